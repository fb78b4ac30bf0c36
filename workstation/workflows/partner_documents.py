"""The files about a partner that the vault keeps: signed assessments, evidence, sources."""

from pathlib import Path

from workstation.domain.error import BadInputError
from workstation.domain.marking import roll_up_texts
from workstation.domain.officer import Permission
from workstation.domain.register import PartnerDocument
from workstation.records import circle, dossier, kinds
from workstation.vault import files
from workstation.vault.store import NewEntry
from workstation.workflows.session import Session


def list_documents(
    session: Session, partner: str, *, offset: int = 0, limit: int = 100
) -> list[PartnerDocument]:
    """A page of the files about a partner, newest first; the dossier noted that it was opened."""
    session.require(Permission.READ)
    ids = circle.circle(session.vault, partner)
    return dossier.list_documents(session.vault, ids, offset=offset, limit=limit)


def write_document(
    session: Session, partner: str, sha256: str, path: Path, *, force: bool = False
) -> PartnerDocument:
    """Write a copy of a file about a partner; no file is left when that cannot be noted.

    Raises:
        BadInputError: ``document.unknown``.
        CheckFailedError: it is missing in the vault, or was changed there.
        UsageError: there is something at that place already.
    """
    session.require(Permission.READ)
    session.require(Permission.EXPORT)
    ids = circle.circle(session.vault, partner)
    found = dossier.find_document(session.vault, ids, sha256)
    if found is None:
        raise BadInputError("document.unknown", place=sha256)
    files.check_target(path, force=force)
    data = session.vault.get_attachment(sha256)
    body = {
        "register": found.kind.value, "source": found.subject, "partner": ids[0], "entries": 1,
        "file_name": path.name, "banner": roll_up_texts([found.marking])[0].text,
        "sha256": sha256,
    }  # fmt: skip
    with files.replacing(path) as stream:
        stream.write(data)
        session.record([NewEntry(kinds.REGISTER_EXPORTED, ids[0], body)])
    return found
