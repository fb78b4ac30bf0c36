"""The real program killed while someone writes: nothing that stood still for a second is lost.

Three rounds by default; ``ASSESSOR_KILLS=20`` asks for twenty.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from tests.e2e import driver
from tests.e2e.conftest import desk_vault, machine_clock
from workstation.workflows import assessments
from workstation.workflows import session as sessions

__all__ = ["desk_vault"]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is there on Linux"),
]
ROUNDS = int(os.environ.get("ASSESSOR_KILLS", "3"))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def kept_texts(vault: Path) -> list[str]:
    """The first text of each assessment, as another process than wrote it finds them."""
    session = sessions.unlock(vault, OFFICER, PASSPHRASE, machine_clock)
    try:
        assert session.vault.verify_ledger().ok
        assert session.vault.verify_file().ok
        found = sorted(one.id for one in assessments.list_assessments(session))
        answers = [assessments.get_assessment(session, one).answers for one in found]
        return [each["1.1"].text if "1.1" in each else "" for each in answers]
    finally:
        sessions.end(session)


def write_then(vault: Path, folder: Path, text: str, how: signal.Signals, after_s: float) -> None:
    """Begin an assessment by keyboard, write in it, and end the process a moment later."""
    with driver.unlocked_program(folder, vault, PASSPHRASE) as running:
        empty = driver.begin_assessment(running, "GDSS")
        running.type(text)
        time.sleep(after_s)
        shown = running.picture()
        running.process.send_signal(how)
        # Asked to end, it saves and ends by itself; killed, it cannot.
        assert running.process.wait(20) == (0 if how is signal.SIGTERM else -how)
        shown.save(folder / "shown.png")
        assert driver.differs(empty, shown), "the text is not on the screen"
        assert running.complaints() == ""


def test_kill_one_second_after_the_last_key_loses_nothing(desk_vault: Path, tmp_path: Path) -> None:
    """Fault 24 of security.md, on the real process with a real keyboard."""
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    written = []
    for number in range(1, ROUNDS + 1):
        written.append("".join(chance.choices(LETTERS, k=12)))
        write_then(desk_vault, tmp_path / f"round{number}", written[-1], signal.SIGKILL, 1.0)
        assert kept_texts(desk_vault) == written, f"round {number} of {ROUNDS}, seed {seed}"


def test_kill_amid_the_keys_leaves_a_sound_vault(desk_vault: Path, tmp_path: Path) -> None:
    """What is kept is the beginning of what was typed, never anything else."""
    words = "a long sentence that nobody had the time to finish before the light went out"
    write_then(desk_vault, tmp_path / "desk", words, signal.SIGKILL, 0.0)
    (kept,) = kept_texts(desk_vault)
    assert words.startswith(kept)


def test_termination_one_second_after_the_last_key_loses_nothing(
    desk_vault: Path, tmp_path: Path
) -> None:
    """Fault 34 of security.md: the system ends the session."""
    write_then(desk_vault, tmp_path / "desk", "logged off", signal.SIGTERM, 1.0)
    assert kept_texts(desk_vault) == ["logged off"]
