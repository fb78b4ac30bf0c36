"""How many, as people of a language write it."""

from workstation.domain.text import Language


def grouped(number: int, language: Language) -> str:
    """A count as people of a language write it: 10,000 or 10 000."""
    return f"{number:,}".replace(",", "\u202f" if language == "fr" else ",")
