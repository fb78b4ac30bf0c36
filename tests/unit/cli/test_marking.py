"""Portion marks and banners from the command line (B-29 to B-36, section F)."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from workstation.cli.main import main
from workstation.workflows import assessments, partners
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

VECTOR = ("(U//FOUO)", "(S//REL TO USA, CAN)", "(C//REL TO USA, FVEY)",
          "(S//SI//REL TO USA, CAN)", "(TS//SI//REL TO USA, CAN)")  # fmt: skip
WHOLE = "TOP SECRET//SI//REL TO USA, CAN"


def banner(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = main(["marking", "banner", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def portions(*marks: str) -> list[str]:
    return [word for mark in marks for word in ("--portion", mark)]


def test_the_published_vector(capsys: pytest.CaptureFixture[str]) -> None:
    """F: and a malformed mark is reported with its place, never repaired."""
    assert banner(capsys, *portions(*VECTOR)) == (0, {"banner": WHOLE, "problems": []})
    code, said = banner(capsys, *portions(*VECTOR, "(S//REL TO USA, CAN))"))
    assert code == 1
    [problem] = said["problems"]
    assert (problem["portion"], problem["place"]) == ("(S//REL TO USA, CAN))", 21)
    assert "Column 21" in problem["reason"]


def test_separators_are_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    """B-31: "/" within a category, "//" between."""
    code, said = banner(capsys, *portions("(S//SI//TK)"))
    assert (code, said["problems"][0]["code"]) == (1, "marking.separator")
    assert said["problems"][0]["place"] == 9


@pytest.mark.parametrize(
    ("level", "code", "expected"),
    [
        ("TS", 0, "TOP SECRET"),
        ("S", 2, "banner.not_upward"),
        ("PC", 2, "banner.not_upward"),
        ("SECRET", 2, "banner.unknown_level"),
    ],
)
def test_at_least_only_raises(
    capsys: pytest.CaptureFixture[str], level: str, code: int, expected: str
) -> None:
    """B-29, B-32: for the compilation, upward only."""
    found, said = banner(capsys, *portions("(S)", "(PB)"), "--at-least", level)
    assert found == code
    assert (said["error"]["code"] if code else said["banner"]) == expected


def test_an_assessment_is_raised_and_taken_back(
    session: Session,
    vault_directory: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """B-32: what the review page does, without a screen."""
    partner = partners.add_partner(
        session, name="Border Guard", country="NOR", kind="border", marking="(C)"
    )
    made = assessments.new_assessment(session, partner.id).id
    sessions.end(session)
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(f"{PASSPHRASE}\n")
    common = ["--vault", str(vault_directory), "--officer", OFFICER,
              "--passphrase-file", str(passphrase), "marking", "raise", made]  # fmt: skip

    def run(*arguments: str) -> tuple[int, dict[str, Any]]:
        code = main([*common, *arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    code, said = run("--to", "S", "--reason", "Together", "--marking", "(C//CEO)")
    assert (code, said["banner"]) == (0, "SECRET//CANADIAN EYES ONLY")
    assert run("--to", "C", "--reason", "Less", "--marking", "(C)")[0] == 4
    assert run("--to", "TS", "--take-back")[0] == 2
    code, said = run("--take-back")
    assert (code, said["banner"], said["raised_to"]) == (0, "CONFIDENTIAL", "")
