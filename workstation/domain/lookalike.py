"""Names that people take for one another although their letters differ.

After Unicode Technical Standard #39 (4, confusable detection), for the scripts in which names of
stations can be mistaken for Latin ones: two names look alike when their skeletons are equal. A
skeleton is for comparing only, never for showing.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final

_CAPITALS: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "ABESIJKMHOPCTYXYGQWABEZHIKMNOPTYX",
)
"""Capitals of Cyrillic and Greek; their small letters do not all look alike."""
_SMALL: Final = str.maketrans(
    "аеорсухіјѕԁԛԝһӏոօսցհοαυνιρκτγωıɑɡ01|i",
    "aeopcyxljsdqwhlnoughoauvlpktywlagolll",
)
"""Small letters of Cyrillic, Armenian, Greek and rare Latin; and 0, 1, i and a bar."""
_PAIRS: Final = (("rn", "m"), ("vv", "w"))


def skeleton(name: str) -> str:
    """What is left of a name for somebody who reads it in haste."""
    plain = unicodedata.normalize("NFKD", name).translate(_CAPITALS).casefold().translate(_SMALL)
    letters = "".join(c for c in plain if c.isalnum())
    for pair, one in _PAIRS:
        letters = letters.replace(pair, one)
    return letters


def alike(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """Those of the other names that this one can be taken for, itself left out."""
    wanted = skeleton(name)
    return tuple(dict.fromkeys(one for one in others if one != name and skeleton(one) == wanted))
