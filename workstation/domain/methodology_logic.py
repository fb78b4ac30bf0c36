"""Whether a rule of a methodology can ever be true, or ever be false.

Every question and every fact that a rule looks at takes each of its possible states in turn. A
question that is hidden, or whose section is not asked, counts as unanswered, so a rule may be
impossible although each of its parts is possible.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.assessment import Answer, AnswerValue, AssessmentKind
from workstation.domain.condition import FactValue, holds, leaves_of
from workstation.domain.methodology import Condition, Form, Methodology, Question, QuestionKind
from workstation.domain.methodology_condition import closed_values, is_number, values_of

_MOST_STEPS: Final = 20_000
"""After so many steps a rule counts as possible: the check must end."""

_UNANSWERED: Final = Answer("")
_Key = tuple[Form, str]
State = Answer | FactValue


def kinds_of(m: Methodology) -> tuple[str, ...]:
    """The kinds of assessment that can be made; without any it is for cases alone."""
    return tuple(kind.id for kind in m.kinds) or (AssessmentKind.CASE.value,)


@dataclass
class Possible:
    """Looks for a state of the world in which conditions hold together."""

    m: Methodology
    before_decision: bool = False
    """Whether nothing is decided yet, as when the author signs."""
    _steps: int = 0
    _thresholds: dict[str, set[int]] = field(default_factory=dict)

    def together(self, conditions: Sequence[Condition | None]) -> bool:
        """Whether all conditions can be true at the same time; None is always true."""
        self._steps = 0
        given = [condition for condition in conditions if condition is not None]
        for leaf in itertools.chain.from_iterable(map(leaves_of, given)):
            if leaf.at_least is not None:
                self._thresholds.setdefault(leaf.subject, set()).add(leaf.at_least)
        return self._search(given, {})

    def not_always(self, condition: Condition) -> bool:
        """Whether a condition can be false."""
        return self.together([Condition(Form.NONE, parts=(condition,))])

    def _search(self, conditions: list[Condition], known: dict[_Key, State]) -> bool:
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return True
        open_leaf = None
        for condition in conditions:
            truth = _truth(condition, known)
            if truth is False:
                return False
            if truth is None and open_leaf is None:
                leaves = leaves_of(condition)
                open_leaf = next(leaf for leaf in leaves if _key(leaf) not in known)
        if open_leaf is None:
            return True
        key = _key(open_leaf)
        return any(
            self._search([*conditions, *self._needs(key, state)], {**known, key: state})
            for state in self._states(key)
        )

    def _needs(self, key: _Key, state: State) -> Iterator[Condition]:
        """What must be true for a question to count as answered."""
        if key[0] is not Form.QUESTION or state is _UNANSWERED:
            return
        question, section = self.m.questions[key[1]], self.m.section_of[key[1]]
        for condition in (question.visible_when, section.needed_when):
            if condition is not None:
                yield condition
        kinds = kinds_of(self.m)
        asking = tuple(kind for kind in kinds if self.m.asks(section.id, kind))
        if asking != kinds:
            yield Condition(Form.FACT, "assessment.kind", any_of=asking or ("-",))

    def _states(self, key: _Key) -> tuple[State, ...]:
        form, subject = key
        if form is Form.QUESTION:
            return tuple(_answers_to(self.m.questions[subject]))
        if is_number(subject):
            return self._numbers(subject)
        return self._values(subject)

    def _values(self, fact: str) -> tuple[FactValue, ...]:
        special: dict[str, tuple[FactValue, ...]] = {
            "assessment.kind": kinds_of(self.m),
            "assessment.subject": self._subjects(),
            "standing.valid": ("yes", "no", "none") if self._has_kind("abbreviated") else ("none",),
            "baseline.level": (None, *given_levels(self.m)),
            "residual.level": (None, *given_levels(self.m)),
            "decision.authority": (None, *(step.id for step in self.m.ladder)),
        }
        if fact.startswith("decision.") and self.before_decision and fact != _BASIS:
            return (None,)
        if fact in special:
            return special[fact]
        known = closed_values(fact)
        return (None, *known) if fact.startswith("decision.") else known

    def _subjects(self) -> tuple[str, ...]:
        return ("partner", "country") if self._has_kind("standing") else ("partner",)

    def _has_kind(self, kind: str) -> bool:
        return kind in kinds_of(self.m)

    def _numbers(self, fact: str) -> tuple[FactValue, ...]:
        role = _ROLE_BEHIND.get(fact)
        if role is not None and role not in self.m.by_role:
            return (None,) if fact.startswith("baseline.") else (0,)
        around = {0} | {each + more for each in self._thresholds.get(fact, ()) for more in (-1, 0)}
        if fact.startswith("baseline."):
            return (None, *sorted({1, 5} | {each for each in around if 1 <= each <= 5}))
        return tuple(sorted(each for each in around if each >= 0))


_BASIS: Final = "decision.basis_written"
"""Of the author's own basis it is known before any decision whether it is written."""

_ROLE_BEHIND: Final[dict[str, str]] = {
    "baseline.severity": "baseline.severity",
    "baseline.likelihood": "baseline.likelihood",
    "measures.in_place": "measures",
    "measures.without_proof": "measures",
    "persons.count": "persons",
    "persons.unrated": "person_ratings",
}
"""Facts that stay at nothing when no question has this role."""


def given_levels(m: Methodology) -> tuple[str, ...]:
    """The levels that an assessment can come to."""
    if not m.matrix:
        return tuple(level.id for level in m.levels)
    return tuple(dict.fromkeys(level for row in m.matrix for level in row))


def _key(leaf: Condition) -> _Key:
    return leaf.form, leaf.subject


def _truth(condition: Condition, known: dict[_Key, State]) -> bool | None:
    """Whether a condition holds, or None while that is open."""
    if condition.form in (Form.QUESTION, Form.FACT):
        key = _key(condition)
        return _holds_at(condition, known[key]) if key in known else None
    parts = [_truth(part, known) for part in condition.parts]
    if condition.form is Form.ALL:
        return False if False in parts else None if None in parts else True
    found = True if True in parts else None if None in parts else False
    return found if condition.form is Form.ANY or found is None else not found


def _holds_at(leaf: Condition, state: State) -> bool:
    if isinstance(state, Answer):
        return holds(leaf, {leaf.subject: state}, {})
    return holds(leaf, {}, {leaf.subject: state})


def _answers_to(question: Question) -> Iterator[Answer]:
    """Every answer that a condition can tell from another."""
    yield _UNANSWERED
    values = values_of(question)
    if question.kind is QuestionKind.CHOICES:
        ids = [choice.id for choice in question.choices]
        pairs = itertools.combinations(ids, 2)
        every: list[AnswerValue] = [*((each,) for each in ids), *pairs, tuple(ids)]
        values_given = [*every, *(value for value in values if value not in ids)]
        yield from (Answer(question.id, value) for value in values_given)
    elif values:
        yield from (Answer(question.id, value) for value in values)
    else:
        yield Answer(question.id, None, "words")
