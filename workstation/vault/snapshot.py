"""The database file standing still while somebody copies it.

Between two checkpoints SQLite writes to its log only, so the file itself can be copied by
another thread while work goes on. It is read through a descriptor that is opened before the
connection and closed after it: closing any other would give up the locks that SQLite holds.

A checkpoint meanwhile is not held up. It makes the copy useless, which :meth:`Snapshot.chunks`
notices, and the copy is made again.
"""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from workstation.domain.error import CheckFailedError
from workstation.vault import files

CHUNK_BYTES = 1024 * 1024
_BINARY = getattr(os, "O_BINARY", 0)


class StillFile:
    """A descriptor of the database, and a number that rises whenever the file may change.

    It belongs to the thread of the vault, but for :meth:`read` and :attr:`generation`.
    """

    def __init__(self) -> None:
        self.generation = 0
        self._descriptor = -1
        self._reading = threading.Lock()

    def open(self, path: Path) -> None:
        """Open a file anew; only while SQLite has no connection to it in this process.

        Raises:
            StoreError: it cannot be read.
        """
        self.close()
        with files.disk_errors(path):
            self._descriptor = os.open(path, os.O_RDONLY | _BINARY)

    def disturb(self) -> None:
        """Note that the file is about to change."""
        self.generation += 1

    def close(self) -> None:
        """Close the file; after the connection."""
        self.disturb()
        with self._reading:
            if self._descriptor >= 0:
                os.close(self._descriptor)
                self._descriptor = -1

    @property
    def size_bytes(self) -> int:
        """The size of the file."""
        with self._reading:
            return os.fstat(self._descriptor).st_size if self._descriptor >= 0 else 0

    def read(self, generation: int, place: int, size_bytes: int) -> bytes | None:
        """Some bytes of the file, or None when it changed since a generation."""
        with self._reading:
            if generation != self.generation:
                return None
            os.lseek(self._descriptor, place, os.SEEK_SET)
            return os.read(self._descriptor, size_bytes)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A vault as it was at one entry, to be copied by any thread.

    Attributes:
        directory: the vault's folder.
        slot_file: the content of the slot file.
        schema: the schema version of the database.
        data_key: what opens the copy, to check it; empty where nobody has unlocked.
    """

    vault_id: str
    vault_name: str
    directory: Path
    slot_file: bytes
    schema: int
    seq: int
    head: str
    size_bytes: int
    file: StillFile
    generation: int
    data_key: bytes = field(default=b"", repr=False)

    @property
    def is_current(self) -> bool:
        """Whether the file still is what it was."""
        return self.file.generation == self.generation

    def chunks(self) -> Iterator[bytes]:
        """The database's bytes from first to last.

        Raises:
            CheckFailedError: ``backup.disturbed``: the file changed meanwhile; begin anew.
            OSError: the disk failed.
        """
        place = 0
        while place < self.size_bytes:
            size = min(CHUNK_BYTES, self.size_bytes - place)
            data = self.file.read(self.generation, place, size)
            if not data:
                raise CheckFailedError("backup.disturbed", file=str(self.directory))
            yield data
            place += len(data)
        if not self.is_current:
            raise CheckFailedError("backup.disturbed", file=str(self.directory))
