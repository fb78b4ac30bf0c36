"""The whole history and every page of the file, checked in slices while an officer works.

At the opening only the newest entries are looked at, so that nobody waits on a large vault.
"""

from typing import TYPE_CHECKING

from workstation.domain.error import StoreError
from workstation.workflows import anchors

if TYPE_CHECKING:
    from workstation.workflows.session import Session

ENTRIES = 3_000
PAGES = 400
"""A slice takes some hundredths of a second."""
_DAMAGED = "vault.damaged"


class HistoryCheck:
    """One walk through the ledger and then through the file; what it finds closes the vault.

    Attributes:
        found: how many problems so far.
    """

    def __init__(self) -> None:
        self.found = 0
        self._after = 0
        self._until = -1
        self._page = 1

    def step(self, session: "Session") -> float | None:
        """Check one slice.

        Returns:
            The share of the whole that is done; None when it is over.

        Raises:
            StoreError: the disk failed.
        """
        if self._until < 0:
            self._until = session.vault.head()[0]
        if self._after < self._until:
            return self._check_entries(session)
        return self._check_pages(session)

    def _check_entries(self, session: "Session") -> float:
        last = min(self._after + ENTRIES, self._until)
        try:
            problems = [one.seq for one in session.vault.verify_ledger(self._after, last).problems]
            if last == self._until:
                problems += [one.seq for one in anchors.check_checkpoints(session)]
        except StoreError as problem:
            self._note_damage(session, problem)
            last = self._until
        else:
            if problems:
                self.found += len(problems)
                session.watch.note_broken(problems[0])
        self._after = last
        return last / self._until / 2

    def _check_pages(self, session: "Session") -> float | None:
        count, bad = session.vault.bad_pages(self._page, PAGES)
        if bad:
            self.found += len(bad)
            session.watch.note_damage(bad)
        self._page += PAGES
        return 0.5 + self._page / count / 2 if self._page <= count else None

    def _note_damage(self, session: "Session", problem: StoreError) -> None:
        """A page that was read is not ours; which one, the walk through the file will tell."""
        if problem.code != _DAMAGED:
            raise problem
        self.found += 1
        session.watch.note_damage(())
