"""A portion mark typed as it is written, and the marks that were given last."""

from collections import deque
from typing import Final

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.errors import sentence
from ui.theme.parts import button, label
from ui.theme.theme import Theme, set_variant
from ui.widgets.flow import FlowLayout
from workstation.domain.error import BadInputError
from workstation.domain.marking import parse_mark
from workstation.domain.text import Language

LONGEST: Final = 500
MOST_RECENT: Final = 3
_recent: Final = deque[str](maxlen=MOST_RECENT)
"""Marks given since the program was unlocked, the last one first; a lock forgets them."""


def remember(mark: str) -> None:
    """Offer a mark again in the next picker."""
    if mark in _recent:
        _recent.remove(mark)
    _recent.appendleft(mark)


def forget() -> None:
    """Offer none."""
    _recent.clear()


class TypedMark(QWidget):
    """A line for a mark, with the marks given last beside it.

    A malformed mark is not taken: place and reason stand under it, and it is never repaired.
    """

    typed = Signal(str)
    """A person typed, or chose again, a well-formed mark."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = ""
        self.lead = label("", "help")
        """What the line is for; the picker puts it beside it."""
        self.line = QLineEdit(self)
        self.line.setMaxLength(LONGEST)
        self.line.setProperty("density", "small")
        theme.set_width(self.line, 200, 260)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_left)
        self._recent_label = label("", "help")
        self._buttons: list[QPushButton] = []
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row, gap=8, row_gap=4)
        for part in (self.line, self._recent_label):
            self._flow.addWidget(part)
        self.error: QLabel = label("", "error", wrap=True)
        self.error.hide()
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, gap=4)
        layout.addWidget(self._row)
        layout.addWidget(self.error)
        self.setFocusProxy(self.line)
        self.retranslate()

    def set_mark(self, mark: str) -> None:
        """Show a mark without announcing it; a half-typed one is given up."""
        self._mark = mark
        self.line.setText(mark)
        self._show_error("")

    def begin(self, text: str) -> None:
        """Go on typing here with what was typed elsewhere in the picker."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.setText(text)

    def show_recent(self) -> None:
        """Offer the marks that were given last."""
        for made in self._buttons:
            self._flow.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._buttons = [self._offer(mark) for mark in _recent]
        self._recent_label.setVisible(bool(self._buttons))

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.lead.setText(self.tr("Or type"))
        self.line.setAccessibleName(self.tr("Portion mark as it is written"))
        self.line.setPlaceholderText("(S//REL TO CAN, USA)")
        self.line.setToolTip(self.tr("Type the whole mark, then Enter"))
        self._recent_label.setText(self.tr("Given before"))
        for made in self._buttons:
            self._name(made)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _offer(self, mark: str) -> QPushButton:
        made = button(self._theme, mark, density="small")
        self._name(made)
        made.clicked.connect(lambda: self._take(mark))
        self._flow.addWidget(made)
        made.show()
        return made

    def _name(self, made: QPushButton) -> None:
        made.setAccessibleName(self.tr("Mark again as {mark}").format(mark=made.text()))

    def _on_edited(self) -> None:
        self._show_error("")

    def _on_left(self) -> None:
        text = self.line.text().strip()
        if text and text != self._mark:
            self._take(text)

    def _take(self, text: str) -> None:
        try:
            parse_mark(text)
        except BadInputError as problem:
            self._show_error(sentence(problem, _language()))
            return
        self._mark = text
        self.line.setText(text)
        self.line.selectAll()
        self._show_error("")
        self.typed.emit(text)

    def _show_error(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        wanted = "error" if words else ""
        if (self.line.property("state") or "") != wanted:
            set_variant(self.line, state=wanted)


def _language() -> Language:
    """The language in force, for sentences that stand in the program's own words."""
    return "fr" if QLocale().language() == QLocale.Language.French else "en"
