"""One file that holds a whole vault, and a vault from such a file.

A backup is a plain tar of the encrypted database, the key slots and a manifest, so that any
machine can take it apart. It opens with the same passphrases as the vault did. A backup is
only kept once it was opened again and its chain was checked.
"""

import hashlib
import io
import secrets
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec
import rfc8785

from workstation.domain.error import BadInputError, CheckFailedError, UsageError
from workstation.vault import creation, files, folder, slots
from workstation.vault.store import Vault

FORMAT = "assessor-backup-1"
MANIFEST = "backup.json"
_MANIFEST_LIMIT_BYTES = 64 * 1024
_CHUNK_BYTES = 1024 * 1024


class _FileJson(msgspec.Struct, forbid_unknown_fields=True):
    sha256: str
    size: int


class _ManifestJson(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    vault: str
    name: str
    at: str
    seq: int
    head: str
    files: dict[str, _FileJson]


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds: the vault's name and the ledger up to (``seq``, ``head``)."""

    vault_id: str
    vault_name: str
    at_utc: str
    seq: int
    head: str
    size_bytes: int


def write(vault: Vault, path: Path, *, at_utc: str, force: bool = False) -> BackupReport:
    """Copy an open vault into one file.

    Raises:
        CheckFailedError: ``backup.vault_damaged``: a vault that fails its check is not copied
            over a good backup.
        UsageError: ``file.exists`` without force, or the folder is missing.
        StoreError: the disk failed; an older backup of that name is untouched.
    """
    files.check_target(path, force=force)
    if path.resolve().is_relative_to(vault.directory.resolve()):
        raise UsageError("backup.inside", file=str(path))
    if not (vault.verify_file().ok and vault.verify_ledger().ok):
        raise CheckFailedError("backup.vault_damaged", file=str(vault.directory))
    copy = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        vault.copy_into(copy)
        seq, head = vault.head()
        slot_file = (vault.directory / slots.NAME).read_bytes()
        with files.disk_errors(path):
            manifest = {
                "at": at_utc,
                "files": {
                    folder.DATABASE: _describe(copy),
                    slots.NAME: {
                        "sha256": hashlib.sha256(slot_file).hexdigest(),
                        "size": len(slot_file),
                    },
                },
                "format": FORMAT,
                "head": head,
                "name": vault.name,
                "seq": seq,
                "vault": vault.id,
            }
            with files.replacing(path) as stream:
                _write_tar(stream, rfc8785.dumps(manifest), slot_file, copy)
    finally:
        copy.unlink(missing_ok=True)
    return BackupReport(vault.id, vault.name, at_utc, seq, head, path.stat().st_size)


def restore(path: Path, directory: Path) -> BackupReport:
    """Make a vault's folder from a backup; everything but the passphrase is checked.

    Raises:
        BadInputError: ``backup.unreadable`` or ``backup.damaged``.
        UsageError: there is something at that place already.
        StoreError: the disk failed; nothing was left there.
    """
    with _open_tar(path) as (tar, manifest):
        with creation.new_folder(directory) as temporary:
            for name, expected in manifest.files.items():
                _extract(tar, name, expected, temporary / name, path)
            found = slots.load(temporary / slots.NAME)
            if found.vault_id != manifest.vault:
                raise BadInputError("backup.damaged", file=str(path), place=slots.NAME)
        return BackupReport(
            manifest.vault,
            manifest.name,
            manifest.at,
            manifest.seq,
            manifest.head,
            path.stat().st_size,
        )


def _describe(path: Path) -> dict[str, str | int]:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return {"sha256": digest, "size": path.stat().st_size}


def _write_tar(stream: IO[bytes], manifest: bytes, slot_file: bytes, database: Path) -> None:
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in ((MANIFEST, manifest), (slots.NAME, slot_file)):
            tar.addfile(_member(name, len(data)), io.BytesIO(data))
        with database.open("rb") as source:
            tar.addfile(_member(folder.DATABASE, database.stat().st_size), source)


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member


@contextmanager
def _open_tar(path: Path) -> Iterator[tuple[tarfile.TarFile, _ManifestJson]]:
    with ExitStack() as stack:
        try:
            tar = stack.enter_context(tarfile.open(path, mode="r:"))
        except OSError as problem:
            raise BadInputError("backup.unreadable", file=str(path)) from problem
        except tarfile.TarError as problem:
            raise BadInputError("backup.damaged", file=str(path), place=MANIFEST) from problem
        yield tar, _read_manifest(tar, path)


def _read_manifest(tar: tarfile.TarFile, path: Path) -> _ManifestJson:
    try:
        member = tar.getmember(MANIFEST)
        stream = tar.extractfile(member)
        data = stream.read(_MANIFEST_LIMIT_BYTES) if stream else b""
        manifest = msgspec.json.decode(data, type=_ManifestJson)
    except (KeyError, tarfile.TarError, msgspec.DecodeError) as problem:
        raise BadInputError("backup.damaged", file=str(path), place=MANIFEST) from problem
    if manifest.format != FORMAT or set(manifest.files) != {folder.DATABASE, slots.NAME}:
        raise BadInputError("backup.damaged", file=str(path), place=MANIFEST)
    return manifest


def _extract(
    tar: tarfile.TarFile, name: str, expected: _FileJson, target: Path, path: Path
) -> None:
    """Write one member under our own name for it, if it is what the manifest says."""
    digest, left = hashlib.sha256(), expected.size
    try:
        member = tar.getmember(name)
        source = tar.extractfile(member) if member.isreg() else None
        if source is None or member.size != expected.size:
            raise BadInputError("backup.damaged", file=str(path), place=name)
        with files.replacing(target) as stream:
            while chunk := source.read(min(_CHUNK_BYTES, left)):
                digest.update(chunk)
                stream.write(chunk)
                left -= len(chunk)
    except (KeyError, tarfile.TarError) as problem:
        raise BadInputError("backup.damaged", file=str(path), place=name) from problem
    if left or digest.hexdigest() != expected.sha256:
        raise BadInputError("backup.damaged", file=str(path), place=name)
