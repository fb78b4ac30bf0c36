"""What is owed: assurance checks, fresh sources, reviews of arrangements, notices."""

from datetime import timedelta

from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.register import DueItem
from workstation.records import dues, kinds
from workstation.vault.store import NewEntry
from workstation.workflows import fields
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session

_MOST_DAYS = 3650


def due(session: Session, horizon_days: int = 30, limit: int = 100) -> list[DueItem]:
    """What is overdue, and what will be due within so many days; the longest owed first."""
    session.require(Permission.READ)
    today = today_of(session)
    until = today + timedelta(days=max(0, min(horizon_days, _MOST_DAYS)))
    return dues.list_due(
        session.vault, until=until.isoformat(), today=today.isoformat(), limit=limit
    )


def due_of_vault(session: Session, horizon_days: int = 30) -> list[DueItem]:
    """What an administrator owes to the vault itself: its recovery kit, and the yearly drill."""
    from workstation.workflows.recovery_state import recovery_due

    until = today_of(session) + timedelta(days=max(0, min(horizon_days, _MOST_DAYS)))
    return recovery_due(session, until.isoformat())


def record_notice_sent(
    session: Session, assessment: str, notice: str, *, on: str, reference: str
) -> None:
    """Record that a notice which a decision owed was sent (B-12).

    Raises:
        BadInputError: a field, or ``notice.not_owed``.
    """
    session.require(Permission.WRITE_RECORD)
    owed = dues.find_notice(session.vault, assessment, notice)
    if owed is None:
        raise BadInputError("notice.not_owed", place=notice, assessment=assessment)
    version, due_on = owed
    body = {
        "assessment": assessment,
        "version": version,
        "notice": notice,
        "due": due_on,
        "on": fields.iso_date(on, "on", required=True),
        "reference": fields.line(reference, "reference", required=True),
    }
    session.record([NewEntry(kinds.NOTICE_SENT, assessment, body)])
