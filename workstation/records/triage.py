"""Triages that were closed without an assessment, and what second readers said of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from workstation.vault.store import SqlValue, Vault

MOST_WAITING = 500
"""More closed triages than this are not listed at once."""

_SELECT = """
    SELECT c.*, a.author, a.author_name, a.title, a.marking AS title_marking, a.exchange,
        coalesce(h.id, a.partner) AS partner, coalesce(h.name, p.name, '') AS partner_name
    FROM triage_close c JOIN assessment a ON a.id = c.assessment
    LEFT JOIN partner p ON p.id = a.partner LEFT JOIN partner h ON h.id = p.merged_into"""


@dataclass(frozen=True, slots=True)
class TriageClose:
    """How a triage was closed.

    Attributes:
        officer: who closed it.
        sampled: whether a second reader looks at it.
        review: ``agrees`` or ``disagrees``; "" while nobody has.
    """

    assessment: str
    title: str
    title_marking: str
    partner: str
    partner_name: str
    author: str
    author_name: str
    reason: str
    text: str
    marking: str
    officer: str
    closed_utc: str
    sampled: bool
    review: str = ""
    reader_name: str = ""
    review_text: str = ""
    review_marking: str = ""
    reviewed_utc: str = ""

    @property
    def waits(self) -> bool:
        """Whether a second reader is still to look at it."""
        return self.sampled and not self.review


def find(vault: Vault, assessment: str) -> TriageClose | None:
    """How a triage was closed last; None when it never was."""
    rows = vault.read(f"{_SELECT} WHERE c.assessment = ?", (assessment,))
    return _close(rows[0]) if rows else None


def list_waiting(vault: Vault) -> list[TriageClose]:
    """Those that were sampled and nobody has looked at, the longest closed first."""
    rows = vault.read(
        f"{_SELECT} WHERE c.sampled = 1 AND c.review = '' ORDER BY c.closed_utc, c.assessment"
        " LIMIT ?",
        (MOST_WAITING,),
    )
    return [_close(row) for row in rows]


def _close(row: Mapping[str, SqlValue]) -> TriageClose:
    names = [name for name in TriageClose.__dataclass_fields__ if name != "sampled"]
    return TriageClose(sampled=bool(row["sampled"]), **{name: str(row[name]) for name in names})
