"""A partner's prior record, newest first, from one indexed query for each of its entries.

A partner that two entries were merged into has the record of both; the pages of each come in
the order of the index and are merged, so that a long record is never sorted.
"""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice

from workstation.domain.partner import TimelineEntry
from workstation.records.circle import circle, marks
from workstation.vault.store import SqlValue, Vault

_COLUMNS = "on_date, seq, kind, subject, summary, marking, result, detail"
"""The fields of a ``TimelineEntry`` after its partner, in their order."""


def page_query(
    partner: str,
    kinds: Sequence[str],
    before: tuple[str, int] | None,
    limit: int,
) -> tuple[str, list[SqlValue]]:
    """The query for one page, and its values.

    Without a filter it is one stretch of the table, in the table's own order.
    """
    source = "INDEXED BY timeline_by_kind" if len(kinds) == 1 else "NOT INDEXED"
    values: list[SqlValue] = [partner, *kinds]
    condition = "partner = ?"
    if kinds:
        several = f" AND kind IN ({marks(kinds)})"
        condition += " AND kind = ?" if len(kinds) == 1 else several
    if before is not None:
        condition += " AND (on_date, seq) < (?, ?)"
        values += before
    sql = (
        f"SELECT {_COLUMNS} FROM timeline {source} WHERE {condition}"
        " ORDER BY on_date DESC, seq DESC LIMIT ?"
    )
    return sql, [*values, max(0, limit)]


def list_timeline(
    vault: Vault,
    partner: str,
    *,
    kinds: Sequence[str] = (),
    before: tuple[str, int] | None = None,
    limit: int = 50,
) -> list[TimelineEntry]:
    """A page of a partner's record, whichever of its entries a line was written under.

    Args:
        vault: where the record is kept.
        partner: whose record.
        kinds: kinds of line to show; all when empty.
        before: ``(on, seq)`` of the last line of the page before.
        limit: most lines to give.
    """

    def lines_of(one: str) -> Iterator[TimelineEntry]:
        sql, values = page_query(one, kinds, before, limit)
        return (TimelineEntry(one, *row) for row in vault.read_tuples(sql, values))

    pages = [lines_of(one) for one in circle(vault, partner)]
    newest = pages[0] if len(pages) == 1 else merge(*pages, key=_place, reverse=True)
    return list(islice(newest, max(0, limit)))


def find_line(vault: Vault, kind: str, subject: str) -> TimelineEntry | None:
    """The newest line about one subject; None when the record has none."""
    rows = vault.read_tuples(
        f"SELECT partner, {_COLUMNS} FROM timeline WHERE kind = ? AND subject = ?"
        " ORDER BY revision DESC LIMIT 1",
        (kind, subject),
    )
    return TimelineEntry(*rows[0]) if rows else None


def count_timeline(vault: Vault, partner: str) -> dict[str, int]:
    """How many lines of each kind a partner's record has."""
    ids = circle(vault, partner)
    rows = vault.read(
        "SELECT kind, count(*) AS n FROM timeline INDEXED BY timeline_by_kind"
        f" WHERE partner IN ({marks(ids)}) GROUP BY kind",
        ids,
    )
    return {str(row["kind"]): int(row["n"] or 0) for row in rows}


def list_markings(vault: Vault, partner: str) -> tuple[str, ...]:
    """Every portion mark that a partner's record holds, once each.

    They are kept beside the lines, so a long record takes no longer than a short one.
    """
    found = {mark for one in circle(vault, partner) for mark in _markings_of(vault, one)}
    return tuple(sorted(found))


def _markings_of(vault: Vault, partner: str) -> Iterator[str]:
    rows = vault.read(
        "SELECT marking FROM timeline_marking WHERE partner = ? ORDER BY marking", (partner,)
    )
    return (str(row["marking"]) for row in rows)


def _place(line: TimelineEntry) -> tuple[str, int]:
    return line.on, line.seq
