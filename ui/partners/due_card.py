"""What is due about a partner: late first, each with the way to do it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from ui.partners.look import days_until, due_look
from ui.partners.rows import clear, link
from ui.shell.context import Context
from ui.theme.parts import button, frame, label, plain
from ui.widgets.badge import Badge
from ui.widgets.notice import Card
from workstation import words
from workstation.domain.register import Dossier, DueItem, DueKind

_FIRST = 2
_MOST_LETTERS = 90


class DueCard(Card):
    """Checks, reviews, refreshes, notices and citations that are owed; hidden when there are none.

    Signals:
        chosen: a person wants to do something about one; carries a ``DueItem``.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, " ", "calendar-clock")
        self._context = context
        self._shows_all = False
        self._items: tuple[DueItem, ...] = ()
        context.theme.set_spacing(self.body, (0, 0, 0, 0), 0)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is due for one partner."""
        self._items = dossier.due
        self.setVisible(bool(self._items))
        self.set_title(self.tr("What is due"), str(len(self._items)))
        self._fill()

    def _fill(self) -> None:
        clear(self.body)
        shown = self._items if self._shows_all else self._items[:_FIRST]
        for item in shown:
            self._add(item)
        if len(self._items) > _FIRST:
            row = plain()
            line = QHBoxLayout(row)
            self._context.theme.set_spacing(line, (10, 4, 14, 6))
            text = self.tr("Show fewer") if self._shows_all else self.tr("Show all")
            line.addWidget(link(self._context.theme, text, text, self._turn))
            line.addStretch(1)
            self.body.addWidget(row)

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _add(self, item: DueItem) -> None:
        theme, language = self._context.theme, self._context.language
        row = frame("row" if self.body.count() else "plain")
        grid = QGridLayout(row)
        theme.set_spacing(grid, (14, 7, 14, 7), 8, 4)
        grid.setColumnStretch(0, 1)
        kind = words.label(f"due.{item.kind.value}", language)
        grid.addWidget(label(kind, "cell-strong", wrap=True), 0, 0)
        title = f"{item.marking} {item.title}".strip()
        known = " · ".join(filter(None, (shortened(title), item.subject)))
        said = label(known, "cell", wrap=True)
        said.setToolTip(title)
        grid.addWidget(said, 1, 0)
        days = days_until(item.due, self._context.clock().date())
        look = due_look(days)
        badge = Badge(theme, self._when(item, days), look.tone, look.icon)
        grid.addWidget(badge, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        verb = self._verb(item.kind)
        act = button(theme, verb, density="small")
        act.setAccessibleName(f"{verb}: {item.subject}")
        act.setToolTip(title)
        act.clicked.connect(lambda _on=False: self.chosen.emit(item))
        grid.addWidget(act, 1, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(row)

    def _when(self, item: DueItem, days: int) -> str:
        if item.kind is DueKind.INCIDENT_CITATION:
            return self.tr("Owed now")
        if days < 0:
            return self.tr("%n day(s) late", "", -days)
        return self.tr("In %n day(s)", "", days) if days <= 30 else item.due

    def _verb(self, kind: DueKind) -> str:
        return {
            DueKind.ASSURANCE_CHECK: self.tr("Record a check"),
            DueKind.ASSURANCE_EXPIRY: self.tr("Renew"),
            DueKind.ARRANGEMENT_REVIEW: self.tr("Review"),
            DueKind.AGREEMENT_REVIEW: self.tr("Review"),
            DueKind.SOURCE_REFRESH: self.tr("Refresh"),
            DueKind.INCIDENT_CITATION: self.tr("Cite a source"),
        }.get(kind, self.tr("Open"))


def shortened(text: str) -> str:
    """The beginning of a long text, cut between words; the button opens the whole."""
    if len(text) <= _MOST_LETTERS:
        return text
    return text[:_MOST_LETTERS].rsplit(" ", 1)[0] + " …"
