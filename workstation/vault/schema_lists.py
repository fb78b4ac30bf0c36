"""The third schema, of lists: a register over all partners, from indices alone at any size.

Each register has one index by status and date, which serves a list of one status and, merged,
that of all. How many entries of a status fall into a month is kept by triggers: so a list
knows how long it is, and where any part of it begins, without counting what lies between.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Listed:
    """A register that is listed: its table, and the columns of its status and its date."""

    register: str
    table: str
    status: str
    on: str


LISTED: Final[tuple[Listed, ...]] = (
    Listed("arrangement", "arrangement", "status", "since"),
    Listed("agreement", "agreement", "status", "signed"),
    Listed("exchange", "exchange", "act", "on_date"),
    Listed("assurance", "assurance", "form", "on_date"),
    Listed("assurance-check", "assurance_check", "result", "on_date"),
    Listed("incident", "incident", "status", "on_date"),
    Listed("source", "source", "kind", "on_date"),
)


def _month(row: str, one: Listed) -> str:
    return f"substr({row}.{one.on}, 1, 7)"


def _counted(one: Listed) -> tuple[str, ...]:
    """The index of a register, what its months hold now, and the triggers that keep it true."""
    added = f"""INSERT INTO register_month (register, status, month, entries)
        VALUES ('{one.register}', new.{one.status}, {_month("new", one)}, 1)
        ON CONFLICT DO UPDATE SET entries = entries + 1;"""
    was = f"""register = '{one.register}' AND status = old.{one.status}
        AND month = {_month("old", one)}"""
    return (
        f"CREATE INDEX {one.table}_listed ON {one.table} ({one.status}, {one.on}, id)",
        f"""INSERT INTO register_month (register, status, month, entries)
            SELECT '{one.register}', {one.status}, {_month(one.table, one)}, count(*)
            FROM {one.table} GROUP BY 2, 3""",
        f"CREATE TRIGGER {one.table}_listed_new AFTER INSERT ON {one.table} BEGIN {added} END",
        f"""CREATE TRIGGER {one.table}_listed_again AFTER UPDATE ON {one.table}
        WHEN old.{one.status} <> new.{one.status}
            OR {_month("old", one)} <> {_month("new", one)} BEGIN
            UPDATE register_month SET entries = entries - 1 WHERE {was};
            DELETE FROM register_month WHERE {was} AND entries = 0;
            {added}
        END""",
    )


THIRD: Final[tuple[str, ...]] = (
    """CREATE TABLE register_month (
        register TEXT NOT NULL,
        status TEXT NOT NULL,
        month TEXT NOT NULL,
        entries INTEGER NOT NULL,
        PRIMARY KEY (register, status, month)
    ) STRICT, WITHOUT ROWID""",
    *(statement for one in LISTED for statement in _counted(one)),
    "CREATE INDEX source_of_file ON source (sha256) WHERE sha256 <> ''",
)
"""What the third schema has for lists, in order; after the columns and tables it needs."""
