"""Backups that nobody asks for: when, where, checked before older ones go, and while locked."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, MakeSession, TickingClock
from workstation.domain.error import CheckFailedError, NotAllowedError, StoreError
from workstation.domain.officer import Role
from workstation.vault import backup, backup_file, shelf
from workstation.vault.shelf import Kept
from workstation.vault.store import NewEntry, Put
from workstation.workflows import backup_place, backups, officers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Preferences and backups of this test's own; several vaults here have one id."""
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "state"))


def work(session: Session, number: int = 1) -> None:
    session.record([NewEntry("note.saved", f"n{number}", {"text": "a heron"})])


def is_due(session: Session) -> bool:
    return backups.is_due(session, backup_place.last_item(session.vault.id))


def files_of(session: Session) -> list[Path]:
    return [item.file for item in backups.look(session).items]


def test_the_first_backup_is_due_at_once_and_the_next_after_a_day_of_work(
    session: Session, clock: TickingClock
) -> None:
    assert is_due(session)
    made = backups.back_up_if_due(session)
    assert made is not None
    assert made.file.parent == backup_place.default_folder() / session.vault.id
    assert not is_due(session)
    work(session)
    assert not is_due(session), "a day has not passed"
    clock.advance(days=1)
    assert is_due(session)
    assert backups.back_up_if_due(session) is not None
    clock.advance(days=30)
    assert not is_due(session), "nothing is new but the backup's own entry"


def test_a_backup_made_while_the_clock_was_ahead_does_not_count_as_fresh(
    session: Session, clock: TickingClock
) -> None:
    """Fault 36: set right again, the clock must not leave the vault without backups for years."""
    work(session)
    clock.advance(days=3650)
    assert backups.back_up_if_due(session) is not None
    clock.advance(days=-3650)
    work(session, 2)
    made = backups.back_up_if_due(session)
    assert made is not None
    assert backups.back_up_if_due(session) is None, "one is enough"
    newest = backups.look(session).last_by(clock())
    assert newest is not None
    assert newest.file == made.file


def test_unfinished_work_alone_makes_a_backup_due(session: Session, clock: TickingClock) -> None:
    backups.back_up(session)
    clock.advance(days=2)
    row = {"assessment": "MRA-2026-0001", "question": "1.1", "answer_json": "{}"}
    session.vault.put_drafts([Put("draft", row | {"saved_utc": session.now_utc()})])
    assert is_due(session)


def test_any_officer_has_the_daily_backup_but_only_an_administrator_asks_for_one(
    make_session: MakeSession,
) -> None:
    session = make_session(Role.L3, "B. Tremblay")
    with pytest.raises(NotAllowedError):
        backups.back_up(session)
    assert backups.back_up_if_due(session) is not None
    written = session.vault.entries_of("backup.written")[-1]
    assert (written.officer, written.body["automatic"]) == (session.officer.id, True)


def test_work_goes_on_while_the_vault_is_copied(session: Session) -> None:
    """What is written meanwhile is in the vault, not in the copy, and the copy is whole."""
    job = backups.begin(session)
    work(session)
    outcome = backups.carry_out(job)
    work(session, 2)
    backups.finish(session, job, outcome)
    assert outcome.report.seq == job.snapshot.seq
    assert len(session.vault.entries_of("note.saved")) == 2
    assert session.vault.verify_file().ok
    assert session.vault.verify_ledger().ok


def test_a_checkpoint_meanwhile_is_noticed_and_the_copy_is_made_anew(session: Session) -> None:
    job = backups.begin(session)
    work(session)
    session.vault.checkpoint()
    with pytest.raises(CheckFailedError) as caught:
        backups.carry_out(job)
    assert caught.value.code == backups.DISTURBED
    backups.finish(session, job, None)
    assert files_of(session) == []
    assert backups.back_up(session).seq == session.vault.head()[0] - 1


def test_a_backup_that_is_stopped_leaves_nothing(session: Session) -> None:
    class StoppedError(Exception):
        pass

    for passes in range(4):

        def stop(done: int, total: int, passes: int = passes) -> None:
            if done > passes * total // 4:
                raise StoppedError

        job = backups.begin(session)
        with pytest.raises(StoppedError):
            backups.carry_out(job, stop)
        backups.finish(session, job, None)
        place = backup_place.place_of(session.vault.id)
        assert list(place.iterdir()) == []


def test_a_vault_that_fails_its_check_lets_no_older_backup_go(
    session: Session, clock: TickingClock
) -> None:
    for number in range(10):
        clock.advance(minutes=10)
        work(session, number)
        backups.back_up(session)
    before = {path: path.read_bytes() for path in files_of(session)}
    assert len(before) == 10
    from workstation.vault import sqlcipher

    connection = session.vault._connection
    sqlcipher.open_side_doors(connection)
    connection.execute("DROP TRIGGER ledger_no_update")
    connection.execute("UPDATE ledger SET officer = 'O-0009' WHERE seq = 2")
    sqlcipher.close_side_doors(connection, session.vault._doors)
    with pytest.raises(CheckFailedError) as caught:
        backups.back_up(session)
    assert caught.value.code == "backup.vault_damaged"
    assert {path: path.read_bytes() for path in files_of(session)} == before


