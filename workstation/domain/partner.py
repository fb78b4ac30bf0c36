"""The partner and its prior record as values."""

from dataclasses import dataclass
from enum import Enum


class PartnerKind(Enum):
    """What kind of foreign entity a partner is."""

    INTELLIGENCE = "intelligence"
    LAW_ENFORCEMENT = "law-enforcement"
    MILITARY = "military"
    JUDICIAL = "judicial"
    BORDER = "border"
    CYBER = "cyber"
    INTERNATIONAL = "international"
    DOMESTIC = "domestic"


class ArrangementStatus(Enum):
    """Whether exchanges may take place under the arrangement."""

    NONE = "none"
    ACTIVE = "active"
    RESTRICTED = "restricted"
    SUSPENDED = "suspended"
    DORMANT = "dormant"
    TERMINATED = "terminated"


class Act(Enum):
    """The three acts that the Act regulates, s.3(1)."""

    DISCLOSURE = "disclosure"
    REQUEST = "request"
    USE = "use"


class CheckResult(Enum):
    """What a check of an assurance found."""

    KEPT = "kept"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Partner:
    """A foreign entity, or one unit of it.

    ``country`` is an ISO 3166-1 alpha-3 code, or "" for an international organisation.
    ``mandate`` names powers held: arrest, detention, interrogation.
    """

    id: str
    name: str
    kind: PartnerKind
    country: str
    unit: str = ""
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    mandate: tuple[str, ...] = ()
    marking: str = "(U)"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What governs exchanges with a partner. Dates are YYYY-MM-DD or ""."""

    id: str
    partner: str
    title: str
    status: ArrangementStatus
    authority: str = ""
    minister_approved: str = ""
    foreign_affairs_consulted: str = ""
    scope: str = ""
    mistreatment_clause: bool = False
    restriction: str = ""
    restricts: tuple[str, ...] = ()
    """Acts (``disclosure``, ``request``, ``use``) that a restriction forbids."""
    since: str = ""
    review_due: str = ""
    marking: str = "(U)"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One disclosure, request or use in the partner's record."""

    id: str
    partner: str
    on: str
    act: Act
    summary: str
    marking: str
    product: str = ""
    caveats: str = ""
    outcome: str = ""
    assessment: str = ""


@dataclass(frozen=True, slots=True)
class Assurance:
    """An undertaking that a partner gave us."""

    id: str
    partner: str
    on: str
    text: str
    marking: str
    topic: str = ""
    form: str = "written"
    given_by: str = ""
    expires: str = ""
    check_due: str = ""


@dataclass(frozen=True, slots=True)
class AssuranceCheck:
    """What we found when we checked an assurance."""

    id: str
    assurance: str
    partner: str
    on: str
    result: CheckResult
    summary: str
    marking: str


@dataclass(frozen=True, slots=True)
class Incident:
    """An alleged or established incident; ``status`` is accepted, conflict or work-needed."""

    id: str
    partner: str
    on: str
    summary: str
    marking: str
    kind: str = ""
    place: str = ""
    status: str = "work-needed"
    sources: tuple[str, ...] = ()
    open: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A dated and graded source; ``grade`` is Admiralty, for example ``B2``."""

    id: str
    partner: str
    country: str
    title: str
    publisher: str
    on: str
    marking: str
    grade: str = ""
    kind: str = "report"
    """``country-sheet``, ``report``, ``ngo``, ``government``, ``open``."""
    max_age_months: int = 12
    sha256: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One value of a country dataset, as published; ``value`` is the text of the file."""

    dataset: str
    country: str
    code: str
    year: int
    value: str


TIMELINE_KINDS: tuple[str, ...] = (
    "exchange",
    "assessment",
    "decision",
    "assurance",
    "assurance-check",
    "incident",
    "source",
    "arrangement",
)


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of a partner's record, newest first.

    ``seq`` is the ledger entry behind it. ``result`` is a code such as ``kept``, ``denied``.
    """

    partner: str
    on: str
    seq: int
    kind: str
    subject: str
    summary: str
    marking: str
    result: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Assurances kept out of those checked, with the 95 % Wilson interval, all 0 to 1."""

    kept: int
    broken: int
    unknown: int
    low: float
    high: float

    @property
    def total(self) -> int:
        """All checked; "unknown" counts as not kept."""
        return self.kept + self.broken + self.unknown
