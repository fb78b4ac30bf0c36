"""What first run and unlock share: a centred block under the program's name."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.shell.language_switch import LanguageSwitch
from ui.shell.languages import Languages
from ui.shell.sheet import Sheet
from ui.theme.parts import button, label, picture, plain
from ui.theme.theme import Theme
from workstation import __version__

_BLOCK_WIDTH = 776


class Screen(QWidget):
    """Help and language above, a block of 776 px in the middle, a line below it.

    Signals:
        help_requested: the help button was pressed.
    """

    help_requested = Signal()

    def __init__(self, theme: Theme, languages: Languages) -> None:
        super().__init__()
        self.theme = theme
        self.languages = languages
        self.setProperty("kind", "page")
        column = QVBoxLayout(self)
        theme.set_spacing(column, (20, 16, 20, 16), 0)
        column.addLayout(self._make_top())
        column.addWidget(self._make_middle(), 1)
        self.sheet = Sheet(theme, self)

    def place_block(self, block: QWidget) -> None:
        """Put the screen's own part under the head."""
        self._block_place.addWidget(block)

    def place_note(self, note: QWidget) -> None:
        """Put a notice between head and block."""
        self._note_place.addWidget(note)

    def word_screen(self, under_title: str, help_text: str) -> None:
        """Set the words that every first screen has."""
        self._title.setText(self.tr("Assessor Workstation"))
        self._under.setText(under_title)
        self._help_text = help_text
        self._help.setText(self.tr("Help"))
        self._help.setToolTip(self.tr("Help (F1)"))
        self._offline.setText(self.tr("This program never connects to a network."))
        self._version.setText(self.tr("Version {number}").format(number=__version__))
        self._switch.show_language(self.languages.language)

    @abstractmethod
    def retranslate(self) -> None:
        """Set every word anew."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.theme.set_spacing(row, (0, 0, 0, 0), 16)
        row.addStretch(1)
        self._help = button(self.theme, "", "quiet", icon="circle-question-mark")
        self._help.setShortcut("F1")
        self._help.clicked.connect(self._on_help_clicked)
        asked = QHBoxLayout()
        self.theme.set_spacing(asked)
        asked.addWidget(self._help)
        asked.addWidget(label("F1", "keys"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(asked)
        self._switch = LanguageSwitch(self.theme, self.languages.language)
        self._switch.chosen.connect(self.languages.choose)
        row.addWidget(self._switch)
        return row

    def _make_middle(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = plain()
        column = QVBoxLayout(inside)
        self.theme.set_spacing(column)
        column.addStretch(10)
        row = QHBoxLayout()
        row.addStretch(1)
        block = plain()
        self.theme.set_width(block, None, _BLOCK_WIDTH)
        row.addWidget(block, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(16)
        inner = QVBoxLayout(block)
        self.theme.set_spacing(inner, (0, 0, 0, 0), 0)
        inner.addLayout(self._make_head())
        inner.addSpacing(20)
        self._note_place = QVBoxLayout()
        self.theme.set_spacing(self._note_place, (0, 0, 0, 0), 0)
        inner.addLayout(self._note_place)
        self._block_place = QVBoxLayout()
        self.theme.set_spacing(self._block_place)
        inner.addLayout(self._block_place)
        inner.addSpacing(12)
        inner.addLayout(self._make_foot())
        area.setWidget(inside)
        return area

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.theme.set_spacing(row, (0, 0, 0, 0), 12)
        sign = QLabel()
        sign.setProperty("kind", "sign")
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.theme.set_icon(sign, "scale", "on-accent", 20)
        self.theme.set_width(sign, 40, 40)
        self.theme.set_height(sign, 40, 40)
        row.addWidget(sign)
        names = QVBoxLayout()
        self.theme.set_spacing(names)
        self._title = label("", "title")
        self._under = label("", "help")
        names.addWidget(self._title)
        names.addWidget(self._under)
        row.addLayout(names, 1)
        return row

    def _make_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.theme.set_spacing(row, (0, 0, 0, 0), 6)
        row.addWidget(picture(self.theme, "wifi-off", "text2", 14))
        self._offline = label("", "small")
        row.addWidget(self._offline)
        row.addStretch(1)
        self._version = label("", "small")
        row.addWidget(self._version)
        return row

    def _on_help_clicked(self) -> None:
        self.sheet.show_text(self.tr("Help"), self._help_text)
        self.help_requested.emit()
