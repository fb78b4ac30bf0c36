"""Remarks from the command line: begun, answered, listed, settled (domain D, challenge log)."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from workstation.cli.main import main


def test_a_thread_from_the_command_line(
    vault_directory: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    common = ["--vault", str(vault_directory), "--officer", OFFICER, "--passphrase-file"]

    def run(*given: str, code: int = 0) -> dict[str, Any]:
        assert main([*common, str(secret), *given, "--json"]) == code
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    made = run(
        "partner",
        "add",
        "--marking",
        "(U)",
        "--name",
        "GDSS",
        "--country",
        "NOR",
        "--kind",
        "intelligence",
    )
    file = str(run("assessment", "new", "--partner", str(made["id"]))["id"])
    comment = ("assessment", "comment")
    said = ("--text", "Why four?", "--marking", "(S//CEO)")
    assert run(*comment, "add", file, "--question", "8.3", *said)["id"] == "C-001"
    assert run(*comment, "add", file, "--thread", "C-001", *said)["thread"] == "C-001"
    refused = run(*comment, "add", file, *said, code=2)
    assert refused["error"]["code"] == "cli.thread_or_question"
    run(*comment, "resolve", file, "C-001")
    listed = run(*comment, "list", file, "--question", "8.3")["threads"]
    assert [(one["id"], one["resolved"], len(one["comments"])) for one in listed] == [
        ("C-001", True, 2)
    ]
    assert run("assessment", "corrections", file)["todo"] == []
