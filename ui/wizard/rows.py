"""A table question: one card for each row, added, duplicated and removed by keyboard too."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.parts import button
from ui.wizard.desk import Desk
from ui.wizard.fields import Labeller
from ui.wizard.row_card import Row, RowCard
from workstation.domain.assessment import AnswerValue
from workstation.domain.methodology import Question

OPEN_AT_MOST = 1
"""Tables with more rows begin with all of them closed."""


class RowsField(QWidget):
    """All rows of a table question.

    ``numbered_as_questions`` numbers rows 10.1, 10.2, … where the section has one question.
    """

    answered = Signal(object, str)
    """A person changed the rows: all rows as a value, and the part that changed."""

    def __init__(
        self, desk: Desk, question: Question, labeller: Labeller, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = question
        self._labeller = labeller
        self._rows: list[Row] = []
        self._cards: list[RowCard] = []
        self._is_read_only = False
        self.add = button(desk.theme, "", "link", icon="plus")
        self.add.clicked.connect(self._on_add)
        self._layout = QVBoxLayout(self)
        desk.theme.set_spacing(self._layout, gap=8)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    @property
    def cards(self) -> list[RowCard]:
        """One card for each row."""
        return self._cards

    def set_value(self, value: AnswerValue) -> None:
        """Show rows; cards that stay keep their fields and caret."""
        rows = [dict(r) for r in value if isinstance(r, dict)] if isinstance(value, tuple) else []
        self._rows = rows
        first_time = not self._cards
        while len(self._cards) > len(rows):
            self._drop_card(len(self._cards) - 1)
        while len(self._cards) < len(rows):
            self._make_card()
        self._show_rows()
        if first_time and 0 < len(rows) <= OPEN_AT_MOST:
            self._cards[0].set_open(True)

    def set_name(self, name: str) -> None:
        """Name the table for screen readers."""
        self.setAccessibleName(name)

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open all rows."""
        self._is_read_only = read_only
        self.add.setVisible(not read_only)
        for card in self._cards:
            card.set_read_only(read_only)

    def choose_at(self, index: int) -> bool:
        """A table has no positions."""
        return False

    def focus_first(self) -> None:
        """Focus the first field, or "Add" when there is no row."""
        if self._cards:
            self._cards[0].focus_cell()
        else:
            self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_cell(self, row: int, column: str) -> None:
        """Focus a field of a row, counted from 1."""
        if 0 < row <= len(self._cards):
            self._cards[row - 1].focus_cell(column)
        else:
            self.focus_first()

    def place(self) -> dict[str, Any] | None:
        """The field that has the focus, ``row:column``, with its caret; None when none has."""
        for number, card in enumerate(self._cards, 1):
            for column, cell in card.cells.items():
                if cell.text is not None and cell.text.hasFocus():
                    return {"part": f"{number}:{column}", **cell.text.spot}
        return None

    def restore(self, part: str, place: dict[str, Any]) -> None:
        """Put the caret of a field back."""
        row, _, column = part.partition(":")
        if 0 < int(row) <= len(self._cards):
            cell = self._cards[int(row) - 1].cells.get(column)
            if cell is not None and cell.text is not None:
                cell.text.take_spot(place)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.add.setText(self.tr("Add a row"))
        for card in self._cards:
            card.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _number(self, index: int) -> str:
        section = self._desk.methodology.section_of[self._question.id]
        if len(section.questions) == 1:
            return f"{section.id}.{index + 1}"
        return f"{self._question.id} – {index + 1}"

    def _show_rows(self) -> None:
        for index, (card, row) in enumerate(zip(self._cards, self._rows, strict=True)):
            card.set_row(self._number(index), row)

    def _make_card(self) -> RowCard:
        card = RowCard(self._desk, self._labeller, self._question, self)
        card.set_read_only(self._is_read_only)
        card.edited.connect(lambda column, value: self._on_edited(card, column, value))
        card.duplicate_requested.connect(lambda: self._on_duplicate(card))
        card.remove_requested.connect(lambda: self._on_remove(card))
        self._layout.insertWidget(len(self._cards), card)
        self._cards.append(card)
        return card

    def _drop_card(self, index: int) -> None:
        card = self._cards.pop(index)
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _announce(self, part: str) -> None:
        self.answered.emit(tuple(dict(row) for row in self._rows) or None, part)

    def _on_edited(self, card: RowCard, column: str, value: str) -> None:
        index = self._cards.index(card)
        self._rows[index] = {**self._rows[index], column: value}
        self._announce(f"text:{index}:{column}")

    def _on_add(self) -> None:
        self._insert(len(self._rows), {})

    def _on_duplicate(self, card: RowCard) -> None:
        index = self._cards.index(card)
        self._insert(index + 1, dict(self._rows[index]))

    def _insert(self, index: int, row: Row) -> None:
        self._rows.insert(index, row)
        card = self._make_card()
        self._cards.insert(index, self._cards.pop())
        self._layout.removeWidget(card)
        self._layout.insertWidget(index, card)
        card.show()
        self._show_rows()
        self._announce("value")
        card.focus_cell()

    def _on_remove(self, card: RowCard) -> None:
        index = self._cards.index(card)
        del self._rows[index]
        self._drop_card(index)
        self._show_rows()
        self._announce("value")
        if self._cards:
            self._cards[min(index, len(self._cards) - 1)].toggle.setFocus()
        else:
            self.add.setFocus()
