"""Whether something is past its date, and since when: the one place that says so (G-8).

Every limit is data: a source says how many months it may be old, an arrangement when it
must be reviewed, an assurance when it expires. A sheet on a country or an entity is held to the
methodology's limit too (C-bis: twelve months). What is due on a day is past its date from the day
after.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from workstation.domain.dates import add_months, months_between, parse
from workstation.domain.partner import (
    Arrangement,
    ArrangementStatus,
    Assurance,
    Source,
)

COUNTRY_SHEET: Final = "country-sheet"
"""The kind of a source that is refreshed as a whole: a sheet on a country or on one entity."""
ENTITY_SHEET: Final = "entity-sheet"
ARRANGEMENT: Final = "arrangement"
ASSURANCE: Final = "assurance"
SOURCE: Final = "source"

_WARN_PARTS: Final = (3, 4)
"""A warning from nine of twelve months on, and in proportion for other limits."""
_WARN_DAYS: Final = 90
"""A warning in the last quarter before a date that somebody set."""


class Freshness(Enum):
    """How something stands towards its date."""

    CURRENT = "current"
    AGEING = "ageing"
    STALE = "stale"
    UNDATED = "undated"
    """It has no date, or one that is still to come: nobody can say that it is current."""


@dataclass(frozen=True, slots=True)
class Age:
    """How old something is.

    Attributes:
        freshness: how it stands on the day that was asked about.
        due: the last day on which it is current, YYYY-MM-DD, or "" when it has no date.
        months: its age in whole months, for what ages; None for what is due on a day.
    """

    freshness: Freshness
    due: str = ""
    months: int | None = None

    @property
    def is_stale(self) -> bool:
        """Whether it must be refreshed, or a reason given; without a date it must."""
        return self.freshness in (Freshness.STALE, Freshness.UNDATED)

    @property
    def since(self) -> str:
        """The first day on which it is past its date; "" while it is not, or has no date."""
        due = parse(self.due)
        if self.freshness is not Freshness.STALE or due is None:
            return ""
        return (due + timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Material:
    """Something of the record that is past its date, as an assessment and its document say it.

    Attributes:
        kind: ``country-sheet``, ``entity-sheet``, ``source``, ``arrangement``, ``agreement`` or
            ``assurance``.
        subject: its id.
        title: its own words, under its own ``marking``.
        since: the first day past its date; "" when it has no date at all.
    """

    kind: str
    subject: str
    title: str
    marking: str
    since: str


def age_of(on: str, most_months: int, today: date) -> Age:
    """The age of something dated ``on`` that may be so many months old; 0 is no limit.

    What is dated after tomorrow has no valid date: taken for current it would stay so for years.
    Tomorrow is today already, east of where the day is counted.
    """
    dated = parse(on)
    if dated is None or dated > today + timedelta(days=1):
        return Age(Freshness.UNDATED)
    months = max(0, months_between(dated, today))
    if most_months <= 0:
        return Age(Freshness.CURRENT, months=months)
    due = add_months(dated, most_months)
    part, whole = _WARN_PARTS
    if due < today:
        freshness = Freshness.STALE
    elif months * whole >= most_months * part:
        freshness = Freshness.AGEING
    else:
        freshness = Freshness.CURRENT
    return Age(freshness, due.isoformat(), months)


def due_by(due: str, today: date) -> Age:
    """How something stands that is due on a day; without a day nothing is due."""
    day = parse(due)
    if day is None:
        return Age(Freshness.CURRENT)
    if day < today:
        return Age(Freshness.STALE, due)
    near = day <= today + timedelta(days=_WARN_DAYS)
    return Age(Freshness.AGEING if near else Freshness.CURRENT, due)


def source_age(source: Source, today: date, sheet_months: int = 0) -> Age:
    """The age of a source; a sheet keeps the tighter of its own limit and the methodology's."""
    return age_of(source.on, source_limit(source.kind, source.max_age_months, sheet_months), today)


def source_limit(kind: str, own_months: int, sheet_months: int = 0) -> int:
    """How many months a source of a kind may be old; 0 is no limit."""
    limits = (own_months, sheet_months if kind == COUNTRY_SHEET else 0)
    return min((limit for limit in limits if limit > 0), default=0)


def arrangement_age(arrangement: Arrangement, today: date) -> Age:
    """How an arrangement stands towards its review; one that ended owes none."""
    if arrangement.status is ArrangementStatus.TERMINATED:
        return Age(Freshness.CURRENT)
    return due_by(arrangement.review_due, today)


def assurance_age(assurance: Assurance, today: date) -> Age:
    """Whether an assurance still binds (G-15)."""
    return due_by(assurance.expires, today)
