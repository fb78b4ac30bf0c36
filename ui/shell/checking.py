"""The check of the whole history behind the work: a slice at a time, when nothing else waits.

When it is over and found nothing, the index of words is put in order the same way.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.shell.background import Door
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.background_check import HistoryCheck
    from workstation.workflows.word_upkeep import WordUpkeep

_FIRST_MS = 3_000
"""The first page stands by then."""
_PAUSE_MS = 40
_BUSY_MS = 250


class Checking(QObject):
    """Walks through the vault once after each unlock.

    Signals:
        progressed: percent done; -1 when it is over.
        found: something is wrong; the vault may have been closed for writing.
    """

    progressed = Signal(int)
    found = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._check: HistoryCheck | None = None
        self._upkeep: WordUpkeep | None = None
        self._known = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.step)

    def watch(self) -> None:
        """Begin in a moment."""
        self._timer.start(_FIRST_MS)

    def step(self) -> None:
        """Check one slice, unless somebody waits for the vault."""
        from workstation.workflows.background_check import HistoryCheck

        if self._door.busy:
            self._timer.start(_BUSY_MS)
            return
        if self._upkeep is not None:
            self._door.run(self._upkeep.step, self._on_upkeep, self._on_failed, owner=self)
            return
        if self._check is None:
            self._check = HistoryCheck()
        self._door.run(self._check.step, self._on_step, self._on_failed, owner=self)

    def _on_step(self, share: float | None) -> None:
        assert self._check is not None
        if self._check.found != self._known:
            self._known = self._check.found
            self.found.emit()
        if share is not None:
            self.progressed.emit(int(share * 100))
            self._timer.start(_PAUSE_MS)
            return
        self._on_failed(None)
        if not self._check.found:
            from workstation.workflows.word_upkeep import WordUpkeep

            self._upkeep = WordUpkeep()
            self._timer.start(_PAUSE_MS)

    def _on_upkeep(self, is_more: bool) -> None:
        if is_more:
            self._timer.start(_PAUSE_MS)

    def _on_failed(self, _problem: UserError | None) -> None:
        """Over; a disk that fails is said by whatever work meets it."""
        self.progressed.emit(-1)
