"""The one place that opens SQLCipher.

Everything that its traps ask for is done here once: the SQLite version, the shape of the raw
key, the check that a file really is encrypted, the settings, and the authorizer that closes
the side doors after start.

Source: SQLCipher 4 design and API documents; SQLite "Write-Ahead Logging", the WAL-reset
corruption fixed in 3.51.3.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import sqlcipher3
from sqlcipher3 import dbapi2

from workstation.domain.error import StoreError
from workstation.vault import files, page_key
from workstation.vault.page_key import PageKey

# sqlite-utils takes its error classes from pysqlite3 when there is one, and ours must be
# those of SQLCipher: so these names are set before anything imports sqlite_utils.
if "sqlite_utils" in sys.modules:
    raise ImportError("workstation.vault.sqlcipher must be imported before sqlite_utils")
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

Connection: TypeAlias = dbapi2.Connection
Cursor: TypeAlias = dbapi2.Cursor
Error: TypeAlias = dbapi2.Error
IntegrityError = dbapi2.IntegrityError

OLDEST_SQLITE = (3, 51, 3)
PLAIN_HEADER = b"SQLite format 3\x00"
PAGE_SIZE_BYTES = 4096

_SETTINGS = (
    "PRAGMA cipher_memory_security = OFF",
    f"PRAGMA cipher_page_size = {PAGE_SIZE_BYTES}",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
)
PAGES_OF_LOG = 4_000
"""When the log is brought in by itself: a page that changes often is then written once, not often.

Of so many the log has 16 MB, which a start after a power cut reads in some hundredths of a second.
"""
_DURABLE = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA wal_autocheckpoint = {PAGES_OF_LOG}",
)

_COPIED = (
    f"cipher_page_size = {PAGE_SIZE_BYTES}",
    "journal_mode = OFF",
    "synchronous = OFF",
)
_EXPORT_STOPPED = {
    "database or disk is full": "disk.full",
    "disk I/O error": "disk.failed",
    "unable to open database file": "disk.failed",
    "attempt to write a readonly database": "disk.failed",
    "database disk image is malformed": "vault.damaged",
    "file is not a database": "vault.damaged",
}

_CODES = {
    dbapi2.SQLITE_FULL: "disk.full",
    dbapi2.SQLITE_IOERR: "disk.failed",
    dbapi2.SQLITE_CANTOPEN: "disk.failed",
    dbapi2.SQLITE_READONLY: "disk.read_only",
    dbapi2.SQLITE_BUSY: "vault.in_use",
    dbapi2.SQLITE_LOCKED: "vault.in_use",
    dbapi2.SQLITE_CORRUPT: "vault.damaged",
    dbapi2.SQLITE_NOTADB: "vault.damaged",
}

_DENIED = frozenset(
    {
        dbapi2.SQLITE_ATTACH,
        dbapi2.SQLITE_DETACH,
        dbapi2.SQLITE_ALTER_TABLE,
        dbapi2.SQLITE_CREATE_INDEX,
        dbapi2.SQLITE_CREATE_TABLE,
        dbapi2.SQLITE_CREATE_TEMP_TRIGGER,
        dbapi2.SQLITE_CREATE_TEMP_VIEW,
        dbapi2.SQLITE_CREATE_TRIGGER,
        dbapi2.SQLITE_CREATE_VIEW,
        dbapi2.SQLITE_CREATE_VTABLE,
        dbapi2.SQLITE_DROP_INDEX,
        dbapi2.SQLITE_DROP_TABLE,
        dbapi2.SQLITE_DROP_TEMP_TRIGGER,
        dbapi2.SQLITE_DROP_TRIGGER,
        dbapi2.SQLITE_DROP_VIEW,
        dbapi2.SQLITE_DROP_VTABLE,
    }
)
_WRITES = frozenset({dbapi2.SQLITE_INSERT, dbapi2.SQLITE_UPDATE, dbapi2.SQLITE_DELETE})
# Settings that may be asked with a value: these only read, check or move pages.
_ASKED = frozenset(
    {"table_info", "table_list", "index_list", "integrity_check", "wal_checkpoint", "data_version"}
)


def sqlite_version() -> str:
    """The version of SQLite within SQLCipher."""
    return str(dbapi2.sqlite_version)


def cipher_version() -> str:
    """The version of SQLCipher, for example ``4.19.0 community``; empty without a cipher."""
    connection = dbapi2.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
        return str(row[0]) if row else ""
    finally:
        connection.close()


def _assert_versions() -> None:
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise ImportError(f"SQLite {dbapi2.sqlite_version} is older than {OLDEST_SQLITE}")


_assert_versions()


@contextmanager
def store_errors(file: Path | str) -> Iterator[None]:
    """Turn what SQLite says about the disk or the file into a :class:`StoreError`.

    Mistakes in our own SQL and broken constraints pass through: those are defects.
    """
    try:
        yield
    except Error as problem:
        raise_in_words(problem, file)
        raise


def raise_in_words(problem: Error, file: Path | str) -> None:
    """Raise what SQLite says about the disk or the file in our words; return where it is neither.

    Raises:
        StoreError: the disk or the file.
    """
    code = _CODES.get(getattr(problem, "sqlite_errorcode", 0) & 0xFF)
    if code == "disk.read_only" and os.access(file, os.W_OK):
        # The disk refused to open it for writing once; SQLite then goes on with reading alone.
        code = "disk.failed"
    if code is not None:
        raise StoreError(code, file=str(file)) from problem


def open_database(path: Path, data_key: bytes, *, create: bool = False) -> Connection:
    """Open an encrypted database with its data key.

    Args:
        path: the database file; only made when ``create`` is set.
        data_key: its 256 bits.
        create: make a new file, which must not exist.

    Raises:
        StoreError: the file is not ours, is damaged, in use, or the disk failed.
    """
    if create:
        key = page_key.new(data_key)
        make_private(path)
    else:
        key = _key_of(path, data_key)
    with store_errors(path):
        connection = dbapi2.connect(
            f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0
        )
        try:
            _give_key(connection, key)
            _configure(connection)
            _check_encrypted(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def look_into(path: Path, mode: str, data_key: bytes) -> Connection:
    """A connection that was only told its key: for a look that must not write.

    Args:
        path: the database file.
        mode: what SQLite's URI says of it, for example ``immutable=1``.
        data_key: its 256 bits.

    Raises:
        Error: it cannot be opened; what it holds is only known once it is read.
        OSError: the file cannot be read.
    """
    start = files.read_start(path, page_key.SALT_SIZE_BYTES)
    uri = f"{path.resolve().as_uri()}?{mode}"
    connection = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=0)
    try:
        _give_key(connection, page_key.of(data_key, start) or page_key.new(data_key))
        connection.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def _give_key(connection: Connection, key: PageKey) -> None:
    # What is wrong is raised, in words; the library's own lines go nowhere.
    connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    connection.execute(f"PRAGMA key = \"x'{key.raw}'\"")
    for setting in key.settings:
        connection.execute(f"PRAGMA {setting}").fetchall()


def make_private(path: Path) -> None:
    """An empty file that nobody else may read; SQLite gives its log the same permissions.

    Raises:
        StoreError: the file is there already, or the disk failed.
    """
    with files.disk_errors(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def export(connection: Connection, file: Path, path: Path, data_key: bytes) -> None:
    """Write the whole database into a new, compact file under a data key, and flush it.

    Args:
        connection: to the database; its side doors are open, and no transaction is.
        file: the database.
        path: the new file.
        data_key: of the new file.

    Raises:
        StoreError: the database is damaged, or the disk failed; what was written is of no use.
    """
    key = page_key.new(data_key)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    make_private(path)
    with store_errors(path):
        connection.execute(
            f"ATTACH DATABASE ? AS copy KEY \"x'{key.raw}'\"", (str(path.resolve()),)
        )
    try:
        # Nothing depends on the copy yet: it needs no journal, and is flushed once, as a whole.
        for setting in (*key.settings, *_COPIED):
            connection.execute(f"PRAGMA copy.{setting}").fetchall()
        connection.execute("BEGIN")
        try:
            connection.execute("SELECT sqlcipher_export('copy')").fetchall()
            connection.execute(f"PRAGMA copy.user_version = {version}")
            connection.execute("COMMIT")
        except Error as problem:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            _raise_exported(problem, file, path)
            raise
    finally:
        connection.execute("DETACH DATABASE copy")
    with files.disk_errors(path), path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _raise_exported(problem: Error, file: Path, path: Path) -> None:
    """Of what stopped an export SQLCipher gives SQLite's words, without the code."""
    for words, code in _EXPORT_STOPPED.items():
        if words in str(problem):
            # What is only written cannot be damaged: it is what was read.
            named = file if code == "vault.damaged" else path
            raise StoreError(code, file=str(named)) from problem
    raise_in_words(problem, path)


