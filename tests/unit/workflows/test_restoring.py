"""Putting a vault back: what would change is said first, and nothing is ever overwritten."""

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, MakeSession, TickingClock
from workstation.domain.error import BadInputError, NotAllowedError, UserError
from workstation.domain.officer import Role
from workstation.vault import backup_file, migrations
from workstation.vault.store import NewEntry, Put
from workstation.workflows import backups, restore_summary, restoring
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

SCHEMA = f'"schema":{migrations.VERSION}'.encode()
AT = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
OTHER = "B. Tremblay"


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "state"))


def contents(directory: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in directory.iterdir()
        if path.name not in {"vault.lock", restoring.RESTORED}
    }


@pytest.fixture
def backup(session: Session, tmp_path: Path) -> Path:
    """A backup of the vault, in which work then goes on."""
    path = tmp_path / "monday.backup"
    backups.back_up(session, path)
    session.record([NewEntry("note.saved", f"n{i}", {"text": "x"}) for i in range(7)])
    row = {"assessment": "MRA-2026-0001", "question": "1.1", "answer_json": "{}"}
    session.vault.put_drafts([Put("draft", row | {"saved_utc": session.now_utc()})])
    sessions.end(session)
    return path


def test_the_vault_that_was_there_is_moved_aside_whole(
    backup: Path, vault_directory: Path, clock: TickingClock
) -> None:
    before = contents(vault_directory)
    done = restoring.restore(backup, vault_directory, AT)
    moved = vault_directory.with_name("vault.replaced-20261122T101500Z")
    assert done.moved_to == moved
    assert contents(moved) == before
    assert contents(vault_directory).keys() == {"vault.db", "vault.slots.json"}
    again = restoring.restore(backup, vault_directory, AT)
    assert again.moved_to == moved.with_name(f"{moved.name}-2")
    opened = sessions.unlock(moved, OFFICER, PASSPHRASE, clock)
    assert len(opened.vault.entries_of("note.saved")) == 7
    sessions.end(opened)


def test_without_a_passphrase_officers_and_later_backups_are_compared(
    session: Session, backup: Path, vault_directory: Path, clock: TickingClock
) -> None:
    again = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    later = backups.back_up(again).seq
    from workstation.workflows import officers

    officers.add_officer(again, name=OTHER, authority=Role.L3, passphrase=PASSPHRASE)
    sessions.end(again)
    plan = restoring.plan(backup, vault_directory, AT)
    assert plan.same_vault
    assert plan.newest_known == later > plan.report.seq
    assert plan.officers_lost == (OTHER,)
    assert plan.officers_back == plan.officers_changed == ()
    assert plan.ledger is None
    assert plan.loses_entries
    said = "\n".join(restore_summary.sentences(plan, "en"))
    assert OTHER in said
    assert str(later) in said
    assert "replaced-20261122T101500Z" in said


def test_with_a_passphrase_the_records_are_compared_without_a_write(
    backup: Path, vault_directory: Path
) -> None:
    before = contents(vault_directory), vault_directory.stat().st_mtime_ns
    plan = restoring.plan(backup, vault_directory, AT, officer=OFFICER, passphrase=PASSPHRASE)
    assert (contents(vault_directory), vault_directory.stat().st_mtime_ns) == before
    assert plan.ledger is not None
    assert plan.ledger.common == plan.report.seq
    assert plan.ledger.more == 0
    assert plan.ledger.kinds["note.saved"] == 7
    assert plan.ledger.lacking == sum(plan.ledger.kinds.values())
    assert plan.ledger.drafts == 1
    said = restore_summary.sentences(plan, "fr")
    assert any("7" in line for line in said)
    assert "deux agents" in said[-1]


def test_two_histories_of_one_vault_are_told_apart(
    session: Session, tmp_path: Path, vault_directory: Path, clock: TickingClock
) -> None:
    """A copy that went on elsewhere: each has entries that the other lacks."""
    session.vault.checkpoint()
    common = session.vault.head()[0]
    shutil.copytree(vault_directory, tmp_path / "elsewhere")
    session.record([NewEntry("note.saved", "here", {"text": "x"})])
    sessions.end(session)
    (tmp_path / "elsewhere" / "vault.lock").unlink(missing_ok=True)
    from workstation.workflows import machine

    shutil.rmtree(machine.state_path(), ignore_errors=True)
    (tmp_path / "elsewhere" / "vault.anchors.json").unlink(missing_ok=True)
    there = sessions.unlock(tmp_path / "elsewhere", OFFICER, PASSPHRASE, clock)
    backups.back_up(there, tmp_path / "other.backup")
    sessions.end(there)
    plan = restoring.plan(
        tmp_path / "other.backup", vault_directory, AT, officer=OFFICER, passphrase=PASSPHRASE
    )
    assert plan.ledger is not None
    assert plan.ledger.common == common
    assert plan.ledger.has_parted
    assert plan.ledger.lacking > 0 < plan.ledger.more


def test_a_wrong_passphrase_only_costs_the_comparison(backup: Path, vault_directory: Path) -> None:
    plan = restoring.plan(backup, vault_directory, AT, officer=OFFICER, passphrase="not this one")
    assert plan.ledger is None
    assert plan.ledger_problem is not None
    assert plan.ledger_problem.code == "vault.passphrase_wrong"


