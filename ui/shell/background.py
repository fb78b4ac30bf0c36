"""The one background door: nothing else in the program starts a thread.

Two lanes. The vault lane is a single worker that creates, owns and ends the session, because
a connection belongs to the thread that opened it; jobs there never compete for the file. The
work lane is for what is slow and needs no vault: reading a file, making pages, the demo.

A result comes back on the main thread through one queued signal, and is dropped when its
owner is gone by then.
"""

import sys
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from workstation.domain.error import DefectError, JobCancelledError, StoreError, UserError

if TYPE_CHECKING:
    from workstation.workflows.session import Session

_T = TypeVar("_T")
_PROGRESS_INTERVAL_S = 0.1

OnError = Callable[[UserError], None]
OnProgress = Callable[[int, int, str], None]


def _nothing() -> None:
    """The last in a lane: when it is done, so is everything before it."""


class Task:
    """A handle on a long job: what it reports, and how to cancel it."""

    def __init__(
        self, deliver: Callable[[Callable[[], None]], None], on_progress: OnProgress | None
    ):
        self._deliver = deliver
        self._on_progress = on_progress
        self._cancelled = threading.Event()
        self._last_s = 0.0

    def cancel(self) -> None:
        """Stop at the job's next report; nothing is shown then."""
        self._cancelled.set()

    def check(self) -> None:
        """Go on only if nobody cancelled.

        Raises:
            JobCancelledError: the person cancelled, or the program is locking.
        """
        if self._cancelled.is_set():
            raise JobCancelledError

    def report(self, done: int, total: int = 0, words: str = "") -> None:
        """Called by the job: how far it is. At most ten a second reach the screen.

        Raises:
            JobCancelledError: the person cancelled.
        """
        self.check()
        now_s = time.monotonic()
        finished = total > 0 and done >= total
        if self._on_progress is None or (
            now_s - self._last_s < _PROGRESS_INTERVAL_S and not finished
        ):
            return
        self._last_s = now_s
        on_progress = self._on_progress
        self._deliver(lambda: on_progress(done, total, words))


