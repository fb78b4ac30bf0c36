"""A form that enters one thing into the record: fields in, values out, errors at their field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.errors import sentence
from ui.shell.context import Context
from ui.theme.parts import button, label, plain
from ui.theme.theme import set_variant
from ui.widgets.marked_text import ErrorLine, MarkedText
from workstation.domain.error import UserError

Values = dict[str, Any]
"""What was entered, by field id: strings, and "yes" or "" for a box."""
Save = Callable[[Values, Callable[[], None], Callable[[UserError], None]], None]
"""Takes the values, what to call when it is saved, and what to call with an error."""


class FieldKind(Enum):
    """How a field is entered."""

    LINE = "line"
    DATE = "date"
    CHOICE = "choice"
    CHECK = "check"
    MARKED = "marked"
    """A text with its portion mark; its mark is the value ``marking``."""
    MARK = "mark"
    """A line that carries the mark of the whole record."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. ``choices`` are (id, words)."""

    id: str
    kind: FieldKind
    title: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""
    optional: bool = False


class _Line(QWidget):
    """Label, help, one input and its error line."""

    def __init__(self, context: Context, field: Field) -> None:
        super().__init__()
        self.field = field
        self.input = _make_input(context, field)
        self.error = ErrorLine(context.theme, self)
        layout = QVBoxLayout(self)
        context.theme.set_spacing(layout, gap=4)
        if field.kind not in (FieldKind.MARKED, FieldKind.MARK, FieldKind.CHECK):
            title = label(field.title, "field")
            title.setBuddy(self.input)
            layout.addWidget(title)
        if field.help:
            layout.addWidget(label(field.help, "help", wrap=True))
        layout.addWidget(self.input)
        layout.addWidget(self.error)
        self.input.setAccessibleName(field.title)
        self.input.setAccessibleDescription(field.help)
        self.setFocusProxy(self.input)

    def values(self) -> Values:
        """What stands in the field."""
        own = self.input
        if isinstance(own, MarkedText):
            if self.field.kind is FieldKind.MARK:
                return {self.field.id: own.text, "marking": own.mark}
            return {self.field.id: own.text.strip(), "marking": own.mark}
        if isinstance(own, QCheckBox):
            return {self.field.id: "yes" if own.isChecked() else ""}
        if isinstance(own, QComboBox):
            return {self.field.id: str(own.currentData() or "")}
        assert isinstance(own, QLineEdit)
        return {self.field.id: own.text().strip()}

    def set_error(self, words: str) -> None:
        """Show what to do under the field, or nothing."""
        self.error.set_text(words)
        if not isinstance(self.input, MarkedText):
            set_variant(self.input, state="error" if words else "")


def _make_input(context: Context, field: Field) -> QWidget:
    if field.kind in (FieldKind.MARKED, FieldKind.MARK):
        marked = MarkedText(context.theme, field.title)
        marked.set_text(field.value)
        return marked
    if field.kind is FieldKind.CHECK:
        box = QCheckBox(field.title)
        box.setChecked(field.value == "yes")
        return box
    if field.kind is FieldKind.CHOICE:
        combo = QComboBox()
        if field.optional:
            combo.addItem("", "")
        for choice_id, words in field.choices:
            combo.addItem(words, choice_id)
        combo.setCurrentIndex(max(combo.findData(field.value), 0))
        return combo
    line = QLineEdit(field.value)
    if field.kind is FieldKind.DATE:
        line.setInputMask("")
        line.setPlaceholderText("YYYY-MM-DD")
        line.setMaxLength(10)
    return line


class RecordDialog(QDialog):
    """Enters one record. Escape asks nothing when nothing was typed."""

    def __init__(
        self,
        context: Context,
        title: str,
        fields: Sequence[Field],
        save: Save,
        *,
        verb: str,
        marking: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._save = save
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.lines = {field.id: _Line(context, field) for field in fields}
        for line in self.lines.values():
            if isinstance(line.input, MarkedText) and marking:
                line.input.set_mark(marking)
        self.general = ErrorLine(context.theme, self)
        self.save_button = button(context.theme, verb, "primary")
        self.cancel_button = button(context.theme, self.tr("Cancel"))
        self.save_button.clicked.connect(self._on_save_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.setDefault(True)
        self._lay_out(title)
        self._before = self.values()
        first = next(iter(self.lines.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> Values:
        """Everything entered, by field id."""
        gathered: Values = {}
        for line in self.lines.values():
            gathered.update(line.values())
        return gathered

    def show_error(self, problem: UserError) -> None:
        """Show an error at its field, or above the buttons."""
        self.save_button.setEnabled(True)
        words = sentence(problem, self._context.language)
        line = self.lines.get(problem.place or "")
        if line is None and problem.place == "marking":
            line = next(
                (one for one in self.lines.values() if isinstance(one.input, MarkedText)), None
            )
        if line is None:
            self.general.set_text(words)
            return
        line.set_error(words)
        line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save_clicked(self) -> None:
        self.general.set_text("")
        for line in self.lines.values():
            line.set_error("")
        self.save_button.setEnabled(False)
        self._save(self.values(), self.accept, self.show_error)

    def _lay_out(self, title: str) -> None:
        theme = self._context.theme
        body = plain()
        column = QVBoxLayout(body)
        theme.set_spacing(column, (20, 12, 20, 12), 12)
        for line in self.lines.values():
            column.addWidget(line)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, (20, 0, 20, 16), 8)
        buttons.addWidget(self.general, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        head = QHBoxLayout()
        theme.set_spacing(head, (20, 16, 20, 4))
        head.addWidget(label(title, "section"))
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addLayout(head)
        outer.addWidget(scroll, 1)
        outer.addLayout(buttons)
        theme.set_width(self, 560)
        height = min(body.sizeHint().height() + theme.px(140), theme.px(640))
        self.resize(theme.px(600), height)

    @property
    def is_changed(self) -> bool:
        """Whether anything was entered since the form opened."""
        return self.values() != self._before
