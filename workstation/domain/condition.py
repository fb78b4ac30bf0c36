"""Whether a declarative rule of a methodology holds."""

from collections.abc import Iterator, Mapping

from workstation.domain.assessment import Answer
from workstation.domain.methodology import UNABLE, Condition, Form
from workstation.domain.text import is_written

FactValue = str | int | None
"""What a fact may be; None is "not known", and matches nothing."""

_UNABLE_COUNTS_AS = 5


def holds(
    condition: Condition | None,
    answers: Mapping[str, Answer],
    facts: Mapping[str, FactValue],
) -> bool:
    """Whether the condition is true; no condition is always true.

    What is unanswered or unknown matches neither ``any_of`` nor ``none_of`` nor ``at_least``.
    "Unable to determine" is as high as a scale goes, never low.
    """
    if condition is None:
        return True
    parts = (holds(part, answers, facts) for part in condition.parts)
    if condition.form is Form.ALL:
        return all(parts)
    if condition.form is Form.ANY:
        return any(parts)
    if condition.form is Form.NONE:
        return not any(parts)
    if condition.form is Form.QUESTION:
        answer = answers.get(condition.subject)
        return _compare(condition, _values_of(answer), answered=_is_answered(answer))
    fact = facts.get(condition.subject)
    values = () if fact is None else (str(fact),)
    return _compare(condition, values, answered=fact is not None)


def leaves_of(condition: Condition | None) -> Iterator[Condition]:
    """The comparisons of a condition, in order."""
    if condition is None:
        return
    if condition.form in (Form.QUESTION, Form.FACT):
        yield condition
    for part in condition.parts:
        yield from leaves_of(part)


def _values_of(answer: Answer | None) -> tuple[str, ...]:
    """The chosen values of an answer; rows and free text have none to compare."""
    if answer is None or not answer.value:
        return ()
    if isinstance(answer.value, str):
        return (answer.value,)
    return tuple(value for value in answer.value if isinstance(value, str))


def _is_answered(answer: Answer | None) -> bool:
    return answer is not None and bool(answer.value or is_written(answer.text))


def _compare(condition: Condition, values: tuple[str, ...], *, answered: bool) -> bool:
    if condition.answered is not None:
        return answered is condition.answered
    if condition.any_of:
        return any(value in condition.any_of for value in values)
    if condition.none_of:
        return bool(values) and not any(value in condition.none_of for value in values)
    if condition.at_least is not None:
        return any(_number(value) >= condition.at_least for value in values)
    return False


def _number(value: str) -> int:
    """A value as a number; one that is none is below every threshold."""
    if value == UNABLE:
        return _UNABLE_COUNTS_AS
    try:
        return int(value)
    except ValueError:
        return -1
