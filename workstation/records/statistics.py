"""What the record holds about a calendar year, read along indexes by date."""

from collections.abc import Mapping, Sequence
from typing import Final

from workstation.domain.statistics import DECIDED, IN_REPORT, Behind, Closed, YearRecord
from workstation.records.assessments import OPEN_STATES
from workstation.vault.store import SqlValue, Vault

RESTRICTIONS: Final = ("restricted", "suspended")

_FILE: Final = """
    SELECT c.*, a.exchange, a.created_utc, a.partner, a.kind, a.title, a.marking
    FROM case_outcome c JOIN assessment a ON a.id = c.assessment"""

_IN_YEAR: Final = f"""{_FILE}
    WHERE c.decided_utc <> '' AND c.decided_utc >= ?1 AND c.decided_utc < ?2
    ORDER BY c.decided_utc, c.assessment, c.version"""

# What was decided before about the exchanges that were decided in the year.
_BEFORE: Final = f"""
    WITH exchanges AS (
        SELECT DISTINCT n.exchange FROM case_outcome y JOIN assessment n ON n.id = y.assessment
        WHERE y.decided_utc <> '' AND y.decided_utc >= ?1 AND y.decided_utc < ?2
            AND n.exchange <> '')
    {_FILE}
    WHERE a.exchange IN (SELECT exchange FROM exchanges)
        AND c.decided_utc <> '' AND c.decided_utc < ?1"""

_STILL_OPEN: Final = f"""
    SELECT a.id, a.exchange, a.partner FROM assessment a
    WHERE a.state IN ({", ".join("?" * len(OPEN_STATES))}) AND a.author <> ''
        AND a.created_utc < ? AND NOT EXISTS (
            SELECT 1 FROM case_outcome c
            WHERE c.assessment = a.id AND c.decided_utc <> '' AND c.decided_utc < ?)
    ORDER BY a.id"""

_CLOSED_SINCE: Final = """
    SELECT DISTINCT a.id, a.exchange, a.partner FROM case_outcome c
    JOIN assessment a ON a.id = c.assessment
    WHERE c.decided_utc <> '' AND c.decided_utc >= ?1 AND a.created_utc < ?1 AND NOT EXISTS (
        SELECT 1 FROM case_outcome e
        WHERE e.assessment = a.id AND e.decided_utc <> '' AND e.decided_utc < ?1)
    ORDER BY a.id"""

# A change of an arrangement that was under the same restriction before is no new restriction.
_RESTRICTED: Final = """
    SELECT t.subject, t.partner, t.result, t.on_date, t.seq, coalesce((
        SELECT e.result FROM timeline e
        WHERE e.kind = 'arrangement' AND e.subject = t.subject AND e.revision < t.revision
        ORDER BY e.revision DESC LIMIT 1), '') AS earlier
    FROM timeline t INDEXED BY timeline_restricted
    WHERE t.kind = 'arrangement' AND t.result IN ('restricted', 'suspended')
        AND t.on_date >= ?1 AND t.on_date < ?2
    ORDER BY t.on_date, t.seq"""

_NOTICES: Final = """
    SELECT n.assessment, n.version, n.notice, a.partner FROM notice n
    LEFT JOIN assessment a ON a.id = n.assessment
    WHERE n.sent_on <> '' AND n.sent_on >= ?1 AND n.sent_on < ?2
    ORDER BY n.sent_on, n.assessment, n.version, n.notice"""

_BREACHES: Final = """
    SELECT id, partner, assessment FROM breach
    WHERE status IN ('open', 'reported', 'closed') AND on_date >= ?1 AND on_date < ?2
    ORDER BY on_date, id"""


def read_year(vault: Vault, year: int) -> YearRecord:
    """Everything that is counted for a year, from 1 January to 31 December by UTC."""
    period = (f"{year:04d}-01-01", f"{year + 1:04d}-01-01")
    return YearRecord(
        year=year,
        closed=[_closed(row) for row in vault.read(_IN_YEAR, period)],
        before=[
            case for case in map(_closed, vault.read(_BEFORE, period)) if case.outcome in DECIDED
        ],
        open_at_end=_open_at(vault, period[1]),
        arrangements=_restricted(vault, period),
        notices=_notices(vault, period),
        breaches=[
            Behind(str(row["id"]), str(row["assessment"]), str(row["partner"]))
            for row in vault.read(_BREACHES, period)
        ],
    )


def list_years(vault: Vault) -> list[int]:
    """The years in which something was decided, the newest first."""
    rows = vault.read(
        "SELECT min(decided_utc) AS first, max(decided_utc) AS last FROM case_outcome"
        " WHERE decided_utc <> ''"
    )
    first, last = str(rows[0]["first"] or ""), str(rows[0]["last"] or "")
    return list(range(int(last[:4]), int(first[:4]) - 1, -1)) if first else []


def _closed(row: Mapping[str, SqlValue]) -> Closed:
    return Closed(
        key=str(row["exchange"] or row["assessment"]),
        assessment=str(row["assessment"]),
        version=int(row["version"] or 0),
        outcome=str(row["outcome"]),
        decided_utc=str(row["decided_utc"]),
        created_utc=str(row["created_utc"]),
        partner=str(row["partner"]),
        kind=str(row["kind"] or "case"),
        act=str(row["act"]),
        level=str(row["residual"]),
        substantial=str(row["determination"]),
        mitigable=str(row["mitigable"]),
        authority=str(row["authority"]),
        elevated=bool(row["elevated_utc"]),
        title=str(row["title"]),
        marking=str(row["marking"]),
    )


def _open_at(vault: Vault, end: str) -> list[Behind]:
    """Files that were open when the year ended, closed since or not."""
    states = [state.value for state in OPEN_STATES]
    rows = [*vault.read(_STILL_OPEN, (*states, end, end)), *vault.read(_CLOSED_SINCE, (end,))]
    found = {
        str(row["id"]): Behind(
            str(row["exchange"] or row["id"]), str(row["id"]), str(row["partner"])
        )
        for row in rows
    }
    return [found[subject] for subject in sorted(found)]


def _restricted(vault: Vault, period: Sequence[str]) -> dict[str, list[Behind]]:
    found: dict[str, dict[str, Behind]] = {status: {} for status in RESTRICTIONS}
    for row in vault.read(_RESTRICTED, tuple(period)):
        status, subject = str(row["result"]), str(row["subject"])
        if row["earlier"] != status:
            found[status][subject] = Behind(subject, subject, str(row["partner"]))
    return {status: list(behind.values()) for status, behind in found.items()}


def _notices(vault: Vault, period: Sequence[str]) -> dict[str, list[Behind]]:
    found: dict[str, list[Behind]] = {}
    for row in vault.read(_NOTICES, tuple(period)):
        subject, notice = str(row["assessment"]), str(row["notice"])
        if notice.startswith(IN_REPORT):
            continue
        key = f"{subject} v{int(row['version'] or 0)} {notice}"
        found.setdefault(notice, []).append(Behind(key, subject, str(row["partner"] or "")))
    return found
