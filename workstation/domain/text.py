"""Text in both official languages, and the languages themselves."""

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
