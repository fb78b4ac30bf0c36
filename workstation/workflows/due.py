"""What is owed: checks and renewals, fresh sources, reviews, citations, notices."""

from datetime import timedelta

from workstation.domain.officer import Permission
from workstation.domain.register import DueItem, DueKind
from workstation.domain.reporting import due_before, is_late
from workstation.records import dues
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session

_MOST_DAYS = 3650


def due(
    session: Session, horizon_days: int = 30, limit: int = 100, offset: int = 0
) -> list[DueItem]:
    """A page of what is overdue, and of what will be due within so many days.

    The longest owed comes first; an incident without a citation is owed today (G-20).
    """
    session.require(Permission.READ)
    return dues.list_due(
        session.vault,
        until=_until(session, horizon_days),
        today=today_of(session).isoformat(),
        limit=limit,
        offset=offset,
    )


def due_and_count(
    session: Session, horizon_days: int = 30, limit: int = 100
) -> tuple[list[DueItem], int]:
    """The first page of :func:`due`, and how much there is in all.

    Of each kind at most a thousand are counted.
    """
    session.require(Permission.READ)
    return dues.list_and_count(
        session.vault,
        until=_until(session, horizon_days),
        today=today_of(session).isoformat(),
        limit=limit,
    )


def due_of_vault(session: Session, horizon_days: int = 30) -> list[DueItem]:
    """What an administrator owes to the vault itself.

    Its recovery kit and the yearly drill; current rosters and revocation lists. Time-stamps over
    packets are owed by whoever may renew them.
    """
    from workstation.workflows.authority_state import trust_due
    from workstation.workflows.recovery_state import recovery_due
    from workstation.workflows.stamped import stamps_due

    owed = recovery_due(session, _until(session, horizon_days))
    if Permission.ADMINISTER in session.officer.permissions:
        owed += trust_due(session.vault, today_of(session))
    if {Permission.READ, Permission.WRITE_RECORD} <= session.officer.permissions:
        owed += stamps_due(session.vault, today_of(session))
    return owed


def due_of_year(session: Session, horizon_days: int = 30) -> list[DueItem]:
    """The report on the last year, until it is made: it is given before 1 March (B-14).

    None is owed on a year before this vault's own record began.
    """
    from workstation.workflows.reports import owed_year

    session.require(Permission.READ)
    year = owed_year(session)
    if year is None or year < dues.first_year(session.vault):
        return []
    due_on = (due_before(year) - timedelta(days=1)).isoformat()
    if due_on > _until(session, horizon_days):
        return []
    overdue = is_late(year, today_of(session))
    return [DueItem(DueKind.ANNUAL_REPORT, due_on, str(year), "", "", "", "", overdue, str(year))]


def _until(session: Session, horizon_days: int) -> str:
    days = max(0, min(horizon_days, _MOST_DAYS))
    return (today_of(session) + timedelta(days=days)).isoformat()
