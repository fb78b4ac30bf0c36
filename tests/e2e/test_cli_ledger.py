"""The ledger by commands: filters, the history of one record, and an export that checks itself."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from tests.e2e.cli import Done, run


class Desk:
    """Commands of one officer at one vault."""

    def __init__(self, vault: Path, file: Path) -> None:
        self.vault, self.file = vault, file

    def __call__(self, *arguments: object) -> Done:
        return run("--vault", self.vault, "--officer", OFFICER, *arguments, "--json",
                   passphrase_file=self.file)  # fmt: skip

    def entries(self, *arguments: object) -> list[dict[str, Any]]:
        done = self("ledger", "show", *arguments)
        assert done.code == 0, done.out
        found: list[dict[str, Any]] = done.json["entries"]
        return found


@pytest.fixture
def desk(vault_directory: Path, tmp_path: Path) -> Desk:
    file = tmp_path / "passphrase.txt"
    file.write_text(PASSPHRASE)
    return Desk(vault_directory, file)


def test_what_commands_open_is_shown_filtered_and_exported(desk: Desk, tmp_path: Path) -> None:
    made = desk(
        "partner",
        "add",
        "--marking",
        "(U)",
        "--name",
        "=cmd",
        "--country",
        "NOR",
        "--kind",
        "border",
    )
    partner = made.json["id"]
    assert desk("partner", "show", partner).code == 0
    assert desk("search", "cmd").code == 0

    views = desk.entries("--kind", "views", "--subject", partner)
    assert [one["body"] for one in views] == [{"what": "partner", "id": partner}]
    searches = desk.entries("--kind", "record.searched")
    assert len(searches) == 1
    assert "cmd" not in str(searches)
    locks = desk.entries("--kind", "officer.locked", "--by", OFFICER, "--limit", "2")
    assert [one["body"]["reason"] for one in locks] == ["ended", "ended"]
    assert desk.entries("--until", "2020-01-01") == []
    assert desk.entries("--since", "2020-01-01", "--limit", "1")
    assert [one["kind"] for one in desk.entries("--text", "=CMD")] == ["partner.saved"]

    told = desk("ledger", "history", partner).json
    assert told["subject"] == partner
    saved = told["entries"][-1]
    assert (saved["kind"], saved["officer_name"]) == ("partner.saved", OFFICER)
    assert {"field": "country", "name": "Country", "old": "", "new": "Norway"} in saved["changes"]

    out = tmp_path / "history"
    exported = desk("ledger", "export", "--out", out)
    assert exported.code == 0, exported.out
    checked = subprocess.run(
        [sys.executable, "-I", out / "verify_history.py", "--head",
         f"{exported.json['entries']}:{exported.json['head']}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
    with (out / "history.csv").open(encoding="utf-8-sig", newline="") as stream:
        names = {row["new"] for row in csv.DictReader(stream) if row["field"] == "Name"}
    assert names == {OFFICER, "'=cmd"}
    assert desk.entries("--kind", "history.exported")[0]["body"]["bodies"] == "all"
    again = desk("ledger", "export", "--out", out)
    assert (again.code, again.error["code"]) == (2, "history.place_taken")
    assert desk("ledger", "verify").json["ok"]
    assert desk("ledger", "rebuild-check").json["ok"]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (["show", "--kind", "no.such"], 3, "history.unknown_kind"),
        (["show", "--by", "Nobody"], 3, "history.unknown_officer"),
        (["show", "--since", "yesterday"], 3, "field.not_a_date"),
        (["history", "P-9999"], 3, "history.unknown_subject"),
        (["export"], 2, "cli.usage"),
    ],
)
def test_wrong_words_are_told_with_the_next_step(
    desk: Desk, arguments: list[str], exit_code: int, code: str
) -> None:
    done = desk("ledger", *arguments)
    assert (done.code, done.error["code"]) == (exit_code, code)
    assert done.error["next"]
