"""Signing a packet as its author."""

from pathlib import Path

from tests.unit.workflows.filled import fill
from workstation.domain.assessment import State
from workstation.workflows import assessments, packets, verification
from workstation.workflows.session import Session


def test_a_complete_assessment_becomes_a_packet_that_verifies(
    session: Session, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    verdict = verification.verify_in(session, packet)
    assert verdict.problems == ()
    assert [each.problems for each in verdict.signatures] == [()]
    assert verdict.ok
    assert assessments.get_state(session, assessment) is State.SUBMITTED
