"""A form that enters one thing into the record: fields in, values out, errors at their field."""

from collections.abc import Callable, Sequence
from copy import copy
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
from ui.shell.keeping import NAME
from ui.theme.parts import button, label, plain
from ui.theme.theme import set_variant
from ui.widgets.date_field import DateField
from ui.widgets.edit_steps import hide_text
from ui.widgets.marked_text import ErrorLine, MarkedText
from ui.widgets.notice import Notice
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
    """A text that carries the mark of the whole record."""
    HIDDEN = "hidden"
    """A passphrase, shown as dots."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``choices`` are (id, words). ``repeats`` names another field that must hold the same.
    """

    id: str
    kind: FieldKind
    title: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""
    optional: bool = False
    repeats: str = ""
    errors: tuple[str, ...] = ()
    """Beginnings of error codes that belong here although they name no place."""


class _Line(QWidget):
    """Label, help, one input and its error line."""

    def __init__(self, context: Context, field: Field) -> None:
        super().__init__()
        self.field = field
        self.setProperty(NAME, field.id)
        self.input = _make_input(context, field)
        self.error = ErrorLine(context.theme, self)
        layout = QVBoxLayout(self)
        context.theme.set_spacing(layout, gap=4)
        if field.kind not in (FieldKind.MARKED, FieldKind.MARK, FieldKind.CHECK):
            title = label(field.title, "field")
            title.setBuddy(self.input)
            layout.addWidget(title)
        self.help = label(field.help, "help", wrap=True)
        self.help.setVisible(bool(field.help))
        layout.addWidget(self.help)
        layout.addWidget(self.input)
        layout.addWidget(self.error)
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
        own = self.input
        if isinstance(own, MarkedText):
            if self.field.kind is FieldKind.MARK:
                return {self.field.id: own.text, "marking": own.mark}
            return {self.field.id: own.text.strip(), "marking": own.mark}
        if isinstance(own, QCheckBox):
            return {self.field.id: "yes" if own.isChecked() else ""}
        if isinstance(own, QComboBox):
            return {self.field.id: str(own.currentData() or "")}
        if isinstance(own, DateField):
            return {self.field.id: own.line.text().strip()}
        assert isinstance(own, QLineEdit)
        text = own.text()
        return {self.field.id: text if self.field.kind is FieldKind.HIDDEN else text.strip()}

    def set_error(self, words: str) -> None:
        """Show what to do under the field, or nothing."""
        own = self.input
        if isinstance(own, MarkedText):
            own.set_error(words)
            return
        self.error.set_text(words)
        shown = own.line if isinstance(own, DateField) else own
        shown.setAccessibleDescription(words or self.field.help)
        if (shown.property("state") or "") != ("error" if words else ""):
            set_variant(shown, state="error" if words else "")

    def _name(self, field: Field) -> None:
        own = self.input
        if isinstance(own, DateField):
            own.set_name(field.title)
            own.line.setAccessibleDescription(field.help)
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
    if field.kind is FieldKind.DATE:
        date = DateField(context.theme)
        date.set_date(field.value)
        return date
    line = QLineEdit(field.value)
    if field.kind is FieldKind.HIDDEN:
        hide_text(line)
    return line


class RecordDialog(QDialog):
    """Enters one record.

    Closing it asks once more when something was typed; a field's error stands at the field.
    """

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
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._save = save
        self._is_warned = False
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.lines = {field.id: _Line(context, field) for field in fields}
        for line in self.lines.values():
            if isinstance(line.input, MarkedText) and marking:
                line.input.set_mark(marking)
        self.general = ErrorLine(context.theme, self)
        self.warning = Notice(context.theme, "warn", self.tr("What you typed is not saved."))
        self.warning.hide()
        self.save_button = button(context.theme, verb, "primary")
        self.cancel_button = button(context.theme, self.tr("Cancel"))
        self.save_button.clicked.connect(self._on_save_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.setDefault(True)
        context.shortcuts.add(
            self, ["Ctrl+Return", "Ctrl+Enter"], lambda: verb, self.save_button.click,
            button=self.save_button,
        )  # fmt: skip
        context.shortcuts.add(
            self, "Ctrl+M", lambda: self.tr("Marking of the text"), self._toggle_marking
        )
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

    def take_as_unchanged(self, id_: str) -> None:
        """What stands in a field now was put there by the program, not typed."""
        self._before.update(self.lines[id_].values())

    def clear_secret(self, id_: str) -> None:
        """Take a passphrase or a PIN out of its field."""
        own = self.lines[id_].input
        if isinstance(own, QLineEdit):
            own.clear()

    def reject(self) -> None:
        """Close; what was typed is given up only at the second asking."""
        if self.is_changed and not self._is_warned:
            self._is_warned = True
            self.warning.show()
            self.cancel_button.setText(self.tr("Discard it"))
            set_variant(self.cancel_button, kind="danger")
            return
        super().reject()

    def show_error(self, problem: UserError) -> None:
        """Show an error at its field, or beside the buttons."""
        self.save_button.setEnabled(True)
        line = self._line_of(problem)
        if line is not None:
            # The person knows the field by its label, not by its name in the program.
            is_marking = problem.place == "marking"
            problem = copy(problem)
            problem.place = self.tr("Marking") if is_marking else line.field.title
        words = sentence(problem, self._context.language)
        if line is None:
            self.general.set_text(words)
            return
        self._fail(line, words)

    def _line_of(self, problem: UserError) -> _Line | None:
        named = self.lines.get(problem.place or "")
        if named is not None:
            return named
        is_marking = problem.place == "marking"
        for line in self.lines.values():
            if any(problem.code.startswith(start) for start in line.field.errors):
                return line
            if is_marking and isinstance(line.input, MarkedText):
                return line
        return None

    def _fail(self, line: _Line, words: str) -> None:
        line.set_error(words)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(line)

    def _toggle_marking(self) -> None:
        marked = [one.input for one in self.lines.values() if isinstance(one.input, MarkedText)]
        if marked:
            marked[0].toggle_picker()

    def _on_save_clicked(self) -> None:
        self.general.set_text("")
        values = self.values()
        for line in self.lines.values():
            line.set_error("")
        for line in self.lines.values():
            if line.field.repeats and values[line.field.id] != values[line.field.repeats]:
                self._fail(line, self.tr("The two are not the same. Type them again."))
                return
        self.save_button.setEnabled(False)
        self._save(values, self.accept, self.show_error)

    def _lay_out(self, title: str) -> None:
        theme = self._context.theme
        body = plain()
        column = QVBoxLayout(body)
        theme.set_spacing(column, (20, 12, 20, 12), 12)
        for line in self.lines.values():
            column.addWidget(line)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        warned = QHBoxLayout()
        theme.set_spacing(warned, (20, 0, 20, 8))
        warned.addWidget(self.warning)
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
        outer.addLayout(warned)
        outer.addLayout(buttons)
        theme.set_width(self, 560)
        height = min(body.sizeHint().height() + theme.px(140), theme.px(640))
        self.resize(theme.px(600), height)

    @property
    def is_changed(self) -> bool:
        """Whether anything was entered since the form opened."""
        return self.values() != self._before
