"""Work in a child of which the nth call of a kind is refused, or the last thing it ever does."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

PR_SET_PTRACER = 0x59616D61
"""Source: Linux ``prctl(2)``; strace is no parent of the child."""
CALLS = ("pwrite64", "write", "fsync", "ftruncate", "rename", "unlink", "mkdir", "openat")
KILL = "signal=SIGKILL"


def run(work: Callable[[], int], trace: str, *, inject: str = "", log: Path | None = None) -> int:
    """Do the work in a child under strace.

    Args:
        work: gives the child's exit code.
        trace: the calls to look at, as strace names them.
        inject: what to do to them, such as ``signal=SIGKILL:when=3``.
        log: where strace writes what it saw.

    Returns:
        The exit code, or the negative number of the signal that ended it.
    """
    pid = os.fork()
    if pid == 0:
        _work(work)
    os.waitpid(pid, os.WUNTRACED)
    command = ["strace", "-f", "-qq", "-o", str(log or os.devnull), "-e", f"trace={trace}"]
    if inject:
        command += ["-e", f"inject={trace}:{inject}"]
    with subprocess.Popen([*command, "-p", str(pid)]) as tracer:
        while not _is_traced(pid):
            time.sleep(0.002)
        os.kill(pid, signal.SIGCONT)
        _, status = os.waitpid(pid, 0)
        tracer.wait()
    return os.waitstatus_to_exitcode(status)


def count(work: Callable[[], int], log: Path) -> Counter[str]:
    """How often each call is made when nothing goes wrong."""
    assert run(work, ",".join(CALLS), log=log) == 0
    return Counter(re.findall(r"^\d+ +(\w+)\(", log.read_text(errors="replace"), re.MULTILINE))


def spread(counted: Counter[str], most: int) -> list[tuple[str, int]]:
    """Some of the calls, evenly over the work: kind and number."""
    every = [(call, nth) for call in CALLS for nth in range(1, counted[call] + 1)]
    step = max(1, len(every) // most)
    return every[step // 2 :: step]


def _work(work: Callable[[], int]) -> None:
    code = 99
    try:
        ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
        signal.raise_signal(signal.SIGSTOP)
        code = work()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _is_traced(pid: int) -> bool:
    text = Path(f"/proc/{pid}/status").read_text()
    return "TracerPid:\t0" not in text
