"""Where backups go on this machine, and the ones that nobody asks for.

A vault of an older schema is backed up before it is migrated. A vault that is locked leaves a
note of what it holds, so that it can be copied without a key once it is closed: by the process
that shows the unlock screen, or by the one that ends. Such a copy waits to be opened and checked
until somebody unlocks, and no older backup makes room for it before.
"""

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from workstation.domain.error import CheckFailedError, NotAllowedError, StoreError, UserError
from workstation.vault import backup, files, folder, shelf, slots
from workstation.vault.backup_file import BackupReport
from workstation.vault.shelf import Kept, ShelfItem
from workstation.vault.snapshot import Snapshot, StillFile
from workstation.vault.store import Vault, utc_text
from workstation.vault.upgrade import Upgrade
from workstation.workflows import machine

BACKUP_WRITTEN: Final = "backup.written"
BACKUP_RESTORED: Final = "backup.restored"
VAULT_MIGRATED: Final = "vault.migrated"

A_DAY: Final = timedelta(days=1)
_DUE = "due.json"
_LAST = "last.json"
_NOTE_LIMIT_BYTES = 4096
_QUIET = (
    BACKUP_WRITTEN, "officer.unlocked", "officer.locked", "ledger.checkpoint",
    "record.viewed", "record.searched", "action.refused",
)  # fmt: skip
"""Entries that alone are no reason for a backup when the vault is locked."""

Clock = Callable[[], datetime]
T = TypeVar("T")


class _LastJson(msgspec.Struct):
    """Up to which entry, and when, the newest backup in the rotation reaches."""

    seq: int
    at: str


@dataclass(frozen=True, slots=True)
class Due:
    """A closed vault that has something new in it, and how its file looked when it was closed."""

    vault: str
    name: str
    directory: str
    schema: int
    seq: int
    head: str
    at: str
    size: int = 0
    changed_ns: int = 0


def default_folder() -> Path:
    """Where backups go unless somebody chose another place: beside this user's machine state."""
    return machine.state_path() / "backups"


def chosen_folder() -> Path | None:
    """The place that somebody chose for all vaults of this machine, or None."""
    chosen = machine.read_preferences(machine.preferences_path()).backup_folder
    return Path(chosen) if chosen else None


def place_of(vault_id: str) -> Path:
    """The folder of one vault's backups, whether or not it is there."""
    return (chosen_folder() or default_folder()) / vault_id


def folder_of(vault_id: str) -> Path:
    """The folder of one vault's backups, made where it is our own to make.

    Raises:
        StoreError: ``backup.folder_missing``: the chosen place is not there, for example a disk
            that is not plugged in; or the disk refused.
    """
    chosen = chosen_folder()
    if chosen is not None and not chosen.is_dir():
        raise StoreError("backup.folder_missing", file=str(chosen))
    place = place_of(vault_id)
    shelf.make(place)
    return place


def last_item(vault_id: str, now: datetime | None = None) -> ShelfItem | None:
    """The newest backup that is whole, waiting ones included; see :func:`newest`.

    Raises:
        StoreError: the folder cannot be read.
    """
    return newest(shelf.list_items(place_of(vault_id), vault_id), now)


def newest(items: Iterable[ShelfItem], now: datetime | None = None) -> ShelfItem | None:
    """The first whole one of some backups, which are in order.

    One that was made while the clock was ahead is passed over where the time is given: it would
    count as fresh until that day comes.
    """
    whole = (item for item in items if item.state is not Kept.DAMAGED)
    return next((item for item in whole if now is None or item.at <= now + A_DAY), None)


def note_last(report: BackupReport) -> None:
    """Keep on this machine's own disk what the newest backup in the rotation has.

    When a vault is locked nobody waits for a disk that may be slow, or gone.
    """
    with suppress(OSError, UserError):
        place = default_folder() / report.vault_id
        shelf.make(place)
        noted = _LastJson(report.seq, report.at_utc)
        (place / _LAST).write_bytes(msgspec.json.encode(noted))


def has_changed(vault: Vault, seq: int, at_utc: str) -> bool:
    """Whether there is work in the vault that a backup of that entry and time lacks."""
    if seq > vault.head()[0]:
        return True
    marks = ", ".join("?" * len(_QUIET))
    entries = vault.read_tuples(
        f"SELECT 1 FROM ledger WHERE seq > ? AND kind NOT IN ({marks}) LIMIT 1",
        (seq, *_QUIET),
    )
    return bool(entries) or bool(
        vault.read_tuples("SELECT 1 FROM draft WHERE saved_utc > ? LIMIT 1", (at_utc,))
    )


