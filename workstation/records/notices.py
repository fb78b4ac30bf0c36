"""Notices that decisions owe, with their files and the decisions that owe them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workstation.records import kinds
from workstation.vault.store import SqlValue, Vault


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice as the record holds it; ``sent_on`` is "" while it is owed."""

    assessment: str
    version: int
    notice: str
    due: str
    sent_on: str
    reference: str
    title: str
    marking: str
    partner_name: str
    methodology: str
    methodology_version: str


_MOST = 1000
_SELECT = """
    SELECT n.assessment, n.version, n.notice, n.due, n.sent_on, n.reference, x.title, x.marking,
        coalesce(p.name, '') AS partner_name, x.methodology, x.methodology_version
    FROM notice n JOIN assessment x ON x.id = n.assessment
    LEFT JOIN partner p ON p.id = x.partner"""
_ORDER = " ORDER BY n.sent_on <> '', n.due, n.assessment, n.version DESC, n.notice LIMIT ?"


def list_rows(vault: Vault, assessment: str = "", *, owed_only: bool = False) -> list[NoticeRow]:
    """Notices of a file, or of all; the longest owed first, then those that were sent."""
    conditions, values = [], list[SqlValue]()
    if assessment:
        conditions.append("n.assessment = ?")
        values.append(assessment)
    if owed_only:
        conditions.append("n.sent_on = ''")
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return [_notice(row) for row in vault.read(_SELECT + where + _ORDER, (*values, _MOST))]


def _notice(row: Mapping[str, SqlValue]) -> NoticeRow:
    values: dict[str, Any] = {
        name: int(row[name] or 0) if name == "version" else str(row[name] or "")
        for name in NoticeRow.__dataclass_fields__
    }
    return NoticeRow(**values)


def find_owed(vault: Vault, assessment: str, notice: str) -> NoticeRow | None:
    """A notice that is still owed; of several versions the newest."""
    found = [each for each in list_rows(vault, assessment, owed_only=True) if each.notice == notice]
    return max(found, key=lambda each: each.version) if found else None


def find_decision(vault: Vault, row: NoticeRow) -> dict[str, Any]:
    """The decision that owes a notice, as its entry holds it; {} when the body was disposed of."""
    for entry in reversed(vault.entries_of(kinds.DECISION_RECORDED, row.assessment)):
        body = entry.body
        if not body or not body.get("own") or body["version"] != row.version:
            continue
        if any(each["id"] == row.notice for each in body.get("notices", ())):
            decision: dict[str, Any] = body["decision"]
            return decision
    return {}


def find_submitted(vault: Vault, assessment: str, version: int) -> dict[str, Any]:
    """What was said of a version as it was signed; {} when the body was disposed of."""
    for entry in reversed(vault.entries_of(kinds.ASSESSMENT_SUBMITTED, assessment)):
        if entry.body and entry.body["version"] == version:
            return entry.body
    return {}
