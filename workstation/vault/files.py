"""Writing files so that a reader sees the old content or the new, never a part of it."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from workstation.domain.error import StoreError, UsageError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_OWN_NAMES = (
    "vault.anchors.",
    "vault.attempts.",
    "vault.db",
    "vault.lock",
    "vault.restored.",
    "vault.slots.",
)
_DENIED = frozenset({errno.EACCES, errno.EPERM})
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def disk_error(problem: OSError, file: str) -> StoreError:
    """The error that a person reads when the system refused to read or write a file."""
    if problem.errno in _FULL:
        return StoreError("disk.full", file=file)
    if problem.errno == errno.EROFS:
        return StoreError("disk.read_only", file=file)
    if problem.errno in _DENIED:
        return StoreError("disk.denied", file=file)
    return StoreError("disk.failed", file=file)


@contextmanager
def disk_errors(file: Path) -> Iterator[None]:
    """Turn a system error within the block into a :class:`StoreError` that names the file."""
    try:
        yield
    except OSError as problem:
        raise disk_error(problem, str(file)) from problem


def sync_folder(path: Path) -> None:
    """Make the names in a folder durable, where the system has a way to ask for it."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _beside(path: Path) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file beside ``path``, readable by us only, flushed when the block ends well."""
    temporary = path.with_name(f".{os.urandom(8).hex()}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            yield temporary, stream
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_temporary(path: Path, data: bytes) -> Path:
    """Write and flush the data beside ``path`` under a name of its own, to be renamed later.

    Returns:
        The temporary file; nothing is left of it when writing failed.

    Raises:
        OSError: to be turned into words by :func:`disk_errors`.
    """
    with _beside(path) as (temporary, stream):
        stream.write(data)
    return temporary


@contextmanager
def replacing(path: Path, check: Callable[[Path], None] | None = None) -> Iterator[IO[bytes]]:
    """A stream whose content becomes the file, whole and durable, once the block ends well.

    Args:
        path: the file to make.
        check: looks at what was written, on the disk, before it takes the file's name; when it
            raises, nothing is left of the new content.

    Raises:
        StoreError: the disk is full, failing or read-only; nothing is left of the new content.
    """
    with disk_errors(path):
        with _beside(path) as (temporary, stream):
            yield stream
        try:
            if check is not None:
                check(temporary)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def write_atomically(path: Path, data: bytes, *, force: bool = True) -> None:
    """Write a file whole and durably, or leave things as they were.

    Args:
        path: the file to make.
        data: its whole content.
        force: replace a file that is there already.

    Raises:
        UsageError: ``file.exists`` without force; ``file.folder_missing``.
        StoreError: the disk is full, failing or read-only, or the file there is protected.
    """
    check_target(path, force=force)
    with replacing(path) as stream:
        stream.write(data)


def check_target(path: Path, *, force: bool) -> None:
    """Refuse a place where a file may not be written; see :func:`write_atomically`."""
    refuse_own(path)
    try:
        path.name.encode("utf-8")
    except UnicodeEncodeError as problem:  # the ledger could not say where the copy went
        raise UsageError("file.name_unreadable", file=ascii(str(path))[1:-1]) from problem
    with disk_errors(path):
        if not path.parent.is_dir():
            raise UsageError("file.folder_missing", file=str(path), folder=str(path.parent))
        if path.is_dir():
            raise UsageError("file.is_folder", file=str(path))
        if not force and path.exists():
            raise UsageError("file.exists", file=str(path))
        if path.exists() and not _may_be_written(path):
            # A new file would take its place all the same: that asks for the folder alone.
            raise StoreError("disk.denied", file=str(path))


def _may_be_written(path: Path) -> bool:
    """Whether a file is ours to change, and nobody has protected it from being written."""
    return bool(path.stat().st_mode & _WRITABLE) and os.access(path, os.W_OK)


def refuse_own(path: Path) -> None:
    """Refuse the name of a file of the vault: whoever replaces one locks everybody out for good.

    Raises:
        UsageError: ``file.of_vault``.
    """
    if path.name.casefold().startswith(_OWN_NAMES):
        raise UsageError("file.of_vault", file=str(path))


def read_start(path: Path, size_bytes: int) -> bytes:
    """The first bytes of a file, fewer when it is shorter.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as stream:
        return stream.read(size_bytes)


def refuse_endless(path: Path) -> None:
    """Refuse what is no file with an end: a pipe that nobody writes to would be waited for.

    Raises:
        FileNotFoundError: there is no file of that name, but perhaps a pipe or a device.
        OSError: nothing can be told of it.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))


def read_limited(path: Path, limit_bytes: int, *, waits: bool = False) -> bytes | None:
    """The content of a file, or None when it is larger than the limit.

    A pipe or a device is refused without waiting for it.

    Args:
        path: the file.
        limit_bytes: the most that is read.
        waits: for what a person pipes in on purpose, such as a passphrase: what is no file is
            read as well.

    Raises:
        OSError: the file cannot be read, or is none.
    """
    with path.open("rb") if waits else open(path, "rb", opener=_without_waiting) as stream:
        if not waits and not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
        data = stream.read(limit_bytes + 1)
    return data if len(data) <= limit_bytes else None


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
