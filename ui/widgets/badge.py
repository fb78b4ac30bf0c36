"""Badges: an icon and a word on a tint. Never colour alone, never clickable."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme.theme import Theme, set_variant

TONE_TOKENS = {"": "text2", "neutral": "text2"}
LEVEL_ICONS = {
    "low": "circle-arrow-down",
    "medium": "circle-minus",
    "high": "circle-arrow-up",
    "substantial": "triangle-alert",
}
"""The icon of each risk level; the same names are tones."""

FRESH_MONTHS = 9
STALE_MONTHS = 12


class Badge(QFrame):
    """An icon and a word.

    ``tone`` is ok, warn, bad, unable, accent, low, medium, high, substantial or "" (neutral).
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        tone: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel(self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("badge", "neutral")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        theme.set_spacing(layout, (6, 0, 6, 0), 4)
        layout.addWidget(self._picture)
        layout.addWidget(self._words)
        self.show_as(text, tone, icon)

    @property
    def text(self) -> str:
        """The word shown."""
        return self._words.text()

    def show_as(self, text: str, tone: str, icon: str) -> None:
        """Change word, tone and icon together."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self._picture.setVisible(bool(icon))
        if icon:
            self._theme.set_icon(self._picture, icon, TONE_TOKENS.get(tone, tone), 14)
        if self.property("badge") != (tone or "neutral"):
            set_variant(self, badge=tone or "neutral")
            for part in (self._picture, self._words):
                set_variant(part)


class LevelBadge(Badge):
    """The badge of a risk level, by its id in the methodology."""

    def set_level(self, level: str, word: str) -> None:
        """Show a level; an unknown one is shown as a plain word."""
        known = level if level in LEVEL_ICONS else ""
        self.show_as(word, known, LEVEL_ICONS.get(level, "circle-dashed"))


class AgeBadge(Badge):
    """How old a source is: fresh under 9 months, ageing to 12, then past its date."""

    def set_age(
        self,
        months: int | None,
        text: str,
        *,
        most_months: int = STALE_MONTHS,
        is_stale: bool = False,
    ) -> None:
        """Show an age; None is an unknown age. ``text`` is the age in words.

        ``is_stale`` says that it is past its date: a day may decide what whole months do not.
        """
        if months is None:
            self.show_as(text, "unable", "circle-question-mark")
        elif is_stale or months > most_months:
            self.show_as(text, "bad", "triangle-alert")
        elif months >= FRESH_MONTHS * most_months // STALE_MONTHS:
            self.show_as(text, "warn", "clock")
        else:
            self.show_as(text, "ok", "circle-check")
