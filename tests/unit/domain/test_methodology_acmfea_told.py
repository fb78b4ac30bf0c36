"""The shipped instrument: who must decide at the least, and who is told of it."""

import pytest

from tests.unit.domain.test_methodology_acmfea import Facts, instrument
from workstation.domain.assessment import Answer
from workstation.domain.condition import holds


@pytest.mark.parametrize(
    ("answers", "facts", "least"),
    [
        ({"4.14": "red"}, {}, "L3"),
        ({"4.14": "unable"}, {}, "L3"),
        ({"5.6": "yes"}, {}, "L3"),
        ({}, {"person.in_recipient_custody": "yes"}, "L3"),
        ({}, {"arrangement.status": "restricted"}, "L3"),
        ({"11.7": "yes"}, {}, "L4"),
        ({"11.7": "unable"}, {}, "L5"),
        ({"11.8": "unable"}, {}, "L5"),
        ({"11.7": "no"}, {"baseline.severity": 4, "baseline.likelihood": 4}, "L5"),
        ({"11.7": "no", "11.5": "yes"}, {"baseline.severity": 5, "baseline.likelihood": 1}, "L5"),
        ({"9.6": "yes"}, {}, "L5"),
        ({"9.6": "unable", "9.8": "no"}, {}, "L5"),
        ({"9.6": "yes", "9.8": "yes"}, {}, "L4"),
        ({"11.7": "no"}, {"baseline.severity": 3, "baseline.likelihood": 4}, None),
        ({"4.14": "green", "5.6": "no"}, {}, None),
    ],
)
def test_floors_lift_a_file_to_the_right_authority(
    answers: dict[str, str], facts: Facts, least: str | None
) -> None:
    """Section D, level floors; and "unable" never scores low."""
    given = {number: Answer(number, value) for number, value in answers.items()}
    floors = [floor.at_least for floor in instrument().floors if holds(floor.when, given, facts)]

    assert floors == ([least] if least else [])


@pytest.mark.parametrize(
    ("authority", "outcome", "owed"),
    [
        ("L5", "approve", {"minister", "nsicop", "nsira"}),
        ("L5", "deny", {"minister", "nsicop", "nsira"}),
        ("L5", "return", set()),
        ("L4", "approve", set()),
    ],
)
def test_a_determination_of_the_deputy_head_is_told(
    authority: str, outcome: str, owed: set[str]
) -> None:
    """B-12."""
    facts = {"decision.authority": authority, "decision.outcome": outcome}

    assert {n.id for n in instrument().notices if holds(n.when, {}, facts)} == owed


def test_a_use_that_the_designated_official_authorized_is_told_too() -> None:
    """B-12: use authorised."""
    facts = {
        "decision.authority": "L4",
        "decision.designated": "yes",
        "decision.outcome": "approve",
    }
    given = {"9.8": Answer("9.8", "yes")}

    owed = {n.id for n in instrument().notices if holds(n.when, given, facts)}
    assert owed == {"minister", "nsicop", "nsira"}
