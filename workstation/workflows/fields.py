"""Checking what a person entered in one field; the error names the field as its place."""

from collections.abc import Sequence
from enum import Enum
from typing import Final, TypeVar

from workstation.domain import dates
from workstation.domain.error import BadInputError
from workstation.domain.finding import FOUND_FROM, FOUND_TO
from workstation.domain.marking import MarkError, parse_mark
from workstation.domain.text import is_hidden, is_written
from workstation.domain.text import is_readable as can_be_stored

E = TypeVar("E", bound=Enum)

LONGEST_LINE: Final = 300
LONGEST_TEXT: Final = 20_000
NOTHING_MARKED: Final = "(U)"
"""How nothing at all is marked."""
_FORBIDDEN: Final = frozenset({FOUND_FROM, FOUND_TO})


def text(value: str, field: str, *, required: bool = False, most: int = LONGEST_TEXT) -> str:
    """A text without space at its ends.

    Raises:
        BadInputError: ``field.required``, ``field.too_long``, ``field.unreadable`` or
            ``field.hidden``.
    """
    kept = value.strip()
    if required and not is_written(kept):
        raise BadInputError("field.required", place=field)
    if len(kept) > most:
        raise BadInputError("field.too_long", place=field, most=most, length=len(kept))
    check_readable(kept, field)
    return kept


def check_readable(value: str, field: str) -> None:
    """Go on only if every character of a text can be kept and be seen.

    Raises:
        BadInputError: ``field.unreadable`` or ``field.hidden``, with the character and its place.
    """
    if value.isprintable():
        return
    for place, char in enumerate(value, 1):
        if not char.isprintable() and not is_readable(char):
            code = "field.hidden" if is_hidden(char) else "field.unreadable"
            raise BadInputError(code, place=field, character=f"U+{ord(char):04X}", at=place)


def line(value: str, field: str, *, required: bool = False) -> str:
    """A text of one line: line breaks become spaces."""
    return text(" ".join(value.split()), field, required=required, most=LONGEST_LINE)


def lines(values: Sequence[str], field: str) -> tuple[str, ...]:
    """Texts of one line each, without empty ones and without the same twice."""
    checked = (line(value, field) for value in values)
    return tuple(dict.fromkeys(value for value in checked if value))


def is_readable(char: str) -> bool:
    """Whether a character may stand in a stored text; the marks of a search may not."""
    return can_be_stored(char) and char not in _FORBIDDEN


def iso_date(value: str, field: str, *, required: bool = False) -> str:
    """A calendar date, YYYY-MM-DD, or "" when it may be left out.

    Raises:
        BadInputError: ``field.required`` or ``field.not_a_date``.
    """
    kept = text(value, field, required=required, most=LONGEST_LINE)
    if kept and dates.parse(kept) is None:
        raise BadInputError("field.not_a_date", place=field, value=kept)
    return kept


def past_day(value: str, field: str, today: str, *, required: bool = False) -> str:
    """A day on which something happened: one that has come, or "" when it may be left out.

    Raises:
        BadInputError: ``field.required``, ``field.not_a_date`` or ``field.in_future``.
    """
    day = iso_date(value, field, required=required)
    if day > today:
        raise BadInputError("field.in_future", place=field, value=day)
    return day


def marking(value: str, field: str = "marking") -> str:
    """A portion mark as it was typed; a malformed one is refused, never repaired (B-31).

    Raises:
        BadInputError: ``field.required`` or ``field.marking``, with the reason's own code.
    """
    if not value.strip():
        raise BadInputError("field.required", place=field)
    try:
        parse_mark(value.strip())
    except MarkError as problem:
        raise BadInputError(
            "field.marking", place=field, portion=value, column=problem.column,
            reason=problem.reason,
        ) from problem  # fmt: skip
    return value.strip()


def marking_of(value: str, *said: str) -> str:
    """The portion mark of some texts; it is asked for as soon as anything is written in one.

    Raises:
        BadInputError: as :func:`marking`.
    """
    if value.strip() or any(map(is_written, said)):
        return marking(value)
    return NOTHING_MARKED


def choice(kind: type[E], value: E | str, field: str) -> E:
    """One of the choices.

    Raises:
        BadInputError: ``field.unknown_choice``, with the choices there are.
    """
    if isinstance(value, kind):
        return value
    try:
        return kind(value)
    except ValueError as problem:
        choices = ", ".join(str(item.value) for item in kind)
        raise BadInputError(
            "field.unknown_choice", place=field, value=value, choices=choices
        ) from problem


def one_of(value: str, choices: Sequence[str], field: str) -> str:
    """One of the codes that a field knows.

    Raises:
        BadInputError: ``field.unknown_choice``.
    """
    if value not in choices:
        raise BadInputError(
            "field.unknown_choice", place=field, value=value, choices=", ".join(choices)
        )
    return value
