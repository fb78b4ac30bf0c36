"""What Windows says about the session: messages to the program's window."""

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject

from ui.shell.session_watch import ASLEEP, LOCKED, SWITCHED, SessionWatch

ENDING = "ending"

# Source: Microsoft, winuser.h and wtsapi32.h.
WM_QUERYENDSESSION = 0x0011
WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT = 0x2, 0x4
WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x6, 0x7
NOTIFY_FOR_THIS_SESSION = 0

_MEANINGS = {
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): LOCKED,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): SWITCHED,
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT): SWITCHED,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF): ENDING,
    (WM_POWERBROADCAST, PBT_APMSUSPEND): ASLEEP,
}


def meaning(message: int, word: int) -> str:
    """What a window message says: a reason to lock, ``ending``, or nothing."""
    if message == WM_QUERYENDSESSION:
        return ENDING
    return _MEANINGS.get((message, word), "")


class _Filter(QAbstractNativeEventFilter):
    """Sees every message before Qt does, and takes none away."""

    def __init__(self, owner: "WindowsWatch") -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(self, _kind: Any, message: Any) -> tuple[bool, int]:
        """Hear the few messages that matter."""
        heard = wintypes.MSG.from_address(int(message))
        self._owner.hear(meaning(int(heard.message), int(heard.wParam)))
        return False, 0


class WindowsWatch(SessionWatch):
    """Session and power messages, asked for with ``WTSRegisterSessionNotification``."""

    def __init__(self, window_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        _register(window_id)

    def hear(self, said: str) -> None:
        """Pass on what a message means."""
        if said == ENDING:
            self.ending.emit()
        elif said:
            self.left.emit(said)


def _register(window_id: int) -> None:
    """Ask for session messages; power and end messages come without asking."""
    if sys.platform == "win32":
        library = ctypes.WinDLL("wtsapi32")
        library.WTSRegisterSessionNotification(
            wintypes.HWND(window_id), wintypes.DWORD(NOTIFY_FOR_THIS_SESSION)
        )
