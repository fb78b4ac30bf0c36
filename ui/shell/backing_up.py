"""Backups in the background: the daily one, those that are asked for, and what is known of them.

The vault's thread only begins and ends a backup; the copying and the check run beside it, so
that nobody who types waits.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.shell.background import Door, Task
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.backups import Job, Outcome, Shelf
    from workstation.workflows.session import Session

_FIRST_MS = 20_000
"""The first look, once the first page stands."""
_AGAIN_MS = 10 * 60_000
_RETRY_MS = 3_000
_MOST_TRIES = 5
_DISTURBED = "backup.disturbed"


class Backups(QObject):
    """Makes backups one at a time, and watches whether one is due.

    Signals:
        changed: what is known of the backups, or whether one is being made.
        written: a backup that was asked for is there; its report.
        failed: a backup that was asked for was not made; the ``UserError``.
        warned: one that nobody asked for was not made, or is not sound; said once for a reason.
        progressed: done and total, of the one that is being made.
    """

    changed = Signal()
    written = Signal(object)
    failed = Signal(object)
    warned = Signal(object)
    progressed = Signal(int, int)

    def __init__(
        self, door: Door, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._clock = clock
        self._task: Task | None = None
        self._job: Job | None = None
        self._tries = 0
        self._said: set[str] = set()
        self.shelf: Shelf | None = None
        self.problem: UserError | None = None
        """Why the last backup that nobody asked for was not made."""
        self.is_running = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._minutes = QTimer(self)
        self._minutes.timeout.connect(self.changed)

    @property
    def last(self) -> datetime | None:
        """When the newest whole backup was made; None while there is none or it is not known."""
        item = self.shelf.last_by(self._clock()) if self.shelf is not None else None
        return item.at if item is not None else None

    @property
    def age_s(self) -> int | None:
        """How old the newest whole backup is."""
        return max(0, int((self._clock() - self.last).total_seconds())) if self.last else None

    def watch(self) -> None:
        """Begin to look from time to time: copies that wait are checked, the daily one is made."""
        QTimer.singleShot(_FIRST_MS, self, self.look)
        self._timer.start(_AGAIN_MS)
        self._minutes.start(60_000)
        self.read()

    def read(self) -> None:
        """Learn anew which backups there are."""

        def vault_id(session: "Session") -> str:
            return session.vault.id

        self._door.run(vault_id, self._read_of, owner=self)

    def look(self) -> None:
        """Check the copies that wait, then make the daily backup if it is due."""

        def ask(session: "Session") -> tuple[str, Callable[[], list[UserError]]]:
            from workstation.workflows import backups

            return session.vault.id, backups.waiting(session)

        if not self.is_running:
            self._door.run(ask, self._on_asked, self._on_look_failed, owner=self)

    def start(self, path: Path | None = None, *, automatic: bool = False) -> None:
        """Make a backup: into a file, or into the rotation."""
        if self.is_running:
            return
        self.is_running, self._tries = True, 0
        self._begin(path, automatic)
        self.changed.emit()

    def cancel(self) -> None:
        """Stop the backup that is being made; nothing is left of it."""
        if self._task is not None:
            self._task.cancel()
            self._finish(None)
            self._end()

    def choose_folder(self, folder: Path | None) -> None:
        """Keep backups in another place from now on; None for the program's own."""

        def choose(_task: Task) -> object:
            from workstation.workflows import backups

            return backups.choose_folder(folder)

        self._door.work(choose, lambda _: self.read(), self.failed.emit, owner=self)

    def _read_of(self, vault_id: str) -> None:
        def look(_task: Task) -> "Shelf":
            from workstation.workflows import backups

            return backups.look_at(vault_id)

        self._door.work(look, self._on_shelf, self._on_look_failed, owner=self)

    def _on_shelf(self, shelf: "Shelf") -> None:
        self.shelf = shelf
        if shelf.problem is not None:
            self._warn(shelf.problem)
        elif self.problem is not None and self.problem.code == "backup.folder_missing":
            self.problem = None
        self.changed.emit()

    def _on_asked(self, asked: tuple[str, Callable[[], list[UserError]]]) -> None:
        """The place of the backups may be slow: it is read beside the vault's thread."""
        vault_id, check = asked

        def look(_task: Task) -> "tuple[list[UserError], Shelf]":
            from workstation.workflows import backups

            return check(), backups.look_at(vault_id)

        self._door.work(look, self._on_looked, self._on_look_failed, owner=self)

    def _on_looked(self, found: "tuple[list[UserError], Shelf]") -> None:
        problems, shelf = found
        for problem in problems:
            self._warn(problem)
        self._on_shelf(shelf)
        if shelf.problem is not None:
            return
        last = shelf.last_by(self._clock())

        def ask(session: "Session") -> bool:
            from workstation.workflows import backups

            return backups.is_due(session, last)

        self._door.run(ask, self._on_due, self._on_look_failed, owner=self)

    def _on_due(self, is_due: bool) -> None:
        if is_due:
            self.start(automatic=True)

    def _on_look_failed(self, problem: UserError) -> None:
        self._warn(problem)
        self.changed.emit()

    def _begin(self, path: Path | None, automatic: bool) -> None:
        def begin(session: "Session") -> "Job":
            from workstation.workflows import backups

            return backups.begin(session, path, force=path is not None, automatic=automatic)

        self._door.run(
            begin, self._carry_out, lambda problem: self._on_failed(problem, automatic), owner=self
        )

    def _carry_out(self, job: "Job") -> None:
        self._job = job

        def work(task: Task) -> "Outcome":
            from workstation.workflows import backups

            return backups.carry_out(job, task.report)

        self._task = self._door.work(
            work,
            self._on_written,
            lambda problem: self._on_not_written(job, problem),
            lambda done, total, _words: self.progressed.emit(done, total),
            owner=self,
        )

    def _on_written(self, outcome: "Outcome") -> None:
        job = self._job
        self._finish(outcome)
        self._end()
        if outcome.problem is not None:
            self._warn(outcome.problem)
        else:
            self.problem = None
        self._said.clear()
        if job is not None and not job.automatic:
            self.written.emit(outcome.report)
        self.read()

    def _on_not_written(self, job: "Job", problem: UserError) -> None:
        self._finish(None)
        self._tries += 1
        if problem.code == _DISTURBED and self._tries < _MOST_TRIES:
            path, automatic = job.path, job.automatic
            QTimer.singleShot(_RETRY_MS, self, lambda: self._begin(path, automatic))
            return
        self._on_failed(problem, job.automatic)

    def _on_failed(self, problem: UserError, automatic: bool) -> None:
        self._end()
        if automatic:
            self._warn(problem)
        else:
            self.failed.emit(problem)
        self.changed.emit()

    def _finish(self, outcome: "Outcome | None") -> None:
        job, self._job, self._task = self._job, None, None
        if job is None:
            return

        def finish(session: "Session") -> None:
            from workstation.workflows import backups

            backups.finish(session, job, outcome)

        self._door.run(finish, None, self._on_look_failed, owner=self)

    def _end(self) -> None:
        self.is_running = False
        self.changed.emit()

    def _warn(self, problem: UserError) -> None:
        self.problem = problem
        if problem.code not in self._said:
            self._said.add(problem.code)
            self.warned.emit(problem)


def copy_locked(
    door: Door, directory: Path, clock: Callable[[], datetime], *, owner: QObject
) -> None:
    """Copy a vault that was just locked, while the unlock screen waits; it needs no key."""

    def copy(_task: Task) -> object:
        from workstation.workflows import backup_place

        return backup_place.copy_closed(directory, clock)

    # What goes wrong is said after the unlock, when the backup is still due.
    door.work(copy, lambda _: None, lambda _: None, owner=owner)


def copy_closed(directory: Path, clock: Callable[[], datetime]) -> None:
    """Copy a vault that was just closed, before the program ends."""
    from workstation.workflows import backup_place

    try:
        backup_place.copy_closed(directory, clock)
    except UserError:
        return  # said at the next unlock, when the backup is still due
