"""A clock that was set back or far ahead is told; the order of the record does not depend on it."""

import pytest

from tests.conftest import TickingClock
from workstation.domain.text import LANGUAGES
from workstation.vault.store import NewEntry
from workstation.workflows import clock as clocks
from workstation.workflows.session import Session


@pytest.mark.parametrize(
    ("by", "code"),
    [
        ({"days": -1}, "doctor.before_entry"),
        ({"minutes": -10}, "doctor.before_entry"),
        ({"minutes": -2}, ""),
        ({"hours": 26}, ""),
        ({"days": 3650}, "doctor.long_after_entry"),
    ],
)
def test_a_clock_that_jumped_is_told(
    session: Session, clock: TickingClock, by: dict[str, float], code: str
) -> None:
    """T12: a day back, ten years ahead, and what clocks do by themselves."""
    clock.advance(**by)
    found = clocks.problem(session)
    assert (found.code if found else "") == code
    if found is not None:
        assert all(found.say(language) for language in LANGUAGES)


def test_a_clock_far_ahead_is_told_although_the_unlock_has_written_already(
    session: Session, clock: TickingClock
) -> None:
    clock.advance(days=3650)
    session.record([NewEntry("note.saved", "n1", {"text": "x"})])
    found = clocks.problem(session)
    assert found is not None
    assert found.code == "doctor.long_after_entry"


def test_work_under_a_clock_that_is_behind_does_not_make_it_right(
    session: Session, clock: TickingClock
) -> None:
    clock.advance(days=-1)
    for number in range(150):
        session.record([NewEntry("note.saved", f"n{number}", {"text": "x"})])
    found = clocks.problem(session)
    assert found is not None
    assert session.vault.verify_ledger().ok
