"""Checks of the vault's own record."""

import re
from dataclasses import replace

from workstation.vault.integrity import FileReport
from workstation.vault.ledger import LedgerReport, RebuildReport
from workstation.workflows import anchors
from workstation.workflows.history import require_insight
from workstation.workflows.session import Session

_PAGE = re.compile(r"(?<=failed for page )\d+|(?<=^page )\d+(?= has an invalid size)", re.MULTILINE)
"""In the lines of SQLCipher's check; those of SQLite's name pages that only lead to a bad one."""


def verify_ledger(session: Session) -> LedgerReport:
    """Check the chain of entries from the first to the last, and what officers signed in it."""
    require_insight(session)
    found = session.vault.verify_ledger()
    problems = (*found.problems, *anchors.check_checkpoints(session))
    return replace(found, ok=not problems, problems=problems)


def check_rebuild(session: Session) -> RebuildReport:
    """Build every table anew from the ledger and compare."""
    require_insight(session)
    return session.vault.check_rebuild()


def verify_file(session: Session) -> FileReport:
    """Check every page of the database on the disk."""
    require_insight(session)
    return session.vault.verify_file()


def damaged_pages(found: FileReport) -> list[int]:
    """The pages that are not as they were written, out of the library's own lines."""
    return sorted({int(page) for page in _PAGE.findall("\n".join(found.problems))})
