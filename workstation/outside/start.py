"""How the process without keys is started: what stands on its command line, and its way in."""

import importlib
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

SWITCH = "--read-outside"
"""First argument of a packed program that is to be this process instead of the window."""
FRESH = "fresh"

# A process of Windows does not start without these two.
_KEPT = ("SYSTEMROOT", "WINDIR") if sys.platform == "win32" else ()


def command(*arguments: str) -> list[str]:
    """The command that starts it, from source or from a packed folder."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH, *arguments]
    return [
        sys.executable, "-P", "-s", "-B", "-X", "utf8", "-m", "workstation.outside", *arguments
    ]  # fmt: skip


def environment() -> dict[str, str]:
    """Nothing of ours but where the program lies."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    if getattr(sys, "frozen", False):
        return kept
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def warm(modules: Sequence[str]) -> None:
    """Import modules, and let each prepare itself (``warm_up``)."""
    for name in modules:
        with suppress(ImportError):  # the child meets it too, and tells
            prepare = getattr(importlib.import_module(name), "warm_up", None)
            if prepare is not None:
                prepare()


def main(arguments: Sequence[str]) -> None:
    """Be the nursery on the connection that is standard input, or one fresh child."""
    if arguments and arguments[0] == FRESH:
        from workstation.outside.child import serve
        from workstation.outside.limits import Limits

        limits = msgspec.json.decode(arguments[1], type=Limits)
        warm(arguments[2:])
        serve(sys.stdin.buffer, sys.stdout.buffer, limits)
        return
    import socket

    from workstation.outside import nursery

    nursery.run(socket.socket(fileno=0))
