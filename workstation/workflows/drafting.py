"""Answering an assessment: every answer is kept at once, and refused where it may not change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from workstation.domain import title as titles
from workstation.domain.after import RELEASE_ROLES
from workstation.domain.assessment import Answer, Assessment, State
from workstation.domain.check import Check
from workstation.domain.check import check as check_assessment
from workstation.domain.circumstances import Circumstances, facts, persons_unrated
from workstation.domain.completeness import scope_of
from workstation.domain.condition import holds
from workstation.domain.counting import Counted, counted, drivers, hidden_by
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.methodology import Methodology, Question, Section
from workstation.domain.officer import Permission
from workstation.domain.partner import ArrangementStatus
from workstation.domain.risk import BASELINE_ROLES, frozen_values
from workstation.domain.standing import acts_forbidden
from workstation.records import assessments, kinds, partners, registers
from workstation.records import timeline as timelines
from workstation.records.codec import answer_body
from workstation.vault.rows import Change
from workstation.vault.store import NewEntry
from workstation.workflows import beginning, fields
from workstation.workflows.ageing import ages_around
from workstation.workflows.answer_form import checked_answer
from workstation.workflows.lookup import require_assessment, today_of
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.ratings import with_ratings
from workstation.workflows.session import Session
from workstation.workflows.standing import standing_fact

_NO_MORE_REOPENED: Final = frozenset({State.DENIED, State.WITHDRAWN, State.TRIAGE_CLOSED})


@dataclass(frozen=True, slots=True)
class Desk:
    """An assessment that its author works on, with the methodology that it is made under."""

    assessment: Assessment
    methodology: Methodology
    state: State


def answer(
    session: Session, assessment: str, given: Answer, *, drop: bool = False, aside: bool = False
) -> str:
    """Keep an answer, durably, before it is part of the record.

    Args:
        session: the author.
        assessment: its id.
        given: the answer.
        drop: clear, in the same write, the answers whose questions it hides.
        aside: keep those where they are; they do not count while they are hidden.

    Returns:
        When it was kept.

    Raises:
        NotAllowedError: ``assessment.not_author``, ``.submitted``, ``.closed``,
            ``.baseline_locked`` or ``.section_locked``.
        BadInputError: the answer does not fit its question.
        CheckFailedError: ``assessment.would_drop``: it hides questions that are answered, and
            nobody said what becomes of their answers.
    """
    row = open_row(session, assessment)
    m = get_methodology(str(row["methodology"]), str(row["methodology_version"]))
    question = question_of(m, given.question)
    check_open(session, row, m, m.section_of[question.id])
    if question.role in RELEASE_ROLES:
        raise NotAllowedError("assessment.answered_by_record", place=question.id)
    kept = checked_answer(question, given)
    beginning.check_answer(row, m, kept)
    _check_evidence(session, assessment, kept)
    lost = () if aside else would_drop(session, row, m, kept)
    if lost and not drop:
        named = ", ".join(each.question for each in lost)
        raise CheckFailedError("assessment.would_drop", place=question.id, questions=named)
    saved_utc = session.now_utc()
    written = (kept, *(Answer(each.question) for each in lost))
    session.vault.put_drafts([assessments.put_draft(assessment, a, saved_utc) for a in written])
    return saved_utc


def would_drop(
    session: Session, row: Mapping[str, Any], m: Methodology, given: Answer
) -> tuple[Answer, ...]:
    """The answers that would count no longer once this one stands.

    Raises:
        NotAllowedError: ``assessment.baseline_locked``: one of them is part of the baseline.
    """
    if given.question not in drivers(m):
        return ()
    found = require_assessment(session, str(row["id"]))
    lost = hidden_by(m, found, given, circumstances_of(session, found))
    for each in lost:
        if m.section_of[each.question].baseline and row["baseline_locked_utc"]:
            raise NotAllowedError("assessment.baseline_locked", place=each.question)
    return lost


def save_section(session: Session, assessment: str, section: str) -> None:
    """Bring the answers of one section into the record, when any of them changed.

    Raises:
        NotAllowedError: the officer is not the author.
        BadInputError: ``assessment.unknown_section``.
    """
    open_row(session, assessment)
    desk = load_desk(session, assessment)
    found = next((s for s in desk.methodology.sections if s.id == section), None)
    if found is None:
        raise BadInputError("assessment.unknown_section", place=section)
    append_saved(session, desk, (found,))


def save_all(session: Session, assessment: str) -> Assessment:
    """Bring every answer into the record; what is signed next is what stands there.

    Raises:
        NotAllowedError: the officer is not the author.
    """
    open_row(session, assessment)
    desk = load_desk(session, assessment)
    append_saved(session, desk, desk.methodology.sections)
    return load_desk(session, assessment).assessment


def lock_baseline(session: Session, assessment: str) -> Assessment:
    """Freeze the baseline, so that measures can be entered and cannot shape it (G-4).

    Raises:
        NotAllowedError: not the author, not open, or ``assessment.baseline_locked``.
        CheckFailedError: ``assessment.baseline_incomplete``; ``place`` is the first question.
    """
    row = open_row(session, assessment)
    if row["baseline_locked_utc"]:
        raise NotAllowedError("assessment.baseline_locked")
    require_editable(row)
    desk = load_desk(session, assessment)
    sections = tuple(s for s in desk.methodology.sections if s.baseline)
    _require_baseline(session, desk, sections)
    values = frozen_values(desk.methodology, counted_of(session, desk).assessment)
    body = {
        "assessment": assessment,
        "version": desk.assessment.version,
        "locked_utc": session.now_utc(),
        "locked_by": session.officer.id,
        "locked_by_name": session.officer.name,
        "values": values,
    }
    locked = NewEntry(kinds.BASELINE_LOCKED, assessment, body)
    append_saved(session, desk, desk.methodology.sections, locked)
    return load_desk(session, assessment).assessment


def reopen_baseline(
    session: Session, assessment: str, reason: str, marking: str = "(U)"
) -> Assessment:
    """Open the baseline again: a new version, in which no earlier decision counts (C-bis).

    Raises:
        NotAllowedError: not the author, ``assessment.baseline_open``, ``assessment.closed`` or
            ``assessment.released``: what it allowed was done, and a linked file follows it.
        BadInputError: ``field.required`` without a reason.
    """
    row = open_row(session, assessment)
    if assessments.state_of_row(row) in _NO_MORE_REOPENED:
        raise NotAllowedError("assessment.closed")
    if row["state"] == State.APPROVED.value and row["after_state"] in assessments.OVER:
        raise NotAllowedError("assessment.released", place=assessment, rule="D")
    if not row["baseline_locked_utc"]:
        raise NotAllowedError("assessment.baseline_open")
    desk = load_desk(session, assessment)
    body = {
        "assessment": assessment,
        "version": desk.assessment.version + 1,
        "reason": fields.text(reason, "reason", required=True),
        "marking": fields.marking(marking),
    }
    reopened = NewEntry(kinds.BASELINE_REOPENED, assessment, body)
    append_saved(session, desk, desk.methodology.sections, reopened)
    return load_desk(session, assessment).assessment


def open_row(session: Session, assessment: str) -> Mapping[str, Any]:
    """The row of an assessment that this officer wrote.

    Raises:
        NotAllowedError: ``assessment.not_author``, or the officer may not assess.
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.ASSESS)
    row = assessments.find_row(session.vault, assessment)
    if row is None:
        raise BadInputError("assessment.unknown", place=assessment)
    if row["author"] != session.officer.id:
        raise NotAllowedError("assessment.not_author", author=row["author_name"])
    return row


