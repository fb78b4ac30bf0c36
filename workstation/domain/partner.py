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


class AgreementKind(Enum):
    """What kind of agreement or programme binds us and a partner."""

    TREATY = "treaty"
    MEMORANDUM = "memorandum"
    PROGRAMME = "programme"


class AgreementStatus(Enum):
    """Whether an agreement is in force; ``signed`` is not yet."""

    IN_FORCE = "in-force"
    SIGNED = "signed"
    SUSPENDED = "suspended"
    ENDED = "ended"
    UNKNOWN = "unknown"


PRODUCT_KINDS: tuple[str, ...] = (
    "",
    "threat-assessment",
    "index-entry",
    "report",
    "message",
    "biometric",
    "travel-record",
    "other",
)
"""What an exchange consisted of; "" when nobody said."""


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
    ``mandate`` names powers held: arrest, detention, interrogation. ``parent`` is the entity
    that this one is a unit of, by id.
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
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What governs exchanges with a partner. Dates are YYYY-MM-DD or "".

    ``conditions`` is what each exchange must meet.
    """

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
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A treaty, a memorandum or a joint programme. Dates are YYYY-MM-DD or "".

    ``scale`` says how far it reaches, for example "15 regions". ``we_provide`` and
    ``they_provide`` are what each side gives under it. ``source`` is the id of a source.
    """

    id: str
    partner: str
    title: str
    kind: AgreementKind
    status: AgreementStatus
    signed: str = ""
    ended: str = ""
    parties: tuple[str, ...] = ()
    purpose: str = ""
    scale: str = ""
    we_provide: str = ""
    they_provide: str = ""
    source: str = ""
    review_due: str = ""
    marking: str = "(U)"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One disclosure, request or use in the partner's record.

    ``product_kind`` is one of ``PRODUCT_KINDS``. ``originator`` is a third party whose
    information it is, ``consent`` the reference of that party's consent (rule 37).
    ``agreement`` is the id of the agreement that it was made under.
    """

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
    product_kind: str = ""
    originator: str = ""
    consent: str = ""
    consent_on: str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class Assurance:
    """An undertaking that a partner gave us; ``proof`` is the id of a source that shows it."""

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
    proof: str = ""


@dataclass(frozen=True, slots=True)
class AssuranceCheck:
    """What we found when we checked an assurance; ``evidence`` holds ids of sources."""

    id: str
    assurance: str
    partner: str
    on: str
    result: CheckResult
    summary: str
    marking: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """An alleged or established incident; ``status`` is one of ``INCIDENT_STATUSES``.

    ``unit`` is the one that is said to have acted. ``sources`` cites what says so.
    """

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
    unit: str = ""


INCIDENT_STATUSES: tuple[str, ...] = ("accepted", "conflict", "work-needed", "issue")
"""How far a claim is settled (G-20); only ``work-needed`` may stand without a citation."""

SOURCE_KINDS: tuple[str, ...] = (
    "country-sheet",
    "report",
    "ngo",
    "government",
    "open",
    "classified",
)


@dataclass(frozen=True, slots=True)
class Source:
    """A dated and graded source; ``grade`` is Admiralty, for example ``B2``.

    ``sha256`` names its file in the vault, which came as ``file_name``.
    """

    id: str
    partner: str
    country: str
    title: str
    publisher: str
    on: str
    marking: str
    grade: str = ""
    kind: str = "report"
    """One of ``SOURCE_KINDS``."""
    max_age_months: int = 12
    sha256: str = ""
    summary: str = ""
    file_name: str = ""
    media_type: str = ""


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
    "agreement",
    "breach",
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
