"""Locking replaces the process: the fresh one knows nothing of the one before."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import OFFICER
from workstation.workflows import recovery_state
from workstation.workflows import session as sessions

DRIVER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
from workstation.workflows import machine

vault, passphrase = sys.argv[1], sys.stdin.readline().strip()
machine.harden()
application = QApplication(["test"])
running = app.build(
    application, app.parse(["--vault", vault, "--lang", "fr"]), machine.Preferences()
)
life = running.lifecycle
life.show()

def step():
    page = life.window.screens.currentWidget()
    if life.workspace is not None and not life.door.busy:
        life.lock("person")
        return
    if life.workspace is None and page.officers.current and page._unlock.isEnabled():
        page.passphrase.set_text(passphrase)
        page._on_unlock_clicked()
    QTimer.singleShot(50, step)

QTimer.singleShot(50, step)
application.exec()
"""


def command_line(pid: int) -> list[str]:
    raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    return [part.decode() for part in raw.split(b"\0") if part]


def count_in_memory(pid: int, secrets: list[bytes]) -> int:
    """How often a secret stands in the memory of a process."""
    found = 0
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if "rw" not in rights:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found += sum(content.count(secret) for secret in secrets)
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_lock_replaces_the_process_and_its_memory(vault_directory: Path, passphrase: str):
    """Security 3.6 and T2: after a lock no passphrase is left in memory."""
    session = sessions.unlock(vault_directory, OFFICER, passphrase, lambda: datetime.now(UTC))
    recovery_state.put_off(session)
    sessions.end(session)
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(vault_directory)],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    try:
        assert process.stdin is not None
        process.stdin.write(passphrase + "\n")
        process.stdin.close()
        deadline = time.monotonic() + 60
        while "--locked" not in command_line(process.pid) and time.monotonic() < deadline:
            assert process.poll() is None
            time.sleep(0.05)
        line = command_line(process.pid)
        assert line[1:3] == ["-m", "ui"]
        assert line[line.index("--vault") + 1] == str(vault_directory)
        assert line[line.index("--lang") + 1] == "fr"
        time.sleep(1)
        assert process.poll() is None
        if os.geteuid() == 0:
            wanted = [passphrase.encode(), passphrase.encode("utf-16-le")]
            assert count_in_memory(process.pid, wanted) == 0
            # The measure itself: what surely is there is found.
            assert count_in_memory(process.pid, [str(vault_directory).encode()]) > 0
    finally:
        process.kill()
        process.wait()
