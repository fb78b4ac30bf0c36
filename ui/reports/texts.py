"""What people write for the report: every part with its passages in both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import button, frame
from ui.widgets.notice import Card
from ui.widgets.plain_table import PlainTable
from workstation import words
from workstation.domain.reporting import SLOTS, Fault, Passage

if TYPE_CHECKING:
    from workstation.workflows.reports import YearView


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row: a passage in both languages, or a part that has none (number 0)."""

    slot: str
    number: int
    twins: Mapping[str, Passage]

    @property
    def any(self) -> Passage | None:
        """The passage in one language or the other."""
        return self.twins.get("en") or self.twins.get("fr")


class TextsPane(QWidget):
    """The parts in the order of the report; Enter opens a passage, or begins one.

    Signals:
        edit_requested: part and number of a passage; number 0 begins a new one.
        remove_requested: part and number of a passage.
    """

    edit_requested = Signal(str, int)
    remove_requested = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        self._context = context
        self._rows: list[TextRow] = []
        self._faults: dict[str, Fault] = {}
        self.card = Card(theme, " ", "file-pen-line")
        self.table = PlainTable(
            theme, 4, stretch=1, fonts={0: "cell-strong", 2: "badge"}, most={0: 240, 3: 240}
        )
        self.add_button = button(theme, "", icon="plus")
        self.edit_button = button(theme, "", icon="pen-line")
        self.remove_button = button(theme, "", "quiet", icon="trash-2")
        self._may_write, self._why_not = True, ""
        self._lay_out()
        self.table.cellActivated.connect(lambda row, _column: self._edit(row))
        self.table.currentCellChanged.connect(lambda *_cells: self._show_whether())
        self.add_button.clicked.connect(self._on_add_clicked)
        self.edit_button.clicked.connect(lambda: self._edit(self.table.currentRow()))
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.retranslate()

    @property
    def row(self) -> TextRow | None:
        """The row that is chosen."""
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @property
    def rows(self) -> Sequence[TextRow]:
        """What is listed."""
        return self._rows

    @property
    def markings(self) -> list[str]:
        """The marks of what is shown."""
        return [each.marking for row in self._rows for each in row.twins.values()]

    def show_year(self, found: "YearView") -> None:
        """Show the parts of a year's report; the chosen row stays chosen."""
        self._faults = {
            fault.place: fault
            for version in ("public", "minister")
            for fault in found.faults[version]
        }
        self._rows = _rows_of(found.gathered.passages)
        self._show()

    def set_may_write(self, may: bool, why_not: str) -> None:
        """Whether this officer may write, and if not, why."""
        self._may_write, self._why_not = may, why_not
        self._show_whether()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.card.set_title(self.tr("Texts"))
        self.add_button.setText(self.tr("Add a passage"))
        self.edit_button.setText(self.tr("Edit"))
        self.remove_button.setText(self.tr("Remove"))
        self.table.setAccessibleName(self.tr("Parts of the report and their passages"))
        self.table.set_headers(
            [self.tr("Part"), self.tr("Text"), self.tr("Marking"), self.tr("Public version")]
        )
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        language = self._context.language
        shown = []
        for place, row in enumerate(self._rows):
            first = place == 0 or self._rows[place - 1].slot != row.slot
            said = row.twins.get(language) or row.any
            shown.append(
                (
                    words.label(f"report_slot.{row.slot}", language) if first else "",
                    said.text.replace("\n", " ") if said else self.tr("Nothing written"),
                    said.marking if said else "",
                    self._state(row)[0],
                )
            )
        self.table.set_rows(shown)
        for place, row in enumerate(self._rows):
            text, icon, tone = self._state(row)
            if text:
                self.table.dress_cell(place, 3, icon, tone)
        if self._rows and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self._show_whether()

    def _state(self, row: TextRow) -> tuple[str, str, str]:
        passage = row.any
        if passage is None:
            return "", "", ""
        fault = self._faults.get(f"{row.slot} {row.number}")
        if fault is not None:
            said = words.label(f"report_short.{fault.code.partition('.')[2]}",
                               self._context.language)  # fmt: skip
            return said, "octagon-x", "bad"
        if passage.redacted:
            return self.tr("Taken out"), "eye-off", "warn"
        return self.tr("Shown"), "eye", "ok"

    def _show_whether(self) -> None:
        row = self.row
        filled = row is not None and row.number > 0
        for each, useful in (
            (self.add_button, row is not None),
            (self.edit_button, filled),
            (self.remove_button, filled),
        ):
            each.setEnabled(self._may_write and useful)
            each.setToolTip(self._why_not)

    def _edit(self, place: int) -> None:
        if self._may_write and 0 <= place < len(self._rows):
            self.edit_requested.emit(self._rows[place].slot, self._rows[place].number)

    def _on_add_clicked(self) -> None:
        row = self.row
        if row is not None:
            self.edit_requested.emit(row.slot, 0)

    def _on_remove_clicked(self) -> None:
        row = self.row
        if row is not None and row.number:
            self.remove_requested.emit(row.slot, row.number)

    def _lay_out(self) -> None:
        theme = self._context.theme
        theme.set_spacing(self.card.body, (1, 0, 1, 1), 0)
        self.card.body.addWidget(self.table, 1)
        foot = frame("foot")
        row = QHBoxLayout(foot)
        theme.set_spacing(row, (14, 8, 14, 8), 8)
        row.addWidget(self.add_button)
        row.addWidget(self.edit_button)
        row.addStretch(1)
        row.addWidget(self.remove_button)
        self.card.body.addWidget(foot)
        column = QVBoxLayout(self)
        theme.set_spacing(column)
        column.addWidget(self.card, 1)


def _rows_of(passages: Sequence[Passage]) -> list[TextRow]:
    twins: dict[tuple[str, int], dict[str, Passage]] = {}
    for each in passages:
        twins.setdefault((each.slot, each.number), {})[each.language] = each
    rows: list[TextRow] = []
    for slot in SLOTS:
        numbers = sorted(number for name, number in twins if name == slot)
        rows += [TextRow(slot, number, twins[slot, number]) for number in numbers or ()]
        if not numbers:
            rows.append(TextRow(slot, 0, {}))
    return rows
