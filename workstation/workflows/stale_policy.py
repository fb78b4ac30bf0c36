"""What this vault does with packets while a list or roster that they need is past its time."""

from dataclasses import dataclass

from workstation.domain.officer import Permission
from workstation.identity import past_lists
from workstation.identity.office_roster import REFUSE
from workstation.vault.store import NewEntry
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class StalePolicy:
    """``refuses`` what holds; ``here`` what this vault says, ``by_office`` what its office does."""

    refuses: bool
    here: bool
    by_office: bool


def describe(session: Session) -> StalePolicy:
    """What holds, and who says so."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
    here = past_lists.is_set_here(session.vault)
    by_office = past_lists.is_set_by_office(session.vault)
    return StalePolicy(here or by_office, here, by_office)


def save(session: Session, *, refuse: bool) -> StalePolicy:
    """Refuse such packets from now on, or warn only.

    Where this station is the office, its next roster says the same to every station. What the
    office demands stays in force here whatever this vault says.

    Raises:
        NotAllowedError: ``not_allowed``.
    """
    session.require(Permission.ADMINISTER)
    if past_lists.is_set_here(session.vault) != refuse:
        body = {"past_lists": REFUSE if refuse else past_lists.WARN}
        session.record([NewEntry(past_lists.PAST_LISTS_SET, session.vault.id, body)])
    return describe(session)
