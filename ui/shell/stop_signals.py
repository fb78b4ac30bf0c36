"""The system asks the program to end: logoff, shutdown, or an administrator's ``kill``."""

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication


class StopSignals(QObject):
    """Turns the system's signals into one of Qt, so that there is time to save.

    Python's own handlers run only between its instructions, and none run while Qt waits; the
    byte that Python writes for each signal wakes Qt. Windows has no such signals: there the
    session's end comes as a window message (:mod:`ui.shell.session_windows`).
    """

    asked = Signal()
    """The program is to save and end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pipe: tuple[int, int] | None = None

    def install(self) -> None:
        """Hear signals from now on; called by the thread that runs the program."""
        if sys.platform == "win32":
            return
        self._pipe = os.pipe()
        for end in self._pipe:
            os.set_blocking(end, False)
        self._notifier = QSocketNotifier(self._pipe[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        signal.set_wakeup_fd(self._pipe[1])
        for heard in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(heard, _leave_it_to_qt)

    def _on_woken(self) -> None:
        assert self._pipe is not None
        os.read(self._pipe[0], 64)
        # A signal overtakes keys that the window system still holds: they were typed before it.
        QGuiApplication.sync()
        self.asked.emit()


def _leave_it_to_qt(_signal: int, _frame: object) -> None:
    """The byte in the pipe says it all."""
