"""When a triage may be closed without an assessment, and which ones a second reader looks at."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from workstation.domain.assessment import Answer
from workstation.domain.completeness import scope_of
from workstation.domain.condition import FactValue, holds
from workstation.domain.methodology import Condition, Form, Methodology

REASON_ROLE: Final = "triage.reason"
"""Of the question whose answer says why no assessment is needed."""

_HUNDRED: Final = 100


def stands_against_closing(
    m: Methodology, answers: Mapping[str, Answer], facts: Mapping[str, FactValue]
) -> tuple[str, ...]:
    """Questions whose answers ask for a full assessment, in their order; one is enough.

    The question of the reason is shown only where nothing was answered positively, so an answer
    that hides it is one: "unable to determine" hides it as "yes" does (domain section 0). An
    answer that is not there yet is not among them.
    """
    question = m.by_role.get(REASON_ROLE)
    if question is None:
        return ()
    shown = scope_of(m, answers, facts).answers
    found = set(_hiding(m, question.id, shown, facts))
    return tuple(each for each in m.questions if each in found and each in shown)


def is_sampled(head: str, assessment: str, percent: int) -> bool:
    """Whether a second reader looks at a triage that was closed.

    The head of the ledger just before the closing decides: nobody knows it ahead, and everybody
    can compute it again from the record (domain section 0, "recorded with reason and sampled").

    Args:
        head: hash of the last entry before the closing.
        assessment: its id.
        percent: of a hundred, how many are looked at.
    """
    digest = hashlib.sha256(f"{head}\n{assessment}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % _HUNDRED < percent


def _hiding(
    m: Methodology, question: str, shown: Mapping[str, Answer], facts: Mapping[str, FactValue]
) -> Iterator[str]:
    """The questions whose answers hide this one, and those that hide them in turn."""
    condition = m.questions[question].visible_when
    for each in _failing(condition, shown, facts):
        yield each
        if each not in shown:
            yield from _hiding(m, each, shown, facts)


def _failing(
    condition: Condition | None, shown: Mapping[str, Answer], facts: Mapping[str, FactValue]
) -> Iterator[str]:
    if condition is None or holds(condition, shown, facts):
        return
    if condition.form is Form.QUESTION:
        yield condition.subject
    for part in condition.parts:
        # Under "none", the parts that hold are what hides the question.
        is_to_blame = condition.form is Form.NONE
        yield from _asked(part) if is_to_blame else _failing(part, shown, facts)


def _asked(condition: Condition) -> Iterator[str]:
    if condition.form is Form.QUESTION:
        yield condition.subject
    for part in condition.parts:
        yield from _asked(part)
