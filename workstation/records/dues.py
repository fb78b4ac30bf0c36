"""What is owed by a date, each from its own partial index."""

from collections.abc import Mapping
from typing import Final

from workstation.domain.register import DueItem, DueKind
from workstation.vault.store import SqlValue, Vault

_ASSURANCES: Final = """
    SELECT a.check_due AS due, a.id AS subject, a.text AS title, a.marking, a.partner,
        p.name AS partner_name, '' AS detail
    FROM assurance a JOIN partner p ON p.id = a.partner
    WHERE a.check_due <> '' AND a.check_due <= ? ORDER BY a.check_due LIMIT ?"""

_REVIEWS: Final = """
    SELECT a.review_due AS due, a.id AS subject, a.title, a.marking, a.partner,
        p.name AS partner_name, a.status AS detail
    FROM arrangement a JOIN partner p ON p.id = a.partner
    WHERE a.review_due <> '' AND a.review_due <= ? AND a.status <> 'terminated'
    ORDER BY a.review_due LIMIT ?"""

# A sheet that a newer one of the same partner and country has replaced is owed no more.
_SOURCES: Final = """
    SELECT s.refresh_due AS due, s.id AS subject, s.title, s.marking, s.partner,
        coalesce(p.name, '') AS partner_name, s.country AS detail
    FROM source s LEFT JOIN partner p ON p.id = s.partner
    WHERE s.refresh_due <> '' AND s.refresh_due <= ? AND NOT EXISTS (
        SELECT 1 FROM source n WHERE n.country = s.country AND n.kind = s.kind
        AND n.partner = s.partner AND (n.on_date, n.id) > (s.on_date, s.id))
    ORDER BY s.refresh_due LIMIT ?"""

_NOTICES: Final = """
    SELECT n.due, n.assessment AS subject, a.title, a.marking, a.partner,
        coalesce(p.name, '') AS partner_name, n.notice AS detail
    FROM notice n JOIN assessment a ON a.id = n.assessment LEFT JOIN partner p ON p.id = a.partner
    WHERE n.sent_on = '' AND n.due <= ? ORDER BY n.due LIMIT ?"""

_QUERIES: Final[Mapping[DueKind, str]] = {
    DueKind.ASSURANCE_CHECK: _ASSURANCES,
    DueKind.SOURCE_REFRESH: _SOURCES,
    DueKind.ARRANGEMENT_REVIEW: _REVIEWS,
    DueKind.NOTICE: _NOTICES,
}


def list_due(vault: Vault, *, until: str, today: str, limit: int) -> list[DueItem]:
    """What is due up to a date, the longest owed first."""
    items = [
        _item(kind, row, today)
        for kind, query in _QUERIES.items()
        for row in vault.read(query, (until, limit))
    ]
    return sorted(items, key=lambda item: (item.due, item.kind.value, item.subject))[:limit]


def find_notice(vault: Vault, assessment: str, notice: str) -> tuple[int, str] | None:
    """Version and date of a notice that is still owed; None when it is not."""
    rows = vault.read(
        "SELECT version, due FROM notice WHERE assessment = ? AND notice = ? AND sent_on = ''"
        " ORDER BY version DESC LIMIT 1",
        (assessment, notice),
    )
    return (int(rows[0]["version"] or 0), str(rows[0]["due"])) if rows else None


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
