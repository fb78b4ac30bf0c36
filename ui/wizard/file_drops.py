"""Something on which files may be dropped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from ui.theme.theme import set_variant


class FileDrops(QFrame):
    """A frame that takes files while it accepts drops; it shows where they would go."""

    files_dropped = Signal(list)
    """Files were dropped on it: their paths."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on it."""
        if event.mimeData().hasUrls() and self.acceptDrops():
            event.acceptProposedAction()
            set_variant(self, state="drop")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        set_variant(self, state="")

    def dropEvent(self, event: QDropEvent) -> None:
        """Files were dropped."""
        set_variant(self, state="")
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
