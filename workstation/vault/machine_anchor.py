"""The machine's own anchor of a vault: the last sequence and hash that were seen here.

A small file outside the vault's folder holds two records, written in turn after each commit
that has reached the disk. Without a flush of its own it costs microseconds: a killed process
loses nothing of it, a power cut at most makes it older, and it is never ahead of the vault.
"""

import os
import re
import struct
import weakref
from hashlib import sha256
from pathlib import Path

from workstation.vault.anchors import MACHINE, Anchor

_RECORD = struct.Struct(">8s32sQQQ20s32s")
_SECTOR_BYTES = 512
_SIZE_BYTES = 2 * _SECTOR_BYTES
_MAGIC = b"ASANCHR1"
_DIGEST_SIZE = 32
_NAME = re.compile(r"[0-9a-f-]{36}")


def path_of(folder: Path, vault_id: str) -> Path:
    """The file of one vault's anchor in the machine's folder of anchors."""
    name = vault_id if _NAME.fullmatch(vault_id) else sha256(vault_id.encode()).hexdigest()
    return folder / f"{name}.anchor"


class MachineAnchor:
    """The file, open for as long as the vault is. No failure of it stops any work.

    Attributes:
        found: what it said when it was opened; None when there was none or it was damaged.
    """

    def __init__(self, path: Path, vault_id: str) -> None:
        self.path = path
        self.found: Anchor | None = None
        self._damaged = self._failing = False
        self._vault = sha256(vault_id.encode()).digest()
        self._turn = 0
        self._file = -1
        try:
            self._open()
        except OSError:
            self._failing = True
            self.close()

    @property
    def works(self) -> bool:
        """Whether what is written is kept."""
        return not self._failing

    @property
    def problem(self) -> str:
        """Empty, or a key of the words: ``anchors.damaged``, ``anchors.unwritable``."""
        if self._failing:
            return "anchors.unwritable"
        return "anchors.damaged" if self._damaged else ""

    def write(self, seq: int, head: str, at_utc: str, savings: int) -> None:
        """Note what the vault holds; called after its commit has returned."""
        if self._file < 0:
            return
        turn = self._turn + 1
        fields = _RECORD.pack(
            _MAGIC, self._vault, turn, seq, savings, at_utc.encode(), bytes.fromhex(head)
        )
        record = fields + sha256(fields).digest()
        try:
            _write_at(self._file, record, turn % 2 * _SECTOR_BYTES)
        except OSError:
            self._failing = True  # the record before stays; the next commit tries again
        else:
            self._turn, self._failing = turn, False

    def sync(self) -> None:
        """Bring the file to the disk, at the moments that count."""
        if self._file < 0:
            return
        try:
            os.fsync(self._file)
        except OSError:
            self._failing = True

    def close(self) -> None:
        """Give the file up. Calling it again does nothing."""
        if self._file >= 0:
            self._given_up()
            self._file = -1

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        self._file = os.open(self.path, flags, 0o600)
        # Whoever forgets to close a vault must not run the process out of files.
        self._given_up = weakref.finalize(self, os.close, self._file)
        data = os.read(self._file, _SIZE_BYTES + 1)
        if not data:
            _write_at(self._file, bytes(_SIZE_BYTES), 0)
            os.fsync(self._file)
            _sync_folder(self.path.parent)
            return
        self._read(data)

    def _read(self, data: bytes) -> None:
        records = [self._parsed(data[at : at + _SECTOR_BYTES]) for at in (0, _SECTOR_BYTES)]
        valid = [record for record in records if record is not None]
        if valid:
            self._turn, self.found = max(valid, key=lambda pair: pair[0])
        elif any(data):  # zeros: made, and not yet written to
            self._damaged = True

    def _parsed(self, sector: bytes) -> tuple[int, Anchor] | None:
        fields = sector[: _RECORD.size]
        digest = sector[_RECORD.size : _RECORD.size + _DIGEST_SIZE]
        if len(fields) < _RECORD.size or sha256(fields).digest() != digest:
            return None
        magic, vault, turn, seq, savings, at, head = _RECORD.unpack(fields)
        if (magic, vault) != (_MAGIC, self._vault):
            return None
        at_utc = at.rstrip(b"\0").decode("ascii", "replace")
        return turn, Anchor(MACHINE, seq, head.hex(), at_utc, savings)


def _write_at(file: int, data: bytes, place: int) -> None:
    if hasattr(os, "pwrite"):
        os.pwrite(file, data, place)
    else:  # Windows
        os.lseek(file, place, os.SEEK_SET)
        os.write(file, data)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
