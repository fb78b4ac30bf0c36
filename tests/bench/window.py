"""From exec to the first window on screen, on a virtual display of our own."""

import ctypes
import ctypes.util
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_SUBSTRUCTURE_NOTIFY_MASK = 1 << 19
_MAP_NOTIFY = 19
_SMALLEST_PX = 200


class _MapEvent(ctypes.Structure):
    """XMapEvent of Xlib."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("event", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("override_redirect", ctypes.c_int),
    )


class _Event(ctypes.Union):
    _fields_ = (("type", ctypes.c_int), ("map", _MapEvent), ("pad", ctypes.c_long * 24))


class Screen:
    """Watches the root window of one display for windows that appear."""

    def __init__(self, display: str) -> None:
        name = ctypes.util.find_library("X11")
        if name is None:
            raise RuntimeError("libX11 is missing: apt-get install libx11-6")
        self._x = ctypes.CDLL(name)
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise RuntimeError(f"no display {display}")
        root = self._x.XDefaultRootWindow(self._display)
        self._x.XSelectInput(
            self._display, ctypes.c_ulong(root), ctypes.c_long(_SUBSTRUCTURE_NOTIFY_MASK)
        )
        self._x.XSync(self._display, 0)

    def seconds_until_window(self, command: Sequence[str], environment: dict[str, str]) -> float:
        """Start a command; seconds until it shows a real window. The command is then killed."""
        self._drop_events()
        start = time.perf_counter()
        with subprocess.Popen(
            list(command),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                self._wait_for_window(deadline=start + 60)
                return time.perf_counter() - start
            finally:
                os.killpg(process.pid, signal.SIGKILL)

    def _wait_for_window(self, deadline: float) -> None:
        event = _Event()
        while time.perf_counter() < deadline:
            if not self._x.XPending(self._display):
                time.sleep(0.001)
                continue
            self._x.XNextEvent(self._display, ctypes.byref(event))
            if event.type == _MAP_NOTIFY and self._is_real(event.map.window):
                return
        raise TimeoutError("no window appeared within a minute")

    def _is_real(self, window: int) -> bool:
        root = ctypes.c_ulong()
        numbers = [ctypes.c_int(), ctypes.c_int()] + [ctypes.c_uint() for _ in range(4)]
        self._x.XGetGeometry(
            self._display,
            ctypes.c_ulong(window),
            ctypes.byref(root),
            *(ctypes.byref(number) for number in numbers),
        )
        return numbers[2].value >= _SMALLEST_PX and numbers[3].value >= _SMALLEST_PX

    def _drop_events(self) -> None:
        time.sleep(0.2)
        event = _Event()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, ctypes.byref(event))


@contextmanager
def virtual_display() -> Iterator[str]:
    """A display of our own, chosen by the server, gone afterwards."""
    server = shutil.which("Xvfb")
    if server is None:
        raise RuntimeError("Xvfb is missing: apt-get install xvfb")
    read, write = os.pipe()
    with subprocess.Popen(
        [server, "-displayfd", str(write), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        os.close(write)
        try:
            with os.fdopen(read) as said:
                yield f":{said.readline().strip()}"
        finally:
            process.terminate()


def environment_for(display: str, home: Path) -> dict[str, str]:
    """An environment with a home of its own, so that no one's settings play a part."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {
        **kept,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
    }


def ours(vault: Path) -> list[str]:
    """The command that opens our unlock screen."""
    return [sys.executable, "-m", "ui", "--vault", str(vault), "--lang", "en"]


def keepassxc(home: Path) -> list[str] | None:
    """The command that opens KeePassXC's unlock screen, or None where it is not installed."""
    program, tool = shutil.which("keepassxc"), shutil.which("keepassxc-cli")
    if program is None or tool is None:
        return None
    database = home / "peer.kdbx"
    subprocess.run(
        [tool, "db-create", "--set-password", str(database)],
        input="velvet tangle orbit gravel\n" * 2,
        text=True,
        env={**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    settings = home / "peer.ini"
    settings.write_text("[General]\nUpdateCheckMessageShown=true\n[GUI]\nCheckForUpdates=false\n")
    return [
        program,
        *("--config", str(settings), "--localconfig", str(home / "peer-local.ini")),
        str(database),
    ]
