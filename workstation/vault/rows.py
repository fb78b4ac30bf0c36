"""Rows of the tables: putting them, removing them, and where they come from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from workstation.vault import sqlcipher
from workstation.vault.ledger import Entry, SqlValue
from workstation.vault.schema_timeline import IDENTITY


@dataclass(frozen=True, slots=True)
class Put:
    """A row to insert, or to put in the place of the one with the same key.

    That is the primary key, or what ``schema_timeline.IDENTITY`` names.

    For a full-text table name the ``rowid`` among the columns: it is the key there.
    """

    table: str
    row: Mapping[str, SqlValue]


@dataclass(frozen=True, slots=True)
class Remove:
    """The rows of a table that have these values."""

    table: str
    key: Mapping[str, SqlValue]


Change = Put | Remove
Projection = Callable[[Entry], Iterable[Change]]
"""What an entry changes in the tables. Pure: it looks at nothing but the entry."""


def nothing(_entry: Entry) -> Iterable[Change]:
    """The projection of a vault that keeps no views."""
    return ()


class Writer:
    """Writes rows to one connection; it remembers the statement for each shape of row."""

    def __init__(self, connection: sqlcipher.Connection) -> None:
        self._connection = connection
        self._statements: dict[tuple[type[Change], str, tuple[str, ...]], str] = {}

    def write(self, changes: Iterable[Change]) -> None:
        """Apply changes in their order, within the transaction that is open."""
        for shape, group in groupby(changes, key=_shape):
            statement = self._statements.get(shape)
            if statement is None:
                statement = self._statements[shape] = self._statement(*shape)
            self._connection.executemany(statement, (tuple(_values(c).values()) for c in group))

    def _statement(self, kind: type[Change], table: str, columns: tuple[str, ...]) -> str:
        for name in (table, *columns):
            if not name.isidentifier():
                raise ValueError(f"not a table or column name: {name!r}")
        if kind is Remove:
            condition = " AND ".join(f"{column} IS ?" for column in columns)
            return f"DELETE FROM {table} WHERE {condition}"
        marks = ", ".join("?" * len(columns))
        names = ", ".join(columns)
        key = IDENTITY.get(table) or primary_key(self._connection, table)
        if not key:
            return f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"
        others = [column for column in columns if column not in key]
        update = ", ".join(f"{column} = excluded.{column}" for column in others)
        action = f"UPDATE SET {update}" if others else "NOTHING"
        return (
            f"INSERT INTO {table} ({names}) VALUES ({marks})"
            f" ON CONFLICT ({', '.join(key)}) DO {action}"
        )


def primary_key(connection: sqlcipher.Connection, table: str) -> tuple[str, ...]:
    """The columns of a table's primary key in order; none for a full-text table."""
    found = connection.execute(
        "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", (table,)
    )
    return tuple(str(row[0]) for row in found)


def _values(change: Change) -> Mapping[str, SqlValue]:
    return change.row if isinstance(change, Put) else change.key


def _shape(change: Change) -> tuple[type[Change], str, tuple[str, ...]]:
    return type(change), change.table, tuple(_values(change))
