"""Text in both official languages, and the languages themselves."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")


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
