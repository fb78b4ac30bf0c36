"""Importing exchanges from a CSV file, whole or not at all."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from workstation.domain.officer import Permission
from workstation.domain.partner import Act, Exchange
from workstation.domain.register import ImportReport
from workstation.records import ids, kinds, partners, registers
from workstation.records.codec import body_of
from workstation.records.folding import fold
from workstation.transfer.csv_table import Row
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.lookup import require_partner
from workstation.workflows.row_import import Cells, OnProgress, RowImport, RowRefusedError
from workstation.workflows.session import Session

REQUIRED: Final = ("on", "act", "summary", "marking")
OPTIONAL: Final = ("product", "caveats", "outcome")
_Key = tuple[str, ...]
"""What makes two rows the same exchange of a partner."""


def import_exchanges(
    session: Session, path: Path, *, partner: str = "", on_progress: OnProgress | None = None
) -> ImportReport:
    """Add the exchanges of a file, and update those that are there already.

    An exchange is the same when its id, or its partner, date, act, summary and product, are.
    Columns: partner (the id, or the name when only one partner bears it), on, act, summary,
    marking; also product, caveats, outcome, id. A row that cannot be taken is skipped and
    reported; a broken file changes nothing.

    Args:
        session: who imports.
        path: the CSV file.
        partner: whose exchanges they are where the file names no partner.
        on_progress: told the rows read; it may raise to cancel.

    Raises:
        BadInputError: ``csv.*`` with file and row, or ``partner.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    if partner:
        require_partner(session, partner)
    named = ("partner",)
    work = RowImport(
        path,
        required=REQUIRED if partner else named + REQUIRED,
        optional=(*OPTIONAL, "id", *named),
    )
    return work.run(session, _Exchanges(session, work, partner).take, on_progress)


class _Exchanges:
    """The exchanges of the partners that the file names, and what each row does to them."""

    def __init__(self, session: Session, work: RowImport, partner: str) -> None:
        self._vault = session.vault
        self._work = work
        self._partner = partner
        self._ids: set[str] = set()
        self._by_name: dict[str, list[str]] = {}
        for held in partners.all_partners(session.vault):
            self._ids.add(held.id)
            self._by_name.setdefault(fold(held.name), []).append(held.id)
        self._by_key: dict[str, dict[_Key, Exchange]] = {}
        self._at = session.clock()
        self._last_number = ids.last_number(session.vault, ids.EXCHANGE, self._at)

    def take(self, row: Row, cells: Cells) -> str:
        """Take one row; what became of it."""
        work = self._work
        item = self._exchange(cells)
        before = self._before(item, cells.get("id", ""))
        identity = before.id if before else self._next_id()
        if identity in work.seen:
            raise RowRefusedError("summary", "twice", item.summary)
        work.seen.add(identity)
        item = _merged(replace(item, id=identity), before, cells)
        known = self._known(item.partner)
        if before is not None:
            known.pop(_key(before), None)
        known[_key(item)] = item
        if item == before:
            return "unchanged"
        work.entries.append(NewEntry(kinds.EXCHANGE_SAVED, item.id, body_of(item)))
        return "updated" if before else "added"

    def _exchange(self, cells: Cells) -> Exchange:
        return Exchange(
            id="",
            partner=self._find_partner(cells.get("partner") or self._partner),
            on=fields.iso_date(cells["on"], "on", required=True),
            act=fields.choice(Act, cells["act"].lower(), "act"),
            summary=fields.text(cells["summary"], "summary", required=True),
            marking=fields.marking(cells["marking"]),
            product=fields.line(cells.get("product", ""), "product"),
            caveats=fields.text(cells.get("caveats", ""), "caveats"),
            outcome=fields.line(cells.get("outcome", ""), "outcome"),
        )

    def _find_partner(self, said: str) -> str:
        """The id of the partner that a row names."""
        if said in self._ids:
            return said
        if not said:
            raise RowRefusedError("partner", "required", said)
        found = self._by_name.get(fold(said), [])
        if len(found) != 1:
            code = "several_partners" if found else "unknown_partner"
            raise RowRefusedError("partner", code, said)
        return found[0]

    def _before(self, item: Exchange, given: str) -> Exchange | None:
        """The exchange that a row is about; None when it is a new one."""
        if not given:
            return self._known(item.partner).get(_key(item))
        before = registers.find_exchange(self._vault, given)
        if before is None or before.partner != item.partner:
            raise RowRefusedError("id", "unknown_exchange", given)
        return before

    def _known(self, partner: str) -> dict[_Key, Exchange]:
        """The exchanges of one partner, read when the file first names it."""
        if partner not in self._by_key:
            held = registers.all_exchanges(self._vault, partner)
            self._by_key[partner] = {_key(item): item for item in held}
        return self._by_key[partner]

    def _next_id(self) -> str:
        self._last_number += 1
        return ids.write_id(ids.EXCHANGE, self._at, self._last_number)


def _key(item: Exchange) -> _Key:
    return item.on, item.act.value, fold(item.summary), fold(item.product)


def _merged(item: Exchange, before: Exchange | None, cells: Cells) -> Exchange:
    """The exchange with what the file has no column for left as it was."""
    if before is None:
        return item
    absent = {name for name in (*OPTIONAL, "assessment") if name not in cells}
    return replace(item, **{name: getattr(before, name) for name in absent})
