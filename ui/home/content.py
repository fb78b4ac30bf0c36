"""What home shows, read in one go in the vault lane."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from workstation.domain.assessment import State
from workstation.domain.banner_words import portion_of
from workstation.domain.officer import Permission
from workstation.domain.register import DueKind

if TYPE_CHECKING:
    from workstation.domain.register import AssessmentSummary, DueItem
    from workstation.workflows.approvals import PacketRow
    from workstation.workflows.recovery_state import RecoveryUse
    from workstation.workflows.session import Session
    from workstation.workflows.triage import TriageClose

DUE_HORIZON_DAYS = 120
DUE_PAGE = 50
CLOSED_DAYS = 30
COUNTED_AT_ONCE = 8
OF_VAULT = (DueKind.RECOVERY_KIT, DueKind.RECOVERY_DRILL)
"""What an administrator owes to the vault itself."""
OF_TRUST = (DueKind.OFFICE_ROSTER, DueKind.REVOCATION_LIST)
"""What keeps whom the vault believes current."""
_APART = (*OF_VAULT, *OF_TRUST, DueKind.STAMP_RENEWAL, DueKind.ANNUAL_REPORT)
"""What is due without standing in the record's own tables."""
_CLOSED_STATES = (State.APPROVED, State.DENIED, State.WITHDRAWN, State.TRIAGE_CLOSED)
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
    due_total: int = 0
    """How much is due in all, what was not read included."""
    to_review: "tuple[TriageClose, ...]" = ()
    """Closed triages that were drawn for this officer to read again."""
    recoveries: "tuple[RecoveryUse, ...]" = ()
    """Uses of the recovery kit that this officer has not acknowledged."""

    @property
    def uncounted(self) -> "tuple[AssessmentSummary, ...]":
        """The next drafts of which it is not known yet how much is missing."""
        waiting = (line for line in (*self.to_finish, *self.returned) if line.missing is None)
        return tuple(islice(waiting, COUNTED_AT_ONCE))

    def counted(self, lines: "Sequence[AssessmentSummary]") -> "HomeContent":
        """The same content with these lines in the place of the uncounted ones."""
        known = {line.id: line for line in lines}
        return replace(
            self,
            to_finish=tuple(known.get(line.id, line) for line in self.to_finish),
            returned=tuple(known.get(line.id, line) for line in self.returned),
        )

    @property
    def marks(self) -> list[str]:
        """The portion marks of every text shown."""
        return [
            *(line.marking for line in (*self.to_finish, *self.returned, *self.closed)),
            *(item.marking for item in self.due),
            *(portion_of(packet.banner) for packet in self.to_decide),
            *(each.title_marking for each in self.to_review if each.title),
        ]


def read_content(session: "Session") -> HomeContent:
    """What waits for the session's officer."""
    from workstation.workflows import approvals, assessments, due, recovery_state, triage

    now = session.clock()
    granted = session.officer.permissions
    recoveries = recovery_state.uses_not_seen(session)
    of_vault = tuple(due.due_of_vault(session, horizon_days=DUE_HORIZON_DAYS))
    owed = len(of_vault)
    if Permission.READ not in granted:
        return HomeContent(now, due=of_vault, due_total=owed, recoveries=recoveries)

    of_year = due.due_of_year(session, horizon_days=DUE_HORIZON_DAYS)
    mine: Sequence[AssessmentSummary] = ()
    returned: Sequence[AssessmentSummary] = ()
    if Permission.ASSESS in granted:
        mine, returned = (
            assessments.list_assessments(session, states=(state,), limit=_MOST, counted=False)
            for state in (State.DRAFT, State.RETURNED)
        )
    packets = approvals.packets_to_decide(session) if Permission.DECIDE in granted else []
    since = (now - timedelta(days=CLOSED_DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    closed = assessments.list_assessments(
        session, states=_CLOSED_STATES, mine=False, limit=_MOST, counted=False
    )
    listed, counted = due.due_and_count(session, horizon_days=DUE_HORIZON_DAYS, limit=DUE_PAGE)
    return HomeContent(
        now=now,
        to_finish=tuple(mine),
        to_decide=tuple(packets),
        to_review=tuple(triage.to_review(session)),
        returned=tuple(returned),
        due=(*of_vault, *of_year, *listed),
        due_total=owed + len(of_year) + counted,
        closed=tuple(line for line in closed if line.closed_utc >= since),
        recoveries=recoveries,
    )


def read_to_correct(
    session: "Session", lines: "Sequence[AssessmentSummary]"
) -> dict[str, tuple[int, int]]:
    """Of each file that came back, how many of its points still wait, and of how many.

    Read after home is shown.
    """
    from workstation.workflows import corrections

    found = ((line.id, corrections.pending(session, line.id)) for line in lines[:COUNTED_AT_ONCE])
    return {name: (len(one.open), len(one.todo)) for name, one in found if one is not None}


def read_more_due(session: "Session", content: HomeContent) -> HomeContent:
    """The same content with the next page of what is due."""
    from workstation.workflows import due

    apart = sum(item.kind in _APART for item in content.due)
    following = due.due(
        session,
        horizon_days=DUE_HORIZON_DAYS,
        limit=DUE_PAGE,
        offset=len(content.due) - apart,
    )
    known = {(item.kind, item.subject, item.detail) for item in content.due}
    new = [item for item in following if (item.kind, item.subject, item.detail) not in known]
    # A page without anything new is the end, whatever was counted before.
    total = max(content.due_total, len(content.due) + len(new)) if new else len(content.due)
    return replace(content, due=(*content.due, *new), due_total=total)


def read_counts(
    session: "Session", lines: "Sequence[AssessmentSummary]"
) -> "list[AssessmentSummary]":
    """How much is missing in each of these drafts: read after home is shown, a few at a time."""
    from workstation.workflows import assessments

    return assessments.count_missing(session, lines)
