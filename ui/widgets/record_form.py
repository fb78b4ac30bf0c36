"""A form that enters one thing into the record: fields in, values out, errors at their field."""

from collections.abc import Callable, Sequence
from copy import copy

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
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
from ui.widgets.form_line import Field as Field
from ui.widgets.form_line import FieldKind as FieldKind
from ui.widgets.form_line import FormLine, in_rows
from ui.widgets.form_line import Values as Values
from ui.widgets.marked_text import ErrorLine, MarkedText
from ui.widgets.notice import Notice
from workstation.domain.error import BadInputError, UserError

Save = Callable[[Values, Callable[[], None], Callable[[UserError], None]], None]
"""Takes the values, what to call when it is saved, and what to call with an error."""


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
        read_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._save = save
        self._is_warned = False
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.is_read_only = read_only
        self.lines: dict[str, FormLine] = {}
        for field in fields:
            made = FormLine(context, field, self.values, read_only=read_only)
            self.lines[field.id] = made
        for line in self.lines.values():
            if isinstance(line.input, MarkedText) and marking:
                line.input.set_mark(marking)
        self.general = ErrorLine(context.theme, self)
        self.warning = Notice(context.theme, "warn", self.tr("What you typed is not saved."))
        self.warning.hide()
        self.save_button = button(context.theme, verb, "primary")
        self.save_button.setVisible(not read_only)
        way_out = self.tr("Close") if read_only else self.tr("Cancel")
        self.cancel_button = button(context.theme, way_out)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.setDefault(True)
        self.save_button.setEnabled(not read_only)
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
        """Show an error at its field, or above the buttons."""
        self.save_button.setEnabled(True)
        line = self._line_of(problem)
        if line is not None:
            # The person knows the field by its label, not by its name in the program.
            is_marking = problem.place == "marking"
            if is_marking or problem.place in (None, "", line.field.id):
                problem = copy(problem)
                problem.place = self.tr("Marking") if is_marking else line.field.title
        words = sentence(problem, self._context.language)
        if line is None:
            self.general.set_text(words)
            return
        self._fail(line, words)

    def _line_of(self, problem: UserError) -> FormLine | None:
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

    def _fail(self, line: FormLine, words: str) -> None:
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
        for line in self.lines.values():
            if line.field.required and not values[line.field.id]:
                self.show_error(BadInputError("field.required", place=line.field.id))
                return
        self.save_button.setEnabled(False)
        self._save(values, self.accept, self.show_error)

    def _lay_out(self, title: str) -> None:
        theme = self._context.theme
        body = plain()
        column = QVBoxLayout(body)
        theme.set_spacing(column, (20, 12, 20, 12), 12)
        for row in in_rows(theme, list(self.lines.values())):
            column.addWidget(row)
        column.addStretch(1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        warned = QVBoxLayout()
        theme.set_spacing(warned, (20, 0, 20, 8), 8)
        for part in (self.general, self.warning):
            warned.addWidget(part)
        buttons = QHBoxLayout()
        theme.set_spacing(buttons, (20, 0, 20, 16), 8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        head = QHBoxLayout()
        theme.set_spacing(head, (20, 16, 20, 4))
        head.addWidget(label(title, "section"), 1)
        if self.is_read_only:
            head.addWidget(label(self.tr("To read only"), "help"))
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addLayout(head)
        outer.addWidget(scroll, 1)
        outer.addLayout(warned)
        outer.addLayout(buttons)
        theme.set_width(self, 560)
        room = self.screen().availableSize().height()
        height = min(body.sizeHint().height() + theme.px(140), theme.px(640), room)
        self.resize(theme.px(600), height)

    @property
    def is_changed(self) -> bool:
        """Whether anything was entered since the form opened."""
        return not self.is_read_only and self.values() != self._before
