"""Portion marks, and the banner that they roll up to (domain rules B-29 to B-37)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain import marking_register as register
from workstation.domain.mark import (
    CANADA,
    UNITED_STATES,
    Mark,
    MarkError,
    Release,
    build_mark,
    expand,
    ordered,
)
from workstation.domain.mark_parser import parse_mark, read_mark
from workstation.domain.text import Language

__all__ = [
    "Banner",
    "Mark",
    "MarkError",
    "MarkProblem",
    "Release",
    "build_mark",
    "contributors",
    "levels_above",
    "parse_mark",
    "read_mark",
    "roll_up",
    "roll_up_texts",
]

_RELEASE_CODES: Final = frozenset({register.CEO, register.NOFORN, register.RELIDO})


@dataclass(frozen=True, slots=True)
class Banner:
    """The marking of a page, a window, a packet or a bundle, rolled up from its portions."""

    mark: Mark = field(default_factory=Mark)

    @property
    def level(self) -> str:
        """U, PA, PB, PC, C, S or TS."""
        return self.mark.level

    @property
    def colour_key(self) -> str:
        """``unclassified``, ``protected``, ``confidential``, ``secret`` or ``top-secret``."""
        return register.LEVELS[self.mark.level].colour_key

    @property
    def text(self) -> str:
        """The banner in English, for example ``SECRET//CANADIAN EYES ONLY``."""
        return self.in_language("en")

    def in_language(self, language: Language) -> str:
        """The banner in one language (B-27)."""
        return self.mark.line(language, short=False)


@dataclass(frozen=True, slots=True)
class MarkProblem:
    """A malformed portion mark: the text, the column counted from 1, and the reason's code."""

    portion: str
    place: int
    reason: str


def roll_up(marks: Iterable[Mark], *, at_least: str = "U") -> Banner:
    """The banner of a text with these portions.

    Args:
        marks: the portions' marks, in any order.
        at_least: a level that a person set for the compilation as a whole; it only raises
            (B-29, B-32).
    """
    portions = list(dict.fromkeys(marks))
    level = _highest([at_least, *(mark.level for mark in portions)])
    classified = register.LEVELS[level].classified
    canadian = any(mark.system == "CA" for mark in portions)
    counted = [mark for mark in portions if _counts(mark, level)]
    rel, display, closing = _release(counted, canadian=canadian)
    owners, fgi = _origin(portions, canadian=canadian)
    codes = {code for mark in portions for code in mark.controls} - _RELEASE_CODES
    if classified:
        codes -= {c for c in codes if register.CONTROLS[c].unclassified_banner_only}
    codes |= closing
    codes -= {code for code, above in register.OUTRANKED_BY.items() if above in codes}
    return Banner(
        Mark(
            level=level,
            owners=owners,
            sci=_union(mark.sci for mark in portions),
            sap=_union(mark.sap for mark in portions),
            aea=_union(mark.aea for mark in portions),
            fgi=fgi,
            controls=tuple(code for code in register.CONTROLS if code in codes),
            rel=rel,
            display=display,
        )
    )


def levels_above(level: str) -> tuple[str, ...]:
    """Levels that a banner of this level may be raised to, the lowest first (B-29, B-32)."""
    return tuple(code for code in register.LEVELS if _height(code) > _height(level))


def _height(level: str) -> tuple[bool, int]:
    """Where a level stands on a page: a classified one above every PROTECTED one (B-29)."""
    return register.LEVELS[level].classified, register.LEVELS[level].rank


def _highest(levels: Iterable[str]) -> str:
    return max(levels, key=_height)


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({item for group in groups for item in group}))


def _counts(mark: Mark, level: str) -> bool:
    """Whether a portion bears on the release of the whole.

    Unclassified portions do not, unless they carry NOFORN, CEO, DISPLAY ONLY or RELIDO (B-34).
    PROTECTED ones do: nobody agreed to their release.
    """
    if mark.level != "U" or level == "U":
        return True
    return bool(mark.display or _RELEASE_CODES.intersection(mark.controls))


_Release = tuple[tuple[str, ...], tuple[str, ...], set[str]]


