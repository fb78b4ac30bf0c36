"""The banner of a page, rolled up from the portion marks that it shows."""

from collections.abc import Iterable

from ui.shell.page import UNMARKED, Marking
from workstation.domain.marking import roll_up_texts
from workstation.domain.text import Language


def rolled_up(marks: Iterable[str], language: Language, *, at_least: str = "U") -> Marking:
    """The banner of these portion marks; unmarked when there are none (B-32, B-36).

    ``at_least`` is a level that a person raised the whole to.
    """
    portions = [mark for mark in marks if mark]
    if not portions:
        return UNMARKED
    banner, _problems = roll_up_texts(portions, at_least=at_least)
    return Marking(banner.in_language(language), banner.colour_key)
