"""Importing partners from a CSV file, whole or not at all."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import Partner, PartnerKind
from workstation.domain.register import ImportReport, RowProblem
from workstation.records import ids, partners
from workstation.transfer.csv_table import CsvTable, Row, is_formula
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.partner_form import checked_partner, partner_entry, same_partner_key
from workstation.workflows.session import Session

OnProgress = Callable[[int, int], None]
REQUIRED: Final = ("name", "country", "kind")
OPTIONAL: Final = ("id", "unit", "short_name", "aliases", "mandate", "marking", "note")
_MAX_BYTES: Final = 64 * 1024 * 1024
_PROGRESS_ROWS: Final = 500
_SHOWN: Final = 100


@dataclass
class _Import:
    """The partners there are, and what the file does to them."""

    by_id: dict[str, Partner]
    by_key: dict[tuple[str, str, str], Partner]
    last_number: int
    seen: set[str] = field(default_factory=set)
    entries: list[NewEntry] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("read", "added", "updated", "unchanged"), 0)
    )

    def report(self, row: Row, column: str, code: str, value: str) -> None:
        """Note something about one row."""
        shown = value[:_SHOWN]
        self.problems.append(RowProblem(row.number, column, f"import.problem.{code}", shown))


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
    table = CsvTable(path, max_bytes=_MAX_BYTES)
    place = table.require(REQUIRED)
    place |= {name: table.header.index(name) for name in OPTIONAL if name in table.header}
    at = session.clock()
    held = partners.all_partners(session.vault)
    work = _Import(
        by_id={partner.id: partner for partner in held},
        by_key={same_partner_key(partner): partner for partner in held},
        last_number=ids.last_number(session.vault, ids.PARTNER, at),
    )
    header = Row(1, table.header)
    for name in table.header:
        if name not in place:
            work.report(header, name, "column_unknown", name)
    for row in table.rows():
        if on_progress is not None and row.number % _PROGRESS_ROWS == 0:
            on_progress(row.number, 0)
        work.counts["read"] += 1
        cells = {name: row.cells[index].strip() for name, index in place.items()}
        outcome = _take(work, row, cells, start=ids.PARTNER.start(at))
        if outcome:
            work.counts[outcome] += 1
    if not work.counts["read"]:
        raise BadInputError("csv.no_rows", file=str(path))
    if work.entries:
        session.record(work.entries)
    counts = work.counts
    return ImportReport(
        read=counts["read"],
        added=counts["added"],
        updated=counts["updated"],
        unchanged=counts["unchanged"],
        skipped=2 * counts["read"] - sum(counts.values()),
        problems=tuple(work.problems),
        encoding=table.encoding,
    )


def _take(work: _Import, row: Row, cells: dict[str, str], *, start: str) -> str:
    """What became of one row; "" when it was skipped."""
    _flag(work, row, cells)
    try:
        partner = checked_partner(_partner(cells))
    except BadInputError as problem:
        column = problem.place or ""
        code = problem.code.removeprefix("field.")
        work.report(row, column, code, cells.get(column, ""))
        return ""
    if cells.get("id") and cells["id"] not in work.by_id:
        work.report(row, "id", "unknown_id", cells["id"])
        return ""
    before = work.by_id.get(cells.get("id", "")) or work.by_key.get(same_partner_key(partner))
    if before is None:
        work.last_number += 1
        identity = f"{start}{work.last_number:0{ids.PARTNER.width}d}"
    else:
        identity = before.id
    if identity in work.seen:
        work.report(row, "name", "twice", partner.name)
        return ""
    work.seen.add(identity)
    partner = _merged(replace(partner, id=identity), before, cells)
    work.by_key[same_partner_key(partner)] = partner
    if partner == before:
        return "unchanged"
    work.entries.append(partner_entry(partner))
    return "updated" if before else "added"


def _partner(cells: dict[str, str]) -> Partner:
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


def _merged(partner: Partner, before: Partner | None, cells: dict[str, str]) -> Partner:
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


def _flag(work: _Import, row: Row, cells: dict[str, str]) -> None:
    """Report what is kept as text but may be meant to deceive."""
    for name, cell in cells.items():
        if is_formula(cell):
            work.report(row, name, "formula", cell)
        if any(unicodedata.category(char) == "Cf" for char in cell):
            work.report(row, name, "hidden_characters", ascii(cell)[1:-1])
