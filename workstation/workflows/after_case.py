"""Everything that follows one decided file, read in one go."""

from dataclasses import dataclass

from workstation.domain.after import KINDS_RELEASED, SENT, Breach, FollowUp, Release, Touch
from workstation.domain.assessment import AssessmentKind, State
from workstation.domain.error import BadInputError, UserError
from workstation.domain.officer import Permission
from workstation.records import after, assessments
from workstation.workflows import (
    breaches,
    closing,
    follow_ups,
    journal,
    releasing,
    reopening,
)
from workstation.workflows.releasing import ChecklistItem
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class AfterCase:
    """One file and what follows its decision.

    Attributes:
        items: the checklist, while nothing was sent.
        left: what keeps it from being closed, one problem each.
        follower: the file that follows it, or "".
    """

    id: str
    title: str
    marking: str
    partner: str
    partner_name: str
    exchange: str
    state: State
    after_state: str
    follows: str
    follower: str
    release: Release | None
    items: tuple[ChecklistItem, ...]
    follow_ups: tuple[FollowUp, ...]
    breaches: tuple[Breach, ...]
    touches: tuple[Touch, ...]
    left: tuple[UserError, ...]

    @property
    def is_sent(self) -> bool:
        """Whether what was approved left."""
        return self.release is not None and self.release.outcome == SENT

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is done about it."""
        return self.after_state == "closed"

    @property
    def marks(self) -> tuple[str, ...]:
        """The portion marks of every text."""
        found = [self.marking, self.release.marking if self.release else ""]
        found += [one.marking for one in self.items]
        found += [one.marking for one in self.follow_ups]
        found += [one.marking for one in self.breaches]
        found += [one.marking for one in self.touches]
        return tuple(filter(None, found))


def look(session: Session, assessment: str) -> AfterCase:
    """What follows the decision on a file; that it was opened is noted.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    row = assessments.find_row(session.vault, assessment)
    if row is None:
        raise BadInputError("assessment.unknown", place=assessment)
    session.journal.viewed(journal.ASSESSMENT, assessment)
    state, partner = assessments.state_of_row(row), str(row["partner"])
    release = after.find_release(session.vault, assessment)
    kind = AssessmentKind(row["kind"] or AssessmentKind.CASE.value)
    is_open = state is State.APPROVED and kind in KINDS_RELEASED and row["after_state"] != "closed"
    waits = is_open and (release is None or release.outcome != SENT)
    found = breaches.list_breaches(session, breaches.BreachFilter(assessment=assessment))
    return AfterCase(
        id=assessment,
        title=str(row["title"]),
        marking=str(row["marking"]),
        partner=partner,
        partner_name=after.partner_names(session.vault, [partner]).get(partner, ""),
        exchange=str(row["exchange"]),
        state=state,
        after_state=str(row["after_state"]),
        follows=str(row["follows"]),
        follower=assessments.find_follower(session.vault, assessment),
        release=release,
        items=releasing.checklist(session, assessment) if waits else (),
        follow_ups=tuple(follow_ups.list_follow_ups(session, assessment=assessment)),
        breaches=found.rows,
        touches=reopening.touches_of(session, assessment) if is_open else (),
        left=closing.left_to_do(session, assessment) if is_open else (),
    )


def case_of_follow_up(session: Session, follow_up: str) -> str:
    """The file that a follow-up belongs to.

    Raises:
        BadInputError: ``follow_up.unknown``.
    """
    return follow_ups.get_follow_up(session, follow_up).assessment
