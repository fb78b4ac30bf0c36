"""JSON from outside, read without any of the things that readers disagree about.

Refused: keys that occur twice (readers take the last in silence), NaN and infinities, lone
surrogates, NUL, numbers beyond 64 bits, and deep nesting. Source: RFC 8259 sections 4, 6, 8.
A file is parsed in the process without keys.
"""

import json
import math
from pathlib import Path
from typing import Any, Final, NoReturn

from workstation.domain.error import BadInputError
from workstation.outside import door
from workstation.outside.limits import Limits

MAX_BYTES = 16 << 20
MAX_DEPTH = 12


class _RefusedError(ValueError):
    """A reason code, and the key it was found under."""

    def __init__(self, reason: str, key: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.key = key


def read_json(path: Path) -> Any:
    """The value in a JSON file.

    Raises:
        BadInputError: ``json.*`` with the line and column, or the key, as place.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as cause:
        raise BadInputError("json.unreadable", file=str(path)) from cause
    if len(data) > MAX_BYTES:
        raise BadInputError("json.too_large", file=str(path), limit_mb=MAX_BYTES >> 20)
    return door.run(PARSE, data, str(path), file=str(path))


def parse_json(data: bytes, file: str) -> Any:
    """The value of a JSON text; ``file`` is how errors name it.

    Raises:
        BadInputError: as :func:`read_json`.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        line = data[: cause.start].count(b"\n") + 1
        raise BadInputError("json.not_utf8", file=file, place=str(line)) from cause
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer
        )
        _check(value, 0)
    except json.JSONDecodeError as cause:
        place = f"{cause.lineno}:{cause.colno}"
        raise BadInputError("json.malformed", file=file, place=place) from cause
    except RecursionError as cause:
        raise BadInputError("json.too_deep", file=file) from cause
    except _RefusedError as cause:
        raise _told(cause, file) from cause
    return value


def parse(data: bytes, given: str) -> Any:
    """:func:`parse_json`, as the process without keys is asked to do it."""
    return parse_json(data, given)


PARSE: Final[door.Task[Any]] = door.Task(
    "workstation.transfer.strict_json:parse", Any, limits=Limits(memory_mb=256, output_mb=32)
)
"""What comes out takes as much room here as it took there."""


def _told(cause: _RefusedError, file: str) -> BadInputError:
    place = ascii(cause.key)[1:-1] or None
    if cause.reason == "duplicate":
        return BadInputError("json.duplicate_key", file=file, place=place)
    if cause.reason == "number":
        return BadInputError("json.number_unusable", file=file, place=place)
    if cause.reason == "text":
        return BadInputError("json.text_unusable", file=file, place=place)
    return BadInputError("json.too_deep", file=file, place=place)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _RefusedError("duplicate", key)
        found[key] = value
    return found


def _constant(name: str) -> NoReturn:
    raise _RefusedError("number", name)


def _integer(text: str) -> int:
    if len(text) > 20 or not -(1 << 63) <= int(text) < 1 << 63:
        raise _RefusedError("number", text[:20])
    return int(text)


def _check(value: Any, depth: int, key: str = "") -> None:
    if depth > MAX_DEPTH:
        raise _RefusedError("depth", key)
    if isinstance(value, str):
        if "\x00" in value or any(0xD800 <= ord(char) <= 0xDFFF for char in value):
            raise _RefusedError("text", key)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise _RefusedError("number", key)
    elif isinstance(value, list):
        for item in value:
            _check(item, depth + 1, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            _check(name, depth + 1, name)
            _check(item, depth + 1, name)
