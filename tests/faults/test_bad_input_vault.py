"""Vaults, passphrase files and instances that do not open, by commands of their own process."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OFFICER
from tests.e2e import cli
from tests.faults.conftest import Station, error_of

Spoil = Callable[[Path], object]


def contents(vault: Path) -> dict[str, bytes]:
    """Every file of a vault but the lock, which may be made at any time."""
    return {
        path.name: path.read_bytes() for path in sorted(vault.iterdir()) if path.suffix != ".lock"
    }


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x10
    path.write_bytes(data)


def cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


SPOILED: dict[str, tuple[Spoil, str, int]] = {
    "slots missing": (lambda v: (v / "vault.slots.json").unlink(), "vault.slots.json", 5),
    "slots empty": (lambda v: cut(v / "vault.slots.json", 0), "vault.slots.json", 5),
    "slots cut": (lambda v: cut(v / "vault.slots.json", 900), "vault.slots.json", 5),
    "slots not JSON": (
        lambda v: (v / "vault.slots.json").write_bytes(b"\xff\xfe{"), "vault.slots.json", 5),
    "database missing": (lambda v: (v / "vault.db").unlink(), "vault.db", 5),
    "database empty": (lambda v: cut(v / "vault.db", 0), "vault.db", 5),
    "database cut by a page": (lambda v: cut(v / "vault.db", -4096), "vault.db", 5),
    "database with a bit flipped at its start": (lambda v: flip(v / "vault.db", 20), "vault.db", 5),
    "database of somebody else": (
        lambda v: (v / "vault.db").write_bytes(b"SQLite format 3\0" * 4096), "vault.db", 5),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILED)
def test_spoiled_vault_is_named_and_left_as_it_is(name: str, draft: Station) -> None:
    """Faults 2 to 10 of security.md; nothing is made anew in silence."""
    spoil, file, code = SPOILED[name]
    spoil(draft.vault)
    before = contents(draft.vault)
    error = error_of(draft.run("ledger", "verify"), code, file=draft.vault / file)
    assert error["code"].startswith("vault.")
    french = cli.run(*draft.words(), "partner", "list", "--json", "--lang", "fr")
    assert error_of(french, code)["message"] != error["message"]
    assert contents(draft.vault) == before


@pytest.mark.parametrize("seed", range(4))
def test_damage_that_does_not_hinder_the_opening_is_found_by_the_check(
    draft: Station, seed: int
) -> None:
    """Fault 2 of security.md: one bit, on a page that perhaps nobody reads today."""
    database = draft.vault / "vault.db"
    size = database.stat().st_size
    flip(database, random.Random(seed).randrange(4096, size))
    for language in ("en", "fr"):
        done = cli.run(*draft.words(), "ledger", "verify", "--json", "--lang", language)
        assert done.err == ""
        if done.code == 5:
            assert error_of(done, 5, file=database)["code"] == "vault.damaged"
            continue
        assert done.code == 1
        assert not done.json["ok"]
        assert done.json["file"]["problems"]


def test_slot_file_that_somebody_edited_is_refused(draft: Station) -> None:
    """Faults 20 and 21 of security.md: a slot taken away, a cost that is too low or too high."""
    path = draft.vault / "vault.slots.json"
    whole = json.loads(path.read_bytes())
    fewer = {**whole, "slots": whole["slots"][:-1]}
    path.write_text(json.dumps(fewer, sort_keys=True, separators=(",", ":")))
    done = draft.run("partner", "list")
    assert done.code in {1, 5}
    error_of(done, done.code, file=path)
    for memory in (8, 64 * 1024 * 1024):
        text = json.dumps(whole, sort_keys=True, separators=(",", ":"))
        path.write_text(text.replace(":65536", f":{memory}"))
        assert path.read_text() != text
        done = draft.run("partner", "list")
        assert done.code in {1, 5}
        error_of(done, done.code, file=path)


def test_vault_that_is_not_there(draft: Station, tmp_path: Path) -> None:
    gone = tmp_path / "nowhere"
    done = cli.run(
        "--vault", gone, "--officer", OFFICER, "--passphrase-file", draft.passphrase,
        "partner", "list", "--json",
    )  # fmt: skip
    error_of(done, 5, file=gone)
    assert not gone.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("missing", None),
        ("empty", b""),
        ("only a newline", b"\n"),
        ("not UTF-8", b"\xff\xfe\xff"),
        ("endless", b"x" * 1_000_000),
    ],
)
def test_bad_passphrase_file(draft: Station, tmp_path: Path, name: str, data: bytes | None) -> None:
    file = tmp_path / "words"
    if data is not None:
        file.write_bytes(data)
    before = contents(draft.vault)
    said = []
    for language in ("en", "fr"):
        done = cli.run(
            "--vault", draft.vault, "--officer", OFFICER, "--passphrase-file", file,
            "partner", "list", "--json", "--lang", language,
        )  # fmt: skip
        said.append(error_of(done, 3, file=file)["message"])
    assert said[0] != said[1]
    assert contents(draft.vault) == before


def test_wrong_passphrase_is_not_allowed(draft: Station, tmp_path: Path) -> None:
    file = tmp_path / "words"
    file.write_text("not the words that open this")
    with draft.unchanged():
        done = cli.run(
            "--vault", draft.vault, "--officer", OFFICER, "--passphrase-file", file,
            "partner", "list", "--json",
        )  # fmt: skip
        assert error_of(done, 4)["code"] == "vault.passphrase_wrong"


def test_second_instance_is_refused_and_the_first_works_on(draft: Station) -> None:
    """Fault 22 of security.md, with a real second process."""
    with draft.sit() as session:
        head = session.vault.head()
        for language in ("en", "fr"):
            done = cli.run(*draft.words(), "partner", "list", "--json", "--lang", language)
            assert error_of(done, 4, file=draft.vault)["code"] == "vault.in_use"
        assert session.vault.head() == head
        assert session.vault.verify_ledger().ok
    assert draft.run("partner", "list").code == 0
