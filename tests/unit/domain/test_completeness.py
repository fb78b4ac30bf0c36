"""What is missing, hidden, locked or not needed."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import (
    METHOD,
    QUIET,
    T,
    answer,
    asks,
    assessment,
    decision,
    full_answers,
    question,
)
from workstation.domain.assessment import Answer, Assessment, Outcome
from workstation.domain.circumstances import facts
from workstation.domain.completeness import SectionState, scope_of, section_states
from workstation.domain.methodology import Section


def states(file: Assessment) -> dict[str, SectionState]:
    found = section_states(METHOD, file, facts(METHOD, file, QUIET))
    return {state.section: state for state in found}


def needs(file: Assessment) -> list[tuple[str, str]]:
    return [(m.question, m.need) for state in states(file).values() for m in state.missing]


def with_answer(given: Answer) -> Assessment:
    return assessment({**full_answers(), given.question: given})


def test_full_assessment_misses_nothing() -> None:
    assert needs(assessment()) == []
    assert {s.section: s.status for s in states(assessment()).values()} == {
        "0": "done",
        "1": "done",
        "2": "done",
        "3": "done",
        "4": "done",
        "8": "done",
        "9": "not-needed",
        "10": "done",
        "11": "done",
        "13": "done",
        "14": "locked",
    }


def test_empty_assessment_misses_every_required_answer() -> None:
    found = needs(assessment({}, locked=False))
    assert ("0.1", "answer") in found
    assert ("3.1", "rows") in found
    assert ("8.4", "lock") in found
    assert not any(question.startswith(("9.", "14.")) for question, _ in found)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (Answer("4.1", "yes", "", "", ("E-01",)), [("4.1", "reason")]),
        (Answer("4.1", "yes", "Why", "(S)"), [("4.1", "evidence")]),
        (Answer("4.1", "na", "Why", "(S)"), []),
        (Answer("4.1", "yes", "Why", "", ("E-01",)), [("4.1", "marking")]),
        (Answer("1.1", None, "Title", "(S))"), [("1.1", "marking")]),
        (Answer("1.1", None, "   ", "(S)"), [("1.1", "answer")]),
        (Answer("1.2", None, "Optional text", ""), [("1.2", "marking")]),
        (Answer("3.1", ({"person": " ", "note": "x"},), "", "(S)"), [("3.1", "rows")]),
        (Answer("3.1", ({"person": "One"},)), [("3.1", "marking")]),
        (Answer("11.1", "unable"), [("11.1", "reason")]),
        (Answer("11.1", "unable", "Nobody knows", "(S)"), []),
    ],
)
def test_what_an_answer_lacks(given: Answer, expected: list[tuple[str, str]]) -> None:
    """B-5: "unable" with a reason is an answer; architecture 6: every text has a mark."""
    assert needs(with_answer(given)) == expected


def test_missing_names_row_and_column() -> None:
    found = states(with_answer(Answer("3.1", ({"person": "a"}, {"person": ""}), "", "(S)")))
    assert [(m.row, m.column) for m in found["3"].missing] == [(2, "person")]


def test_unable_is_counted_also_in_rows() -> None:
    """B-5: "unable" is a first-class answer, never silently "no"."""
    given = full_answers(q3_1=({"person": "a", "in_custody": "unable"},))
    given["11.1"] = answer("11.1", "unable", "Nobody knows")
    found = states(assessment(given))
    assert (found["3"].unable, found["11"].unable) == (("3.1",), ("11.1",))
    assert found["11"].status == "done"


def test_hidden_question_is_neither_missing_nor_counted() -> None:
    """C-bis: hidden answers never score."""
    assert ("11.6", "answer") in needs(assessment(full_answers(q11_5="no")))
    hidden = full_answers(q11_5="yes", q11_6="unable")
    assert states(assessment(hidden))["11"].unable == ()


def test_hiding_one_question_hides_what_hangs_on_it() -> None:
    """Roles: a hidden question counts as unanswered in conditions."""
    given = full_answers(q0_1="disclosure", q9_1="yes", q9_2="yes")
    scope = scope_of(METHOD, given, {})
    assert "9" not in scope.needed
    assert not {"9.1", "9.2"} & set(scope.answers)


def test_hiding_goes_on_until_nothing_changes() -> None:
    """Roles: a chain of three, in the order that takes the most rounds."""
    chain = (
        question("9.3", visible_when=asks("9.2", "yes")),
        question("9.2", visible_when=asks("9.1", "yes")),
        question("9.1", visible_when=asks("0.1", "use")),
    )
    chained = replace(METHOD, sections=(METHOD.sections[0], Section("9", T, T, chain)))
    given = full_answers(q9_1="yes", q9_2="yes", q9_3="yes")
    assert set(scope_of(chained, given, {}).answers) == {"0.1"}
    given["0.1"] = answer("0.1", "use")
    assert set(scope_of(chained, given, {}).answers) == {"0.1", "9.1", "9.2", "9.3"}


def test_section_is_needed_when_its_condition_holds() -> None:
    """B-10: section 9 opens for the use of information."""
    found = states(assessment(full_answers(q0_1="use")))
    assert (found["9"].status, len(found["9"].missing)) == ("open", 3)


def test_mitigation_and_test_are_locked_until_the_baseline_is() -> None:
    """G-4: the baseline is locked before mitigation opens."""
    found = states(assessment(locked=False))
    assert (found["10"].status, found["11"].status) == ("locked", "locked")
    assert [(m.question, m.need) for m in found["8"].missing] == [("8.4", "lock")]


@pytest.mark.parametrize(
    ("outcome", "status"), [(Outcome.APPROVE, "open"), (Outcome.DENY, "locked")]
)
def test_after_section_opens_with_an_approval(outcome: Outcome, status: str) -> None:
    file = replace(assessment(), decisions=(decision("L4", outcome),))
    assert states(file)["14"].status == status
