"""First run: make a vault, open one, restore a backup, or try with demo data."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout

from ui.shell.background import Door
from ui.shell.languages import Languages
from ui.theme.parts import frame, label, picture
from ui.theme.theme import Theme
from ui.unlock.demo_form import DemoForm
from ui.unlock.make_form import MakeForm
from ui.unlock.open_form import OpenForm
from ui.unlock.restore_form import RestoreForm
from ui.unlock.screen import Screen


class _Choice(QPushButton):
    """One way to begin: an icon, a name, a line."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("kind", "officer")
        row = QHBoxLayout(self)
        theme.set_spacing(row, (13, 0, 12, 0), 12)
        row.addWidget(picture(theme, icon, "accent", 20))
        names = QVBoxLayout()
        theme.set_spacing(names)
        names.addStretch(1)
        self._name = label("", "strong")
        self._line = label("", "small")
        names.addWidget(self._name)
        names.addWidget(self._line)
        names.addStretch(1)
        row.addLayout(names, 1)
        for part in (self._name, self._line):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def word(self, name: str, line: str) -> None:
        self._name.setText(name)
        self._line.setText(line)
        self.setAccessibleName(f"{name}. {line}")


class FirstRunPage(Screen):
    """Four ways to begin, each with its form.

    Signals:
        opened: the folder of a vault to unlock.
        created: the folder of a new vault and its session, already open.
    """

    opened = Signal(object)
    created = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        languages: Languages,
        door: Door,
        *,
        clock: Callable[[], datetime],
        home: Path | None = None,
    ) -> None:
        super().__init__(theme, languages)
        place = home if home is not None else Path.home()
        self.make = MakeForm(theme, languages, door, place, clock)
        self.open = OpenForm(theme, languages, door, place)
        self.restore = RestoreForm(theme, languages, door, place, clock)
        self.demo = DemoForm(theme, languages, door, place, clock)
        self.make.created.connect(self.created)
        self.open.opened.connect(self.opened)
        self.restore.restored.connect(self.opened)
        self.demo.made.connect(self.opened)
        self._build()
        self.choose(0)
        self.retranslate()

    def choose(self, index: int) -> None:
        """Show the form of a choice: 0 make, 1 open, 2 restore, 3 demo."""
        self._choices[index].setChecked(True)
        self._forms.setCurrentIndex(index)
        shown = self._forms.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.word_screen(
            self.tr("Where do you want to work?"),
            self.tr(
                "A vault is a folder that holds everything, encrypted. Make one, open one that "
                "is here already, restore a backup, or look around with invented data."
            ),
        )
        self._caption.setText(self.tr("Begin"))
        self._choices[0].word(self.tr("Make a vault"), self.tr("For a new station"))
        self._choices[1].word(self.tr("Open a vault"), self.tr("One that is on this machine"))
        self._choices[2].word(self.tr("Restore a backup"), self.tr("From one encrypted file"))
        self._choices[3].word(
            self.tr("Try with demo data"), self.tr("Everything in it is invented")
        )

    def _build(self) -> None:
        card = frame("card")
        self.theme.set_height(card, 400, None)
        row = QHBoxLayout(card)
        self.theme.set_spacing(row, (1, 1, 1, 1))
        left = frame("split-left")
        self.theme.set_width(left, 264, 264)
        column = QVBoxLayout(left)
        self.theme.set_spacing(column, (0, 14, 0, 8), 0)
        caption_row = QHBoxLayout()
        self.theme.set_spacing(caption_row, (16, 0, 16, 8))
        self._caption = label("", "strong")
        caption_row.addWidget(self._caption)
        column.addLayout(caption_row)
        self._group = QButtonGroup(self)
        self._choices: list[_Choice] = []
        for index, icon in enumerate(("plus", "folder-open", "history", "book-open")):
            choice = _Choice(self.theme, icon)
            choice.clicked.connect(lambda _=False, at=index: self.choose(at))
            self._group.addButton(choice)
            self._choices.append(choice)
            column.addWidget(choice)
        column.addStretch(1)
        row.addWidget(left)
        self._forms = QStackedWidget()
        for form in (self.make, self.open, self.restore, self.demo):
            self._forms.addWidget(form)
        row.addWidget(self._forms, 1)
        self.place_block(card)
