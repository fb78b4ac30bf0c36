"""What the three forms of the first run share."""

from abc import abstractmethod
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.shell.languages import Languages
from ui.theme.parts import button, label, plain
from ui.theme.theme import Theme
from ui.unlock.field import Field
from workstation.domain.error import UserError


class Form(QWidget):
    """Fields under a title, a primary button, and what goes wrong beside the field."""

    def __init__(self, theme: Theme, languages: Languages) -> None:
        super().__init__()
        self.theme = theme
        self.languages = languages
        self._choosers: list[QPushButton] = []
        self.setProperty("kind", "plain")
        self.column = QVBoxLayout(self)
        theme.set_spacing(self.column, (24, 18, 24, 18), 10)
        self.heading = label("", "section")
        self.column.addWidget(self.heading)
        self.intro = label("", "help", wrap=True)
        self.column.addWidget(self.intro)

    @abstractmethod
    def retranslate(self) -> None:
        """Set every word anew."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def add_pair(self, left: QWidget, right: QWidget) -> None:
        """Two fields side by side."""
        holder = plain()
        row = QHBoxLayout(holder)
        self.theme.set_spacing(row, (0, 0, 0, 0), 12)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        self.column.addWidget(holder)

    def add_place(self) -> Field:
        """A field for a folder, with a button that chooses one."""
        field = Field(self.theme)
        choose = field.add_button("", "folder-open")
        choose.clicked.connect(lambda: self._choose_folder(field))
        self._choosers.append(choose)
        self.column.addWidget(field)
        return field

    def add_actions(self, icon: str) -> None:
        """The primary button, with room for what is going on beside it."""
        row = QHBoxLayout()
        self.theme.set_spacing(row, (0, 4, 0, 0), 12)
        self.action = button(self.theme, "", "primary", icon=icon)
        row.addWidget(self.action)
        self.going_on = label("", "help", wrap=True)
        row.addWidget(self.going_on, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def word_choosers(self) -> None:
        """Word the buttons that choose a folder."""
        for choose in self._choosers:
            choose.setText(self.tr("Choose"))

    def sentence(self, problem: UserError) -> str:
        """An error in the language in force."""
        return sentence(problem, self.languages.language)

    def _choose_folder(self, field: Field) -> None:
        chosen = QFileDialog.getExistingDirectory(self, field.caption.text(), field.text)
        if chosen:
            field.set_text(str(Path(chosen)))
            field.left.emit()
