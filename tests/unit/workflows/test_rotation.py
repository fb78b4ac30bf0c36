"""An officer leaves: the vault gets a new data key, whatever happens on the way."""

import resource
import shutil
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from workstation.domain.error import CheckFailedError, NotAllowedError, StoreError, UserError
from workstation.domain.officer import Role
from workstation.vault import anchors, folder, rotation, slot_change, slots
from workstation.vault.store import is_key_of
from workstation.workflows import officers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

FIRST_FORMAT = Path(__file__).parents[2] / "fixtures" / "vault_schema_1"
LEAVING = "O-OTT-04-0002"


@pytest.fixture
def staffed(session: Session) -> Session:
    """A vault with somebody who will leave and somebody who stays."""
    for name in ("B. Roy", "C. Tremblay"):
        officers.add_officer(session, name=name, authority=Role.L3, passphrase=PASSPHRASE)
    return session


def test_who_left_opens_neither_the_new_store_nor_the_new_slots(
    staffed: Session, vault_directory: Path, clock: TickingClock, tmp_path: Path
) -> None:
    """Security T4: old slots with the current database fail; those who stay notice nothing."""
    old_key = staffed.secrets.data_key
    old_slots = (vault_directory / slots.NAME).read_bytes()
    shutil.copytree(vault_directory, tmp_path / "copied-before")
    officers.disable_officer(staffed, LEAVING)
    assert staffed.secrets.data_key != old_key
    assert not is_key_of(vault_directory, old_key)
    assert staffed.vault.verify_ledger().ok
    assert staffed.vault.check_rebuild().ok
    assert not officers.rotation_owed(staffed)
    sessions.end(staffed)

    for name in (OFFICER, "C. Tremblay"):
        sessions.end(sessions.unlock(vault_directory, name, PASSPHRASE, clock))
    with pytest.raises(NotAllowedError):
        sessions.unlock(vault_directory, LEAVING, PASSPHRASE, clock)

    kept = tmp_path / "kept-slots.json"
    kept.write_bytes(old_slots)
    slot = slots.load(kept).find(LEAVING)
    assert slot is not None
    held = slots.open_slot(slot, staffed.vault.id, PASSPHRASE)
    assert held is not None
    assert not is_key_of(vault_directory, held.data_key)


def test_the_record_goes_on_after_the_change_and_says_why(staffed: Session) -> None:
    officers.disable_officer(staffed, LEAVING)
    kinds = [entry.kind for entry in staffed.vault.entries_before(None, 3)]
    assert kinds == [slot_change.SLOTS_CHANGED, rotation.KEY_ROTATED, "officer.saved"]
    officers.add_officer(staffed, name="D. Singh", authority=Role.L2, passphrase=PASSPHRASE)
    assert staffed.vault.verify_file().ok
    assert sorted(path.name for path in staffed.vault.directory.glob("vault.db*")) == [
        "vault.db", "vault.db-wal",
    ]  # fmt: skip


