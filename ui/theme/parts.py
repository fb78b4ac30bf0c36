"""The smallest parts of a screen: labels, buttons, icons, frames.

Text is always plain: a label never reads markup, so text from outside cannot open a file
(security fact 10).
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from ui.theme.theme import Theme


def label(
    text: str = "", kind: str = "body", *, tone: str | None = None, wrap: bool = False
) -> QLabel:
    """A label of plain text; ``kind`` and ``tone`` as in the style sheet."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    if tone is not None:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    made.setText(text)
    return made


def picture(theme: Theme, name: str, tone: str = "text2", size: int = 16) -> QLabel:
    """An icon beside words; screen readers read the words instead."""
    made = QLabel()
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    theme.set_icon(made, name, tone, size)
    return made


_ICON_TOKENS = {"primary": "on-accent", "quiet": "accent", "link": "accent", "danger": "bad"}


class EnterButton(QPushButton):
    """A button that Enter presses as Space does; a key held down presses it once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone is a click; with other keys it is a shortcut and goes on."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def button(
    theme: Theme,
    text: str = "",
    kind: str = "",
    *,
    icon: str = "",
    density: str = "",
) -> QPushButton:
    """A button; ``kind`` is ``primary``, ``quiet``, ``link``, ``danger`` or empty."""
    made = EnterButton(text)
    made.setAutoDefault(False)
    made.setProperty("kind", kind)
    if density:
        made.setProperty("density", density)
    if icon:
        theme.set_icon(made, icon, _ICON_TOKENS.get(kind, "text"))
    return made


def icon_button(theme: Theme, icon: str, name: str, *, tone: str = "text2") -> QToolButton:
    """A button that is an icon only; ``name`` is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    theme.set_icon(made, icon, tone)
    rename(made, name)
    return made


def rename(widget: QWidget, name: str) -> None:
    """Set tooltip and accessible name together."""
    widget.setToolTip(name)
    widget.setAccessibleName(name)


def frame(kind: str, *, tone: str | None = None) -> QFrame:
    """A frame of a kind of the style sheet: ``card``, ``row``, ``notice``, ``line`` and so on."""
    made = QFrame()
    made.setProperty("kind", kind)
    if tone is not None:
        made.setProperty("tone", tone)
    return made


def plain() -> QWidget:
    """A widget without ground, for grouping."""
    made = QWidget()
    made.setProperty("kind", "plain")
    return made