def upgrade_for(officer: str, clock: Clock) -> Upgrade:
    """Leave to bring an older vault up to date, once it is backed up."""
    at = clock()
    return Upgrade(officer, utc_text(at), lambda snapshot: back_up_first(snapshot, at))


def back_up_first(snapshot: Snapshot, at: datetime) -> BackupReport:
    """A backup before something that changes the whole vault, wherever there is room for it.

    Raises:
        CheckFailedError: the vault did not pass its check.
        StoreError: neither the chosen place nor our own took it.
    """
    try:
        place = folder_of(snapshot.vault_id)
        return write_into(place, snapshot, at)
    except StoreError:
        if chosen_folder() is None:
            raise
    place = default_folder() / snapshot.vault_id
    shelf.make(place)
    return write_into(place, snapshot, at)


def write_into(
    place: Path, snapshot: Snapshot, at: datetime, progress: backup.Progress | None = None
) -> BackupReport:
    """Write a backup into the rotation; it may replace one of the same second and entry."""
    shelf.sweep(place)
    suffix = shelf.CHECKED_SUFFIX if snapshot.data_key else shelf.WAITING_SUFFIX
    path = place / shelf.name_of(at, snapshot.seq, suffix)
    return backup.write(snapshot, path, at_utc=utc_text(at), force=True, progress=progress)


def note_before_close(vault: Vault, at: datetime) -> Due | None:
    """What to leave behind when the vault is closed; None when its last backup has it all."""
    try:
        last = _read_json(default_folder() / vault.id / _LAST, _LastJson)
        if vault.read_only or (last is not None and not has_changed(vault, last.seq, last.at)):
            return None
        seq, head = vault.head()
        schema = vault.schema_version()
    except UserError:
        return None
    return Due(
        vault.id, vault.name, str(vault.directory.absolute()), schema, seq, head, utc_text(at)
    )


def leave_note(due: Due) -> None:
    """Leave it, once the vault is closed. A note that cannot be left only costs a backup."""
    _stop.clear()
    with suppress(OSError, UserError):
        looked = (Path(due.directory) / folder.DATABASE).stat()
        place = default_folder() / due.vault
        shelf.make(place)
        body = asdict(due) | {"size": looked.st_size, "changed_ns": looked.st_mtime_ns}
        (place / _DUE).write_bytes(msgspec.json.encode(body))


_copying = threading.Lock()
_stop = threading.Event()


def copy_closed(directory: Path, clock: Clock) -> BackupReport | None:
    """Copy a vault that was closed with something new in it; nobody has to unlock it for that.

    Returns:
        The copy, which waits to be checked; None when there was nothing to copy or somebody
        opened the vault meanwhile.

    Raises:
        StoreError: the place for backups is missing or full, or the disk failed.
    """
    found = folder.read_slots(directory)
    note = default_folder() / found.vault_id / _DUE
    due = _read_json(note, Due)
    if due is None or due.directory != str(directory.absolute()):
        return None
    with _copying:
        if _stop.is_set():
            return None
        try:
            guard = folder.lock(directory)
        except NotAllowedError:
            return None
        try:
            report = _copy(due, directory, clock())
        finally:
            guard.release()
    note.unlink(missing_ok=True)
    if report is not None:
        note_last(report)
    return report


def let_in() -> None:
    """Stop copying a closed vault, because somebody opens it; returns once it has stopped.

    No copy begins in this process from now on, until a vault was closed again.
    """
    _stop.set()
    with _copying:
        pass


def _copy(due: Due, directory: Path, at: datetime) -> BackupReport | None:
    file = directory / folder.DATABASE
    log = file.with_name(f"{file.name}-wal")
    still = _Interruptible()
    with files.disk_errors(file):
        looked = file.stat()
        is_same = (looked.st_size, looked.st_mtime_ns) == (due.size, due.changed_ns)
        if not is_same or (log.exists() and log.stat().st_size):
            return None
        listed = (directory / slots.NAME).read_bytes()
        still.open(file)
    try:
        snapshot = Snapshot(
            due.vault, due.name, directory, listed, due.schema, due.seq, due.head,
            still.size_bytes, still, still.generation,
        )  # fmt: skip
        return write_into(folder_of(due.vault), snapshot, at)
    except CheckFailedError as problem:
        if problem.code == "backup.disturbed":
            return None
        raise
    finally:
        still.close()


class _Interruptible(StillFile):
    """A file that counts as changed once somebody wants in."""

    def read(self, generation: int, place: int, size_bytes: int) -> bytes | None:
        return None if _stop.is_set() else super().read(generation, place, size_bytes)


def _read_json(path: Path, kind: type[T]) -> T | None:
    try:
        data = files.read_limited(path, _NOTE_LIMIT_BYTES)
        return msgspec.json.decode(data or b"", type=kind)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
