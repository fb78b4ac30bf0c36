"""Backing a vault up: when somebody asks for it, once a day, and when it is closed.

A backup has three parts, so that nobody waits for it. ``begin`` and ``finish`` belong to the
thread of the vault and take some milliseconds; ``carry_out`` copies, checks and removes older
backups, and may run in any thread.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from workstation.domain.error import (
    BadInputError,
    CheckFailedError,
    NotAllowedError,
    StoreError,
    UserError,
)
from workstation.domain.officer import Permission
from workstation.vault import backup, files, shelf
from workstation.vault.backup import Progress
from workstation.vault.backup_file import BackupReport
from workstation.vault.shelf import Kept, ShelfItem
from workstation.vault.snapshot import Snapshot
from workstation.vault.store import NewEntry, utc_text
from workstation.workflows import backup_place, machine
from workstation.workflows.backup_place import BACKUP_WRITTEN
from workstation.workflows.session import Session

__all__ = ["BackupReport", "Kept", "ShelfItem"]

_AGAIN: Final = 3
DISTURBED: Final = "backup.disturbed"
_settling: Final = threading.Lock()
"""One at a time looks at the copies that wait, and gives them their names."""


@dataclass(frozen=True, slots=True)
class Job:
    """A backup that has begun. ``path`` is None where it goes into the rotation."""

    snapshot: Snapshot
    at: datetime
    path: Path | None
    force: bool
    automatic: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the backup, and what is wrong with a copy that had waited."""

    report: BackupReport
    removed: tuple[Path, ...] = ()
    problem: UserError | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """The backups of a vault on this machine.

    Attributes:
        folder: where they are.
        is_chosen: whether somebody chose that place.
        items: newest first.
        problem: why none can be written there now; None while one can.
    """

    folder: Path
    is_chosen: bool
    items: tuple[ShelfItem, ...]
    problem: UserError | None = None

    @property
    def last(self) -> ShelfItem | None:
        """The newest that is whole."""
        return backup_place.newest(self.items)

    def last_by(self, now: datetime) -> ShelfItem | None:
        """The newest that is whole and was not made while the clock was ahead."""
        return backup_place.newest(self.items, now)


def look(session: Session) -> Shelf:
    """The backups of this vault, without unlocking any."""
    return look_at(session.vault.id)


def look_at(vault_id: str) -> Shelf:
    """The same by the vault's id; any thread may ask."""
    folder, is_chosen = backup_place.place_of(vault_id), backup_place.chosen_folder() is not None
    try:
        backup_place.folder_of(vault_id)
        items = tuple(shelf.list_items(folder, vault_id))
    except StoreError as problem:
        return Shelf(folder, is_chosen, (), problem)
    return Shelf(folder, is_chosen, items)


def choose_folder(folder: Path | None) -> Path:
    """Keep backups in another place from now on; those that are there stay where they are.

    Args:
        folder: an existing folder; None for the program's own place.

    Raises:
        StoreError: ``backup.folder_missing``; or the choice cannot be kept.
    """
    if folder is not None and not folder.is_dir():
        raise StoreError("backup.folder_missing", file=str(folder))
    chosen = str(folder.absolute()) if folder is not None else ""
    machine.change_preferences(machine.preferences_path(), backup_folder=chosen)
    return folder or backup_place.default_folder()


def is_due(session: Session, last: ShelfItem | None) -> bool:
    """Whether the vault has something that its last backup lacks, and that one is a day old.

    Raises:
        StoreError: the disk failed.
    """
    if session.vault.read_only:
        return False
    if last is None or last.report is None:
        return True
    if abs(session.clock() - last.at) < backup_place.A_DAY:
        return False
    return backup_place.has_changed(session.vault, last.seq, last.report.at_utc)


def begin(
    session: Session, path: Path | None = None, *, force: bool = False, automatic: bool = False
) -> Job:
    """Let the vault stand still for a backup.

    Args:
        session: any officer's; only an administrator asks for a backup of their own accord.
        path: the file to make; None for the rotation.
        force: replace a file that is there already.
        automatic: nobody asked for it.

    Raises:
        NotAllowedError: ``not_allowed``, or nothing may be written in this vault now.
        StoreError: the disk failed.
    """
    if not automatic:
        session.require(Permission.ADMINISTER)
    vault = session.vault
    if vault.read_only:
        raise NotAllowedError(vault.read_only, file=str(vault.directory))
    return Job(vault.hold_still(), session.clock(), path, force, automatic)


