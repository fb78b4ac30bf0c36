"""Text in both official languages, and the languages themselves."""

import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")

_FILLERS: Final = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters by their category that nobody can see."""


def is_written(text: str) -> bool:
    """Whether a text says something: a letter or digit that can be seen.

    A basis, a reason or a condition of spaces and invisible characters is none.
    """
    return any(char.isalnum() and char not in _FILLERS for char in text)


_CONTROLS: Final = frozenset("\n\t")
_UNSTORED: Final = frozenset({"Cc", "Cs", "Cf"})
_HIDDEN: Final = "Cf"


def is_readable(char: str) -> bool:
    """Whether a character may stand in a text that is stored.

    No controls, no halves of pairs, and no format characters: they show nothing, and turn,
    join or hide what stands beside them, so that a text would read otherwise than it is kept.
    English and French, the languages of the house, need none; names are written in Latin letters.
    """
    return char in _CONTROLS or unicodedata.category(char) not in _UNSTORED


def is_hidden(char: str) -> bool:
    """Whether a character shows nothing itself and changes how others are shown."""
    return unicodedata.category(char) == _HIDDEN


def without_hidden(text: str) -> str:
    """A pasted text without what nobody can see in it: what is left reads as it is kept."""
    if text.isascii():
        return text
    return "".join(char for char in text if not is_hidden(char))


def with_hidden_shown(text: str) -> str:
    """A name from outside as a screen may show it: what shows nothing stands there as a number."""
    if text.isprintable():
        return text
    return "".join(char if is_readable(char) else f"‹U+{ord(char):04X}›" for char in text)


@dataclass(frozen=True, slots=True)
class Text:
    """One passage in English and French, of equal standing.

    Source: domain rule B-27 (Official Languages Act s.36(1)).
    """

    en: str
    fr: str

    def in_language(self, language: Language) -> str:
        """The passage in one language."""
        return self.fr if language == "fr" else self.en
