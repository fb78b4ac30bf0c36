"""What one version of an annual report says in one language, as it is put on pages."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from workstation.domain.reporting import ANNEX, UNMARKED_PUBLIC, Portion, Version
from workstation.domain.text import Language
from workstation.records.codec import json_text

FORMAT = "assessor-annual-report/2"
"""Raised with every change of what the pages say, so that a check code names one text."""


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number of the report as this version shows it.

    ``portion.text`` is the number in digits, or "" where it was taken out. ``ids`` are of what
    it counts; none in the public version.
    """

    figure: str
    group: str
    count: int
    portion: Portion
    ids: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One decided case of the annex."""

    key: str
    assessment: str
    partner: str
    partner_marking: str
    title: str
    marking: str
    decided_on: str
    outcome: str
    level: str
    authority: str
    carried_over: bool


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything that stands in a version, in the order in which it is read.

    Attributes:
        language: of the pages.
        version: whom it is for.
        year: the calendar year that it is about.
        on: the day on which it was made.
        due_before: the day before which the Minister has it.
        late: it was made on that day or later.
        over: the year has ended, so that its numbers are final.
        station: whose record was counted; "" in the public version.
        officer: who prepared it; "" in the public version.
        slots: the passages of each part, by its name.
        numbers: every number, zero or not, in the order of the report.
        cases: behind the numbers; none in the public version.
        annex: the mark and the readers of that list; "" as its text where it was taken out.
    """

    language: Language
    version: Version
    year: int
    on: str
    due_before: str
    late: bool
    over: bool
    station: str
    officer: str
    slots: dict[str, Sequence[Portion]] = field(default_factory=dict)
    numbers: Sequence[NumberLine] = ()
    cases: Sequence[CaseLine] = ()
    annex: Portion = field(default_factory=lambda: Portion(ANNEX, "", UNMARKED_PUBLIC))

    @property
    def portions(self) -> list[Portion]:
        """Every passage and number, shown or taken out."""
        texts = [portion for listed in self.slots.values() for portion in listed]
        return [*texts, *(line.portion for line in self.numbers)]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Every number by its name."""
        return [(line.figure, line.count) for line in self.numbers]


@dataclass(frozen=True, slots=True)
class Report:
    """The pages, the banner in English that they bear, and the code that finds them again."""

    pdf: bytes
    banner: str
    check_code: str


def digest_of(content: ReportContent) -> bytes:
    """The SHA-256 of all that a version says."""
    return hashlib.sha256(f"{FORMAT}\n{json_text(content)}".encode()).digest()