def carry_out(job: Job, progress: Progress | None = None) -> Outcome:
    """Write the backup, check it, and only then let older ones go.

    Args:
        job: what ``begin`` gave.
        progress: told how far it is; when it raises, nothing of the backup is left.

    Raises:
        CheckFailedError: ``backup.vault_damaged``; or ``backup.disturbed``: begin anew.
        UsageError: the file is there already, or lies in the vault's folder.
        StoreError: the place is missing, full or failed; older backups are untouched.
    """
    snapshot = job.snapshot
    if job.path is not None:
        return Outcome(backup.write(snapshot, job.path, at_utc=utc_text(job.at), force=job.force))
    place = backup_place.folder_of(snapshot.vault_id)
    report = backup_place.write_into(place, snapshot, job.at, progress)
    problems = _settle_all(place, snapshot.vault_id, snapshot.data_key)
    removed = shelf.thin(place, snapshot.vault_id, report.file)
    return Outcome(report, tuple(removed), problems[-1] if problems else None)


def finish(session: Session, job: Job, outcome: Outcome | None) -> None:
    """Let the vault move again and record the backup; ``outcome`` is None when it failed.

    Raises:
        StoreError: the disk failed.
    """
    session.vault.let_go()
    if outcome is None:
        return
    report = outcome.report
    if job.path is None:
        backup_place.note_last(report)
    body = {
        "automatic": job.automatic,
        "file_name": report.file.name,
        "head": report.head,
        "seq": report.seq,
    }
    session.record([NewEntry(BACKUP_WRITTEN, report.vault_id, body)])


def back_up(session: Session, path: Path | None = None, *, force: bool = False) -> BackupReport:
    """Write the whole vault into one file, which stays encrypted, and wait for it.

    Args:
        session: an administrator's.
        path: the file to make; None for the rotation.
        force: replace a file that is there already.

    Raises:
        NotAllowedError: ``not_allowed``.
        CheckFailedError: the vault or the copy did not pass its check.
        UsageError: the file is there already, or lies in the vault's folder.
        StoreError: the disk failed; an older backup of that name is untouched.
    """
    return _whole(session, path, force=force, automatic=False)


def back_up_if_due(session: Session) -> BackupReport | None:
    """The daily backup, made at once; None when it is not due.

    Raises:
        CheckFailedError: the vault did not pass its check.
        StoreError: the place is missing, full or failed.
    """
    last = backup_place.last_item(session.vault.id, session.clock())
    return _whole(session, None, force=False, automatic=True) if is_due(session, last) else None


def waiting(session: Session) -> Callable[[], list[UserError]]:
    """What opens and checks the copies that were made while the vault was locked.

    Returns:
        It does so in any thread, and gives what is wrong with those that did not pass. They
        are put under another name and never counted.
    """
    vault_id, data_key = session.vault.id, session.secrets.data_key

    def check() -> list[UserError]:
        place = backup_place.place_of(vault_id)
        return _settle_all(place, vault_id, data_key, thin=True)

    return check


def check_before_new_key(session: Session) -> None:
    """Check the copies that wait while the key that opens them is at hand: the next one does not.

    One that does not pass, or for which there is no room, stays for :func:`waiting` to tell of.
    """
    place, vault_id = backup_place.place_of(session.vault.id), session.vault.id
    with _settling, suppress(UserError):
        for item in shelf.list_items(place, vault_id):
            if item.state is Kept.WAITING:
                with suppress(UserError), files.disk_errors(item.file):
                    backup.check(item.file, session.secrets.data_key)
                    item.file.rename(item.file.with_suffix(shelf.CHECKED_SUFFIX))


def _settle_all(
    place: Path, vault_id: str, data_key: bytes, *, thin: bool = False
) -> list[UserError]:
    problems: list[UserError] = []
    with _settling:
        for item in shelf.list_items(place, vault_id):
            if item.state is Kept.WAITING:
                try:
                    settled = _settle(item.file, data_key)
                    if thin:
                        shelf.thin(place, vault_id, settled)
                except UserError as problem:
                    problems.append(problem)
    return problems


def _settle(waiting: Path, data_key: bytes) -> Path:
    """Give a copy its name once it was opened and found sound."""
    with files.disk_errors(waiting):
        try:
            backup.check(waiting, data_key)
        except (BadInputError, CheckFailedError):
            waiting.rename(waiting.with_suffix(".damaged"))
            raise
        return waiting.rename(waiting.with_suffix(shelf.CHECKED_SUFFIX))


def _whole(session: Session, path: Path | None, *, force: bool, automatic: bool) -> BackupReport:
    for attempt in range(_AGAIN):
        job = begin(session, path, force=force, automatic=automatic)
        outcome = None
        try:
            outcome = carry_out(job)
        except CheckFailedError as problem:
            if problem.code != DISTURBED or attempt == _AGAIN - 1:
                raise
        finally:
            finish(session, job, outcome)
        if outcome is not None:
            return outcome.report
    raise AssertionError("the last attempt ends above")
