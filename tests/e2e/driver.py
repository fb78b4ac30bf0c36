"""The real program on a virtual screen, worked with keys and mouse as a person would.

Nothing here reaches into the program: what it did is read from its window's picture, from the
system's view of the process, and from the vault once the process has let go of it.
"""

import ctypes
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[2]
SIZE = (1280, 800)
PATIENCE_S = 40.0
KEY_DELAY_MS = 15
PAGE = (100, 80, 1160, 740)
"""Where a page is drawn, within the frame of navigation, top bar and status bar."""
PAGE_TOP = (100, 80, 960, 270)
"""Rail, title, and the first question with the first line of its text."""
CARET_PIXELS = 400
"""Fewer pixels than this may differ and a picture still shows the same: the caret blinks."""


def wait_for(what: str, met: Callable[[], bool], *, seconds: float = PATIENCE_S) -> None:
    """Wait until something is so; fail when it is not in time."""
    end = time.monotonic() + seconds
    while not met():
        if time.monotonic() > end:
            raise AssertionError(f"not in {seconds:g} s: {what}")
        time.sleep(0.03)


class Display:
    """A virtual screen of its own, on a number that the server chose."""

    def __init__(self, number: int, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.name = f":{number}"
        self.process = process
        self._frame = folder / "Xvfb_screen0"

    def picture(self) -> Image.Image:
        """What the screen shows now."""
        data = self._frame.read_bytes()
        head = struct.unpack(">25I", data[:100])
        start = head[0] + 12 * head[19]
        width, height, line = head[4], head[5], head[12]
        return Image.frombytes(
            "RGB", (width, height), data[start : start + line * height], "raw", "BGRX", line
        )


@contextmanager
def display(folder: Path, size: tuple[int, int] = SIZE) -> Iterator[Display]:
    """Run a screen; it keeps its pictures in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp", "-noreset",
               "-screen", "0", f"{size[0]}x{size[1]}x24", "-fbdir", str(folder)]  # fmt: skip
    process = subprocess.Popen(
        command, pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as said:
            number = said.readline().strip()
        assert number.isdigit(), "Xvfb did not start"
        yield Display(int(number), process, folder)
    finally:
        process.terminate()
        process.wait(20)


class Program:
    """``python -m ui`` on a screen."""

    def __init__(self, screen: Display, process: subprocess.Popen[bytes], log: Path) -> None:
        self.screen = screen
        self.process = process
        self.log = log
        self.window = ""

    # What can be seen from outside

    @property
    def arguments(self) -> list[str]:
        """The command line of the process as the system knows it now."""
        line = Path(f"/proc/{self.process.pid}/cmdline").read_bytes()
        return [part.decode() for part in line.split(b"\0") if part]

    def complaints(self) -> str:
        """What the program wrote to its error output."""
        return self.log.read_text(errors="replace")

    def window_name(self) -> str:
        """The title of the window."""
        return self._xdotool("getwindowname", self.window)

    def picture(self) -> Image.Image:
        """What the screen shows now."""
        return self.screen.picture()

    # Waiting

    def find_window(self, *, name: str = "Assessor Workstation|Poste") -> None:
        """Wait for the window of this process, and give it the keyboard."""

        def found() -> bool:
            self.check_alive()
            self.window = self._xdotool(
                "search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", name,
                may_fail=True,
            ).partition("\n")[0]  # fmt: skip
            return bool(self.window)

        wait_for("the window", found)
        self._xdotool("windowfocus", "--sync", self.window)

    def settle(self, quiet_s: float = 0.5) -> Image.Image:
        """Wait until the picture has not changed for a while; the last picture."""
        state = {"at": time.monotonic(), "picture": self.picture()}

        def quiet() -> bool:
            self.check_alive()
            now = self.picture()
            if differs(state["picture"], now):
                state.update(at=time.monotonic(), picture=now)
            return time.monotonic() - float(state["at"]) >= quiet_s

        wait_for("a picture that stands still", quiet)
        last: Image.Image = state["picture"]
        return last

    def changed_from(self, before: Image.Image, *, seconds: float = PATIENCE_S) -> Image.Image:
        """Wait until the picture is another one and stands still."""

        def other() -> bool:
            self.check_alive()
            return differs(before, self.picture())

        wait_for("another picture", other, seconds=seconds)
        return self.settle()

    def wait_for_page(self, wanted: Image.Image) -> None:
        """Wait until the top of the page shows what it showed in an earlier picture."""
        page = wanted.crop(PAGE_TOP)
        wait_for("the same page", lambda: not differs(page, self.picture().crop(PAGE_TOP)))

    def check_alive(self) -> None:
        """Fail when the program ended by itself."""
        assert self.process.poll() is None, self.complaints()

    # Acting

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        self._xdotool("type", "--delay", str(KEY_DELAY_MS), "--", text)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other; ``ctrl+l`` is one."""
        self._xdotool("key", "--delay", str(KEY_DELAY_MS), *keys)

    def click(self, x: int, y: int) -> None:
        """Click the left button at a point of the screen."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def unlock(self, vault: Path, passphrase: str) -> Image.Image:
        """Type the passphrase at the unlock screen; the first picture of the work."""
        asked = self.settle()
        self.type(passphrase)
        self.press("Return")
        wait_for("the vault to be unlocked", lambda: is_unlocked(vault))
        self.changed_from(asked)
        # The frame comes first, the page with its field in focus a moment later.
        wait_for("a page", lambda: not is_blank(self.picture().crop(PAGE)))
        return self.settle()

    def wait_for_lock(self, vault: Path) -> None:
        """Wait until the process was replaced by one at the unlock screen."""
        wait_for("a fresh process", lambda: "--locked" in self.arguments)
        assert not is_unlocked(vault)
        self.find_window()

    def kill(self) -> None:
        """End the process as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    def close(self) -> int:
        """Ask the window to close, as its frame's button does; the exit code."""
        ask_to_close(self.screen.name, int(self.window))
        return self.process.wait(PATIENCE_S)

    def _xdotool(self, *words: str, may_fail: bool = False) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.screen.name},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
        )
        assert may_fail or not done.returncode, done.stderr
        return done.stdout.strip()


