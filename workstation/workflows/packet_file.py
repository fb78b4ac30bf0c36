"""Packets on disk: read whole and once, written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workstation.domain.error import BadInputError, StoreError
from workstation.records import packets as packet_records
from workstation.signing.reading import MAX_BYTES
from workstation.vault.files import (
    disk_errors,
    read_limited,
    refuse_own,
    sync_folder,
    write_temporary,
)
from workstation.workflows.session import Session


def read_source(session: Session, source: Path | str) -> tuple[bytes, Path | None]:
    """The bytes of a packet: a file, or one that this vault keeps, by its digest.

    Raises:
        BadInputError: it cannot be read, is too large, or ``packet.not_found``.
    """
    if isinstance(source, Path):
        return read_file(source), source
    if packet_records.find_packet(session.vault, source) is None:
        raise BadInputError("packet.not_found", place=source)
    return session.vault.get_attachment(source), None


def read_file(path: Path) -> bytes:
    """The bytes of a packet's file.

    Raises:
        BadInputError: it cannot be read, or is larger than a packet can be.
    """
    try:
        data = read_limited(path, MAX_BYTES)
    except OSError as problem:
        raise BadInputError("packet.unreadable", file=str(path)) from problem
    if data is None:
        raise BadInputError("packet.too_large", file=str(path), limit_mb=MAX_BYTES // (1024 * 1024))
    return data


@contextmanager
def placed(out: Path, data: bytes, *, kept: bool = False) -> Iterator[Path]:
    """Have the file safe on its disk, then do the block, then give the file its name.

    When the disk is full the block never runs; when the block fails no file is left, and one
    that had the name before keeps it. The block is given the file under its temporary name.
    Once it has run the record says that there is such a file: a disk that fails only then says
    so. What was signed is written again from where the record keeps it, a copy is made again.

    Args:
        out: the file.
        data: its content.
        kept: whether the block keeps the file in the record.

    Raises:
        UsageError: the name is that of a file of the vault.
        StoreError: the disk is full or failing; after the block ``packet.recorded_only`` of what
            is kept, ``packet.copy_unnamed`` of what is not.
    """
    refuse_own(out)
    with disk_errors(out):
        temporary = write_temporary(out, data)
    try:
        yield temporary
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    try:
        temporary.replace(out)
        sync_folder(out.parent)
    except OSError as problem:
        temporary.unlink(missing_ok=True)
        code = "packet.recorded_only" if kept else "packet.copy_unnamed"
        raise StoreError(code, file=str(out)) from problem
