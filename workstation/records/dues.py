"""What is owed by a date, each from its own partial index."""

from collections.abc import Mapping, Sequence
from typing import Final

from workstation.domain.register import DueItem, DueKind
from workstation.records import standing
from workstation.records.due_rules import RULES, Rule, last_day
from workstation.vault.store import SqlValue, Vault

_Row = Mapping[str, SqlValue]
MOST_COUNTED: Final = 1000
"""More of one kind than this are not counted one by one."""

# A partner that was merged is named by the entry that stands for it.
_WHOSE: Final = "coalesce(h.id, x.partner) AS partner, coalesce(h.name, p.name, '') AS partner_name"
_PARTNER: Final = """
    LEFT JOIN partner p ON p.id = x.partner LEFT JOIN partner h ON h.id = p.merged_into"""


def list_due(vault: Vault, *, until: str, today: str, limit: int, offset: int = 0) -> list[DueItem]:
    """What is due up to a date, the longest owed first."""
    most = max(0, offset) + max(0, limit)
    items = [
        _item(kind, row, today)
        for kind in RULES
        for row in _first(vault, kind, (last_day(kind, until, today), most))
    ]
    items.sort(key=longest_owed)
    return items[max(0, offset) : most]


def list_and_count(
    vault: Vault, *, until: str, today: str, limit: int
) -> tuple[list[DueItem], int]:
    """What :func:`list_due` lists, and how much is due in all.

    Of each kind at most ``MOST_COUNTED`` are counted, and only where the list does not hold all.
    """
    items, counted = list[DueItem](), 0
    for kind in RULES:
        last = last_day(kind, until, today)
        rows = _first(vault, kind, (last, max(0, limit)))
        items += [_item(kind, row, today) for row in rows]
        counted += len(rows) if len(rows) < limit else _count(vault, kind, last)
    items.sort(key=longest_owed)
    return items[: max(0, limit)], counted


def longest_owed(item: DueItem) -> tuple[str, str, str]:
    """What sorts items so that the longest owed comes first."""
    return item.due, item.kind.value, item.subject


def _first(vault: Vault, kind: DueKind, asked: tuple[str, int]) -> list[_Row]:
    """So many of one kind, the longest owed first."""
    return _owed(vault, kind, _query(RULES[kind]), asked)


def _count(vault: Vault, kind: DueKind, last: str) -> int:
    if kind is DueKind.STANDING_EXPIRY:
        return len(_first(vault, kind, (last, MOST_COUNTED)))
    # Without columns: an index alone can count them.
    rule = RULES[kind]
    rows = vault.read_tuples(
        f"SELECT count(*) FROM (SELECT 1 FROM {rule.every} WHERE {rule.condition()} LIMIT ?2)",
        (last, MOST_COUNTED),
    )
    return int(rows[0][0] or 0)


def list_about(
    vault: Vault, kind: DueKind, about: str, values: Sequence[SqlValue], *,
    until: str, today: str, partner: str, limit: int,
) -> list[DueItem]:  # fmt: skip
    """What is due of one kind about a partner, or a country, the longest owed first.

    Args:
        vault: where it stands.
        kind: of what is due.
        about: the condition on whom ``x`` is about, with ``?3`` and so on for the values.
        values: those.
        until: the last day that counts.
        today: the day.
        partner: the partner that the items name.
        limit: how many at most.
    """
    rule = RULES[kind]
    query = (
        f"SELECT {rule.columns} FROM {rule.source} WHERE {rule.condition(about)}"
        f" ORDER BY {rule.order} LIMIT ?2"
    )
    rows = _owed(vault, kind, query, (last_day(kind, until, today), max(0, limit), *values))
    return [_item(kind, {**row, "partner": partner, "partner_name": ""}, today) for row in rows]


def _owed(vault: Vault, kind: DueKind, query: str, values: Sequence[SqlValue]) -> list[_Row]:
    """The rows of a query, without standing assessments that the record has ended already."""
    rows: list[_Row] = list(vault.read(query, values))
    if kind is not DueKind.STANDING_EXPIRY:
        return rows
    return [row for row in rows if not standing.is_ended(vault, str(row["subject"]))]


def _query(rule: Rule) -> str:
    return (
        f"SELECT {rule.columns}, {_WHOSE} FROM {rule.every} {_PARTNER}"
        f" WHERE {rule.condition()} ORDER BY {rule.order} LIMIT ?2"
    )


def first_year(vault: Vault) -> int:
    """The year in which the record begins."""
    rows = vault.read_tuples("SELECT substr(at, 1, 4) FROM ledger ORDER BY seq LIMIT 1")
    return int(rows[0][0] or 0) if rows else 0


def _item(kind: DueKind, row: _Row, today: str) -> DueItem:
    return DueItem(
        kind=kind,
        due=str(row["due"]),
        subject=str(row["subject"]),
        title=str(row["title"]),
        marking=str(row["marking"]),
        partner=str(row["partner"]),
        partner_name=str(row["partner_name"]),
        overdue=str(row["due"]) < today,
        detail=str(row["detail"]),
    )
