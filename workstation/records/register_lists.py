"""A register over all partners, a page at a time, newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain.register import RegisterFilter, RegisterPage, RegisterRow
from workstation.records.circle import circle, marks
from workstation.records.search import many_query
from workstation.vault.schema_lists import LISTED, Listed
from workstation.vault.store import SqlValue, Vault

_TABLES: Final[Mapping[str, Listed]] = {one.register: one for one in LISTED}
_LOOKED_AT: Final = 10_000
"""Of words that stand in more texts than these, so many are looked at, as in any search."""

_RESULT: Final = """(SELECT c.result FROM assurance_check c WHERE c.assurance = x.id
    ORDER BY c.on_date DESC, c.id DESC LIMIT 1)"""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a row of one register shows, as SQL about the entry ``x``.

    ``stale`` says whether an entry asks for something to be done; ``{today}`` stands for the day.
    """

    title: str
    detail: str
    due: str
    stale: str
    status: str = ""
    country: str = "''"


_PAST: Final = "x.{due} <> '' AND x.{due} < {{today}}"
_SHAPES: Final[Mapping[str, _Shape]] = {
    "arrangement": _Shape(
        "x.title", "x.restriction", "x.review_due",
        _PAST.format(due="review_due") + " AND x.status <> 'terminated'",
    ),
    "agreement": _Shape(
        "x.title", "x.kind", "x.review_due",
        _PAST.format(due="review_due") + " AND x.status <> 'ended'",
    ),
    "exchange": _Shape("x.summary", "x.outcome", "''", "0"),
    "assurance": _Shape(
        "x.text", "x.topic", "x.check_due", _PAST.format(due="check_due"),
        status=f"coalesce({_RESULT}, '')",
    ),
    "assurance-check": _Shape("x.summary", "x.assurance", "''", "0"),
    "incident": _Shape(
        "x.summary",
        "CASE WHEN x.open THEN 'open' ELSE 'closed' END"
        " || CASE WHEN x.sources IN ('', '[]') THEN '-uncited' ELSE '' END",
        "''",
        "x.sources IN ('', '[]') AND {today} <> ''",
    ),
    "source": _Shape(
        "x.title", "x.grade", "x.refresh_due", _PAST.format(due="refresh_due"), country="x.country"
    ),
}  # fmt: skip

_Key = tuple[str, str]
_Condition = tuple[str, tuple[SqlValue, ...]]


def list_page(
    vault: Vault, kind: str, wanted: RegisterFilter, *, today: str, offset: int, limit: int
) -> RegisterPage:
    """A page of the entries that a filter lets through.

    Without words, partner, country and staleness in the filter it costs the same wherever the
    page lies and however many entries there are. Entries without a date come last.
    """
    skip, most = max(0, offset), max(0, limit)
    total = sum(count for _, count in _months(vault, kind, ""))
    if _is_plain(kind, wanted):
        found, matching = _by_month(vault, kind, wanted, skip, most)
    else:
        found, matching = _by_condition(vault, kind, wanted, today, skip, most)
    return RegisterPage(tuple(_rows(vault, kind, found)), total, matching)


def _is_plain(kind: str, wanted: RegisterFilter) -> bool:
    """Whether a filter asks for nothing but what the months are kept by."""
    narrowed = wanted.text.strip() or wanted.partner or wanted.country or wanted.stale_only
    return not narrowed and not (wanted.status and _SHAPES[kind].status)


def _months(vault: Vault, kind: str, status: str) -> list[tuple[str, int]]:
    """Every month that has entries, with how many, newest first."""
    only = "AND status = ?" if status else ""
    rows = vault.read_tuples(
        f"SELECT month, sum(entries) FROM register_month WHERE register = ? {only}"
        " GROUP BY month ORDER BY month DESC",
        (kind, status) if status else (kind,),
    )
    return [(str(month), int(count)) for month, count in rows]


def _by_month(
    vault: Vault, kind: str, wanted: RegisterFilter, offset: int, limit: int
) -> tuple[list[str], int]:
    """The ids on a page, and how many there are: whole months are passed over by their count."""
    since = wanted.since or ("0" if wanted.until else "")
    until = wanted.until or "~"
    statuses = [wanted.status] if wanted.status else _statuses(vault, kind)
    matching, left, start = 0, offset, None
    for month, count in _months(vault, kind, wanted.status):
        if month > until[:7] or month < since[:7]:
            continue
        first, last = max(month, since), min(f"{month}~", until) if month else ""
        if not wanted.since.startswith(month or "~") and not wanted.until.startswith(month or "~"):
            inside = count
        else:
            inside = _count_between(vault, kind, statuses, first, last)
        matching += inside
        if start is None:
            if left < inside:
                start = last
            else:
                left -= inside
    if start is None:
        return [], matching
    parts, values = [], list[SqlValue]()
    of = _TABLES[kind]
    for status in statuses:
        parts.append(
            f"SELECT {of.on} AS on_day, id FROM {of.table}"
            f" WHERE {of.status} = ? AND {of.on} >= ? AND {of.on} <= ?"
        )
        values += [status, since, start]
    rows = vault.read_tuples(
        f"{' UNION ALL '.join(parts)} ORDER BY on_day DESC, id DESC LIMIT ? OFFSET ?",
        [*values, limit, left],
    )
    return [str(row[1]) for row in rows], matching


