"""The closed set of condition forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.assessment import Answer
from workstation.domain.condition import holds
from workstation.domain.methodology import Condition, Form

Q = Form.QUESTION
ANSWERS = {
    "a": Answer("a", "yes"),
    "n": Answer("n", "3"),
    "u": Answer("u", "unable"),
    "m": Answer("m", ("x", "y")),
    "t": Answer("t", None, "words"),
    "r": Answer("r", ({"kind": "caveat"},)),
    "e": Answer("e"),
}
FACTS: dict[str, str | int | None] = {
    "measures.in_place": 2,
    "baseline.level": "high",
    "country.sheet_age_months": None,
}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        (Condition(Q, "a", any_of=("yes", "unable")), True),
        (Condition(Q, "a", any_of=("no",)), False),
        (Condition(Q, "a", none_of=("no",)), True),
        (Condition(Q, "a", none_of=("yes",)), False),
        (Condition(Q, "gone", any_of=("yes",)), False),
        (Condition(Q, "gone", none_of=("yes",)), False),
        (Condition(Q, "gone", at_least=1), False),
        (Condition(Q, "e", none_of=("yes",)), False),
        (Condition(Q, "n", at_least=3), True),
        (Condition(Q, "n", at_least=4), False),
        (Condition(Q, "u", at_least=5), True),
        (Condition(Q, "a", at_least=1), False),
        (Condition(Q, "m", any_of=("y",)), True),
        (Condition(Q, "m", none_of=("y",)), False),
        (Condition(Q, "m", none_of=("z",)), True),
        (Condition(Q, "t", answered=True), True),
        (Condition(Q, "t", any_of=("words",)), False),
        (Condition(Q, "r", answered=True), True),
        (Condition(Q, "e", answered=False), True),
        (Condition(Q, "gone", answered=False), True),
        (Condition(Form.FACT, "measures.in_place", at_least=1), True),
        (Condition(Form.FACT, "measures.in_place", any_of=("2",)), True),
        (Condition(Form.FACT, "baseline.level", any_of=("high",)), True),
        (Condition(Form.FACT, "country.sheet_age_months", at_least=0), False),
        (Condition(Form.FACT, "country.sheet_age_months", answered=False), True),
        (Condition(Form.FACT, "measures.in_place", answered=True), True),
    ],
)
def test_condition_holds(condition: Condition | None, expected: bool) -> None:
    """What is unanswered matches nothing; "unable" is never low (section C)."""
    assert holds(condition, ANSWERS, FACTS) is expected


_LEAVES = st.builds(
    lambda subject, value: Condition(Q, subject, any_of=(value,)),
    st.sampled_from([*ANSWERS, "gone"]),
    st.sampled_from(["yes", "no", "x", "3"]),
)
_PARTS = st.lists(_LEAVES, max_size=4).map(tuple)


@given(_PARTS)
def test_property_none_is_not_any(parts: tuple[Condition, ...]) -> None:
    any_ = holds(Condition(Form.ANY, parts=parts), ANSWERS, FACTS)
    assert holds(Condition(Form.NONE, parts=parts), ANSWERS, FACTS) is not any_


@given(_PARTS)
def test_property_all_is_every_part(parts: tuple[Condition, ...]) -> None:
    each = [holds(part, ANSWERS, FACTS) for part in parts]
    assert holds(Condition(Form.ALL, parts=parts), ANSWERS, FACTS) is all(each)


@given(st.text(max_size=6), st.integers(-5, 5))
def test_property_an_unanswered_question_matches_no_comparison(subject: str, n: int) -> None:
    for condition in (
        Condition(Q, subject, any_of=("yes",)),
        Condition(Q, subject, none_of=("yes",)),
        Condition(Q, subject, at_least=n),
    ):
        assert not holds(condition, {}, {})
