"""A smart card by commands alone: enrolled, unlocking, and what is said when it is not there."""

from pathlib import Path

from tests import cards as readers
from tests.cards import PIN, WRONG_PIN, Reader
from tests.cards import reader as reader
from tests.conftest import OFFICER, PASSPHRASE
from tests.e2e.cli import Done, run
from tests.e2e.test_cli_officers import keep

NAME = "R. Patel"


def test_a_card_is_enrolled_and_unlocks(desk_vault: Path, reader: Reader, tmp_path: Path) -> None:
    first, pin = keep(tmp_path, "first", PASSPHRASE), keep(tmp_path, "pin", PIN)
    wrong = keep(tmp_path, "wrong", WRONG_PIN)

    def by(name: str, file: Path, *command: object) -> Done:
        return run(
            "--vault", desk_vault, "--officer", name, *command, "--json",
            passphrase_file=file, ASSESSOR_PKCS11=str(readers.library()),
        )  # fmt: skip

    add = ("officer", "add", "--name", NAME, "--authority", "assessor", "--card", "--pin-file", pin)
    none = by(OFFICER, first, *add)
    assert (none.code, none.error["code"]) == (4, "card.none")
    place = reader.new_card("Blue card")
    listed = by(OFFICER, first, "officer", "card")
    assert [one["label"] for one in listed.json["cards"]] == ["Blue card"]
    added = by(OFFICER, first, *add, "--token", "Blue card")
    assert added.code == 0, added.out
    assert PIN not in added.out + added.err

    refused = by(NAME, wrong, "partner", "list")
    assert (refused.code, refused.error["code"]) == (4, "card.pin_wrong_low")
    assert by(NAME, pin, "partner", "list").code == 0
    unlocked = by(OFFICER, first, "officer", "card", NAME, "--pin-file", pin)
    assert unlocked.json == {"id": added.json["id"], "card": True}, "enrolled again"
    reader.take_out(place)
    gone = by(NAME, pin, "partner", "list")
    assert (gone.code, gone.error["code"]) == (4, "card.none")
    assert by(OFFICER, first, "ledger", "verify").json["ok"] is True


def test_options_of_the_card_want_the_card(desk_vault: Path, tmp_path: Path) -> None:
    pin = keep(tmp_path, "pin", PIN)
    done = run("--vault", desk_vault, "officer", "add", "--name", NAME, "--authority", "L1",
               "--pin-file", pin, "--json")  # fmt: skip
    assert (done.code, done.error["code"]) == (2, "cli.card_option_alone")
    bogus = keep(tmp_path, "bogus", "no library")
    refused = run("officer", "card", "--library", bogus, "--json", ASSESSOR_CONFIG=str(tmp_path))
    assert (refused.code, refused.error["code"]) == (3, "card.library_unusable")
    missing = run("--vault", desk_vault, "officer", "card", "--json",
                  ASSESSOR_PKCS11=str(tmp_path / "absent.so"))  # fmt: skip
    assert (missing.code, missing.error["code"]) == (3, "card.library_missing")
