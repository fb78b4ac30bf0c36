"""One portion mark as a value, and the text it has in a portion or a banner."""

from dataclasses import dataclass
from typing import Final, Literal

from workstation.domain import marking_register as register
from workstation.domain.error import BadInputError
from workstation.domain.text import Language

CANADA: Final = "CAN"
UNITED_STATES: Final = "USA"
UNNAMED: Final = frozenset({"FGI", "ORCON"})
"""Stand for an originator that a mark does not name."""

Release = Literal["none", "ceo", "rel"]


class MarkError(BadInputError):
    """A text is not a portion mark; it is reported with its place and never repaired.

    Attributes:
        portion: the text as it was given.
        column: where the reason stands in it, counted from 1.
        reason: the same as ``code``, for example ``marking.level``.
    """

    def __init__(self, reason: str, portion: str, column: int, found: str = "") -> None:
        super().__init__(reason, place=str(column), portion=portion, found=found)
        self.reason = reason
        self.portion = portion
        self.column = column


@dataclass(frozen=True, slots=True)
class Mark:
    """One portion mark.

    Attributes:
        level: U, PA, PB, PC, C, S or TS.
        owners: the countries of a non-US or joint mark, for example ``("GBR",)`` for
            ``(//GBR S)``; empty for a Canadian or a US mark.
        sci, sap, aea: compartments, as written.
        fgi: None for none, empty for a concealed origin, else the countries acknowledged.
        controls: codes of dissemination controls, in the order of the register.
        rel: the release list as written, or empty.
        display: the "display only" list as written, or empty.
    """

    level: str = "U"
    owners: tuple[str, ...] = ()
    sci: tuple[str, ...] = ()
    sap: tuple[str, ...] = ()
    aea: tuple[str, ...] = ()
    fgi: tuple[str, ...] | None = None
    controls: tuple[str, ...] = ()
    rel: tuple[str, ...] = ()
    display: tuple[str, ...] = ()

    @property
    def is_classified(self) -> bool:
        """Whether the level is CONFIDENTIAL or above."""
        return register.LEVELS[self.level].classified

    @property
    def official_use(self) -> tuple[str, ...]:
        """Controls for official use only, which no public text may carry (B-30, B-35)."""
        return tuple(code for code in self.controls if code in register.OFFICIAL_USE)

    @property
    def system(self) -> str:
        """``CA``, ``US`` or, where the mark fits both formats, nothing."""
        if self.level.startswith("P"):
            return "CA"
        if self.rel:
            return "US" if self.rel[0] == UNITED_STATES else "CA"
        found = {register.CONTROLS[code].system for code in self.controls} - {""}
        if found:
            return "CA" if "CA" in found else "US"
        return "US" if self.sci or self.sap or self.aea or self.display else ""

    @property
    def originators(self) -> tuple[str, ...]:
        """Who must agree before this passes on: country codes, or ``ORCON`` (B-37)."""
        named = set(self.owners) | set(self.fgi or ())
        if self.fgi == ():
            named.add("FGI")
        if self.system == "US":
            named.add(UNITED_STATES)
        if register.ORCON in self.controls:
            named.add("ORCON")
        return tuple(sorted(named - {CANADA}))

    def text(self) -> str:
        """The mark as it stands before a portion, for example ``(S//REL TO CAN, USA)``."""
        return f"({self.line('en', short=True)})"

    def in_language(self, language: Language) -> str:
        """The mark before a portion; the codes are the same in both languages."""
        return f"({self.line(language, short=True)})"

    def line(self, language: Language, *, short: bool) -> str:
        """The mark without parentheses, in codes (``short``) or in full words."""
        groups = [self._class_group(language, short=short)]
        groups += ["/".join(group) for group in (self.sci, self.sap, self.aea) if group]
        if self.fgi is not None:
            groups.append(" ".join((register.FGI.in_language(language), *self.fgi)))
        groups += [group for group in self._control_groups(language, short=short) if group]
        return "//".join(groups)

    def _class_group(self, language: Language, *, short: bool) -> str:
        level = register.LEVELS[self.level]
        word = level.code if short else level.words.in_language(language)
        if not self.owners:
            return word
        if len(self.owners) == 1:
            return f"//{self.owners[0]} {word}"
        return f"//JOINT {word} {' '.join(self.owners)}"

    def _control_groups(self, language: Language, *, short: bool) -> tuple[str, str]:
        groups: dict[str, list[str]] = {"dissemination": [], "non-ic": []}
        for code in self.controls:
            control = register.CONTROLS[code]
            if code == register.RELIDO:
                self._add_lists(groups["dissemination"], language)
            groups[control.category].append(code if short else control.words.in_language(language))
        if register.RELIDO not in self.controls:
            self._add_lists(groups["dissemination"], language)
        return "/".join(groups["dissemination"]), "/".join(groups["non-ic"])

    def _add_lists(self, group: list[str], language: Language) -> None:
        if self.rel:
            group.append(f"{register.REL_TO.in_language(language)} {', '.join(self.rel)}")
        if self.display:
            group.append(f"{register.DISPLAY_ONLY.in_language(language)} {', '.join(self.display)}")


def ordered(countries: set[str] | tuple[str, ...], first: str) -> tuple[str, ...]:
    """Country codes in the order of a release list: the owner, trigraphs, then groups."""
    return tuple(sorted(set(countries), key=lambda code: (code != first, len(code), code)))


def build_mark(level: str, release: Release = "none", countries: tuple[str, ...] = ()) -> Mark:
    """A Canadian mark from what a person picked; CAN is added in front of a release list.

    Raises:
        MarkError: the level is unknown, or the list names no other country.
    """
    if level not in register.LEVELS:
        raise MarkError("marking.level", level, 1, level)
    if release == "ceo":
        return Mark(level=level, controls=(register.CEO,))
    if release == "none":
        return Mark(level=level)
    rel = ordered((CANADA, *countries), CANADA)
    for code in rel:
        if code not in register.COUNTRIES and code not in register.TETRAGRAPHS:
            raise MarkError("marking.country", code, 1, code)
    if rel == (CANADA,):
        raise MarkError("marking.rel_alone", level, 1, CANADA)
    return Mark(level=level, rel=rel)


def expand(countries: tuple[str, ...]) -> frozenset[str]:
    """The countries of a list, groups taken apart; a group without members stays itself."""
    found: set[str] = set()
    for code in countries:
        found.update(register.TETRAGRAPHS.get(code) or (code,))
    return frozenset(found)
