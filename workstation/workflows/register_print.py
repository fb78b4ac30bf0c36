"""The list of a register on paper: read as it stands, made into pages, each copy logged."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from workstation.documents.paper_content import Paper as Paper
from workstation.documents.register_list import ListContent as ListContent
from workstation.domain.officer import Permission
from workstation.domain.register import RegisterFilter
from workstation.domain.text import Language
from workstation.vault.store import NewEntry
from workstation.workflows import packet_file
from workstation.workflows.lookup import today_of
from workstation.workflows.registers import list_register
from workstation.workflows.session import Session

REGISTER_PRINTED: Final = "register.printed"
MOST_PRINTED: Final = 500
"""Entries on paper: more of them are for a file."""


def gather(
    session: Session,
    kind: str,
    wanted: RegisterFilter,
    filters: Sequence[str] = (),
    language: Language = "en",
) -> ListContent:
    """The newest entries of a register that a filter lets through.

    Args:
        session: who prints.
        kind: the register.
        wanted: which entries.
        filters: the same in words, for the page.
        language: of the pages.

    Raises:
        BadInputError: ``register.unknown``.
    """
    page = list_register(session, kind, wanted, 0, MOST_PRINTED)
    return ListContent(
        language=language,
        on=today_of(session).isoformat(),
        station=session.vault.name,
        officer=session.officer.name,
        kind=kind,
        rows=page.rows,
        matching=page.matching,
        total=page.total,
        filters=tuple(filters),
    )


def draw(content: ListContent, *, copy: int = 1, copies: int = 1) -> Paper:
    """The pages of one copy; no session is needed, so any thread may do it."""
    from workstation.documents.register_list import render

    return render(content, copy=copy, copies=copies)


def write(
    session: Session, content: ListContent, path: Path, *, copy: int = 1, copies: int = 1
) -> Paper:
    """Write one copy to a file and log it; a file that is there is replaced.

    A list in a file leaves the vault as an exported one does, and takes the same right; a list
    on paper is read.

    Raises:
        StoreError: the file cannot be written; nothing is logged then.
    """
    session.require(Permission.READ)
    session.require(Permission.EXPORT)
    paper = draw(content, copy=copy, copies=copies)
    entry = _entry(session, content, paper, copy, copies, path.name)
    with packet_file.placed(path, paper.pdf):
        session.record([entry])
    return paper


def note_printed(
    session: Session, content: ListContent, paper: Paper, *, copy: int = 1, copies: int = 1
) -> None:
    """Log that a copy went to a printer."""
    session.require(Permission.READ)
    session.record([_entry(session, content, paper, copy, copies, "")])


def _entry(
    session: Session, content: ListContent, paper: Paper, copy: int, copies: int, file_name: str
) -> NewEntry:
    return NewEntry(
        REGISTER_PRINTED,
        session.vault.id,
        {
            "register": content.kind,
            "language": content.language,
            "entries": len(content.rows),
            "banner": paper.banner,
            "check_code": paper.check_code,
            "copy": copy,
            "copies": copies,
            "print_sha256": hashlib.sha256(paper.pdf).hexdigest(),
            "file_name": file_name,
        },
    )
