"""What happens after a decision: release, follow-ups, breaches (domain section 14, G-12)."""

from dataclasses import dataclass

from workstation.domain.assessment import AssessmentKind, State

SENT = "sent"
NOT_SENT = "not-sent"

KINDS_RELEASED: frozenset[AssessmentKind] = frozenset(
    {AssessmentKind.CASE, AssessmentKind.USE, AssessmentKind.ABBREVIATED}
)
"""Kinds of assessment that are about one exchange, which is sent or not."""


def may_be_reopened(kind: AssessmentKind, state: State) -> bool:
    """Whether new facts open a file again as a linked one: decided, or closed at triage."""
    if kind is AssessmentKind.TRIAGE:
        return state is State.TRIAGE_CLOSED
    return kind in KINDS_RELEASED and state in {State.APPROVED, State.DENIED}


FOLLOW_UP_KINDS: tuple[str, ...] = (
    "condition",
    "assurance",
    "measure",
    "outcome",
    "breach",
    "other",
)
"""What a follow-up looks after; ``outcome`` is what became of the person."""

BREACH_KINDS: tuple[str, ...] = (
    "caveat",
    "assurance",
    "condition",
    "unauthorized-release",
    "wrong-recipient",
    "missing-characterization",
    "onward-disclosure",
    "other",
)
"""What was breached, by a partner or by ourselves."""

BREACH_STATUSES: tuple[str, ...] = ("open", "reported", "closed")

RAISING: tuple[str, ...] = ("", "raised", "not-raised")
"""Whether a breach was taken up with the partner; "" while nobody has said (source S27)."""

NOTICE_DAYS = 30
"""So many days after a breach its notice to an oversight body is due (G-12)."""

OUTCOME_DAYS = 90
"""So many days after a release somebody asks what became of the person."""

ASSURANCE_DAYS = 30
"""So many days after a release an assurance without a date of its own is checked."""


RESULTS: tuple[str, ...] = ("done", "kept", "broken", "unknown")
"""What a follow-up came to: it was done, or what was undertaken was kept, broken, or not known."""

RELEASE_ROLES: frozenset[str] = frozenset({"release.done", "release.on", "release.caveat"})
"""Questions that the record of the release answers, so that nobody types it twice."""


@dataclass(frozen=True, slots=True)
class Release:
    """What was done on an approval, as the release officer recorded it.

    ``outcome`` is ``sent`` or ``not-sent``; ``message`` is the reference of the message, and
    ``exchange`` the exchange's id in the record. Dates are YYYY-MM-DD or "".
    """

    assessment: str
    version: int
    on: str
    outcome: str
    message: str = ""
    caveat_on_message: bool = False
    characterization_attached: bool = False
    note: str = ""
    marking: str = ""
    exchange: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to be done by a day after a release; ids are ``FU-YYYY-NNNN``.

    ``done_on`` is "" while it is open; ``result`` says in words what came of it. ``subject`` is
    the record that it looks after, such as an assurance.
    """

    id: str
    assessment: str
    partner: str
    kind: str
    title: str
    due: str
    marking: str = "(U)"
    done_on: str = ""
    result: str = ""
    note: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Breach:
    """A caveat, an assurance or a rule that was broken (G-12); ids are ``BR-YYYY-NNN``.

    ``harm`` says what it did to the person. ``raising`` is one of ``RAISING`` and ``raised`` how
    it was taken up with the partner, or why not: raising it may make things worse for a person in
    detention. ``reported_to`` and ``reported_on`` are of the notice to an oversight body;
    ``recorded_utc`` is when it came into the record.
    """

    id: str
    partner: str
    assessment: str
    exchange: str
    on: str
    kind: str
    summary: str
    marking: str
    harm: str = ""
    raised: str = ""
    reported_on: str = ""
    reported_to: str = ""
    status: str = "open"
    closed_on: str = ""
    raising: str = ""
    recorded_utc: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """What came into the record since a file was approved, and bears on it.

    ``kind`` is what it is: ``incident``, ``assurance-check``, ``arrangement``, ``source``,
    ``breach``, ``standing`` or ``merge``; ``subject`` its id, ``on`` its day.
    """

    assessment: str
    partner: str
    kind: str
    subject: str
    on: str
    title: str
    marking: str
    seq: int = 0
