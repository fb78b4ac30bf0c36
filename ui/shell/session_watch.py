"""Hears from the system that nobody may look at the screen any more, or that it ends.

The desktop locks, the machine goes to sleep, another person takes the seat, the system asks
the program to end. What tells of it differs between systems; :func:`watch` has a twin for each.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

LOCKED, ASLEEP, SWITCHED = "system", "suspend", "switch"
"""The desktop was locked; the machine goes to sleep; another person took the screen."""


class SessionWatch(QObject):
    """What the system says about this person's session.

    Signals:
        left: nobody may look any more: ``system``, ``suspend`` or ``switch``.
        ending: the system ends the session; the program is to save and go.
    """

    left = Signal(str)
    ending = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.let_go: Callable[[], None] | None = None

    def release(self) -> None:
        """Everything is saved: what waits for this program need not wait longer."""
        if self.let_go is not None:
            self.let_go()
            self.let_go = None


def watch(window_id: int, parent: QObject) -> SessionWatch:
    """Watch from now on; where the system cannot tell, nothing is ever heard.

    Args:
        window_id: of the program's window, as the system numbers it.
        parent: lives as long as the watch.
    """
    if sys.platform == "win32":
        from ui.shell.session_windows import WindowsWatch

        return WindowsWatch(window_id, parent)
    if sys.platform.startswith("linux"):
        from ui.shell.session_linux import LinuxWatch

        return LinuxWatch(parent)
    return SessionWatch(parent)
