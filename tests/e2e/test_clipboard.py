"""The clipboard of a real screen: ours goes after its time and at the lock, others' stays."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e import driver

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is there on Linux"),
]
GUARDED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.shell.clipboard import ClipboardGuard
application = QApplication([])
clipboard = application.clipboard()
guard = ClipboardGuard(application, kept_s=int(sys.argv[1]))
def on_ticked(left):
    print("left", left, flush=True)
    if not left:
        QTimer.singleShot(300, end)
guard.ticked.connect(on_ticked)
clipboard.setText("two travel dates")
clipboard.setText("two travel dates", clipboard.Mode.Selection)
QTimer.singleShot(int(sys.argv[2]), guard.clear if sys.argv[3] == "lock" else lambda: None)
def end():
    texts = [clipboard.text(), clipboard.text(clipboard.Mode.Selection)]
    print("now", *texts, sep="|", flush=True)
    application.quit()
application.exec()
"""
OTHER = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication([])
application.clipboard().setText("of another program")
print("set", flush=True)
QTimer.singleShot(20000, application.quit)
application.exec()
"""


def start(screen: driver.Display, code: str, *given: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"}
    return subprocess.Popen(
        [sys.executable, "-c", code, *given],
        cwd=driver.ROOT, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_copy_goes_after_its_time_and_at_the_lock(tmp_path: Path) -> None:
    with (
        driver.display(tmp_path / "screen") as screen,
        start(screen, GUARDED, "2", "9000", "wait") as timed,
    ):
        said = timed.communicate(timeout=60)[0].split("\n")
    assert said[:3] == ["left 2", "left 1", "left 0"]
    assert said[3].startswith("now||")
    with (
        driver.display(tmp_path / "again") as screen,
        start(screen, GUARDED, "9", "500", "lock") as locked,
    ):
        said = locked.communicate(timeout=60)[0].split("\n")
    assert said == ["left 9", "left 0", "now||", ""]


def test_what_another_program_copied_is_left_alone(tmp_path: Path) -> None:
    with (
        driver.display(tmp_path / "screen") as screen,
        start(screen, GUARDED, "30", "9000", "wait") as guarded,
    ):
        assert guarded.stdout is not None
        assert guarded.stdout.readline() == "left 30\n"
        with start(screen, OTHER) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "set\n"
            said = guarded.communicate(timeout=60)[0].split("\n")
            other.terminate()
    assert said[-2].startswith("now|of another program|")