@pytest.mark.parametrize("place", [0, 4096, 3 * 4096])
def test_a_damaged_vault_only_costs_the_comparison(
    backup: Path, vault_directory: Path, place: int
) -> None:
    """Emptied, cut, or with pages that are not ours: it is the vault's file that is named."""
    file = vault_directory / "vault.db"
    data = file.read_bytes()
    file.write_bytes(data[:place] + bytes(len(data) - place if place > 4096 else 0))
    plan = restoring.plan(backup, vault_directory, AT, officer=OFFICER, passphrase=PASSPHRASE)
    assert plan.ledger is None
    assert plan.ledger_problem is not None
    assert plan.ledger_problem.code == "vault.damaged"
    assert plan.ledger_problem.file == str(file)
    said = " ".join(restore_summary.sentences(plan, "en"))
    assert "damaged" in said
    assert "once an officer’s passphrase is given" not in said


def test_the_log_of_a_crash_counts_in_the_comparison(
    session: Session, tmp_path: Path, vault_directory: Path
) -> None:
    backups.back_up(session, tmp_path / "b.backup")
    session.record([NewEntry("note.saved", "n1", {"text": "in the log only"})])
    assert (vault_directory / "vault.db-wal").stat().st_size > 0
    crashed = tmp_path / "crashed"
    shutil.copytree(vault_directory, crashed)
    plan = restoring.plan(
        tmp_path / "b.backup", crashed, AT, officer=OFFICER, passphrase=PASSPHRASE
    )
    assert plan.ledger is not None
    assert plan.ledger.kinds["note.saved"] == 1


def test_a_vault_in_use_is_neither_compared_nor_replaced(
    session: Session, tmp_path: Path, vault_directory: Path
) -> None:
    path = tmp_path / "b.backup"
    backups.back_up(session, path)
    for act in (restoring.plan, restoring.restore):
        with pytest.raises(NotAllowedError) as caught:
            act(path, vault_directory, AT)
        assert caught.value.code == "vault.in_use"
    session.record([NewEntry("note.saved", "n1", {})])


def test_a_broken_vault_is_moved_aside_too(
    backup: Path, vault_directory: Path, clock: TickingClock
) -> None:
    (vault_directory / "vault.slots.json").write_bytes(b"not slots")
    (vault_directory / "vault.db").unlink()
    plan = restoring.plan(backup, vault_directory, AT, officer=OFFICER, passphrase=PASSPHRASE)
    assert plan.same_vault is None
    assert plan.moved_to is not None
    done = restoring.restore(backup, vault_directory, AT)
    assert done.moved_to is not None
    assert (done.moved_to / "vault.slots.json").read_bytes() == b"not slots"


def test_the_backup_of_another_vault_says_so(
    backup: Path, tmp_path: Path, clock: TickingClock
) -> None:
    from workstation.vault.keys import FLOOR

    other = sessions.create_vault(
        tmp_path / "other", name="HFX-01", officer_name="D. Cyr", authority=Role.L4,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    sessions.end(other)
    plan = restoring.plan(backup, tmp_path / "other", AT)
    assert plan.same_vault is False
    assert not plan.loses_entries


def test_a_restored_vault_records_where_it_came_from_once(
    backup: Path, tmp_path: Path, clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "new machine"))
    restoring.restore(backup, tmp_path / "again", AT)
    for _ in range(2):
        session = sessions.unlock(tmp_path / "again", OFFICER, PASSPHRASE, clock)
        found = session.vault.entries_of("backup.restored")
        sessions.end(session)
    assert [entry.body["file_name"] for entry in found] == ["monday.backup"]
    assert found[0].body["seq"] == backup_file.read(backup).seq
    assert not (tmp_path / "again" / restoring.RESTORED).exists()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data[: len(data) // 3], "backup.damaged"),
        (lambda data: b"%PDF-1.7 not a backup", "backup.damaged"),
        (lambda data: data.replace(b"assessor-backup-1", b"assessor-backup-2"), "backup.newer"),
        (lambda data: data.replace(SCHEMA, b'"schema":9'), "backup.newer"),
    ],
    ids=["truncated", "foreign", "newer format", "newer schema"],
)
def test_a_truncated_foreign_or_newer_file_changes_nothing(
    backup: Path, vault_directory: Path, spoil: object, code: str
) -> None:
    assert callable(spoil)
    backup.write_bytes(spoil(backup.read_bytes()))
    before = contents(vault_directory)
    siblings = sorted(vault_directory.parent.iterdir())
    for act in (restoring.plan, restoring.restore):
        with pytest.raises(BadInputError) as caught:
            act(backup, vault_directory, AT)
        assert caught.value.code == code
    assert contents(vault_directory) == before
    assert sorted(vault_directory.parent.iterdir()) == siblings


def test_a_disk_that_fails_between_leaves_the_vault_where_it_was(
    backup: Path, vault_directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(vault_directory)

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "no")

    siblings = sorted(vault_directory.parent.iterdir())
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(UserError):
        restoring.restore(backup, vault_directory, AT)
    assert contents(vault_directory) == before
    assert sorted(vault_directory.parent.iterdir()) == siblings


def test_officers_who_could_unlock_again_are_named(
    make_session: MakeSession, tmp_path: Path, vault_directory: Path
) -> None:
    make_session(Role.L3, OTHER)
    admin = make_session(Role.ASSESSOR, OFFICER)
    backups.back_up(admin, tmp_path / "b.backup")
    from workstation.workflows import officers

    officers.disable_officer(
        admin, next(o.id for o in officers.list_officers(admin) if o.name == OTHER)
    )
    sessions.end(admin)
    plan = restoring.plan(tmp_path / "b.backup", vault_directory, AT)
    assert plan.officers_back == (OTHER,)
    assert plan.officers_lost == ()
