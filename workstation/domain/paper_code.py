"""Codes on printed pages: how they are written, and what tells one that was mistyped.

Letters and digits of Crockford's base 32: no I, L, O or U, so that nobody reads one letter for
another. Two kinds are made:

* the code of a record, fourteen characters (``7K4M-QX2D-9RTA-4T``): sixty bits of its digest and
  two check characters. Records of earlier packets have the first twelve alone;
* the code of a page of a numbered copy, sixteen (``7K4M-QX2D-9RT0-072Q``): eleven that name the
  copy, three the page, and two check characters.

The check characters make the whole number a multiple of 1,021, which is prime, and of which no
small power of 32 leaves one: every wrong character, and every two that changed places, show.
"""

import re
from dataclasses import dataclass
from typing import Final

from workstation.domain.error import BadInputError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RECORD_LETTERS: Final = 12
COPY_LETTERS: Final = 11
PAGE_LETTERS: Final = 3
MOST_PAGES: Final = 32**PAGE_LETTERS - 1
_CHECKED: Final = 2
_PRIME: Final = 1021
_LIKE: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SCANNED: Final = re.compile(r"^\s*ASWK\d\s+\S+\s+", re.IGNORECASE)
_LENGTHS: Final = (
    RECORD_LETTERS,
    RECORD_LETTERS + _CHECKED,
    COPY_LETTERS + PAGE_LETTERS + _CHECKED,
)


@dataclass(frozen=True, slots=True)
class PaperCode:
    """A code that was read: of a record when ``page`` is 0, else of a page of a copy.

    ``letters`` are those that name the record or the copy, without page and check characters.
    """

    letters: str
    page: int = 0
    is_checked: bool = True

    @property
    def shown(self) -> str:
        """As it is printed."""
        if self.page:
            return page_code(self.letters, self.page)
        return grouped(with_check(self.letters) if self.is_checked else self.letters)


def letters_of(digest: bytes, count: int) -> str:
    """The first bits of a digest as so many letters."""
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - 5 * count)
    return _written(number, count)


def with_check(letters: str) -> str:
    """Letters with their two check characters."""
    shifted = _number(letters) * len(ALPHABET) ** _CHECKED
    return letters + _written(-shifted % _PRIME, _CHECKED)


def page_code(copy: str, page: int) -> str:
    """The code of a page, from 1, of the copy that has these eleven letters."""
    return grouped(with_check(copy + _written(page, PAGE_LETTERS)))


def grouped(letters: str) -> str:
    """In groups of four, as printed."""
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def looks_like_code(text: str) -> bool:
    """Whether somebody who types this into a search may mean a code: all of it would be one."""
    said = _plain(text)
    if len(said) not in _LENGTHS or any(each not in ALPHABET for each in said):
        return False
    is_grouped = "-" in text or _SCANNED.match(text) is not None
    return is_grouped or any(each.isdigit() for each in said)


def read_code(text: str) -> PaperCode:
    """A code that was typed or scanned; dashes and spaces do not matter, nor O for 0 or I for 1.

    Raises:
        BadInputError: ``code.length``, ``code.letter`` or ``code.mistyped``.
    """
    said, shown = _plain(text), text.strip()[:40]
    for at, each in enumerate(said, 1):
        if each not in ALPHABET:
            raise BadInputError("code.letter", place=shown, letter=each, at=at)
    if len(said) not in _LENGTHS:
        raise BadInputError("code.length", place=shown, count=len(said))
    if len(said) == RECORD_LETTERS:
        return PaperCode(said, is_checked=False)
    if _number(said) % _PRIME:
        raise BadInputError("code.mistyped", place=shown)
    if len(said) == RECORD_LETTERS + _CHECKED:
        return PaperCode(said[:RECORD_LETTERS])
    page = _number(said[COPY_LETTERS : COPY_LETTERS + PAGE_LETTERS])
    if not page:
        raise BadInputError("code.mistyped", place=shown)
    return PaperCode(said[:COPY_LETTERS], page)


def _plain(text: str) -> str:
    said = _SCANNED.sub("", text)
    return re.sub(r"[\s\-\u2010-\u2015]", "", said).upper().translate(_LIKE)


def _written(number: int, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * at & 31] for at in range(count - 1, -1, -1))


def _number(letters: str) -> int:
    found = 0
    for each in letters:
        found = found * len(ALPHABET) + ALPHABET.index(each)
    return found
