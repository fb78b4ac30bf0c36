"""Conditions of a methodology: reads the closed set of forms and checks what they name."""

from collections.abc import Callable, Iterator, Mapping

from workstation.domain.assessment import AssessmentKind, Outcome
from workstation.domain.methodology import (
    ANSWER_SCALE,
    NO,
    UNABLE,
    YES,
    Condition,
    Form,
    Question,
    QuestionKind,
)
from workstation.domain.methodology_names import FACTS
from workstation.domain.methodology_problem import KeyPath, Report
from workstation.domain.methodology_reader import Reader
from workstation.domain.partner import ArrangementStatus

SCALE_VALUES = ("1", "2", "3", "4", "5")
_COMPARISONS = ("any_of", "none_of", "at_least", "answered")
_NUMBERS = (
    "baseline.severity",
    "baseline.likelihood",
    "measures.in_place",
    "measures.without_proof",
    "country.sheet_age_months",
    "assurances.past_date",
    "entity.open_incidents",
    "partner.broken_assurances",
    "persons.count",
    "persons.unrated",
)
_CLOSED: dict[str, tuple[str, ...]] = {
    "arrangement.status": tuple(status.value for status in ArrangementStatus),
    "arrangement.review": ("none", "current", "past"),
    "country.sheet": ("none", "current", "stale"),
    "entity.sheet": ("none", "current", "stale"),
    "decision.outcome": tuple(outcome.value for outcome in Outcome),
    "assessment.kind": tuple(kind.value for kind in AssessmentKind),
    "assessment.subject": ("partner", "country"),
    "standing.valid": (YES, NO, "none"),
}


def is_number(fact: str) -> bool:
    """Whether a fact counts something."""
    return fact in _NUMBERS


def closed_values(fact: str) -> tuple[str, ...]:
    """The values of a fact that do not follow from the methodology."""
    return _CLOSED.get(fact, (YES, NO))


Placed = tuple[KeyPath, Condition]
"""A condition with the place where it stands."""


def read_condition(reader: Reader) -> Condition:
    """One condition out of an inline table."""
    forms = [form for form in Form if reader.has(form.value)]
    if len(forms) != 1:
        reader.report.add(reader.path, "condition_form")
        return Condition(Form.ALL)
    form = forms[0]
    condition = _comparison(reader, form) if form in (Form.QUESTION, Form.FACT) else None
    if condition is None:
        parts = tuple(read_condition(part) for part in reader.tables(form.value, required=True))
        condition = Condition(form, parts=parts)
    reader.close()
    return condition


def read_when(reader: Reader, placed: list[Placed]) -> Condition:
    """The required condition under ``when``, noted with its place for the later checks."""
    table = reader.table("when")
    if table is None:
        return Condition(Form.ALL)
    condition = read_condition(table)
    placed.append((table.path, condition))
    return condition


def questions_named(condition: Condition) -> Iterator[str]:
    """The ids of all questions that a condition looks at."""
    if condition.form is Form.QUESTION:
        yield condition.subject
    for part in condition.parts:
        yield from questions_named(part)


def _comparison(reader: Reader, form: Form) -> Condition:
    if form is Form.FACT:
        subject = reader.one_of("fact", FACTS, "unknown_fact")
    else:
        subject = reader.string("question")
    given = [name for name in _COMPARISONS if reader.has(name)]
    if len(given) != 1:
        reader.report.add(reader.path, "condition_comparison")
        return Condition(form, subject)
    name = given[0]
    if name == "at_least":
        return Condition(form, subject, at_least=reader.integer(name, 0, 1000))
    if name == "answered":
        return Condition(form, subject, answered=reader.flag(name))
    values = reader.strings(name, required=True)
    if name == "any_of":
        return Condition(form, subject, any_of=values)
    return Condition(form, subject, none_of=values)


class ConditionCheck:
    """Checks that conditions name questions, choices, levels and authorities that exist."""

    def __init__(
        self,
        questions: Mapping[str, Question],
        levels: tuple[str, ...],
        ladder: tuple[str, ...],
        report: Report,
    ) -> None:
        self._questions = questions
        self._levels = levels
        self._ladder = ladder
        self._report = report

    def check(self, path: KeyPath, condition: Condition) -> None:
        """Note everything in one condition that does not exist or cannot be compared."""
        for index, part in enumerate(condition.parts):
            self.check((*path, condition.form.value, index), part)
        if not condition.subject:
            return
        if condition.form is Form.QUESTION:
            self._question(path, condition)
        else:
            allowed, counts = self._fact_values(condition.subject)
            self._compare(path, condition, allowed, counts)

    def _question(self, path: KeyPath, condition: Condition) -> None:
        question = self._questions.get(condition.subject)
        if question is None:
            self._report.add((*path, "question"), "unknown_question", value=condition.subject)
            return
        allowed = values_of(question)
        counts = question.kind is QuestionKind.SCALE or any(value.isdigit() for value in allowed)
        self._compare(path, condition, allowed, counts)

    def _fact_values(self, fact: str) -> tuple[tuple[str, ...], bool]:
        if is_number(fact):
            return (), True
        special: dict[str, Callable[[], tuple[str, ...]]] = {
            "baseline.level": lambda: self._levels,
            "residual.level": lambda: self._levels,
            "decision.authority": lambda: self._ladder,
        }
        if fact in special:
            return special[fact](), False
        return closed_values(fact), False

    def _compare(
        self, path: KeyPath, condition: Condition, allowed: tuple[str, ...], counts: bool
    ) -> None:
        if condition.at_least is not None and not counts:
            self._report.add((*path, "at_least"), "not_countable", value=condition.subject)
        for name, values in (("any_of", condition.any_of), ("none_of", condition.none_of)):
            for index, value in enumerate(values):
                if value not in allowed:
                    self._report.add(
                        (*path, name, index),
                        "unknown_value",
                        value=value,
                        subject=condition.subject,
                        allowed=", ".join(allowed) or "–",
                    )


def values_of(question: Question) -> tuple[str, ...]:
    """The values that a question's answer can be compared with; none for text, date and rows."""
    unable = (UNABLE,) if question.allow_unable else ()
    if question.kind is QuestionKind.ANSWER:
        return ANSWER_SCALE
    if question.kind is QuestionKind.SCALE:
        return (*SCALE_VALUES, *unable)
    if question.kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        return (*(choice.id for choice in question.choices), *unable)
    return ()
