"""A vault and its officers by commands: made, added, changed, let go, and trusted elsewhere."""

import subprocess
from pathlib import Path

from tests.conftest import OFFICER, PASSPHRASE
from tests.e2e.cli import Done, run
from workstation.vault import folder
from workstation.vault.keys import DEFAULT, Pbkdf2Parameters
from workstation.workflows import session as sessions

FIRST, SECOND, THIRD = (
    "seven quiet herons cross the bay",
    "a lantern under the old stone bridge",
    "warm rain on the copper roof tonight",
)


def keep(at: Path, name: str, passphrase: str) -> Path:
    path = at / f"{name}.txt"
    path.write_text(passphrase + "\n")
    return path


class Counter:
    """The command line at one vault; each officer brings a passphrase file."""

    def __init__(self, vault: Path) -> None:
        self.vault = vault

    def by(self, officer: str, file: Path, *arguments: object) -> Done:
        return run("--vault", self.vault, "--officer", officer, *arguments, "--json",
                   passphrase_file=file)  # fmt: skip

    def add(self, file: Path, name: str, authority: str, new: Path) -> Done:
        return self.by(
            OFFICER, file, "officer", "add", "--name", name, "--authority", authority,
            "--title", "Second reader", "--new-passphrase-file", new,
        )  # fmt: skip


def test_first_officer_and_the_next_get_passphrases_that_are_slow_to_guess(
    tmp_path: Path,
) -> None:
    """No command makes a slot below the parameters of the program."""
    desk = Counter(tmp_path / "OTT-09")
    first, second = keep(tmp_path, "first", FIRST), keep(tmp_path, "second", SECOND)
    short = keep(tmp_path, "short", "short")
    refused = desk.by(OFFICER, short, "init", "--authority", "assessor")
    assert (refused.code, refused.error["code"]) == (3, "passphrase.short")
    assert not desk.vault.exists()

    made = desk.by(OFFICER, first, "init", "--authority", "assessor")
    assert made.code == 0, made.out
    assert made.json["name"] == "OTT-09"
    assert desk.by(OFFICER, first, "init", "--authority", "assessor").code == 2
    assert [one.name for one in sessions.list_slots(desk.vault)] == [OFFICER]

    added = desk.add(first, "L. Chen", "second-reader", second)
    assert added.code == 0, added.out
    slots = folder.read_slots(desk.vault).slots
    assert [(slot.name, slot.kdf) for slot in slots] == [(OFFICER, DEFAULT), ("L. Chen", DEFAULT)]


def test_officers_are_added_changed_and_let_go(desk_vault: Path, tmp_path: Path) -> None:
    desk = Counter(desk_vault)
    first, second = keep(tmp_path, "first", PASSPHRASE), keep(tmp_path, "second", SECOND)
    alone = run("--vault", desk_vault, "officer", "list", "--json", passphrase_file=first)
    assert [one["name"] for one in alone.json["officers"]] == [OFFICER]
    added = desk.add(first, "L. Chen", "second-reader", second)
    assert added.code == 0, added.out
    assert desk.by("L. Chen", second, "officer", "add", "--name", "X. Y", "--authority", "L1",
                   "--new-passphrase-file", second).code == 4  # fmt: skip

    third = keep(tmp_path, "third", THIRD)
    changed = desk.by("L. Chen", second, "officer", "passphrase", "--new-passphrase-file", third)
    assert changed.code == 0, changed.out
    assert desk.by("L. Chen", second, "partner", "list").code == 4
    assert desk.by("L. Chen", third, "partner", "list").code == 0

    gone = desk.by(OFFICER, first, "officer", "disable", "L. Chen")
    assert gone.json == {"id": added.json["id"], "disabled": True}
    assert desk.by("L. Chen", third, "partner", "list").code == 4
    assert desk.by(OFFICER, first, "ledger", "verify").json["ok"] is True


def test_roster_is_written_once_and_openssl_verifies_it(desk_vault: Path, tmp_path: Path) -> None:
    desk = Counter(desk_vault)
    file = keep(tmp_path, "first", PASSPHRASE)
    roster, trust = tmp_path / "ott.roster", tmp_path / "trust.pem"
    exported = desk.by(OFFICER, file, "officer", "roster", "export", "--out", roster)
    assert exported.json["station"] == "OTT-04"
    assert desk.by(OFFICER, file, "officer", "roster", "export", "--out", roster).code == 2
    assert desk.by(OFFICER, file, "officer", "roster", "import", roster).code == 3
    assert desk.by(OFFICER, file, "officer", "roster", "trust", "--out", trust).code == 0
    checked = subprocess.run(
        ["openssl", "cms", "-verify", "-inform", "PEM", "-in", roster, "-CAfile", trust,
         "-purpose", "any"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr


def test_the_data_key_is_renewed_and_a_rule_can_ask_for_pbkdf2(tmp_path: Path) -> None:
    """Security 3.1: a profile with PBKDF2; a new data key that every slot opens."""
    desk = Counter(tmp_path / "OTT-10")
    first, second = keep(tmp_path, "first", FIRST), keep(tmp_path, "second", SECOND)
    made = desk.by(OFFICER, first, "init", "--authority", "assessor", "--kdf", "pbkdf2")
    assert made.code == 0, made.out
    assert folder.read_slots(desk.vault).slots[0].kdf == Pbkdf2Parameters()
    database = (desk.vault / folder.DATABASE).read_bytes()
    done = desk.by(OFFICER, first, "officer", "rotate-key")
    assert (done.code, done.json["epoch"], done.json["slots"]) == (0, 2, 1)
    assert (desk.vault / folder.DATABASE).read_bytes()[:16] != database[:16]
    changed = desk.by(
        OFFICER, first, "officer", "passphrase", "--new-passphrase-file", second,
        "--kdf", "argon2id",
    )  # fmt: skip
    assert changed.code == 0, changed.out
    assert folder.read_slots(desk.vault).slots[0].kdf == DEFAULT
    assert desk.by(OFFICER, second, "ledger", "verify").json["ok"] is True