def _statuses(vault: Vault, kind: str) -> list[str]:
    rows = vault.read_tuples(
        "SELECT DISTINCT status FROM register_month WHERE register = ? ORDER BY status", (kind,)
    )
    return [str(row[0]) for row in rows]


def _count_between(vault: Vault, kind: str, statuses: Sequence[str], first: str, last: str) -> int:
    of = _TABLES[kind]
    rows = vault.read_tuples(
        f"SELECT count(*) FROM {of.table} WHERE {of.status} IN ({marks(statuses)})"
        f" AND {of.on} BETWEEN ? AND ?",
        [*statuses, first, last],
    )
    return int(rows[0][0])


def _by_condition(
    vault: Vault, kind: str, wanted: RegisterFilter, today: str, offset: int, limit: int
) -> tuple[list[str], int]:
    """The same for filters that ask for more: what they let through is gathered and counted."""
    of = _TABLES[kind]
    conditions = _conditions(vault, kind, wanted, today)
    where = " AND ".join(f"({sql})" for sql, _ in conditions)
    values = [value for _, given in conditions for value in given]
    rows = vault.read_tuples(
        f"SELECT x.id FROM {of.table} x WHERE {where}"
        f" ORDER BY x.{of.on} DESC, x.id DESC LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    if not offset and len(rows) < limit:
        matching = len(rows)
    else:
        sql = f"SELECT count(*) FROM {of.table} x WHERE {where}"
        matching = int(vault.read_tuples(sql, values)[0][0])
    return [str(row[0]) for row in rows], matching


def _conditions(vault: Vault, kind: str, wanted: RegisterFilter, today: str) -> list[_Condition]:
    of, shape = _TABLES[kind], _SHAPES[kind]
    chosen: list[_Condition] = []
    query = many_query(vault, wanted.text, _LOOKED_AT)
    if wanted.text.strip():
        found = """x.id IN (SELECT t.id
            FROM (SELECT rowid FROM search WHERE search MATCH ? LIMIT ?) f
            JOIN search_text t ON t.entry = f.rowid WHERE t.kind = ?)"""
        start = wanted.text.strip().upper()
        chosen.append(
            (f"{found} OR x.id BETWEEN ? AND ?", (query, _LOOKED_AT, kind, start, f"{start}~"))
            if query
            else ("0", ())
        )
    if wanted.partner:
        same = circle(vault, wanted.partner)
        chosen.append((f"x.partner IN ({marks(same)})", same))
    if wanted.country:
        own = "OR x.country = ?" if kind == "source" else ""
        values = (wanted.country, wanted.country) if own else (wanted.country,)
        sql = f"x.partner IN (SELECT id FROM partner WHERE country = ?) {own}"
        chosen.append((sql, values))
    if wanted.status:
        chosen.append((f"{shape.status or f'x.{of.status}'} = ?", (wanted.status,)))
    if wanted.since:
        chosen.append((f"x.{of.on} >= ?", (wanted.since,)))
    if wanted.until:
        chosen.append((f"x.{of.on} BETWEEN '0' AND ?", (wanted.until,)))
    if wanted.stale_only:
        sql = shape.stale.format(today="?")
        chosen.append((sql, (today,) if "?" in sql else ()))
    return chosen


def _rows(vault: Vault, kind: str, ids: Sequence[str]) -> list[RegisterRow]:
    """The entries with these ids as a list shows them, under the head of their partner."""
    if not ids:
        return []
    of, shape = _TABLES[kind], _SHAPES[kind]
    rows = vault.read(
        f"""SELECT x.id, coalesce(h.id, p.id, '') AS partner,
            coalesce(h.name, p.name, '') AS name, coalesce(h.unit, p.unit, '') AS unit,
            x.{of.on} AS on_day, {shape.title} AS title,
            {shape.status or f"x.{of.status}"} AS status, {shape.detail} AS detail,
            x.marking, {shape.due} AS due, {shape.country} AS country
        FROM {of.table} x LEFT JOIN partner p ON p.id = x.partner
        LEFT JOIN partner h ON h.id = p.merged_into AND p.merged_into <> ''
        WHERE x.id IN ({marks(ids)})""",
        list(ids),
    )
    made = {
        str(row["id"]): RegisterRow(
            id=str(row["id"]),
            kind=kind,
            partner=str(row["partner"]),
            partner_name=" — ".join(filter(None, (str(row["name"]), str(row["unit"])))),
            on=str(row["on_day"]),
            title=str(row["title"]),
            status=str(row["status"]),
            detail=str(row["detail"]),
            marking=str(row["marking"]),
            due=str(row["due"]),
            country="" if row["partner"] else str(row["country"]),
        )
        for row in rows
    }
    return [made[one] for one in ids if one in made]
