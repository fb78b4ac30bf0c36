"""An older copy of a vault put back, from the command line: said, read-only, acknowledged."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from tests.e2e.cli import Done, run

SECOND = "C. Roy"


class Counter:
    """The command line at one vault."""

    def __init__(self, vault: Path, folder: Path) -> None:
        self.vault = vault
        self.file = folder / "passphrase"
        self.file.write_text(f"{PASSPHRASE}\n")

    def by(self, officer: str, *arguments: object, lang: str = "en") -> Done:
        return run("--vault", self.vault, "--officer", officer, "--lang", lang, *arguments,
                   passphrase_file=self.file)  # fmt: skip


@pytest.fixture
def counter(vault_directory: Path, tmp_path: Path) -> Counter:
    made = Counter(vault_directory, tmp_path)
    added = made.by(
        OFFICER, "officer", "add", "--name", SECOND, "--authority", "L3",
        "--new-passphrase-file", made.file,
    )  # fmt: skip
    assert added.code == 0, added.err
    return made


def test_a_vault_shows_its_anchors_and_compares(counter: Counter) -> None:
    shown = counter.by(OFFICER, "anchor", "show", "--json")
    assert shown.code == 0, shown.err
    assert shown.json["ok"]
    assert {one["anchor"]["source"] for one in shown.json["findings"]} == {"machine", "officer"}
    seq, head = shown.json["seq"], shown.json["head"]
    assert counter.by(OFFICER, "anchor", "check", f"{seq}:{head[:10]}").code == 0
    other = counter.by(OFFICER, "anchor", "check", f"{seq}:{'0' * 10}", "--json")
    assert (other.code, other.json["state"]) == (1, "forked")
    nothing = counter.by(OFFICER, "anchor", "acknowledge", "--reason", "x", "--json")
    assert (nothing.code, nothing.error["code"]) == (2, "anchors.nothing_lost")


def test_an_older_copy_is_read_only_until_two_officers_acknowledge(
    counter: Counter, tmp_path: Path
) -> None:
    copy = shutil.copytree(counter.vault, tmp_path / "older")
    add = (
        "partner",
        "add",
        "--marking",
        "(U)",
        "--name",
        "Harbour Police",
        "--country",
        "NOR",
        "--kind",
        "police",
    )
    assert counter.by(OFFICER, "ledger", "show").code == 0
    shutil.rmtree(counter.vault)
    shutil.copytree(copy, counter.vault)
    shown = counter.by(OFFICER, "anchor", "show", lang="fr")
    assert shown.code == 1
    assert "plus ancien" in shown.out
    refused = counter.by(OFFICER, "assessment", "list", "--json")
    assert refused.code == 0
    assert "older" in counter.by(OFFICER, "assessment", "list").err
    for language in ("en", "fr"):
        stopped = counter.by(OFFICER, "ledger", "verify", lang=language)
        assert stopped.code == 0
    written = counter.by(OFFICER, *add[:-1], "intelligence", "--json")
    assert (written.code, written.error["code"]) == (4, "vault.quarantined")
    reason = ("anchor", "acknowledge", "--reason", "The disk was replaced", "--json")
    first = counter.by(OFFICER, *reason)
    assert (first.code, first.json["open"], first.json["missing"]) == (0, False, 1)
    again = counter.by(OFFICER, *reason)
    assert (again.code, again.error["code"]) == (4, "anchors.same_officer")
    second = counter.by(SECOND, *reason)
    assert (second.code, second.json["open"]) == (0, True)
    assert counter.by(OFFICER, *add[:-1], "intelligence").code == 0
    assert counter.by(OFFICER, "anchor", "show").code == 0
