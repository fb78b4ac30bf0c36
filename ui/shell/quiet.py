"""Waits until the lanes behind the door have run dry, which is when pages have read all."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.shell.background import Door

_AGAIN_MS = 100


class Quiet(QObject):
    """Calls what waits once no job runs and every result was delivered.

    What is called says whether it is done; if not, it is called again, a bounded number of
    times: a page may read on in a moment.
    """

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._waiting: list[tuple[Callable[[bool], bool], int]] = []
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._on_pause_over)
        door.busy_changed.connect(self._on_busy_changed)

    def wait(self, call: Callable[[bool], bool], tries: int = 1) -> None:
        """Call when it is quiet, until it says True; it is told whether this is the last time."""
        self._waiting.append((call, tries))
        self._on_busy_changed(self._door.busy)

    def _on_busy_changed(self, busy: int) -> None:
        if self._waiting and not busy and not self._pause.isActive():
            # The results of the last jobs are delivered first.
            self._pause.start(0)

    def _on_pause_over(self) -> None:
        if self._door.busy:
            return
        waiting, self._waiting = self._waiting, []
        left = [(call, tries - 1) for call, tries in waiting if not call(tries <= 1) and tries > 1]
        self._waiting += left
        if left:
            self._pause.start(_AGAIN_MS)
