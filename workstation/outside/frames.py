"""What parent and child say to each other: frames of a kind, a length, and bytes.

Nothing in them is code: values are msgspec's MessagePack, decoded into a named type. An error
travels as its class name, code and values, and becomes an error again only when the catalogue
has words for it: the child may be in other hands by then.
"""

import struct
from typing import Any, Final

import msgspec

from workstation import words
from workstation.domain import error
from workstation.domain.error import UserError

HEAD: Final = struct.Struct("<cQ")

DATA, ORDER = b"D", b"O"
"""From the parent: the file's bytes once, then what to do with them."""
PART, RESULT, PROBLEM = b"P", b"R", b"U"
"""From the child: one of several parts, the answer, an error for people."""
MORE = b"N"
"""From the child: the next block of a file that is handed over piece by piece, as DATA."""
MEMORY, FLOOD, DEFECT = b"M", b"F", b"X"
"""From the child: a cap was reached, or our own code failed."""
ANSWERS: Final = frozenset({PART, RESULT, PROBLEM, MORE, MEMORY, FLOOD, DEFECT})

_CLASSES: Final = {
    kind.__name__: kind
    for kind in (
        error.BadInputError, error.CheckFailedError, error.NotAllowedError, error.StoreError,
        error.UsageError, error.UserError,
    )
}  # fmt: skip


class Order(msgspec.Struct, frozen=True):
    """What a child is to do: ``module:function`` of this program, and its second argument."""

    task: str
    arguments: msgspec.Raw


class Problem(msgspec.Struct, frozen=True):
    """A ``UserError`` on its way."""

    kind: str
    code: str
    file: str | None
    place: str | None
    data: dict[str, Any]


def packed(kind: bytes, body: bytes) -> bytes:
    """The start of a frame; the body follows."""
    return HEAD.pack(kind, len(body))


def problem_bytes(problem: UserError) -> bytes:
    """An error as bytes."""
    told = Problem(type(problem).__name__, problem.code, problem.file, problem.place, problem.data)
    return msgspec.msgpack.encode(told)


def problem_from(body: bytes | memoryview) -> UserError:
    """The error that a child met.

    Raises:
        ValueError: it is none that this program has words for.
    """
    told = msgspec.msgpack.decode(body, type=Problem)
    kind = _CLASSES.get(told.kind)
    if kind is None or told.code not in words.catalogue() or told.data.keys() & {"file", "place"}:
        raise ValueError("an error without words")
    found = kind(told.code, file=told.file, place=told.place, **told.data)
    try:
        words.error(found, "en")
    except (LookupError, AttributeError, TypeError) as cause:
        raise ValueError("an error whose words lack a value") from cause
    return found
