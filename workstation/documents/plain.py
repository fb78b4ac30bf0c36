"""Text from outside as it may be drawn: everything literal, everything visible.

ReportLab reads a small markup language in paragraphs, follows ``<img>`` to local files, and
takes 40 s for a word of 200,000 letters. So: escape all, break long words, and show what
has no glyph, what controls, and what reorders, by its code point.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from workstation.documents.typeface import MONO, REGULAR

LONGEST_WORD = 32
"""Letters after which a word may break; as many of the widest letter fit the text columns."""

LONGEST_PIECE = 1200
"""Letters of a text that are laid out at once; ReportLab's time grows with their square."""

_KEPT_SPACES = frozenset(" \u00a0\u202f\u2009\u2002\n")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))


@cache
def _drawable(font: str) -> frozenset[int]:
    from workstation.documents import typeface

    return typeface.code_points(font)


def visible(text: str) -> str:
    """The text with a visible stand-in for each character that cannot be seen."""
    return "".join(shown for shown, _ in _shown(text))


def literal(text: str) -> str:
    """The text as paragraph markup that draws exactly these characters.

    A sign that only the monospaced face has, such as an arrow, is drawn in that face.
    """
    lines = _tidy(text).strip("\n").split("\n")
    return "<br/>".join(_markup(_broken(line)) for line in lines)


def pieces(text: str) -> list[str]:
    """A text in pieces that a page can hold, broken at ends of lines, sentences or words."""
    rest, found = _tidy(text).strip(), []
    while len(rest) > LONGEST_PIECE:
        end = _good_end(rest[:LONGEST_PIECE])
        found.append(rest[:end])
        rest = rest[end:].lstrip(" \n")
    return [*found, rest] if rest or not found else found


def _good_end(part: str) -> int:
    for mark in ("\n", ". ", "; ", ", ", " "):
        end = part.rfind(mark)
        if end > LONGEST_PIECE // 2:
            return end + len(mark)
    return len(part)


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")


def _markup(line: str) -> str:
    if line.isascii() and line.isprintable():  # what every face draws
        return _escape(line)
    return "".join(
        f'<font name="{font}">{_escape(shown)}</font>' if font else _escape(shown)
        for shown, font in _shown(line)
    )


def _shown(text: str) -> Iterator[tuple[str, str]]:
    """Each character, or its stand-in, with the font it needs when not the usual one."""
    return map(_drawn, _tidy(text))


@lru_cache(maxsize=4096)
def _drawn(character: str) -> tuple[str, str]:
    if character in _KEPT_SPACES or _is_seen(character, _drawable(REGULAR)):
        return character, ""
    if _is_seen(character, _drawable(MONO)):
        return character, MONO
    return f"‹U+{ord(character):04X}›", ""


def _is_seen(character: str, drawable: frozenset[int]) -> bool:
    return ord(character) in drawable and unicodedata.category(character) not in _UNSEEN


def _broken(line: str) -> str:
    """The line with a space in each word that is too long."""
    words = line.split(" ")
    if len(line) <= LONGEST_WORD or max(map(len, words)) <= LONGEST_WORD:
        return line
    return " ".join(
        word[at : at + LONGEST_WORD]
        for word in words
        for at in range(0, max(len(word), 1), LONGEST_WORD)
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
