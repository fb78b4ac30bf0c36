"""Filters of the partner list that an officer keeps under a name of their own.

They are kept in the vault, encrypted with everything else; nobody else sees them, and they are
no part of the record.
"""

from typing import Final

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.register import PartnerFilter, SavedFilter
from workstation.records import saved_filters
from workstation.records.folding import fold
from workstation.workflows import fields
from workstation.workflows.session import Session

MOST: Final = 50
LONGEST_NAME: Final = 60


def list_filters(session: Session) -> list[SavedFilter]:
    """The officer's filters in the order of their names."""
    session.require(Permission.READ)
    found = saved_filters.list_filters(session.vault, session.officer.id)
    return sorted(found, key=lambda kept: (fold(kept.name), kept.name))


def save_filter(session: Session, name: str, wanted: PartnerFilter) -> SavedFilter:
    """Keep a filter under a name that is free.

    Raises:
        BadInputError: the name; ``filter.exists`` or ``filter.too_many``.
    """
    held = list_filters(session)
    kept = SavedFilter(_name(name), wanted)
    _refuse_second(held, kept.name)
    if len(held) >= MOST:
        raise BadInputError("filter.too_many", place="name", most=MOST)
    session.vault.put_drafts([saved_filters.put_filter(session.officer.id, kept)])
    return kept


def change_filter(session: Session, name: str, wanted: PartnerFilter) -> SavedFilter:
    """Let a filter that is kept ask for something else.

    Raises:
        BadInputError: ``filter.unknown``.
    """
    kept = SavedFilter(_held(session, name).name, wanted)
    session.vault.put_drafts([saved_filters.put_filter(session.officer.id, kept)])
    return kept


def rename_filter(session: Session, name: str, new: str) -> SavedFilter:
    """Give a filter another name.

    Raises:
        BadInputError: the name; ``filter.unknown`` or ``filter.exists``.
    """
    held, officer = _held(session, name), session.officer.id
    kept = SavedFilter(_name(new), held.wanted)
    _refuse_second([one for one in list_filters(session) if one != held], kept.name)
    session.vault.put_drafts(
        [saved_filters.remove_filter(officer, name), saved_filters.put_filter(officer, kept)]
    )
    return kept


def delete_filter(session: Session, name: str) -> SavedFilter:
    """Give a filter up; what is given back can be saved again.

    Raises:
        BadInputError: ``filter.unknown``.
    """
    held = _held(session, name)
    session.vault.put_drafts([saved_filters.remove_filter(session.officer.id, name)])
    return held


def _name(name: str) -> str:
    kept = fields.line(name, "name", required=True)
    return fields.text(kept, "name", most=LONGEST_NAME)


def _held(session: Session, name: str) -> SavedFilter:
    found = next((one for one in list_filters(session) if one.name == name), None)
    if found is None:
        raise BadInputError("filter.unknown", place="name", name=name)
    return found


def _refuse_second(held: list[SavedFilter], name: str) -> None:
    for one in held:
        if fold(one.name) == fold(name):
            raise BadInputError("filter.exists", place="name", name=one.name)
