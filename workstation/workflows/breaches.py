"""The register of breaches: what was broken, the harm, who was told, and when (G-12)."""

from collections.abc import Sequence
from dataclasses import replace

from workstation.domain.after import BREACH_KINDS, BREACH_STATUSES, RAISING, Breach, FollowUp
from workstation.domain.assessment import Answer, State
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.marking import parse_mark, roll_up
from workstation.domain.methodology import YES
from workstation.domain.officer import Permission
from workstation.records import after, assessments, ids, kinds, registers
from workstation.records.after import BreachFilter, BreachPage
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import drafting, fields
from workstation.workflows.after_answers import Filled, filled_entries
from workstation.workflows.exchanges import is_reserved
from workstation.workflows.lookup import past_day
from workstation.workflows.record_view import shown
from workstation.workflows.references import References
from workstation.workflows.session import Session

__all__ = ["BreachFilter", "BreachPage"]

_EVERYTHING = BreachFilter()


def record_breach(session: Session, breach: Breach) -> Breach:
    """Add a breach; of an approved file that is not closed, it answers what that asks about it.

    Raises:
        BadInputError: a field; ``place`` names it.
    """
    session.require(Permission.WRITE_RECORD)
    new = ids.next_id(session.vault, ids.BREACH, session.clock())
    item = _checked(session, replace(breach, id=new, recorded_utc=session.now_utc()))
    entries = [entry(item)]
    row = assessments.find_row(session.vault, item.assessment) if item.assessment else None
    if row is not None and row["state"] == State.APPROVED.value and row["after_state"] != "closed":
        desk = drafting.load_desk(session, item.assessment)
        entries += filled_entries(desk, answers(item))
    session.record(entries)
    return item


def save_breach(session: Session, breach: Breach) -> Breach:
    """Change a breach; what is given is its full new state.

    Raises:
        BadInputError: a field, or ``breach.unknown``.
        NotAllowedError: ``breach.closed``.
    """
    session.require(Permission.WRITE_RECORD)
    before = _require(session, breach.id)
    if before.status == "closed":
        raise NotAllowedError("breach.closed", place=before.id)
    of = References(session).keep_owner(before.partner, breach.partner)
    item = _checked(session, replace(breach, partner=of, recorded_utc=before.recorded_utc))
    if item != before:
        session.record([entry(item)])
    return item


def report_breach(session: Session, breach: str, *, on: str, to: str) -> Breach:
    """Record that an oversight body was told.

    Raises:
        BadInputError: a field, or ``breach.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    held = _require(session, breach)
    return save_breach(session, replace(held, reported_on=on, reported_to=to, status="reported"))


def close_breach(session: Session, breach: str, *, on: str) -> Breach:
    """Close a breach whose harm is assessed, that was raised or not for a reason, and reported.

    Raises:
        BadInputError: ``field.required``: what is still to be said.
    """
    session.require(Permission.WRITE_RECORD)
    held = _require(session, breach)
    return save_breach(session, replace(held, closed_on=on, status="closed"))


def list_breaches(
    session: Session, wanted: BreachFilter = _EVERYTHING, offset: int = 0, limit: int = 1000
) -> BreachPage:
    """A page of the register, newest first."""
    session.require(Permission.READ)
    found = after.list_breaches(session.vault, wanted, offset=offset, limit=limit)
    return shown(session, wanted.partner, found)


def get_breach(session: Session, breach: str) -> Breach:
    """The breach with this id.

    Raises:
        BadInputError: ``breach.unknown``.
    """
    session.require(Permission.READ)
    found = _require(session, breach)
    return shown(session, found.partner, found)


def partner_names(session: Session, found: Sequence[Breach]) -> dict[str, str]:
    """The names of the partners that these breaches are about, by their ids."""
    session.require(Permission.READ)
    return after.partner_names(session.vault, [one.partner for one in found])


def entry(item: Breach) -> NewEntry:
    """The entry that saves a breach."""
    return NewEntry(kinds.BREACH_SAVED, item.id, body_of(item))


def answers(item: Breach) -> list[Filled]:
    """What the file's own questions about breaches are answered by."""
    return [
        ("after.broken", Answer("", YES, f"{item.id}: {item.summary}", item.marking)),
        ("after.breach", Answer("", None, f"{item.id}: {item.summary}", item.marking)),
    ]


def of_follow_up(session: Session, item: FollowUp, kind: str, marking: str) -> Breach:
    """The breach that a follow-up found, not yet recorded."""
    row = assessments.find_row(session.vault, item.assessment)
    return Breach(
        id=ids.next_id(session.vault, ids.BREACH, session.clock()),
        partner=item.partner,
        assessment=item.assessment,
        exchange=str(row["exchange"]) if row else "",
        on=item.done_on,
        kind=kind,
        summary=item.note,
        marking=marking,
        recorded_utc=session.now_utc(),
    )


def together(marks: Sequence[str]) -> str:
    """The mark of several texts that stand under one."""
    different = list(dict.fromkeys(filter(None, marks)))
    if len(different) == 1:
        return different[0]
    return roll_up([parse_mark(mark) for mark in different]).mark.text()


def _checked(session: Session, item: Breach) -> Breach:
    """The breach with every field checked."""
    known = References(session)
    partner = known.owner(item.partner)
    raised = fields.text(item.raised, "raised", required=bool(item.raising))
    kept = replace(
        item,
        partner=partner,
        assessment=known.assessment(item.assessment, "assessment", partner),
        exchange=_exchange(session, item, partner),
        on=past_day(session, item.on, "on", required=True),
        kind=fields.one_of(item.kind, BREACH_KINDS, "kind"),
        summary=fields.text(item.summary, "summary", required=True),
        marking=fields.marking(item.marking),
        harm=fields.text(item.harm, "harm"),
        raising=fields.one_of(item.raising, RAISING, "raising"),
        raised=raised,
        reported_to=fields.line(item.reported_to, "reported_to", required=bool(item.reported_on)),
        reported_on=past_day(session, item.reported_on, "reported_on"),
        status=fields.one_of(item.status, BREACH_STATUSES, "status"),
        closed_on=past_day(session, item.closed_on, "closed_on"),
    )
    return _with_status(kept)


def _with_status(item: Breach) -> Breach:
    """Its status follows from what was done: reported to somebody, then closed (G-12).

    Raises:
        BadInputError: ``field.required``: what must be said before it is closed.
    """
    if item.status == "closed" or item.closed_on:
        for name in ("harm", "raising", "reported_on", "reported_to", "closed_on"):
            if not getattr(item, name):
                raise BadInputError("field.required", place=name)
        return replace(item, status="closed")
    if item.status == "reported" or item.reported_on:
        for name in ("reported_on", "reported_to"):
            if not getattr(item, name):
                raise BadInputError("field.required", place=name)
        return replace(item, status="reported")
    return item


def _exchange(session: Session, item: Breach, partner: str) -> str:
    """An exchange of this partner, or that of the file."""
    kept = item.exchange.strip()
    if not kept:
        row = assessments.find_row(session.vault, item.assessment) if item.assessment else None
        return str(row["exchange"]) if row else ""
    held = registers.find_exchange(session.vault, kept)
    of = References(session)
    if held is not None and of.same_partner(held.partner, partner):
        return kept
    if not is_reserved(session.vault, kept, partner):
        raise BadInputError("exchange.unknown", place=kept)
    return kept


def _require(session: Session, breach: str) -> Breach:
    found = after.find_breach(session.vault, breach)
    if found is None:
        raise BadInputError("breach.unknown", place=breach)
    return found
