"""Finding entries of the ledger by officer, subject, kind and time, from its one index.

The index leads with the kind, so a subject is looked up once for each kind that there is, and
an officer by going through the index alone. Measured on 100,000 entries: 0.1 ms and 5 ms, where
reading the entries themselves takes 150 ms.
"""

from collections.abc import Sequence

from workstation.vault.ledger import SqlValue

Also = tuple[Sequence[str], Sequence[str]]
"""Kinds, and subjects."""

_KINDS = """
    WITH RECURSIVE kinds(kind) AS (
        SELECT min(kind) FROM ledger
        UNION ALL
        SELECT (SELECT min(kind) FROM ledger WHERE kind > kinds.kind) FROM kinds
        WHERE kinds.kind IS NOT NULL
    )
"""
_BY_SUBJECT = (
    f"{_KINDS} SELECT found.seq FROM kinds CROSS JOIN ledger AS found"
    " ON found.kind = kinds.kind AND found.subject IN ({subjects})"
)
_BY_OFFICER = "SELECT found.seq FROM ledger AS found INDEXED BY ledger_by_kind WHERE 1"


def condition(
    *,
    officer: str = "",
    subjects: Sequence[str] = (),
    kinds: Sequence[str] = (),
    also: Also = ((), ()),
    first_utc: str = "",
    last_utc: str = "",
    before: int | None = None,
    limit: int = 50,
) -> tuple[str, tuple[SqlValue, ...]]:
    """What :func:`ledger.select` takes to give the newest entries that meet all of it.

    Args:
        officer: id of who made the entry; empty for anybody.
        subjects: ids of what it is about, one of them; empty for anything.
        kinds: one of these kinds; empty for all.
        also: beside the subjects, entries of these kinds about these other ones.
        first_utc: not before this time, as it stands in the record.
        last_utc: not after this time.
        before: below this sequence number.
        limit: at most so many.

    Returns:
        A condition that ends in the order, newest first, and the values for it.
    """
    inner, values = _indexed(officer, subjects, kinds, also)
    wanted = [f"seq IN ({inner})"] if inner else []
    for clause, value in (("at >= ?", first_utc), ("at <= ?", last_utc), ("seq < ?", before)):
        if value not in ("", None):
            wanted.append(clause)
            values.append(value)
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    return f"{where} ORDER BY seq DESC LIMIT ?", (*values, limit)


def _indexed(
    officer: str, subjects: Sequence[str], kinds: Sequence[str], also: Also
) -> tuple[str, list[SqlValue]]:
    """The query that the index answers, or nothing when it has nothing to narrow."""
    if not (officer or subjects or kinds):
        return "", []
    values: list[SqlValue] = [*subjects]
    query = _BY_SUBJECT.format(subjects=_marks(subjects)) if subjects else _BY_OFFICER
    if kinds:
        query += f" AND found.kind IN ({_marks(kinds)})"
        values += kinds
    if officer:
        query += " AND found.officer = ?"
        values.append(officer)
    others = [kind for kind in also[0] if not kinds or kind in kinds]
    if others and also[1]:
        query += (
            " UNION SELECT seq FROM ledger"
            f" WHERE kind IN ({_marks(others)}) AND subject IN ({_marks(also[1])})"
            " AND officer = coalesce(nullif(?, ''), officer)"
        )
        values += [*others, *also[1], officer]
    return query, values


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
