"""A file of rows on the disk, read once, block by block, and no further than its cap."""

import os
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from workstation.domain.error import BadInputError
from workstation.vault.files import disk_error, refuse_endless

MAX_BYTES: Final = 2 * 1024**3
_BLOCK: Final = 1 << 20


class CsvFile:
    """An open file of rows.

    Attributes:
        file: the file as the user named it.
        size_bytes: how large it was when it was opened.
        read_bytes: how much of it was read.
    """

    def __init__(self, path: Path, *, max_bytes: int = MAX_BYTES) -> None:
        """Open the file.

        Raises:
            BadInputError: ``csv.no_file``, ``csv.unreadable``, ``csv.too_large``, ``csv.empty``.
            StoreError: the disk failed.
        """
        self.file = str(path)
        self._most = max_bytes
        self._digest = sha256()
        self.read_bytes = 0
        self._stream = _opened(path)
        try:
            self._state = self._state_now()
            self.size_bytes = self._state[0]
            self._check_size(self.size_bytes)
            self._first = self._read()
            if not self._first.strip() and self.read_bytes == self.size_bytes:
                raise BadInputError("csv.empty", file=self.file)
        except OSError as problem:
            self.close()
            raise disk_error(problem, self.file) from problem
        except BaseException:
            self.close()
            raise

    @property
    def sha256(self) -> str:
        """The digest of what was read so far, in hexadecimal."""
        return self._digest.hexdigest()

    def read_block(self) -> bytes:
        """The next block; nothing at the end, where the file is closed.

        Raises:
            BadInputError: ``csv.too_large``: it grew; ``csv.changed``: somebody wrote to it
                while it was read, so that what was read is neither the old file nor the new.
            StoreError: the disk failed.
        """
        if self._first:
            block, self._first = self._first, b""
            return block
        if self._stream.closed:
            return b""
        try:
            block = self._read()
            is_changed = not block and self._state_now() != self._state
        except OSError as problem:
            raise disk_error(problem, self.file) from problem
        if not block:
            self.close()
        if is_changed:
            raise BadInputError("csv.changed", file=self.file)
        return block

    def close(self) -> None:
        """Let the file go."""
        self._stream.close()

    def _state_now(self) -> tuple[int, int]:
        """The size of the open file, and when it was last written."""
        found = os.fstat(self._stream.fileno())
        return found.st_size, found.st_mtime_ns

    def _read(self) -> bytes:
        block = self._stream.read(_BLOCK)
        self.read_bytes += len(block)
        self._check_size(self.read_bytes)
        self._digest.update(block)
        return block

    def _check_size(self, size: int) -> None:
        if size > self._most:
            raise BadInputError("csv.too_large", file=self.file, most_mb=self._most // 2**20)


def _opened(path: Path) -> IO[bytes]:
    try:
        refuse_endless(path)
        return path.open("rb", buffering=0)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as problem:
        raise BadInputError("csv.no_file", file=str(path)) from problem
    except PermissionError as problem:
        raise BadInputError("csv.unreadable", file=str(path)) from problem
    except OSError as problem:
        raise disk_error(problem, str(path)) from problem