def test_a_damaged_newest_backup_neither_counts_nor_hides_the_one_before(
    session: Session, clock: TickingClock
) -> None:
    good = backups.back_up(session).file
    clock.advance(hours=1)
    bad = backups.back_up(session).file
    bad.write_bytes(bad.read_bytes()[:20_000])
    found = backups.look(session)
    assert [item.state for item in found.items] == [Kept.DAMAGED, Kept.CHECKED]
    assert found.last is not None
    assert found.last.file == good
    clock.advance(days=1, hours=1)
    work(session)
    backups.back_up(session)
    assert bad.exists()
    assert good.exists()


def test_another_folder_is_kept_and_its_absence_is_said(session: Session, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with pytest.raises(StoreError) as caught:
        backups.choose_folder(disk)
    assert caught.value.code == "backup.folder_missing"
    disk.mkdir()
    backups.choose_folder(disk)
    assert backups.back_up(session).file.parent == disk / session.vault.id
    shutil.rmtree(disk)
    with pytest.raises(StoreError) as caught:
        backups.back_up(session)
    assert (caught.value.code, caught.value.file) == ("backup.folder_missing", str(disk))
    found = backups.look(session)
    assert found.problem is not None
    assert found.problem.code == "backup.folder_missing"
    work(session)
    assert not disk.exists(), "a disk that is not plugged in is not made up"
    backups.choose_folder(None)
    assert backups.look(session).problem is None


def test_backups_and_look_are_kept_apart_in_the_preferences(tmp_path: Path) -> None:
    from workstation.workflows import machine

    path = machine.preferences_path()
    machine.save_preferences(path, machine.Preferences("v", "fr", "dark", "125"))
    backups.choose_folder(tmp_path)
    machine.change_preferences(path, language="en")
    kept = machine.read_preferences(path)
    assert (kept.language, kept.theme, kept.backup_folder) == ("en", "dark", str(tmp_path))


def test_a_vault_that_is_locked_is_copied_without_a_key_and_checked_later(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    work(session)
    head = session.vault.head()[0]
    sessions.end(session)
    copied = backup_place.copy_closed(vault_directory, clock)
    assert copied is not None
    assert copied.seq >= head
    assert copied.file.suffix == shelf.WAITING_SUFFIX
    assert backup_place.copy_closed(vault_directory, clock) is None, "once is enough"
    again = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    check = backups.waiting(again)
    assert check() == []
    assert [item.state for item in backups.look(again).items] == [Kept.CHECKED]
    sessions.end(again)
    assert backup_place.copy_closed(vault_directory, clock) is None, "nothing new but the unlock"


def test_a_copy_of_a_locked_vault_is_checked_before_the_key_that_opens_it_goes(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    work(session)
    sessions.end(session)
    assert backup_place.copy_closed(vault_directory, clock) is not None
    again = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    check = backups.waiting(again)
    officers.rotate_key(again)
    assert [item.state for item in backups.look(again).items] == [Kept.CHECKED]
    assert check() == []
    assert backups.waiting(again)() == []
    sessions.end(again)


def test_a_copy_of_a_locked_vault_that_fails_its_check_is_said_and_lets_nothing_go(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    good = backups.back_up(session).file
    work(session)
    sessions.end(session)
    copied = backup_place.copy_closed(vault_directory, clock)
    assert copied is not None
    data = bytearray(copied.file.read_bytes())
    data[-9000] ^= 1
    copied.file.write_bytes(data)
    again = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    check = backups.waiting(again)
    assert [problem.code for problem in check()] == ["backup.damaged"]
    assert files_of(again) == [good]
    assert copied.file.with_suffix(".damaged").exists()
    sessions.end(again)


def test_a_vault_that_somebody_opened_meanwhile_is_not_copied(
    session: Session, vault_directory: Path, clock: TickingClock
) -> None:
    work(session)
    sessions.end(session)
    with sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock).vault:
        assert backup_place.copy_closed(vault_directory, clock) is None
    assert backup_place.copy_closed(vault_directory, clock) is None, "its file is another now"


def test_unlocking_stops_the_copying_of_a_locked_vault(
    session: Session, vault_directory: Path, clock: TickingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a copy: it stops where it is, and leaves nothing."""
    work(session)
    sessions.end(session)
    began: list[bool] = []

    def interrupted(chunks: Iterator[bytes]) -> object:
        began.append(True)
        backup_place._stop.set()
        return real(chunks)

    real = backup._digest_of
    monkeypatch.setattr(backup, "_digest_of", interrupted)
    assert backup_place.copy_closed(vault_directory, clock) is None
    assert began
    assert not list(backup_place.place_of(session.vault.id).glob(".*"))
    backup_place.let_in()
    sessions.end(sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock))


def test_a_backup_needs_three_times_its_room(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (session.vault.directory / "vault.db").stat().st_size
    usage = shutil.disk_usage(session.vault.directory)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=2 * size))
    with pytest.raises(StoreError) as caught:
        backups.back_up(session)
    assert caught.value.code == "disk.full"
    assert list(backup_place.place_of(session.vault.id).iterdir()) == []


def test_what_a_backup_says_of_itself(session: Session) -> None:
    report = backups.back_up(session)
    assert backup_file.check_digests(report.file) == report
    at = datetime.strptime(report.file.name[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert abs(at - session.clock()) < timedelta(minutes=1)
