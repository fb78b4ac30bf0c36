"""Replaying the ledger into fresh tables and comparing them with those of the vault."""

from collections.abc import Iterator
from itertools import zip_longest

from workstation.vault import ledger, migrations, rows, sqlcipher
from workstation.vault.ledger import RebuildReport
from workstation.vault.rows import Projection
from workstation.vault.schema import OWN_TABLES

MOST_DIFFERENCES = 100


def compare_with_replay(connection: sqlcipher.Connection, projection: Projection) -> RebuildReport:
    """Build every view anew from the ledger, in memory, and compare row by row.

    The copy holds everything in clear, in memory only, until the check is over.
    """
    replayed = migrations.build_in_memory()
    try:
        _replay(connection, replayed, projection)
        counts: dict[str, int] = {}
        differences: list[tuple[str, str]] = []
        for table in view_tables(connection):
            counts[table], found = _compare(connection, replayed, table)
            differences.extend(found)
        return RebuildReport(not differences, counts, tuple(differences[:MOST_DIFFERENCES]))
    finally:
        replayed.close()


def view_tables(connection: sqlcipher.Connection) -> list[str]:
    """The tables that are views of the ledger, in the order of their names."""
    found = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [str(row[0]) for row in found if row[0] not in OWN_TABLES]


def _replay(
    source: sqlcipher.Connection, target: sqlcipher.Connection, projection: Projection
) -> None:
    writer = rows.Writer(target)
    target.execute("BEGIN")
    for entry in ledger.select(source, "ORDER BY seq", ()):
        writer.write(projection(entry))
    target.execute("COMMIT")


def _compare(
    mine: sqlcipher.Connection, theirs: sqlcipher.Connection, table: str
) -> tuple[int, list[tuple[str, str]]]:
    key = rows.primary_key(mine, table)
    order = ", ".join(key) if key else "rowid"
    columns = "*" if key else "rowid, *"
    statement = f"SELECT {columns} FROM {table} ORDER BY {order}"
    count = 0
    differences: list[tuple[str, str]] = []
    for left, right in zip_longest(_rows(mine, statement), _rows(theirs, statement)):
        count += left is not None
        if left != right and len(differences) < MOST_DIFFERENCES:
            differences.append((table, _name(left or right or (), len(key) or 1)))
    return count, differences


def _rows(
    connection: sqlcipher.Connection, statement: str
) -> Iterator[tuple[ledger.SqlValue, ...]]:
    yield from connection.execute(statement)


def _name(row: tuple[ledger.SqlValue, ...], key_size: int) -> str:
    return " ".join(str(value) for value in row[:key_size])
