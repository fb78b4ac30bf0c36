"""The scans of decisions that were signed by pen: shown, printed, and taken out as files.

A scan came from outside and stays what it was: its file is never handed to another program, its
pages are drawn in a process without keys, and what is taken out of the vault is the file as it
was taken in, byte for byte.
"""

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from workstation.documents.scan import PDF, SCAN_PAGES
from workstation.domain.marking import roll_up_texts
from workstation.domain.officer import Permission
from workstation.outside import door
from workstation.records import kinds
from workstation.vault import files
from workstation.vault.store import NewEntry
from workstation.workflows import codes, wet_ink
from workstation.workflows.session import Session

_SUFFIXES: Final = {PDF: ".pdf", "image/png": ".png", "image/jpeg": ".jpg", "image/tiff": ".tif"}


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan and the entry that it belongs to; ``banner`` is that of the sheet that was signed."""

    entry: str
    assessment: str
    name: str
    media_type: str
    sha256: str
    banner: str
    data: bytes

    @property
    def file_name(self) -> str:
        """The name to offer for a copy: as it came, with the ending of what it is."""
        stem = PurePath(self.name).stem or self.entry
        return f"{stem}{_SUFFIXES.get(self.media_type, '')}"


def open_scan(session: Session, entry: str) -> Scan:
    """The scan of a decision on paper; that it was opened is noted.

    Raises:
        BadInputError: ``wet_ink.unknown``.
        CheckFailedError: it is missing in the vault, or was changed there.
    """
    data = wet_ink.scan_of(session, entry)
    return _scan(session, entry, data)


def pages(scan: Scan) -> bytes:
    """A PDF to show and to print; needs no session, so that any thread may ask for it.

    Raises:
        BadInputError: ``wet_ink.no_picture``, ``outside.*``.
    """
    if scan.media_type == PDF:
        return scan.data
    return door.run(SCAN_PAGES, scan.data, file=scan.name)


def write_scan(session: Session, entry: str, path: Path, *, force: bool = False) -> Scan:
    """Write a scan out as it was taken in; no file is left when that cannot be noted.

    Raises:
        BadInputError: ``wet_ink.unknown``.
        CheckFailedError: it is missing in the vault, or was changed there.
        UsageError: there is something at that place already.
    """
    session.require(Permission.READ)
    session.require(Permission.EXPORT)
    body = wet_ink.find_entry(session, entry).body
    files.check_target(path, force=force)
    found = _scan(session, entry, session.vault.get_attachment(str(body["scan_sha256"])))
    with files.replacing(path) as stream:
        stream.write(found.data)
        session.record([_copied(found, path.name)])
    return found


def note_printed(session: Session, scan: Scan) -> None:
    """Log that a scan went to a printer."""
    session.require(Permission.READ)
    session.record([_copied(scan, "")])


def _copied(scan: Scan, file_name: str) -> NewEntry:
    body = {
        "id": scan.entry, "assessment": scan.assessment, "scan_sha256": scan.sha256,
        "banner": scan.banner, "file_name": file_name,
    }  # fmt: skip
    return NewEntry(kinds.WET_INK_COPIED, scan.assessment, body)


def _scan(session: Session, entry: str, data: bytes) -> Scan:
    held = wet_ink.find_entry(session, entry)
    body = held.body
    paper = codes.find_code(session, str(body["code"]))
    return Scan(
        entry=entry,
        assessment=held.subject,
        name=str(body["scan_name"]),
        media_type=str(body["scan_type"]),
        sha256=str(body["scan_sha256"]),
        banner=paper.banner or roll_up_texts([str(body["marking"])])[0].text,
        data=data,
    )
