"""What two entries for one partner have, field by field and side by side."""

from ui.partners.model import status_words
from ui.shell.context import Context
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.merging import MergePreview, MergeSide

_DIFFERS = 3


class MergeTable(PlainTable):
    """What, the entry that is kept, the one that is merged, and what differs first."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context.theme, 4, stretch=2, fonts={0: "small", 1: "cell-strong"}, most={1: 260}
        )
        self._context = context
        self._countries: dict[str, str] = {}
        self.setAccessibleName(self.tr("What both entries have"))

    def set_countries(self, names: dict[str, str]) -> None:
        """The names of the countries that the entries have, by code."""
        self._countries = names

    def show_preview(self, preview: MergePreview) -> None:
        """Show both sides."""
        kept, merged = preview.kept.partner.id, preview.merged.partner.id
        self.set_headers(
            (
                "",
                self.tr("{entry}, kept").format(entry=kept),
                self.tr("{entry}, merged into it").format(entry=merged),
                "",
            )
        )
        sides = [self._said(side) for side in (preview.kept, preview.merged)]
        rows = [
            (name, left, right, self.tr("differs") if left != right else "")
            for (name, left), (_name, right) in zip(*sides, strict=True)
            if left or right
        ]
        rows.sort(key=lambda row: not row[_DIFFERS])
        self.set_rows(rows)
        for place, row in enumerate(rows):
            if row[_DIFFERS]:
                self.dress_cell(place, _DIFFERS, "git-compare", "accent")

    def _said(self, side: MergeSide) -> list[tuple[str, str]]:
        partner, language = side.partner, self._context.language
        mandate = (words.find(f"mandate.{one}", language) or one for one in partner.mandate)
        return [
            (self.tr("Name"), partner.name),
            (self.tr("Unit"), partner.unit),
            (self.tr("Country"), self._countries.get(partner.country) or self.tr("International")),
            (self.tr("Kind"), words.label(f"partner_kind.{partner.kind.value}", language)),
            (self.tr("Short name"), partner.short_name),
            (self.tr("Other names"), ", ".join(partner.aliases)),
            (self.tr("Mandate"), ", ".join(mandate)),
            (self.tr("Marking"), partner.marking),
            (self.tr("Note"), partner.note),
            (self.tr("Status"), status_words(side.status, language)),
            (self.tr("Entries of the record"), str(side.lines)),
            (self.tr("Open incidents"), str(side.open_incidents)),
            (self.tr("Assurances broken"), str(side.broken)),
            (self.tr("Assessments not closed"), str(side.open_assessments)),
        ]
