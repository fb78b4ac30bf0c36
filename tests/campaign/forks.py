"""Work in children of this process, which itself never holds a thread or a connection.

SQLite connections and threads do not survive a fork: so whatever opens a vault runs in a child,
and the parent only imports, forks, kills and counts.
"""

import contextlib
import json
import os
import pickle
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")
PROCESSES = 2
Tell = Callable[[dict[str, Any]], None]


class ChildError(Exception):
    """A child ended with a defect; the text is its traceback."""


def in_child(work: Callable[[], T], timeout_s: float = 600) -> T:
    """Run this in a child and give back what it returned."""
    child = Later(work)
    return child.get(timeout_s)


class Later:
    """The outcome of work that goes on in a child."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._read, write = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _run(work, write)
        os.close(write)

    def get(self, timeout_s: float = 600) -> Any:
        """Wait for it.

        Raises:
            ChildError: it raised, died or took too long.
        """
        data = b""
        end = time.monotonic() + timeout_s
        try:
            while True:
                ready, _, _ = select.select([self._read], [], [], max(0, end - time.monotonic()))
                if not ready:
                    os.kill(self.pid, signal.SIGKILL)
                    raise ChildError(f"no answer within {timeout_s} s")
                chunk = os.read(self._read, 1 << 20)
                if not chunk:
                    break
                data += chunk
        finally:
            os.close(self._read)
            os.waitpid(self.pid, 0)
        if not data:
            raise ChildError("the child died without a word")
        good, value = pickle.loads(data)
        if not good:
            raise ChildError(value)
        return value


def in_shares(work: Callable[[int, Sequence[S]], T], items: Sequence[S]) -> list[T]:
    """Run this in two children, each with every second item; what each of them gave."""
    shares = [items[number::PROCESSES] for number in range(PROCESSES)]
    children = [
        Later(lambda n=number, s=share: work(n, s)) for number, share in enumerate(shares) if share
    ]
    return [child.get(36_000) for child in children]


def _run(work: Callable[[], Any], write: int) -> None:
    code = 1
    try:
        answer = (True, work())
        code = 0
    except BaseException:
        answer = (False, traceback.format_exc())
    with contextlib.suppress(BaseException):
        data = memoryview(pickle.dumps(answer))
        while data:
            data = data[os.write(write, data) :]
    os._exit(code)


@dataclass(slots=True)
class Worker:
    """A child that works until it is killed, telling line by line what is acknowledged."""

    pid: int
    _read: int
    _said: bytes = b""
    lines: list[dict[str, Any]] = field(default_factory=list)

    def wait_for(self, what: str, timeout_s: float = 60) -> dict[str, Any] | None:
        """Read until it says this; None when it ended or stayed silent."""
        end = time.monotonic() + timeout_s
        while True:
            for line in self.lines:
                if what in line:
                    return line
            if not self._more(end - time.monotonic()):
                return None

    def kill(self) -> list[dict[str, Any]]:
        """Kill it at once; everything that it had said."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return self.finish()

    def finish(self) -> list[dict[str, Any]]:
        """Everything that it says until its end."""
        while self._more(600):
            pass
        os.close(self._read)
        os.waitpid(self.pid, 0)
        return self.lines

    def _more(self, timeout_s: float) -> bool:
        ready, _, _ = select.select([self._read], [], [], max(0.0, timeout_s))
        chunk = os.read(self._read, 1 << 16) if ready else b""
        if not chunk:
            return False
        *whole, self._said = (self._said + chunk).split(b"\n")
        self.lines.extend(json.loads(line) for line in whole)
        return True


def start(work: Callable[[Tell], None]) -> Worker:
    """A child that does this; what it tells is one atomic write to a pipe each."""
    read, write = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        os.close(write)
        return Worker(pid, read)
    os.close(read)

    def tell(line: dict[str, Any]) -> None:
        os.write(write, json.dumps(line).encode() + b"\n")

    try:
        work(tell)
        tell({"finished": True})
    except BaseException:
        tell({"defect": traceback.format_exc()[-3000:]})
    os._exit(0)


@contextlib.contextmanager
def environment(**values: str) -> Iterator[None]:
    """Environment variables for the length of the block."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
