"""How a vault's schema comes to be, and how an older one is brought up to date.

Each migration runs in one transaction together with the record that it ran. Single
statements only: ``executescript`` would commit the open transaction.
"""

from typing import TYPE_CHECKING

from workstation.domain.error import StoreError
from workstation.vault import schema, sqlcipher

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

VERSION = 1
"""The schema that this program reads and writes; kept in ``PRAGMA user_version``."""


def _m001_first(db: "Database") -> None:
    for statement in schema.FIRST:
        db.conn.execute(statement)
    db.conn.execute("PRAGMA user_version = 1")


def _set() -> "Migrations":
    from sqlite_utils import Migrations

    migrations = Migrations("vault")
    migrations(name="001_first")(_m001_first)
    return migrations


def version_of(connection: sqlcipher.Connection) -> int:
    """The schema version that a database has; 0 when it is new."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlcipher.Connection, file: str) -> bool:
    """Bring the schema up to this program's version.

    Returns:
        True when something was changed.

    Raises:
        StoreError: ``vault.newer``: a later program made it; nothing was written.
    """
    found = version_of(connection)
    if found > VERSION:
        raise StoreError("vault.newer", file=file, found=found, known=VERSION)
    if found == VERSION:
        return False
    from sqlite_utils import Database

    with sqlcipher.store_errors(file):
        _set().apply(Database(connection, execute_plugins=False))
    return True


def describe(connection: sqlcipher.Connection) -> list[tuple[str, str, str]]:
    """Every table, index, view and trigger with its statement, to compare two schemas."""
    rows = connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"
        " WHERE name NOT LIKE 'sqlite_%' AND tbl_name <> '_sqlite_migrations' ORDER BY 1, 2"
    )
    return [(str(kind), str(name), str(sql)) for kind, name, sql in rows]


def build_in_memory() -> sqlcipher.Connection:
    """A database in memory with this program's schema and no rows."""
    connection = sqlcipher.open_memory()
    for statement in schema.FIRST:
        connection.execute(statement)
    return connection


def check_schema(connection: sqlcipher.Connection, file: str) -> None:
    """Refuse a vault whose tables or triggers are not those of this program.

    Raises:
        StoreError: ``vault.schema_changed``.
    """
    expected = build_in_memory()
    try:
        if describe(connection) != describe(expected):
            raise StoreError("vault.schema_changed", file=file)
    finally:
        expected.close()
