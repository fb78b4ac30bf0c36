"""Importing any register from a CSV file: each row judged on its own, all recorded together."""

import re
from collections.abc import Callable, Sequence
from dataclasses import MISSING, fields, replace
from enum import Enum
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, cast

from workstation.domain.import_report import ImportReport
from workstation.domain.officer import Permission
from workstation.domain.partner import Arrangement
from workstation.records import circle, ids, partners, register_tables
from workstation.records.folding import fold
from workstation.records.ids import Series
from workstation.records.register_tables import Item
from workstation.transfer.csv_table import Row
from workstation.vault.store import Vault
from workstation.workflows.exchanges import is_reserved
from workstation.workflows.lookup import checked_country, require_partner, today_of
from workstation.workflows.references import References
from workstation.workflows.register_cells import read_cell, unguarded
from workstation.workflows.register_kinds import Register, find_register
from workstation.workflows.row_import import Cells, OnProgress, RowImport, RowRefusedError
from workstation.workflows.session import Session

_Key = bytes
"""A digest of what makes two entries of a partner the same: a million of them fit in memory."""
_MOST_DIGITS: Final = 7
_NEEDS_NO_PARTNER: Final = frozenset({"source", "assurance-check"})
"""A source may be about a country; a check has the partner of its assurance."""


