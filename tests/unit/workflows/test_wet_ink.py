"""Decisions by pen: evidence beside the signatures, never one of them (B-24, B-21)."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeSession
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Condition, Outcome, State
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.officer import Role
from workstation.domain.paper_code import page_code
from workstation.workflows import assessments, packets, printing, verification, wet_ink
from workstation.workflows.session import Session

_PNG = b"\x89PNG\r\n\x1a\n" + b"scan"


def test_a_decision_on_paper_is_evidence_and_moves_nothing(
    session: Session, make_session: MakeSession, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    printing.decision_packet(session, assessment, tmp_path / "sheet.pdf")
    (copy,) = session.vault.entries_of(printing.PACKET_PRINTED, assessment)
    code = page_code(copy.body["letters"], copy.body["pages"])
    scan = tmp_path / "scan.png"
    scan.write_bytes(_PNG)
    given: dict[str, Any] = {
        "authority": "L4", "outcome": Outcome.APPROVE_WITH_CONDITIONS, "signed_by": "D. Roy",
        "signed_on": "2026-11-16", "reasons": "The assurance is specific.", "marking": "(S)",
        "conditions": (Condition("Visit in a week."),), "scan": scan,
    }  # fmt: skip
    with pytest.raises(NotAllowedError) as own:
        wet_ink.enter(session, code, **given)
    assert own.value.code == "wet_ink.own_file"

    records = make_session(Role.RECORDS, "R. Bouchard")
    for change, why in (
        ({"signed_by": "a.  martin"}, "wet_ink.author"),
        ({"authority": "L9"}, "wet_ink.authority"),
        ({"outcome": Outcome.DENY}, "wet_ink.conditions"),
        ({"signed_on": "2026-11-15"}, "wet_ink.day"),
        ({"marking": ""}, "field.required"),
        ({"scan": packet.parent / "none.png"}, "evidence.no_file"),
    ):
        with pytest.raises((BadInputError, NotAllowedError)) as caught:
            wet_ink.enter(records, code, **{**given, **change})
        assert caught.value.code == why
    (tmp_path / "text.png").write_bytes(b"not a picture")
    with pytest.raises(BadInputError) as caught:
        wet_ink.enter(records, code, **{**given, "scan": tmp_path / "text.png"})
    assert caught.value.code == "wet_ink.scan"
    with pytest.raises(CheckFailedError):
        wet_ink.enter(records, page_code("0" * 11, 1), **given)

    made = wet_ink.enter(records, code, **given)
    assert (made.id, made.assessment, made.version) == ("WI-2026-001", assessment, 1)
    assert wet_ink.scan_of(records, made.id) == _PNG
    assert wet_ink.as_json(made)["electronic"] is False
    assert wet_ink.as_json(made)["entered_by"] == "R. Bouchard"
    assert assessments.get_state(records, assessment) is State.SUBMITTED, "the file still waits"
    verdict = verification.verify_in(records, packet)
    assert verdict.ok
    assert verdict.decisions == ()
    with pytest.raises(BadInputError) as caught:
        wet_ink.enter(records, code, **given)
    assert caught.value.code == "wet_ink.entered"

    with pytest.raises(NotAllowedError) as caught:
        wet_ink.enter(records, code, **{**given, "authority": "L3", "signed_by": "d.  ROY"})
    assert caught.value.code == "wet_ink.two_steps", "each step is another person's (D)"

    struck = wet_ink.strike(records, made.id, "Another sheet.", "(U)")
    assert struck.struck == "Another sheet."
    again = wet_ink.enter(records, code, **given)
    assert [each.id for each in wet_ink.list_of(records, assessment)] == [made.id, again.id]
    denied = wet_ink.enter(
        records, code,
        **{**given, "authority": "L3", "signed_by": "S. Okafor", "outcome": Outcome.DENY,
           "conditions": ()},
    )  # fmt: skip
    assert (again.holds, denied.holds) == (False, True), "what was refused by pen holds a release"
    assert records.vault.check_rebuild().ok
    with pytest.raises(NotAllowedError):
        wet_ink.explain(records, denied.id, "Not mine to say.", "(U)")
    deputy = make_session(Role.L5, "P. Gagnon")
    with pytest.raises(BadInputError) as caught:
        wet_ink.explain(deputy, again.id, "It is none.", "(U)")
    assert caught.value.code == "wet_ink.no_refusal"
    said = wet_ink.explain(deputy, denied.id, "Met since.", "(U)")
    assert (said.holds, said.explained) == (False, "Met since.")
    with pytest.raises(NotAllowedError) as caught:
        wet_ink.strike(make_session(Role.L1, "A. Martin"), again.id, "Not mine.", "(U)")
    assert caught.value.code == "wet_ink.own_file", "nor does an author strike one out (B-21)"
