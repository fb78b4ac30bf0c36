"""Checks of the vault's own record, and a look at its history."""

from dataclasses import replace

from workstation.domain.officer import Permission
from workstation.vault.integrity import FileReport
from workstation.vault.ledger import LedgerReport, RebuildReport
from workstation.vault.store import Entry
from workstation.workflows.session import Session


def verify_ledger(session: Session) -> LedgerReport:
    """Check the chain of entries from the first to the last."""
    _require_insight(session)
    return session.vault.verify_ledger()


def check_rebuild(session: Session) -> RebuildReport:
    """Build every table anew from the ledger and compare."""
    _require_insight(session)
    return session.vault.check_rebuild()


def verify_file(session: Session) -> FileReport:
    """Check every page of the database on the disk."""
    _require_insight(session)
    return session.vault.verify_file()


def history(session: Session, limit: int = 50, before: int | None = None) -> list[Entry]:
    """Entries of the ledger, newest first, below a sequence number when one is given.

    Who may check the record but not read it sees that an entry is there, not what it says.
    """
    _require_insight(session)
    found = session.vault.entries_before(before, limit)
    if Permission.READ in session.officer.permissions:
        return found
    return [replace(entry, body={}) for entry in found]


def _require_insight(session: Session) -> None:
    """Those who read the record may check it, and so may an administrator who may not read."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
