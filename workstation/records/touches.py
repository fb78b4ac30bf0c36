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
    SELECT x.id, x.partner, x.title, x.marking, x.closed_utc, x.standing,
        coalesce(h.id, p.id, x.partner) AS head, coalesce(h.name, p.name, '') AS name,
        coalesce(h.country, p.country, x.country) AS country,
        max(coalesce(t.seq, 0), coalesce((SELECT max(d.seq) FROM timeline d
            WHERE d.kind = 'decision' AND d.subject = x.id), 0)) AS since,
        max(x.closed_utc, coalesce(t.at_utc, '')) AS since_utc
    FROM assessment x LEFT JOIN partner p ON p.id = x.partner
    LEFT JOIN partner h ON h.id = p.merged_into
    LEFT JOIN touch_seen t ON t.assessment = x.id
    WHERE x.state = 'approved' AND x.after_state <> 'closed' AND x.author <> ''
    AND x.kind IN ('', 'case', 'use', 'abbreviated')
    AND NOT EXISTS (SELECT 1 FROM assessment n WHERE n.follows = x.id AND n.follows <> ''
        AND n.state <> 'withdrawn')"""
"""Approved files ``x`` that are still relied on, and since when the record is new to them."""

_SAME: Final = """(SELECT f.head UNION ALL
    SELECT m.id FROM partner m WHERE m.merged_into <> '' AND m.merged_into = f.head)"""

_BEARS: Final = """x.kind IN ('incident', 'assurance-check', 'arrangement') AND (x.kind = 'incident'
        OR x.result IN ('broken', 'restricted', 'suspended', 'terminated'))"""
_BREACH: Final = "x.kind IN ('caveat', 'assurance', 'condition', 'onward-disclosure')"

# Each part names the same columns; ``f`` is a file of FILES.
_PARTS: Final[tuple[str, ...]] = (
    f"""SELECT f.id AS assessment, f.head AS partner, x.kind, x.subject, x.on_date,
        x.summary AS title, x.marking, x.seq
    FROM file f JOIN timeline x INDEXED BY timeline_by_kind ON x.partner IN {_SAME}
        AND x.seq > f.since AND {_BEARS}""",
    """SELECT f.id, f.head, 'source', x.id, x.on_date, x.title, x.marking, 0
    FROM file f JOIN source x INDEXED BY source_by_country
        ON x.country = f.country AND x.kind = 'country-sheet'
    WHERE f.country <> '' AND x.on_date > substr(f.since_utc, 1, 10)""",
    f"""SELECT f.id, f.head, 'breach', x.id, x.on_date, x.summary, x.marking, 0
    FROM file f JOIN breach x INDEXED BY breach_of
        ON x.partner IN {_SAME} AND x.recorded_utc > f.since_utc AND {_BREACH}""",
    """SELECT f.id, f.head, 'standing', x.id, x.lapsed_on, x.lapsed_text, x.lapsed_marking, 0
    FROM file f JOIN assessment x ON x.id = f.standing
    WHERE f.standing <> '' AND x.lapsed_on > substr(f.since_utc, 1, 10)""",
    f"""SELECT f.id, f.head, 'merge', x.subject, substr(x.at, 1, 10), f.name, '(U)', x.seq
    FROM file f JOIN ledger x ON x.kind = 'partners.merged' AND x.seq > f.since
        AND (x.subject IN {_SAME} OR json_extract(x.body, '$.kept') IN {_SAME})""",
)

# The newest of each is looked up once for all files of a partner or a country: one partner may
# have thousands of files and thousands of incidents.
_WITH_NEWEST: Final = f"""WITH file AS MATERIALIZED ({{files}}),
    of_partner AS MATERIALIZED (SELECT f.head,
        (SELECT max(x.seq) FROM timeline x INDEXED BY timeline_by_kind
            WHERE x.partner IN {_SAME} AND x.seq > f.since AND {_BEARS}) AS line,
        (SELECT max(x.recorded_utc) FROM breach x INDEXED BY breach_of
            WHERE x.partner IN {_SAME} AND {_BREACH}) AS breach
        FROM (SELECT head, min(since) AS since FROM file GROUP BY head) f),
    of_country AS MATERIALIZED (SELECT f.country,
        (SELECT max(x.on_date) FROM source x INDEXED BY source_by_country
            WHERE x.country = f.country AND x.kind = 'country-sheet') AS sheet
        FROM (SELECT DISTINCT country FROM file WHERE country <> '') f),
    merged AS MATERIALIZED (SELECT max(x.seq) AS seq,
        CASE WHEN p.merged_into <> '' THEN p.merged_into ELSE p.id END AS head
        FROM ledger x JOIN partner p ON p.id IN (x.subject, json_extract(x.body, '$.kept'))
        WHERE x.kind = 'partners.merged' GROUP BY 2)"""

_TOUCHED: Final = f"""{_WITH_NEWEST}
    SELECT f.id FROM file f JOIN of_partner o ON o.head = f.head
    LEFT JOIN of_country c ON c.country = f.country LEFT JOIN merged m ON m.head = f.head
    WHERE o.line > f.since OR o.breach > f.since_utc OR m.seq > f.since
        OR c.sheet > substr(f.since_utc, 1, 10)
        OR EXISTS (SELECT 1 FROM assessment x WHERE x.id = f.standing AND f.standing <> ''
            AND x.lapsed_on > substr(f.since_utc, 1, 10))"""


def is_touched(about: str = "") -> str:
    """The condition that something new bears on the file ``x``.

    Args:
        about: a condition on ``x`` that narrows the files looked at; "" looks at all.
    """
    return f"x.id IN ({_TOUCHED.format(files=_files(about))})"


def _files(about: str) -> str:
    return f"{FILES} AND {about}" if about else FILES


def list_touches(
    vault: Vault, *, assessment: str = "", partner: str = "", limit: int = MOST
) -> list[Touch]:
    """What bears on approved files, or on those of one partner, or on one file; newest first."""
    about, values = "", list[SqlValue]()
    if assessment:
        about = "x.id = ?"
        values.append(assessment)
    elif partner:
        ids = circle(vault, partner)
        about = f"x.partner IN ({marks(ids)})"
        values.extend(ids)
    files = f"{_files(about)} AND {is_touched(about)}"
    rows = vault.read(
        f"WITH file AS ({files}) SELECT * FROM ({' UNION ALL '.join(_PARTS)})"
        " ORDER BY on_date DESC, seq DESC, assessment, subject LIMIT ?",
        (*values, *values, max(0, limit)),
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
