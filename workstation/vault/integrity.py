"""Whether the database file is whole: every page ours, every structure sound."""

import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import pbkdf2_hmac, sha256
from pathlib import Path

from workstation.vault import sqlcipher


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the check of the file found; ``problems`` are the library's own technical lines."""

    ok: bool
    pages: int
    problems: tuple[str, ...] = ()


_CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check", "PRAGMA foreign_key_check")

# Source: SQLCipher 4 design, "Page structure": ciphertext, IV, HMAC-SHA-512 over both and the
# page's number; the key of the HMAC is derived from the raw key and the file's salt.
_HMAC_SALT_MASK = 0x3A
_HMAC_KEY_PASSES = 2
_HMAC_BYTES = 64
_KEY_BYTES = 32
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

    def __init__(self, file: Path, raw_key: str) -> None:
        """Open the file.

        Raises:
            OSError: it cannot be read.
        """
        key = bytes.fromhex(raw_key)
        salt = bytes(byte ^ _HMAC_SALT_MASK for byte in key[_KEY_BYTES:])
        self._key = pbkdf2_hmac("sha512", key[:_KEY_BYTES], salt, _HMAC_KEY_PASSES, _KEY_BYTES)
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
            if number != _LOCK_PAGE and not self.is_authentic(page, number):
                found.append(number)
        return found

    def is_authentic(self, page: bytes, number: int) -> bool:
        """Whether a page was written under this vault's key, for this place."""
        start = sqlcipher.SALT_SIZE_BYTES if number == 1 else 0
        signed = page[start:-_HMAC_BYTES] + number.to_bytes(4, "little")
        return hmac.compare_digest(hmac.digest(self._key, signed, "sha512"), page[-_HMAC_BYTES:])

    def close(self) -> None:
        """Close the file; after the connection."""
        self._file.close()
