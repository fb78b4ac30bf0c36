"""Notices that nobody is there."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

DEFAULT_S = 5 * 60
"""How long until the program locks by itself. Source: security 3.6."""

SLEEP_S = 2.0
"""The clocks may differ by this much without the machine having slept."""

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
    }
)


def asleep_s() -> float:
    """How long the machine has slept since it started.

    Linux has a clock that goes on while the machine sleeps and one that does not. The clock of
    Windows goes on, so a long sleep is a long idle time there, and its message comes as well.
    """
    if sys.platform.startswith("linux"):
        return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    return 0.0


class IdleWatch(QObject):
    """Counts down from the last key or pointer event.

    A monotonic clock is used, so setting the wall clock neither delays nor hastens a lock. A
    machine that slept is found out at the first tick after it woke.

    Signals:
        ticked: seconds left.
        expired: nobody was there for the whole time.
        slept: the machine was asleep, whether or not it said so before.
    """

    ticked = Signal(int)
    expired = Signal()
    slept = Signal()

    def __init__(
        self,
        application: QCoreApplication,
        *,
        after_s: int = DEFAULT_S,
        now_s: Callable[[], float] = time.monotonic,
        asleep_s: Callable[[], float] = asleep_s,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._after_s = after_s
        self._now_s = now_s
        self._last_s = now_s()
        self._asleep_s = asleep_s
        self._slept_s = asleep_s()
        self._timer = QTimer(self)
        self._timer.setInterval(1_000)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Watch from now on."""
        self._last_s = self._now_s()
        self._slept_s = self._asleep_s()
        self._application.installEventFilter(self)
        self._timer.start()
        self.tick()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def tick(self) -> None:
        """Count; called every second."""
        left_s = self._after_s - (self._now_s() - self._last_s)
        self.ticked.emit(max(0, round(left_s)))
        if self._asleep_s() - self._slept_s > SLEEP_S:
            self.stop()
            self.slept.emit()
        elif left_s <= 0:
            self.stop()
            self.expired.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key or a movement starts the count anew."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last_s = self._now_s()
        return False
