"""The growing delay after failed attempts; faults 36 and 41 of security.md."""

from datetime import timedelta
from pathlib import Path

from tests.unit.vault.conftest import AT
from workstation.domain.error import NotAllowedError
from workstation.vault import attempts


def seconds_to_wait(folder: Path, officer: str, after_s: float = 0) -> object:
    try:
        attempts.check(folder, officer, AT + timedelta(seconds=after_s))
    except NotAllowedError as problem:
        return problem.data["seconds"] if problem.code == "vault.wait" else problem.code
    return 0


def test_delay_grows_from_the_fourth_attempt_up_to_a_limit(tmp_path: Path) -> None:
    waits = []
    for _ in range(12):
        waits.append(seconds_to_wait(tmp_path, "O-0001"))
        attempts.record_failure(tmp_path, "O-0001", AT)
    assert waits == [0, 0, 0, 6, 11, 21, 41, 81, 161, 301, 301, 301]
    assert seconds_to_wait(tmp_path, "O-0001", 299) == 2
    assert seconds_to_wait(tmp_path, "O-0001", 301) == 0
    assert seconds_to_wait(tmp_path, "O-0002") == 0


def test_a_clock_set_back_neither_lifts_nor_lengthens_the_delay(tmp_path: Path) -> None:
    for _ in range(4):
        attempts.record_failure(tmp_path, "O-0001", AT)
    assert seconds_to_wait(tmp_path, "O-0001", -86400) == 11


def test_success_starts_again_and_tells_how_many_failed(tmp_path: Path) -> None:
    for _ in range(4):
        attempts.record_failure(tmp_path, "O-0001", AT)
    attempts.record_failure(tmp_path, "O-0002", AT)
    assert attempts.forget(tmp_path, "O-0001") == 4
    assert attempts.forget(tmp_path, "O-0001") == 0
    assert seconds_to_wait(tmp_path, "O-0001") == 0
    assert attempts.forget(tmp_path, "O-0002") == 1


def test_a_damaged_count_does_not_lock_anyone_out(tmp_path: Path) -> None:
    (tmp_path / attempts.NAME).write_bytes(b"{")
    assert seconds_to_wait(tmp_path, "O-0001") == 0
    attempts.record_failure(tmp_path, "O-0001", AT)
    assert attempts.forget(tmp_path, "O-0001") == 1


def test_a_spoiled_count_does_not_stop_the_unlocking(tmp_path: Path) -> None:
    """A time without a zone cannot be compared; it ended in a traceback."""
    path = tmp_path / attempts.NAME
    path.write_text('{"O-0001":{"count":5,"last":"2026-11-16T14:00:00"}}')
    assert seconds_to_wait(tmp_path, "O-0001") == 0


def test_a_count_that_is_no_text_is_started_anew(tmp_path: Path) -> None:
    """A bit flipped within a text ended in a traceback at the unlock screen."""
    attempts.record_failure(tmp_path, "O-0001", AT)
    file = tmp_path / attempts.NAME
    file.write_bytes(file.read_bytes().replace(b"2026", b"20\xda6"))
    assert seconds_to_wait(tmp_path, "O-0001") == 0
    attempts.record_failure(tmp_path, "O-0001", AT)
    assert attempts.forget(tmp_path, "O-0001") == 1
