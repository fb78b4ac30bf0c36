"""The same database without a key: the peer of everything that reads.

Every query that an act of ours makes is heard once and then asked of a plain copy of the same
pages, by the same build of SQLite: what differs is the key, our checks and our objects.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from workstation.vault import files, folder, page_key
from workstation.workflows.session import Session

_READS = re.compile(r"\s*(SELECT|WITH)", re.IGNORECASE)
_CACHE = "PRAGMA cache_size = -65536"
FORGET = "PRAGMA shrink_memory"
"""Gives up every page that is held in memory, so that the next reading is cold."""


def export(session: Session, file: Path) -> None:
    """Write a vault's database to a file without a key, page by page as SQLCipher exports it."""
    session.vault.checkpoint()
    source = session.vault.directory / folder.DATABASE
    data_key = session.secrets.data_key
    session.vault.close()
    bare = open_bare(source, data_key)
    try:
        bare.execute("ATTACH DATABASE ? AS plain KEY ''", (str(file),))
        bare.execute("PRAGMA plain.synchronous = OFF")
        bare.execute("PRAGMA plain.journal_mode = OFF")
        bare.execute("SELECT sqlcipher_export('plain')").fetchall()
    finally:
        bare.close()


def open_bare(file: Path, data_key: bytes) -> sqlcipher3.dbapi2.Connection:
    """A vault's database under the bare driver, told its key and nothing else."""
    key = page_key.of(data_key, files.read_start(file, page_key.SALT_SIZE_BYTES))
    assert key is not None
    bare = sqlcipher3.dbapi2.connect(str(file), isolation_level=None)
    bare.execute(f"PRAGMA key = \"x'{key.raw}'\"")
    for setting in key.settings:
        bare.execute(f"PRAGMA {setting}")
    return bare


def open_plain(file: Path) -> sqlcipher3.dbapi2.Connection:
    """The plain copy, with as much memory for pages as the vault has."""
    plain = sqlcipher3.dbapi2.connect(str(file), isolation_level=None)
    plain.execute(_CACHE)
    return plain


@contextmanager
def heard(session: Session) -> Iterator[list[str]]:
    """The queries that a session makes meanwhile, with their values in them."""
    connection = session.vault._connection
    found: list[str] = []
    connection.set_trace_callback(found.append)
    try:
        yield found
    finally:
        connection.set_trace_callback(None)
        found[:] = [query for query in found if _READS.match(query)]


def asker(
    plain: sqlcipher3.dbapi2.Connection, queries: Sequence[str]
) -> Callable[[], list[dict[str, object]]]:
    """What asks the plain copy the same, and gives its rows by name as a program would use them."""
    asked = tuple(queries)

    def ask() -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for query in asked:
            cursor = plain.execute(query)
            names = [column[0] for column in cursor.description]
            found = [dict(zip(names, row, strict=True)) for row in cursor]
        return found

    return ask
