"""One file that holds a whole vault, and a vault from such a file.

A backup is a plain tar of a manifest, the key slots and the encrypted database as it lay on the
disk, so that any machine can take it apart. It opens with the same passphrases as the vault
did. It only gets its name once it was read again from the disk, opened with the vault's key,
and every page and the whole chain of entries were found sound.
"""

import hashlib
import io
import secrets
import shutil
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import rfc8785

from workstation.domain.error import CheckFailedError, StoreError, UsageError
from workstation.vault import backup_file, files, folder, ledger, slots, sqlcipher
from workstation.vault.backup_file import MANIFEST, BackupReport
from workstation.vault.integrity import check_database
from workstation.vault.snapshot import Snapshot

__all__ = ["BackupReport", "check", "write"]

_ROOM = 3
"""A backup, its copy while it is checked, and as much again that stays free for the work."""
_SMALLEST_ROOM_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Digest:
    sha256: str
    size: int

    def to_json(self) -> dict[str, str | int]:
        return {"sha256": self.sha256, "size": self.size}


Progress = Callable[[int, int], None]
"""Told how far a backup is, of how much; it may raise to stop it, and nothing is left then."""
_PASSES = 4
"""Measured, written, read back, checked: about as long each."""


def write(
    snapshot: Snapshot,
    path: Path,
    *,
    at_utc: str,
    force: bool = False,
    progress: Progress | None = None,
) -> BackupReport:
    """Copy a vault into one file, and check the file before it gets its name.

    Without a key in the snapshot (nobody has unlocked) only its bytes are compared.

    Args:
        snapshot: the vault as it stands still.
        path: the file to make.
        at_utc: when, by this machine's clock.
        force: replace a file that is there already.
        progress: told how far it is.

    Raises:
        CheckFailedError: ``backup.vault_damaged``: the vault does not pass its check and is not
            copied over a good backup; ``backup.disturbed``: begin anew.
        UsageError: ``file.exists`` without force, ``backup.inside``, or the folder is missing.
        StoreError: the disk is full or failed; an older backup of that name is untouched.
    """
    files.check_target(path, force=force)
    if path.resolve().is_relative_to(snapshot.directory.resolve()):
        raise UsageError("backup.inside", file=str(path))
    _check_room(snapshot, path)
    told = _Told(progress, snapshot.size_bytes)
    with files.disk_errors(path):
        database = _digest_of(told.along(snapshot.chunks(), 0))
        listed = _digest_of(iter((snapshot.slot_file,)))
        manifest: bytes = rfc8785.dumps(
            {
                "at": at_utc,
                "files": {folder.DATABASE: database.to_json(), slots.NAME: listed.to_json()},
                "format": backup_file.FORMAT,
                "head": snapshot.head,
                "name": snapshot.vault_name,
                "schema": snapshot.schema,
                "seq": snapshot.seq,
                "vault": snapshot.vault_id,
            }
        )

    def look_again(made: Path) -> None:
        told.at(2)
        _check_made(made, path, snapshot, told=told)
        told.at(_PASSES)

    with files.replacing(path, look_again) as stream:
        _write_tar(stream, manifest, snapshot.slot_file, told.along(snapshot.chunks(), 1), database)
    return backup_file.read(path)


def check(path: Path, data_key: bytes) -> None:
    """Open a backup with the vault's key and look at every page and entry.

    A copy of its database is made beside it for that, and removed again.

    Raises:
        BadInputError: ``backup.damaged`` or ``backup.unreadable``.
        CheckFailedError: ``backup.vault_damaged``: whole, but what it holds is not sound.
        StoreError: the disk is full or failed.
    """
    _check_made(path, path, None, data_key)


def _check_room(snapshot: Snapshot, path: Path) -> None:
    with files.disk_errors(path):
        free = shutil.disk_usage(path.parent).free
    if free < max(_ROOM * snapshot.size_bytes, _SMALLEST_ROOM_BYTES):
        raise StoreError("disk.full", file=str(path))


def _digest_of(chunks: Iterator[bytes]) -> _Digest:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    return _Digest(digest.hexdigest(), size)


class _Told:
    """How far a backup is, in passes over the database."""

    def __init__(self, progress: Progress | None, size_bytes: int) -> None:
        self._progress = progress
        self._size = size_bytes

    def at(self, passes: int, done: int = 0) -> None:
        if self._progress is not None:
            self._progress(passes * self._size + done, _PASSES * self._size)

    def along(self, chunks: Iterator[bytes], passes: int) -> Iterator[bytes]:
        done = 0
        for chunk in chunks:
            yield chunk
            done += len(chunk)
            self.at(passes, done)


def _write_tar(
    stream: IO[bytes],
    manifest: bytes,
    slot_file: bytes,
    chunks: Iterator[bytes],
    expected: _Digest,
) -> None:
    source = _Reader(chunks)
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in ((MANIFEST, manifest), (slots.NAME, slot_file)):
            tar.addfile(_member(name, len(data)), io.BytesIO(data))
        tar.addfile(_member(folder.DATABASE, expected.size), source)


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member


class _Reader(io.RawIOBase):
    """A stream of what the iterator gives."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while size < 0 or len(self._rest) < size:
            chunk = next(self._chunks, b"")
            if not chunk:
                break
            self._rest += chunk
        end = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:end], self._rest[end:]
        return data


def _check_made(
    made: Path,
    path: Path,
    snapshot: Snapshot | None,
    data_key: bytes = b"",
    told: _Told | None = None,
) -> None:
    """Read a backup from the disk again, and open what it holds."""
    key = snapshot.data_key if snapshot is not None else data_key
    with backup_file.opened(made) as (tar, manifest):
        if not key:
            backup_file.compare(tar, manifest, made, tuple(manifest.files))
            return
        copy = path.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            backup_file.compare(tar, manifest, made, (slots.NAME,))
            backup_file.extract(tar, folder.DATABASE, manifest, copy, made, flush=False)
            if told is not None:
                told.at(3)
            place = snapshot.directory if snapshot is not None else path
            _check_database(copy, key, (manifest.seq, manifest.head), str(place))
        finally:
            for name in ("", "-wal", "-shm"):
                copy.with_name(copy.name + name).unlink(missing_ok=True)


def _check_database(copy: Path, data_key: bytes, head: tuple[int, str], vault: str) -> None:
    try:
        connection = sqlcipher.open_database(copy, data_key)
    except StoreError as problem:
        if problem.code not in {"vault.damaged", "vault.not_encrypted"}:
            raise
        raise CheckFailedError("backup.vault_damaged", file=vault) from problem
    try:
        with sqlcipher.store_errors(copy):
            found = ledger.verify(connection)
            if not (found.ok and found.head == head and check_database(connection, copy).ok):
                raise CheckFailedError("backup.vault_damaged", file=vault)
    except StoreError as problem:
        if problem.code != "vault.damaged":
            raise
        raise CheckFailedError("backup.vault_damaged", file=vault) from problem
    finally:
        connection.close()
