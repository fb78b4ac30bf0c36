"""What follows a decision, from the command line, as the contract of commands says."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.unit.after.conftest import CASE, PARTNER
from workstation.cli import state
from workstation.cli.main import main

Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def run(
    decided: Path,
    tmp_path: Path,
    clock: TickingClock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Runs a command in a copy of the vault with ``--json``, a day after the decision."""
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("ASSESSOR_PASSPHRASE_FILE", raising=False)
    monkeypatch.setattr(state, "now", clock)
    clock.advance(days=1)
    vault = Path(shutil.copytree(decided, tmp_path / "vault"))
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    words = ["--vault", str(vault), "--officer", OFFICER, "--passphrase-file", str(passphrase)]

    def run(*arguments: object) -> tuple[int, dict[str, Any]]:
        code = main([*words, *map(str, arguments), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_release_follow_ups_and_breaches(run: Run, tmp_path: Path) -> None:
    """B-7, D, G-12: refused with the item that holds, then recorded, looked after and reported."""
    code, listed = run("assessment", "checklist", CASE)
    assert code == 0
    assert [one["key"] for one in listed["items"] if one["state"] == "open"] == [
        "condition:1", "characterization", "caveat",
    ]  # fmt: skip
    message = tmp_path / "message.txt"
    message.write_text("Without a caveat.")
    given = ["assessment", "release", CASE, "--on", "2026-11-17", "--message", "Message 114",
             "--caveat-on-message", "--characterization-attached"]  # fmt: skip
    code, said = run(*given)
    assert (code, said["error"]["code"], said["error"]["place"]) == (
        3, "field.required", "marking",
    )  # fmt: skip
    given += ["--marking", "(S)"]
    code, said = run(*given)
    assert (code, said["error"]["code"], said["error"]["place"]) == (
        1, "release.open", "condition:1",
    )  # fmt: skip
    code, said = run(*given, "--confirm", "condition:1", "--message-file", message)
    assert (code, said["error"]["code"]) == (1, "release.other_caveat")
    code, said = run(*given, "--confirm", "condition:1")
    assert (code, said["outcome"], len(said["follow_ups"])) == (0, "sent", 5)
    _, listed = run("follow-up", "list", "--assessment", CASE, "--open")
    assurance = next(one["id"] for one in listed["follow_ups"] if one["kind"] == "assurance")
    code, _ = run("follow-up", "done", assurance, "--on", "2026-11-17", "--result", "broken",
                  "--note", "No access.", "--marking", "(S)")  # fmt: skip
    assert code == 0
    _, listed = run("breach", "list", "--breach-status", "open", "--partner", PARTNER)
    (broken,) = listed["breaches"]
    _, listed = run("assessment", "touched")
    assert [one["assessment"] for one in listed["touched"]] == [CASE]
    run("breach", "change", broken["id"], "--harm", "None known.", "--raising", "not-raised",
        "--raised", "It would worsen the detention.")  # fmt: skip
    run("breach", "report", broken["id"], "--on", "2026-11-17", "--told", "NSIRA")
    code, said = run("breach", "close", broken["id"], "--on", "2026-11-17")
    assert (code, said["status"], said["reported_to"]) == (0, "closed", "NSIRA")
    code, said = run("breach", "export", tmp_path / "breaches.csv")
    assert (code, said["entries"]) == (0, 1)
    code, said = run("assessment", "close", CASE)
    assert (code, said["error"]["code"]) == (4, "closing.follow_ups")


def test_reopen_see_and_add(run: Run) -> None:
    """D: a linked file on new facts; nothing to see where nothing is new."""
    code, said = run("assessment", "seen", CASE, "--reason", "Nothing", "--marking", "(U)")
    assert (code, said["error"]["code"]) == (4, "reopening.nothing_new")
    code, made = run("follow-up", "add", CASE, "--title", "Ask", "--due", "2026-12-01",
                     "--marking", "(U)")  # fmt: skip
    assert (code, made["id"]) == (0, "FU-2026-0001")
    code, made = run("breach", "add", "--partner", PARTNER, "--on", "2026-11-16", "--kind",
                     "caveat", "--summary", "Passed on", "--marking", "(U)")  # fmt: skip
    assert (code, made["id"]) == (0, "BR-2026-001")
    assert run("breach", "show", made["id"])[1]["summary"] == "Passed on"
    run("assessment", "seen", CASE, "--reason", "Another caveat", "--marking", "(U)")
    assert run("assessment", "touched")[1] == {"touched": []}
    code, made = run("assessment", "reopen", CASE, "--reason", "A report", "--marking", "(S)")
    assert (code, made["follows"], made["exchange"]) == (0, CASE, "EX-2026-0001")
    code, listed = run("assessment", "checklist", CASE)
    assert (code, listed["items"][0]["key"]) == (1, "followed")
