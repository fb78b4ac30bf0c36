"""``assessor backup``, ``restore`` and ``doctor``: the contract of their answers."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from workstation.cli.main import main

Out = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "state"))
    monkeypatch.delenv("ASSESSOR_PASSPHRASE_FILE", raising=False)


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\n")
    return path


@pytest.fixture
def words(vault_directory: Path, passphrase_file: Path) -> list[str]:
    return ["--vault", str(vault_directory), "--officer", OFFICER,
            "--passphrase-file", str(passphrase_file)]  # fmt: skip


def run(capsys: Out, *arguments: object) -> tuple[int, dict[str, Any]]:
    code = main([*map(str, arguments), "--json"])
    captured = capsys.readouterr()
    assert captured.err == ""
    found: dict[str, Any] = json.loads(captured.out)
    return code, found


def test_backup_goes_into_a_file_or_into_the_rotation_and_is_listed(
    words: list[str], tmp_path: Path, capsys: Out, vault_directory: Path
) -> None:
    code, found = run(capsys, *words, "backup", tmp_path / "x.backup")
    assert code == 0
    assert found.keys() == {"file", "vault", "at", "entries", "head", "size"}
    assert Path(found["file"]).stat().st_size == found["size"]
    code, refused = run(capsys, *words, "backup", tmp_path / "x.backup")
    assert (code, refused["error"]["code"]) == (2, "file.exists")
    assert run(capsys, *words, "backup", tmp_path / "x.backup", "--force")[0] == 0
    code, made = run(capsys, *words, "backup")
    assert code == 0
    code, listed = run(capsys, "--vault", vault_directory, "backup", "--list")
    assert code == 0
    assert made["file"] in [one["file"] for one in listed["backups"]]
    assert {one["state"] for one in listed["backups"]} == {"checked"}
    assert listed["chosen"] is False


def test_the_folder_is_chosen_by_command_and_its_absence_is_said(
    words: list[str], tmp_path: Path, capsys: Out
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    assert run(capsys, *words, "backup", "--folder", disk) == (0, {"folder": str(disk)})
    assert run(capsys, *words, "backup")[1]["file"].startswith(str(disk))
    shutil.rmtree(disk)
    code, found = run(capsys, *words, "backup", "--list")
    assert (code, found["problem"]["code"]) == (1, "backup.folder_missing")
    code, found = run(capsys, *words, "backup")
    assert (code, found["error"]["code"]) == (5, "backup.folder_missing")
    assert run(capsys, *words, "partner", "add", "--marking", "(U)", "--name", "A partner",
               "--country", "NOR", "--kind", "intelligence")[0] == 0  # fmt: skip
    assert run(capsys, *words, "backup", "--folder", "-")[0] == 0
    assert run(capsys, *words, "backup")[0] == 0


def test_backup_takes_one_thing_at_a_time(words: list[str], tmp_path: Path, capsys: Out) -> None:
    code, found = run(capsys, *words, "backup", tmp_path / "x", "--list")
    assert (code, found["error"]["code"]) == (2, "backup.needs_words")


def test_a_command_that_works_makes_the_daily_backup(words: list[str], capsys: Out) -> None:
    assert run(capsys, *words, "backup", "--list")[1]["backups"] == []
    for name in ("First partner", "Second partner"):
        run(capsys, *words, "partner", "add", "--marking", "(U)", "--name", name,
            "--country", "NOR", "--kind", "intelligence")  # fmt: skip
    assert len(run(capsys, *words, "backup", "--list")[1]["backups"]) == 1


def test_restore_over_a_vault_asks_and_moves_it_aside(
    words: list[str], tmp_path: Path, capsys: Out, vault_directory: Path
) -> None:
    run(capsys, *words, "backup", tmp_path / "x.backup")
    run(
        capsys,
        *words,
        "partner",
        "add",
        "--marking",
        "(U)",
        "--name",
        "Lost",
        "--country",
        "NOR",
        "--kind",
        "intelligence",
    )
    before = (vault_directory / "vault.db").read_bytes()
    code, refused = run(capsys, *words, "restore", tmp_path / "x.backup")
    assert (code, refused["error"]["code"]) == (4, "restore.not_confirmed")
    assert refused["plan"]["kinds_lacking"]["partner.saved"] == 1
    assert (vault_directory / "vault.db").read_bytes() == before
    code, done = run(capsys, *words, "restore", tmp_path / "x.backup", "--yes")
    assert code == 0
    assert (Path(done["moved_to"]) / "vault.db").read_bytes() == before
    assert ".replaced-" in done["moved_to"]
    assert (vault_directory / "vault.db").exists()


def test_restore_to_a_new_place_asks_nothing(words: list[str], tmp_path: Path, capsys: Out) -> None:
    run(capsys, *words, "backup", tmp_path / "x.backup")
    target = tmp_path / "fresh"
    code, done = run(capsys, "restore", tmp_path / "x.backup", "--vault", target)
    assert (code, done["moved_to"], done["vault"]) == (0, None, str(target))
    assert (target / "vault.db").exists()


def test_restore_says_the_summary_in_words(words: list[str], tmp_path: Path, capsys: Out) -> None:
    run(capsys, *words, "backup", tmp_path / "x.backup")
    assert main([*words, "restore", str(tmp_path / "x.backup"), "--lang", "fr"]) == 4
    captured = capsys.readouterr()
    assert "mis de côté" in captured.out
    assert "--yes" in captured.err


def test_doctor_answers_with_and_without_a_vault(
    words: list[str], capsys: Out, vault_directory: Path
) -> None:
    code, found = run(capsys, "doctor")
    assert code in {0, 1}
    assert found["ok"] is (code == 0)
    assert {line["area"] for line in found["lines"]} >= {"machine", "clock", "space"}
    code, found = run(capsys, "--vault", vault_directory, "doctor")
    assert "doctor.locked" in {line["code"] for line in found["lines"]}
    run(capsys, *words, "backup")
    code, found = run(capsys, *words, "doctor")
    assert {line["area"] for line in found["lines"]} >= {"trust", "anchors", "backups", "recovery"}
    assert found["counts"]["bad"] == 0, [one for one in found["lines"] if one["state"] == "bad"]
    assert code == 0


def test_doctor_tells_a_damaged_vault_with_exit_code_one(
    words: list[str], capsys: Out, vault_directory: Path
) -> None:
    (vault_directory / "vault.db").write_bytes(b"\0" * 8192)
    code, found = run(capsys, *words, "doctor")
    assert (code, found["ok"]) == (1, False)
    assert main([*words, "doctor", "--lang", "fr"]) == 1
    assert "à corriger" in capsys.readouterr().out
