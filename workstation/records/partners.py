"""Partners out of the vault: one, or a page of a long list.

An entry that was merged into another is in no list; the filter finds its head by the names of
both.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from workstation.domain.partner import ArrangementStatus, Partner, PartnerKind
from workstation.domain.register import (
    OtherName,
    PartnerFilter,
    PartnerPage,
    PartnerRow,
    PartnerSort,
)
from workstation.records.circle import head
from workstation.records.folding import fold
from workstation.records.register_tables import entry_of
from workstation.vault.store import SqlValue, Vault

RESTRICTED_RANK: Final = 4
NEVER: Final = "~"
"""What stands for "nothing is due"; it sorts after every date."""

_ROW = """
    p.id, p.name, p.unit, p.short_name, p.country, p.kind, p.marking, s.status, s.restriction,
    s.kept, s.kept + s.broken + s.unknown AS checked, s.last_exchange, s.next_due,
    (SELECT json_group_array(json_array(m.id, m.name, m.marking)) FROM partner m
        WHERE m.merged_into <> '' AND m.merged_into = p.id) AS also"""
_JOINED = "partner p JOIN partner_summary s ON s.partner = p.id"
_LISTED = "p.merged_into = ''"
_NAMED = """(instr(p.fold, ?) > 0 OR p.id IN (
    SELECT m.merged_into FROM partner m WHERE m.merged_into <> '' AND instr(m.fold, ?) > 0))"""

# One index serves each order, forwards and backwards.
_ORDERS: Final[Mapping[PartnerSort, tuple[str, ...]]] = {
    PartnerSort.NAME: ("p.sort_key", "p.id"),
    PartnerSort.COUNTRY: ("p.country", "p.sort_key", "p.id"),
    PartnerSort.KIND: ("p.kind", "p.sort_key", "p.id"),
    PartnerSort.STATUS: ("s.status_rank", "s.partner"),
    PartnerSort.LAST_EXCHANGE: ("s.last_exchange", "s.partner"),
    PartnerSort.NEXT_DUE: ("s.next_due", "s.partner"),
}


def find_partner(vault: Vault, partner: str) -> Partner | None:
    """The partner with this id; None when there is none."""
    rows = vault.read("SELECT * FROM partner WHERE id = ?", (partner,))
    return entry_of(Partner, rows[0]) if rows else None


def find_named(vault: Vault, partner: Partner) -> list[Partner]:
    """Entries with its name, unit and country, accents and case aside, merged ones included."""
    rows = vault.read(
        "SELECT * FROM partner WHERE sort_key = ? AND country = ? ORDER BY id",
        (fold(partner.name, partner.unit), partner.country),
    )
    return [entry_of(Partner, row) for row in rows]


def list_members(vault: Vault, partner: str) -> list[Partner]:
    """The entries that were merged into a partner, in the order of their ids."""
    rows = vault.read(
        "SELECT * FROM partner WHERE merged_into <> '' AND merged_into = ? ORDER BY id", (partner,)
    )
    return [entry_of(Partner, row) for row in rows]


def list_circle(vault: Vault, partner: str) -> list[Partner]:
    """All entries that are the same partner, the one that stands for it first."""
    found = find_partner(vault, head(vault, partner))
    return [found, *list_members(vault, found.id)] if found else []


def all_partners(vault: Vault) -> list[Partner]:
    """Every partner in the vault, to compare with a file."""
    return [entry_of(Partner, row) for row in vault.read("SELECT * FROM partner")]


def all_heads(vault: Vault) -> list[Partner]:
    """Every partner but the entries that were merged into another, in the order of their ids."""
    rows = vault.read("SELECT * FROM partner WHERE merged_into = '' ORDER BY length(id), id")
    return [entry_of(Partner, row) for row in rows]


def find_row(vault: Vault, partner: str, today: str) -> PartnerRow | None:
    """The partner as a list shows it; None when there is none."""
    rows = vault.read(f"SELECT {_ROW} FROM {_JOINED} WHERE p.id = ?", (partner,))
    return _row(rows[0], today) if rows else None


def list_page(
    vault: Vault, wanted: PartnerFilter, *, today: str, offset: int, limit: int
) -> PartnerPage:
    """A page of the partners that a filter lets through, in its order."""
    page, page_values = page_of_ids(wanted, today, offset, limit)
    rows = vault.read(
        f"SELECT {_ROW} FROM {_JOINED} WHERE p.id IN ({page}) ORDER BY {_order(wanted)}",
        page_values,
    )
    conditions, values, summary = _conditions(wanted, today)
    where = f"WHERE {' AND '.join(conditions)}"
    # All entries are counted without looking at one; those that were merged are few.
    merged = _count(vault, "partner", "WHERE merged_into <> ''", ())
    total = _count(vault, "partner", "", ()) - merged
    if conditions == [_LISTED]:
        matching = total
    elif offset <= 0 and len(rows) < limit:
        matching = len(rows)
    else:
        matching = _count(vault, _JOINED if summary else "partner p", where, values)
    return PartnerPage(tuple(_row(row, today) for row in rows), total, matching)


def page_of_ids(
    wanted: PartnerFilter, today: str, offset: int, limit: int
) -> tuple[str, list[SqlValue]]:
    """The query for the ids on a page, and its values.

    Only ids are skipped over, in the order of an index; rows are fetched for the page alone.
    """
    conditions, values, summary = _conditions(wanted, today)
    where = f"WHERE {' AND '.join(conditions)}"
    of_summary = _ORDERS[wanted.sort][0].startswith("s.")
    source = "partner p"
    if summary or of_summary:
        # The table whose index gives the order comes first, whatever the planner thinks.
        tables = (
            ("partner_summary s", "partner p") if of_summary else ("partner p", "partner_summary s")
        )
        source = f"{tables[0]} CROSS JOIN {tables[1]} ON s.partner = p.id"
    sql = f"SELECT p.id FROM {source} {where} ORDER BY {_order(wanted)} LIMIT ? OFFSET ?"
    return sql, [*values, max(0, limit), max(0, offset)]


def _order(wanted: PartnerFilter) -> str:
    direction = "DESC" if wanted.descending else "ASC"
    return ", ".join(f"{column} {direction}" for column in _ORDERS[wanted.sort])


def _conditions(wanted: PartnerFilter, today: str) -> tuple[list[str], list[SqlValue], bool]:
    """SQL conditions, their values, and whether they look at the summary."""
    chosen: list[tuple[str, tuple[SqlValue, ...]]] = [(_LISTED, ())]
    chosen += ((_NAMED, (word, word)) for word in fold(wanted.text).split())
    if wanted.country:
        chosen.append(("p.country = ?", (wanted.country,)))
    if wanted.kind is not None:
        chosen.append(("p.kind = ?", (wanted.kind.value,)))
    of_partner = len(chosen)
    if wanted.status is not None:
        chosen.append(("s.status = ?", (wanted.status.value,)))
    if wanted.restricted_only:
        chosen.append(("s.status_rank >= ?", (RESTRICTED_RANK,)))
    if wanted.overdue_only:
        chosen.append(("s.next_due < ?", (today,)))
    values = [value for _, given in chosen for value in given]
    return [sql for sql, _ in chosen], values, len(chosen) > of_partner


def _count(vault: Vault, source: str, where: str, values: Sequence[SqlValue]) -> int:
    return int(vault.read(f"SELECT count(*) AS n FROM {source} {where}", values)[0]["n"] or 0)


def _also(text: SqlValue) -> tuple[OtherName, ...]:
    if text == "[]":
        return ()
    said = msgspec.json.decode(str(text), type=list[tuple[str, str, str]])
    return tuple(OtherName(*one) for one in sorted(said))


def _row(row: Mapping[str, SqlValue], today: str) -> PartnerRow:
    due = str(row["next_due"])
    return PartnerRow(
        id=str(row["id"]),
        name=str(row["name"]),
        unit=str(row["unit"]),
        short_name=str(row["short_name"]),
        country=str(row["country"]),
        kind=PartnerKind(row["kind"]),
        marking=str(row["marking"]),
        status=ArrangementStatus(row["status"]),
        restriction=str(row["restriction"]),
        kept=int(row["kept"] or 0),
        checked=int(row["checked"] or 0),
        last_exchange=str(row["last_exchange"]),
        next_due="" if due == NEVER else due,
        overdue=due < today,
        also=_also(row["also"]),
    )
