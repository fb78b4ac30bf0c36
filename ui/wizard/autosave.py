"""Every answer into the vault within a second of the last key."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.domain.assessment import Answer
from workstation.domain.error import NotAllowedError, UserError

DELAY_MS = 350
"""Pause after the last key before an answer is written."""
LONGEST_WAIT_MS = 700
"""Someone who never pauses is saved this often all the same."""
RETRY_MS = 2_000
"""Pause before a failed write is tried again."""


class Saved(Enum):
    """Where the text on screen stands against the vault."""

    SAVED = "saved"
    SAVING = "saving"
    UNSAVED = "unsaved"


@dataclass(frozen=True, slots=True)
class SavedState:
    """What the top bar says: the state, when it was last saved, and why it is not."""

    state: Saved
    at_utc: str = ""
    problem: UserError | None = None


class Submit(Protocol):
    """Starts writing one answer to the vault and reports back on the GUI thread."""

    def __call__(
        self,
        answer: Answer,
        on_result: Callable[[str], None],
        on_error: Callable[[UserError], None],
    ) -> None:
        """Start writing; ``on_result`` takes the time of saving, UTC."""


class Autosave(QObject):
    """Writes changed answers soon after the last key; the latest value of each question wins.

    A write that fails keeps its answer waiting and is tried again; nothing is dropped. What
    the officer may not write (a locked baseline) is reported and not tried again.
    """

    changed = Signal(object)
    """The saved state changed; carries a :class:`SavedState`."""

    def __init__(
        self,
        submit: Submit,
        saved_utc: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self._waiting: dict[str, Answer] = {}
        self._latest: dict[str, Answer] = {}
        self._refused: set[str] = set()
        self._in_flight = 0
        self._state = SavedState(Saved.SAVED, saved_utc)
        self._pause = self._timer(DELAY_MS)
        self._ceiling = self._timer(LONGEST_WAIT_MS)
        self._retry = self._timer(RETRY_MS)

    @property
    def state(self) -> SavedState:
        """The state as last announced."""
        return self._state

    @property
    def unsaved(self) -> frozenset[str]:
        """The questions whose answers the vault does not hold, and which wait to be tried again."""
        if self._state.state is not Saved.UNSAVED:
            return frozenset()
        return frozenset(self._waiting)

    @property
    def is_idle(self) -> bool:
        """True when the vault holds everything that was noted."""
        return not self._waiting and self._in_flight == 0

    def note(self, answer: Answer) -> None:
        """Remember an answer to be written after the next pause."""
        self._waiting[answer.question] = answer
        self._pause.start()
        if not self._ceiling.isActive():
            self._ceiling.start()
        if self._state.problem is None:
            self._announce(Saved.SAVING)

    def flush(self) -> None:
        """Write what waits now; called when a field is left, on lock and on close."""
        for timer in (self._pause, self._ceiling, self._retry):
            timer.stop()
        waiting, self._waiting = self._waiting, {}
        for answer in waiting.values():
            self._start(answer)

    def _timer(self, delay_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay_ms)
        timer.timeout.connect(self.flush)
        return timer

    def _start(self, answer: Answer) -> None:
        self._latest[answer.question] = answer
        self._in_flight += 1
        self._submit(
            answer,
            lambda saved_utc: self._on_saved(answer, saved_utc),
            lambda problem: self._on_failed(answer, problem),
        )

    def _on_saved(self, answer: Answer, saved_utc: str) -> None:
        self._in_flight -= 1
        self._refused.discard(answer.question)
        if self.is_idle and not self._refused:
            self._announce(Saved.SAVED, saved_utc)

    def _on_failed(self, answer: Answer, problem: UserError) -> None:
        self._in_flight -= 1
        newest = self._latest.get(answer.question) is answer
        if isinstance(problem, NotAllowedError):
            self._refused.add(answer.question)
        elif newest:
            self._waiting.setdefault(answer.question, answer)
            self._retry.start()
        self._announce(Saved.UNSAVED, problem=problem)

    def _announce(self, state: Saved, at_utc: str = "", problem: UserError | None = None) -> None:
        announced = SavedState(state, at_utc or self._state.at_utc, problem)
        if announced != self._state:
            self._state = announced
            self.changed.emit(announced)
