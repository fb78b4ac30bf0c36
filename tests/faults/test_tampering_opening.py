"""What somebody did to a vault's files is noticed as it is opened or at the check, in words."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, TickingClock
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.officer import Role
from workstation.domain.text import LANGUAGES
from workstation.vault import place
from workstation.vault.keys import FLOOR
from workstation.vault.store import NewEntry
from workstation.workflows import machine
from workstation.workflows import session as sessions
from workstation.workflows.background_check import HistoryCheck
from workstation.workflows.session import Session

PAGE = 4096
OFFICER = "O-OTT-04-0001"


@pytest.fixture(scope="module")
def worked_in(pristine_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of some hundred pages, and the log as a kill left it beside an older copy."""
    folder = tmp_path_factory.mktemp("worked")
    directory = Path(shutil.copytree(pristine_vault, folder / "vault"))
    clock = TickingClock(datetime(2026, 11, 16, 13, 30, tzinfo=UTC))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSESSOR_STATE", str(folder / "state"))
        session = sessions.unlock(directory, OFFICER, PASSPHRASE, clock)
        session.record([NewEntry("note.saved", f"n{n}", {"text": "x" * 900}) for n in range(300)])
        session.vault.put_attachment(bytes(200_000), "application/pdf")
        shutil.copytree(directory, folder / "killed")
        sessions.end(session)
    return folder


def copied(worked_in: Path, tmp_path: Path, name: str = "vault") -> Path:
    """A copy of the vault on a machine that saw it last."""
    state = machine.state_path()
    shutil.rmtree(state, ignore_errors=True)
    shutil.copytree(worked_in / "state", state)
    return Path(shutil.copytree(worked_in / name, tmp_path / "vault"))


def outcome(directory: Path, clock: TickingClock) -> str:
    """How it was noticed: by which refusal, or by which closing of an open vault."""
    try:
        session = sessions.unlock(directory, OFFICER, PASSPHRASE, clock)
    except UserError as problem:
        told = [words.error(problem, language).next_step for language in LANGUAGES]
        return problem.code if all(told) else f"{problem.code} without a next step"
    try:
        if not session.vault.read_only:
            walk(session)
        return session.vault.read_only
    finally:
        session.watch.close()
        session.vault.close()


def walk(session: Session) -> None:
    check = HistoryCheck()
    while check.step(session) is not None:
        pass


def test_a_sound_vault_is_never_accused(
    worked_in: Path, tmp_path: Path, clock: TickingClock
) -> None:
    directory = copied(worked_in, tmp_path)
    assert [outcome(directory, clock) for _ in range(3)] == ["", "", ""]


def test_a_killed_vault_is_never_accused(
    worked_in: Path, tmp_path: Path, clock: TickingClock
) -> None:
    directory = copied(worked_in, tmp_path, "killed")
    (machine.state_path() / "anchors").rename(tmp_path / "later")
    assert outcome(directory, clock) == ""


Spoil = Callable[[bytearray], object]


def _swap(data: bytearray) -> None:
    first, second = slice(40 * PAGE, 41 * PAGE), slice(60 * PAGE, 61 * PAGE)
    data[first], data[second] = data[second], data[first]


def _zero(data: bytearray) -> None:
    data[50 * PAGE : 51 * PAGE] = bytes(PAGE)


def _cut(data: bytearray) -> None:
    del data[-PAGE:]


def _append(data: bytearray) -> None:
    data.extend(data[-PAGE:])


def _flip(offset: int) -> Spoil:
    def flip(data: bytearray) -> None:
        data[offset % len(data)] ^= 0x20

    return flip


@pytest.mark.parametrize(
    "spoil",
    [_swap, _zero, _cut, _append, *(_flip(7919 * n * n + 4321 * n) for n in range(1, 25))],
)
def test_every_change_of_the_file_is_noticed(
    worked_in: Path, tmp_path: Path, clock: TickingClock, spoil: Spoil
) -> None:
    """Faults 2 to 7 of security.md, at the opening or behind the work."""
    directory = copied(worked_in, tmp_path)
    data = bytearray((directory / "vault.db").read_bytes())
    spoil(data)
    (directory / "vault.db").write_bytes(data)
    assert outcome(directory, clock) in {
        "vault.damaged", "vault.damage_found", "vault.size_wrong",
    }  # fmt: skip


def test_a_lost_log_is_noticed(worked_in: Path, tmp_path: Path, clock: TickingClock) -> None:
    """Fault 13."""
    directory = copied(worked_in, tmp_path, "killed")
    (directory / "vault.db-wal").unlink()
    assert outcome(directory, clock) == "vault.quarantined"


