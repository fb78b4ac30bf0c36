"""Kinds of assessment from the command line."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.test_registers import Run
from tests.unit.cli.test_registers import own_machine as own_machine
from tests.unit.cli.test_registers import run as run

TRIAGE = {
    "0.1": {"value": "disclosure"},
    "0.2": {"value": "no"},
    "0.3": {"value": "no"},
    "0.4": {"value": "no", "text": "None covers it.", "marking": "(U)"},
    "0.6": {"value": "no"},
    "0.7": {"value": "not-required", "text": "A map.", "marking": "(U)"},
    "0.9": {"text": "A map of a river.", "marking": "(U)"},
}


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(TRIAGE))
    return file


def test_a_triage_is_closed_and_another_goes_on(run: Run, answers: Path) -> None:
    """Domain section 0, from a script."""
    partner = run("partner", "add", "--marking", "(U)", "--name", "Directorate", "--country", "NOR",
                  "--kind", "intelligence")["id"]  # fmt: skip
    new = ["assessment", "new", "--partner", partner, "--kind", "triage", "--answers", answers]
    made = run(*new)
    assert made["kind"] == "triage"
    closed = run(
        "assessment", "triage", "close", made["id"], "--reason", "no-individual",
        "--text", "Nobody lives there.", "--marking", "(U)",
    )  # fmt: skip
    assert closed["reason"] == "no-individual"
    assert (
        run("assessment", "list", "--state", "triage-closed")["assessments"][0]["id"] == made["id"]
    )
    assert run("assessment", "triage", "list") == {"triages": []}
    refused = run("assessment", "triage", "review", made["id"], "--agree", code=4)
    assert refused["error"]["code"] in {"triage.own", "triage.not_waiting"}
    other = run(*new)["id"]
    went_on = run("assessment", "triage", "go-on", other)
    assert (went_on["assessment"], went_on["kind"]) == (other, "case")


def test_a_standing_assessment_is_begun_and_asked_after(run: Run) -> None:
    """Domain C-bis, Validity: exit code 1 while it may not be relied on."""
    made = run("assessment", "new", "--kind", "standing", "--country", "NOR")
    assert (made["kind"], made["country"], made["exchange"]) == ("standing", "NOR", "")
    shown = run("standing", "show", made["id"], code=1)
    assert (shown["valid"], shown["lapsed_by"]) == (False, "not-approved")
    assert run("standing", "list") == {"standing": []}
    partner = run("partner", "add", "--marking", "(U)", "--name", "Directorate", "--country", "NOR",
                  "--kind", "intelligence")["id"]  # fmt: skip
    none = run("assessment", "new", "--kind", "abbreviated", "--partner", partner, code=4)
    assert none["error"]["code"] == "standing.none"
    assert "Directorate" in none["error"]["message"]
    assert partner not in none["error"]["message"]
    ended = run("standing", "lapse", made["id"], "--trigger", "coup", "--text", "A coup.",
                "--marking", "(U)", code=4)  # fmt: skip
    assert ended["error"]["code"] == "standing.not_in_force"
