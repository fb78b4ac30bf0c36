"""A bus of a test's own, with a desktop on it that says what the test tells it to say."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.e2e import driver


@dataclass
class Bus:
    """A bus of the test's own with a desktop's services on it."""

    address: str
    desktop: "subprocess.Popen[str]"

    def tell(self, word: str) -> str:
        """Have the desktop emit something, or ask it; what it says."""
        assert self.desktop.stdin is not None
        assert self.desktop.stdout is not None
        self.desktop.stdin.write(word + "\n")
        self.desktop.stdin.flush()
        while not (line := self.desktop.stdout.readline()).startswith(("sent", "held")):
            assert line, "the desktop ended"
        return line.strip()

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DBUS_SYSTEM_BUS_ADDRESS": self.address,
            "DBUS_SESSION_BUS_ADDRESS": self.address,
            "XDG_SESSION_ID": "",
        }


@contextmanager
def private_bus() -> Iterator[Bus]:
    command = ["dbus-daemon", "--session", "--print-address=1", "--nofork", "--nopidfile"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        with subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.desktop_bus", address],
            cwd=driver.ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        ) as desktop:  # fmt: skip
            try:
                assert desktop.stdout is not None
                assert desktop.stdout.readline().strip() == "ready"
                yield Bus(address, desktop)
            finally:
                desktop.terminate()
                daemon.terminate()
