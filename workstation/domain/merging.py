"""What two entries for the same partner have, side by side, and pairs that look like one."""

from dataclasses import dataclass

from workstation.domain.error import UserError
from workstation.domain.partner import Arrangement, ArrangementStatus, Partner
from workstation.domain.register import PartnerRow


@dataclass(frozen=True, slots=True)
class MergeSide:
    """One of two entries: what it says of the partner, and what its record holds.

    Attributes:
        partner: the entry.
        counts: lines of its record by kind.
        open_incidents: incidents that are still open.
        broken: assurances that were found broken.
        arrangements: its own, the one that says where it stands first.
        open_assessments: assessments that were begun under it and are not closed.
    """

    partner: Partner
    counts: dict[str, int]
    open_incidents: int
    broken: int
    arrangements: tuple[Arrangement, ...]
    open_assessments: int

    @property
    def status(self) -> ArrangementStatus:
        """Where the entry stands by itself."""
        return self.arrangements[0].status if self.arrangements else ArrangementStatus.NONE

    @property
    def lines(self) -> int:
        """All lines of its record."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging would do, and what stands against it.

    Attributes:
        kept: the entry whose name and facts stand.
        merged: the entry that is found under it from then on.
        status: where the merged partner stands: the stricter of both.
        restricts: acts that a restriction forbids then.
        problem: what forbids it; None when it may be done.
    """

    kept: MergeSide
    merged: MergeSide
    status: ArrangementStatus
    restricts: tuple[str, ...]
    problem: UserError | None = None


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two entries that may be the same partner, and the name that both have."""

    first: PartnerRow
    second: PartnerRow
    name: str
