"""Progress of something long: what runs, how much is left, and how to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.theme.parts import button, label
from ui.theme.theme import Theme

STEPS = 1000


class ProgressStrip(QWidget):
    """A bar with amount and time left under it, and a cancel link."""

    cancel_requested = Signal()
    """The person wants to stop."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, STEPS)
        self._bar.setTextVisible(False)
        self._words = label("", "help")
        self._cancel = button(theme, "", "link")
        self._cancel.clicked.connect(self.cancel_requested)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, gap=4)
        layout.addWidget(self._bar)
        line = QHBoxLayout()
        theme.set_spacing(line, gap=8)
        line.addWidget(self._words, 1)
        line.addWidget(self._cancel)
        layout.addLayout(line)
        self._cancel.hide()

    def show_progress(self, share: float | None, words: str, cancel: str = "") -> None:
        """Show a share from 0 to 1, or None while it cannot be known."""
        self._bar.setRange(0, 0 if share is None else STEPS)
        if share is not None:
            self._bar.setValue(round(min(1.0, max(0.0, share)) * STEPS))
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._cancel.setText(cancel)
        self._cancel.setVisible(bool(cancel))
