"""The parent's side: how a child comes to be, and how it is ended, on each system.

A child is a :class:`Child`: bytes to it, bytes from it before a deadline, and an end. On Linux
it comes out of the nursery over a socket of its own. Elsewhere each one is a new process with
two pipes, held by a job object, and one is always started ahead.
"""

import io
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, Protocol, cast

import msgspec

from workstation.outside import job, nursery, start
from workstation.outside.limits import Limits

_HAS_NURSERY = sys.platform.startswith("linux")
_LINGER_S = 5.0
_POLL_S = 0.004


class NotStartedError(Exception):
    """The system did not give us a process."""


class Child(Protocol):
    """A process that is given one file."""

    def send(self, data: bytes | memoryview, deadline: float) -> None:
        """Give it bytes.

        Raises:
            OSError: it ended.
            TimeoutError: it took them too slowly.
        """

    def receive_into(self, room: memoryview, deadline: float) -> int:
        """Take bytes from it; 0 when it ended.

        Raises:
            TimeoutError: it said nothing until the deadline.
        """

    def end(self) -> int:
        """End it, if it still runs; the negative number of the signal, or its exit code."""

    def leave(self) -> None:
        """End it and do not wait: it has done its work."""


def _left_s(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Copied:
    """A child out of the nursery."""

    def __init__(self, owner: "Nursery", pid: int, connection: socket.socket) -> None:
        self.pid = pid
        self._owner = owner
        self._connection = connection

    def send(self, data: bytes | memoryview, deadline: float) -> None:
        self._connection.settimeout(_left_s(deadline))
        self._connection.sendall(data)

    def receive_into(self, room: memoryview, deadline: float) -> int:
        self._connection.settimeout(_left_s(deadline))
        try:
            return self._connection.recv_into(room)
        except ConnectionError:
            return 0

    def end(self) -> int:
        self._connection.close()
        return self._owner.end(self.pid)

    def leave(self) -> None:
        self._connection.close()
        self._owner.leave(self.pid)


class Nursery:
    """The nursery's process and our end of its connection. Safe to call from any thread."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                self._process = subprocess.Popen(
                    start.command(), stdin=theirs.fileno(), stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL, env=start.environment(), cwd="/",
                )  # fmt: skip
        except OSError as problem:
            ours.close()
            raise NotStartedError from problem
        self._control = ours
        self._lock = threading.Lock()

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    def warm(self, modules: Sequence[str]) -> None:
        """Let it import modules; comes back at once."""
        self._tell(nursery.Warm(tuple(modules)))

    def child(self, limits: Limits, warm: Sequence[str]) -> _Copied:
        """A fresh child.

        Raises:
            NotStartedError: the nursery is gone.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        order = nursery.Start(limits, tuple(warm))
        try:
            with theirs:
                pid = self._ask(order, [theirs.fileno()])
        except BaseException:
            ours.close()
            raise
        return _Copied(self, pid, ours)

    def end(self, pid: int) -> int:
        """End a child; how it ended, or that nobody knows any more."""
        try:
            status = self._ask(nursery.End(pid), [])
        except NotStartedError:
            return -9
        return os.waitstatus_to_exitcode(status)

    def leave(self, pid: int) -> None:
        """End a child without waiting for it."""
        # When the nursery is gone, its children are.
        with suppress(OSError):
            self._tell(nursery.Leave(pid))

    def close(self) -> None:
        """End it with all its children, and wait for it."""
        self._control.close()
        try:
            self._process.wait(_LINGER_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _tell(self, command: nursery.Command) -> None:
        message = msgspec.msgpack.encode(command)
        with self._lock:
            self._control.send(message)

    def _ask(self, command: nursery.Command, descriptors: list[int]) -> int:
        message = msgspec.msgpack.encode(command)
        try:
            with self._lock:
                socket.send_fds(self._control, [message], descriptors)
                answer = self._control.recv(nursery.LARGEST_ORDER)
        except OSError as problem:
            raise NotStartedError from problem
        if not answer:
            raise NotStartedError
        told: nursery.Told = msgspec.msgpack.decode(answer, type=nursery.Told)
        return told.value


class Fresh:
    """A child that is a process of its own, with two pipes."""

    def __init__(self, limits: Limits, warm: Sequence[str] = ()) -> None:
        line = start.command(start.FRESH, msgspec.json.encode(limits).decode(), *warm)
        try:
            self._process = subprocess.Popen(
                line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=start.environment(), bufsize=0,
            )  # fmt: skip
            self._job = job.hold(self._process, limits)
        except OSError as problem:
            raise NotStartedError from problem
        self.limits = limits

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    def send(self, data: bytes | memoryview, deadline: float) -> None:
        """It takes all of the file before it looks at any of it: this cannot wait for long."""
        rest = memoryview(data)
        while rest:
            _left_s(deadline)
            rest = rest[cast("IO[bytes]", self._process.stdin).write(rest) :]

    def receive_into(self, room: memoryview, deadline: float) -> int:
        """See :class:`Child`."""
        stream = cast("IO[bytes]", self._process.stdout)
        _wait_readable(stream, deadline)
        return io.FileIO(stream.fileno(), closefd=False).readinto(room) or 0

    def end(self) -> int:
        """See :class:`Child`."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        code = self._process.wait()
        job.release(self._job)
        return code

    def leave(self) -> None:
        """See :class:`Child`."""
        self.end()


def _wait_on_posix(stream: IO[bytes], deadline: float) -> None:
    if not select.select([stream], [], [], _left_s(deadline))[0]:
        raise TimeoutError


def _wait_on_windows(stream: IO[bytes], deadline: float) -> None:
    """Anonymous pipes cannot be waited for; they can be asked."""
    if sys.platform != "win32":
        raise NotImplementedError
    import _winapi
    import msvcrt

    handle = msvcrt.get_osfhandle(stream.fileno())
    while True:
        try:
            if _winapi.PeekNamedPipe(handle, 0)[0]:
                return
        except OSError:
            return
        time.sleep(min(_POLL_S, _left_s(deadline)))


def _wait_readable(stream: IO[bytes], deadline: float) -> None:
    if sys.platform == "win32":
        _wait_on_windows(stream, deadline)
    else:
        _wait_on_posix(stream, deadline)


class Nest:
    """Where children come from; it starts what they need when it is first asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._nursery: Nursery | None = None
        self._spare: Fresh | None = None

    def prepare(self, modules: Sequence[str]) -> None:
        """Have a child ready soon, with these modules; comes back at once.

        Raises:
            NotStartedError, OSError: the system gives us no process.
        """
        with self._lock:
            if not _HAS_NURSERY:
                self._spare = self._spare or Fresh(Limits(), modules)
                return
            self._living().warm(modules)

    def child(self, limits: Limits, warm: Sequence[str]) -> Child:
        """A fresh child.

        Raises:
            NotStartedError: the system gives us no process.
        """
        with self._lock:
            if not _HAS_NURSERY:
                return self._fresh(limits, warm)
            try:
                return self._living().child(limits, warm)
            except NotStartedError:
                # It was ended from outside: one more.
                self._drop()
                return self._living().child(limits, warm)

    def close(self) -> None:
        """End everything."""
        with self._lock:
            self._drop()
            if self._spare is not None:
                self._spare.end()
                self._spare = None

    @property
    def pid(self) -> int | None:
        """The number of the process that waits, if one does."""
        waiting = self._nursery or self._spare
        return waiting.pid if waiting else None

    def _living(self) -> Nursery:
        if self._nursery is None:
            self._nursery = Nursery()
        return self._nursery

    def _fresh(self, limits: Limits, warm: Sequence[str]) -> Fresh:
        found, self._spare = self._spare, None
        if found is not None and found.limits != limits:
            found.end()
            found = None
        found = found or Fresh(limits, warm)
        self._spare = Fresh(limits, warm)
        return found

    def _drop(self) -> None:
        if self._nursery is not None:
            self._nursery.close()
            self._nursery = None