class _ClientMessage(ctypes.Structure):
    """``XClientMessageEvent`` of Xlib, padded to the size of any ``XEvent``."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 24),
    )


def ask_to_close(display_name: str, window: int) -> None:
    """Send what a window manager sends when its close button is clicked.

    There is no window manager on the virtual screen, and xdotool cannot say this.
    """
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
    x11.XSendEvent.argtypes = (
        ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p,
    )  # fmt: skip
    x11.XCloseDisplay.argtypes = (ctypes.c_void_p,)
    opened = x11.XOpenDisplay(display_name.encode())
    assert opened, display_name
    message = _ClientMessage(type=33, send_event=1, window=window, format=32)
    message.message_type = x11.XInternAtom(opened, b"WM_PROTOCOLS", 0)
    message.data[0] = x11.XInternAtom(opened, b"WM_DELETE_WINDOW", 0)
    x11.XSendEvent(opened, window, 0, 0, ctypes.byref(message))
    x11.XCloseDisplay(opened)


def differs(before: Image.Image, after: Image.Image) -> bool:
    """Whether two pictures differ by more than a caret."""
    difference = ImageChops.difference(before, after).convert("L")
    return sum(difference.histogram()[24:]) > CARET_PIXELS


def differs_much(before: Image.Image, after: Image.Image) -> bool:
    """Whether nothing of a picture's page is left but its ground."""
    difference = ImageChops.difference(before, after).convert("L")
    return sum(difference.histogram()[24:]) > 20 * CARET_PIXELS


def is_blank(picture: Image.Image) -> bool:
    """Whether there is nothing to read in a picture."""
    counted = picture.convert("L").histogram()
    return sum(counted) - max(counted) < 10 * CARET_PIXELS


@contextmanager
def program(
    screen: Display, folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> Iterator[Program]:
    """Start the program; it is gone when the block ends, however that ends."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "program.log"
    surroundings = {
        **os.environ,
        "DISPLAY": screen.name,
        "QT_QPA_PLATFORM": "xcb",
        "ASSESSOR_CONFIG": str(folder / "config"),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        **(environment or {}),
    }
    surroundings.pop("WAYLAND_DISPLAY", None)
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "ui", *arguments],
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
            start_new_session=True,
        )
    try:
        yield Program(screen, process, log)
    finally:
        # The whole group: nothing that the program started outlives the test.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(20)


def is_unlocked(vault: Path) -> bool:
    """Whether a process has written to the vault's log since the last clean end."""
    log = vault / "vault.db-wal"
    return log.exists() and log.stat().st_size > 0


def begin_assessment(running: Program, partner: str) -> Image.Image:
    """By keyboard alone: a new assessment of a partner, and the first field that takes text."""
    seen = running.settle()
    running.press("ctrl+3")
    seen = running.changed_from(seen)
    running.press("ctrl+n")
    running.changed_from(seen)
    running.type(partner)
    for _ in ("choose the partner", "begin"):
        seen = running.settle()
        running.press("Return")
        seen = running.changed_from(seen)
    running.press("ctrl+Next")
    return running.changed_from(seen)


@contextmanager
def unlocked_program(
    folder: Path, vault: Path, passphrase: str, *arguments: str
) -> Iterator[Program]:
    """A program of its own screen, with the vault unlocked by typing the passphrase."""
    with (
        display(folder / "screen") as screen,
        program(screen, folder, "--vault", str(vault), "--lang", "en", *arguments) as running,
    ):
        running.find_window()
        running.unlock(vault, passphrase)
        yield running
