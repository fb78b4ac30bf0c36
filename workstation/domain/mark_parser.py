"""Reading a portion mark, strictly: what is malformed is reported with its place."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from workstation.domain import marking_register as register
from workstation.domain.mark import CANADA, UNITED_STATES, Mark, MarkError, expand

_SAP: Final = re.compile(r"SAR-[A-Z0-9]+(?:-[A-Z0-9]+)*\Z")
_LISTS: Final[dict[str, str]] = {"REL TO": "rel", "DISPLAY ONLY": "display"}
_LONGEST: Final = 500


@dataclass
class _Reading:
    """What was read so far of one portion.

    ``reached`` is the place of the category that the reading is in.
    """

    portion: str
    level: str = ""
    owners: tuple[str, ...] = ()
    groups: dict[str, list[str]] = field(default_factory=dict)
    fgi: tuple[str, ...] | None = None
    rel: tuple[str, ...] = ()
    display: tuple[str, ...] = ()
    reached: int = -1
    columns: dict[str, int] = field(default_factory=dict)
    """Where each marking stands."""
    slip: MarkError | None = None
    """The first fault of form that earlier versions of the program took."""

    def slipped(self, reason: str, column: int, found: str) -> None:
        """Note a fault of form in a text that can still be read for sure."""
        self.slip = self.slip or self.fail(reason, column, found)

    def fail(self, reason: str, column: int, found: str = "") -> MarkError:
        return MarkError(f"marking.{reason}", self.portion, column, found)

    def enter(self, category: str, column: int, found: str, *, first: bool) -> None:
        """Note that a marking of a category stands here.

        Categories stand in one order, "//" between them and "/" within (B-31); ``first`` is
        whether "//" stands before it.
        """
        place = register.CATEGORY_ORDER.index(category)
        if place < self.reached:
            raise self.fail("order", column, found)
        if first is (place == self.reached):
            self.slipped("separator", column, found)
        self.reached = place

    def add(self, category: str, code: str, column: int, found: str) -> None:
        """Add one marking of a category, once."""
        group = self.groups.setdefault(category, [])
        if code in group:
            raise self.fail("repeated", column, found)
        group.append(code)
        self.columns[code] = column


@lru_cache(maxsize=1024)
def parse_mark(text: str) -> Mark:
    """Read one portion mark, for example ``(S//REL TO CAN, USA)`` or ``(S//SI//NF)``.

    What was read is remembered, because the same few marks stand on every text.

    Raises:
        MarkError: the text is not a mark; names the column and the reason.

    Source: domain rules B-31 and B-34.
    """
    reading = _Reading(text)
    mark = _read(reading)
    if reading.slip is not None:
        raise reading.slip
    return mark


@lru_cache(maxsize=1024)
def read_mark(text: str) -> Mark:
    """Read a mark that the record holds already.

    What was taken once stays a mark: separators were not always looked at. New marks are read
    by :func:`parse_mark`.

    Raises:
        MarkError: the text never was a mark.
    """
    return _read(_Reading(text))


def _read(reading: _Reading) -> Mark:
    _check_frame(reading, reading.portion)
    return _read_line(reading, reading.portion[1:-1], 2)


def _check_frame(reading: _Reading, text: str) -> None:
    if not text.strip():
        raise reading.fail("empty", 1)
    if not text.startswith("("):
        raise reading.fail("no_open", 1, text[:1])
    end = text.find(")")
    if end < 0:
        raise reading.fail("no_close", len(text) + 1)
    if end != len(text) - 1:
        raise reading.fail("after_close", end + 2, text[end + 1])
    again = text.find("(", 1)
    if again > 0:
        raise reading.fail("no_open", again + 1, "(")
    if len(text) > _LONGEST:
        raise reading.fail("too_long", _LONGEST + 1)


def _read_line(reading: _Reading, line: str, start: int) -> Mark:
    """Read the part between the parentheses; ``start`` is its first column."""
    lowered = next((i for i, letter in enumerate(line) if letter.islower()), None)
    if lowered is not None:
        raise reading.fail("capitals", start + lowered, line[lowered])
    foreign = line.startswith("//")
    body, column = (line[2:], start + 2) if foreign else (line, start)
    for number, segment in enumerate(body.split("//")):
        if number == 0:
            _read_class(reading, segment, column, foreign=foreign)
        else:
            _read_segment(reading, segment, column)
        column += len(segment) + 2
    return _finish(reading)


def _read_class(reading: _Reading, segment: str, column: int, *, foreign: bool) -> None:
    words = segment.split(" ")
    if not foreign:
        reading.level = _level(reading, segment, column)
        return
    if words[0] == "JOINT":
        if len(words) < 4:
            raise reading.fail("joint_alone", column, segment)
        reading.level = _level(reading, words[1], column + 6)
        reading.owners = _countries(reading, " ".join(words[2:]), " ", column + 7 + len(words[1]))
        return
    if len(words) != 2:
        raise reading.fail("level", column, segment)
    reading.owners = _countries(reading, words[0], " ", column)
    reading.level = _level(reading, words[1], column + len(words[0]) + 1)
    if UNITED_STATES in reading.owners or CANADA in reading.owners:
        raise reading.fail("owner", column, words[0])


def _level(reading: _Reading, word: str, column: int) -> str:
    code = register.LEVEL_ALIASES.get(word, word)
    if code not in register.LEVELS:
        raise reading.fail("level", column, word)
    return code


def _read_segment(reading: _Reading, segment: str, column: int) -> None:
    if segment == "FGI" or segment.startswith("FGI "):
        if reading.fgi is not None:
            raise reading.fail("repeated", column, "FGI")
        reading.enter("fgi", column, segment, first=True)
        listed = segment[4:]
        if segment.endswith(" "):
            reading.slipped("spacing", column, segment)
        reading.fgi = _countries(reading, listed, " ", column + 4) if listed else ()
        return
    for number, token in enumerate(segment.split("/")):
        _read_token(reading, token, column, first=number == 0)
        column += len(token) + 1


def _read_token(reading: _Reading, token: str, column: int, *, first: bool) -> None:
    for opening, name in _LISTS.items():
        if token.startswith(f"{opening} "):
            reading.enter("dissemination", column, token, first=first)
            _read_list(reading, name, token, column, len(opening) + 1)
            return
    code = register.CONTROL_ALIASES.get(token, token)
    if code in register.CONTROLS:
        category = register.CONTROLS[code].category
    elif token.split("-")[0].split(" ")[0] in register.SCI_SYSTEMS:
        category = "sci"
    elif _SAP.match(token):
        category = "sap"
    elif token.split("-")[0] in register.AEA_MARKS:
        category = "aea"
    else:
        raise reading.fail(_why_unknown(token), column, token)
    if category in ("sci", "aea") and not re.fullmatch(r"[A-Z0-9]+(?:[- ][A-Z0-9]+)*", token):
        raise reading.fail("unknown", column, token)
    reading.enter(category, column, token, first=first)
    reading.add(category, code, column, token)


def _why_unknown(token: str) -> str:
    """Which sentence fits a token that is no marking."""
    if _is_spaced(token):
        return "spacing"
    words = token.replace(",", "").split(" ")
    countries = [word in register.COUNTRIES or word in register.TETRAGRAPHS for word in words]
    if words[0] == "JOINT" or (len(words) == 2 and countries[0] and words[1] in register.LEVELS):
        return "class_twice"
    return "rel_needed" if all(countries) else "unknown"


def _is_spaced(token: str) -> bool:
    """Whether the token would be known without its spaces, or is empty."""
    bare = token.strip()
    return not bare or (bare != token and (bare in register.CONTROL_ALIASES or len(bare) < 5))


def _read_list(reading: _Reading, name: str, token: str, column: int, opening: int) -> None:
    if getattr(reading, name):
        raise reading.fail("repeated", column, token[:opening].strip())
    codes = _countries(reading, token[opening:], ", ", column + opening)
    if name == "rel":
        _check_rel(reading, codes, column + opening)
        reading.rel = codes
    else:
        reading.display = codes


def _countries(reading: _Reading, text: str, separator: str, column: int) -> tuple[str, ...]:
    """Country codes of a list, each known and named once."""
    codes: list[str] = []
    for code in text.split(separator):
        if code not in register.COUNTRIES and code not in register.TETRAGRAPHS:
            raise reading.fail("country", column, code)
        if code in codes:
            raise reading.fail("repeated", column, code)
        codes.append(code)
        column += len(code) + len(separator)
    return tuple(codes)


def _check_rel(reading: _Reading, codes: tuple[str, ...], column: int) -> None:
    """A release list starts with its owner; a US one is in the register's order (B-31)."""
    if codes[0] not in (CANADA, UNITED_STATES):
        raise reading.fail("rel_first", column, codes[0])
    if expand(codes) == {codes[0]}:
        raise reading.fail("rel_alone", column, codes[0])
    rest = codes[1:]
    if codes[0] == UNITED_STATES and list(rest) != sorted(rest, key=lambda c: (len(c), c)):
        raise reading.fail("rel_order", column, ", ".join(codes))


def _finish(reading: _Reading) -> Mark:
    groups = reading.groups
    found = {*groups.get("dissemination", ()), *groups.get("non-ic", ())}
    controls = tuple(code for code in register.CONTROLS if code in found)
    _check_conflicts(reading, found)
    return Mark(
        level=reading.level,
        owners=reading.owners,
        sci=tuple(groups.get("sci", ())),
        sap=tuple(groups.get("sap", ())),
        aea=tuple(groups.get("aea", ())),
        fgi=reading.fgi,
        controls=controls,
        rel=reading.rel,
        display=reading.display,
    )


def _check_conflicts(reading: _Reading, found: set[str]) -> None:
    released = reading.rel or reading.display or register.RELIDO in found
    closed = found & {register.CEO, register.NOFORN}
    if released and closed:
        code = min(closed)
        raise reading.fail("conflict", reading.columns[code], code)
    if register.LEVELS[reading.level].classified:
        return
    restricted = [*reading.groups.get("sci", ()), *reading.groups.get("sap", ())]
    restricted += [code for code in sorted(found) if register.CONTROLS[code].classified_only]
    if restricted:
        raise reading.fail("needs_classified", reading.columns[restricted[0]], restricted[0])
