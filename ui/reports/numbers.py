"""The numbers of a year, and what the chosen one counts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import button
from ui.widgets.notice import Card, EmptyState
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.reporting import ANNEX, UNMARKED_PUBLIC, NumberMark
from workstation.domain.statistics import GROUPS, PARTS, Behind, Closed, Figure

if TYPE_CHECKING:
    from workstation.workflows.reports import Gathered

_WITHIN = "\u2003"
_FIGURE_SPACE = "\u2007"


class NumbersPane(QWidget):
    """Every number under its head, zero or not; choosing one lists what it counts.

    Signals:
        mark_requested: the id of a number whose marking is to be set.
        opened: what is behind a number was opened, as a ``Behind``.
    """

    mark_requested = Signal(str)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self._gathered: Gathered | None = None
        self._figures: list[Figure] = []
        self._listed: Sequence[Behind] = ()
        self._wanted = ""
        self.card = Card(theme, " ", "chart-column")
        self.mark_button = button(theme, "", icon="eye-off")
        self.table = PlainTable(
            theme, 4, stretch=1, fonts={0: "cell-strong", 2: "mono", 3: "badge"}, most={0: 212}
        )
        self.behind_card = Card(theme, " ", "list")
        self.behind_table = PlainTable(
            theme, 4, stretch=3, fonts={0: "mono", 1: "mono"}, most={2: 230}
        )
        self.behind_empty = EmptyState(theme, "list")
        self._lay_out()
        self.table.currentCellChanged.connect(self._on_current_changed)
        self.behind_table.cellActivated.connect(lambda row, _column: self._open(row))
        self.mark_button.clicked.connect(self._on_mark_clicked)
        self.retranslate()

    @property
    def figure(self) -> str:
        """The id of the number that is chosen, or nothing."""
        row = self.table.currentRow()
        return self._figures[row].id if 0 <= row < len(self._figures) else ""

    @property
    def markings(self) -> list[str]:
        """The marks of what is shown."""
        found = self._gathered
        if found is None:
            return []
        cases = self._cases
        shown = [cases[each.subject].marking for each in self._listed if each.subject in cases]
        partners = [found.partners[each.partner][1] for each in self._listed
                    if each.partner in found.partners]  # fmt: skip
        return [*(mark.marking for mark in found.marks.values()), *shown, *partners]

    def show_year(self, found: "Gathered") -> None:
        """Show the numbers of a year; the chosen number stays chosen."""
        chosen, self._wanted = self._wanted or self.figure, ""
        self._gathered = found
        counted = [figure for group, _ in GROUPS for figure in found.statistics.group(group)]
        self._figures = [*counted, Figure(ANNEX)]
        self._show()
        self.choose(chosen or self._figures[0].id)

    def choose(self, figure: str) -> None:
        """Choose a number by its id, now or as soon as the year was read."""
        if not self._figures:
            self._wanted = figure
        for row, each in enumerate(self._figures):
            if each.id == figure:
                self.table.setCurrentCell(row, 0)
                self._show_behind(each)

    def set_may_write(self, may: bool, why_not: str) -> None:
        """Whether this officer may set a mark, and if not, why."""
        self.mark_button.setEnabled(may)
        self.mark_button.setToolTip(why_not)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.card.set_title(self.tr("Numbers"))
        self.mark_button.setText(self.tr("Mark this number"))
        self.table.setAccessibleName(self.tr("Numbers of the year"))
        self.table.set_headers(
            [self.tr("Head"), self.tr("What is counted"), self.tr("Number"), self.tr("Marking")]
        )
        self.behind_table.setAccessibleName(self.tr("What the chosen number counts"))
        self.behind_table.set_headers(
            [self.tr("Counts"), self.tr("File"), self.tr("Partner"), self.tr("Subject")]
        )
        self.behind_empty.set_words(
            self.tr("This number is 0"), self.tr("What it counts is listed here, to be opened.")
        )
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def _cases(self) -> dict[str, Closed]:
        found = self._gathered
        return {each.assessment: each for each in found.statistics.cases} if found else {}

    def _show(self) -> None:
        found = self._gathered
        if found is None:
            return
        language = self._context.language
        heads = {
            figures[0].id: words.label(f"report_group.{group}", language)
            for group, _ in GROUPS
            if (figures := found.statistics.group(group))
        }
        wide = max(len(self._number(each.count)) for each in self._figures)
        self.table.set_rows(
            [
                (
                    heads.get(each.id, ""),
                    self._name(each),
                    self._number(each.count).rjust(wide, _FIGURE_SPACE) if each.id != ANNEX else "",
                    self._marking(found.marks.get(each.id)),
                )
                for each in self._figures
            ]
        )
        row = self.table.currentRow()
        if 0 <= row < len(self._figures):
            self._show_behind(self._figures[row])

    def _name(self, figure: Figure) -> str:
        name = words.find(f"report_figure.{figure.id}", self._context.language) or figure.id
        within = figure.id in PARTS or figure.id.startswith("notice.")
        return f"{_WITHIN}{name}" if within else name

    def _number(self, count: int) -> str:
        separator = "\u202f" if self._context.language == "fr" else ","
        return f"{count:,}".replace(",", separator)

    def _marking(self, mark: NumberMark | None) -> str:
        if mark is None:
            return UNMARKED_PUBLIC
        if not mark.redacted:
            return mark.marking
        return self.tr("{marking}, not public").format(marking=mark.marking)

    def _show_behind(self, figure: Figure) -> None:
        found, cases = self._gathered, self._cases
        if found is None:
            return
        self._listed = figure.behind
        name = self._name(figure).strip()
        self.behind_card.set_title(name, self._number(figure.count))
        rows = []
        for each in figure.behind:
            case = cases.get(each.subject)
            partner, marking = found.partners.get(each.partner, ("", ""))
            subject = f"{case.marking} {case.title}".strip() if case else ""
            rows.append((each.key, each.subject, f"{marking} {partner}".strip(), subject))
        self.behind_table.set_rows(rows)
        if rows:
            self.behind_table.setCurrentCell(0, 0)
        self.behind_table.setVisible(bool(rows))
        self.behind_empty.setVisible(not rows)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self.opened.emit(self._listed[row])

    def _on_current_changed(self, row: int, _column: int, before: int, _was: int) -> None:
        if row != before and 0 <= row < len(self._figures):
            self._show_behind(self._figures[row])

    def _on_mark_clicked(self) -> None:
        if self.figure:
            self.mark_requested.emit(self.figure)

    def _lay_out(self) -> None:
        theme = self._context.theme
        theme.set_height(self.card.head, 50)
        self.card.head_layout.addWidget(self.mark_button)
        for card, parts in (
            (self.card, (self.table,)),
            (self.behind_card, (self.behind_table, self.behind_empty)),
        ):
            theme.set_spacing(card.body, (1, 0, 1, 1), 0)
            for part in parts:
                card.body.addWidget(part, 1)
        column = QVBoxLayout(self)
        theme.set_spacing(column, gap=16)
        column.addWidget(self.card, 3)
        column.addWidget(self.behind_card, 2)