def import_entries(
    session: Session,
    kind: str,
    path: Path,
    *,
    partner: str = "",
    on_progress: OnProgress | None = None,
) -> ImportReport:
    """Add the entries of a file to a register, and update those that are there already.

    The columns are the names of the fields, as an export writes them. An entry is the same when
    its id is, or where the row has none, when the fields that :class:`Register` names are. An
    id that is not there yet is kept, so that what left one vault comes into another unchanged.
    What the file has no column for stays as it was. A row that cannot be taken is skipped and
    reported; a broken file changes nothing.

    Args:
        session: who imports.
        kind: the register, one of ``REGISTERS``.
        path: the CSV file.
        partner: whom a row is about that names nobody.
        on_progress: told the rows read; it may raise to cancel.

    Raises:
        BadInputError: ``csv.*`` with file and row, ``register.unknown`` or ``partner.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    register = find_register(kind)
    if partner:
        require_partner(session, partner)
    required = _required(register, partner)
    columns = register.columns
    work = RowImport(
        path, required=required, optional=[name for name in columns if name not in required]
    )
    return work.run(session, _Rows(session, work, register, partner).take, on_progress)


class PartnerNames:
    """Who is meant by the number or the name in a cell."""

    def __init__(self, vault: Vault) -> None:
        self._ids: set[str] = set()
        self._by_name: dict[str, list[str]] = {}
        for held in partners.all_partners(vault):
            self._ids.add(held.id)
            self._by_name.setdefault(fold(held.name), []).append(held.id)
        self._vault = vault

    def find(self, said: str, column: str = "partner") -> str:
        """The id of the partner that a row names.

        Raises:
            RowRefusedError: nobody, or several.
        """
        if said in self._ids:
            return said
        if not said:
            raise RowRefusedError(column, "required", said)
        found = self._by_name.get(fold(said), [])
        if len(found) > 1:
            found = list({circle.head(self._vault, one) for one in found})
        if len(found) != 1:
            code = "several_partners" if found else "unknown_partner"
            raise RowRefusedError(column, code, said)
        return found[0]


class Numbers:
    """The ids that an import gives out, or keeps as the file has them."""

    def __init__(self, session: Session, series: Series) -> None:
        self._series, self._at = series, session.clock()
        self._last = ids.last_number(session.vault, series, self._at)
        year = r"[0-9]{4}-" if series.yearly else ""
        digits = f"[0-9]{{{series.width},{_MOST_DIGITS}}}"
        self._form = re.compile(f"{series.prefix}-{year}{digits}")

    def next(self) -> str:
        """The first id that is free."""
        self._last += 1
        return ids.write_id(self._series, self._at, self._last)

    def keep(self, given: str) -> str:
        """An id that the file names and nobody has yet.

        Raises:
            RowRefusedError: it is not of this series.
        """
        if not self._form.fullmatch(given):
            raise RowRefusedError("id", "not_an_id", given)
        start = self._series.start(self._at)
        if given.startswith(start):
            self._last = max(self._last, int(given.removeprefix(start)))
        return given


class _Rows:
    """The entries of a register, and what each row does to them."""

    def __init__(self, session: Session, work: RowImport, register: Register, partner: str) -> None:
        self._vault, self._work, self._register = session.vault, work, register
        self._partner = partner
        self._today = today_of(session).isoformat()
        self._known = References(session)
        self._names = PartnerNames(session.vault)
        self._numbers = Numbers(session, register.series)
        self._same = tuple(name for name in register.same if name in work.columns)
        self._by_key: dict[str, dict[_Key, str]] = {}
        self._twins: dict[str, dict[_Key, list[str]]] = {}

    def take(self, row: Row, cells: Cells) -> str:
        """Take one row; what became of it."""
        values = self._values({name: unguarded(cell) for name, cell in cells.items()})
        given = str(values.pop("id", ""))
        before = self._before(given, values)
        identity = before.id if before is not None else self._numbers.keep(given) if given else ""
        if identity in self._work.seen:
            raise RowRefusedError("id" if given else self._register.title, "twice", given)
        base = before if before is not None else _blank(self._register)
        values["partner"] = self._owner(before, str(values.get("partner", "")))
        item = cast("Item", replace(base, **values, id=identity))
        if item != before:
            item = self._register.check(self._known, item)
        if not identity:
            item = replace(item, id=self._numbers.next())
        self._work.seen.add(item.id)
        if item == before:
            return "unchanged"
        self._remember(before, item)
        self._work.entries.append(self._register.entry(item, self._day(before, item)))
        return "updated" if before is not None else "added"

    def _owner(self, before: Item | None, partner: str) -> str:
        """The id that an entry stands under: as it was written, or the head of its partner."""
        held = str(getattr(before, "partner", ""))
        if held and (not partner or self._known.same_partner(held, partner)):
            return held
        return self._known.owner(partner) if partner else ""

    def _values(self, cells: Cells) -> dict[str, Any]:
        """The fields that a row gives."""
        kind = self._register.type
        values = {name: read_cell(kind, name, cell) for name, cell in cells.items()}
        if self._register.kind == "source" and "country" in values:
            values["country"] = checked_country(values["country"], "country")
        said = values.get("partner") or self._partner
        if said or self._register.kind not in _NEEDS_NO_PARTNER:
            values["partner"] = self._names.find(said)
        elif self._register.kind == "assurance-check":
            values["partner"] = self._known.assurance(values["assurance"]).partner
        return values

    def _before(self, given: str, values: dict[str, Any]) -> Item | None:
        """The entry that a row is about; None when it is a new one."""
        found = register_tables.find(self._vault, self._register.kind, given) if given else None
        if found is not None:
            was, now = str(getattr(found, "partner", "")), str(values.get("partner", ""))
            if was and now and not self._known.same_partner(was, now):
                raise RowRefusedError("id", "of_other_partner", given)
            return found
        same = self._same_as(str(values.get("partner", "")), self._key(values))
        if given and same is not None:
            raise RowRefusedError("id", "same_under_other_id", given)
        if given and self._is_reserved(given, str(values.get("partner", ""))):
            raise RowRefusedError("id", "reserved", given)
        if same is not None and same in self._work.seen:
            raise RowRefusedError(self._register.title, "twice", "")
        return register_tables.find(self._vault, self._register.kind, same) if same else None

    def _is_reserved(self, given: str, partner: str) -> bool:
        """Whether an assessment of somebody else keeps the id of an exchange."""
        if self._register.kind != "exchange" or not is_reserved(self._vault, given):
            return False
        return not is_reserved(self._vault, given, partner)

    def _same_as(self, partner: str, key: _Key) -> str | None:
        """The id of the entry that a row without one means.

        Of entries that were merged, that of the one that the row names: what was written under
        the other, a suspension perhaps, is not lifted by a file that never heard of it.
        """
        found = self._ids(partner, key)
        if len(found) > 1:
            kind = self._register.kind
            held = (register_tables.find(self._vault, kind, one) for one in found)
            own = [one.id for one in held if one and getattr(one, "partner", "") == partner]
            found = own or found
        if len(found) > 1:
            raise RowRefusedError(self._register.title, "several_same", "")
        return found[0] if found else None

    def _ids(self, partner: str, key: _Key) -> list[str]:
        one = self._held(partner).get(key)
        return [one, *self._twins[partner].get(key, ())] if one is not None else []

    def _put(self, partner: str, key: _Key, ids_of: Sequence[str]) -> None:
        held, twins = self._held(partner), self._twins[partner]
        held.pop(key, None)
        twins.pop(key, None)
        if ids_of:
            held[key] = ids_of[0]
        if len(ids_of) > 1:
            twins[key] = list(ids_of[1:])

    def _held(self, partner: str) -> dict[_Key, str]:
        """The entries about one partner by their keys, read when the file first names it.

        Others of the same key, which are few, stand in ``_twins``.
        """
        if partner not in self._by_key:
            same = self._known.circle(partner) if partner else ("",)
            held = register_tables.of_partners(self._vault, self._register.kind, same)
            found, twins = dict[_Key, str](), dict[_Key, list[str]]()
            for item in held:
                key = self._key_of(item)
                if found.setdefault(key, item.id) != item.id:
                    twins.setdefault(key, []).append(item.id)
            self._by_key.update(dict.fromkeys(same, found))
            self._twins.update(dict.fromkeys(same, twins))
        return self._by_key[partner]

    def _remember(self, before: Item | None, item: Item) -> None:
        """Later rows find what this one made."""
        for one, ids_of in ((before, ()), (item, (item.id,))):
            if one is not None:
                partner, key = str(getattr(one, "partner", "")), self._key_of(one)
                others = [other for other in self._ids(partner, key) if other != item.id]
                self._put(partner, key, (*others, *ids_of))

    def _key_of(self, item: Item) -> _Key:
        return self._key({name: getattr(item, name) for name in self._same})

    def _key(self, values: dict[str, Any]) -> _Key:
        text = "\0".join(_folded(values.get(name, "")) for name in self._same)
        return blake2b(text.encode("utf-8"), digest_size=16).digest()

    def _day(self, before: Item | None, item: Item) -> str:
        """The day under which a change of an arrangement stands in the record."""
        since = item.since if isinstance(item, Arrangement) and before is None else ""
        return since or self._today


def _folded(value: object) -> str:
    return fold(" ".join(str(value.value if isinstance(value, Enum) else value).split()))


def _required(register: Register, partner: str) -> Sequence[str]:
    """The columns that a file must have: fields without a default, but for the id."""
    needed = [one.name for one in fields(register.type) if one.default is MISSING]
    optional = {"id", "country", "publisher"}
    if partner or register.kind in _NEEDS_NO_PARTNER:
        optional.add("partner")
    return [name for name in needed if name not in optional]


def _blank(register: Register) -> Any:
    """An entry of a register that says nothing yet."""
    made: Callable[..., Any] = register.type
    needed = (one.name for one in fields(register.type) if one.default is MISSING)
    return made(**dict.fromkeys(needed, ""))
