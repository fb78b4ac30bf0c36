"""The one door for files from outside: their bytes go in, values of a named type come out.

The caller reads the file once, whole, up to its cap; the bytes are parsed in a child process
without keys, environment or files (:mod:`workstation.outside.limits` says what it may use).
Here only frames are taken apart and MessagePack is decoded into the type that the task names.

What a child that was taken over can do: give a wrong answer of the right type about the file
that it was given. Callers keep that in mind where an answer leads to a signature.
"""

import atexit
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from workstation.domain.error import BadInputError, StoreError, UserError
from workstation.outside import frames
from workstation.outside.limits import Limits
from workstation.outside.nest import Child, Nest, NotStartedError

Result = TypeVar("Result")
Part = TypeVar("Part")

_MB = 1024 * 1024
_SIGXCPU = -24
Source = Callable[[], bytes]
"""Gives the next block of a file, and nothing at its end."""
_NONSENSE = (msgspec.MsgspecError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class Task(Generic[Result]):
    """Something to do with a file: a function ``(data, given)`` of this program.

    One that has a parameter ``tell`` can send parts before its result; one that has a parameter
    ``more`` takes the file block by block from it, so that a file of any size fits.

    Attributes:
        name: ``module:function``.
        result: what it gives; decoded into this type and nothing else.
        part: what each part is.
        limits: caps on the child.
    """

    name: str
    result: Any
    part: Any = None
    limits: Limits = Limits()  # noqa: RUF009 - a frozen value

    @property
    def module(self) -> str:
        """Where the function stands."""
        return self.name.partition(":")[0]


_NEST = Nest()


def prepare(*modules: str) -> None:
    """Start the process without keys ahead of need, with these modules of tasks.

    Comes back at once and never fails: whoever needs it in earnest is told.
    """
    with suppress(NotStartedError, OSError):
        _NEST.prepare(modules)


def close() -> None:
    """End the process without keys, and all children; the next task starts another."""
    _NEST.close()


def waiting() -> int | None:
    """The number of the process that waits for files, if one does."""
    return _NEST.pid


atexit.register(close)


def run(
    task: Task[Result],
    data: bytes,
    given: object = None,
    *,
    file: str | None = None,
    on_part: Callable[[Any], None] | None = None,
    limits: Limits | None = None,
) -> Result:
    """Do one task with a file in a child of its own.

    Args:
        task: what to do.
        data: the file's bytes.
        given: the function's second argument, as plain values.
        file: how the person named the file, for errors.
        on_part: takes each part as it comes; it may raise to stop.
        limits: other caps than the task's.

    Raises:
        UserError: of the task itself, as it was raised there; or ``outside.*``: a cap was
            reached (memory, time, size of the answer), or the child ended.
        StoreError: ``outside.not_started``.
    """
    with reading(data, task, file=file, limits=limits) as reader:
        return reader.ask(task, given, on_part)


class Reader:
    """A child that holds one file and can be asked about it several times."""

    def __init__(
        self, child: Child, limits: Limits, file: str | None, source: Source | None = None
    ) -> None:
        self._child = child
        self._source = source
        self._limits = limits
        self._file = file
        self._ended: int | None = None
        self._wait_s = 0.0

    def send_file(self, data: bytes) -> None:
        """Hand the file over."""
        self._wait_s = self._limits.wall_s
        self._send(frames.DATA, data)

    def ask(
        self,
        task: Task[Result],
        given: object = None,
        on_part: Callable[[Any], None] | None = None,
    ) -> Result:
        """One answer; raises as :func:`run` does."""
        for value, is_result in self._answers(task, given):
            if is_result:
                result: Result = value
                return result
            if on_part is not None:
                on_part(value)
        raise self._broken()

    def stream(self, task: Task[Any], given: object = None) -> Iterator[Any]:
        """The parts of an answer as they come; raises as :func:`run` does."""
        for value, is_result in self._answers(task, given):
            if is_result:
                return
            yield value

    def end(self) -> int:
        """End the child; how it ended."""
        if self._ended is None:
            self._ended = self._child.end()
        return self._ended

    def close(self) -> None:
        """Let the child go, without waiting for its end."""
        if self._ended is None:
            self._ended = 0
            self._child.leave()

    def _answers(self, task: Task[Any], given: object) -> Iterator[tuple[Any, bool]]:
        self._wait_s = self._limits.wall_s
        order = frames.Order(task.name, msgspec.Raw(msgspec.msgpack.encode(given)))
        self._send(frames.ORDER, msgspec.msgpack.encode(order))
        left = self._limits.output_mb * _MB
        while True:
            kind, body = self._frame(left)
            left -= len(body)
            if kind == frames.MORE and self._source is not None:
                self._send(frames.DATA, self._source())
                continue
            try:
                if kind in (frames.PART, frames.RESULT):
                    wanted = task.part if kind == frames.PART else task.result
                    value = msgspec.msgpack.decode(body, type=wanted)
                else:
                    raise self._told(kind, body)
            except _NONSENSE as cause:
                raise self._broken() from cause
            yield value, kind == frames.RESULT

    def _told(self, kind: bytes, body: memoryview) -> UserError:
        """The error that a frame stands for."""
        if kind == frames.PROBLEM:
            found = frames.problem_from(body)
            found.file = found.file or self._file
            return found
        if kind == frames.MEMORY:
            return self._cap("outside.memory", self._limits.memory_mb)
        if kind == frames.FLOOD:
            return self._cap("outside.output", self._limits.output_mb)
        return self._broken()

    def _send(self, kind: bytes, body: bytes) -> None:
        try:
            with self._waiting() as deadline:
                self._child.send(frames.packed(kind, body), deadline)
                self._child.send(body, deadline)
        except TimeoutError as cause:
            raise self._late() from cause
        except OSError as cause:
            raise self._broken() from cause

    def _frame(self, left: int) -> tuple[bytes, memoryview]:
        kind, size = frames.HEAD.unpack(self._bytes(frames.HEAD.size))
        if kind not in frames.ANSWERS:
            raise self._broken()
        if size > left:
            self.end()
            raise self._cap("outside.output", self._limits.output_mb)
        return kind, self._bytes(size)

    def _bytes(self, size: int) -> memoryview:
        room = memoryview(bytearray(size))
        done = 0
        while done < size:
            try:
                with self._waiting() as deadline:
                    taken = self._child.receive_into(room[done:], deadline)
            except TimeoutError as cause:
                raise self._late() from cause
            if not taken:
                raise self._broken()
            done += taken
        return room

    @contextmanager
    def _waiting(self) -> Iterator[float]:
        """A deadline from what is left of the time; only the waiting itself is counted."""
        began = time.monotonic()
        try:
            yield began + self._wait_s
        finally:
            self._wait_s -= time.monotonic() - began

    def _late(self) -> UserError:
        self.end()
        return self._cap("outside.time", round(self._limits.wall_s))

    def _broken(self) -> UserError:
        """The child ended in the midst of it, or said what makes no sense."""
        if self.end() == _SIGXCPU:
            return self._cap("outside.time", self._limits.cpu_s)
        return BadInputError("outside.ended", file=self._file, name=self._name())

    def _cap(self, code: str, most: int) -> UserError:
        return BadInputError(code, file=self._file, name=self._name(), most=most)

    def _name(self) -> str:
        return self._file or "—"


@contextmanager
def reading(
    data: bytes,
    task: Task[Any],
    *,
    file: str | None = None,
    limits: Limits | None = None,
) -> Iterator[Reader]:
    """A child that holds this file for the length of the block; raises as :func:`run` does."""
    reader = open_reader(data, task, file=file, limits=limits)
    try:
        yield reader
    finally:
        reader.close()


def open_reader(
    data: bytes,
    task: Task[Any],
    *,
    file: str | None = None,
    limits: Limits | None = None,
    source: Source | None = None,
) -> Reader:
    """A child that holds this file until :meth:`Reader.close`; raises as :func:`run` does.

    Args:
        data: the file's bytes; none where it is handed over block by block.
        task: what will be asked.
        file: how the person named the file, for errors.
        limits: other caps than the task's.
        source: gives the blocks to a task that asks for ``more``.
    """
    chosen = limits or task.limits
    try:
        child = _NEST.child(chosen, [task.module])
    except (NotStartedError, OSError) as cause:
        raise StoreError("outside.not_started") from cause
    reader = Reader(child, chosen, file, source)
    try:
        reader.send_file(data)
    except BaseException:
        reader.close()
        raise
    return reader
