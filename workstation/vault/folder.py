"""The vault's folder: its files, its lock, and what must hold before anything is opened."""

import os
from pathlib import Path

from filelock import FileLock, Timeout

from workstation.domain.error import NotAllowedError, StoreError, UsageError
from workstation.vault import files, slots
from workstation.vault.slots import SlotFile

DATABASE = "vault.db"
LOCK = "vault.lock"


def check(directory: Path) -> None:
    """Refuse a folder that does not hold one whole vault; nothing is made or changed.

    Raises:
        StoreError: says which file is missing, empty, a link, or cannot be written.
    """
    with files.disk_errors(directory):
        _check_files(directory)


def _check_files(directory: Path) -> None:
    if not directory.is_dir():
        raise StoreError("vault.folder_missing", file=str(directory))
    database, slot_file = directory / DATABASE, directory / slots.NAME
    for path in (database, slot_file):
        if path.is_symlink():
            raise StoreError("vault.link", file=str(path))
    if not database.exists() and not slot_file.exists():
        raise StoreError("vault.none_here", file=str(directory))
    if not database.exists():
        raise StoreError("vault.database_missing", file=str(database))
    if not slot_file.exists():
        raise StoreError("vault.slots_missing", file=str(slot_file))
    journal = directory / f"{DATABASE}-journal"
    if journal.exists():  # SQLite would roll it back into the database; this vault makes none
        raise StoreError("vault.foreign_journal", file=str(journal))
    if database.stat().st_size == 0:
        raise StoreError("vault.database_empty", file=str(database))


def check_writable(directory: Path) -> None:
    """Refuse a vault on a medium or in a folder that we may not write to.

    Raises:
        StoreError: ``vault.read_only``.
    """
    for path in (directory, directory / DATABASE):
        if not os.access(path, os.W_OK):
            raise StoreError("vault.read_only", file=str(path))


def read_slots(directory: Path) -> SlotFile:
    """The key slots of a vault, with the folder checked first."""
    check(directory)
    return slots.load(directory / slots.NAME)


def lock(directory: Path) -> FileLock:
    """Take the vault for this process.

    Raises:
        NotAllowedError: ``vault.in_use``: another process has it open.
        StoreError: the lock cannot be made.
    """
    guard = FileLock(directory / LOCK, timeout=0, mode=0o600)
    try:
        guard.acquire()
    except Timeout as problem:
        raise NotAllowedError("vault.in_use", file=str(directory)) from problem
    except OSError as problem:
        raise files.disk_error(problem, str(directory)) from problem
    return guard


def refuse_if_taken(directory: Path) -> None:
    """Refuse a vault that another process has open, without writing anything to find out.

    Where the system has no such question :func:`lock` finds out.

    Raises:
        NotAllowedError: ``vault.in_use``.
    """
    if os.name != "posix":
        return
    import fcntl

    try:
        descriptor = os.open(directory / LOCK, os.O_RDONLY)
    except OSError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        raise NotAllowedError("vault.in_use", file=str(directory)) from problem
    except OSError:
        return
    finally:
        os.close(descriptor)


def check_free(directory: Path) -> None:
    """Refuse to make a vault where there is something already.

    Raises:
        UsageError: ``vault.exists``, ``vault.folder_used`` or ``file.folder_missing``.
    """
    with files.disk_errors(directory):
        _check_place(directory)


def _check_place(directory: Path) -> None:
    if (directory / DATABASE).exists() or (directory / slots.NAME).exists():
        raise UsageError("vault.exists", file=str(directory))
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise UsageError("vault.folder_used", file=str(directory))
    if not directory.absolute().parent.is_dir():
        raise UsageError("file.folder_missing", file=str(directory), folder=str(directory.parent))
