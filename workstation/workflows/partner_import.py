"""Importing partners from a CSV file, whole or not at all."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from workstation.domain.officer import Permission
from workstation.domain.partner import Partner, PartnerKind
from workstation.domain.register import ImportReport
from workstation.records import ids, partners
from workstation.transfer.csv_table import Row
from workstation.workflows import fields
from workstation.workflows.partner_form import checked_partner, partner_entry, same_partner_key
from workstation.workflows.row_import import Cells, OnProgress, RowImport, RowRefusedError
from workstation.workflows.session import Session

REQUIRED: Final = ("name", "country", "kind")
OPTIONAL: Final = ("id", "unit", "short_name", "aliases", "mandate", "marking", "note")


def import_partners(
    session: Session, path: Path, on_progress: OnProgress | None = None
) -> ImportReport:
    """Add the partners of a file, and update those that are there already.

    A partner is the same when its id, or its name, unit and country, are. Columns: name,
    country, kind; also id, unit, short_name, aliases and mandate (separated by ";"), marking,
    note. A row that cannot be taken is skipped and reported; a broken file changes nothing.

    Args:
        session: who imports.
        path: the CSV file.
        on_progress: told the rows read; it may raise to cancel.

    Raises:
        BadInputError: ``csv.*`` with file and row.
    """
    session.require(Permission.WRITE_RECORD)
    work = RowImport(path, required=REQUIRED, optional=OPTIONAL)
    return work.run(session, _Partners(session, work).take, on_progress)


class _Partners:
    """The partners there are, and what each row does to them."""

    def __init__(self, session: Session, work: RowImport) -> None:
        held = partners.all_partners(session.vault)
        self._work = work
        self._by_id = {partner.id: partner for partner in held}
        self._by_key = {same_partner_key(partner): partner for partner in held}
        self._at = session.clock()
        self._last_number = ids.last_number(session.vault, ids.PARTNER, self._at)

    def take(self, row: Row, cells: Cells) -> str:
        """Take one row; what became of it."""
        work = self._work
        partner = checked_partner(_partner(cells))
        given = cells.get("id", "")
        if given and given not in self._by_id:
            raise RowRefusedError("id", "unknown_id", given)
        before = self._by_id.get(given) or self._by_key.get(same_partner_key(partner))
        identity = before.id if before else self._next_id()
        if identity in work.seen:
            raise RowRefusedError("name", "twice", partner.name)
        work.seen.add(identity)
        partner = _merged(replace(partner, id=identity), before, cells)
        self._by_key[same_partner_key(partner)] = partner
        if partner == before:
            return "unchanged"
        work.entries.append(partner_entry(partner))
        return "updated" if before else "added"

    def _next_id(self) -> str:
        self._last_number += 1
        return ids.write_id(ids.PARTNER, self._at, self._last_number)


def _partner(cells: Cells) -> Partner:
    return Partner(
        id="",
        name=cells["name"],
        kind=fields.choice(PartnerKind, cells["kind"].lower().replace(" ", "-"), "kind"),
        country=cells["country"],
        unit=cells.get("unit", ""),
        short_name=cells.get("short_name", ""),
        aliases=_split(cells.get("aliases", "")),
        mandate=_split(cells.get("mandate", "")),
        marking=cells.get("marking") or "(U)",
        note=cells.get("note", ""),
    )


def _merged(partner: Partner, before: Partner | None, cells: Cells) -> Partner:
    """The partner with what the file has no column for, or no marking, left as it was."""
    if before is None:
        return partner
    absent = {name for name in OPTIONAL if name != "id" and name not in cells}
    if not cells.get("marking"):
        absent.add("marking")
    return replace(partner, **{name: getattr(before, name) for name in absent})


def _split(cell: str) -> tuple[str, ...]:
    parts = cell.replace("|", ";").split(";")
    return tuple(part.strip() for part in parts if part.strip())
