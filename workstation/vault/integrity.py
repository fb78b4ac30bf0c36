"""Whether the database file is whole: every page ours, every structure sound."""

from dataclasses import dataclass
from pathlib import Path

from workstation.vault import sqlcipher


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the check of the file found; ``problems`` are the library's own technical lines."""

    ok: bool
    pages: int
    problems: tuple[str, ...] = ()


_CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check", "PRAGMA foreign_key_check")


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
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    if file.stat().st_size != pages * sqlcipher.PAGE_SIZE_BYTES:
        problems.append("file size does not match the page count")
    return FileReport(not problems, pages, tuple(problems[:100]))
