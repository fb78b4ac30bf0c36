"""One row of a table question as a card: a line that sums it up, and its fields."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.parts import button, icon_button, label, plain, rename
from ui.widgets.autotext import AutoText
from ui.widgets.edit_steps import LEFT_TO_PAGE
from ui.widgets.marked_text import ErrorLine
from ui.wizard.desk import Desk
from ui.wizard.fields import AnswerField, ComboField, Labeller, SegmentField, make_field
from workstation.domain.methodology import Column, Question, QuestionKind

WIDE = 520
"""From this width on, fields stand in two columns."""
COMBO_LETTERS = 14
Row = dict[str, str]


class Cell(QWidget):
    """One field of a row with its label above it."""

    changed = Signal(str)
    """A person changed the field; carries its value."""

    def __init__(self, desk: Desk, labeller: Labeller, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.column = column
        self._title = label("", "field", wrap=True)
        self.error = ErrorLine(desk.theme, self)
        self.text: AutoText | None = None
        self.field: AnswerField | None = None
        layout = QVBoxLayout(self)
        desk.theme.set_spacing(layout, gap=4)
        layout.addWidget(self._title)
        if column.kind is QuestionKind.TEXT:
            self.text = AutoText(self, least_lines=1)
            self.text.setProperty(LEFT_TO_PAGE, True)
            self.text.typed.connect(self.changed)
            self.text.left.connect(desk.autosave.flush)
            layout.addWidget(self.text)
        else:
            self.field = self._make_field(labeller)
            self.field.answered.connect(lambda value: self.changed.emit(value or ""))
            layout.addWidget(self.field)
        layout.addWidget(self.error)
        layout.addStretch(1)
        self.retranslate()

    @property
    def is_wide(self) -> bool:
        """Whether the field needs the whole width."""
        return self.column.kind is QuestionKind.TEXT and self.column.id in {"description", "note"}

    def set_value(self, value: str) -> None:
        """Show a value."""
        if self.text is not None:
            self.text.set_text(value)
        elif self.field is not None:
            self.field.set_value(value)

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open the field."""
        if self.text is not None:
            self.text.setReadOnly(read_only)
        elif self.field is not None:
            self.field.set_read_only(read_only)

    def focus_first(self) -> None:
        """Focus the field."""
        if self.text is not None:
            self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.field is not None:
            self.field.focus_first()

    def retranslate(self) -> None:
        """Put the label in the language in force."""
        words = self._desk.words(self.column.label)
        self._title.setText(words)
        if self.text is not None:
            self.text.setAccessibleName(words)
        elif self.field is not None:
            self.field.retranslate()
            self.field.set_name(words)

    def _make_field(self, labeller: Labeller) -> AnswerField:
        column = self.column
        if column.kind is QuestionKind.ANSWER:
            return SegmentField(lambda: labeller.answers(with_na=False), self)
        if column.kind is QuestionKind.SCALE:
            return SegmentField(lambda: labeller.scale(column.scale, numbers_only=True), self)
        if column.kind is QuestionKind.CHOICE:
            combo = ComboField(lambda: labeller.choices(column.choices), self)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            combo.setMinimumContentsLength(COMBO_LETTERS)
            return combo
        made = make_field(
            self._desk,
            labeller,
            column.kind,
            column.choices,
            column.scale,
            allow_unable=False,
            parent=self,
        )
        assert made is not None
        return made


