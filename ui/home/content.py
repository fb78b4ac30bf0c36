"""What home shows, read in one go in the vault lane."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workstation.domain.assessment import State
from workstation.domain.officer import Permission

if TYPE_CHECKING:
    from workstation.domain.register import AssessmentSummary, DueItem
    from workstation.workflows.approvals import PacketRow
    from workstation.workflows.session import Session

DUE_HORIZON_DAYS = 120
CLOSED_DAYS = 30
_CLOSED_STATES = (State.APPROVED, State.DENIED, State.WITHDRAWN)
_MOST = 50


@dataclass(frozen=True, slots=True)
class HomeContent:
    """Everything that waits for one officer, and what was closed of late."""

    now: datetime
    to_finish: "tuple[AssessmentSummary, ...]" = ()
    to_decide: "tuple[PacketRow, ...]" = ()
    returned: "tuple[AssessmentSummary, ...]" = ()
    due: "tuple[DueItem, ...]" = ()
    closed: "tuple[AssessmentSummary, ...]" = ()

    @property
    def marks(self) -> list[str]:
        """The portion marks of every text shown."""
        return [
            *(line.marking for line in (*self.to_finish, *self.returned, *self.closed)),
            *(item.marking for item in self.due),
            *(f"({packet.banner})" for packet in self.to_decide),
        ]


def read_content(session: "Session") -> HomeContent:
    """What waits for the session's officer."""
    now = session.clock()
    granted = session.officer.permissions
    if Permission.READ not in granted:
        return HomeContent(now)
    from workstation.workflows import approvals, assessments, due

    mine: list[AssessmentSummary] = []
    returned: list[AssessmentSummary] = []
    if Permission.ASSESS in granted:
        mine = assessments.list_assessments(session, states=(State.DRAFT,), limit=_MOST)
        returned = assessments.list_assessments(session, states=(State.RETURNED,), limit=_MOST)
    packets = approvals.packets_to_decide(session) if Permission.DECIDE in granted else []
    since = (now - timedelta(days=CLOSED_DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    closed = assessments.list_assessments(
        session, states=_CLOSED_STATES, mine=False, limit=_MOST, counted=False
    )
    return HomeContent(
        now=now,
        to_finish=tuple(mine),
        to_decide=tuple(packets),
        returned=tuple(returned),
        due=tuple(due.due(session, horizon_days=DUE_HORIZON_DAYS)),
        closed=tuple(line for line in closed if line.closed_utc >= since),
    )
