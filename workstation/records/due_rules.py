"""What is owed, each rule once: by whom it is asked, of everybody or of one partner, adds to it.

In a rule ``?1`` is the last day that counts, and ``x`` the table that its partner stands in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from workstation.domain.after import NOTICE_DAYS
from workstation.domain.register import DueKind
from workstation.records import touches

STANDING_DAYS: Final = 30
"""So many days before its last one a standing assessment is to be renewed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of thing that is owed.

    Attributes:
        source: the tables.
        owed: the condition, which the partial index of its date serves; or what makes it of the
            condition that narrows ``x``.
        due: the day, as an expression.
        order: by what the longest owed comes first.
        served_by: the index to ask by where nothing narrows ``x``, and SQLite would take another.
    """

    source: str
    owed: str | Callable[[str], str]
    due: str
    order: str
    title: str = "x.title"
    detail: str = "''"
    subject: str = "x.id"
    served_by: str = ""

    @property
    def columns(self) -> str:
        """What is selected of it, without the partner."""
        return (
            f"{self.due} AS due, {self.subject} AS subject, {self.title} AS title, x.marking,"
            f" {self.detail} AS detail"
        )

    @property
    def every(self) -> str:
        """The tables, where all that is owed is asked for."""
        return f"{self.source} INDEXED BY {self.served_by}" if self.served_by else self.source

    def condition(self, about: str = "") -> str:
        """What holds of all that is owed; with a condition on ``x``, of what that leaves."""
        owed = self.owed if isinstance(self.owed, str) else self.owed(about)
        return f"{about} AND {owed}" if about else owed


RULES: Final[Mapping[DueKind, Rule]] = {
    # The check of an assurance that a follow-up looks after is owed once, by the follow-up.
    DueKind.ASSURANCE_CHECK: Rule(
        source="assurance x",
        owed="""x.check_due <> '' AND x.check_due <= ?1 AND NOT EXISTS (SELECT 1 FROM follow_up f
            WHERE f.subject = x.id AND f.subject <> '' AND f.done_on = '')""",
        due="x.check_due",
        order="x.check_due, x.id",
        title="x.text",
    ),
    # An assurance that a newer one of the same partner and topic has replaced is owed no more.
    DueKind.ASSURANCE_EXPIRY: Rule(
        source="assurance x",
        owed="""x.expires <> '' AND x.expires <= ?1 AND (x.topic = '' OR NOT EXISTS (
            SELECT 1 FROM assurance n WHERE n.partner = x.partner AND n.topic = x.topic
            AND (n.on_date, n.id) > (x.on_date, x.id)))""",
        due="x.expires",
        order="x.expires, x.id",
        title="x.text",
        detail="x.topic",
    ),
    # A source that a newer one of the same kind, partner and country has replaced is not, either.
    DueKind.SOURCE_REFRESH: Rule(
        source="source x",
        owed="""x.refresh_due <> '' AND x.refresh_due <= ?1 AND NOT EXISTS (
            SELECT 1 FROM source n INDEXED BY source_of_kind WHERE n.partner = x.partner
            AND n.country = x.country AND n.kind = x.kind
            AND (n.on_date, n.id) > (x.on_date, x.id))""",
        due="x.refresh_due",
        order="x.refresh_due, x.id",
        detail="x.country",
    ),
    DueKind.ARRANGEMENT_REVIEW: Rule(
        source="arrangement x",
        owed="x.review_due <> '' AND x.review_due <= ?1 AND x.status <> 'terminated'",
        due="x.review_due",
        order="x.review_due, x.id",
        detail="x.status",
    ),
    DueKind.AGREEMENT_REVIEW: Rule(
        source="agreement x",
        owed="x.review_due <> '' AND x.review_due <= ?1 AND x.status <> 'ended'",
        due="x.review_due",
        order="x.review_due, x.id",
        detail="x.status",
    ),
    DueKind.NOTICE: Rule(
        source="notice n JOIN assessment x ON x.id = n.assessment",
        owed="n.sent_on = '' AND n.due <= ?1",
        due="n.due",
        order="n.due, n.assessment, n.notice",
        detail="n.notice",
        subject="n.assessment",
    ),
    # An incident owes its citation from the day on which it was recorded (G-20).
    DueKind.INCIDENT_CITATION: Rule(
        source="incident x",
        owed="x.sources = '[]'",
        due="?1",
        order="x.on_date, x.id",
        title="x.summary",
    ),
    DueKind.FOLLOW_UP: Rule(
        source="follow_up x",
        owed="x.done_on = '' AND x.due <= ?1",
        due="x.due",
        order="x.due, x.id",
        detail="x.kind",
    ),
    # A breach is reported within so many days (G-12).
    DueKind.BREACH_NOTICE: Rule(
        source="breach x",
        owed=f"x.status = 'open' AND x.on_date <= date(?1, '-{NOTICE_DAYS} days')",
        due=f"date(x.on_date, '+{NOTICE_DAYS} days')",
        order="x.on_date, x.id",
        title="x.summary",
        detail="x.kind",
    ),
    # What came into the record since a file was approved is to be looked at from that day (D).
    DueKind.RECORD_TOUCHED: Rule(
        source="assessment x",
        owed=touches.is_touched,
        due="?1",
        order="x.saved_utc DESC, x.id DESC",
    ),
    # A standing assessment is renewed in its last weeks, and for as long after; one that a newer
    # one has replaced, or that lapsed by what an officer recorded, is owed no more; nor is one that
    # the record has ended, which is looked up for each (``dues``).
    DueKind.STANDING_EXPIRY: Rule(
        source="assessment x",
        owed=f"""x.kind = 'standing' AND x.state = 'approved' AND x.lapsed_on = ''
            AND x.valid_until <> '' AND x.valid_until <= ?1
            AND x.valid_until >= date(?1, '-{2 * STANDING_DAYS} days')
            AND NOT EXISTS (SELECT 1 FROM assessment n
                WHERE n.kind = 'standing' AND n.state = 'approved' AND n.partner = x.partner
                AND n.country = x.country AND n.submitted_utc > x.submitted_utc)""",
        due="x.valid_until",
        order="x.valid_until, x.id",
        detail="x.country",
        served_by="assessment_valid",
    ),
}

_TODAY: Final = frozenset({DueKind.INCIDENT_CITATION, DueKind.RECORD_TOUCHED})
"""Kinds that have no date of their own: they are owed today."""


def last_day(kind: DueKind, until: str, today: str) -> str:
    """The last day that counts for a kind, when all that is due up to a day is asked for."""
    if kind is DueKind.STANDING_EXPIRY:
        soon = date.fromisoformat(today) + timedelta(days=STANDING_DAYS)
        return min(until, soon.isoformat())
    return today if kind in _TODAY else until
