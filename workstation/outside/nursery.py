"""A process without keys that starts a fresh child for each file, by copying itself (Linux).

Libraries that read files take most of a second to import. The nursery imports them once and
never sees a file; each child is a copy of it, made in milliseconds, that ends with its file.
So a child that was taken over never meets the next file, and nothing that it could copy from
the nursery is worth having. It works for the process at the other end of its connection, and
ends, with its children, when that one goes away.
"""

import gc
import os
import resource
import signal
import socket
import sys
from typing import NoReturn

import msgspec

from workstation.outside import calls
from workstation.outside.child import serve
from workstation.outside.limits import Limits
from workstation.outside.start import warm

LARGEST_ORDER = 64 * 1024


class Start(msgspec.Struct, frozen=True, tag="start"):
    """Start a child on the connection that comes along; ``warm`` is imported before."""

    limits: Limits
    warm: tuple[str, ...] = ()


class End(msgspec.Struct, frozen=True, tag="end"):
    """End a child, if it runs, and say how it ended."""

    pid: int


class Leave(msgspec.Struct, frozen=True, tag="leave"):
    """End a child that has done its work; nobody waits for it."""

    pid: int


class Warm(msgspec.Struct, frozen=True, tag="warm"):
    """Import modules, so that later children have them."""

    modules: tuple[str, ...]


Command = Start | End | Leave | Warm


class Told(msgspec.Struct, frozen=True):
    """The nursery's answer: the number of a child, or how it ended (``waitpid``)."""

    value: int


def run(control: socket.socket) -> None:
    """Do as the parent says, until it goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    calls.keep_private()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    own = os.getpid()
    children: set[int] = set()
    decoder = msgspec.msgpack.Decoder(Command)
    while True:
        message, descriptors, _flags, _address = socket.recv_fds(control, LARGEST_ORDER, 1)
        if not message:
            break
        command = decoder.decode(message)
        if isinstance(command, Warm):
            _warm(command.modules)
        elif isinstance(command, Leave):
            _end(command.pid)
            children.discard(command.pid)
        else:
            value = _do(own, command, descriptors, children)
            control.send(msgspec.msgpack.encode(Told(value)))
    for pid in children:
        _end(pid)


def _do(own: int, command: Start | End, descriptors: list[int], children: set[int]) -> int:
    """What the parent waits to be told."""
    if isinstance(command, End):
        children.discard(command.pid)
        return _end(command.pid)
    _warm(command.warm)
    pid = _start(own, descriptors[0], command.limits)
    os.close(descriptors[0])
    children.add(pid)
    return pid


def _warm(modules: tuple[str, ...]) -> None:
    new = [name for name in modules if name not in sys.modules]
    if new:
        warm(new)
        # What is there now is never collected in a child: its pages stay shared.
        gc.collect()
        gc.freeze()


def _start(own: int, connection: int, limits: Limits) -> int:
    pid = os.fork()
    if pid == 0:
        _become_child(own, connection, limits)
    return pid


def _become_child(own: int, connection: int, limits: Limits) -> NoReturn:
    """Runs in the copy: one connection, no others, and no way back."""
    code = 1
    try:
        calls.end_with_parent(signal.SIGKILL)
        if os.getppid() == own:
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
            os.dup2(connection, 0)
            os.closerange(3, os.sysconf("SC_OPEN_MAX"))
            with (
                os.fdopen(0, "rb", closefd=False) as incoming,
                os.fdopen(0, "wb", closefd=False) as outgoing,
            ):
                serve(incoming, outgoing, limits)
            code = 0
    finally:
        os._exit(code)


def _end(pid: int) -> int:
    """A child is ours until it was waited for, so its number cannot be another's."""
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]
