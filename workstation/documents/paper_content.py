"""What an information paper says of the relationship with a partner, as its workflow gathers it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workstation.domain.partner import (
    Act,
    Agreement,
    Arrangement,
    ArrangementStatus,
    Exchange,
    Incident,
    Partner,
    Share,
)
from workstation.domain.register import AssuranceLine, DatedSource, DueItem, Rating
from workstation.domain.text import Language
from workstation.records.codec import json_text
from workstation.records.figures import ExchangeCount

FORMAT = "assessor-information-paper/2"
"""Raised with every change of what the pages say, so that a check code names one text."""

GIVEN = (Act.DISCLOSURE,)
TAKEN = (Act.REQUEST, Act.USE)
"""What we ask for, and what we use, is what the partner provides."""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One published series of a country: its name, and its values by year as a text."""

    dataset: str
    name: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PaperContent:
    """Everything that stands in a paper, in the order in which it is read.

    Attributes:
        language: of the pages; what stands in the record stays as it was written.
        on: the day of the paper.
        station: whose record this is.
        officer: who prepared it.
        partner: the entry that stands for the partner.
        country: the name of its country.
        parent: the name of the entity that it is a unit of.
        units: the names of its own units.
        status: where exchanges stand.
        restricted_since: by arrangement, the first day of the restriction that holds.
        latest: the newest exchanges of each act group, ``given`` and ``taken``.
        levels: the names of risk levels.
        sources: those on the partner and its country, newest first, and all that are cited.
        source_count: how many there are, where not all are among them.
        citations: how each dataset wants to be cited.
        entries: lines in the partner's record.
    """

    language: Language
    on: str
    station: str
    officer: str
    partner: Partner
    country: str = ""
    parent: str = ""
    units: Sequence[str] = ()
    status: ArrangementStatus = ArrangementStatus.NONE
    arrangements: Sequence[Arrangement] = ()
    restricted_since: Mapping[str, str] = field(default_factory=dict)
    agreements: Sequence[Agreement] = ()
    counts: Sequence[ExchangeCount] = ()
    given: Sequence[Exchange] = ()
    taken: Sequence[Exchange] = ()
    share: Share = field(default_factory=lambda: Share(0, 0, 0, 0.0, 1.0))
    assurances: Sequence[AssuranceLine] = ()
    incidents: Sequence[Incident] = ()
    ratings: Sequence[Rating] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    sources: Sequence[DatedSource] = ()
    source_count: int = 0
    indicators: Sequence[IndicatorLine] = ()
    citations: Mapping[str, str] = field(default_factory=dict)
    due: Sequence[DueItem] = ()
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """The pages, the banner in English that they bear, and the code that finds them again."""

    pdf: bytes
    banner: str
    check_code: str


def digest_of(content: PaperContent) -> bytes:
    """The SHA-256 of all that a paper says; the same for every copy made on one day."""
    return hashlib.sha256(f"{FORMAT}\n{json_text(content)}".encode()).digest()
