"""One field of a form: label, help, an input of its kind, and its error line."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.shell.keeping import NAME
from ui.theme.parts import label, picture, plain
from ui.theme.theme import Theme, set_variant
from ui.widgets.autotext import AutoText
from ui.widgets.date_field import DateField
from ui.widgets.edit_steps import hide_text
from ui.widgets.file_field import FileField, KeptFile
from ui.widgets.marked_text import ErrorLine, MarkedText
from ui.widgets.pick_field import PickField, Search

if TYPE_CHECKING:
    from ui.shell.context import Context

Values = dict[str, Any]
"""What was entered, by field id: a string, "yes" or "" for a box, a tuple for several picks."""

_MOST_NUMBER = 9999


class FieldKind(Enum):
    """How a field is entered."""

    LINE = "line"
    TEXT = "text"
    """A text of several lines without a mark of its own."""
    DATE = "date"
    NUMBER = "number"
    """A whole number, at least 1."""
    CHOICE = "choice"
    CHECK = "check"
    MARKED = "marked"
    """A text with its portion mark; its mark is the value ``marking``."""
    MARK = "mark"
    """A text that carries the mark of the whole record."""
    PICK = "pick"
    """One record, looked for by its words."""
    PICKS = "picks"
    """Several records, looked for by their words."""
    FILE = "file"
    """A file that is attached when the form is saved."""
    PATH = "path"
    """A file that is only read."""
    HIDDEN = "hidden"
    """A passphrase, shown as dots."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``choices`` are (id, words). ``repeats`` names another field that must hold the same.
    ``beside`` puts it in the row of the field before it. ``search`` belongs to what is picked,
    whose value is the ids, separated by ";"; ``file`` is what is attached already.
    """

    id: str
    kind: FieldKind
    title: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""
    optional: bool = False
    required: bool = False
    """The form itself asks for it before anything is saved."""
    repeats: str = ""
    errors: tuple[str, ...] = ()
    """Beginnings of error codes that belong here although they name no place."""
    beside: bool = False
    search: Search | None = None
    file: KeptFile | None = None

    @property
    def words(self) -> str:
        """The value as a person reads it."""
        if self.kind is FieldKind.CHOICE:
            return dict(self.choices).get(self.value, self.value)
        return self.value


class FormLine(QWidget):
    """Label, help, one input and its error line."""

    def __init__(
        self, context: "Context", field: Field, values: Callable[[], Values], *, read_only: bool
    ) -> None:
        super().__init__()
        self.field = field
        self.setProperty(NAME, field.id)
        self.input = _make_input(context, field, values, read_only=read_only)
        self.error = ErrorLine(context.theme, self)
        layout = QVBoxLayout(self)
        context.theme.set_spacing(layout, gap=4)
        if not isinstance(self.input, MarkedText | QCheckBox):
            layout.addLayout(self._title(context.theme, read_only=read_only))
        self.help = label(field.help, "help", wrap=True)
        self.help.setVisible(bool(field.help) and not read_only)
        layout.addWidget(self.help)
        layout.addWidget(self.input)
        layout.addWidget(self.error)
        layout.addStretch(1)
        self._name(field)
        self.setFocusProxy(self.input)
        self._clear_while_typing()

    def say(self, text: str, tone: str) -> None:
        """Change the help, for example to say how strong a passphrase is."""
        self.help.setText(text)
        self.help.setVisible(bool(text))
        set_variant(self.help, tone=tone)

    def values(self) -> Values:
        """What stands in the field."""
        own, id_ = self.input, self.field.id
        if isinstance(own, MarkedText):
            text = own.text if self.field.kind is FieldKind.MARK else own.text.strip()
            return {id_: text, "marking": own.mark}
        if isinstance(own, PickField):
            picked = own.ids
            if self.field.kind is FieldKind.PICKS:
                return {id_: picked}
            return {id_: picked[-1] if picked else ""}
        if isinstance(own, QSpinBox):
            return {id_: own.value()}
        return {id_: self._text()}

    def _text(self) -> str:
        own = self.input
        if isinstance(own, QCheckBox):
            return "yes" if own.isChecked() else ""
        if isinstance(own, QComboBox):
            return str(own.currentData() or "")
        if isinstance(own, DateField):
            return own.line.text().strip()
        if isinstance(own, AutoText):
            return own.toPlainText().strip()
        if isinstance(own, FileField):
            return own.chosen
        assert isinstance(own, QLineEdit)
        return own.text() if self.field.kind is FieldKind.HIDDEN else own.text().strip()

    def set_error(self, words: str) -> None:
        """Show what to do under the field, or nothing."""
        own = self.input
        if isinstance(own, MarkedText):
            own.set_error(words)
            return
        self.error.set_text(words)
        shown = own.line if isinstance(own, DateField | PickField) else own
        shown.setAccessibleDescription(words or self.field.help)
        if (shown.property("state") or "") != ("error" if words else ""):
            set_variant(shown, state="error" if words else "")

    def _title(self, theme: Theme, *, read_only: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.set_spacing(row, gap=6)
        title = label(self.field.title, "field")
        title.setBuddy(self.input)
        row.addWidget(title)
        if read_only:
            row.addWidget(picture(theme, "lock", "text3", 14))
        row.addStretch(1)
        return row

    def _name(self, field: Field) -> None:
        own = self.input
        if isinstance(own, DateField):
            own.set_name(field.title)
            own.line.setAccessibleDescription(field.help)
        elif isinstance(own, PickField | FileField):
            own.set_name(field.title)
        elif not isinstance(own, MarkedText):
            own.setAccessibleName(field.title)
            own.setAccessibleDescription(field.help)

    def _clear_while_typing(self) -> None:
        own = self.input
        if isinstance(own, MarkedText):
            own.marked.connect(lambda _mark: self.set_error(""))
        elif isinstance(own, DateField):
            own.line.textChanged.connect(lambda _text: self.set_error(""))
        elif isinstance(own, QComboBox):
            own.currentIndexChanged.connect(lambda _index: self.set_error(""))
        elif isinstance(own, QLineEdit):
            own.textEdited.connect(lambda _text: self.set_error(""))
        elif isinstance(own, AutoText):
            own.typed.connect(lambda _text: self.set_error(""))
        elif isinstance(own, PickField | FileField):
            own.changed.connect(lambda: self.set_error(""))


def _make_input(
    context: "Context", field: Field, values: Callable[[], Values], *, read_only: bool
) -> QWidget:
    if read_only and field.kind not in (FieldKind.MARKED, FieldKind.MARK, FieldKind.FILE):
        return _read_only(field)
    match field.kind:
        case FieldKind.MARKED | FieldKind.MARK:
            return _marked(context.theme, field, read_only=read_only)
        case FieldKind.PICK | FieldKind.PICKS:
            assert field.search is not None
            several = field.kind is FieldKind.PICKS
            return PickField(context.theme, field.search, values, field.value, several=several)
        case FieldKind.FILE:
            return FileField(context.theme, field.file, read_only=read_only)
        case FieldKind.PATH:
            return FileField(context.theme, is_attached=False)
        case _:
            return _plain_input(context.theme, field)


def _plain_input(theme: Theme, field: Field) -> QWidget:
    match field.kind:
        case FieldKind.CHECK:
            box = QCheckBox(field.title)
            box.setChecked(field.value == "yes")
            return box
        case FieldKind.CHOICE:
            return _combo(field)
        case FieldKind.DATE:
            date = DateField(theme)
            date.set_date(field.value)
            return date
        case FieldKind.NUMBER:
            number = QSpinBox()
            number.setRange(1, _MOST_NUMBER)
            number.setValue(int(field.value or 1))
            number.lineEdit().setTextMargins(theme.px(9), 0, 0, 0)
            return number
        case FieldKind.TEXT:
            text = AutoText(least_lines=1)
            text.set_text(field.value)
            return text
        case _:
            line = QLineEdit(field.value)
            if field.kind is FieldKind.HIDDEN:
                hide_text(line)
            return line


def _combo(field: Field) -> QComboBox:
    combo = QComboBox()
    if field.optional:
        combo.addItem("", "")
    for choice_id, words in field.choices:
        combo.addItem(words, choice_id)
    combo.setCurrentIndex(max(combo.findData(field.value), 0))
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(8)
    return combo


def _marked(theme: Theme, field: Field, *, read_only: bool) -> MarkedText:
    marked = MarkedText(theme, field.title)
    marked.set_text(field.value)
    if read_only:
        marked.set_read_only(True)
    return marked


def _read_only(field: Field) -> QWidget:
    """The words of a field that cannot be changed; they can be read and copied."""
    if field.kind is FieldKind.TEXT:
        text = AutoText(least_lines=1)
        text.set_text(field.words)
        text.setReadOnly(True)
        return text
    if field.kind is FieldKind.CHECK:
        box = QCheckBox(field.title)
        box.setChecked(field.value == "yes")
        box.setEnabled(False)
        return box
    line = QLineEdit(field.words.replace(";", ", "))
    line.setReadOnly(True)
    line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    line.setCursorPosition(0)
    return line


def in_rows(theme: Theme, lines: list[FormLine]) -> list[QWidget]:
    """The lines as rows: those that stand beside another share its row."""
    rows: list[QWidget] = []
    together: list[FormLine] = []
    for line in lines:
        if not line.field.beside and together:
            rows.append(_row(theme, together))
            together = []
        together.append(line)
    if together:
        rows.append(_row(theme, together))
    return rows


def _row(theme: Theme, lines: list[FormLine]) -> QWidget:
    if len(lines) == 1:
        return lines[0]
    row = plain()
    across = QHBoxLayout(row)
    theme.set_spacing(across, gap=16)
    for line in lines:
        across.addWidget(line, 1)
    return row
