"""What of an assessment counts: the answers to questions that are shown, and nothing else.

An answer stays where it is when its question is hidden, so that a change of mind loses nothing;
but no value, page, export or entry of the record rests on it (``aside``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from workstation.domain.assessment import Answer, Assessment, Evidence
from workstation.domain.circumstances import Circumstances, decision_facts, facts
from workstation.domain.completeness import Scope, scope_of
from workstation.domain.condition import FactValue, leaves_of
from workstation.domain.measure import EVIDENCE_NUMBER, rows_of
from workstation.domain.methodology import Form, Methodology
from workstation.domain.risk import BASELINE_ROLES

_MOST_ROUNDS: Final = 8
_BASELINE: Final = (*BASELINE_ROLES, "person_ratings", "persons")
_ROLES_BEHIND: Final[Mapping[str, tuple[str, ...]]] = {
    "baseline.level": _BASELINE,
    "baseline.severity": _BASELINE,
    "baseline.likelihood": _BASELINE,
    "residual.level": (*_BASELINE, "measures", "residual.level"),
    "measures.in_place": ("measures",),
    "measures.without_proof": ("measures",),
    "arrangement.forbids_act": ("act",),
    "person.in_recipient_custody": ("persons",),
    "persons.count": ("persons",),
    "persons.unrated": ("persons", "person_ratings"),
    "portions.third_party_without_consent": ("originator_consent",),
    "decision.basis_written": ("basis",),
}
"""Facts that follow from answers, and the roles of the questions that they follow from."""

_drivers: dict[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Counted:
    """An assessment as far as it counts.

    Attributes:
        assessment: with the answers that count, and without evidence that only others cite.
        facts: those of ``assessment``.
        scope: which questions are shown.
        aside: answers to questions that are not shown now, in the order of the methodology.
    """

    assessment: Assessment
    facts: Mapping[str, FactValue]
    scope: Scope
    aside: tuple[Answer, ...]


def counted(m: Methodology, assessment: Assessment, circumstances: Circumstances) -> Counted:
    """What counts, given what the partner's record says.

    Facts follow from answers and may hide other answers, so both are found again until nothing
    changes.
    """
    decided = assessment.decisions[-1] if assessment.decisions else None
    decision = decision_facts(assessment, decided) if decided else None
    shown = assessment
    known = facts(m, shown, circumstances, decision)
    scope = scope_of(m, assessment.answers, known)
    for _ in range(_MOST_ROUNDS):
        if scope.answers.keys() == shown.answers.keys():
            break
        shown = _with(assessment, scope.answers)
        known = facts(m, shown, circumstances, decision)
        scope = scope_of(m, assessment.answers, known)
    return Counted(shown, known, scope, tuple(_hidden(m, assessment, shown)))


def hidden_by(
    m: Methodology, assessment: Assessment, given: Answer, circumstances: Circumstances
) -> tuple[Answer, ...]:
    """The answers that count now and would count no longer once ``given`` stands."""
    if given.question not in drivers(m) or _says_the_same(assessment, given):
        return ()
    before = counted(m, assessment, circumstances).assessment
    changed = replace(assessment, answers=assessment.answers | {given.question: given})
    after = counted(m, changed, circumstances).assessment
    return tuple(
        answer
        for question, answer in _in_order(m, before.answers)
        if question not in after.answers and question != given.question and not answer.is_empty
    )


def drivers(m: Methodology) -> frozenset[str]:
    """The questions on whose answers it depends which other questions are shown.

    Asked at every answer, so it is found once for each text of a methodology.
    """
    found = _drivers.get(m.sha256) if m.sha256 else None
    if found is None:
        found = frozenset(_find_drivers(m))
        if m.sha256:
            _drivers[m.sha256] = found
    return found


def _find_drivers(m: Methodology) -> Iterator[str]:
    conditions = [section.needed_when for section in m.sections]
    conditions += [question.visible_when for question in m.questions.values()]
    for condition in conditions:
        for leaf in leaves_of(condition):
            if leaf.form is Form.QUESTION:
                yield leaf.subject
            for role in _ROLES_BEHIND.get(leaf.subject, ()) if leaf.form is Form.FACT else ():
                if role in m.by_role:
                    yield m.by_role[role].id


def _says_the_same(assessment: Assessment, given: Answer) -> bool:
    """Whether conditions can see no difference: value, whether there are words, and mark."""
    held = assessment.answers.get(given.question) or Answer(given.question)
    return (
        held.value == given.value
        and bool(held.text.strip()) == bool(given.text.strip())
        and held.marking == given.marking
    )


def _with(assessment: Assessment, answers: Mapping[str, Answer]) -> Assessment:
    shown = {
        question: given for question, given in assessment.answers.items() if question in answers
    }
    return replace(assessment, answers=shown, evidence=_evidence(assessment, shown))


def _evidence(assessment: Assessment, shown: Mapping[str, Answer]) -> tuple[Evidence, ...]:
    """Evidence without what only answers that do not count have named."""
    named = {each for answer in shown.values() for each in _names(answer)}
    hidden = (answer for q, answer in assessment.answers.items() if q not in shown)
    gone = {each for answer in hidden for each in answer.evidence} - named
    return tuple(each for each in assessment.evidence if each.id not in gone)


def _names(answer: Answer) -> Iterator[str]:
    """The evidence that an answer cites, or that its rows name."""
    yield from answer.evidence
    for row in rows_of(answer):
        for text in row.values():
            yield from EVIDENCE_NUMBER.findall(text)


def _hidden(m: Methodology, assessment: Assessment, shown: Assessment) -> Iterator[Answer]:
    for question, answer in _in_order(m, assessment.answers):
        if question not in shown.answers and not answer.is_empty:
            yield answer


def _in_order(m: Methodology, answers: Mapping[str, Answer]) -> Iterator[tuple[str, Answer]]:
    """Answers in the order of the methodology, those that it does not know last."""
    for question in m.questions:
        if question in answers:
            yield question, answers[question]
    for question, answer in answers.items():
        if question not in m.questions:
            yield question, answer