@pytest.mark.parametrize("renamed", [False, True], ids=["before the rename", "after the rename"])
def test_a_change_of_key_that_was_cut_short_is_settled(
    staffed: Session,
    vault_directory: Path,
    clock: TickingClock,
    tmp_path: Path,
    renamed: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Fault 39 of security.md: a stop at either side of the deciding rename."""
    staffed.vault.checkpoint()
    before = Path(shutil.copytree(vault_directory, tmp_path / "before"))
    officers.disable_officer(staffed, LEAVING)
    sessions.end(staffed)
    cut = Path(shutil.copytree(vault_directory, tmp_path / "cut"))
    (cut / slots.NAME).rename(cut / slots.PENDING)
    shutil.copy(before / slots.NAME, cut)
    if not renamed:
        (cut / folder.DATABASE).rename(cut / slot_change.NEW_DATABASE)
        shutil.copy(before / folder.DATABASE, cut)
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "a machine that saw no more than this"))
    (cut / anchors.NAME).unlink()

    again = sessions.unlock(cut, OFFICER, PASSPHRASE, clock)
    assert again.vault.verify_file().ok
    assert not (cut / slots.PENDING).exists()
    assert not (cut / slot_change.NEW_DATABASE).exists()
    assert (again.secrets.data_key == staffed.secrets.data_key) is renamed
    sessions.end(again)
    try:
        sessions.end(sessions.unlock(cut, LEAVING, PASSPHRASE, clock))
    except NotAllowedError:
        assert renamed
    else:
        assert not renamed


def test_a_full_disk_leaves_the_old_key_in_force(
    staffed: Session, vault_directory: Path, clock: TickingClock
) -> None:
    """Fault 26 of security.md, made by a limit on the size of files: said, nothing half done."""
    before = staffed.secrets.data_key
    staffed.vault.checkpoint()
    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, kept[1]))
    try:
        with pytest.raises(StoreError) as caught:
            officers.disable_officer(staffed, LEAVING)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)
    assert caught.value.code in {"disk.full", "disk.failed"}
    assert staffed.secrets.data_key == before
    assert is_key_of(vault_directory, before)
    assert not (vault_directory / slot_change.NEW_DATABASE).exists()
    officers.disable_officer(staffed, LEAVING)
    sessions.end(staffed)
    sessions.end(sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock))


def test_slots_of_the_first_format_are_renewed_as_their_officers_unlock(
    tmp_path: Path, clock: TickingClock
) -> None:
    """A vault of the first program opens; its data key can be renewed once everybody came by."""
    directory = Path(shutil.copytree(FIRST_FORMAT, tmp_path / "vault"))
    clock.advance(days=30)
    session = sessions.unlock(directory, OFFICER, PASSPHRASE, clock)
    mine, other = slots.load(directory / slots.NAME).slots
    assert (mine.is_first_format, other.is_first_format) == (False, True)
    with pytest.raises(CheckFailedError) as caught:
        officers.rotate_key(session)
    assert (caught.value.code, caught.value.data["names"]) == ("slots.first_format", "L. Fortin")
    sessions.end(session)

    sessions.end(sessions.unlock(directory, "L. Fortin", PASSPHRASE, clock))
    session = sessions.unlock(directory, OFFICER, PASSPHRASE, clock)
    officers.rotate_key(session)
    assert session.vault.check_rebuild().ok
    sessions.end(session)
    sessions.end(sessions.unlock(directory, "L. Fortin", PASSPHRASE, clock))


def test_who_cannot_be_given_a_new_key_does_not_keep_another_from_leaving(
    tmp_path: Path, clock: TickingClock
) -> None:
    """The slot goes at once; the new key is owed until the others have unlocked."""
    directory = Path(shutil.copytree(FIRST_FORMAT, tmp_path / "vault"))
    clock.advance(days=30)
    session = sessions.unlock(directory, OFFICER, PASSPHRASE, clock)
    added = officers.add_officer(session, name="B. Roy", authority=Role.L3, passphrase=PASSPHRASE)
    officers.disable_officer(session, added.id)
    assert officers.rotation_owed(session)
    assert slots.load(directory / slots.NAME).find(added.id) is None
    sessions.end(session)


def test_only_an_administrator_renews_the_key(staffed: Session, clock: TickingClock) -> None:
    directory = staffed.vault.directory
    sessions.end(staffed)
    other = sessions.unlock(directory, "C. Tremblay", PASSPHRASE, clock)
    with pytest.raises(UserError) as caught:
        officers.rotate_key(other)
    assert caught.value.code == "not_allowed"
    sessions.end(other)


def test_a_new_passphrase_does_not_rewrite_the_store(staffed: Session) -> None:
    """Product feature 4: what changes is one wrap in the slot file."""
    staffed.vault.checkpoint()
    file = staffed.vault.directory / folder.DATABASE
    pages = _pages(file)
    key = staffed.secrets.data_key
    officers.change_passphrase(staffed, PASSPHRASE, "the otter sleeps under old stones")
    staffed.vault.checkpoint()
    after = _pages(file)
    changed = sum(left != right for left, right in zip(pages, after, strict=False))
    assert staffed.secrets.data_key == key
    assert changed < len(pages) / 5


def _pages(file: Path) -> list[bytes]:
    data = file.read_bytes()
    return [data[at : at + 4096] for at in range(0, len(data), 4096)]