@pytest.mark.parametrize("place_of_flip", [0.02, 0.3, 0.6, 0.97])
def test_a_spoiled_log_is_noticed(
    worked_in: Path, tmp_path: Path, clock: TickingClock, place_of_flip: float
) -> None:
    """Fault 14."""
    directory = copied(worked_in, tmp_path, "killed")
    data = bytearray((directory / "vault.db-wal").read_bytes())
    data[int(len(data) * place_of_flip)] ^= 1
    (directory / "vault.db-wal").write_bytes(data)
    assert outcome(directory, clock) == "vault.quarantined"


def test_the_log_of_another_vault_is_named(
    worked_in: Path, tmp_path: Path, clock: TickingClock
) -> None:
    """Fault 15: its pages are not ours."""
    directory = copied(worked_in, tmp_path)
    other = sessions.create_vault(
        tmp_path / "other", name="OTT-09", officer_name="C. Roy", authority=Role.L3,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    other.record([NewEntry("note.saved", "n", {"text": "x"})])
    shutil.copyfile(tmp_path / "other" / "vault.db-wal", directory / "vault.db-wal")
    sessions.end(other)
    assert outcome(directory, clock) in {"vault.log_foreign", "vault.damaged"}


def test_a_foreign_journal_is_refused_before_anything_reads_it(
    worked_in: Path, tmp_path: Path, clock: TickingClock
) -> None:
    directory = copied(worked_in, tmp_path)
    before = (directory / "vault.db").read_bytes()
    (directory / "vault.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000))
    assert outcome(directory, clock) == "vault.foreign_journal"
    assert (directory / "vault.db").read_bytes() == before


def test_the_files_of_another_vault_are_refused(
    worked_in: Path, tmp_path: Path, clock: TickingClock
) -> None:
    directory = copied(worked_in, tmp_path)
    sessions.end(
        sessions.create_vault(
            tmp_path / "other", name="OTT-09", officer_name="C. Roy", authority=Role.L3,
            passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
        )
    )  # fmt: skip
    shutil.copyfile(tmp_path / "other" / "vault.db", directory / "vault.db")
    assert outcome(directory, clock) in {"vault.damaged", "vault.slots_changed"}


def test_a_page_found_damaged_behind_the_work_stops_entries_but_keeps_what_is_typed(
    worked_in: Path, tmp_path: Path, clock: TickingClock
) -> None:
    directory = copied(worked_in, tmp_path)
    data = bytearray((directory / "vault.db").read_bytes())
    data[len(data) - 20 * PAGE] ^= 1
    (directory / "vault.db").write_bytes(data)
    session = sessions.unlock(directory, OFFICER, PASSPHRASE, clock)
    assert session.vault.read_only == ""
    walk(session)
    assert session.watch.damaged
    with pytest.raises(UserError) as caught:
        session.record([NewEntry("note.saved", "n", {"text": "x"})])
    assert caught.value.code == "vault.damage_found"
    sessions.remember_place(session, {"page": "typed"})
    assert sessions.recall_place(session) == {"page": "typed"}
    session.watch.close()
    session.vault.close()


def test_a_second_name_of_the_database_is_told_not_refused(
    worked_in: Path, tmp_path: Path, clock: TickingClock
) -> None:
    """Fault 16."""
    directory = copied(worked_in, tmp_path)
    assert place.warnings_of(directory) == ()
    (tmp_path / "second").hardlink_to(directory / "vault.db")
    found = place.warnings_of(directory)
    assert [one.code for one in found] == ["place.hard_link"]
    for language in LANGUAGES:
        assert "vault.db" in words.label(found[0].code, language, file=found[0].file, detail="")
    assert outcome(directory, clock) == ""


@pytest.mark.parametrize(
    ("kind", "code"),
    [("nfs4", "place.network"), ("cifs", "place.network"), ("vfat", "place.fat"), ("ext4", "")],
)
def test_the_kind_of_disk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, code: str
) -> None:
    monkeypatch.setattr(place, "file_system_of", lambda _directory: kind)
    assert [one.code for one in place.warnings_of(tmp_path)] == ([code] if code else [])


def test_the_kind_of_disk_is_read_from_the_mounts(tmp_path: Path) -> None:
    device = tmp_path.stat().st_dev
    numbers = f"{os.major(device)}:{os.minor(device)}"
    mounts = (
        f"20 1 {numbers} / / rw - ext4 /dev/sda rw\n"
        f"21 1 {numbers} / {tmp_path.parent} rw shared:1 - vfat /dev/sdb rw\n"
        f"22 1 0:99 / {tmp_path} rw - tmpfs tmpfs rw\n"
        "rubbish\n"
    )
    assert place._of_linux(tmp_path, mounts) == "vfat"
    assert place.file_system_of(tmp_path)