def load_desk(session: Session, assessment: str) -> Desk:
    """The whole assessment with its methodology.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    found = require_assessment(session, assessment)
    row = assessments.find_row(session.vault, assessment)
    assert row is not None
    m = get_methodology(found.methodology, found.methodology_version)
    return Desk(found, m, assessments.state_of_row(row))


def question_of(m: Methodology, question: str) -> Question:
    """A question of the methodology.

    Raises:
        BadInputError: ``assessment.unknown_question``.
    """
    found = m.questions.get(question)
    if found is None:
        raise BadInputError("assessment.unknown_question", place=question)
    return found


def check_open(session: Session, row: Mapping[str, Any], m: Methodology, section: Section) -> None:
    """Go on only if answers of this section may change now.

    Raises:
        NotAllowedError: with the rule that closes it.
    """
    if section.after_decision:
        if assessments.state_of_row(row) is not State.APPROVED:
            raise NotAllowedError("assessment.section_locked", place=section.id)
        if row["after_state"] == "closed":
            raise NotAllowedError("assessment.closed")
        return
    require_editable(row)
    beginning.check_section(session, row, m, section.id)
    if section.baseline and row["baseline_locked_utc"]:
        raise NotAllowedError("assessment.baseline_locked", place=section.id)
    if section.opens_when is None:
        return
    desk = load_desk(session, str(row["id"]))
    known = facts(m, desk.assessment, circumstances_of(session, desk.assessment))
    answers = scope_of(m, desk.assessment.answers, known).answers
    if not holds(section.opens_when, answers, known):
        raise NotAllowedError("assessment.section_locked", place=section.id)


def append_saved(
    session: Session,
    desk: Desk,
    sections: Sequence[Section],
    *others: NewEntry,
    gone: Sequence[str] = (),
) -> None:
    """Write the sections that have drafts, and other entries after them, in one transaction.

    Only answers that count become part of the record. One that is hidden stays a draft; where
    the record holds it, it goes out of the record and back to the drafts. Drafts of the
    questions in ``gone`` are given up.
    """
    subject = desk.assessment.id
    found = counted_of(session, desk)
    aside = {each.question: each for each in found.aside}
    drafted = {draft.question for draft, _ in assessments.list_drafts(session.vault, subject)}
    recorded = assessments.list_recorded(session.vault, subject) if aside else frozenset()
    entries: list[NewEntry] = []
    drafts: list[Change] = []
    for section in sections:
        asked = [q.id for q in section.questions]
        changed = [q for q in asked if q in drafted and q not in aside]
        hidden = [q for q in asked if q in aside and q in recorded]
        if changed or hidden:
            entries.append(saved_entry(desk, section, found.assessment.answers))
            drafts += assessments.remove_drafts(subject, changed)
            drafts += [assessments.put_draft(subject, aside[q], session.now_utc()) for q in hidden]
    if not entries and not others:
        return
    drafts += assessments.remove_drafts(subject, gone)
    session.vault.append(
        [*entries, *others], officer=session.officer.id, at=session.clock(), drafts=drafts
    )


def title_of(m: Methodology, assessment: Assessment) -> tuple[str, str]:
    """What the assessment is called, and its marking; both empty while it has no title."""
    return titles.title_of(m, assessment.kind, assessment.answers)


def circumstances_of(session: Session, assessment: Assessment) -> Circumstances:
    """What the partner's record says today, under whichever entry the assessment was begun."""
    vault, partner = session.vault, assessment.partner
    entries = partners.list_circle(vault, partner)
    named = [one.country for one in entries] if entries else [assessment.country]
    countries = tuple(dict.fromkeys(country for country in named if country))
    held = registers.list_arrangements(vault, partner)
    m = get_methodology(assessment.methodology, assessment.methodology_version)
    ages = ages_around(session, assessment, m, countries)
    around = Circumstances(
        arrangement_status=held[0].status.value if held else ArrangementStatus.NONE.value,
        restricts=acts_forbidden(held),
        country_sheet_age_months=ages.country_sheet_months,
        open_incidents=registers.count_open_incidents(vault, partner),
        broken_assurances=registers.share_kept(vault, partner).broken,
        partner_marking=entries[0].marking if entries else "(U)",
        record_markings=tuple(
            dict.fromkeys([*timelines.list_markings(vault, partner), *ages.marks])
        ),
        entity_sheet_age_months=ages.entity_sheet_months,
        stale=ages.stale,
        on=today_of(session).isoformat(),
        standing=standing_fact(session, assessment),
    )
    return with_ratings(session, assessment, m, countries, around)


