"""What lists, dossiers, searches and imports give back: rows to show, never to store."""

from dataclasses import dataclass, field
from enum import Enum

from workstation.domain.assessment import AssessmentKind, State
from workstation.domain.partner import (
    Agreement,
    Arrangement,
    ArrangementStatus,
    Assurance,
    CheckResult,
    Partner,
    PartnerKind,
    Share,
    Source,
)


class PartnerSort(Enum):
    """The column that a list of partners is sorted by."""

    NAME = "name"
    COUNTRY = "country"
    KIND = "kind"
    STATUS = "status"
    LAST_EXCHANGE = "last-exchange"
    NEXT_DUE = "next-due"


@dataclass(frozen=True, slots=True)
class PartnerFilter:
    """Which partners to list; an empty field asks for nothing.

    ``text`` is found anywhere in the name, unit, short name, aliases, country code or id,
    accents and case aside. ``restricted_only`` asks for a restricted or suspended arrangement,
    ``overdue_only`` for a check or review that was due before today.
    """

    text: str = ""
    country: str = ""
    kind: PartnerKind | None = None
    status: ArrangementStatus | None = None
    restricted_only: bool = False
    overdue_only: bool = False
    sort: PartnerSort = PartnerSort.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that an officer keeps under a name, for themselves."""

    name: str
    wanted: PartnerFilter


@dataclass(frozen=True, slots=True)
class OtherName:
    """What else a partner is known as: an entry that was merged into it."""

    id: str
    name: str
    marking: str


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner in a list. ``kept`` and ``checked`` count assurances; dates may be "".

    ``also`` are the entries that were merged into it.
    """

    id: str
    name: str
    unit: str
    short_name: str
    country: str
    kind: PartnerKind
    marking: str
    status: ArrangementStatus
    restriction: str
    kept: int
    checked: int
    last_exchange: str
    next_due: str
    overdue: bool
    also: tuple[OtherName, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """A page of a list: its rows, all partners there are, and those that match the filter."""

    rows: tuple[PartnerRow, ...]
    total: int
    matching: int


@dataclass(frozen=True, slots=True)
class AssuranceLine:
    """An assurance with what its last check found; None when it was never checked.

    ``counted`` is how the share of those kept counts it: broken once is broken.
    """

    assurance: Assurance
    result: CheckResult | None
    checked_on: str = ""
    checks: int = 0
    overdue: bool = False
    counted: CheckResult | None = None
    expired: bool = False


@dataclass(frozen=True, slots=True)
class DatedSource:
    """A source with its age in whole months today; None when it has no date."""

    source: Source
    age_months: int | None
    stale: bool


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One published value; ``value`` is the text of the file, "NA" when there is none.

    ``status`` says why a value is missing, in the dataset's own code.
    """

    dataset: str
    country: str
    code: str
    year: int
    value: str
    status: str = ""

    @property
    def number(self) -> float | None:
        """The value as a number; None when it is missing or not one."""
        try:
            return float(self.value)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one country over the years; ``points`` holds what is a number."""

    dataset: str
    country: str
    code: str
    points: tuple[tuple[int, float], ...]
    missing: int

    @property
    def last(self) -> tuple[int, float] | None:
        """The newest year and value."""
        return self.points[-1] if self.points else None


@dataclass(frozen=True, slots=True)
class Rating:
    """How one assessment of a partner came out, for the picture over time."""

    assessment: str
    on: str
    title: str
    marking: str
    state: State
    baseline: str
    residual: str
    determination: str
    author_name: str
    partner: str = ""
    partner_name: str = ""


@dataclass(frozen=True, slots=True)
class TopicShare:
    """The share of assurances kept on one topic; "" gathers those without one."""

    topic: str
    share: Share


class DocumentKind(Enum):
    """Where a document about a partner lies."""

    PACKET = "packet"
    EVIDENCE = "evidence"
    SOURCE = "source"
    SCAN = "scan"


@dataclass(frozen=True, slots=True)
class PartnerDocument:
    """A file about a partner that the vault keeps; its bytes are the attachment ``sha256``.

    ``subject`` is the assessment or the source that it belongs to, ``item`` the piece of evidence.
    """

    kind: DocumentKind
    subject: str
    name: str
    title: str
    on: str
    sha256: str
    marking: str
    item: str = ""
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the head and the tabs of one partner's dossier show.

    ``assurances`` and ``sources`` are the first of them, those that are late or stale before the
    others; ``assurance_count`` and ``source_count`` say how many there are. ``divergent`` are
    the newest ratings of other partners of the same country that came out otherwise.
    ``citations`` are by dataset.
    """

    partner: Partner
    row: PartnerRow
    arrangements: tuple[Arrangement, ...]
    counts: dict[str, int]
    share: Share
    assurances: tuple[AssuranceLine, ...]
    sources: tuple[DatedSource, ...]
    series: tuple[Series, ...]
    ratings: tuple[Rating, ...]
    open_incidents: int
    agreements: tuple[Agreement, ...] = ()
    due: "tuple[DueItem, ...]" = ()
    divergent: tuple[Rating, ...] = ()
    citations: dict[str, str] = field(default_factory=dict)
    topics: tuple[TopicShare, ...] = ()
    parent: Partner | None = None
    units: tuple[Partner, ...] = ()
    documents: int = 0
    assurance_count: int = 0
    source_count: int = 0
    unchecked: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class AssessmentSummary:
    """One assessment in a list.

    ``missing``, ``unable`` and ``percent`` (of the questions asked, those that lack nothing) are
    counted for open drafts only.
    """

    id: str
    version: int
    title: str
    marking: str
    partner: str
    partner_name: str
    exchange: str
    author: str
    author_name: str
    state: State
    saved_utc: str
    created_utc: str
    submitted_utc: str = ""
    closed_utc: str = ""
    returned_reason: str = ""
    baseline: str = ""
    residual: str = ""
    missing: int | None = None
    unable: int | None = None
    percent: int | None = None
    kind: AssessmentKind = AssessmentKind.CASE
    country: str = ""
    standing: str = ""
    follows: str = ""
    valid_until: str = ""
    lapsed_on: str = ""
    after_state: str = ""
    """Of an approved file: "", ``sent``, ``not-sent`` or ``closed``."""


class DueKind(Enum):
    """What is due."""

    ASSURANCE_CHECK = "assurance-check"
    SOURCE_REFRESH = "source-refresh"
    ARRANGEMENT_REVIEW = "arrangement-review"
    NOTICE = "notice"
    ASSURANCE_EXPIRY = "assurance-expiry"
    AGREEMENT_REVIEW = "agreement-review"
    INCIDENT_CITATION = "incident-citation"
    FOLLOW_UP = "follow-up"
    BREACH_NOTICE = "breach-notice"
    RECORD_TOUCHED = "record-touched"
    ANNUAL_REPORT = "annual-report"
    STANDING_EXPIRY = "standing-expiry"
    RECOVERY_KIT = "recovery-kit"
    RECOVERY_DRILL = "recovery-drill"
    OFFICE_ROSTER = "office-roster"
    REVOCATION_LIST = "revocation-list"
    STAMP_RENEWAL = "stamp-renewal"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that is owed by a date. ``subject`` is what to open; words: ``due.<kind>``."""

    kind: DueKind
    due: str
    subject: str
    title: str
    marking: str
    partner: str
    partner_name: str
    overdue: bool
    detail: str = ""


REGISTERS: tuple[str, ...] = (
    "arrangement",
    "agreement",
    "exchange",
    "assurance",
    "assurance-check",
    "incident",
    "source",
)
"""The registers that are listed over all partners."""


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which entries of a register to list; an empty field asks for nothing.

    ``text`` is words as a search takes them. ``since`` and ``until`` bound the entry's date,
    both included. ``stale_only`` asks for what was due before today.
    """

    text: str = ""
    partner: str = ""
    country: str = ""
    status: str = ""
    since: str = ""
    until: str = ""
    stale_only: bool = False


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One entry in the list of a register; ``on`` and ``due`` may be "".

    ``country`` is the code of what a source without a partner is about.
    """

    id: str
    kind: str
    partner: str
    partner_name: str
    on: str
    title: str
    status: str
    detail: str
    marking: str
    due: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A page of a register: its rows, all entries there are, and those that match."""

    rows: tuple[RegisterRow, ...]
    total: int
    matching: int
