"""The standing assessment of a country is signed, verified and decided like any other."""

from pathlib import Path

import pytest

from tests.conftest import MakeSession
from tests.unit.workflows.filled import MARK, complete
from workstation.documents.packet_record import check_code
from workstation.domain.assessment import AssessmentKind, Outcome, State
from workstation.domain.error import CheckFailedError
from workstation.domain.officer import Role
from workstation.workflows import (
    approvals,
    assessments,
    packet_claims,
    packet_content,
    packets,
    registers,
    standing,
    verification,
)
from workstation.workflows.session import Session

GIVEN = {"4.1": "2026-10-01", "8.3": "2", "8.4": "3", "11.7": "no", "13.1": "approve",
         "13.8": "2027-05-01"}  # fmt: skip


def test_a_country_is_assessed_signed_and_approved(
    session: Session, make_session: MakeSession, tmp_path: Path
) -> None:
    """Domain C-bis, Validity: a packet without partner; valid to the day that was signed."""
    registers.add_source(
        session, title="Norway", on="2026-10-01", marking="(U)", country="NOR",
        kind="country-sheet", grade="B2",
    )  # fmt: skip
    made = assessments.new_assessment(session, "", kind=AssessmentKind.STANDING, country="NOR")
    complete(session, made, tmp_path, GIVEN, {})
    found = assessments.check(session, made.id)
    assert found.may_submit, (found.missing, found.findings)
    packet = packets.submit(session, made.id, tmp_path / "country.pdf")
    verdict = verification.verify_in(session, packet)
    assert verdict.ok, verdict.problems
    assert verdict.record is not None
    assert (verdict.record["partner"]["id"], verdict.record["partner"]["name"]) == ("", "Norway")
    assert verdict.record["assessment"]["valid_until"] == "2027-05-01"
    forged = {**verdict.record["assessment"], "valid_until": "2027-06-01"}
    record = {**verdict.record, "assessment": forged}
    record["check_code"] = check_code(record)
    with pytest.raises(CheckFailedError, match=r"verify\.values_differ"):
        packet_claims.check_claims(record, packet_content.methodology_of_record(record))
    assert standing.of_assessment(session, made.id).lapsed_by == "not-approved"
    head = make_session(Role.L5, "Chloé Tremblay")
    approvals.decide(
        head, packet, outcome=Outcome.APPROVE, reasons="It may be relied on.", marking=MARK,
        out=tmp_path / "decided.pdf",
    )  # fmt: skip
    assert assessments.get_state(head, made.id) is State.APPROVED
    valid = standing.of_assessment(head, made.id)
    assert (valid.valid, valid.until) == (True, "2027-05-01")
    assert head.vault.check_rebuild().ok
