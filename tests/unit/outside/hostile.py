"""What a child does that is in other hands, or meets a file made to do harm."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from workstation.domain.error import BadInputError
from workstation.outside import frames

PART_BYTES = 1 << 20


def echo(data: bytes, given: int) -> tuple[bytes, int]:
    return data, given


def number(data: bytes, given: None) -> int:
    """Its own, by which it can be found from outside."""
    return os.getpid()


def memory_bomb(data: bytes, given: None) -> int:
    held = []
    while True:
        held.append(bytearray(16 << 20))


def endless(data: bytes, given: None) -> int:
    while True:
        pass


def asleep(data: bytes, given: float) -> int:
    time.sleep(given)
    return os.getpid()


def flood(data: bytes, given: int, tell: Callable[[bytes], None]) -> int:
    for _ in range(given):
        tell(bytes(PART_BYTES))
    return given


def add_up(data: bytes, given: None, more: Callable[[], bytes]) -> tuple[int, int]:
    """Blocks and bytes of a file that is handed over piece by piece, and what it holds of it."""
    blocks = size = 0
    while block := more():
        blocks += 1
        size += len(block)
    return blocks, size


def insatiable(data: bytes, given: None, more: Callable[[], bytes]) -> int:
    """Asks for more without end."""
    while True:
        more()


def flood_unasked(data: bytes, given: int) -> int:
    """Past the child's own count: a frame that says it is larger than the cap."""
    head = frames.HEAD.pack(frames.RESULT, given)
    try:
        os.write(0, head)
    except OSError:
        os.write(1, head)  # two pipes in place of one connection
    return 0


def segfault(data: bytes, given: None) -> int:
    ctypes.string_at(0)
    return 0


def leave(data: bytes, given: None) -> int:
    os._exit(0)


def fall(data: bytes, given: None) -> int:
    """Python's own limit."""
    return fall(data, given)


def refuse(data: bytes, given: str) -> int:
    raise BadInputError("csv.ragged", file=given, place="row 7", found=3, expected=4)


def babble(data: bytes, given: bytes) -> int:
    """Bytes that are no frame, or one that lies."""
    os.write(0, given)
    os._exit(0)


def wrong_type(data: bytes, given: None) -> str:
    return "not a number"


def surroundings(data: bytes, given: None) -> tuple[dict[str, str], list[int], list[str]]:
    """Its environment, the descriptors that it holds, and its arguments."""
    held = []
    for descriptor in range(256):
        try:
            os.fstat(descriptor)
        except OSError:
            continue
        held.append(descriptor)
    return dict(os.environ), held, sys.argv


def attempts(data: bytes, given: str) -> list[str]:
    """What of all this works, in a folder with a file ``there``."""
    folder = Path(given)
    there = folder / "there"
    tries: dict[str, Callable[[], object]] = {
        "write": lambda: (folder / "new").write_bytes(b"x"),
        "append": lambda: there.open("ab"),
        "overwrite": lambda: there.open("r+b"),
        "truncate": lambda: os.truncate(there, 0),
        "unlink": there.unlink,
        "rename": lambda: there.rename(folder / "moved"),
        "link": lambda: os.link(there, folder / "linked"),
        "symlink": lambda: (folder / "soft").symlink_to(there),
        "chmod": lambda: there.chmod(0o777),
        "mkdir": lambda: (folder / "made").mkdir(),
        "mkfifo": lambda: os.mkfifo(folder / "fifo"),
        "times": lambda: os.utime(there, (0, 0)),
        "memory file": lambda: os.memfd_create("x"),
        "chdir": lambda: os.chdir(folder),
        "fork": os.fork,
        "program": lambda: subprocess.run(["/bin/true"], check=False),
        "become": lambda: os.execv("/bin/true", ["true"]),
        "internet": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        "datagram": lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
        "local socket": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
        "netlink": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
        "signal": lambda: os.kill(os.getppid(), 0),
        "trace": lambda: _call("ptrace", 16, os.getppid(), 0, 0),
        "keyring": lambda: _call("add_key", b"user", b"x", b"y", 1, -2),
        "outlive": lambda: _call("prctl", 1, 0, 0, 0, 0),
        "nice": lambda: os.nice(1),
        "pipe to others": lambda: os.pidfd_open(os.getppid()),
    }
    return [name for name, attempt in tries.items() if _works(attempt)]


def _works(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError:
        return False
    return True


def _call(name: str, *arguments: object) -> None:
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, name):
        numbers = {"add_key": 248}
        result = library.syscall(numbers[name], *arguments)
    else:
        result = getattr(library, name)(*arguments)
    if result == -1:
        raise OSError(ctypes.get_errno(), name)
