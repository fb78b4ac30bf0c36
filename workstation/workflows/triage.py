"""Closing an exchange at triage, reading again what was closed, and going on to the whole."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workstation.domain.assessment import Answer, Assessment, AssessmentKind, State
from workstation.domain.checks import open_findings
from workstation.domain.completeness import scope_of
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.kind_answers import given_by_kind
from workstation.domain.methodology import Methodology, Question
from workstation.domain.officer import Permission
from workstation.domain.partner import Act
from workstation.domain.triage import REASON_ROLE, is_sampled, stands_against_closing
from workstation.records import assessments, kinds
from workstation.records import triage as records
from workstation.records.triage import TriageClose
from workstation.vault.store import Entry, NewEntry
from workstation.workflows import drafting, fields
from workstation.workflows.drafting import Desk
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

__all__ = [
    "TriageClose",
    "Triaging",
    "close",
    "find_close",
    "go_on",
    "review",
    "sampling_holds",
    "state_of",
    "to_review",
]


@dataclass(frozen=True, slots=True)
class Triaging:
    """What stands against closing a triage now; it may be closed when nothing does.

    Attributes:
        against: questions whose answers ask for a full assessment; then it cannot be closed.
        missing: questions that are still to be answered before it can be closed.
        findings: questions at which a check warns without a reason to pass it over, or blocks.
        reason: the question that holds the reason; "" where the methodology has none.
    """

    against: tuple[str, ...]
    missing: tuple[str, ...]
    findings: tuple[str, ...]
    reason: str


def state_of(session: Session, assessment: str) -> Triaging:
    """Whether a triage may be closed, and what stands against it.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    return _triaging(session, drafting.load_desk(session, assessment))


def close(
    session: Session, assessment: str, reason: str = "", text: str = "", marking: str = ""
) -> TriageClose:
    """Close a triage: no assessment is needed, for a reason that is recorded.

    The head of the ledger just before the entry decides whether a second reader looks at it.
    The answers are brought into the record first, so that nobody knows that head ahead.

    Args:
        session: its author's.
        assessment: the triage.
        reason: a choice of the question that asks for it; as it was answered when left out.
        text: what shows it, in words; as it was answered when left out.
        marking: the portion mark of the text.

    Raises:
        NotAllowedError: not the author, not open, ``triage.not_one``, or ``triage.positive``:
            an answer asks for a full assessment; ``place`` is its question.
        CheckFailedError: ``triage.incomplete``, or ``triage.finding``: a check warns, such as of a
            name where nobody can be identified; ``place`` is the first question.
        BadInputError: a field.
    """
    row = _open_triage(session, assessment)
    m = get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    question = _reason_question(m)
    if reason or text:
        _refuse_positive(session, assessment)
        drafting.answer(session, assessment, Answer(question.id, reason or None, text, marking))
    _refuse_positive(session, assessment)
    found = _triaging(session, drafting.load_desk(session, assessment))
    if found.missing:
        raise CheckFailedError(
            "triage.incomplete", place=found.missing[0], questions=", ".join(found.missing)
        )
    if found.findings:
        raise CheckFailedError(
            "triage.finding", place=found.findings[0], questions=", ".join(found.findings)
        )
    given = _saved_answer(session, assessment, question)
    head = session.vault.head()[1]
    body = {
        "assessment": assessment,
        "reason": given.value if isinstance(given.value, str) else "",
        "text": fields.text(given.text, "text", required=True),
        "marking": fields.marking(given.marking),
        "sampled": is_sampled(head, assessment, m.sample_percent),
        "officer_name": session.officer.name,
    }
    session.record([NewEntry(kinds.TRIAGE_CLOSED, assessment, body)])
    return _required_close(session, assessment)


def review(session: Session, assessment: str, agrees: bool, text: str, marking: str) -> State:
    """Say as a second reader whether a closed triage was rightly closed.

    Disagreement opens it again as a draft of its author, who then goes on to the whole.

    Returns:
        Where the assessment stands after it.

    Raises:
        NotAllowedError: ``triage.own``: its author; ``triage.not_waiting``; or ``not_allowed``.
        BadInputError: ``field.required``: a disagreement without its reason, or its marking.
    """
    if Permission.ASSESS not in session.officer.permissions:
        session.require(Permission.DECIDE)
    held = _required_close(session, assessment)
    row = assessments.find_row(session.vault, assessment)
    assert row is not None
    if session.officer.id in (str(row["author"]), held.officer):
        raise NotAllowedError("triage.own", place=assessment, rule="B-21")
    if not held.waits or row["state"] != State.TRIAGE_CLOSED.value:
        raise NotAllowedError("triage.not_waiting", place=assessment)
    said = fields.text(text, "text", required=not agrees)
    body = {
        "assessment": assessment,
        "agrees": agrees,
        "text": said,
        "marking": fields.marking(marking) if said else "",
        "officer": session.officer.id,
        "officer_name": session.officer.name,
    }
    session.record([NewEntry(kinds.TRIAGE_REVIEWED, assessment, body)])
    return State.TRIAGE_CLOSED if agrees else State.DRAFT


