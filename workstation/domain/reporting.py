"""The annual report: when it is due, who gets which version, and what may stand in each.

Source: Avoiding Complicity in Mistreatment by Foreign Entities Act, ss. 7 and 8; domain rules
B-14 to B-19 and B-30.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from workstation.domain.mark import Mark, MarkError
from workstation.domain.mark_parser import parse_mark
from workstation.domain.text import LANGUAGES, Language


class Version(Enum):
    """Whom a version of the report is for (s. 7(1), s. 7(2), s. 8)."""

    MINISTER = "minister"
    PUBLIC = "public"
    NSICOP = "nsicop"
    NSIRA = "nsira"
    CRCC = "crcc"


RECIPIENTS: Final = (Version.NSICOP.value, Version.NSIRA.value, Version.CRCC.value)
"""Bodies that the Minister gives a copy, each without what it is not entitled to (B-16)."""

REASONS_A: Final = (
    "a.national-security",
    "a.national-defence",
    "a.international-relations",
    "a.ongoing-operation",
)
"""S. 7(2)(a): injury, or an ongoing operation or investigation compromised (B-15)."""

REASONS_B: Final = ("b.solicitor-client", "b.professional-secrecy", "b.litigation")
"""S. 7(2)(b): privilege, or the professional secrecy of advocates and notaries (B-15)."""

REASONS: Final = (*REASONS_A, *REASONS_B)

SLOTS: Final = (
    "institution",
    "summary",
    "introduction",
    "practices",
    "assessments",
    "cases",
    "arrangements",
    "policies",
    "training",
    "interdepartmental",
    "publication",
)
"""Parts of the report that people write, in its order; B-18 and what institutions report."""

OPTIONAL: Final = frozenset({"institution", "summary", "introduction", "assessments"})
"""Parts in which the report says something of its own as well."""

ANNEX: Final = "annex"
"""The list of cases behind the numbers, which has a mark and readers like a number."""

WHOLES: Final = (
    ("decided", ("outcome.",)),
    ("decided", ("level.",)),
    ("decided", ("kind.",)),
    ("decided", ("act.",)),
    ("substantial", ("substantial.mitigated", "substantial.refused")),
    ("elevated", ("elevated.",)),
    ("notices", ("notice.",)),
    ("arrangements", ("arrangements.",)),
)
"""Numbers that are the sum of others: the whole, and how the names of its parts begin."""

TWICE: Final = (("substantial", "level.substantial"), ("unable", "level.unable"))
"""Numbers that stand in the report twice, under two heads."""

UNMARKED_PUBLIC: Final = "(U)"
_THOUSANDS: Final = re.compile("(?<=\\d)[,\u00a0\u202f ](?=\\d{3}(?!\\d))")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the report in one language; its twin has the same slot and number.

    ``reason`` is why it may not be public; ``redacted`` that it was taken out of the public
    version for that reason. ``withheld`` names recipients that are not entitled to it.
    """

    year: int
    slot: str
    number: int
    language: Language
    text: str
    marking: str
    reason: str = ""
    redacted: bool = False
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberMark:
    """How one number of the report, or its annex, is marked; the rest are unclassified."""

    year: int
    figure: str
    marking: str = UNMARKED_PUBLIC
    reason: str = ""
    redacted: bool = False
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portion:
    """What a version of the report would show at one place.

    ``text`` is what is shown; "" where it was taken out.
    """

    place: str
    text: str
    marking: str
    reason: str = ""
    redacted: bool = False
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a version of the report cannot be made: the code of its sentences, and where."""

    code: str
    place: str
    detail: str = ""


def due_before(year: int) -> date:
    """The day before which the report on a calendar year is given to the Minister (B-14)."""
    return date(year + 1, 3, 1)


def is_late(year: int, on: date) -> bool:
    """Whether a report made on this day is late: 1 March is (B-14)."""
    return on >= due_before(year)


def is_over(year: int, on: date) -> bool:
    """Whether the calendar year has ended, so that its counts are final."""
    return on.year > year


def shown_in(
    version: Version,
    place: str,
    text: str,
    about: Passage | NumberMark,
) -> Portion:
    """What a version shows of a text; redacted and withheld texts are left out of it."""
    public = version is Version.PUBLIC
    gone = (public and about.redacted) or version.value in about.withheld
    return Portion(
        place,
        "" if gone else text,
        UNMARKED_PUBLIC if public and gone else about.marking,
        about.reason,
        about.redacted,
        about.withheld,
    )


def faults_of_public(portions: Iterable[Portion]) -> list[Fault]:
    """Why these portions cannot be published (B-15, B-30); none when they can.

    A portion that carries a reason of s. 7(2) is redacted or the version is not made. What
    stays is unclassified and under no control: OUO and FOUO have no place in it.
    """
    found: list[Fault] = []
    for portion in portions:
        if portion.reason and portion.reason not in REASONS:
            found.append(Fault("report.reason_unknown", portion.place, portion.reason))
        elif portion.redacted and not portion.reason:
            found.append(Fault("report.no_reason", portion.place))
        elif portion.reason and portion.text:
            found.append(Fault("report.not_redacted", portion.place, portion.reason))
        elif portion.text and not _is_open(portion.marking):
            code = "official_use" if _is_official_use(portion.marking) else "classified_portion"
            found.append(Fault(f"report.{code}", portion.place, portion.marking))
    return found


def faults_of_numbers(hidden: Collection[str], shown: Collection[str]) -> list[Fault]:
    """Numbers taken out of a version that anybody can work out from those that stay (B-15).

    Of a whole and its parts a single number cannot be taken out: the others give it away.
    """
    found: list[Fault] = []
    for whole, starts in WHOLES:
        of_it = [each for each in (*hidden, *shown) if each == whole or each.startswith(starts)]
        gone = [each for each in of_it if each in hidden]
        if len(gone) == 1 and len(of_it) > 1:
            others = next(each for each in of_it if each not in hidden)
            found.append(Fault("report.inferable", gone[0], others))
    for pair in TWICE:
        gone = [each for each in pair if each in hidden]
        stays = [each for each in pair if each in shown]
        if gone and stays:
            found.append(Fault("report.inferable", gone[0], stays[0]))
    return found


def faults_of_recipient(version: Version, portions: Iterable[Portion]) -> list[Fault]:
    """What a copy shows although its recipient is not entitled to it (B-16)."""
    return [
        Fault("report.not_entitled", portion.place, version.value)
        for portion in portions
        if version.value in portion.withheld and portion.text
    ]


def faults_of_twins(passages: Sequence[Passage]) -> list[Fault]:
    """Where the two languages do not say, mark or leave out the same (B-27).

    Every passage has a twin with the same mark, reason, redaction and recipients, and the twin
    states the same numbers.
    """
    found: list[Fault] = []
    by_place: dict[tuple[str, int], dict[str, Passage]] = {}
    for passage in passages:
        by_place.setdefault((passage.slot, passage.number), {})[passage.language] = passage
    for (slot, number), twins in by_place.items():
        place = f"{slot} {number}"
        if len(twins) < len(LANGUAGES):
            missing = next(each for each in LANGUAGES if each not in twins)
            found.append(Fault("report.no_twin", place, missing))
            continue
        en, fr = twins["en"], twins["fr"]
        if _handling(en) != _handling(fr):
            found.append(Fault("report.twins_marked", place))
        elif numbers_of(en.text) != numbers_of(fr.text):
            found.append(Fault("report.twins_numbers", place, _differing(en.text, fr.text)))
    return found


def faults_of_counts(en: Sequence[tuple[str, int]], fr: Sequence[tuple[str, int]]) -> list[Fault]:
    """Where the counts of the two languages differ, or one language lacks a count."""
    left, right = dict(en), dict(fr)
    return [
        Fault("report.twins_counts", name, f"{left.get(name, '–')} / {right.get(name, '–')}")
        for name in dict.fromkeys((*left, *right))
        if left.get(name) != right.get(name)
    ]


def numbers_of(text: str) -> Counter[str]:
    """The numbers that a text states in digits, however its language groups thousands."""
    return Counter(re.findall(r"\d+", _THOUSANDS.sub("", text)))


def _differing(en: str, fr: str) -> str:
    left, right = numbers_of(en), numbers_of(fr)
    return ", ".join(sorted(((left - right) + (right - left)).elements()))


def _handling(passage: Passage) -> tuple[object, ...]:
    return (_mark_of(passage.marking), passage.reason, passage.redacted, set(passage.withheld))


def _mark_of(marking: str) -> Mark | str:
    """The mark as a value, so that two ways to write it are the same; else the text itself."""
    try:
        return parse_mark(marking)
    except MarkError:
        return marking


def _is_open(marking: str) -> bool:
    return _mark_of(marking) == Mark()


def _is_official_use(marking: str) -> bool:
    mark = _mark_of(marking)
    return isinstance(mark, Mark) and bool(mark.official_use)
