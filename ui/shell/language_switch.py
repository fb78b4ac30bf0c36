"""Two segments: English and French, each in its own language."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui.theme.theme import Theme
from workstation.domain.text import LANGUAGES, Language

_OWN_NAMES: dict[Language, str] = {"en": "English", "fr": "Français"}


class LanguageSwitch(QWidget):
    """Chooses the language.

    Signals:
        chosen: ``en`` or ``fr``.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, language: Language, names: tuple[str, str] = ("English", "Français")
    ) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        theme.set_spacing(layout)
        self._group = QButtonGroup(self)
        self.buttons: dict[Language, QToolButton] = {}
        for code, name, place in zip(LANGUAGES, names, ("first", "last"), strict=True):
            made = QToolButton()
            made.setText(name)
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setProperty("kind", "segment")
            made.setProperty("place", place)
            made.setProperty("density", "large")
            made.setAccessibleName(_OWN_NAMES[code])
            made.clicked.connect(lambda _=False, chosen=code: self.chosen.emit(chosen))
            self._group.addButton(made)
            layout.addWidget(made)
            self.buttons[code] = made
        self.show_language(language)
        self.retranslate()

    def show_language(self, language: Language) -> None:
        """Mark the language in force."""
        self.buttons[language].setChecked(True)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Language"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