def counted_of(session: Session, desk: Desk) -> Counted:
    """What of the assessment counts, as the partner's record stands today."""
    around = circumstances_of(session, desk.assessment)
    return counted(desk.methodology, desk.assessment, around)


def check_desk(session: Session, desk: Desk) -> Check:
    """What a check of the assessment finds now, by the answers that count."""
    around = circumstances_of(session, desk.assessment)
    found = counted(desk.methodology, desk.assessment, around)
    return check_assessment(desk.methodology, found.assessment, around)


def require_editable(row: Mapping[str, Any]) -> None:
    """Go on only while the author may still change answers.

    Raises:
        NotAllowedError: ``assessment.submitted`` or ``assessment.closed``.
    """
    state = assessments.state_of_row(row)
    if state in assessments.EDITABLE_STATES:
        return
    code = "submitted" if state in assessments.OPEN_STATES else "closed"
    raise NotAllowedError(f"assessment.{code}")


def _require_baseline(session: Session, desk: Desk, sections: Sequence[Section]) -> None:
    """Every needed answer of the baseline is there, with each person rated alone."""
    found = check_desk(session, desk)
    of_baseline = {section.id for section in sections}
    missing = [
        need.question
        for need in found.missing
        if need.section in of_baseline and need.need in {"answer", "rows"}
    ]
    for role in BASELINE_ROLES:
        question = desk.methodology.by_role.get(role)
        if question and question.id not in desk.assessment.answers:
            missing.append(question.id)
    if persons_unrated(desk.methodology, desk.assessment):
        missing.append(desk.methodology.by_role["person_ratings"].id)
    if missing:
        unique = tuple(dict.fromkeys(missing))
        raise CheckFailedError(
            "assessment.baseline_incomplete", place=unique[0], questions=", ".join(unique)
        )


def saved_entry(desk: Desk, section: Section, answers: Mapping[str, Answer]) -> NewEntry:
    """The entry that holds these answers of one section."""
    found = desk.assessment
    title, marking = title_of(desk.methodology, found)
    given = (answers.get(q.id, Answer(q.id)) for q in section.questions)
    body = {
        "assessment": found.id,
        "version": found.version,
        "section": section.id,
        "title": title,
        "marking": marking,
        "partner": found.partner,
        "answers": [answer_body(item) for item in given],
    }
    return NewEntry(kinds.ASSESSMENT_SAVED, found.id, body)


def _check_evidence(session: Session, assessment: str, given: Answer) -> None:
    """What an answer cites must be evidence of this assessment, removed or not."""
    if not given.evidence:
        return
    known = {e.id for e in assessments.list_evidence(session.vault, assessment)}
    known |= {e.id for e in assessments.list_evidence(session.vault, assessment, removed=True)}
    unknown = [item for item in given.evidence if item not in known]
    if unknown:
        raise BadInputError("evidence.unknown", place=given.question, evidence=unknown[0])
