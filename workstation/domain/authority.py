"""Which authority must decide, and why (domain sections C-bis and D)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workstation.domain.assessment import Answer, Determination, Outcome, RiskValue
from workstation.domain.completeness import scope_of
from workstation.domain.condition import FactValue, holds
from workstation.domain.methodology import NO, UNABLE, YES, Methodology
from workstation.domain.text import Text

_REFER: Final = "refer"
"""Choice of the recommendation that refers the file to the deputy head."""
_SEVERE: Final = 4
_MORE_LIKELY_THAN_NOT: Final = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an authority is required.

    Attributes:
        key: words key, ``ladder.reason.…``.
        rule: where the duty comes from, for example ``B-5``.
        authority: the least authority that this reason asks for.
        detail: what the key's sentence names, for example a level id; or "".
        text: the methodology's own sentence, for a floor.
    """

    key: str
    rule: str
    authority: str
    detail: str = ""
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Required:
    """The least authority that may approve, and every reason, the strongest first.

    ``authority`` is "" while neither a residual level nor a floor says anything.
    """

    authority: str
    reasons: tuple[Reason, ...] = ()


def rank(m: Methodology, authority: str) -> int:
    """The step of the ladder, 0 the lowest; -1 for who is not on it."""
    for step, found in enumerate(m.ladder):
        if found.id == authority:
            return step
    return -1


def authority_required(
    m: Methodology,
    residual: RiskValue,
    determination: Determination,
    facts: Mapping[str, FactValue],
    answers: Mapping[str, Answer],
) -> Required:
    """The authority that the residual level, the floors and the determination ask for.

    Source: domain sections C-bis and D.
    """
    counted = scope_of(m, answers, facts).answers
    floors = tuple(_floor_reasons(m, facts, counted))
    found = _determination_reasons(m, determination, facts, counted)
    reasons = [
        *_level_reasons(m, residual),
        *floors,
        *(reason for reason in found if not _is_said(reason, floors)),
        *_recommendation_reasons(m, counted),
    ]
    if not reasons:
        return Required("")
    reasons.sort(key=lambda reason: -rank(m, reason.authority))
    return Required(reasons[0].authority, tuple(reasons))


def _is_said(reason: Reason, floors: tuple[Reason, ...]) -> bool:
    """Whether a floor of the methodology already asks for the same, under the same rule."""
    rule = re.compile(rf"{re.escape(reason.rule)}(?!\d)")
    return any(reason.authority == floor.authority and rule.search(floor.rule) for floor in floors)


def _level_reasons(m: Methodology, residual: RiskValue) -> Iterator[Reason]:
    if residual.level is not None:
        authority = _least_for(m, residual.level)
        yield Reason("ladder.reason.level", "C-bis", authority, residual.level)


def _least_for(m: Methodology, level: str) -> str:
    """The lowest authority that may approve a level; the highest of all when none may."""
    for authority in m.ladder:
        if level in authority.approves:
            return authority.id
    return m.ladder[-1].id


def _floor_reasons(
    m: Methodology, facts: Mapping[str, FactValue], answers: Mapping[str, Answer]
) -> Iterator[Reason]:
    for floor in m.floors:
        if holds(floor.when, answers, facts):
            yield Reason("ladder.reason.floor", floor.rule, floor.at_least, text=floor.text)


def _determination_reasons(
    m: Methodology,
    found: Determination,
    facts: Mapping[str, FactValue],
    answers: Mapping[str, Answer],
) -> Iterator[Reason]:
    top = m.ladder[-1].id
    if UNABLE in (found.substantial, found.mitigable):
        yield Reason("ladder.reason.unable", "B-5", top)
    if found.substantial == YES:
        demanding = next((level.id for level in m.levels if level.demands_test), "")
        yield Reason("ladder.reason.substantial", "B-4", _least_for(m, demanding))
    if found.substantial == NO and _is_likely_and_severe(m, facts, answers):
        yield Reason("ladder.reason.limb", "B-3", top)
    if _value(m, answers, "tainted.applies") in {YES, UNABLE}:
        yield _tainted_reason(m, answers)


def _tainted_reason(m: Methodology, answers: Mapping[str, Answer]) -> Reason:
    """The deputy head, or exceptionally the senior official designated for it (B-10(c))."""
    designated = next((step.id for step in m.ladder if step.designated_for_use), "")
    if designated and _value(m, answers, "tainted.designated") == YES:
        return Reason("ladder.reason.designated", "B-10", designated)
    return Reason("ladder.reason.tainted", "B-10", m.ladder[-1].id)


def _is_likely_and_severe(
    m: Methodology, facts: Mapping[str, FactValue], answers: Mapping[str, Answer]
) -> bool:
    """Whether a person answered "more likely than not" at severity 4 or 5 (C-bis)."""
    severity, likelihood = facts.get("baseline.severity"), facts.get("baseline.likelihood")
    if not isinstance(severity, int) or severity < _SEVERE:
        return False
    likely = isinstance(likelihood, int) and likelihood >= _MORE_LIKELY_THAN_NOT
    return likely or _value(m, answers, "limb.likely") in {YES, UNABLE}


def _recommendation_reasons(m: Methodology, answers: Mapping[str, Answer]) -> Iterator[Reason]:
    """Only the top overrules a recommendation not to share; disagreement goes up (G-7)."""
    recommended = _value(m, answers, "recommendation")
    if recommended == Outcome.DENY.value:
        yield Reason("ladder.reason.disagreement", "C-bis", m.ladder[-1].id)
    elif recommended == _REFER:
        yield Reason("ladder.reason.referred", "B-5", m.ladder[-1].id)


def _value(m: Methodology, answers: Mapping[str, Answer], role: str) -> str | None:
    question = m.by_role.get(role)
    answer = answers.get(question.id) if question else None
    return answer.value if answer and isinstance(answer.value, str) else None
