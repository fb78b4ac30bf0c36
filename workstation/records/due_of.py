"""What is owed about one partner, by the same rules as in ``dues``, from the partner's indices."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from workstation.domain.after import NOTICE_DAYS, Touch
from workstation.domain.register import DueItem, DueKind
from workstation.records import touches
from workstation.records.circle import marks
from workstation.records.dues import STANDING_DAYS
from workstation.vault.store import SqlValue, Vault

AHEAD_DAYS: Final = 90
"""The quarter before a date in which it is near."""
MOST: Final = 100
"""Most of one kind, and of all, that are listed."""

_CHECKS: Final = """
    SELECT x.check_due AS due, x.id AS subject, x.text AS title, x.marking, '' AS detail
    FROM assurance x WHERE {about} AND x.check_due <> '' AND x.check_due <= ?
    AND NOT EXISTS (SELECT 1 FROM follow_up f
        WHERE f.subject = x.id AND f.subject <> '' AND f.done_on = '')"""
_EXPIRIES: Final = """
    SELECT x.expires AS due, x.id AS subject, x.text AS title, x.marking, x.topic AS detail
    FROM assurance x WHERE {about} AND x.expires <> '' AND x.expires <= ?
    AND (x.topic = '' OR NOT EXISTS (SELECT 1 FROM assurance n
        WHERE n.partner = x.partner AND n.topic = x.topic
        AND (n.on_date, n.id) > (x.on_date, x.id)))"""
_REVIEWS: Final = """
    SELECT x.review_due AS due, x.id AS subject, x.title, x.marking, x.status AS detail
    FROM arrangement x
    WHERE {about} AND x.review_due <> '' AND x.review_due <= ? AND x.status <> 'terminated'"""
_AGREEMENTS: Final = """
    SELECT x.review_due AS due, x.id AS subject, x.title, x.marking, x.status AS detail
    FROM agreement x
    WHERE {about} AND x.review_due <> '' AND x.review_due <= ? AND x.status <> 'ended'"""
_SOURCES: Final = """
    SELECT x.refresh_due AS due, x.id AS subject, x.title, x.marking, x.country AS detail
    FROM source x WHERE {about} AND x.refresh_due <> '' AND x.refresh_due <= ?
    AND NOT EXISTS (SELECT 1 FROM source n WHERE n.country = x.country AND n.kind = x.kind
        AND n.partner = x.partner AND (n.on_date, n.id) > (x.on_date, x.id))"""
_NOTICES: Final = """
    SELECT n.due, n.assessment AS subject, x.title, x.marking, n.notice AS detail
    FROM assessment x JOIN notice n ON n.assessment = x.id
    WHERE {about} AND n.sent_on = '' AND n.due <= ?"""
_CITATIONS: Final = """
    SELECT ? AS due, x.id AS subject, x.summary AS title, x.marking, '' AS detail
    FROM incident x WHERE {about} AND x.sources = '[]'"""
_FOLLOW_UPS: Final = """
    SELECT x.due, x.id AS subject, x.title, x.marking, x.kind AS detail
    FROM follow_up x WHERE {about} AND x.done_on = '' AND x.due <= ?"""
_BREACHES: Final = f"""
    SELECT date(x.on_date, '+{NOTICE_DAYS} days') AS due, x.id AS subject, x.summary AS title,
        x.marking, x.kind AS detail
    FROM breach x
    WHERE {{about}} AND x.status = 'open' AND x.on_date <= date(?, '-{NOTICE_DAYS} days')"""

# In its last weeks and as long after, counted from the end of the quarter.
_STANDING: Final = f"""
    SELECT x.valid_until AS due, x.id AS subject, x.title, x.marking, x.country AS detail
    FROM assessment x
    WHERE {{about}} AND x.kind = 'standing' AND x.state = 'approved' AND x.lapsed_on = ''
    AND x.valid_until <> '' AND julianday(?) - julianday(x.valid_until)
        BETWEEN {AHEAD_DAYS - STANDING_DAYS} AND {AHEAD_DAYS + STANDING_DAYS}
    AND NOT EXISTS (SELECT 1 FROM assessment n
        WHERE n.kind = 'standing' AND n.state = 'approved' AND n.partner = x.partner
        AND n.country = x.country AND n.submitted_utc > x.submitted_utc)"""

_QUERIES: Final[tuple[tuple[DueKind, str], ...]] = (
    (DueKind.ASSURANCE_CHECK, _CHECKS),
    (DueKind.ASSURANCE_EXPIRY, _EXPIRIES),
    (DueKind.ARRANGEMENT_REVIEW, _REVIEWS),
    (DueKind.AGREEMENT_REVIEW, _AGREEMENTS),
    (DueKind.SOURCE_REFRESH, _SOURCES),
    (DueKind.NOTICE, _NOTICES),
    (DueKind.FOLLOW_UP, _FOLLOW_UPS),
    (DueKind.BREACH_NOTICE, _BREACHES),
    (DueKind.STANDING_EXPIRY, _STANDING),
)


def list_due_of(vault: Vault, ids: Sequence[str], country: str, today: date) -> list[DueItem]:
    """What is overdue for a partner or soon due, the longest owed first.

    Args:
        vault: where it stands.
        ids: the partner.
        country: its country, whose sheets must be fresh too; "" has none.
        today: the day.
    """
    until, day = (today + timedelta(days=AHEAD_DAYS)).isoformat(), today.isoformat()
    own = f"x.partner IN ({marks(ids)})"
    found: list[DueItem] = []

    def add(kind: DueKind, query: str, values: Sequence[SqlValue]) -> None:
        rows = vault.read(f"{query} ORDER BY due LIMIT ?", (*values, MOST))
        found.extend(_item(kind, row, ids[0], day) for row in rows)

    for kind, query in _QUERIES:
        add(kind, query.format(about=own), (*ids, until))
    add(DueKind.INCIDENT_CITATION, _CITATIONS.format(about=own), (day, *ids))
    if country:
        about = "x.country = ? AND x.partner = ''"
        add(DueKind.SOURCE_REFRESH, _SOURCES.format(about=about), (country, until))
    found.extend(_touched(vault, ids[0], day))
    return sorted(found, key=lambda item: (item.due, item.kind.value, item.subject))[:MOST]


def _touched(vault: Vault, partner: str, day: str) -> list[DueItem]:
    """Approved files of the partner that the record has new data about, once each (D)."""
    newest: dict[str, Touch] = {}
    for touch in touches.list_touches(vault, partner=partner, limit=MOST):
        newest.setdefault(touch.assessment, touch)
    return [
        DueItem(
            kind=DueKind.RECORD_TOUCHED,
            due=day,
            subject=touch.assessment,
            title=touch.title,
            marking=touch.marking,
            partner=partner,
            partner_name="",
            overdue=False,
            detail=touch.kind,
        )
        for touch in newest.values()
    ]


def _item(kind: DueKind, row: Mapping[str, SqlValue], partner: str, today: str) -> DueItem:
    return DueItem(
        kind=kind,
        due=str(row["due"]),
        subject=str(row["subject"]),
        title=str(row["title"]),
        marking=str(row["marking"]),
        partner=partner,
        partner_name="",
        overdue=str(row["due"]) < today,
        detail=str(row["detail"]),
    )
