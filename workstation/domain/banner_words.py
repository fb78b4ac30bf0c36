"""A banner in full words, read back as the portion mark that means the same."""

import re
from typing import Final

from workstation.domain import marking_register as register
from workstation.domain.mark import MarkError
from workstation.domain.mark_parser import read_mark

_CODES: Final = {
    words: level.code
    for level in register.LEVELS.values()
    for words in (level.words.en, level.words.fr)
}
_LEVEL: Final = re.compile("|".join(sorted(map(re.escape, _CODES), key=len, reverse=True)))
HIGHEST: Final = "(TS)"
"""What a banner counts as that nobody can read."""


def portion_of(banner: str) -> str:
    """The portion mark of a banner, such as ``(S//CEO)`` of ``SECRET//CANADIAN EYES ONLY``.

    A banner is of a whole that was rolled up already (B-32): several of them are rolled up
    again by their portion marks. One that cannot be read counts as the highest level.
    """
    line = _LEVEL.sub(lambda found: _CODES[found.group()], banner.strip(), count=1)
    try:
        return read_mark(f"({line})").text()
    except MarkError:
        return HIGHEST
