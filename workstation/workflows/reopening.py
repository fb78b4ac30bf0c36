"""Re-opening what was decided, on facts that are new, or on what came into the record (D)."""

from collections.abc import Sequence
from dataclasses import dataclass

from workstation.domain.after import Touch, may_be_reopened
from workstation.domain.assessment import Assessment
from workstation.domain.error import NotAllowedError
from workstation.domain.methodology import Methodology, Question
from workstation.domain.officer import Permission
from workstation.records import assessments, kinds, touches
from workstation.records import triage as triage_records
from workstation.vault.rows import Change
from workstation.vault.store import NewEntry
from workstation.workflows import beginning, drafting, fields
from workstation.workflows.carried_evidence import fitting, renumbered
from workstation.workflows.carrying import ANSWERED_ANEW
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Touched:
    """An approved file that the record has new data about, the newest first."""

    assessment: str
    partner: str
    touches: tuple[Touch, ...]


def reopen(session: Session, assessment: str, reason: str, marking: str = "") -> Assessment:
    """Begin a new, linked file of an exchange that was decided, because of facts that are new.

    It has the same exchange; what was answered comes over as drafts, with the evidence, and its
    baseline is open. The approval stays in the record, but nothing is released on it any more.

    Raises:
        NotAllowedError: not decided, followed already, or the officer may not assess.
        BadInputError: ``field.required`` without a reason, or its marking.
    """
    session.require(Permission.ASSESS)
    with session.journal.keeping_refusals("reopen", assessment):
        desk = drafting.load_desk(session, assessment)
        if not may_be_reopened(desk.assessment.kind, desk.state):
            raise NotAllowedError("reopening.not_decided", place=assessment)
        closed = triage_records.find(session.vault, assessment)
        if closed is not None and closed.waits:
            raise NotAllowedError("reopening.waits", place=assessment)
        before = desk.assessment
        m = get_methodology(before.methodology)
        begun = beginning.start(
            session,
            m,
            before.kind,
            partner=before.partner,
            exchange=before.exchange,
            standing=before.standing,
            follows=before.id,
            new_facts=fields.text(reason, "reason", required=True),
            new_facts_marking=fields.marking(marking),
        )
    answers = fitting(
        _carried_questions(m, begun), drafting.counted_of(session, desk).assessment.answers
    )
    numbers = begun.citing.take_along(before.evidence, numbered=True)
    at = session.now_utc()
    drafts: list[Change] = [
        assessments.put_draft(begun.id, renumbered(each, numbers, before.id), at)
        for each in answers
    ]
    session.record(begun.entries, drafts)
    return drafting.load_desk(session, begun.id).assessment


def touched(session: Session, *, partner: str = "", limit: int = 1000) -> tuple[Touched, ...]:
    """Approved files that are not closed, and what came into the record since, newest first."""
    session.require(Permission.READ)
    return _grouped(touches.list_touches(session.vault, partner=partner, limit=limit))


def touches_of(session: Session, assessment: str) -> tuple[Touch, ...]:
    """What came into the record since a file was approved and bears on it, newest first."""
    session.require(Permission.READ)
    return tuple(touches.list_touches(session.vault, assessment=assessment))


def seen_no_change(session: Session, assessment: str, reason: str, marking: str = "") -> None:
    """Record that what came into the record until now changes nothing in an approved file.

    Raises:
        NotAllowedError: ``reopening.nothing_new``, or the officer may not write.
        BadInputError: ``field.required`` without a reason.
    """
    session.require(Permission.WRITE_RECORD)
    if not touches.list_touches(session.vault, assessment=assessment, limit=1):
        raise NotAllowedError("reopening.nothing_new", place=assessment)
    body = {
        "assessment": assessment,
        "seq": session.vault.head()[0],
        "reason": fields.text(reason, "reason", required=True),
        "marking": fields.marking(marking),
        "officer_name": session.officer.name,
    }
    session.record([NewEntry(kinds.TOUCH_SEEN, assessment, body)])


def _carried_questions(m: Methodology, begun: beginning.Start) -> list[Question]:
    """Questions that an earlier answer may still answer: no finding, and nothing after a decision.

    What stands in the new file from its start is not answered again.
    """
    return [
        question
        for section in m.sections
        if not section.after_decision
        for question in section.questions
        if question.role not in ANSWERED_ANEW and question.id not in begun.fixed
    ]


def _grouped(found: Sequence[Touch]) -> tuple[Touched, ...]:
    by_file: dict[str, list[Touch]] = {}
    for one in found:
        by_file.setdefault(one.assessment, []).append(one)
    return tuple(Touched(name, held[0].partner, tuple(held)) for name, held in by_file.items())
