"""Making a vault: what is refused, and what is left behind."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, TickingClock
from tests.unit.workflows.test_session import _contents
from workstation.domain.error import (
    BadInputError,
    UsageError,
)
from workstation.domain.officer import Role
from workstation.vault.keys import FLOOR
from workstation.workflows import session as sessions


def test_passphrase_checks_are_open_to_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "passphrase"
    path.write_text(PASSPHRASE + "\n")
    assert sessions.read_passphrase_file(path) == PASSPHRASE
    sessions.check_passphrase(PASSPHRASE)
    with pytest.raises(BadInputError, match="name"):
        sessions.check_passphrase("Whapmagoostui 12", ["Whapmagoostui"])


@pytest.mark.parametrize(
    ("name", "officer", "text", "code"),
    [
        ("", "C. Roy", PASSPHRASE, "name.empty"),
        ("OTT", " ", PASSPHRASE, "name.empty"),
        ("O" * 65, "C. Roy", PASSPHRASE, "name.long"),
        ("OTT", "C.\u202eRoy", PASSPHRASE, "name.controls"),
        ("OTT", "C. Roy", "too short", "passphrase.short"),
    ],
)
def test_create_refuses_bad_input_and_leaves_nothing(
    tmp_path: Path, clock: TickingClock, name: str, officer: str, text: str, code: str
) -> None:
    with pytest.raises(BadInputError) as caught:
        sessions.create_vault(
            tmp_path / "v", name=name, officer_name=officer, authority=Role.L3,
            passphrase=text, clock=clock, kdf=FLOOR,
        )  # fmt: skip
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["vault", "file", "full folder", "no parent"])
def test_create_refuses_a_place_that_is_taken(
    tmp_path: Path, pristine_vault: Path, clock: TickingClock, what: str
) -> None:
    place = tmp_path / "v"
    code = "vault.folder_used"
    if what == "vault":
        shutil.copytree(pristine_vault, place)
        code = "vault.exists"
    elif what == "file":
        place.write_text("x")
    elif what == "full folder":
        place.mkdir()
        (place / "notes.txt").write_text("x")
    else:
        place = tmp_path / "none" / "v"
        code = "file.folder_missing"
    before = _contents(tmp_path)
    with pytest.raises(UsageError) as caught:
        sessions.create_vault(
            place, name="OTT", officer_name="C. Roy", authority=Role.L3,
            passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
        )  # fmt: skip
    assert caught.value.code == code
    assert _contents(tmp_path) == before


def test_create_takes_an_empty_folder(tmp_path: Path, clock: TickingClock) -> None:
    made = sessions.create_vault(
        tmp_path, name="OTT", officer_name="C. Roy", authority=Role.L3,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    sessions.end(made)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "vault.anchors.json",
        "vault.db",
        "vault.lock",
        "vault.slots.json",
    ]
