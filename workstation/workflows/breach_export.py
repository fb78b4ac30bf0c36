"""The register of breaches as a CSV file, with the columns of its fields."""

import csv
import io
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Final

from workstation.domain.after import Breach
from workstation.domain.marking import roll_up_texts
from workstation.domain.officer import Permission
from workstation.records import after, kinds
from workstation.records.after import BreachFilter
from workstation.vault import files
from workstation.vault.store import NewEntry
from workstation.workflows.lookup import require_partner
from workstation.workflows.register_cells import write_cell
from workstation.workflows.session import Session

_BOM: Final = b"\xef\xbb\xbf"
_PAGE: Final = 1000
_EVERYTHING: Final = BreachFilter()


@dataclass(frozen=True, slots=True)
class BreachesExported:
    """A file of the register of breaches: how many it holds, its banner, and its digest."""

    path: Path
    entries: int
    banner: str
    sha256: str


def export_breaches(
    session: Session, path: Path, wanted: BreachFilter = _EVERYTHING, *, force: bool = False
) -> BreachesExported:
    """Write the breaches that match a filter, newest first; the export is an entry itself.

    Raises:
        BadInputError: ``partner.unknown``.
        UsageError: there is something at that place already.
        StoreError: the disk is full or failing; no file is left.
    """
    session.require(Permission.READ)
    session.require(Permission.EXPORT)
    if wanted.partner:
        require_partner(session, wanted.partner)
    files.check_target(path, force=force)
    rows: list[Breach] = []
    while True:
        page = after.list_breaches(session.vault, wanted, offset=len(rows), limit=_PAGE)
        rows.extend(page.rows)
        if len(page.rows) < _PAGE:
            break
    data = _csv(rows)
    banner = roll_up_texts(sorted({row.marking for row in rows}))[0].text
    done = BreachesExported(path, len(rows), banner, sha256(data).hexdigest())
    body = {
        "register": "breach", "partner": wanted.partner, "file_name": path.name,
        "entries": done.entries, "banner": done.banner, "sha256": done.sha256,
    }  # fmt: skip
    with files.replacing(path) as stream:
        stream.write(data)
        session.record(
            [NewEntry(kinds.REGISTER_EXPORTED, wanted.partner or session.vault.id, body)]
        )
    return done


def _csv(rows: list[Breach]) -> bytes:
    columns = [one.name for one in fields(Breach)]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([write_cell(getattr(row, name)) for name in columns])
    return _BOM + buffer.getvalue().encode("utf-8")
