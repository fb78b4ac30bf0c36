"""What a person is, in words: the title as it was typed, or the role in the language at hand."""

from workstation import words
from workstation.domain.officer import Role
from workstation.domain.text import LANGUAGES, Language


def role_words(title: str, role: Role, language: Language) -> str:
    """The role where no title was typed, or one that only repeats the role in some language."""
    key = f"role.{role.value}"
    repeated = {words.label(key, other).casefold() for other in LANGUAGES}
    return words.label(key, language) if title.casefold() in {"", *repeated} else ""


def title_words(title: str, role: Role, language: Language) -> str:
    """The title as it was typed: capitals in it are part of it."""
    return role_words(title, role, language) or title


def after_name(title: str, role: Role, language: Language) -> str:
    """The same behind a name and a comma: a role begins small there."""
    said = role_words(title, role, language)
    return said[:1].lower() + said[1:] if said else title


def capital(said: str) -> str:
    """A word that stands alone on a badge."""
    return said[:1].upper() + said[1:]
