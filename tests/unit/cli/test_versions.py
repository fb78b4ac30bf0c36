"""Drops, upgrades, comparisons and differences from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from workstation.cli.main import main

Out = pytest.CaptureFixture[str]


def run(capsys: Out, *arguments: object) -> tuple[int, dict[str, Any]]:
    code = main([*map(str, arguments), "--json"])
    captured = capsys.readouterr()
    assert captured.err == ""
    found: dict[str, Any] = json.loads(captured.out)
    return code, found


def test_answers_upgrade_and_comparison(
    vault_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    """A command names what it would drop, drops it only when told, and compares two files."""
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("ASSESSOR_PASSPHRASE_FILE", raising=False)
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(f"{PASSPHRASE}\n")
    words = ["--vault", vault_directory, "--officer", OFFICER, "--passphrase-file", passphrase]
    given = tmp_path / "answers.json"
    given.write_text(json.dumps({"7.1": {"value": "yes"}, "7.5": {"value": "active"}}))
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps({"7.1": {"value": "no"}}))
    added = ["partner", "add", "--marking", "(U)", "--name", "State Security", "--country", "NOR"]
    partner = run(capsys, *words, *added, "--kind", "intelligence")[1]["id"]
    new = ["assessment", "new", "--partner", partner, "--answers", given]
    one = run(capsys, *words, *new)[1]["assessment"]
    other = run(capsys, *words, "assessment", "new", "--partner", partner)[1]["assessment"]

    answer = [*words, "assessment", "answer", one, "--answers", changed]
    code, refused = run(capsys, *answer)
    assert (code, refused["error"]["code"]) == (1, "assessment.would_drop")
    assert refused["error"]["file"] == str(changed)
    assert "7.5" in refused["error"]["message"]
    code, done = run(capsys, *answer, "--drop")
    assert (code, done["dropped"], done["aside"]) == (0, ["7.5"], [])

    code, found = run(capsys, *words, "assessment", "compare", one, other)
    assert (code, found["different"]) == (0, 1)
    assert [row["question"] for row in found["rows"]] == ["7.1"]
    code, preview = run(capsys, *words, "assessment", "upgrade", one, "--preview")
    assert (code, preview["newer"], preview["dropped"]) == (0, False, [])
    code, refused = run(capsys, *words, "assessment", "upgrade", one)
    assert (code, refused["error"]["code"]) == (1, "assessment.version_in_force")
    code, offered = run(capsys, *words, "assessment", "carry", one)
    assert (code, offered["answers"]) == (0, [])


def test_a_difference_of_two_versions_needs_no_vault(capsys: Out) -> None:
    code, found = run(capsys, "methodology", "diff", "acmfea-2019@2026.1", "acmfea-2019@2026.2")
    assert code == 0
    assert found["before"] == {"id": "acmfea-2019", "version": "2026.1"}
    added = {part["id"] for part in found["parts"] if part["change"] == "added"}
    assert {"6.11", "7.9"} <= added
    stop = next(part for part in found["parts"] if part["id"] == "G-8")
    assert [one["field"] for one in stop["fields"]] == ["when"]
    assert stop["fields"][0]["before"]["fr"] != stop["fields"][0]["after"]["fr"]
    code, shown = run(capsys, "methodology", "show", "acmfea-2019@2026.1")
    assert (code, shown["version"]) == (0, "2026.1")
    assert {"hard_stops", "floors", "notices", "matrix"} <= {one["kind"] for one in shown["parts"]}
    code, refused = run(capsys, "methodology", "diff", "acmfea-2019@1999.1", "acmfea-2019")
    assert (code, refused["error"]["code"]) == (3, "methodology.unknown_version")


def test_a_check_says_line_key_and_remedy_or_that_nothing_is_wrong(
    capsys: Out, tmp_path: Path
) -> None:
    """What a person reads holds all that the JSON holds."""
    sound = Path(__file__).parents[3] / "resources" / "methodologies" / "uk-osja.toml"
    broken = tmp_path / "broken.toml"
    text = sound.read_text(encoding="utf-8")
    broken.write_text(text.replace('kind = "choice"', 'kind = "chose"', 1), encoding="utf-8")
    assert main(["methodology", "check", str(broken)]) == 1
    (told,) = capsys.readouterr().out.splitlines()
    assert told.startswith(f"{broken}, line ")
    assert told.endswith("Use one of: answer, choice, choices, scale, text, date, rows.")
    assert main(["methodology", "check", str(sound)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"Nothing is wrong with {sound}.\n")
