"""Tells whether Caps Lock is on, from the keys that are typed.

Qt does not say, so a letter that comes without the case that Shift asks for gives it away.
"""

import ctypes
import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_VK_CAPITAL = 0x14


class CapsLockWatch(QObject):
    """Watches the keys of one field.

    Signals:
        changed: Caps Lock is on, or is off again.
    """

    changed = Signal(bool)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._on = False
        field.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """What is known so far."""
        return self._on

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn from a key, or from the system when the field is entered."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._learn(event)
        elif event.type() == QEvent.Type.FocusIn:
            self._ask_system()
        return False

    def _learn(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self._set(not self._on)
            return
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set(text.isupper() != shifted)

    def _ask_system(self) -> None:
        if sys.platform == "win32":
            self._set(bool(ctypes.windll.user32.GetKeyState(_VK_CAPITAL) & 1))

    def _set(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.changed.emit(on)