class RowCard(QFrame):
    """One row: number and summary on a line that opens it, then its fields.

    The fields are made when the card is first opened.
    """

    edited = Signal(str, str)
    """A person changed a field: column id and value."""
    duplicate_requested = Signal()
    """A person wants a second row like this."""
    remove_requested = Signal()
    """A person wants this row gone."""
    opened = Signal()
    """The card was opened or closed."""

    def __init__(
        self, desk: Desk, labeller: Labeller, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "box")
        self._desk = desk
        self._labeller = labeller
        self._question = question
        self._row: Row = {}
        self._number = ""
        self._is_read_only = False
        self._cells: dict[str, Cell] = {}
        self._body: QWidget | None = None
        self._grid: QGridLayout | None = None
        self._columns = 0
        self.toggle = button(desk.theme, "", "link")
        self.toggle.clicked.connect(lambda: self.set_open(not self.is_open))
        self._summary = label("", "help")
        self.duplicate = icon_button(desk.theme, "copy", "")
        self.duplicate.clicked.connect(self.duplicate_requested)
        self.remove = icon_button(desk.theme, "trash-2", "")
        self.remove.clicked.connect(self.remove_requested)
        head = QHBoxLayout()
        desk.theme.set_spacing(head, (8, 4, 8, 4), 8)
        head.addWidget(self.toggle)
        head.addWidget(self._summary, 1)
        head.addWidget(self.duplicate)
        head.addWidget(self.remove)
        self._layout = QVBoxLayout(self)
        desk.theme.set_spacing(self._layout)
        self._layout.addLayout(head)
        self._dress_toggle()
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return self._body is not None and not self._body.isHidden()

    @property
    def cells(self) -> dict[str, Cell]:
        """The fields by column id; empty until the card is opened."""
        return self._cells

    def set_open(self, is_open: bool) -> None:
        """Show or hide the fields."""
        if is_open and self._body is None:
            self._make_body()
        if self._body is not None:
            self._body.setVisible(is_open)
        self._dress_toggle()
        self.opened.emit()

    def set_row(self, number: str, row: Row) -> None:
        """Show a row."""
        self._number = number
        self._row = row
        for column_id, cell in self._cells.items():
            cell.set_value(row.get(column_id, ""))
        self.retranslate_head()

    def set_read_only(self, read_only: bool) -> None:
        """Lock or open the fields."""
        self._is_read_only = read_only
        for tool in (self.duplicate, self.remove):
            tool.setVisible(not read_only)
        for cell in self._cells.values():
            cell.set_read_only(read_only)

    def focus_cell(self, column: str = "") -> None:
        """Open the card and focus a field, the first by default."""
        self.set_open(True)
        cell = self._cells.get(column) or next(iter(self._cells.values()))
        cell.focus_first()

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        rename(self.duplicate, self.tr("Duplicate this row"))
        rename(self.remove, self.tr("Remove this row"))
        for cell in self._cells.values():
            cell.retranslate()
        self.retranslate_head()

    def retranslate_head(self) -> None:
        """Put number and summary in the language in force."""
        self.toggle.setText(self._number)
        summary = self._sum_up()
        self._summary.setText(summary)
        self.toggle.setAccessibleName(
            self.tr("Row {number}: {summary}").format(number=self._number, summary=summary)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: object) -> None:
        """Two columns of fields where there is room."""
        self._arrange()

    def _make_body(self) -> None:
        self._body = plain()
        self._grid = QGridLayout(self._body)
        self._desk.theme.set_spacing(self._grid, (12, 4, 12, 12), 16, 10)
        for column in self._question.columns:
            cell = Cell(self._desk, self._labeller, column, self._body)
            cell.set_value(self._row.get(column.id, ""))
            cell.set_read_only(self._is_read_only)
            cell.changed.connect(lambda value, c=column.id: self._on_changed(c, value))
            self._cells[column.id] = cell
        self._layout.addWidget(self._body)
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        if self._grid is None:
            return
        columns = 2 if self.width() >= self._desk.theme.px(WIDE) else 1
        if columns == self._columns:
            return
        self._columns = columns
        row = place = 0
        for cell in self._cells.values():
            wide = cell.is_wide or columns == 1
            if wide and place:
                row, place = row + 1, 0
            self._grid.addWidget(cell, row, place, 1, 2 if wide else 1)
            place = 0 if wide else place + 1
            if place in (0, 2):
                row, place = row + 1, 0
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _on_changed(self, column: str, value: str) -> None:
        self._row = {**self._row, column: value}
        self.retranslate_head()
        self.edited.emit(column, value)

    def _sum_up(self) -> str:
        """The first filled fields in words."""
        parts = []
        for column in self._question.columns:
            value = self._row.get(column.id, "").strip()
            if value and column.kind in (QuestionKind.TEXT, QuestionKind.CHOICE):
                parts.append(self._in_words(column, value))
            if len(parts) == 2:
                break
        return " · ".join(parts) or self.tr("Empty")

    def _in_words(self, column: Column, value: str) -> str:
        for choice in column.choices:
            if choice.id == value:
                return self._desk.words(choice.short or choice.label)
        return value.splitlines()[0]

    def _dress_toggle(self) -> None:
        icon = "chevron-down" if self.is_open else "chevron-right"
        self._desk.theme.set_icon(self.toggle, icon, "text2", 14)
