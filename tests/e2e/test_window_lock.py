"""The lock of the real program, seen from outside: screen, memory, desktop, end of the session."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from tests.e2e import driver, memory
from tests.e2e.conftest import machine_clock
from tests.e2e.private_bus import private_bus
from tests.e2e.test_window_session import kept_text
from workstation.vault import page_key
from workstation.workflows import session as sessions

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb, D-Bus and /proc are there on Linux"),
]
CANARY = "zqxheron"
CANARIES = [f"{CANARY}{number:02d}" for number in range(20)]


def secrets_of(vault: Path) -> dict[str, list[bytes]]:
    """What must not be found, in every form in which it is used."""
    session = sessions.unlock(vault, OFFICER, PASSPHRASE, machine_clock)
    try:
        key = session.secrets.data_key
    finally:
        sessions.end(session)
    raw = page_key.new(key).raw
    return {
        "data key": [key],
        "key of the database": [*memory.as_kept(raw), *memory.as_kept(raw.upper())],
        "passphrase": memory.as_kept(PASSPHRASE),
        "record": memory.as_kept(CANARY),
    }


def test_no_key_passphrase_or_record_is_in_memory_after_the_lock(
    desk_vault: Path, tmp_path: Path
) -> None:
    """Security 3.6 and T2, with a control: what is searched for is found before the lock."""
    wanted = secrets_of(desk_vault)
    with driver.unlocked_program(tmp_path / "desk", desk_vault, PASSPHRASE) as running:
        driver.begin_assessment(running, "GDSS")
        running.type(" ".join(CANARIES))
        running.press("ctrl+a", "ctrl+c")
        running.settle()
        pid = running.process.pid
        if os.geteuid():
            # Not dumpable: an ordinary user may not look at all.
            with pytest.raises(PermissionError):
                memory.count(pid, wanted)
            return
        before = memory.count(pid, wanted)
        assert before["data key"] > 0
        assert before["record"] >= len(CANARIES)
        running.press("ctrl+l")
        running.wait_for_lock(desk_vault)
        time.sleep(1)
        control = {"control": memory.as_kept(str(desk_vault))}
        after = memory.count(pid, {**wanted, **control})
        assert after.pop("control") > 0
        assert after == dict.fromkeys(wanted, 0)


def test_the_screen_is_clear_within_a_second_of_the_keys(desk_vault: Path, tmp_path: Path) -> None:
    with driver.unlocked_program(tmp_path / "desk", desk_vault, PASSPHRASE) as running:
        before = driver.begin_assessment(running, "GDSS").crop(driver.PAGE)
        pressed = time.monotonic()
        running.press("ctrl+l")
        driver.wait_for(
            "another picture",
            lambda: driver.differs_much(before, running.picture().crop(driver.PAGE)),
        )
        assert time.monotonic() - pressed < 1.0
        running.wait_for_lock(desk_vault)


def test_sleep_waits_for_the_save_and_the_end_ends(desk_vault: Path, tmp_path: Path) -> None:
    """What the desktop says locks the real program; after the unlock it is heard again."""
    folder, given = tmp_path / "desk", ("--vault", str(desk_vault), "--lang", "en")
    with (
        private_bus() as bus,
        driver.display(folder / "screen") as screen,
        driver.program(screen, folder, *given, environment=bus.environment) as running,
    ):
        running.find_window()
        running.unlock(desk_vault, PASSPHRASE)
        driver.begin_assessment(running, "GDSS")
        driver.wait_for("sleep to be held", lambda: bus.tell("held") == "held True")
        bus.tell("other")
        bus.tell("wake")
        running.type("Travel dates")
        assert driver.is_unlocked(desk_vault), "another session's lock is not ours"
        bus.tell("sleep")
        running.wait_for_lock(desk_vault)
        assert running.arguments[running.arguments.index("--locked") + 1] == "suspend"
        assert bus.tell("held") == "held False", "the machine may sleep once the key is gone"
        running.unlock(desk_vault, PASSPHRASE)
        driver.wait_for("sleep to be held", lambda: bus.tell("held") == "held True")
        bus.tell("shutdown")
        assert running.process.wait(driver.PATIENCE_S) == 0
        assert running.complaints() == ""
    assert kept_text(desk_vault) == "Travel dates"


def test_the_end_of_the_session_saves_and_ends(desk_vault: Path, tmp_path: Path) -> None:
    """Fault 34: SIGTERM right after the last key; then the place is found again."""
    folder = tmp_path / "desk"
    with driver.unlocked_program(folder, desk_vault, PASSPHRASE) as running:
        driver.begin_assessment(running, "GDSS")
        running.type("Travel dates of one person")
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(driver.PATIENCE_S) == 0
        assert running.complaints() == ""
    assert not driver.is_unlocked(desk_vault)
    with driver.unlocked_program(folder, desk_vault, PASSPHRASE) as running:
        running.settle()
        running.type("!")
        running.settle()
        for keys in ("ctrl+z", "ctrl+z", "ctrl+y"):
            running.settle()
            running.press(keys)
        running.settle()
        assert running.close() == 0
    assert kept_text(desk_vault) == "Travel dates of one person"
