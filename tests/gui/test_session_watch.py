"""What the desktop says reaches the program; where nothing can say it, nothing is said."""

import os
import subprocess
import sys

import pytest

from tests.e2e import driver
from tests.e2e.private_bus import private_bus
from ui.shell.idle import IdleWatch
from ui.shell.session_windows import meaning

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QTimer
application = QCoreApplication([])
from ui.shell.session_watch import watch
heard = watch(0, application)
heard.left.connect(lambda reason: print(reason, flush=True))
heard.ending.connect(lambda: (print("ending", flush=True), application.quit()))
print("watching", flush=True)
QTimer.singleShot(MOST, application.quit)
application.exec()
"""
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is there on Linux")


@ONLY_LINUX
def test_every_way_to_leave_a_desktop_is_heard_with_its_reason() -> None:
    with (
        private_bus() as bus,
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM.replace("MOST", "60_000")],
            cwd=driver.ROOT, env={**os.environ, **bus.environment}, stdout=subprocess.PIPE,
            text=True,
        ) as program,
    ):  # fmt: skip
        driver.wait_for("the watch", lambda: bus.tell("held") == "held True")
        for word in ("wake", "other", "lock", "switch", "sleep", "saver"):
            bus.tell(word)
        assert program.stdout is not None
        # Whether the session left the screen is asked for first: its answer comes when it comes.
        heard = [program.stdout.readline().strip() for _ in range(5)]
        bus.tell("shutdown")
        ended = program.stdout.read().split()
    assert heard[0] == "watching"
    assert sorted(heard[1:]) == ["suspend", "switch", "system", "system"]
    assert ended == ["ending"]


@ONLY_LINUX
def test_without_a_bus_nothing_is_said() -> None:
    nowhere = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere", "DBUS_SESSION_BUS_ADDRESS": "x:"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("MOST", "200")],
        cwd=driver.ROOT, env={**os.environ, **nowhere}, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "watching\n", "")


@pytest.mark.parametrize(
    ("message", "word", "said"),
    [
        (0x02B1, 0x7, "system"),
        (0x02B1, 0x8, ""),
        (0x02B1, 0x2, "switch"),
        (0x02B1, 0x6, "ending"),
        (0x0218, 0x4, "suspend"),
        (0x0218, 0x12, ""),
        (0x0011, 0, "ending"),
        (0x0200, 0x7, ""),
    ],
)
def test_messages_of_windows_mean_the_same(message: int, word: int, said: str) -> None:
    assert meaning(message, word) == said


def test_a_machine_that_slept_without_saying_so_is_noticed(qapp: object) -> None:
    from PySide6.QtCore import QCoreApplication

    asleep = [100.0]
    application = QCoreApplication.instance()
    assert application is not None
    watch = IdleWatch(application, now_s=lambda: 0.0, asleep_s=lambda: asleep[0])
    heard: list[str] = []
    watch.slept.connect(lambda: heard.append("slept"))
    watch.start()
    asleep[0] += 1.0
    watch.tick()
    assert heard == []
    asleep[0] += 30.0
    watch.tick()
    assert heard == ["slept"]
    watch.stop()
