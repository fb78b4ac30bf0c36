"""Entries of any register out of its table, by one reading for all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, TypeVar, get_origin

from workstation.domain.partner import (
    Agreement,
    Arrangement,
    Assurance,
    AssuranceCheck,
    Exchange,
    Incident,
    Partner,
    Source,
)
from workstation.records.circle import marks
from workstation.records.codec import strings, value_of
from workstation.vault.store import SqlValue, Vault

Item = Agreement | Arrangement | Assurance | AssuranceCheck | Exchange | Incident | Partner | Source
E = TypeVar("E", bound=Item)

_PAGE: Final = 1_000
_COLUMNS: Final = {"on": "on_date"}

TABLES: Final[Mapping[str, str]] = {
    "partner": "partner",
    "arrangement": "arrangement",
    "agreement": "agreement",
    "exchange": "exchange",
    "assurance": "assurance",
    "assurance-check": "assurance_check",
    "incident": "incident",
    "source": "source",
}
"""The table of each register."""

TYPES: Final[Mapping[str, type[Item]]] = {
    "partner": Partner,
    "arrangement": Arrangement,
    "agreement": Agreement,
    "exchange": Exchange,
    "assurance": Assurance,
    "assurance-check": AssuranceCheck,
    "incident": Incident,
    "source": Source,
}
"""What the entries of each register are."""


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a field of an entry stands in its row, and what it is made of."""

    field: str
    column: str
    kind: type[object]


def find(vault: Vault, kind: str, subject: str) -> Item | None:
    """The entry of a register with this id; None when there is none."""
    rows = vault.read(f"SELECT * FROM {TABLES[kind]} WHERE id = ?", (subject,))
    return entry_of(TYPES[kind], rows[0]) if rows else None


def find_all(vault: Vault, kind: str, subjects: Sequence[str]) -> dict[str, Item]:
    """The entries of a register with these ids, by their ids."""
    found: dict[str, Item] = {}
    for first in range(0, len(subjects), _PAGE):
        some = subjects[first : first + _PAGE]
        sql = f"SELECT * FROM {TABLES[kind]} WHERE id IN ({marks(some)})"
        found |= {str(row["id"]): entry_of(TYPES[kind], row) for row in vault.read(sql, some)}
    return found


def find_check(vault: Vault, check: str) -> AssuranceCheck | None:
    """The check of an assurance with this id; None when there is none."""
    found = find(vault, "assurance-check", check)
    return found if isinstance(found, AssuranceCheck) else None


def sources_of_file(vault: Vault, sha256: str) -> tuple[str, ...]:
    """The ids of the sources that have a file with this SHA-256."""
    rows = vault.read("SELECT id FROM source WHERE sha256 = ? ORDER BY id", (sha256,))
    return tuple(str(row["id"]) for row in rows)


def of_partners(vault: Vault, kind: str, partners: Sequence[str]) -> list[Item]:
    """Every entry of a register about these partners."""
    rows = vault.read(
        f"SELECT * FROM {TABLES[kind]} WHERE partner IN ({marks(partners)}) ORDER BY id", partners
    )
    return [entry_of(TYPES[kind], row) for row in rows]


def every(vault: Vault, kind: str, partners: Sequence[str] = ()) -> Iterator[Item]:
    """Every entry of a register, or those about some partners, in the order of their ids."""
    if partners:
        yield from of_partners(vault, kind, partners)
        return
    last = ""
    while True:
        rows = vault.read(
            f"SELECT * FROM {TABLES[kind]} WHERE id > ? ORDER BY id LIMIT ?", (last, _PAGE)
        )
        yield from (entry_of(TYPES[kind], row) for row in rows)
        if len(rows) < _PAGE:
            return
        last = str(rows[-1]["id"])


def entry_of(kind: type[E], row: Mapping[str, SqlValue]) -> E:
    """An entry of a register from its row; what else the row holds is left aside."""
    body: dict[str, Any] = {}
    for one in _ALL_COLUMNS[kind]:
        value = row[one.column]
        if one.kind is tuple:
            body[one.field] = strings(value)
        else:
            body[one.field] = bool(value) if one.kind is bool else value
    return value_of(kind, body)


def _columns(kind: type[Item]) -> tuple[_Column, ...]:
    found = [(one.name, get_origin(one.type) or one.type) for one in fields(kind)]
    return tuple(
        _Column(name, _COLUMNS.get(name, name), made_of)
        for name, made_of in found
        if isinstance(made_of, type)
    )


_ALL_COLUMNS: Final[Mapping[type[object], tuple[_Column, ...]]] = {
    kind: _columns(kind) for kind in TYPES.values()
}
