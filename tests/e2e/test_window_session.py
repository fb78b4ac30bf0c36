"""The real process on a virtual screen: unlock, write, lock, go on, close."""

import sys
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from tests.e2e import driver
from tests.e2e.conftest import machine_clock
from workstation.workflows import assessments
from workstation.workflows import session as sessions

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is there on Linux"),
]
FIRST = "We propose to tell the Directorate two travel dates"
SECOND = " No address."


def kept_text(vault: Path) -> str:
    """What the vault holds once the program let go of it; and that it is sound."""
    session = sessions.unlock(vault, OFFICER, PASSPHRASE, machine_clock)
    try:
        assert session.vault.verify_ledger().ok
        assert session.vault.check_rebuild().ok
        (found,) = assessments.list_assessments(session)
        return assessments.get_assessment(session, found.id).answers["1.1"].text
    finally:
        sessions.end(session)


def test_text_field_and_caret_survive_a_lock(desk_vault: Path, tmp_path: Path) -> None:
    """Ctrl+L right after the last key: a fresh process, then the same field and the text."""
    folder = tmp_path / "desk"
    with driver.unlocked_program(folder, desk_vault, PASSPHRASE) as running:
        driver.begin_assessment(running, "GDSS")
        number = running.process.pid
        running.type(FIRST)
        written = running.settle(0.1)
        running.type(".")
        running.press("ctrl+l")
        running.wait_for_lock(desk_vault)
        assert running.process.pid == number
        assert FIRST not in " ".join(running.arguments)
        running.unlock(desk_vault, PASSPHRASE)
        running.wait_for_page(written)
        # No key but the text itself: the focus and the caret are where they were.
        running.type(SECOND)
        written = running.settle()
        running.press("ctrl+shift+l")
        running.changed_from(written)
        assert running.close() == 0
        assert running.complaints() == ""
    assert not driver.is_unlocked(desk_vault)
    assert kept_text(desk_vault) == f"{FIRST}.{SECOND}"


def test_wrong_passphrase_shows_nothing_and_changes_nothing(
    desk_vault: Path, tmp_path: Path
) -> None:
    """The unlock screen stays, and the right passphrase opens after the wait."""
    folder = tmp_path / "desk"
    database = (desk_vault / "vault.db").read_bytes()
    with (
        driver.display(folder / "screen") as screen,
        driver.program(screen, folder, "--vault", str(desk_vault), "--lang", "fr") as running,
    ):
        running.find_window()
        asked = running.settle()
        running.type("not the words that open this")
        running.press("Return")
        running.changed_from(asked)
        assert not driver.is_unlocked(desk_vault)
        assert (desk_vault / "vault.db").read_bytes() == database
        running.unlock(desk_vault, PASSPHRASE)
        assert running.close() == 0
        assert running.complaints() == ""


def test_second_window_on_one_vault_stays_locked(desk_vault: Path, tmp_path: Path) -> None:
    """Fault 22 of security.md: politely refused, the first one works on."""
    with driver.unlocked_program(tmp_path / "one", desk_vault, PASSPHRASE) as first:
        with (
            driver.display(tmp_path / "two" / "screen") as screen,
            driver.program(screen, tmp_path / "two", "--vault", str(desk_vault)) as second,
        ):
            second.find_window()
            asked = second.settle()
            second.type(PASSPHRASE)
            second.press("Return")
            second.changed_from(asked)
            assert second.close() == 0
            assert second.complaints() == ""
        driver.begin_assessment(first, "GDSS")
        first.type(FIRST)
        assert first.close() == 0
    assert kept_text(desk_vault) == FIRST
