"""Text from outside as it may be drawn: everything literal, everything visible.

ReportLab reads a small markup language in paragraphs, follows ``<img>`` to local files, and
takes 40 s for a word of 200,000 letters. So: escape all, break long words, and show what
has no glyph, what controls, and what reorders, by its code point.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

LONGEST_WORD = 40
"""Letters after which a word may break; the narrowest column holds fewer."""

_KEPT_SPACES = frozenset(" \u00a0\u202f\u2009\n")


@cache
def _drawable(font: str) -> frozenset[int]:
    from workstation.documents import typeface

    return typeface.code_points(font)


def visible(text: str, font: str = "NotoSans") -> str:
    """The text with a visible stand-in for each character that cannot be seen."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    drawable = _drawable(font)
    return "".join(each if _is_plain(each, drawable) else f"‹U+{ord(each):04X}›" for each in text)


def _is_plain(character: str, drawable: frozenset[int]) -> bool:
    if character in _KEPT_SPACES:
        return True
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")
    return not hidden and ord(character) in drawable


def literal(text: str, font: str = "NotoSans") -> str:
    """The text as paragraph markup that draws exactly these characters."""
    lines = visible(text, font).strip("\n").split("\n")
    return "<br/>".join(_escape(" ".join(_broken(line))) for line in lines)


def _broken(line: str) -> Iterator[str]:
    for word in line.split(" "):
        if len(word) <= LONGEST_WORD:
            yield word
        else:
            yield from (word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