def go_on(session: Session, assessment: str) -> Assessment:
    """Turn a triage into the assessment of its exchange: same id, same answers.

    Where the act is a use, it becomes the assessment of a use (B-10).

    Raises:
        NotAllowedError: not the author, not open, or ``triage.not_one``.
        BadInputError: ``kind.not_offered``.
    """
    row = _open_triage(session, assessment)
    desk = drafting.load_desk(session, assessment)
    kind = _kind_after(desk.methodology, desk.assessment)
    if desk.methodology.kind(kind.value) is None:
        raise BadInputError(
            "kind.not_offered", place="kind", kind=kind.value, methodology=row["methodology"]
        )
    held = desk.assessment.answers
    given = given_by_kind(desk.methodology, kind).items()
    drafts = [replace(held.get(q, Answer(q)), value=value) for q, value in given]
    if drafts:
        at = session.now_utc()
        session.vault.put_drafts([assessments.put_draft(assessment, a, at) for a in drafts])
        desk = drafting.load_desk(session, assessment)
    body = {"assessment": assessment, "kind": kind.value}
    changed = NewEntry(kinds.ASSESSMENT_KIND_CHANGED, assessment, body)
    drafting.append_saved(session, desk, desk.methodology.sections, changed)
    return drafting.load_desk(session, assessment).assessment


def to_review(session: Session) -> list[TriageClose]:
    """Closed triages that were sampled and wait for this officer, the longest closed first."""
    session.require(Permission.READ)
    if not session.officer.permissions & {Permission.ASSESS, Permission.DECIDE}:
        return []
    return [
        each
        for each in records.list_waiting(session.vault)
        if session.officer.id not in (each.author, each.officer)
    ]


def find_close(session: Session, assessment: str) -> TriageClose | None:
    """How a triage was closed, and what the second reader said; None when it never was."""
    session.require(Permission.READ)
    return records.find(session.vault, assessment)


def sampling_holds(session: Session, assessment: str) -> bool:
    """Whether the last closing was sampled, or not, as the rule says: computed from the record.

    Raises:
        BadInputError: ``triage.not_closed``.
    """
    session.require(Permission.READ)
    entry = _closing(session, assessment)
    row = assessments.find_row(session.vault, assessment)
    assert row is not None
    m = get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    return bool(entry.body["sampled"]) is is_sampled(entry.previous, assessment, m.sample_percent)


def _closing(session: Session, assessment: str) -> Entry:
    entries = session.vault.entries_of(kinds.TRIAGE_CLOSED, assessment)
    if not entries:
        raise BadInputError("triage.not_closed", place=assessment)
    return entries[-1]


def _open_triage(session: Session, assessment: str) -> Mapping[str, Any]:
    row = drafting.open_row(session, assessment)
    drafting.require_editable(row)
    if row["kind"] != AssessmentKind.TRIAGE.value:
        raise NotAllowedError("triage.not_one", place=assessment)
    return row


def _reason_question(m: Methodology) -> Question:
    question = m.by_role.get(REASON_ROLE)
    if question is None:
        raise BadInputError("kind.not_offered", place="kind", kind="triage", methodology=m.id)
    return question


def _triaging(session: Session, desk: Desk) -> Triaging:
    found = drafting.check_desk(session, desk)
    question = desk.methodology.by_role.get(REASON_ROLE)
    against = stands_against_closing(desk.methodology, desk.assessment.answers, found.facts)
    missing = list(dict.fromkeys(need.question for need in found.missing))
    shown = scope_of(desk.methodology, desk.assessment.answers, found.facts).visible
    if question is not None and not against and question.id not in {*shown, *missing}:
        missing.append(question.id)
    findings = dict.fromkeys(each.question for each in open_findings(found))
    return Triaging(against, tuple(missing), tuple(findings), question.id if question else "")


def _refuse_positive(session: Session, assessment: str) -> None:
    found = _triaging(session, drafting.load_desk(session, assessment))
    if found.against:
        raise NotAllowedError(
            "triage.positive", place=found.against[0], questions=", ".join(found.against)
        )


def _saved_answer(session: Session, assessment: str, question: Question) -> Answer:
    """The reason, once its section stands in the ledger as it is now."""
    desk = drafting.load_desk(session, assessment)
    section = desk.methodology.section_of[question.id]
    drafted = {draft.question for draft, _ in assessments.list_drafts(session.vault, assessment)}
    is_new = drafted.intersection(each.id for each in section.questions)
    again = () if is_new else (drafting.saved_entry(desk, section, desk.assessment.answers),)
    drafting.append_saved(session, desk, desk.methodology.sections, *again)
    return desk.assessment.answers[question.id]


def _required_close(session: Session, assessment: str) -> TriageClose:
    found = records.find(session.vault, assessment)
    if found is None:
        raise BadInputError("triage.not_closed", place=assessment)
    return found


def _kind_after(m: Methodology, assessment: Assessment) -> AssessmentKind:
    act = m.by_role.get("act")
    given = assessment.answers.get(act.id) if act else None
    is_use = given is not None and given.value == Act.USE.value
    offered = m.kind(AssessmentKind.USE.value) is not None
    return AssessmentKind.USE if is_use and offered else AssessmentKind.CASE
