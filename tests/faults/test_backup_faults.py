"""Migrations and backups that are killed or refused at any step: old or new, never mixed."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.faults import traced_child
from workstation.domain.error import UserError
from workstation.vault import backup_file, migrations, sqlcipher
from workstation.vault.store import NewEntry
from workstation.workflows import backup_place, backups
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is Linux's")

FIXTURE = Path(__file__).resolve().parents[1] / "fixtures" / "vault_schema_1"
KILLS = int(os.environ.get("ASSESSOR_MIGRATION_KILLS", "7"))
REFUSALS = int(os.environ.get("ASSESSOR_BACKUP_REFUSALS", "4"))
REFUSED = 3


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "state"))


def check_whole(session: Session) -> None:
    vault = session.vault
    assert vault.verify_ledger().ok
    assert vault.check_rebuild().ok
    assert vault.verify_file().ok
    for item in backups.look(session).items:
        backup_file.check_digests(item.file)


def schemas_in(directory: Path, data_key: bytes, beside: Path) -> tuple[int, bool]:
    """The version that a vault was left with, and whether its tables are exactly that one's."""
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(directory, beside)
    connection = sqlcipher.look_into(beside / "vault.db", "mode=rw", data_key)
    expected = sqlcipher.open_memory()
    try:
        version = migrations.version_of(connection)
        for _, statements in migrations.STEPS[:version]:
            for statement in statements:
                expected.execute(statement)
        return version, migrations.describe(connection) == migrations.describe(expected)
    finally:
        connection.close()
        expected.close()


def test_a_migration_killed_at_any_step_leaves_the_old_or_the_new_vault(
    tmp_path: Path, clock: TickingClock
) -> None:
    """Fault 19 of security.md."""
    vault, state = tmp_path / "vault", tmp_path / "state"

    def begin() -> None:
        for place in (vault, state):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(FIXTURE, vault)

    def unlock() -> int:
        try:
            sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
        except UserError:
            return REFUSED
        return 0

    begin()
    session = sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
    data_key = session.secrets.data_key
    sessions.end(session)
    begin()
    counted = traced_child.count(unlock, tmp_path / "log")
    assert counted["fsync"] > 3
    left: set[int] = set()
    for call, nth in traced_child.spread(counted, KILLS):
        begin()
        code = traced_child.run(unlock, call, inject=f"{traced_child.KILL}:when={nth}")
        assert code == -9, (call, nth, code)
        version, is_exact = schemas_in(vault, data_key, tmp_path / "copy")
        assert is_exact, (call, nth)
        left.add(version)
        session = sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
        assert session.vault.schema_version() == migrations.VERSION
        assert len(session.vault.entries_of("vault.migrated")) == migrations.VERSION - 1
        assert [row["name"] for row in session.vault.read("SELECT name FROM partner")]
        kept = backup_place.last_item(session.vault.id)
        assert kept is not None
        assert kept.seq < session.vault.entries_of("vault.migrated")[-1].seq
        check_whole(session)
        sessions.end(session)
    assert left == set(range(1, migrations.VERSION + 1)), "kills before and after the change"


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_backup_refused_at_any_step_is_said_and_touches_no_older_one(
    vault_directory: Path, tmp_path: Path, clock: TickingClock, error: str
) -> None:
    """Faults 26, 27 and 30 of security.md: a full or failing disk during a backup."""
    with_backups(vault_directory, clock)
    place = next((tmp_path / "state" / "backups").iterdir())
    before = {path.name: path.read_bytes() for path in place.glob("*.backup")}
    assert len(before) == 2
    pristine = tmp_path / "pristine"
    shutil.copytree(tmp_path / "state", pristine)
    kept_vault = Path(shutil.copytree(vault_directory, tmp_path / "kept"))

    def begin() -> None:
        for source, target in ((pristine, tmp_path / "state"), (kept_vault, vault_directory)):
            shutil.rmtree(target)
            shutil.copytree(source, target)

    def back_up_again() -> int:
        session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
        session.record([NewEntry("note.saved", "before", {"text": "x"})])
        try:
            backups.back_up(session)
        except UserError as problem:
            session.vault.close()
            return REFUSED if problem.code.startswith("disk.") else 4
        return 0

    calls = traced_child.count(back_up_again, tmp_path / "log")
    calls["openat"] = calls["pwrite64"] = 0  # reads of our own modules; the vault's own writes
    refused = 0
    for call, nth in traced_child.spread(calls, REFUSALS):
        begin()
        code = traced_child.run(back_up_again, call, inject=f"error={error}:when={nth}+")
        after = {path.name: path.read_bytes() for path in place.glob("*.backup")}
        assert before.items() <= after.items(), (call, nth)
        assert code in {0, REFUSED, 99}, (call, nth, code)
        refused += code == REFUSED
        session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
        check_whole(session)
        backups.back_up(session)
        assert not list(place.glob(".*")), "nothing half made stays behind"
        sessions.end(session)
    assert refused > 0


def with_backups(directory: Path, clock: Callable[[], object]) -> None:
    assert isinstance(clock, TickingClock)
    session = sessions.unlock(directory, OFFICER, PASSPHRASE, clock)
    for _ in range(2):
        clock.advance(hours=1)
        backups.back_up(session)
    sessions.end(session)
