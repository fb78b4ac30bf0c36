"""Older vaults are brought up to date after a backup; newer ones are not touched at all."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from workstation.domain.error import CheckFailedError, StoreError
from workstation.vault import backup_file, folder, migrations, peek, slots, sqlcipher
from workstation.vault.store import Vault
from workstation.workflows import backup_place
from workstation.workflows import session as sessions

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
RELEASED = sorted(FIXTURES.glob("vault_schema_*"))
SECOND_OFFICER = "L. Fortin"


def state_of(directory: Path) -> object:
    """Every name, byte and time in a folder, and of the folder itself."""
    return directory.stat().st_mtime_ns, {
        path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in directory.iterdir()
    }


def data_key(directory: Path) -> bytes:
    found = slots.load(directory / slots.NAME)
    slot = found.find(OFFICER)
    assert slot is not None
    opened = slots.open_slot(slot, found.vault_id, PASSPHRASE)
    assert opened is not None
    return opened.data_key


def make_newer(directory: Path, *, in_log: bool) -> None:
    """As a later program would leave it; with a crash the change stands in the log only."""
    connection = sqlcipher.open_database(directory / folder.DATABASE, data_key(directory))
    connection.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    if not in_log:
        connection.close()
        return
    kept = directory.parent / "kept"
    shutil.copytree(directory, kept)
    connection.close()
    shutil.rmtree(directory)
    kept.rename(directory)
    assert (directory / "vault.db-wal").stat().st_size > 0


@pytest.fixture(params=RELEASED, ids=lambda path: path.name)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a vault that a released program made."""
    return Path(shutil.copytree(request.param, tmp_path / "released"))


def test_there_is_a_saved_vault_of_every_older_schema() -> None:
    assert [path.name for path in RELEASED] == [
        f"vault_schema_{version}" for version in range(1, migrations.VERSION)
    ]


@pytest.mark.parametrize("officer", [OFFICER, SECOND_OFFICER])
def test_a_released_vault_opens_and_everything_in_it_is_read(
    released: Path, clock: TickingClock, officer: str
) -> None:
    before = migrations.version_of(
        sqlcipher.look_into(released / "vault.db", "immutable=1", data_key(released))
    )
    session = sessions.unlock(released, officer, PASSPHRASE, clock)
    vault = session.vault
    assert before < vault.schema_version() == migrations.VERSION
    assert vault.verify_ledger().ok
    assert vault.verify_file().ok
    assert vault.check_rebuild().ok
    partners = vault.read("SELECT name FROM partner")
    assert [row["name"] for row in partners] == ["Directorate of Border Security"]
    steps = [entry.body for entry in vault.entries_of("vault.migrated")]
    assert steps == [{"from": v, "to": v + 1} for v in range(before, migrations.VERSION)]
    assert vault.entries_of("vault.migrated")[0].officer == session.officer.id
    kept = backup_place.last_item(vault.id)
    assert kept is not None
    assert kept.seq == vault.entries_of("vault.migrated")[0].seq - 1
    sessions.end(session)


def test_the_backup_before_a_migration_gives_the_older_vault_back(
    released: Path, tmp_path: Path, clock: TickingClock
) -> None:
    before = peek.schema_version(released / "vault.db", data_key(released))
    untouched = (released / "vault.slots.json").read_bytes()
    session = sessions.unlock(released, OFFICER, PASSPHRASE, clock)
    sessions.end(session)
    kept = min(backup_place.place_of(session.vault.id).glob("*.backup"))
    backup_file.restore(kept, tmp_path / "again")
    assert (tmp_path / "again" / "vault.slots.json").read_bytes() == untouched
    assert peek.schema_version(tmp_path / "again" / "vault.db", data_key(released)) == before


def test_without_leave_an_older_vault_is_not_changed(released: Path) -> None:
    before = peek.schema_version(released / "vault.db", data_key(released))
    found = slots.load(released / slots.NAME)
    slot = found.find(OFFICER)
    assert slot is not None
    opened = slots.open_slot(slot, found.vault_id, PASSPHRASE)
    assert opened is not None
    with pytest.raises(StoreError) as caught:
        Vault(released, opened.data_key, projection=lambda _: (), guard=None)
    assert caught.value.code == "vault.older"
    assert peek.schema_version(released / "vault.db", data_key(released)) == before


def test_a_vault_that_fails_its_check_is_not_migrated(released: Path, clock: TickingClock) -> None:
    file = released / "vault.db"
    data = bytearray(file.read_bytes())
    data[-2000] ^= 1  # a page that opening the vault does not read
    file.write_bytes(data)
    with pytest.raises((CheckFailedError, StoreError)) as caught:
        sessions.unlock(released, OFFICER, PASSPHRASE, clock)
    assert caught.value.code in {"backup.vault_damaged", "vault.damaged"}
    assert file.read_bytes() == bytes(data)


def test_no_backup_no_migration(
    released: Path, clock: TickingClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = peek.schema_version(released / "vault.db", data_key(released))
    (tmp_path / "state").write_text("a file where the folder should be")
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "state"))
    with pytest.raises(StoreError) as caught:
        sessions.unlock(released, OFFICER, PASSPHRASE, clock)
    assert caught.value.code.startswith("disk.")
    assert peek.schema_version(released / "vault.db", data_key(released)) == before


@pytest.mark.parametrize("in_log", [False, True], ids=["in the file", "in the log only"])
def test_a_newer_schema_is_refused_without_a_single_write(
    vault_directory: Path, clock: TickingClock, in_log: bool
) -> None:
    make_newer(vault_directory, in_log=in_log)
    before = state_of(vault_directory)
    with pytest.raises(StoreError) as caught:
        sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    assert caught.value.code == "vault.newer"
    assert state_of(vault_directory) == before


def test_a_newer_slot_format_is_refused_without_a_single_write(
    vault_directory: Path, clock: TickingClock
) -> None:
    file = vault_directory / slots.NAME
    newer = slots.FORMAT[:-1] + str(int(slots.FORMAT[-1]) + 1)
    file.write_bytes(file.read_bytes().replace(slots.FORMAT.encode(), newer.encode()))
    (vault_directory / "vault.lock").unlink(missing_ok=True)
    before = state_of(vault_directory)
    with pytest.raises(StoreError) as caught:
        sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    assert caught.value.code == "vault.newer"
    assert state_of(vault_directory) == before


def test_looking_at_the_version_needs_the_key(vault_directory: Path) -> None:
    assert peek.schema_version(vault_directory / "vault.db", os.urandom(32)) is None
