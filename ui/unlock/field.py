"""A labelled field of the first screens: label above, help or error below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.theme.parts import button, label, picture, plain
from ui.theme.theme import Theme, set_variant


class Field(QWidget):
    """One field. An error is shown on leaving it and cleared while typing.

    Signals:
        left: the focus went elsewhere; check the value now.
        typed: the text was changed by the person.
    """

    left = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, editor: QLineEdit | QComboBox | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.editor: QLineEdit | QComboBox = editor if editor is not None else QLineEdit()
        self._column = QVBoxLayout(self)
        theme.set_spacing(self._column, (0, 0, 0, 0), 4)
        self.caption = label("", "field")
        self.caption.setBuddy(self.editor)
        self._column.addWidget(self.caption)
        self.row = QHBoxLayout()
        theme.set_spacing(self.row, (0, 0, 0, 0), 8)
        self.row.addWidget(self.editor, 1)
        self._column.addLayout(self.row)
        self.help = label("", "help", wrap=True)
        self.help.hide()
        self._column.addWidget(self.help)
        self._column.addWidget(self._make_problem())
        self._column.addStretch(1)
        if isinstance(self.editor, QLineEdit):
            self.editor.editingFinished.connect(self.left)
            self.editor.textEdited.connect(self._on_text_edited)

    @property
    def text(self) -> str:
        """What is in the field."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        return self.editor.currentText()

    def set_text(self, text: str) -> None:
        """Put a text into the field."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setText(text)
        else:
            self.editor.setCurrentText(text)

    @property
    def problem(self) -> str:
        """The error shown now; empty when there is none."""
        return self._words.text() if self._problem.isVisibleTo(self) else ""

    def add_button(self, text: str, icon: str) -> QPushButton:
        """A button at the right of the field."""
        made = button(self._theme, text, icon=icon)
        density = self.editor.property("density")
        if density:
            made.setProperty("density", density)
        self.row.addWidget(made)
        return made

    def word(self, caption: str, help_text: str = "") -> None:
        """Set label and help; the label is also what a screen reader says."""
        self.caption.setText(caption)
        self.editor.setAccessibleName(caption)
        self.say(help_text)
        if self.problem:
            self.help.hide()

    def say(self, text: str, tone: str | None = None) -> None:
        """Set the line under the field."""
        self.help.setText(text)
        self.help.setVisible(bool(text))
        if self.help.property("tone") != tone:
            set_variant(self.help, tone=tone)

    def fail(self, text: str) -> None:
        """Say what is wrong and what to do."""
        self._words.setText(text)
        self._problem.show()
        self.help.hide()
        self.editor.setAccessibleDescription(text)
        set_variant(self.editor, state="error")

    def clear_problem(self) -> None:
        """The error is solved, or is being worked on."""
        if self._problem.isVisibleTo(self):
            self._problem.hide()
            self.help.setVisible(bool(self.help.text()))
            self.editor.setAccessibleDescription("")
            set_variant(self.editor, state=None)

    def _on_text_edited(self, text: str) -> None:
        self.clear_problem()
        self.typed.emit(text)

    def _make_problem(self) -> QWidget:
        self._problem = plain()
        row = QHBoxLayout(self._problem)
        self._theme.set_spacing(row, (0, 2, 0, 0), 6)
        row.addWidget(picture(self._theme, "circle-alert", "bad", 16))
        self._words = label("", "error", wrap=True)
        row.addWidget(self._words, 1)
        self._problem.hide()
        return self._problem