def _release(portions: Sequence[Mark], *, canadian: bool) -> _Release:
    """The release list, the display list and the closing controls of the whole.

    Source: domain rules B-33, B-34 and B-36.
    """
    carried = {code for mark in portions for code in mark.controls} & _RELEASE_CODES
    shut = carried - {register.RELIDO}
    marked = [mark for mark in portions if mark.rel or mark.display or _is_relido(mark)]
    if shut or not marked:
        return (), (), shut
    closed = {register.CEO} if canadian else {register.NOFORN}
    if len(marked) < len(portions):
        unreleased = [mark for mark in portions if mark not in marked]
        if canadian or not any(mark.is_classified for mark in unreleased):
            return (), (), set()
        return (), (), closed
    if all(_is_relido(mark) for mark in portions):
        rel, display = _common_lists(portions, canadian=canadian)
        return rel, display, {register.RELIDO}
    rel, display = _common_lists(portions, canadian=canadian)
    return (rel, display, set()) if rel or display else ((), (), closed)


def _is_relido(mark: Mark) -> bool:
    return register.RELIDO in mark.controls


def _common_lists(
    portions: Sequence[Mark], *, canadian: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What all portions release to, and what all of them at least display to.

    A list that is the same in all portions stays as written; otherwise groups are taken apart
    before the lists are intersected (B-33). A list that leaves out the owner of the whole
    leaves nothing in common.
    """
    owner = CANADA if canadian else UNITED_STATES
    if len({(mark.rel, mark.display) for mark in portions}) == 1:
        return portions[0].rel, portions[0].display
    if any(mark.rel and owner not in expand(mark.rel) for mark in portions):
        return (), ()
    released = frozenset.intersection(*(expand(mark.rel) for mark in portions))
    shown = frozenset.intersection(*(expand(mark.rel) | expand(mark.display) for mark in portions))
    rel = ordered(set(released), owner) if len(released) > 1 else ()
    display = ordered(set(shown) - set(rel) - {owner}, owner)
    return rel, display


def _origin(
    portions: Sequence[Mark], *, canadian: bool
) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """The owners and the foreign government information of the whole (B-32)."""
    all_owners = {mark.owners for mark in portions if mark.is_classified or mark.owners}
    same = len(all_owners) == 1
    owners = next(iter(all_owners)) if same else ()
    carried = [mark.fgi for mark in portions if mark.fgi is not None]
    if not owners:
        own = CANADA if canadian else UNITED_STATES
        foreign = {c for mark in portions for c in mark.owners} - {own}
        if foreign:
            carried.append(tuple(foreign))
    if not carried:
        return owners, None
    if () in carried:
        return owners, ()
    return owners, tuple(sorted({c for group in carried for c in group}))


def contributors(marks: Sequence[Mark]) -> tuple[int, ...]:
    """The places of the portions that make the banner what it is.

    These are the portions without which the banner would be another, and those that close it
    (NOFORN, CEO), even where several do.
    """
    whole = roll_up(marks)
    closing = {register.CEO, register.NOFORN}.intersection(whole.mark.controls)
    raising = {
        mark
        for mark in dict.fromkeys(marks)
        if closing.intersection(mark.controls)
        or roll_up([other for other in marks if other != mark]) != whole
    }
    return tuple(place for place, mark in enumerate(marks) if mark in raising)


def roll_up_texts(
    portions: Iterable[str], *, at_least: str = "U", are_new: bool = False
) -> tuple[Banner, tuple[MarkProblem, ...]]:
    """The banner of portions as text, and what is malformed among them.

    A malformed mark is reported and not repaired. Where it begins with a readable level, the
    banner does not fall below that level; its release is never read.

    Args:
        portions: their marks.
        at_least: a level that a person set for the whole; it only raises.
        are_new: read each as strictly as a mark that is being given; what the record holds
            was taken when it was written.
    """
    read = parse_mark if are_new else read_mark
    marks: list[Mark] = []
    problems: list[MarkProblem] = []
    floor = at_least
    for portion in portions:
        try:
            marks.append(read(portion))
        except MarkError as problem:
            problems.append(MarkProblem(portion, problem.column, problem.reason))
            floor = _highest([floor, _readable_level(portion)])
    return roll_up(marks, at_least=floor), tuple(problems)


def _readable_level(portion: str) -> str:
    code = portion.strip().lstrip("(").split("//")[0].rstrip(") ").upper()
    code = register.LEVEL_ALIASES.get(code, code)
    return code if code in register.LEVELS else "U"
