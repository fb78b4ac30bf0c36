"""What came into a partner's record since one of its files was approved, and bears on it.

Only files that are approved, not closed and not re-opened are asked for, by their own index; of
each, the record's lines after its approval, by that of the timeline. What an officer has seen
since then counts no more.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from workstation.domain.after import Touch
from workstation.records.circle import circle, marks
from workstation.vault.store import SqlValue, Vault

MOST: Final = 1000
"""So many lines are given at most; every file that is relied on is looked at."""

FILES: Final = """
    SELECT a.id, a.partner, a.title, a.marking, a.closed_utc, a.standing,
        coalesce(h.id, p.id, a.partner) AS head, coalesce(h.name, p.name, '') AS name,
        coalesce(h.country, p.country, a.country) AS country,
        max(coalesce(t.seq, 0), coalesce((SELECT max(d.seq) FROM timeline d
            WHERE d.kind = 'decision' AND d.subject = a.id), 0)) AS since,
        max(a.closed_utc, coalesce(t.at_utc, '')) AS since_utc
    FROM assessment a LEFT JOIN partner p ON p.id = a.partner
    LEFT JOIN partner h ON h.id = p.merged_into
    LEFT JOIN touch_seen t ON t.assessment = a.id
    WHERE a.state = 'approved' AND a.after_state <> 'closed' AND a.author <> ''
    AND a.kind IN ('', 'case', 'use', 'abbreviated')
    AND NOT EXISTS (SELECT 1 FROM assessment n WHERE n.follows = a.id AND n.follows <> ''
        AND n.state <> 'withdrawn')"""
"""Approved files that are still relied on, and since when the record is new to them."""

_SAME: Final = """(SELECT f.head UNION ALL
    SELECT m.id FROM partner m WHERE m.merged_into <> '' AND m.merged_into = f.head)"""

# Each part names the same columns; ``f`` is a file of FILES.
_PARTS: Final[tuple[str, ...]] = (
    f"""SELECT f.id AS assessment, f.head AS partner, x.kind, x.subject, x.on_date,
        x.summary AS title, x.marking, x.seq
    FROM file f JOIN timeline x INDEXED BY timeline_by_kind ON x.partner IN {_SAME}
        AND x.kind IN ('incident', 'assurance-check', 'arrangement') AND x.seq > f.since
    WHERE x.kind = 'incident' OR x.result IN ('broken', 'restricted', 'suspended', 'terminated')""",
    """SELECT f.id, f.head, 'source', x.id, x.on_date, x.title, x.marking, 0
    FROM file f JOIN source x INDEXED BY source_by_country
        ON x.country = f.country AND x.kind = 'country-sheet'
    WHERE f.country <> '' AND x.on_date > substr(f.since_utc, 1, 10)""",
    f"""SELECT f.id, f.head, 'breach', x.id, x.on_date, x.summary, x.marking, 0
    FROM file f JOIN breach x INDEXED BY breach_of
        ON x.partner IN {_SAME} AND x.recorded_utc > f.since_utc
    WHERE x.kind IN ('caveat', 'assurance', 'condition', 'onward-disclosure')""",
    """SELECT f.id, f.head, 'standing', x.id, x.lapsed_on, x.lapsed_text, x.lapsed_marking, 0
    FROM file f JOIN assessment x ON x.id = f.standing
    WHERE f.standing <> '' AND x.lapsed_on > substr(f.since_utc, 1, 10)""",
    f"""SELECT f.id, f.head, 'merge', x.subject, substr(x.at, 1, 10), f.name, '(U)', x.seq
    FROM file f JOIN ledger x ON x.kind = 'partners.merged' AND x.seq > f.since
        AND (x.subject IN {_SAME} OR json_extract(x.body, '$.kept') IN {_SAME})""",
)

QUERY: Final = f"WITH file AS ({{files}}) {' UNION ALL '.join(_PARTS)}"


IS_TOUCHED: Final = f"""x.state = 'approved' AND x.after_state <> 'closed'
    AND x.kind IN ('', 'case', 'use', 'abbreviated')
    AND EXISTS ({QUERY.format(files=FILES + " AND a.id = x.id")})"""
"""Whether something new bears on the file ``x``: each is asked for itself, newest approved first,
so that a list of so many stops when it is full, and none is left out."""


def list_touches(
    vault: Vault, *, assessment: str = "", partner: str = "", limit: int = MOST
) -> list[Touch]:
    """What bears on approved files, or on those of one partner, or on one file; newest first."""
    files, values = FILES, list[SqlValue]()
    if assessment:
        files += " AND a.id = ?"
        values.append(assessment)
    if partner:
        ids = circle(vault, partner)
        files += f" AND a.partner IN ({marks(ids)})"
        values.extend(ids)
    rows = vault.read(
        f"SELECT * FROM ({QUERY.format(files=files)})"
        " ORDER BY on_date DESC, seq DESC, assessment, subject LIMIT ?",
        (*values, max(0, limit)),
    )
    return _touches(rows)


def _touches(rows: Sequence[Mapping[str, SqlValue]]) -> list[Touch]:
    return [
        Touch(
            assessment=str(row["assessment"]),
            partner=str(row["partner"]),
            kind=str(row["kind"]),
            subject=str(row["subject"]),
            on=str(row["on_date"]),
            title=str(row["title"]),
            marking=str(row["marking"]),
            seq=int(row["seq"] or 0),
        )
        for row in rows
    ]
