"""From the line that filters a list into the list, by the keys that people try."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntoList(QObject):
    """Down and Enter in a line go to the list below it, to its first row when none is chosen."""

    def __init__(self, line: QLineEdit, rows: QAbstractItemView) -> None:
        super().__init__(line)
        self._rows = rows
        line.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys that lead into the list; everything else is the line's."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in _KEYS or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        model = self._rows.model()
        if not model.rowCount():
            return True
        self._rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self._rows.currentIndex().isValid():
            self._rows.setCurrentIndex(model.index(0, 0, QModelIndex()))
        return True
