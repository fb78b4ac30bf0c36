"""The annual report from the command line, as the contract of commands says."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from workstation.cli.main import main

Run = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def run(
    vault_directory: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs ``report`` in one vault with ``--json``: the code, the object, the other stream."""
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("ASSESSOR_PASSPHRASE_FILE", raising=False)
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(f"{PASSPHRASE}\n")
    words = ["--vault", str(vault_directory), "--officer", OFFICER,
             "--passphrase-file", str(passphrase), "report"]  # fmt: skip

    def run(*arguments: object) -> tuple[int, dict[str, Any], str]:
        code = main([*words, *map(str, arguments), "--json"])
        captured = capsys.readouterr()
        return code, json.loads(captured.out), captured.err

    return run


def test_a_late_report_is_written_with_a_warning_on_both_streams(run: Run, tmp_path: Path) -> None:
    """B-14; C-bis: late is said in the JSON and on standard error, and the file is there."""
    out = tmp_path / "rapport.pdf"
    code, said, told = run("annual", "--year", 2020, "--lang", "fr", "--out", out)
    assert code == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert said["report"] == str(out)
    assert (said["late"], said["due_before"]) == (True, "2021-03-01")
    assert (said["language"], said["public"], said["version"]) == ("fr", False, "minister")
    late = next(each for each in said["warnings"] if each["code"] == "report.late")
    assert late["message"] in told
    assert "en retard" in late["message"]
    assert "pratiques" in told.casefold()
    assert set(said["counts"].values()) == {0}
    assert said["figures"]["decided"] == {"count": 0, "ids": [], "files": []}


def test_the_public_version_is_refused_until_what_may_not_be_public_is_out(
    run: Run, tmp_path: Path
) -> None:
    """B-15: exit code 1, the passage and the next step; redacted, it is made."""
    out = tmp_path / "public.pdf"
    given = ("--year", 2025, "--slot", "cases", "--marking", "(S)",
             "--reason", "a.ongoing-operation")  # fmt: skip
    code, said, _ = run("text", *given, "--en", "One case.", "--fr", "Un cas.")
    assert (code, said) == (0, {"year": 2025, "slot": "cases", "number": 1})
    code, said, _ = run("annual", "--year", 2025, "--public", "--out", out)
    assert (code, said["error"]["code"]) == (1, "report.not_redacted")
    assert said["error"]["place"] == "cases 1"
    assert not out.exists()
    run("text", *given, "--number", 1, "--en", "One case.", "--fr", "Un cas.", "--redact")
    code, said, _ = run("annual", "--year", 2025, "--public", "--out", out)
    assert (code, said["public"], said["banner"]) == (0, True, "UNCLASSIFIED")
    assert said["figures"] == {}
    code, listed, _ = run("text", "--year", 2025)
    assert [(each["language"], each["redacted"]) for each in listed["passages"]] == [
        ("en", True), ("fr", True),
    ]  # fmt: skip


def test_statistics_marks_and_copies(run: Run, tmp_path: Path) -> None:
    """G-11: every number with its ids; B-16: the copy of a review body."""
    code, said, _ = run("statistics", "--year", 2025)
    assert code == 0
    assert said["figures"]["substantial"] == {"count": 0, "ids": [], "files": []}
    figure = ("mark", "--year", 2025, "--figure", "substantial", "--withhold", "crcc")
    assert run(*figure)[0] == 2, "a mark is asked for"
    assert run(*figure, "--marking", "(U)")[0] == 0
    code, said, _ = run("annual", "--year", 2025, "--recipient", "crcc", "--out", tmp_path / "c")
    assert (code, said["version"]) == (0, "crcc")
    code, said, _ = run("mark", "--year", 2025, "--figure", "such", "--marking", "(U)")
    assert (code, said["error"]["place"]) == (3, "figure")


@pytest.mark.parametrize(
    "arguments",
    [
        ("annual", "--year", 2999, "--out", "x.pdf"),
        ("annual", "--year", 2025, "--public", "--recipient", "nsira", "--out", "x.pdf"),
        ("annual", "--year", "soon", "--out", "x.pdf"),
        ("annual", "--year", 2025),
        ("text", "--year", 2025, "--slot", "cases"),
        ("text", "--year", 2025, "--slot", "cases", "--reason", "c.shame", "--en", "x"),
    ],
)
def test_a_wrong_use_is_told_as_such(run: Run, arguments: tuple[object, ...]) -> None:
    assert run(*arguments)[0] == 2
