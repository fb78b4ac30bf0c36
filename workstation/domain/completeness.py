"""What is still missing in each section, and which answers are "unable to determine"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workstation.domain.assessment import Answer, Assessment, Outcome
from workstation.domain.condition import FactValue, holds
from workstation.domain.marking import MarkError, parse_mark, read_mark
from workstation.domain.measure import rows_of
from workstation.domain.methodology import (
    NOT_APPLICABLE,
    UNABLE,
    Methodology,
    Question,
    QuestionKind,
    Section,
)
from workstation.domain.standing_base import carried_sections
from workstation.domain.text import is_written

OPEN: Final = "open"
DONE: Final = "done"
LOCKED: Final = "locked"
NOT_NEEDED: Final = "not-needed"
_FEWEST_ROUNDS: Final = 8
"""Questions that hide each other in a circle would never settle."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing: ``need`` is answer, reason, marking, evidence, rows or lock.

    ``row`` counts from 1 and ``column`` names the field, where the need is in one row.
    """

    section: str
    question: str
    need: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class SectionState:
    """How far one section is; ``status`` is open, done, locked or not-needed."""

    section: str
    status: str
    missing: tuple[Missing, ...] = ()
    unable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """What counts for this assessment.

    Attributes:
        answers: those of visible questions in needed sections; all others never count.
        visible: ids of the questions that are shown.
        needed: ids of the sections that are needed.
    """

    answers: Mapping[str, Answer]
    visible: frozenset[str]
    needed: frozenset[str]


def scope_of(
    m: Methodology, answers: Mapping[str, Answer], facts: Mapping[str, FactValue]
) -> Scope:
    """What is shown and counted, given the answers.

    A hidden question counts as unanswered in conditions, so hiding one may hide the next;
    this is repeated until nothing changes.
    """
    scope = Scope(answers, frozenset(), frozenset())
    kind = str(facts.get("assessment.kind") or "")
    for _ in range(max(_FEWEST_ROUNDS, len(m.questions) + 2)):
        needed = frozenset(
            s.id
            for s in m.sections
            if m.asks(s.id, kind) and holds(s.needed_when, scope.answers, facts)
        )
        visible = frozenset(
            q.id
            for s in m.sections
            if s.id in needed
            for q in s.questions
            if holds(q.visible_when, scope.answers, facts)
        )
        counted = {k: a for k, a in answers.items() if k in visible}
        settled = counted.keys() == scope.answers.keys() and needed == scope.needed
        scope = Scope(counted, visible, needed)
        if settled:
            break
    return scope


def section_states(
    m: Methodology, assessment: Assessment, facts: Mapping[str, FactValue]
) -> tuple[SectionState, ...]:
    """How far each section is, in order."""
    scope = scope_of(m, assessment.answers, facts)
    return tuple(_state(m, section, assessment, scope, facts) for section in m.sections)


def _state(
    m: Methodology,
    section: Section,
    assessment: Assessment,
    scope: Scope,
    facts: Mapping[str, FactValue],
) -> SectionState:
    if section.id not in scope.needed:
        return SectionState(section.id, NOT_NEEDED)
    if section.after_decision and not _was_approved(assessment):
        return SectionState(section.id, LOCKED)
    if section.id in carried_sections(m, assessment):
        return SectionState(section.id, DONE, (), tuple(_unable_in(section, scope)))
    shown = [q for q in section.questions if q.id in scope.visible]
    missing = tuple(
        need for q in shown for need in _missing_of(m, section, q, scope.answers.get(q.id))
    )
    missing += tuple(_lock_missing(m, section, assessment))
    unable = tuple(_unable_in(section, scope))
    if not holds(section.opens_when, scope.answers, facts):
        return SectionState(section.id, LOCKED, missing, unable)
    return SectionState(section.id, OPEN if missing else DONE, missing, unable)


def _unable_in(section: Section, scope: Scope) -> Iterator[str]:
    for question in section.questions:
        if is_unable(scope.answers.get(question.id)):
            yield question.id


def _was_approved(assessment: Assessment) -> bool:
    approved = {Outcome.APPROVE, Outcome.APPROVE_WITH_CONDITIONS}
    return any(decision.outcome in approved for decision in assessment.decisions)


def _lock_missing(m: Methodology, section: Section, assessment: Assessment) -> Iterator[Missing]:
    """The baseline must be locked before anything is signed (domain G-4)."""
    question = m.baseline_question
    if question and m.section_of[question.id] is section and not assessment.baseline_locked_utc:
        yield Missing(section.id, question.id, "lock")


def is_unable(answer: Answer | None) -> bool:
    """Whether the answer, or a field of one of its rows, is "unable to determine"."""
    if answer is None:
        return False
    if answer.value == UNABLE:
        return True
    return any(UNABLE in row.values() for row in rows_of(answer))


def _missing_of(
    m: Methodology, section: Section, question: Question, answer: Answer | None
) -> Iterator[Missing]:
    given = answer or Answer(question.id)
    if not _has_answer(question, given):
        if question.required:
            need = "rows" if question.kind is QuestionKind.ROWS else "answer"
            yield Missing(section.id, question.id, need)
    else:
        yield from _missing_beside(section, question, given)
    if _holds_text(question, given) and not is_marked(given.marking, are_new=bool(m.kinds)):
        yield Missing(section.id, question.id, "marking")


def _has_answer(question: Question, answer: Answer) -> bool:
    if question.kind is QuestionKind.TEXT:
        return is_written(answer.text) or answer.value == UNABLE
    return bool(answer.value)


def _missing_beside(section: Section, question: Question, answer: Answer) -> Iterator[Missing]:
    """What an answer that was given still lacks."""
    needs_reason = question.reason or answer.value == UNABLE
    if needs_reason and not is_written(answer.text):
        yield Missing(section.id, question.id, "reason")
    if question.evidence_required and not answer.evidence and answer.value != NOT_APPLICABLE:
        yield Missing(section.id, question.id, "evidence")
    required = [column for column in question.columns if column.required]
    for number, row in enumerate(rows_of(answer), 1):
        for column in required:
            if not is_written(row.get(column.id, "")):
                yield Missing(section.id, question.id, "rows", number, column.id)


def _holds_text(question: Question, answer: Answer) -> bool:
    """Whether an officer wrote words here; every such text carries a mark."""
    if answer.text.strip():
        return True
    written = [column.id for column in question.columns if column.kind is QuestionKind.TEXT]
    return any(row.get(column, "").strip() for row in rows_of(answer) for column in written)


def is_marked(marking: str, *, are_new: bool = False) -> bool:
    """Whether a text carries a well-formed portion mark; a malformed one is none.

    Methodologies that know kinds of assessment came when marks began to be read strictly.
    """
    read = parse_mark if are_new else read_mark
    try:
        read(marking)
    except MarkError:
        return False
    return True
