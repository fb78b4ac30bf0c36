"""The words that a person looks for, and where a text holds them.

Everything typed is text: a word is found wherever one begins so, and words in a pair of
quotation marks are found in this order, whole. A mark without a partner, and every sign that a
query language knows, separate words and nothing else.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workstation.domain.finding import FOUND_FROM, FOUND_TO
from workstation.records.folding import fold

MOST_TERMS: Final = 32
"""More words than this in one search are not looked at."""
_MOST_CHARS: Final = 2_000
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789"
_WORD: Final = re.compile(r"[^\W_]+")
_MOST_SHOWN: Final = 160
_BEFORE: Final = 48
_CUT: Final = "…"
_JOINT: Final = "·"
"""What stands between the parts of an indexed text; it belongs to no word."""
_TITLE_WEIGHT: Final = 4.0
_BEGINS: Final = 0.6
_LENGTH: Final = 50
_MOST_SCORED: Final = 2_000
"""Characters of a body that count for its place among others."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be found: a word that may go on, or words in this order.

    ``words`` are what it is made of, folded.
    """

    text: str
    is_phrase: bool
    words: tuple[str, ...]

    def query(self, *, exact: bool = False) -> str:
        """The term in the language of FTS5; nothing in it is syntax there."""
        return f'"{self.text}"' if self.is_phrase or exact else f'"{self.text}"*'

    @property
    def is_letter(self) -> bool:
        """Whether it is one plain letter or figure, with which very many words begin."""
        return not self.is_phrase and len(self.text) == 1 and self.text.lower() in _LETTERS

    def spread(self) -> str:
        """The same as a query, a letter as all pairs that begin with it.

        The index has the places of each pair ready, those of a letter it must put together.
        """
        if not self.is_letter:
            return self.query()
        pairs = (f'"{self.text}{letter}"*' for letter in _LETTERS)
        return f'("{self.text}" OR {" OR ".join(pairs)})'

    def shortened(self, most: int) -> "Term":
        """A shorter beginning, which stands wherever this one does; itself if that is not sure."""
        word = self.words[0] if len(self.words) == 1 else ""
        if self.is_phrase or not word.isascii() or len(word) != len(self.text):
            return self
        return Term(word[:most], False, (word[:most],))


def terms_of(text: str) -> tuple[Term, ...]:
    """What a text asks for; none when it holds nothing that could be found."""
    storable = text[:_MOST_CHARS].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    parts = storable.split('"')
    if len(parts) % 2 == 0:  # the last mark has no partner
        parts[-2:] = [" ".join(parts[-2:])]
    found: list[Term] = []
    for number, part in enumerate(parts):
        pieces = [part] if number % 2 else part.split()
        found += (_term(piece.strip(), bool(number % 2)) for piece in pieces if _sayable(piece))
    return tuple(found[:MOST_TERMS])


def score(terms: Sequence[Term], title: str, body: str) -> float:
    """How well a text answers a search: its title says more than its body, a short one most."""
    in_title, in_body = _told(title), _told(body[:_MOST_SCORED])
    total = 0.0
    for term in terms:
        title_hits, body_hits = _places(term, in_title), _places(term, in_body)
        if title_hits:
            whole = any(_is_whole(term, in_title, at) for at in title_hits)
            total += _TITLE_WEIGHT * (1.0 if whole else _BEGINS)
        total += len(body_hits) / (len(body_hits) + 1 + len(in_body) / _LENGTH)
    return total


def holds(terms: Sequence[Term], *texts: str) -> bool:
    """Whether every term stands in one of the texts."""
    told = [_told(text) for text in texts]
    return all(any(_places(term, one) for one in told) for term in terms)


def snippet(terms: Sequence[Term], title: str, body: str) -> str:
    """The passage around what was found, with what was found between the two marks."""
    for text in (body, title):
        words = _told(text)
        found = [(term, at) for term in terms for at in _places(term, words)]
        if found:
            composed = _composed(text)
            spans = [match.span() for match in _WORD.finditer(composed)]
            return _passage(
                composed,
                sorted((spans[at][0], spans[at + len(term.words) - 1][1]) for term, at in found),
            )
    return _passage(_composed(body or title), [])


def _term(text: str, is_phrase: bool) -> Term:
    return Term(text, is_phrase, tuple(_told(text)))


def _sayable(text: str) -> bool:
    """Whether a text holds anything that is indexed; punctuation alone is not."""
    return any(char.isalnum() for char in text)


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else fold(word)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=128)
def _told(text: str) -> list[str]:
    """The words of a text, folded, in their order.

    What was just weighed is not taken apart again for its passage.
    """
    plain = text.replace(_JOINT, " ")
    if plain.isascii():
        return _WORD.findall(plain.lower())
    return [_folded(word) for word in _WORD.findall(_composed(text))]


def _places(term: Term, words: Sequence[str]) -> list[int]:
    """Where the words of a term begin; the last one may go on unless they are quoted."""
    *firsts, last = term.words or ("",)
    if not last:
        return []
    if term.is_phrase:
        found = [at for at, word in enumerate(words) if word == last]
    else:
        found = [at for at, word in enumerate(words) if word.startswith(last)]
    if not firsts:
        return found
    size = len(firsts)
    return [at - size for at in found if at >= size and words[at - size : at] == firsts]


def _is_whole(term: Term, words: Sequence[str], at: int) -> bool:
    return words[at + len(term.words) - 1] == term.words[-1]


def _passage(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """As much of a text as fits, from shortly before the first thing that was found."""
    first = spans[0][0] if spans else 0
    start = 0 if len(text) <= _MOST_SHOWN or first <= _BEFORE else first - _BEFORE
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = min(len(text), start + _MOST_SHOWN)
    if end < len(text):
        end = max(text.rfind(" ", start, end), spans[0][1] if spans else start) or end
    said, at = [_CUT if start else ""], start
    for begin, stop in spans:
        if begin >= at and stop <= end:
            said += (text[at:begin], FOUND_FROM, text[begin:stop], FOUND_TO)
            at = stop
    said += (text[at:end], _CUT if end < len(text) else "")
    return "".join(said)
