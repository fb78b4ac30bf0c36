"""Replaces the process by a fresh one at the unlock screen.

After a lock no key, passphrase or row may survive in memory (security 3.6), and a garbage
collected program cannot promise that for itself; a new process can.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from workstation.workflows import machine

Relaunch = Callable[[Sequence[str]], None]
"""Takes the arguments of the fresh process; does not come back, except in tests."""


def command(arguments: Sequence[str]) -> list[str]:
    """How to start this program again, from source or from an installed folder."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "ui", *arguments]


def _replace_on_posix(arguments: Sequence[str]) -> NoReturn:
    """The same process number, new memory; open files close as they are not inherited."""
    # A child of ours would stay behind as one of the fresh process, which knows nothing of it.
    machine.end_readers()
    line = command(arguments)
    os.execv(line[0], line)  # noqa: S606 - our own executable with our own arguments, no shell


def _replace_on_windows(arguments: Sequence[str]) -> NoReturn:
    """Windows cannot replace a process: start the new one, leave at once."""
    import subprocess

    subprocess.Popen(command(arguments), close_fds=True)
    os._exit(0)


def replace_process(arguments: Sequence[str]) -> NoReturn:
    """Become a fresh process with these arguments; nothing after this call runs."""
    if sys.platform == "win32":
        _replace_on_windows(arguments)
    else:
        _replace_on_posix(arguments)
