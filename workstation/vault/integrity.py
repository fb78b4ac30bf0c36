"""Whether the database file is whole: every page ours, every structure sound."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from workstation.vault import files, page_key, sqlcipher


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the check of the file found; ``problems`` are the library's own technical lines."""

    ok: bool
    pages: int
    problems: tuple[str, ...] = ()


_CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check", "PRAGMA foreign_key_check")

_LOCK_PAGE = 0x40000000 // sqlcipher.PAGE_SIZE_BYTES + 1
"""SQLite never writes the page that holds the byte on which it locks."""


def check_database(connection: sqlcipher.Connection, file: Path) -> FileReport:
    """Check each page's authentication and the structure of the database.

    Both checks are needed: the cipher's does not see a file cut at a page, the structure's
    does not see a page added behind the end. The file on disk is what is looked at, so the
    write-ahead log must have been checkpointed.
    """
    problems: list[str] = []
    for statement in _CHECKS:
        try:
            lines = [" ".join(map(str, row)) for row in connection.execute(statement)]
        except sqlcipher.Error as problem:
            lines = [str(problem)]
        problems.extend(line for line in lines if line != "ok")
    problems.extend(_changed_attachments(connection))
    pages = page_count(connection)
    if file.stat().st_size != pages * sqlcipher.PAGE_SIZE_BYTES:
        problems.append("file size does not match the page count")
    return FileReport(not problems, pages, tuple(problems[:100]))


def page_count(connection: sqlcipher.Connection) -> int:
    """How many pages the database says that it has."""
    return int(connection.execute("PRAGMA page_count").fetchone()[0])


def _changed_attachments(connection: sqlcipher.Connection) -> Iterator[str]:
    """An older page put back is authentic; what is kept under its own digest shows it."""
    try:
        for digest, data in connection.execute("SELECT sha256, data FROM attachment"):
            if sha256(data).hexdigest() != digest:
                yield f"attachment {digest[:12]} does not match its digest"
    except sqlcipher.Error as problem:
        yield str(problem)


class Pages:
    """The pages of the database file as they lie on the disk, checked some at a time.

    Only for a file that this process has open: closing another descriptor of it would give up
    the locks that SQLite holds, so this one is opened before and closed after the connection.
    """

    def __init__(self, file: Path, data_key: bytes) -> None:
        """Open the file.

        Raises:
            OSError: it cannot be read.
        """
        start = files.read_start(file, page_key.SALT_SIZE_BYTES)
        self._key = page_key.of(data_key, start) or page_key.new(data_key)
        self._file = file.open("rb", buffering=0)

    @property
    def count(self) -> int:
        """How many whole pages the file has."""
        return os.fstat(self._file.fileno()).st_size // sqlcipher.PAGE_SIZE_BYTES

    @property
    def size_bytes(self) -> int:
        """The size of the file."""
        return os.fstat(self._file.fileno()).st_size

    def bad(self, first: int, last: int) -> list[int]:
        """Numbers of the pages from one to another, both included, that are not authentic.

        Raises:
            OSError: the disk failed.
        """
        self._file.seek((first - 1) * sqlcipher.PAGE_SIZE_BYTES)
        data = self._file.read((last - first + 1) * sqlcipher.PAGE_SIZE_BYTES)
        found = []
        for number in range(first, last + 1):
            start = (number - first) * sqlcipher.PAGE_SIZE_BYTES
            page = data[start : start + sqlcipher.PAGE_SIZE_BYTES]
            if number != _LOCK_PAGE and not self._key.is_authentic(page, number):
                found.append(number)
        return found

    def close(self) -> None:
        """Close the file; after the connection."""
        self._file.close()
