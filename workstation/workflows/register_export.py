"""Writing a register to a CSV file that a spreadsheet opens and an import takes back.

The header has the names of the fields. The file is UTF-8 with a mark at its start. It holds what
the vault holds, in the clear: that takes the permission to read and to export, and is an entry
of the ledger with the banner that the rows roll up to.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from workstation.domain.marking import roll_up_texts
from workstation.domain.officer import Permission
from workstation.domain.partner import Partner
from workstation.records import circle, kinds, partners, register_tables
from workstation.records.register_tables import Item
from workstation.vault import files
from workstation.vault.store import NewEntry, Vault
from workstation.workflows.lookup import require_partner
from workstation.workflows.partner_form import MOST_PARENTS
from workstation.workflows.register_cells import write_cell
from workstation.workflows.register_kinds import EXPORTED, PARTNER, check_kind, columns_of
from workstation.workflows.row_import import OnProgress
from workstation.workflows.session import Session

_BOM: Final = b"\xef\xbb\xbf"
_STEP: Final = 500


@dataclass(frozen=True, slots=True)
class RegisterExport:
    """What was written: how many entries, their banner, and the SHA-256 of the file."""

    path: Path
    entries: int
    banner: str
    sha256: str


def export_entries(
    session: Session,
    kind: str,
    path: Path,
    *,
    partner: str = "",
    force: bool = False,
    on_progress: OnProgress | None = None,
) -> RegisterExport:
    """Write a register, or what it holds about one partner, to a CSV file.

    The export is an entry itself; when that cannot be written, no file is left.

    Args:
        session: who exports.
        kind: the register, one of ``EXPORTED``.
        path: the file.
        partner: only what is about this partner, under any of its entries.
        force: replace a file that is there.
        on_progress: told the rows written; it may raise to stop.

    Raises:
        BadInputError: ``register.unknown`` or ``partner.unknown``.
        UsageError: there is something at that place already.
        StoreError: the disk is full or failing.
    """
    session.require(Permission.READ)
    session.require(Permission.EXPORT)
    check_kind(kind, EXPORTED)
    about: tuple[str, ...] = ()
    if partner:
        about = circle.circle(session.vault, require_partner(session, partner).id)
    files.check_target(path, force=force)
    items = _partners(session.vault, about) if kind == PARTNER else register_tables.every(
        session.vault, kind, about
    )  # fmt: skip
    with files.replacing(path) as stream:
        digest, count, marks = sha256(), 0, set[str]()
        for part, item in _lines(kind, items):
            digest.update(part)
            stream.write(part)
            if item is not None:
                count += 1
                marks.add(item.marking)
            if on_progress is not None and count % _STEP == 0:
                on_progress(count, 0)
        banner = roll_up_texts(sorted(marks))[0].text
        done = RegisterExport(path, count, banner, digest.hexdigest())
        session.record([_entry(done, kind, partner, session.vault.id)])
    return done


def _entry(done: RegisterExport, kind: str, partner: str, vault: str) -> NewEntry:
    body = {
        "register": kind, "partner": partner, "file_name": done.path.name,
        "entries": done.entries, "banner": done.banner, "sha256": done.sha256,
    }  # fmt: skip
    return NewEntry(kinds.REGISTER_EXPORTED, partner or vault, body)


def _lines(kind: str, items: Iterable[Item]) -> Iterator[tuple[bytes, Item | None]]:
    """The header, then each entry as the bytes of its line."""
    columns = columns_of(kind)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    yield _BOM + buffer.getvalue().encode("utf-8"), None
    for item in items:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow([write_cell(getattr(item, name)) for name in columns])
        yield buffer.getvalue().encode("utf-8"), item


def _partners(vault: Vault, about: tuple[str, ...]) -> Iterator[Partner]:
    """Partners, each below the entity that it is a unit of, so that an import finds it."""
    held = {one.id: one for one in partners.all_partners(vault) if not about or one.id in about}

    def depth(one: Partner) -> int:
        levels = 0
        while one.parent in held and levels < MOST_PARENTS:
            one, levels = held[one.parent], levels + 1
        return levels

    yield from sorted(held.values(), key=lambda one: (depth(one), one.id))
