"""Importing partners from a CSV file, whole or not at all."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from workstation.domain.import_report import ImportReport
from workstation.domain.officer import Permission
from workstation.domain.partner import Partner, PartnerKind
from workstation.records import circle, ids, partners
from workstation.transfer.csv_table import Row
from workstation.workflows.partner_form import (
    check_parent,
    checked_partner,
    partner_entry,
    same_partner_key,
)
from workstation.workflows.register_cells import read_cell, unguarded
from workstation.workflows.register_import import Numbers, PartnerNames
from workstation.workflows.row_import import Cells, OnProgress, RowImport, RowRefusedError
from workstation.workflows.session import Session

REQUIRED: Final = ("name", "country", "kind")
OPTIONAL: Final = (
    "id", "unit", "short_name", "aliases", "mandate", "marking", "note", "parent",
)  # fmt: skip


def import_partners(
    session: Session, path: Path, on_progress: OnProgress | None = None
) -> ImportReport:
    """Add the partners of a file, and update those that are there already.

    A partner is the same when its id, or its name, unit and country, are. An id that is not
    there yet is kept. Columns: name, country, kind; also id, unit, short_name, aliases and
    mandate (separated by ";"), marking, note, parent (the id of a partner that is there or
    stands further up in the file, or the name of one that is there). A row that cannot be taken
    is skipped and reported; a broken file changes nothing.

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
        self._vault = session.vault
        self._work = work
        self._by_id = {partner.id: partner for partner in held}
        self._by_key = {same_partner_key(partner): partner for partner in held}
        self._names = PartnerNames(session.vault)
        self._numbers = Numbers(session, ids.PARTNER)

    def take(self, row: Row, cells: Cells) -> str:
        """Take one row; what became of it."""
        values = self._values({name: unguarded(cell) for name, cell in cells.items()})
        given = str(values.pop("id", ""))
        blank = Partner("", "", PartnerKind.INTELLIGENCE, "")
        partner = checked_partner(replace(blank, **values))
        before = self._before(given, partner)
        identity = before.id if before is not None else self._numbers.keep(given) if given else ""
        if before is not None and not cells.get("marking"):
            values.pop("marking", None)
        if identity in self._work.seen:
            raise RowRefusedError("name", "twice", partner.name)
        partner = checked_partner(replace(before or blank, **values, id=identity))
        if partner != before:
            self._refuse_merged(before, cells)
            check_parent(self._vault, partner, self._by_id.get)
        if not identity:
            partner = replace(partner, id=self._numbers.next())
        self._work.seen.add(partner.id)
        if partner == before:
            return "unchanged"
        self._by_id[partner.id] = partner
        self._by_key[same_partner_key(partner)] = partner
        self._work.entries.append(partner_entry(partner))
        return "updated" if before else "added"

    def _values(self, cells: Cells) -> dict[str, Any]:
        """The fields that a row gives."""
        values = {name: read_cell(Partner, name, cell) for name, cell in cells.items()}
        parent = values.get("parent", "")
        if parent and parent not in self._by_id:
            values["parent"] = self._names.find(parent, "parent")
        return values

    def _refuse_merged(self, before: Partner | None, cells: Cells) -> None:
        """Another entry stands for one that was merged; what it says itself does not change."""
        if before is not None and circle.head(self._vault, before.id) != before.id:
            column = "id" if cells.get("id") else "name"
            raise RowRefusedError(column, "merged", cells[column])

    def _before(self, given: str, partner: Partner) -> Partner | None:
        """The partner that a row is about; None when it is a new one."""
        same = self._by_key.get(same_partner_key(partner))
        if not given:
            return same
        if given not in self._by_id and same is not None:
            raise RowRefusedError("id", "same_under_other_id", given)
        return self._by_id.get(given)
