"""What was copied out of the vault does not stay on the clipboard (security T14)."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_S = 10
"""How long a copy can be pasted. Source: security T14."""


class ClipboardGuard(QObject):
    """Empties the clipboard some seconds after a copy, and at the lock, while it is still ours.

    What another program put there in the meantime is left alone.

    Signals:
        ticked: seconds until the copy goes; 0 when nothing of ours is there.
    """

    ticked = Signal(int)

    def __init__(self, parent: QObject, *, kept_s: int = KEPT_S) -> None:
        super().__init__(parent)
        self._kept_s = kept_s
        self._left_s = 0
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._on_changed)
        self._timer = QTimer(self, interval=1_000)
        self._timer.timeout.connect(self._on_second_passed)

    def clear(self) -> None:
        """Take what is ours off the clipboard now, and off what the middle button pastes."""
        self._timer.stop()
        if self._clipboard.ownsClipboard():
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
        self._say(0)

    def _on_changed(self) -> None:
        if self._clipboard.ownsClipboard() and self._clipboard.mimeData().formats():
            self._say(self._kept_s)
            self._timer.start()
        else:
            self._timer.stop()
            self._say(0)

    def _on_second_passed(self) -> None:
        if self._left_s <= 1:
            self.clear()
        else:
            self._say(self._left_s - 1)

    def _say(self, left_s: int) -> None:
        if left_s != self._left_s:
            self._left_s = left_s
            self.ticked.emit(left_s)
