"""An assessment as values: answers, evidence, measures, the three values, decisions."""

from dataclasses import dataclass, field
from enum import Enum

AnswerValue = str | tuple[str, ...] | tuple[dict[str, str], ...] | None
"""``str`` for answer, choice, scale ("1".."5" or "unable") and date; a tuple of choice ids for
choices; a tuple of {column id: value} for rows; None for text or when nothing was chosen."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an officer answered to one question.

    ``text`` is the reason (or, for a text question, the answer itself) and ``marking`` its
    portion mark, for example ``(S//REL TO CAN, USA)``. ``evidence`` holds evidence ids.
    """

    question: str
    value: AnswerValue = None
    text: str = ""
    marking: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing at all was answered."""
        return not self.value and not self.text.strip() and not self.evidence


class EvidenceKind(Enum):
    """Where a piece of evidence comes from."""

    FILE = "file"
    SOURCE = "source"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence of an assessment, numbered E-01, E-02, … in order of adding.

    ``reference`` is the SHA-256 of an attachment, the id of a source, or the id of a record
    of the partner's timeline. ``dated`` is the evidence's own date, not that of adding.
    """

    id: str
    kind: EvidenceKind
    title: str
    marking: str
    reference: str
    sha256: str = ""
    size_bytes: int = 0
    media_type: str = ""
    dated: str = ""
    added_utc: str = ""


@dataclass(frozen=True, slots=True)
class RiskValue:
    """Severity and likelihood with the level that the matrix gives for them.

    ``severity`` or ``likelihood`` is None while unanswered; "unable" counts as 5 and sets
    ``unable``.
    """

    severity: int | None = None
    likelihood: int | None = None
    level: str | None = None
    unable: bool = False
    locked: bool = False
    locked_by: str = ""
    locked_utc: str = ""
    explanation: tuple[tuple[str, str], ...] = ()
    """Lines that explain the value: (words key or measure number, detail)."""


@dataclass(frozen=True, slots=True)
class Determination:
    """The person's own finding; None is "waits for you". Never computed.

    ``substantial`` and ``mitigable`` are "yes", "no", "unable" or None.
    """

    substantial: str | None = None
    mitigable: str | None = None


class AssessmentKind(Enum):
    """What an assessment is made for; the methodology says what each kind asks."""

    CASE = "case"
    """One exchange."""
    TRIAGE = "triage"
    """Whether an exchange needs an assessment at all."""
    STANDING = "standing"
    """A partner or a country, before any exchange: at most twelve months, or until a trigger."""
    USE = "use"
    """The use of information that was likely obtained through mistreatment (B-10)."""
    ABBREVIATED = "abbreviated"
    """One exchange that starts from a standing assessment."""


class Outcome(Enum):
    """What a decision-maker decided."""

    APPROVE = "approve"
    APPROVE_WITH_CONDITIONS = "approve-with-conditions"
    DENY = "deny"
    ESCALATE = "escalate"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of an approval, with its due date (YYYY-MM-DD) or ""."""

    text: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """What a return asks to have mended at one question."""

    question: str
    text: str
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Dissent:
    """What somebody who disagrees with a decision said, as its signer recorded it.

    ``name`` is the person with their office; such a dissent signs nothing and moves nothing.
    """

    name: str
    text: str
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Override:
    """Why a warning of a check was passed over, by whom and when.

    ``check`` is the rule of the methodology that warned at ``question``. ``about`` is the digest of
    what it found then: once it finds something else there, the warning stands again.
    """

    check: str
    question: str
    reason: str
    marking: str
    officer_name: str
    at_utc: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on a packet, as it stands in the signed dictionary.

    ``points`` are those of a return: a reason at each question that is to be mended.
    ``against`` is the signer's own disagreement: they would deny, and send the file up with it.
    ``dissents`` are those of others, in their words. ``acting`` is the instrument by which the
    signer acted for the authority, "" for their own.
    """

    authority: str
    outcome: Outcome
    reasons: str
    marking: str
    officer: str
    officer_name: str
    at_utc: str
    conditions: tuple[Condition, ...] = ()
    no_interest: bool = False
    ledger_head: str = ""
    points: tuple[Point, ...] = ()
    against: bool = False
    dissents: tuple[Dissent, ...] = ()
    acting: str = ""


class State(Enum):
    """Where an assessment stands; computed from what was signed, never set by hand."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ESCALATED = "escalated"
    APPROVED = "approved"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    TRIAGE_CLOSED = "triage-closed"
    """No assessment was needed; the reason is recorded."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """An assessment with everything that was answered so far.

    ``id`` is ``MRA-YYYY-NNNN``; ``version`` counts from 1 and rises when a file is returned,
    or its baseline is reopened. ``exchange`` is ``EX-YYYY-NNNN``.

    Attributes:
        country: of a standing assessment of a country; ``partner`` then is "". Of an abbreviated
            one, the country whose standing assessment it starts from.
        standing: the standing assessment that an abbreviated one starts from.
        follows: the earlier file of the same exchange that this one files again or re-opens,
            for the reason in ``new_facts``.
        raised_level: the level that the author raised the banner to (B-29, B-32), or "".
        overrides: why each warning that still holds was passed over.
        valid_until: the last day on which it may be relied on, YYYY-MM-DD, or "".
        triage_closed: it was closed at triage, and no second reader disagreed.
    """

    id: str
    version: int
    methodology: str
    methodology_version: str
    methodology_sha256: str
    partner: str
    exchange: str
    author: str
    author_name: str
    created_utc: str
    answers: dict[str, Answer] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    baseline_locked_utc: str = ""
    baseline_locked_by: str = ""
    baseline_values: dict[str, str] = field(default_factory=dict)
    """Answers to the baseline questions as locked, by question id."""
    submitted_utc: str = ""
    submitted_sha256: str = ""
    decisions: tuple[Decision, ...] = ()
    withdrawn: bool = False
    saved_utc: str = ""
    kind: AssessmentKind = AssessmentKind.CASE
    country: str = ""
    standing: str = ""
    follows: str = ""
    new_facts: str = ""
    new_facts_marking: str = ""
    raised_level: str = ""
    raised_reason: str = ""
    raised_marking: str = ""
    overrides: tuple[Override, ...] = ()
    valid_until: str = ""
    triage_closed: bool = False