class Door(QObject):
    """Runs jobs off the main thread and brings their results back to it.

    Signals:
        failed: a ``UserError`` that no caller took.
        busy_changed: how many jobs are running or waiting.
    """

    failed = Signal(object)
    busy_changed = Signal(int)
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault_lane = ThreadPoolExecutor(1, thread_name_prefix="vault")
        self._work_lane = ThreadPoolExecutor(2, thread_name_prefix="work")
        self._session: Session | None = None
        self._open = True
        self._running = 0
        self._is_noting = False
        self._is_told = False
        self._is_reporting = False
        self._tasks: weakref.WeakSet[Task] = weakref.WeakSet()
        self._delivered.connect(self._on_delivered, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> int:
        """How many jobs are running or waiting."""
        return self._running

    @property
    def is_open(self) -> bool:
        """Whether jobs are taken still."""
        return self._open

    @property
    def is_reporting(self) -> bool:
        """Whether the exception hook is being told of a job, whose owner is told as well."""
        return self._is_reporting

    def cancel_tasks(self) -> None:
        """Cancel every long job, running or waiting; what is short, or cannot stop, goes on."""
        for task in list(self._tasks):
            task.cancel()

    def open_session(
        self,
        opener: Callable[[], "Session"],
        on_result: Callable[["Session"], None],
        on_error: OnError | None = None,
        *,
        owner: QObject,
    ) -> None:
        """Open the session in the vault lane; later jobs there are given it.

        ``on_result`` may read the session's plain values (officer, names) but must not touch
        its vault.
        """

        def job() -> "Session":
            self._end()
            self._session = opener()
            self._session.journal.is_deferred = True
            return self._session

        self._submit(self._vault_lane, job, on_result, on_error, owner)

    def run(
        self,
        job: Callable[["Session"], _T],
        on_result: Callable[[_T], None] | None = None,
        on_error: OnError | None = None,
        *,
        owner: QObject,
    ) -> None:
        """Run a short job with the session, in the order of asking."""
        self._submit(self._vault_lane, lambda: job(self._unlocked()), on_result, on_error, owner)

    def run_long(
        self,
        job: Callable[["Session", Task], _T],
        on_result: Callable[[_T], None] | None = None,
        on_error: OnError | None = None,
        on_progress: OnProgress | None = None,
        *,
        owner: QObject,
    ) -> Task:
        """Run a long job with the session; give ``task.report`` to the workflow."""
        task = self._task(on_progress, owner)

        def begin() -> _T:
            task.check()
            return job(self._unlocked(), task)

        self._submit(self._vault_lane, begin, on_result, on_error, owner)
        return task

    def work(
        self,
        job: Callable[[Task], _T],
        on_result: Callable[[_T], None] | None = None,
        on_error: OnError | None = None,
        on_progress: OnProgress | None = None,
        *,
        owner: QObject,
    ) -> Task:
        """Run a job that needs no vault, beside the vault lane."""
        task = self._task(on_progress, owner)

        def begin() -> _T:
            task.check()
            return job(task)

        self._submit(self._work_lane, begin, on_result, on_error, owner)
        return task

    def close_session(
        self,
        on_result: Callable[[None], None],
        on_error: OnError | None = None,
        *,
        reason: str = "",
        owner: QObject,
    ) -> None:
        """End the session after all jobs asked for so far; it is ended after an error too."""
        self._submit(self._vault_lane, lambda: self._end(reason), on_result, on_error, owner)

    def wait_for_vault(self, most_s: float) -> None:
        """Let the vault lane do what it was asked for; at most so long, the screen waits."""
        if self._open:
            wait([self._vault_lane.submit(_nothing)], timeout=most_s)

    def shut_down(self, *, wait_for_work: bool = True) -> None:
        """End the session, wait for both lanes, and take no more jobs.

        Args:
            wait_for_work: False when the process is replaced: what the work lane still does
                ends with it, and nothing that it writes has its name before it is whole.
        """
        if not self._open:
            return
        self._open = False
        self._vault_lane.submit(self._end)
        self._vault_lane.shutdown(wait=True)
        self._work_lane.shutdown(wait=wait_for_work, cancel_futures=True)

    def _unlocked(self) -> "Session":
        if self._session is None:
            raise JobCancelledError
        return self._session

    def _end(self, reason: str = "") -> None:
        """Runs in the vault lane."""
        if self._session is not None:
            from workstation.workflows import session as sessions

            ended, self._session = self._session, None
            sessions.end(ended, reason) if reason else sessions.end(ended)

    def _task(self, on_progress: OnProgress | None, owner: QObject) -> Task:
        task = Task(lambda call: self._deliver(owner, call), on_progress)
        self._tasks.add(task)
        return task

    def _deliver(self, owner: QObject, call: Callable[[], None]) -> None:
        def unless_gone() -> None:
            if isValid(owner):
                call()

        self._delivered.emit(unless_gone)

    def _submit(
        self,
        lane: ThreadPoolExecutor,
        job: Callable[[], _T],
        on_result: Callable[[_T], None] | None,
        on_error: OnError | None,
        owner: QObject,
    ) -> None:
        if not self._open:
            return
        self._running += 1
        self.busy_changed.emit(self._running)

        def finish(future: "Future[_T]") -> None:
            # A closed door delivers nothing: the window is going away.
            if self._open or isValid(self):
                self._delivered.emit(lambda: self._serve(future, on_result, on_error, owner))

        lane.submit(job).add_done_callback(finish)

    def _serve(
        self,
        future: "Future[Any]",
        on_result: Callable[[Any], None] | None,
        on_error: OnError | None,
        owner: QObject,
    ) -> None:
        """Bring a result, then have the history note what was opened, behind what waits."""
        try:
            self._finish(future, on_result, on_error, owner)
        finally:
            self._write_journal()

    def _write_journal(self) -> None:
        session = self._session
        if not self._open or self._is_noting or session is None or not session.journal.waits:
            return
        self._is_noting = True
        self._running += 1
        self.busy_changed.emit(self._running)

        def told(_future: "Future[None]") -> None:
            if isValid(self):
                self._delivered.emit(lambda: self._on_noted(session.journal.problem))

        self._vault_lane.submit(session.journal.write).add_done_callback(told)

    def _on_noted(self, problem: UserError | None) -> None:
        """Say once that the history cannot be written; what waits is tried with the next job."""
        self._is_noting = False
        self._running -= 1
        self.busy_changed.emit(self._running)
        if isinstance(problem, StoreError) and not self._is_told:
            self.failed.emit(StoreError("journal.not_written", file=problem.file))
        self._is_told = problem is not None

    def _finish(
        self,
        future: "Future[Any]",
        on_result: Callable[[Any], None] | None,
        on_error: OnError | None,
        owner: QObject,
    ) -> None:
        self._running -= 1
        self.busy_changed.emit(self._running)
        if future.cancelled() or not isValid(owner):
            return
        problem = future.exception()
        if problem is None:
            if on_result is not None:
                on_result(future.result())
            return
        if isinstance(problem, JobCancelledError):
            return
        if not isinstance(problem, UserError):
            self._report(problem)
            problem = DefectError("program.defect")
        if on_error is not None:
            on_error(problem)
        else:
            self.failed.emit(problem)

    def _report(self, defect: BaseException) -> None:
        """Tell the log where a job failed; its owner is told as of any other failure."""
        self._is_reporting = True
        try:
            sys.excepthook(type(defect), defect, defect.__traceback__)
        finally:
            self._is_reporting = False

    @Slot(object)
    def _on_delivered(self, call: Callable[[], None]) -> None:
        call()
