"""How a vault's schema comes to be, and how an older one is brought up to date.

Each migration runs in one transaction together with the record that it ran and the entry of
the ledger that says so. Single statements only: ``executescript`` would commit the open
transaction.
"""

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from workstation.domain.error import StoreError
from workstation.vault import (
    schema,
    schema_ageing,
    schema_assessment,
    schema_finding,
    schema_lists,
    schema_registers,
    schema_reports,
    schema_timeline,
    sqlcipher,
)

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

STEPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("001_first", schema.FIRST),
    ("002_history_by_officer", schema.SECOND),
    (
        "003_registers",
        (
            *schema_registers.THIRD,
            *schema_timeline.THIRD,
            *schema_finding.THIRD,
            *schema_lists.THIRD,
            *schema_ageing.THIRD,
        ),
    ),
    ("004_assessment", (*schema_assessment.FOURTH, *schema_reports.FOURTH)),
)
"""The statements that make each schema version out of the one before, from version 1 on."""

VERSION: Final = len(STEPS)
"""The schema that this program reads and writes; kept in ``PRAGMA user_version``."""

SCHEMA_SHA256: Final = "fe995a5ba20788b0a2836c713c6834c83bc6e33920cf45826d77ac28d868f902"
"""Of the schema that the steps make: to compare with it, nothing needs to be built."""

Note = Callable[[sqlcipher.Connection, int, int], None]
"""Called within the transaction of each step, with the version before and after it."""


def version_of(connection: sqlcipher.Connection) -> int:
    """The schema version that a database has; 0 when it is new."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(found: int, file: str) -> None:
    """Go on only if this program knows a schema version.

    Raises:
        StoreError: ``vault.newer``: a later program made it; nothing was written.
    """
    if found > VERSION:
        raise StoreError("vault.newer", file=file, found=found, known=VERSION)


def migrate(connection: sqlcipher.Connection, file: str, note: Note | None = None) -> bool:
    """Bring the schema up to this program's version.

    Args:
        connection: of the database; no transaction is open.
        file: its name, for what is said about it.
        note: records the step in a vault that was there before.

    Returns:
        True when something was changed.

    Raises:
        StoreError: ``vault.newer``, and nothing was written; or the disk failed, and the
            schema is one of the versions between, whole.
    """
    found = version_of(connection)
    refuse_newer(found, file)
    if found == VERSION:
        return False
    from sqlite_utils import Database

    with sqlcipher.store_errors(file):
        _set(note if found else None).apply(Database(connection, execute_plugins=False))
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
    for _, statements in STEPS:
        for statement in statements:
            connection.execute(statement)
    return connection


def check_schema(connection: sqlcipher.Connection, file: str) -> None:
    """Refuse a vault whose tables or triggers are not those of this program.

    Raises:
        StoreError: ``vault.schema_changed``.
    """
    if digest(connection) != SCHEMA_SHA256:
        raise StoreError("vault.schema_changed", file=file)


def digest(connection: sqlcipher.Connection) -> str:
    """The SHA-256 of a schema, in hexadecimal."""
    text = "\0".join("\0".join(part) for part in describe(connection))
    return hashlib.sha256(text.encode()).hexdigest()


def _set(note: Note | None) -> "Migrations":
    from sqlite_utils import Migrations

    migrations = Migrations("vault")
    for version, (name, statements) in enumerate(STEPS, start=1):
        migrations(name=name)(_step(version, statements, note))
    return migrations


def _step(
    version: int, statements: tuple[str, ...], note: Note | None
) -> Callable[["Database"], None]:
    def run(db: "Database") -> None:
        for statement in statements:
            db.conn.execute(statement)
        if note is not None:
            note(db.conn, version - 1, version)
        db.conn.execute(f"PRAGMA user_version = {version}")

    return run
