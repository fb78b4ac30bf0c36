"""The shipped instrument: which sections and questions are asked, and when."""

import pytest

from tests.unit.domain.test_methodology_acmfea import Facts, instrument
from workstation.domain.assessment import Answer, AssessmentKind
from workstation.domain.condition import holds


@pytest.mark.parametrize(
    ("section", "answers", "facts", "opens"),
    [
        ("10", {}, {"baseline.locked": "no"}, False),
        ("10", {}, {"baseline.locked": "yes"}, True),
        ("11", {}, {"baseline.locked": "no"}, False),
        ("13", {}, {}, False),
        ("13", {"11.7": "yes"}, {}, False),
        ("13", {"11.7": "yes", "11.8": "no"}, {}, True),
        ("13", {"11.7": "no"}, {}, True),
        ("14", {}, {"decision.outcome": "deny"}, False),
        ("14", {}, {"decision.outcome": "approve-with-conditions"}, True),
    ],
)
def test_sections_open_when_it_is_their_turn(
    section: str, answers: dict[str, str], facts: Facts, opens: bool
) -> None:
    given = {number: Answer(number, value) for number, value in answers.items()}

    assert holds(instrument().sections[int(section)].opens_when, given, facts) is opens


@pytest.mark.parametrize(
    ("question", "answers", "facts", "asked"),
    [
        ("0.8", {"0.7": "full"}, {}, False),
        ("0.8", {"0.7": "not-required"}, {}, True),
        ("0.9", {}, {"assessment.kind": "triage"}, True),
        ("0.9", {}, {"assessment.kind": "case"}, False),
        ("1.14", {"1.11": "yes"}, {}, True),
        ("1.14", {"1.11": "no"}, {}, False),
        ("8.2", {}, {"assessment.kind": "standing"}, False),
        ("8.13", {}, {"persons.count": 1}, False),
        ("8.13", {}, {"persons.count": 2}, True),
        ("9.8", {"9.7": "no"}, {}, False),
        ("9.8", {"9.7": "yes"}, {}, True),
        ("11.6", {"11.5": "yes"}, {"baseline.severity": 5, "baseline.likelihood": 2}, True),
        ("11.6", {"11.5": "yes"}, {"baseline.severity": 5, "baseline.likelihood": 1}, False),
        ("11.6", {"11.5": "no"}, {"baseline.severity": 2, "baseline.likelihood": 2}, True),
    ],
)
def test_a_question_is_asked_where_it_has_its_place(
    question: str, answers: dict[str, str], facts: Facts, asked: bool
) -> None:
    """B-3: each person alone, and limb 2 at severity 5; B-10(c), B-17, B-37."""
    given = {number: Answer(number, value) for number, value in answers.items()}

    assert instrument().questions[question].required
    assert holds(instrument().questions[question].visible_when, given, facts) is asked


def test_every_kind_of_assessment_asks_its_sections() -> None:
    """Domain sections C and C-bis: a sheet is valid twelve months at most."""
    kinds = {kind.id: kind for kind in instrument().kinds}

    assert set(kinds) == {kind.value for kind in AssessmentKind}
    assert kinds["triage"].sections == ("0",)
    assert kinds["standing"].sections == ("4", "5", "6", "7", "8", "10", "11", "12", "13")
    assert [kinds[kind].sections for kind in ("case", "use")] == [(), ()]
    taken = set(kinds["standing"].sections) - set(kinds["abbreviated"].sections)
    assert taken == {"4", "5", "6", "7"}, "an abbreviated one takes these from the standing one"
    assert {kind.id: kind.valid_months for kind in kinds.values() if kind.valid_months} == {
        "standing": 12
    }
    assert instrument().sample_percent == 10


def test_a_standing_assessment_of_a_country_has_no_unit_no_record_and_no_arrangement() -> None:
    country = {"assessment.subject": "country"}
    left_out = [s.id for s in instrument().sections if not holds(s.needed_when, {}, country)]

    assert [section for section in left_out if section != "9"] == ["5", "6", "7"]


def test_one_step_stands_in_for_the_deputy_head_in_exceptional_uses() -> None:
    """B-10(c): which one it is, is data."""
    assert [step.id for step in instrument().ladder if step.designated_for_use] == ["L4"]


def test_tainted_use_is_asked_only_where_it_can_matter() -> None:
    """B-10: when the act is use, or the information is likely from mistreatment."""
    needed = instrument().sections[9].needed_when

    assert holds(needed, {"0.1": Answer("0.1", "use")}, {})
    assert holds(needed, {"2.8": Answer("2.8", "unable")}, {})
    assert not holds(needed, {"0.1": Answer("0.1", "disclosure"), "2.8": Answer("2.8", "no")}, {})
