"""Words looked for in the letters of a page: case, accents and line ends make no difference."""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_QUERY = 500
_SOFT = "\u0002"
"""A hyphen at the end of a line: the word may be meant with it or without."""
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_BROKEN = frozenset("\u0002\ufffe")
"""What PDFium gives for a hyphen that it takes for one of a broken word."""
_QUOTES = {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'}
_LARGEST = 0x10FFFF
_LINE_ENDS = frozenset(map(ord, "\r\n"))


@dataclass(frozen=True, slots=True)
class Folded:
    """Letters without case and accents; ``origin`` has the number of each on the page."""

    text: str
    origin: Sequence[int]
    lines: tuple[int, ...]
    """Where lines begin in ``text``."""


def folded(codes: Iterable[int]) -> Folded:
    """The letters of a page, made ready for matching."""
    text: list[str] = []
    origin = array("I")
    lines = [0]
    ended = False
    for number, code in enumerate(codes):
        if code in _LINE_ENDS and not ended:
            ended = True
            _soften(text)
        for each in _plain(code):
            if each == " " and (not text or text[-1] in (" ", _SOFT)):
                continue
            if ended and each != " ":
                ended = False
                lines.append(len(text))
            text.append(each)
            origin.append(number)
    return Folded("".join(text), origin, tuple(lines))


def pattern_of(query: str) -> re.Pattern[str] | None:
    """What to look for; None when nothing is."""
    plain = folded(ord(char) for char in query[:LONGEST_QUERY]).text.strip()
    if not plain:
        return None
    hyphen = f"[-{_SOFT}]"
    letters = (hyphen if char in ("-", _SOFT) else re.escape(char) for char in plain)
    return re.compile(f"{_SOFT}?".join(letters))


def spans(wanted: re.Pattern[str], page: Folded) -> Iterator[tuple[int, int]]:
    """Where it stands: the number of the first letter on the page, and how many follow."""
    for match in wanted.finditer(page.text):
        first, last = page.origin[match.start()], page.origin[match.end() - 1]
        yield first, last - first + 1


def starts_line(title: str, page: Folded) -> bool:
    """Whether a line of the page begins with a title."""
    wanted = pattern_of(title)
    return wanted is not None and any(wanted.match(page.text, line) for line in page.lines)


def _soften(text: list[str]) -> None:
    """A hyphen that ends a line may only break a word."""
    if text and text[-1] == "-":
        text[-1] = _SOFT


@lru_cache(maxsize=4096)
def _plain(code: int) -> str:
    """A letter without case and accents; white space is a space."""
    char = chr(code) if 0 < code <= _LARGEST else " "
    if char in _BROKEN:
        return _SOFT
    if char in _HYPHENS:
        return "-"
    if char.isspace():
        return " "
    if char.isascii():
        return char.lower()
    if char in _QUOTES:
        return _QUOTES[char]
    spread = unicodedata.normalize("NFKD", char)
    kept = (one for one in spread if unicodedata.category(one) not in ("Mn", "Cf"))
    return "".join(kept).casefold()
