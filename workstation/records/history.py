"""Entries of the ledger as the history lists them: by officer, subject, kind, time and words.

An officer, a subject or a kind is looked up in the index (:mod:`workstation.vault.seek`); times
and words are not in it, so that part of the ledger is looked through, newest first, a bounded
number of entries at a time. The time of an entry is a claim of its machine and may jump, so no
place in the ledger is guessed from it: what a filter hides because a clock was wrong, an
inspector would miss.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from workstation.vault import seek
from workstation.vault.ledger import SqlValue
from workstation.vault.store import Vault

LOOKED_AT_MOST: Final = 20_000
"""Entries that one call looks through; the next goes on where it ended."""
_LOOKED_AT_FIRST: Final = 10_000
_WINDOW: Final = 5_000
_SHORT: Final = "seq, at, officer, kind, subject"
_WHOLE: Final = f"SELECT {_SHORT}, hash, previous, body_sha256, body FROM ledger"

Short = tuple[int, str, str, str, str]
"""Sequence, time, officer, kind, subject."""
Whole = tuple[int, str, str, str, str, str, str, str, str | None]
"""The same with hash, previous hash, body hash and body; None when it was disposed of."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What entries to find.

    Attributes:
        subjects: one of these is what it is about; anything when empty.
        also: kinds and other subjects of which entries are wanted too.
        text: folded words that stand in the subject, or in the body where ``reads_bodies``.
        officers: whose entries match the text by their name.
    """

    officer: str = ""
    subjects: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    also: seek.Also = ((), ())
    first_utc: str = ""
    last_utc: str = ""
    text: str = ""
    officers: frozenset[str] = frozenset()
    reads_bodies: bool = False

    @property
    def is_indexed(self) -> bool:
        """Whether the index narrows it."""
        return bool(self.officer or self.subjects or self.kinds)

    def matches(self, row: tuple[Any, ...]) -> bool:
        """Whether an entry holds the text."""
        if not self.text or row[2] in self.officers or self.text in row[4].casefold():
            return True
        return self.reads_bodies and self.text in (row[5] or "").casefold()


def find(
    vault: Vault, wanted: Wanted, before: int | None, limit: int
) -> tuple[list[Short], int | None]:
    """Entries that match, newest first, and where to look on; None once the first was reached."""
    start = cursor = before if before is not None else vault.head()[0] + 1
    found: list[Short] = []
    for cursor, rows in _batches(vault, wanted, start, limit + 1):
        found.extend(row[:5] for row in rows if wanted.matches(row))
        if len(found) > limit:
            return found[:limit], found[limit - 1][0]
        if cursor <= 1:
            return found, None
        if cursor < start - LOOKED_AT_MOST:
            break
    return found, cursor


def whole(vault: Vault, seq: int) -> Whole | None:
    """One entry with its hashes and its body."""
    rows: list[Whole] = vault.read_tuples(f"{_WHOLE} WHERE seq = ?", (seq,))
    return rows[0] if rows else None


def between(vault: Vault, first: int, last: int) -> list[Whole]:
    """Whole entries from one number to another, both included, oldest first."""
    return vault.read_tuples(f"{_WHOLE} WHERE seq BETWEEN ? AND ? ORDER BY seq", (first, last))


def state_before(
    vault: Vault, seq: int, *, kinds_: tuple[str, ...], subject: str, part: str,
    place: tuple[str, ...],
) -> tuple[int, str]:  # fmt: skip
    """The entry before this one that carries a state of the same thing; (0, "") for none.

    Args:
        vault: where.
        seq: of the entry.
        kinds_: kinds that carry such states.
        subject: what the states are of.
        part: which part of it, or "".
        place: where in the body the part is named.
    """
    sql = (
        f"SELECT seq, body FROM ledger WHERE kind IN ({_marks(kinds_)}) AND subject = ?"
        " AND seq < ? AND body IS NOT NULL"
    )
    values: list[SqlValue] = [*kinds_, subject, seq]
    if place:
        sql += " AND json_extract(body, ?) = ?"
        values += ["$." + ".".join(place), part]
    rows = vault.read_tuples(f"{sql} ORDER BY seq DESC LIMIT 1", values)
    return (int(rows[0][0]), str(rows[0][1])) if rows else (0, "")


def is_known(vault: Vault, subject: str) -> bool:
    """Whether any entry is about this."""
    condition, values = seek.condition(subjects=(subject,), limit=1)
    return bool(vault.read_tuples(f"SELECT seq FROM ledger {condition}", values))


def _batches(
    vault: Vault, wanted: Wanted, cursor: int, least: int
) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    """Entries from a place down, with the place that they reach down to; 1 is the first entry.

    What is looked up by officer or kind is first looked for among the newest entries: most
    often enough of them are there, and the index would list every one that there ever was.
    """
    columns = f"{_SHORT}, body" if wanted.text and wanted.reads_bodies else _SHORT
    size = _WINDOW if wanted.text else least
    indexed_below = cursor if wanted.subjects else cursor - _LOOKED_AT_FIRST
    while cursor > 1:
        if wanted.is_indexed and cursor <= indexed_below:
            condition, values = seek.condition(
                officer=wanted.officer, subjects=wanted.subjects, kinds=wanted.kinds,
                also=wanted.also, first_utc=wanted.first_utc, last_utc=wanted.last_utc,
                before=cursor, limit=size,
            )  # fmt: skip
            lowest = 1
        else:
            lowest = max(1, cursor - max(_WINDOW, least))
            condition, values = _window(wanted, lowest, cursor, size)
        rows = vault.read_tuples(f"SELECT {columns} FROM ledger {condition}", values)
        cursor = rows[-1][0] if len(rows) == size else lowest
        yield cursor, rows


def _window(
    wanted: Wanted, lowest: int, before: int, limit: int
) -> tuple[str, tuple[SqlValue, ...]]:
    """Entries from one number to another that are wanted, read in their order."""
    clauses: list[tuple[str, tuple[SqlValue, ...]]] = [("seq >= ? AND seq < ?", (lowest, before))]
    for clause, value in (
        ("at >= ?", wanted.first_utc),
        ("at <= ?", wanted.last_utc),
        ("officer = ?", wanted.officer),
    ):
        if value:
            clauses.append((clause, (value,)))
    if wanted.kinds:
        clauses.append((f"+kind IN ({_marks(wanted.kinds)})", wanted.kinds))
    where = " AND ".join(clause for clause, _ in clauses)
    values = [value for _, given in clauses for value in given]
    return f"WHERE {where} ORDER BY seq DESC LIMIT ?", (*values, limit)


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
