"""The health report: each line has words and a next step, and what is wrong is found."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from workstation import words
from workstation.domain.text import LANGUAGES
from workstation.vault import sqlcipher
from workstation.workflows import backups, doctor, doctor_machine
from workstation.workflows import session as sessions
from workstation.workflows.doctor import Report, State
from workstation.workflows.session import Session

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path / "state"))


@pytest.fixture
def clock() -> TickingClock:
    """After the program was made, as a clock that is right must be."""
    return TickingClock(NOW)


def codes(report: Report, state: State) -> set[str]:
    return {line.code for line in report.lines if line.state is state}


def test_a_sound_vault_has_nothing_to_put_right(session: Session) -> None:
    backups.back_up(session)
    report = doctor.examine_session(session)
    assert report.ok, [doctor.say(line, "en") for line in report.lines]
    assert {line.area for line in report.lines} == set(doctor.AREAS)
    assert {"doctor.file", "doctor.ledger", "doctor.backups_fresh", "doctor.anchors"} <= codes(
        report, State.OK
    )
    assert "doctor.recovery_none" in codes(report, State.WARN)


def test_every_line_has_words_and_what_is_wrong_has_a_next_step(session: Session) -> None:
    for line in doctor.examine_session(session).lines:
        for language in LANGUAGES:
            assert line.message(language)
            assert "{" not in doctor.say(line, language)
            assert line.state is State.OK or line.next_step(language), line.code
            assert doctor.area_name(line.area, language)


def test_all_words_of_the_report_have_a_next_step_when_something_is_wrong() -> None:
    well = {
        "hardened", "no_swap", "no_hibernation", "version", "pins_agree", "slots", "kdf",
        "schema", "file", "ledger", "place", "space_enough", "after_release", "after_entry",
        "authority", "certificate", "roster", "anchors", "checkpoint", "backups_fresh", "recovery",
        "office", "office_roster", "crl", "delegation", "stamps",
    }  # fmt: skip
    for key, entry in words.catalogue().items():
        part = key.removeprefix("doctor.")
        if key.startswith("doctor.") and "." not in part:
            assert ("next_en" in entry) is (part not in well), key


def test_it_works_without_a_vault() -> None:
    report = doctor.examine(None, NOW)
    assert report.ok
    assert {line.area for line in report.lines} == {"machine", "dependencies", "space", "clock"}


def test_a_vault_is_looked_at_from_outside(vault_directory: Path) -> None:
    vault_directory.chmod(0o755)
    report = doctor.examine(vault_directory, NOW)
    assert {"doctor.kdf_weak", "doctor.readable", "doctor.backups_none"} <= codes(
        report, State.WARN
    )


def test_a_vault_that_is_not_there_is_said(tmp_path: Path) -> None:
    report = doctor.examine(tmp_path / "nowhere", NOW)
    assert not report.ok
    said = [line.code for line in report.lines if line.state is State.BAD]
    assert sorted(said) == ["vault.folder_missing", "vault.slots_missing"], "each once"


def test_a_vault_without_its_database_is_told_of_its_backup(
    session: Session, clock: TickingClock
) -> None:
    backups.back_up(session)
    directory = session.vault.directory
    sessions.end(session)
    (directory / "vault.db").unlink()
    report = doctor.examine(directory, clock())
    assert "doctor.backups_fresh" in codes(report, State.OK)
    said = [line.code for line in report.lines if line.state is State.BAD]
    assert said == ["vault.database_missing"]


def test_a_clock_before_the_program_or_the_record_is_bad(
    session: Session, clock: TickingClock
) -> None:
    clock.advance(days=-4000)
    report = doctor.examine_session(session)
    assert {"doctor.before_release", "doctor.before_entry"} <= codes(report, State.BAD)


def test_a_clock_before_the_newest_backup_is_bad(session: Session, clock: TickingClock) -> None:
    backups.back_up(session)
    found = doctor.examine(session.vault.directory, NOW - timedelta(hours=20))
    assert "doctor.before_backup" in codes(found, State.BAD)


def test_a_damaged_newest_backup_is_bad_and_a_missing_folder_too(
    session: Session, tmp_path: Path
) -> None:
    made = backups.back_up(session).file
    data = bytearray(made.read_bytes())
    data[-9000] ^= 1
    made.write_bytes(data)
    assert "backup.damaged" in codes(doctor.examine(session.vault.directory, NOW), State.BAD)
    (tmp_path / "disk").mkdir()
    backups.choose_folder(tmp_path / "disk")
    (tmp_path / "disk").rmdir()
    found = doctor.examine(session.vault.directory, NOW)
    assert "backup.folder_missing" in codes(found, State.BAD)


def test_certificates_that_end_are_said_in_time(session: Session, clock: TickingClock) -> None:
    clock.advance(days=3 * 365 - 30)
    assert "doctor.certificate_ending" in codes(doctor.examine_session(session), State.WARN)
    clock.advance(days=60)
    assert "doctor.certificate_ended" in codes(doctor.examine_session(session), State.BAD)


def test_a_damaged_page_is_found(vault_directory: Path, clock: TickingClock) -> None:
    file = vault_directory / "vault.db"
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    session.vault.checkpoint()
    data = bytearray(file.read_bytes())
    data[-2000] ^= 1
    descriptor = os.open(file, os.O_WRONLY)
    os.pwrite(descriptor, data[-4096:], len(data) - 4096)
    report = doctor.examine_session(session)
    line = next(line for line in report.lines if line.code == "doctor.file_damaged")
    last = str(len(data) // 4096)
    assert all(last in line.message(language) for language in LANGUAGES)
    assert not any("HMAC" in line.message(language) for language in LANGUAGES)
    session.watch.close()
    session.vault.close()
    os.close(descriptor)


@pytest.mark.parametrize(
    ("free", "code", "state"),
    [(10**6, "doctor.space_little", State.BAD), (2 * 10**8, "doctor.space_scarce", State.WARN)],
)
def test_space_is_measured_against_the_vault(
    vault_directory: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str, state: State
) -> None:
    usage = shutil.disk_usage(vault_directory)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=free))
    assert code in codes(doctor.examine(vault_directory, NOW), state)


def test_old_libraries_are_bad_and_others_than_tested_are_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sqlcipher, "sqlite_version", lambda: "3.51.2")
    assert "doctor.version_old" in codes(doctor.examine(None, NOW), State.BAD)
    pins: list[tuple[Callable[[], dict[str, str]], str]] = [
        (lambda: {"click": "0.1"}, "doctor.pins_differ"),
        (lambda: {"no-such-library": "1"}, "doctor.pins_missing"),
        (dict, "doctor.no_pins"),
    ]
    for made, code in pins:
        monkeypatch.setattr(doctor_machine, "_pins", made)
        assert code in {line.code for line in doctor_machine.dependencies()}


def test_the_pins_of_this_checkout_are_read() -> None:
    pins = doctor_machine._pins()
    assert pins["sqlcipher3"].startswith("0.6")
    assert len(pins) > 20
