"""The recovery kit by commands: from a vault nobody can open to an administrator who can."""

import shlex
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from tests.e2e.cli import Done, run
from tests.e2e.demo_desk import Desk

NEW_PASSPHRASE = "seven lanterns over the slate roof"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_text(PASSPHRASE + "\n")
    return path


def printed(pdf: Path, number: int) -> str:
    """The table of one share, as another program reads it from the page."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-f", str(number), "-l", str(number), str(pdf), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line.split()[:6] for line in done.stdout.splitlines()]
    table = [row for row in rows if len(row) == 6 and all(each.isdigit() for each in row[::2])]
    return " ".join(" ".join(row) for row in table)


def test_the_whole_way_from_paper(vault_directory: Path, tmp_path: Path, secret: Path) -> None:
    """Every passphrase is lost; two sheets, the folder and the written steps are there."""
    pdf, typed, new = tmp_path / "kit.pdf", tmp_path / "typed.txt", tmp_path / "new.txt"
    new.write_text(NEW_PASSPHRASE + "\n")

    def by(*arguments: object, file: Path = secret) -> Done:
        return run("--vault", vault_directory, *arguments, "--json", passphrase_file=file)

    assert by("recovery", "status").json["state"] == "none"
    made = by("recovery", "make", "--out", pdf)
    assert made.code == 0, made.out
    assert (made.json["needed"], made.json["shares"]) == (2, 3)
    assert by("recovery", "make", "--out", pdf).error["code"] == "file.exists"

    typed.write_text(printed(pdf, 1) + "\n")
    too_few = by("recovery", "prove", "--shares-file", typed)
    assert (too_few.code, too_few.error["code"]) == (3, "recovery.too_few")
    typed.write_text(f"# from the safe\n{printed(pdf, 1)}\n\n{printed(pdf, 3)}\n")
    proven = by("recovery", "prove", "--shares-file", typed)
    assert proven.code == 0, proven.out
    assert proven.json["shares"] == [1, 3]
    status = by("recovery", "status").json
    assert (status["state"], status["kit"]["number"]) == ("proven", made.json["kit"])

    used = run(
        *("recovery", "use", "--vault", vault_directory, "--officer", "R. Roy"),
        *("--shares-file", "-", "--passphrase-file", new, "--json"),
        stdin=f"{printed(pdf, 2)}\n\n{printed(pdf, 3)}\n",
    )
    assert used.code == 0, used.out
    listed = by("--officer", "R. Roy", "officer", "list", file=new).json["officers"]
    assert [one["name"] for one in listed] == [OFFICER, "R. Roy"]
    shown = by("--officer", OFFICER, "ledger", "show", "--limit", "20").json["entries"]
    assert "recovery.used" in [one["kind"] for one in shown]
    assert by("--officer", OFFICER, "recovery", "status").json["state"] == "used"
    assert by("--officer", OFFICER, "ledger", "verify").json["ok"]


def test_making_a_vault_by_command_says_that_the_kit_is_owed(tmp_path: Path, secret: Path) -> None:
    done = run(
        *("--vault", tmp_path / "l'été 9", "--officer", OFFICER, "--lang", "en"),
        *("init", "--authority", "assessor"),
        passphrase_file=secret,
    )
    assert done.code == 0
    typed = shlex.split(done.err.partition("Make it with: ")[2])
    assert typed[2:5] == [str(tmp_path / "l'été 9"), "recovery", "make"], "as a shell reads it"


def test_a_file_without_shares_is_refused_in_words(
    vault_directory: Path, tmp_path: Path, secret: Path
) -> None:
    for content, code in (
        (b"\xff\xfe\x00", "recovery.file_unreadable"),
        (b"", "recovery.none_given"),
    ):
        file = tmp_path / "shares.txt"
        file.write_bytes(content)
        done = run(
            *("--vault", vault_directory, "recovery", "prove", "--shares-file", file, "--json"),
            passphrase_file=secret,
        )
        assert (done.code, done.error["code"]) == (3, code)


def test_the_demonstration_owes_nothing_to_its_recovery_kit(demo: Desk) -> None:
    """Opening it goes straight to Home: the kit is proven, and this year's drill was held."""
    status = demo.run("recovery", "status", "--json").json
    assert status["state"] == "proven"
    assert not status["is_drill_late"]
    assert status["drill_due"][:4] == str(datetime.now(UTC).year + 1)
    kit = demo.vault.parent / "recovery" / f"{demo.vault.name}.pdf"
    assert len(printed(kit, 1).split()) == 2 * 33
