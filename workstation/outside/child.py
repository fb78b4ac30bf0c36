"""The child: given one file, it does what it is told with it, answers, and ends.

It is started without an environment, holds one connection and nothing else, and gives up all
that reading does not need before the first byte of the file arrives.
"""

import importlib
from collections.abc import Callable
from typing import IO, Any, get_type_hints

import msgspec

from workstation.domain.error import UserError
from workstation.outside import frames
from workstation.outside.limits import Limits, confine


class _FloodError(Exception):
    """The answer is larger than the cap."""


def serve(incoming: IO[bytes], outgoing: IO[bytes], limits: Limits) -> None:
    """Confine this process, take the file, and answer until nobody asks any more."""
    confine(limits)
    data = b""
    while frame := _next(incoming):
        kind, body = frame
        if kind == frames.DATA:
            data = body
        else:
            answer = _Answer(incoming, outgoing, limits.output_mb * 1024 * 1024)
            answer.give(data, body)


def _next(incoming: IO[bytes]) -> tuple[bytes, bytes] | None:
    head = incoming.read(frames.HEAD.size)
    if len(head) < frames.HEAD.size:
        return None
    kind, size = frames.HEAD.unpack(head)
    body = incoming.read(size)
    return (kind, body) if len(body) == size else None


class _Answer:
    """One answer as it is sent, counted."""

    def __init__(self, incoming: IO[bytes], outgoing: IO[bytes], most_bytes: int) -> None:
        self._incoming = incoming
        self._outgoing = outgoing
        self._left = most_bytes

    def give(self, data: bytes, order: bytes) -> None:
        """Do the task and send what came of it; a failure of any kind is an answer too."""
        try:
            self._send(frames.RESULT, self._result(data, order))
        except _FloodError:
            self._plain(frames.FLOOD)
        except MemoryError:
            self._plain(frames.MEMORY)
        except UserError as problem:
            self._plain(frames.PROBLEM, frames.problem_bytes(problem))
        except Exception as defect:  # noqa: BLE001 - a hostile file can make a reader fail in any way
            self._plain(frames.DEFECT, type(defect).__name__.encode())

    def _result(self, data: bytes, order: bytes) -> Any:
        said = msgspec.msgpack.decode(order, type=frames.Order)
        function = function_of(said.task)
        hints = get_type_hints(function)
        given = msgspec.msgpack.decode(said.arguments, type=hints["given"])
        asked: dict[str, Callable[..., Any]] = {}
        if "tell" in hints:
            asked["tell"] = lambda part: self._send(frames.PART, part)
        if "more" in hints:
            asked["more"] = self._more
        return function(data, given, **asked)

    def _more(self) -> bytes:
        """The next block of the file; nothing at its end."""
        self._plain(frames.MORE)
        frame = _next(self._incoming)
        if frame is None or frame[0] != frames.DATA:
            raise EOFError
        return frame[1]

    def _send(self, kind: bytes, value: Any) -> None:
        body = msgspec.msgpack.encode(value)
        self._left -= len(body)
        if self._left < 0:
            raise _FloodError
        self._plain(kind, body)

    def _plain(self, kind: bytes, body: bytes = b"") -> None:
        self._outgoing.write(frames.packed(kind, body))
        self._outgoing.write(body)
        self._outgoing.flush()


def function_of(task: str) -> Callable[..., Any]:
    """The function of this program that a task names."""
    module, _, name = task.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found
