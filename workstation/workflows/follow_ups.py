"""Follow-ups: what is to be looked after once something was sent, and what came of it."""

from dataclasses import replace
from typing import Final

from workstation.domain.after import FOLLOW_UP_KINDS, RESULTS, SENT, FollowUp
from workstation.domain.assessment import Answer, State
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Permission
from workstation.domain.partner import AssuranceCheck, CheckResult
from workstation.records import after, assessments, ids
from workstation.vault.store import NewEntry
from workstation.workflows import breaches, drafting, fields
from workstation.workflows.after_answers import Filled, filled_entries
from workstation.workflows.assurances import assurance_entry, check_entry, checked_check
from workstation.workflows.follow_up_making import entry
from workstation.workflows.lookup import past_day, require_assessment
from workstation.workflows.record_view import shown
from workstation.workflows.references import References
from workstation.workflows.session import Session

_OUTCOME: Final = "outcome"
_ASSURANCE: Final = "assurance"
_BY_HAND: Final = "other"
_NOTED: Final = frozenset({"broken", "unknown"})
"""Results that need words, as the outcome for a person always does."""
_BREACH_OF: Final = {"assurance": "assurance", "condition": "condition", "measure": "condition"}


def list_follow_ups(
    session: Session,
    *,
    assessment: str = "",
    partner: str = "",
    open_only: bool = False,
    limit: int = 1000,
) -> list[FollowUp]:
    """Follow-ups of one file, of one partner or of all, the longest owed first."""
    session.require(Permission.READ)
    found = after.list_follow_ups(
        session.vault, assessment=assessment, partner=partner, open_only=open_only, limit=limit
    )
    return shown(session, partner, found)


def get_follow_up(session: Session, follow_up: str) -> FollowUp:
    """The follow-up with this id.

    Raises:
        BadInputError: ``follow_up.unknown``.
    """
    session.require(Permission.READ)
    return _require(session, follow_up)


def add(
    session: Session, assessment: str, *, title: str, due: str, marking: str, kind: str = "other"
) -> FollowUp:
    """Add something to be looked after on an approved file that is not closed.

    Raises:
        BadInputError: a field, or ``assessment.unknown``.
        NotAllowedError: ``follow_up.not_approved`` or ``closing.closed``.
    """
    session.require(Permission.WRITE_RECORD)
    found = require_assessment(session, assessment)
    row = assessments.find_row(session.vault, assessment)
    if row is None or row["state"] != State.APPROVED.value:
        raise NotAllowedError("follow_up.not_approved", place=assessment)
    if row["after_state"] == "closed":
        raise NotAllowedError("closing.closed", place=assessment)
    item = FollowUp(
        id=ids.next_id(session.vault, ids.FOLLOW_UP, session.clock()),
        assessment=found.id,
        partner=References(session).owner(found.partner) if found.partner else "",
        kind=fields.one_of(kind, FOLLOW_UP_KINDS, "kind"),
        title=fields.line(title, "title", required=True),
        due=fields.iso_date(due, "due", required=True),
        marking=fields.marking(marking),
    )
    session.record([entry(item)])
    return item


def done(
    session: Session,
    follow_up: str,
    *,
    on: str,
    result: str = "done",
    note: str = "",
    marking: str = "",
) -> FollowUp:
    """Record what came of a follow-up.

    One on an assurance is a check of that assurance, in the partner's record. What was broken
    goes into the register of breaches, too; what became of the person answers the question that
    the file asks about it. All of it is one transaction.

    Args:
        session: whose finding it is.
        follow_up: which one.
        on: the day on which it was done.
        result: one of ``RESULTS``.
        note: what was found, in words.
        marking: portion mark of the note, where one is written.

    Raises:
        NotAllowedError: ``follow_up.done``: it is done already.
        BadInputError: a field, or ``follow_up.unknown``.
    """
    session.require(Permission.WRITE_RECORD)
    held = _require(session, follow_up)
    if held.done_on:
        raise NotAllowedError("follow_up.done", place=held.id, on=held.done_on)
    chosen = fields.one_of(result, results_of(held), "result")
    needed = chosen in _NOTED or held.kind in {_OUTCOME, _ASSURANCE}
    mark = fields.marking_of(marking, note)
    item = replace(
        held,
        done_on=_checked_day(session, held, on),
        result=chosen,
        note=fields.text(note, "note", required=needed),
        marking=breaches.together((held.marking, mark)) if note.strip() else held.marking,
    )
    session.record([entry(item), *_consequences(session, item, mark)])
    return item


def results_of(item: FollowUp) -> tuple[str, ...]:
    """What a follow-up of its kind can come to."""
    if item.kind == _ASSURANCE:
        return tuple(one for one in RESULTS if one != "done")
    if item.kind == _OUTCOME:
        return ("done", "unknown")
    return ("done", "broken", "unknown")


def _consequences(session: Session, item: FollowUp, mark: str) -> list[NewEntry]:
    entries: list[NewEntry] = []
    filled: list[Filled] = []
    if item.kind == _ASSURANCE and item.subject:
        entries += _assurance_check(session, item, mark)
    if item.kind == _OUTCOME:
        filled.append(("after.person", Answer("", None, item.note, mark)))
    if item.result == "broken":
        breach = breaches.of_follow_up(session, item, _BREACH_OF.get(item.kind, "other"), mark)
        entries.append(breaches.entry(breach))
        filled += breaches.answers(breach)
    if filled:
        entries += filled_entries(drafting.load_desk(session, item.assessment), filled)
    return entries


def _assurance_check(session: Session, item: FollowUp, mark: str) -> list[NewEntry]:
    """What was found is a check of the assurance, and settles the one that was due."""
    known = References(session)
    held = known.assurance(item.subject)
    check = checked_check(
        known,
        AssuranceCheck(
            id=ids.next_id(session.vault, ids.ASSURANCE_CHECK, session.clock()),
            assurance=held.id,
            partner=held.partner,
            on=item.done_on,
            result=CheckResult(item.result),
            summary=item.note,
            marking=mark,
        ),
    )
    moved = replace(held, check_due="")
    return [check_entry(check), *([assurance_entry(moved)] if moved != held else [])]


def _checked_day(session: Session, item: FollowUp, on: str) -> str:
    """A day until today; of what a release made, not one before that release."""
    day = past_day(session, on, "on", required=True)
    release = after.find_release(session.vault, item.assessment)
    sent = release.on if release and release.outcome == SENT and item.kind != _BY_HAND else ""
    if day < sent:
        raise BadInputError("follow_up.before_release", place="on", value=day, first=sent)
    return day


def _require(session: Session, follow_up: str) -> FollowUp:
    found = after.find_follow_up(session.vault, follow_up)
    if found is None:
        raise BadInputError("follow_up.unknown", place=follow_up)
    return found
