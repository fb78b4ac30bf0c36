"""What counts of an assessment, and what a change would hide: values alone, no vault."""

from dataclasses import replace
from typing import Any

import pytest

from tests.unit.domain.sample import METHOD, T, asks, fact, question
from workstation.domain.assessment import (
    Answer,
    Assessment,
    Decision,
    Evidence,
    EvidenceKind,
    Outcome,
)
from workstation.domain.circumstances import Circumstances
from workstation.domain.counting import counted, drivers, hidden_by
from workstation.domain.methodology import Condition, Form, Section

AROUND = Circumstances()
_TEST = Section(
    "20", T, T, (
        question("20.1"),
        question("20.2", visible_when=asks("20.1", "yes")),
        question("20.3", visible_when=asks("20.2", "yes")),
        question("20.4", visible_when=fact("baseline.level", "high", "substantial")),
        question("20.5", visible_when=fact("country.sheet", "none")),
        question("20.6", visible_when=Condition(Form.QUESTION, "1.1", answered=True)),
    ),
)  # fmt: skip
M = replace(METHOD, sections=(*METHOD.sections, _TEST), sha256="")


def _with(*given: Answer, **more: Any) -> Assessment:
    made = Assessment(
        "MRA-2026-0001", 1, M.id, M.version, "", "P-0001", "EX-2026-0001", "a", "A", "",
        answers={each.question: each for each in given},
    )  # fmt: skip
    return replace(made, **more)


YES = tuple(Answer(f"20.{n}", "yes") for n in (1, 2, 3))


def test_hiding_one_hides_the_next():
    """Feature 8: a chain falls at once, and in the order of the methodology."""
    lost = hidden_by(M, _with(*YES), Answer("20.1", "no"), AROUND)
    assert [each.question for each in lost] == ["20.2", "20.3"]
    found = counted(M, _with(Answer("20.1", "no"), *YES[1:]), AROUND)
    assert found.assessment.answers.keys() == {"20.1"}
    assert [each.question for each in found.aside] == ["20.2", "20.3"]


@pytest.mark.parametrize(
    "given",
    [Answer("20.1", "yes", "a reason"), Answer("20.3", "no"), Answer("2.5", None, "text")],
)
def test_what_hides_nothing_drops_nothing(given):
    assert hidden_by(M, _with(*YES), given, AROUND) == ()


def test_an_empty_answer_is_not_dropped():
    shown = _with(YES[0], Answer("20.2"))
    assert hidden_by(M, shown, Answer("20.1", "no"), AROUND) == ()


def test_a_fact_that_follows_from_an_answer_hides_too():
    """The level follows from severity and likelihood; what it asked for goes with it."""
    shown = _with(Answer("8.3", "4"), Answer("8.4", "4"), Answer("20.4", "yes"))
    assert [a.question for a in hidden_by(M, shown, Answer("8.4", "1"), AROUND)] == ["20.4"]
    assert {"8.3", "8.4", "20.1", "20.2", "1.1", "0.1"} <= drivers(M)
    assert "20.3" not in drivers(M)


def test_a_text_drives_only_by_being_there():
    shown = _with(Answer("1.1", None, "A title", "(U)"), Answer("20.6", "yes"))
    assert hidden_by(M, shown, Answer("1.1", None, "Another", "(U)"), AROUND) == ()
    assert [a.question for a in hidden_by(M, shown, Answer("1.1"), AROUND)] == ["20.6"]


def test_what_the_record_hides_is_aside():
    shown = _with(Answer("20.5", "yes"))
    assert counted(M, shown, AROUND).aside == ()
    sheet = replace(AROUND, country_sheet_age_months=2)
    assert [each.question for each in counted(M, shown, sheet).aside] == ["20.5"]


def test_an_answer_to_no_question_of_the_methodology_is_aside():
    found = counted(M, _with(Answer("1.1", None, "A"), Answer("99.9", "yes")), AROUND)
    assert [each.question for each in found.aside] == ["99.9"]


def test_evidence_counts_while_anything_that_counts_names_it():
    """An answer that counts cites E-01, a row's proof names E-02, a hidden one E-03 and E-01."""
    evidence = tuple(
        Evidence(f"E-0{n}", EvidenceKind.FILE, f"File {n}", "(U)", str(n)) for n in range(1, 5)
    )
    shown = _with(
        Answer("20.1", "no", evidence=("E-01",)),
        Answer("10.1", ({"kind": "caveat", "proof": "see E-02"},)),
        Answer("20.2", "yes", evidence=("E-03", "E-01")),
        evidence=evidence,
    )
    kept = counted(M, shown, AROUND).assessment.evidence
    assert [each.id for each in kept] == ["E-01", "E-02", "E-04"], "uncited stays, as it was"


def test_a_decision_is_among_the_facts():
    decided = Decision("L1", Outcome.APPROVE, "Because.", "(U)", "b", "B", "2026-11-16")
    found = counted(M, _with(*YES, decisions=(decided,)), AROUND)
    assert found.facts["decision.outcome"] == "approve"
    assert found.aside == ()


def test_drivers_are_found_once_for_each_text():
    named = replace(M, sha256="c" * 64)
    assert drivers(named) is drivers(named)
    assert drivers(named) == drivers(M)
