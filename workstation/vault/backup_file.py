"""Reading a backup: what it says of itself, whether it is whole, and taking it apart."""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workstation.domain.error import BadInputError
from workstation.vault import creation, files, folder, migrations, slots
from workstation.vault.slots import SlotFile

FORMAT = "assessor-backup-1"
MANIFEST = "backup.json"
_MANIFEST_LIMIT_BYTES = 64 * 1024
_CHUNK_BYTES = 1024 * 1024


class _FileJson(msgspec.Struct, forbid_unknown_fields=True):
    sha256: str
    size: int


class Manifest(msgspec.Struct, forbid_unknown_fields=True):
    """What a backup says of itself."""

    format: str
    vault: str
    name: str
    at: str
    seq: int
    head: str
    files: dict[str, _FileJson]
    schema: int = 1


class _AnyFormatJson(msgspec.Struct):
    format: str


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds: the vault's name and the ledger up to (``seq``, ``head``)."""

    vault_id: str
    vault_name: str
    at_utc: str
    seq: int
    head: str
    size_bytes: int
    file: Path


def read(path: Path) -> BackupReport:
    """What a backup says of itself; that it is as long as it says is all that is checked.

    Raises:
        BadInputError: ``backup.unreadable``, ``backup.damaged`` or ``backup.newer``.
    """
    with opened(path) as (_, manifest), files.disk_errors(path):
        size = path.stat().st_size
        if size < sum(member.size for member in manifest.files.values()):
            raise BadInputError("backup.damaged", file=str(path), place=folder.DATABASE)
        return BackupReport(
            manifest.vault, manifest.name, manifest.at, manifest.seq, manifest.head, size, path
        )


def check_digests(path: Path) -> BackupReport:
    """The same once every byte agrees with its digest; no key is needed for that.

    Raises:
        BadInputError: ``backup.unreadable``, ``backup.damaged`` or ``backup.newer``.
        StoreError: the disk failed.
    """
    with opened(path) as (tar, manifest):
        compare(tar, manifest, path, tuple(manifest.files))
    return read(path)


def restore(path: Path, directory: Path) -> BackupReport:
    """Make a vault's folder from a backup; everything but the passphrase is checked.

    Raises:
        BadInputError: ``backup.unreadable``, ``backup.damaged`` or ``backup.newer``.
        UsageError: there is something at that place already.
        StoreError: the disk failed; nothing was left there.
    """
    with creation.new_folder(directory) as temporary:
        return unpack(path, temporary)


def unpack(path: Path, into: Path) -> BackupReport:
    """Put a vault's files into a folder that is empty; see :func:`restore`."""
    with opened(path) as (tar, manifest):
        for name in manifest.files:
            extract(tar, name, manifest, into / name, path)
        found = slots.load(into / slots.NAME)
        if found.vault_id != manifest.vault:
            raise BadInputError("backup.damaged", file=str(path), place=slots.NAME)
    return read(path)


def read_slots(path: Path, temporary: Path) -> SlotFile:
    """The key slots in a backup.

    Args:
        path: the backup.
        temporary: a file to put them in, which must not exist.

    Raises:
        BadInputError: as above.
        StoreError: the slots are damaged, or the disk failed.
    """
    with opened(path) as (tar, manifest):
        extract(tar, slots.NAME, manifest, temporary, path)
    return slots.load(temporary)


@contextmanager
def opened(path: Path) -> Iterator[tuple[tarfile.TarFile, Manifest]]:
    """A backup to read from, once its manifest was read.

    Raises:
        BadInputError: ``backup.unreadable``, ``backup.damaged`` or ``backup.newer``.
    """
    with ExitStack() as stack:
        try:
            tar = stack.enter_context(tarfile.open(path, mode="r:"))
        except OSError as problem:
            raise BadInputError("backup.unreadable", file=str(path)) from problem
        except tarfile.TarError as problem:
            raise BadInputError("backup.damaged", file=str(path), place=MANIFEST) from problem
        yield tar, _read_manifest(tar, path)


def compare(tar: tarfile.TarFile, manifest: Manifest, path: Path, names: tuple[str, ...]) -> None:
    """Refuse a backup of which one of these files is not what the manifest says.

    Raises:
        BadInputError: ``backup.damaged``.
        StoreError: the disk failed.
    """
    for name in names:
        for _ in _content(tar, name, manifest, path):
            pass


def extract(
    tar: tarfile.TarFile,
    name: str,
    manifest: Manifest,
    target: Path,
    path: Path,
    *,
    flush: bool = True,
) -> None:
    """Write one member under our own name for it, if it is what the manifest says.

    Raises:
        BadInputError: ``backup.damaged``; nothing is left of it.
        StoreError: the disk failed.
    """
    if flush:
        with files.replacing(target) as stream:
            for chunk in _content(tar, name, manifest, path):
                stream.write(chunk)
        return
    with files.disk_errors(target):
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            for chunk in _content(tar, name, manifest, path):
                stream.write(chunk)


def _content(tar: tarfile.TarFile, name: str, manifest: Manifest, path: Path) -> Iterator[bytes]:
    expected = manifest.files[name]
    digest, left = hashlib.sha256(), expected.size
    try:
        member = tar.getmember(name)
        source = tar.extractfile(member) if member.isreg() else None
        if source is None or member.size != expected.size:
            raise BadInputError("backup.damaged", file=str(path), place=name)
        while chunk := source.read(min(_CHUNK_BYTES, left)):
            digest.update(chunk)
            left -= len(chunk)
            yield chunk
    except (KeyError, tarfile.TarError) as problem:
        raise BadInputError("backup.damaged", file=str(path), place=name) from problem
    if left or digest.hexdigest() != expected.sha256:
        raise BadInputError("backup.damaged", file=str(path), place=name)


def _read_manifest(tar: tarfile.TarFile, path: Path) -> Manifest:
    """The first member; read without going through the whole file."""
    data = b""
    try:
        member = tar.next()
        if member is None or member.name != MANIFEST:
            raise BadInputError("backup.damaged", file=str(path), place=MANIFEST)
        stream = tar.extractfile(member)
        data = stream.read(_MANIFEST_LIMIT_BYTES) if stream else b""
        manifest = msgspec.json.decode(data, type=Manifest)
    except (
        KeyError,
        tarfile.TarError,
        msgspec.DecodeError,
        UnicodeDecodeError,
        RecursionError,
    ) as problem:
        _refuse_newer(data, path)
        raise BadInputError("backup.damaged", file=str(path), place=MANIFEST) from problem
    _refuse_newer(data, path)
    if manifest.schema > migrations.VERSION:
        raise BadInputError("backup.newer", file=str(path))
    if manifest.format != FORMAT or set(manifest.files) != {folder.DATABASE, slots.NAME}:
        raise BadInputError("backup.damaged", file=str(path), place=MANIFEST)
    return manifest


def _refuse_newer(data: bytes, path: Path) -> None:
    """A backup of a later format is said to be that, not to be damaged."""
    try:
        name, _, number = msgspec.json.decode(data, type=_AnyFormatJson).format.rpartition("-")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    known, _, newest = FORMAT.rpartition("-")
    if name == known and number.isdecimal() and int(number) > int(newest):
        raise BadInputError("backup.newer", file=str(path))
