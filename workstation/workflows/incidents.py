"""Incidents and allegations: each claim stays tied to what it cites (G-20)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import INCIDENT_STATUSES, Incident
from workstation.records import ids, kinds, registers
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.record_view import shown
from workstation.workflows.references import References
from workstation.workflows.session import Session

UNSETTLED: Final = "work-needed"
"""The only status of a claim that cites nothing yet."""


def add_incident(
    session: Session,
    *,
    partner: str,
    on: str,
    summary: str,
    marking: str,
    kind: str = "",
    place: str = "",
    status: str = UNSETTLED,
    sources: Sequence[str] = (),
    open: bool = True,
    unit: str = "",
) -> Incident:
    """Add an alleged or established incident; a claim stays tied to its sources (G-20).

    Raises:
        BadInputError: a field; ``incident.no_citation``.
    """
    session.require(Permission.WRITE_RECORD)
    known = References(session)
    item = Incident(
        id="",
        partner=known.owner(partner),
        on=on,
        summary=summary,
        marking=marking,
        kind=kind,
        place=place,
        status=status,
        sources=tuple(sources),
        open=open,
        unit=unit,
    )
    item = checked_incident(known, item)
    item = replace(item, id=ids.next_id(session.vault, ids.INCIDENT, session.clock()))
    session.record([incident_entry(item)])
    return item


def save_incident(session: Session, incident: Incident) -> Incident:
    """Change an incident, for example to cite a source or to close it.

    Raises:
        BadInputError: a field, ``incident.no_citation``, or ``incident.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    before = registers.find_incident(session.vault, incident.id)
    if before is None:
        raise BadInputError("incident.unknown", place=incident.id)
    known = References(session)
    of = known.keep_owner(before.partner, incident.partner)
    item = checked_incident(known, replace(incident, partner=of))
    if item != before:
        session.record([incident_entry(item)])
    return item


def list_incidents(session: Session, partner: str) -> list[Incident]:
    """A partner's incidents, open ones first."""
    session.require(Permission.READ)
    return shown(session, partner, registers.list_incidents(session.vault, partner))


def get_incident(session: Session, incident: str) -> Incident:
    """The incident with this id.

    Raises:
        BadInputError: ``incident.unknown``.
    """
    session.require(Permission.READ)
    found = registers.find_incident(session.vault, incident)
    if found is None:
        raise BadInputError("incident.unknown", place=incident)
    return shown(session, found.partner, found)


def incident_entry(item: Incident) -> NewEntry:
    """The entry that saves an incident."""
    return NewEntry(kinds.INCIDENT_SAVED, item.id, body_of(item))


def checked_incident(known: References, item: Incident) -> Incident:
    """The incident with every field checked.

    Raises:
        BadInputError: a field; ``incident.no_citation`` for a settled claim that cites nothing.
    """
    known.partner(item.partner)
    status = fields.one_of(item.status, INCIDENT_STATUSES, "status")
    sources = known.sources(item.sources, "sources", item.partner)
    if status != UNSETTLED and not sources:
        raise BadInputError("incident.no_citation", place="sources")
    return replace(
        item,
        on=known.past_day(item.on, "on", required=True),
        summary=fields.text(item.summary, "summary", required=True),
        marking=fields.marking(item.marking),
        kind=fields.line(item.kind, "kind"),
        place=fields.line(item.place, "place"),
        status=status,
        sources=sources,
        unit=fields.line(item.unit, "unit"),
    )
