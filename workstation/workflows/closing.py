"""Closing an approved file once nothing is left to be done."""

from workstation.domain.after import SENT
from workstation.domain.assessment import State
from workstation.domain.error import BadInputError, NotAllowedError, UserError
from workstation.domain.officer import Permission
from workstation.records import after, assessments, kinds, touches
from workstation.vault.store import NewEntry
from workstation.workflows import drafting, fields
from workstation.workflows.session import Session


def close(session: Session, assessment: str, note: str = "", marking: str = "") -> None:
    """Close an approved file: it was released or not, and nothing is left to be done.

    Raises:
        NotAllowedError: ``closing.<what>``: what is still to be done.
        BadInputError: ``field.required``: a note without its mark.
    """
    session.require(Permission.WRITE_RECORD)
    row = assessments.find_row(session.vault, assessment)
    if row is None:
        raise BadInputError("assessment.unknown", place=assessment)
    if row["state"] != State.APPROVED.value:
        raise NotAllowedError("release.not_approved", place=assessment)
    if row["after_state"] == "closed":
        raise NotAllowedError("closing.closed", place=assessment)
    problem = next(iter(left_to_do(session, assessment)), None)
    if problem is not None:
        raise problem
    body = {
        "assessment": assessment,
        "note": fields.text(note, "note"),
        "marking": fields.marking_of(marking, note),
    }
    desk = drafting.load_desk(session, assessment)
    closed = NewEntry(kinds.CASE_CLOSED, assessment, body)
    drafting.append_saved(session, desk, desk.methodology.sections, closed)


def left_to_do(session: Session, assessment: str) -> tuple[UserError, ...]:
    """What keeps an approved file from being closed, one problem each."""
    session.require(Permission.READ)
    vault = session.vault
    found: list[UserError] = []
    release = after.find_release(vault, assessment)
    if release is None:
        found.append(NotAllowedError("closing.no_release", place=assessment))
    open_ones = after.list_follow_ups(vault, assessment=assessment, open_only=True, limit=100)
    if open_ones:
        ids = ", ".join(one.id for one in open_ones)
        found.append(NotAllowedError("closing.follow_ups", place=assessment, ids=ids))
    breaches = after.open_breaches_of(vault, assessment)
    if breaches:
        found.append(NotAllowedError("closing.breaches", place=assessment, ids=", ".join(breaches)))
    if after.notices_unsent(vault, assessment):
        found.append(NotAllowedError("closing.notices", place=assessment, rule="B-12"))
    if touches.list_touches(vault, assessment=assessment, limit=1):
        found.append(NotAllowedError("closing.touched", place=assessment, rule="D"))
    unanswered = _unanswered(session, assessment)
    if release is not None and release.outcome == SENT and unanswered:
        questions = ", ".join(unanswered)
        found.append(NotAllowedError("closing.unanswered", place=assessment, questions=questions))
    return tuple(found)


def _unanswered(session: Session, assessment: str) -> tuple[str, ...]:
    """Questions of the sections after a decision that lack something."""
    desk = drafting.load_desk(session, assessment)
    later = {section.id for section in desk.methodology.sections if section.after_decision}
    missing = drafting.check_desk(session, desk).missing
    return tuple(dict.fromkeys(one.question for one in missing if one.section in later))
