"""Papers that cross on the way: in the wrong order, of another version, of a day to come."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tests.faults.conftest import BASIS, COMMITTEE, Station, machine_clock
from workstation.domain.assessment import Outcome, State
from workstation.domain.error import CheckFailedError, UserError
from workstation.domain.officer import Officer, Role
from workstation.records import kinds
from workstation.signing.longterm import Archive, StampVerdict
from workstation.workflows import (
    approvals,
    assessments,
    drafting,
    officers,
    packet_standing,
    packets,
    refiling,
    release_checklist,
    voiding,
)
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

CHIEF = "Y. Chief"


@pytest.fixture
def office(submitted: Station, elsewhere: Station) -> Station:
    """The other station, once both have met."""
    rosters = submitted.folder / "a.roster", elsewhere.folder / "b.roster"
    with submitted.sit() as here:
        officers.export_roster(here, rosters[0])
    with elsewhere.sit("Z. Novak") as there:
        officers.export_roster(there, rosters[1])
        officers.import_roster(there, rosters[0])
    with submitted.sit() as here:
        officers.import_roster(here, rosters[1])
    return elsewhere


def decide(session: Session, source: Path, out: Path, outcome: Outcome = Outcome.APPROVE) -> Path:
    return approvals.decide(session, source, outcome=outcome, reasons=BASIS, marking="(U)", out=out)


def signed_anew(session: Session, assessment: str, out: Path) -> Path:
    """The same content once more, as the next version."""
    drafting.reopen_baseline(session, assessment, "A second look.", "(U)")
    drafting.lock_baseline(session, assessment)
    return packets.submit(session, assessment, out)


def refused_here(session: Session) -> str:
    """The kind of the entry that the last refusal left."""
    session.journal.write()
    (last,) = session.vault.entries(session.vault.head()[0])
    return last.kind


@contextmanager
def another_day(station: Station, officer: str, days: int) -> Iterator[Session]:
    session = sessions.unlock(
        station.vault, officer, PASSPHRASE, lambda: machine_clock() + timedelta(days=days)
    )
    try:
        yield session
    finally:
        sessions.end(session)


def test_a_refusal_is_not_outrun_by_a_new_version(submitted: Station, office: Station) -> None:
    """D: an author who hears of it opens the baseline again; a peer approves nothing after it."""
    folder, second = submitted.folder, submitted.folder / "2.pdf"
    with office.sit(CHIEF) as session:
        denied = decide(session, submitted.submitted, folder / "denied.pdf", Outcome.DENY)
    with submitted.sit() as session:
        signed_anew(session, submitted.assessment, second)
    with submitted.sit(COMMITTEE) as session:
        decide(session, second, folder / "approved.pdf")
        assert not [one for one in release_checklist.checklist(session, submitted.assessment)
                    if one.key == "refused"]  # fmt: skip
    with submitted.sit() as session:
        assert approvals.open_packet(session, denied).unrecorded == 1
        approvals.receive(session, denied)
        head = session.vault.head()
        approvals.receive(session, denied)
        assert session.vault.head() == head, "a second time changes nothing"
        assert assessments.get_state(session, submitted.assessment) is State.APPROVED
        (item,) = [one for one in release_checklist.checklist(session, submitted.assessment)
                   if one.key == "refused"]  # fmt: skip
        assert (item.state, item.detail) == ("holds", f"{submitted.assessment}@1")
        assert session.vault.check_rebuild().ok
        first = voiding.approvals(session, submitted.assessment).signed[0]
        assert (first.version, first.decision.outcome) == (1, Outcome.DENY)
        record = {
            "vault": {"id": session.vault.id},
            "assessment": {"id": submitted.assessment, "version": 2},
        }
        peer, chief = (
            Officer(each, name, Role.L4)
            for each, name in (("O-OTT-04-0009", "A peer"), (first.decision.officer, CHIEF))
        )
        problem = refiling.peer_problem(session, record, peer, Outcome.APPROVE)
        assert problem is not None
        assert problem.code == "refiling.peer"
        assert refiling.peer_problem(session, record, chief, Outcome.APPROVE) is None


def test_a_refusal_is_not_outrun_by_withdrawing(submitted: Station, office: Station) -> None:
    """D: withdrawn, the exchange could be filed again as if nobody had refused it."""
    with office.sit(CHIEF) as session:
        denied = decide(session, submitted.submitted, submitted.folder / "denied.pdf", Outcome.DENY)
    with submitted.sit() as session:
        assessments.withdraw(session, submitted.assessment, "No longer wanted.")
        approvals.receive(session, denied)
        assert assessments.get_state(session, submitted.assessment) is State.DENIED


def test_who_saw_a_later_version_decides_on_no_earlier_one(
    submitted: Station, office: Station
) -> None:
    """C-bis: what is signed on it counts nowhere; the signer is told before, not the author after.

    Each refusal leaves an entry where it was refused.
    """
    second = submitted.folder / "2.pdf"
    with submitted.sit() as session:
        signed_anew(session, submitted.assessment, second)
    with office.sit(CHIEF) as session:
        early = submitted.folder / "early.pdf"
        decide(session, shutil.copy(submitted.submitted, submitted.folder / "1.pdf"), early)
    with submitted.sit() as session:
        with pytest.raises(CheckFailedError) as caught:
            approvals.receive(session, early)
        assert caught.value.code == "packet.other_version"
        assert refused_here(session) == kinds.ACTION_REFUSED
    with office.sit("Z. Novak") as session:
        approvals.open_packet(session, second)
    with office.sit(CHIEF) as session:
        may = approvals.open_packet(session, early).may
        assert {one.code for one in may} == {"packet.newer_seen"}
        with pytest.raises(CheckFailedError) as caught:
            decide(session, submitted.submitted, submitted.folder / "late.pdf")
        assert caught.value.code == "packet.rejected", "its own decision on it is known here"
        assert refused_here(session) == kinds.PACKET_REFUSED


def test_a_signature_of_a_day_to_come_moves_nothing(submitted: Station, office: Station) -> None:
    """T12: notices and reviews would be due by the clock of a machine that is wrong."""
    with another_day(office, CHIEF, 300) as session:
        ahead = decide(session, submitted.submitted, submitted.folder / "ahead.pdf")
    with submitted.sit() as session:
        with pytest.raises(UserError) as caught:
            approvals.receive(session, ahead)
        assert caught.value.code == "packet.from_future"
        assert caught.value.data["name"] == CHIEF
        assert refused_here(session) == kinds.ACTION_REFUSED
        view = approvals.open_packet(session, ahead)
        assert view.unrecorded == 0
        late = StampVerdict("2099-01-01T00:00:00Z", "Office", "", True, "")
        stamped = replace(view.verdict, signatures=(), archive=Archive("B-T", (late,)))
        assert view.record is not None
        problem = packet_standing.staleness(session, view.pdf, stamped, view.record, ahead)
        assert problem is not None
        assert (problem.code, problem.data["name"]) == ("packet.from_future", "Office")
    with another_day(submitted, "A. Martin", 300) as session:
        approvals.receive(session, ahead)
        assert assessments.get_state(session, submitted.assessment) is State.APPROVED