def open_memory() -> Connection:
    """An empty database in memory, to build a second copy of the tables for comparison."""
    connection = dbapi2.connect(":memory:", isolation_level=None)
    for statement in _SETTINGS[2:]:
        connection.execute(statement)
    return connection


class Doors:
    """What a connection may still do after start.

    Attributes:
        writing: rows may be changed; set within a transaction of the vault, and only there.
    """

    def __init__(self) -> None:
        self.writing = False

    def authorize(
        self, action: int, first: str | None, second: str | None, _database: str | None,
        _by: str | None,
    ) -> int:  # fmt: skip
        """Answer SQLite, which asks this of each statement that it prepares."""
        denied = action in _DENIED or (action in _WRITES and not self.writing)
        if action == dbapi2.SQLITE_PRAGMA:
            denied = second is not None and (first or "").lower() not in _ASKED
        elif action == dbapi2.SQLITE_FUNCTION:
            denied = (second or "").lower() == "load_extension"
        return int(dbapi2.SQLITE_DENY if denied else dbapi2.SQLITE_OK)


def close_side_doors(connection: Connection, doors: Doors) -> None:
    """Deny other files, extensions, changes of schema and of settings from here on."""
    connection.set_authorizer(doors.authorize)


def open_side_doors(connection: Connection) -> None:
    """Allow everything again, for a copy of the whole database."""
    connection.set_authorizer(None)


def _configure(connection: Connection) -> None:
    for statement in (*_SETTINGS, *_DURABLE):
        connection.execute(statement).fetchall()


def _key_of(path: Path, data_key: bytes) -> PageKey:
    """The file starts with its salt; SQLCipher itself does not compare it with the key's."""
    try:
        start = files.read_start(path, page_key.SALT_SIZE_BYTES)
    except OSError as problem:
        raise StoreError("disk.failed", file=str(path)) from problem
    if start == PLAIN_HEADER:
        raise StoreError("vault.not_encrypted", file=str(path))
    key = page_key.of(data_key, start)
    if key is None:
        raise StoreError("vault.damaged", file=str(path))
    return key


def _check_encrypted(connection: Connection, path: Path) -> None:
    """No key, or a library without a cipher, would have made a readable file."""
    version = connection.execute("PRAGMA cipher_version").fetchone()
    status = connection.execute("PRAGMA cipher_status").fetchone()
    if not version or not version[0] or not status or str(status[0]) != "1":
        raise StoreError("vault.not_encrypted", file=str(path))
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
