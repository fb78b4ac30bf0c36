"""Showing parts of a partner's record to a person: each such view is noted."""

from typing import TypeVar

from workstation.workflows import journal
from workstation.workflows.session import Session

T = TypeVar("T")


def shown(session: Session, partner: str, found: T) -> T:
    """A part of a partner's record that a person is shown, which is noted."""
    if partner and found:
        session.journal.viewed(journal.PARTNER, partner)
    return found
