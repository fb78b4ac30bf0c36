"""Arrangements: what governs exchanges with a partner, and what a restriction forbids."""

from dataclasses import replace

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.partner import Act, Arrangement, ArrangementStatus
from workstation.records import ids, kinds, registers
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.lookup import today_of
from workstation.workflows.record_view import shown
from workstation.workflows.references import References
from workstation.workflows.session import Session


def save_arrangement(session: Session, arrangement: Arrangement, on: str = "") -> Arrangement:
    """Add an arrangement (with an empty id) or change one; each saving stands in the record.

    Args:
        session: who saves it.
        arrangement: its full new state.
        on: the date of the change; since when it holds, or today, when left out.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    session.require(Permission.WRITE_RECORD)
    before = registers.find_arrangement(session.vault, arrangement.id) if arrangement.id else None
    if arrangement.id and before is None:
        raise BadInputError("arrangement.unknown", place=arrangement.id)
    known = References(session)
    of = known.owner(arrangement.partner)
    if before is not None:
        of = known.keep_owner(before.partner, arrangement.partner)
    item = checked_arrangement(known, replace(arrangement, partner=of))
    changed_on = known.past_day(on, "on")
    if before is None:
        item = replace(item, id=ids.next_id(session.vault, ids.ARRANGEMENT, session.clock()))
        changed_on = changed_on or item.since
    session.record([arrangement_entry(item, changed_on or today_of(session).isoformat())])
    return item


def list_arrangements(session: Session, partner: str) -> list[Arrangement]:
    """A partner's arrangements, the one that says where it stands first."""
    session.require(Permission.READ)
    return shown(session, partner, registers.list_arrangements(session.vault, partner))


def get_arrangement(session: Session, arrangement: str) -> Arrangement:
    """The arrangement with this id.

    Raises:
        BadInputError: ``arrangement.unknown``.
    """
    session.require(Permission.READ)
    found = registers.find_arrangement(session.vault, arrangement)
    if found is None:
        raise BadInputError("arrangement.unknown", place=arrangement)
    return shown(session, found.partner, found)


def arrangement_entry(item: Arrangement, on: str) -> NewEntry:
    """The entry that saves an arrangement, as it stands since a day."""
    return NewEntry(kinds.ARRANGEMENT_SAVED, item.id, body_of(item) | {"on": on})


def checked_arrangement(known: References, item: Arrangement) -> Arrangement:
    """The arrangement with every field checked; a restriction says what it forbids (C §7).

    Raises:
        BadInputError: a field; ``place`` names it.
        NotAllowedError: ``arrangement.own_file``: the author of an open file would lift what
            stops it (B-21).
    """
    known.partner(item.partner)
    status = fields.choice(ArrangementStatus, item.status, "status")
    forbids = status in {ArrangementStatus.RESTRICTED, ArrangementStatus.SUSPENDED}
    checked = replace(
        item,
        title=fields.line(item.title, "title", required=True),
        status=status,
        authority=fields.line(item.authority, "authority"),
        minister_approved=known.past_day(item.minister_approved, "minister_approved"),
        foreign_affairs_consulted=known.past_day(
            item.foreign_affairs_consulted, "foreign_affairs_consulted"
        ),
        scope=fields.text(item.scope, "scope"),
        conditions=fields.text(item.conditions, "conditions"),
        restriction=fields.text(item.restriction, "restriction", required=forbids),
        restricts=tuple(
            dict.fromkeys(fields.choice(Act, act, "restricts").value for act in item.restricts)
        ),
        since=known.past_day(item.since, "since"),
        review_due=fields.iso_date(item.review_due, "review_due"),
        marking=fields.marking(item.marking),
    )
    known.check_loosening(checked)
    return checked
