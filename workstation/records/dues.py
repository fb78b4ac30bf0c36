"""What is owed by a date, each from its own partial index."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from workstation.domain.after import NOTICE_DAYS
from workstation.domain.register import DueItem, DueKind
from workstation.records import touches
from workstation.vault.store import SqlValue, Vault

STANDING_DAYS: Final = 30
"""So many days before its last one a standing assessment is to be renewed."""
MOST_COUNTED: Final = 1000
"""More of one kind than this are not counted one by one."""

_FROM: Final = "\n    FROM "

# A partner that was merged is named by the entry that stands for it.
_WHOSE: Final = "coalesce(h.id, x.partner) AS partner, coalesce(h.name, p.name, '') AS partner_name"
_PARTNER: Final = """
    LEFT JOIN partner p ON p.id = x.partner LEFT JOIN partner h ON h.id = p.merged_into"""

# The check of an assurance that a follow-up looks after is owed once, by the follow-up.
_CHECKS: Final = f"""
    SELECT x.check_due AS due, x.id AS subject, x.text AS title, x.marking, {_WHOSE}, '' AS detail
    FROM assurance x {_PARTNER}
    WHERE x.check_due <> '' AND x.check_due <= ?1 AND NOT EXISTS (
        SELECT 1 FROM follow_up f WHERE f.subject = x.id AND f.subject <> '' AND f.done_on = '')
    ORDER BY x.check_due, x.id LIMIT ?2"""

# An assurance that a newer one of the same partner and topic has replaced is owed no more.
_EXPIRIES: Final = f"""
    SELECT x.expires AS due, x.id AS subject, x.text AS title, x.marking, {_WHOSE},
        x.topic AS detail
    FROM assurance x {_PARTNER}
    WHERE x.expires <> '' AND x.expires <= ?1 AND (x.topic = '' OR NOT EXISTS (
        SELECT 1 FROM assurance n WHERE n.partner = x.partner AND n.topic = x.topic
        AND (n.on_date, n.id) > (x.on_date, x.id)))
    ORDER BY x.expires, x.id LIMIT ?2"""

_REVIEWS: Final = f"""
    SELECT x.review_due AS due, x.id AS subject, x.title, x.marking, {_WHOSE}, x.status AS detail
    FROM arrangement x {_PARTNER}
    WHERE x.review_due <> '' AND x.review_due <= ?1 AND x.status <> 'terminated'
    ORDER BY x.review_due, x.id LIMIT ?2"""

_AGREEMENTS: Final = f"""
    SELECT x.review_due AS due, x.id AS subject, x.title, x.marking, {_WHOSE}, x.status AS detail
    FROM agreement x {_PARTNER}
    WHERE x.review_due <> '' AND x.review_due <= ?1 AND x.status <> 'ended'
    ORDER BY x.review_due, x.id LIMIT ?2"""

# A source that a newer one of the same kind, partner and country has replaced is owed no more.
_SOURCES: Final = f"""
    SELECT x.refresh_due AS due, x.id AS subject, x.title, x.marking, {_WHOSE},
        x.country AS detail
    FROM source x {_PARTNER}
    WHERE x.refresh_due <> '' AND x.refresh_due <= ?1 AND NOT EXISTS (
        SELECT 1 FROM source n INDEXED BY source_of_kind WHERE n.partner = x.partner
        AND n.country = x.country AND n.kind = x.kind AND (n.on_date, n.id) > (x.on_date, x.id))
    ORDER BY x.refresh_due, x.id LIMIT ?2"""

_NOTICES: Final = f"""
    SELECT n.due, n.assessment AS subject, x.title, x.marking, {_WHOSE}, n.notice AS detail
    FROM notice n JOIN assessment x ON x.id = n.assessment {_PARTNER}
    WHERE n.sent_on = '' AND n.due <= ?1 ORDER BY n.due, n.assessment, n.notice LIMIT ?2"""

# An incident owes its citation from the day on which it was recorded (G-20).
_CITATIONS: Final = f"""
    SELECT ?1 AS due, x.id AS subject, x.summary AS title, x.marking, {_WHOSE}, '' AS detail
    FROM incident x {_PARTNER}
    WHERE x.sources = '[]' ORDER BY x.on_date, x.id LIMIT ?2"""

_FOLLOW_UPS: Final = f"""
    SELECT x.due, x.id AS subject, x.title, x.marking, {_WHOSE}, x.kind AS detail
    FROM follow_up x {_PARTNER}
    WHERE x.done_on = '' AND x.due <= ?1 ORDER BY x.due, x.id LIMIT ?2"""

# A breach is reported within so many days (G-12).
_BREACHES: Final = f"""
    SELECT date(x.on_date, '+{NOTICE_DAYS} days') AS due, x.id AS subject, x.summary AS title,
        x.marking, {_WHOSE}, x.kind AS detail
    FROM breach x {_PARTNER}
    WHERE x.status = 'open' AND x.on_date <= date(?1, '-{NOTICE_DAYS} days')
    ORDER BY x.on_date, x.id LIMIT ?2"""

# What came into the record since a file was approved is to be looked at from that day (D).
# Of the thousand files that were approved last: one that is older says so in its partner's record.
_LAST_APPROVED: Final = """ AND a.id IN (SELECT id FROM assessment WHERE state = 'approved'
    ORDER BY saved_utc DESC, id DESC LIMIT 1000)"""
_TOUCHES: Final = touches.QUERY.format(files=touches.FILES + _LAST_APPROVED)
_TOUCHED: Final = f"""
    SELECT ?1 AS due, x.id AS subject, x.title, x.marking, {_WHOSE}, '' AS detail
    FROM assessment x {_PARTNER}
    WHERE x.id IN (SELECT assessment FROM ({_TOUCHES}))
    ORDER BY x.id LIMIT ?2"""

# A standing assessment is renewed in its last weeks, and for as long after; one that a newer one
# has replaced, or that lapsed by what an officer recorded, is owed no more.
_STANDING: Final = f"""
    SELECT x.valid_until AS due, x.id AS subject, x.title, x.marking, {_WHOSE}, x.country AS detail
    FROM assessment x {_PARTNER}
    WHERE x.kind = 'standing' AND x.state = 'approved' AND x.lapsed_on = ''
    AND x.valid_until <> '' AND x.valid_until <= ?1
    AND x.valid_until >= date(?1, '-{2 * STANDING_DAYS} days')
    AND NOT EXISTS (SELECT 1 FROM assessment n
        WHERE n.kind = 'standing' AND n.state = 'approved' AND n.partner = x.partner
        AND n.country = x.country AND n.submitted_utc > x.submitted_utc)
    ORDER BY x.valid_until, x.id LIMIT ?2"""

_QUERIES: Final[Mapping[DueKind, str]] = {
    DueKind.ASSURANCE_CHECK: _CHECKS,
    DueKind.ASSURANCE_EXPIRY: _EXPIRIES,
    DueKind.SOURCE_REFRESH: _SOURCES,
    DueKind.ARRANGEMENT_REVIEW: _REVIEWS,
    DueKind.AGREEMENT_REVIEW: _AGREEMENTS,
    DueKind.NOTICE: _NOTICES,
    DueKind.INCIDENT_CITATION: _CITATIONS,
    DueKind.FOLLOW_UP: _FOLLOW_UPS,
    DueKind.BREACH_NOTICE: _BREACHES,
    DueKind.RECORD_TOUCHED: _TOUCHED,
    DueKind.STANDING_EXPIRY: _STANDING,
}
_TODAY: Final = frozenset({DueKind.INCIDENT_CITATION, DueKind.RECORD_TOUCHED})
"""Kinds that have no date of their own: they are owed today."""


def list_due(vault: Vault, *, until: str, today: str, limit: int, offset: int = 0) -> list[DueItem]:
    """What is due up to a date, the longest owed first."""
    most = max(0, offset) + max(0, limit)
    items = [
        _item(kind, row, today)
        for kind, query in _QUERIES.items()
        for row in vault.read(query, (_until(kind, until, today), most))
    ]
    items.sort(key=lambda item: (item.due, item.kind.value, item.subject))
    return items[max(0, offset) : most]


def count_due(vault: Vault, *, until: str, today: str) -> int:
    """How much is due up to a date; of each kind at most ``MOST_COUNTED``."""
    counted = 0
    for kind, query in _QUERIES.items():
        rows = vault.read_tuples(
            f"SELECT count(*) FROM ({_without_columns(query)})",
            (_until(kind, until, today), MOST_COUNTED),
        )
        counted += int(rows[0][0] or 0)
    return counted


def _without_columns(query: str) -> str:
    """The same rows without their columns: an index alone can count them."""
    return f"SELECT 1 FROM {query.partition(_FROM)[2]}"


def first_year(vault: Vault) -> int:
    """The year in which the record begins."""
    rows = vault.read_tuples("SELECT substr(at, 1, 4) FROM ledger ORDER BY seq LIMIT 1")
    return int(rows[0][0] or 0) if rows else 0


def find_notice(vault: Vault, assessment: str, notice: str) -> tuple[int, str] | None:
    """Version and date of a notice that is still owed; None when it is not."""
    rows = vault.read(
        "SELECT version, due FROM notice WHERE assessment = ? AND notice = ? AND sent_on = ''"
        " ORDER BY version DESC LIMIT 1",
        (assessment, notice),
    )
    return (int(rows[0]["version"] or 0), str(rows[0]["due"])) if rows else None


def _until(kind: DueKind, until: str, today: str) -> str:
    if kind is DueKind.STANDING_EXPIRY:
        soon = date.fromisoformat(today) + timedelta(days=STANDING_DAYS)
        return min(until, soon.isoformat())
    return today if kind in _TODAY else until


def _item(kind: DueKind, row: Mapping[str, SqlValue], today: str) -> DueItem:
    return DueItem(
        kind=kind,
        due=str(row["due"]),
        subject=str(row["subject"]),
        title=str(row["title"]),
        marking=str(row["marking"]),
        partner=str(row["partner"]),
        partner_name=str(row["partner_name"]),
        overdue=str(row["due"]) < today,
        detail=str(row["detail"]),
    )
