"""An approval is of one content: what changes it makes the approval lapse (C-bis, feature 3)."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeSession
from tests.unit.workflows.filled import MARK, fill
from workstation.domain.assessment import Answer, Decision, Dissent, Outcome, State
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Role
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import (
    approvals,
    comments,
    comparing,
    drafting,
    packet_rules,
    packets,
    vault_checks,
    verification,
    voiding,
)
from workstation.workflows.packet_entries import decision_body
from workstation.workflows.session import Session

WHOLE = Path(__file__).parents[2] / "fixtures" / "packets" / "whole.json"
BASIS = "The assurance is written, specific and can be checked by the mission."
SAID = "I would not share before the mission has visited."


@pytest.fixture
def submitted(session: Session, tmp_path: Path) -> str:
    found = fill(session, tmp_path)
    packets.submit(session, found, tmp_path / "packet.pdf")
    return found


def test_a_later_change_voids_the_approvals_and_says_who_signs_again(
    session: Session, make_session: MakeSession, submitted: str, tmp_path: Path
) -> None:
    """C-bis: a changed field voids, a remark does not; what was decided stays readable."""
    reader = make_session(Role.SECOND_READER, "P. Nguyen")
    read, out = tmp_path / "read.pdf", tmp_path / "out.pdf"
    approvals.decide(
        reader, tmp_path / "packet.pdf", outcome=Outcome.APPROVE, reasons="Checked.",
        marking=MARK, out=read,
    )  # fmt: skip
    committee = make_session(Role.L4, "Chloé Tremblay")
    approvals.decide(committee, read, outcome=Outcome.APPROVE, reasons=BASIS, marking=MARK, out=out)
    author = make_session(Role.ASSESSOR, "A. Martin")
    comments.add(author, submitted, "1.2", "Look at this once more.", MARK)
    before = voiding.approvals(author, submitted)
    assert before.voided is None
    assert [each.decision.authority for each in before.counting] == ["second-reader", "L4"]

    drafting.reopen_baseline(author, submitted, "A new report on the unit.", MARK)
    text = "We propose to tell the Directorate the week in which one person enters the country."
    drafting.answer(author, submitted, Answer("1.2", text=text, marking=MARK))
    found = voiding.approvals(author, submitted)
    lapsed = found.voided
    assert found.counting == ()
    assert found.state is State.DRAFT
    assert lapsed is not None
    assert (lapsed.version, lapsed.now, lapsed.reason) == (1, 2, "A new report on the unit.")
    assert [each.decision.officer_name for each in lapsed.approvals] == [
        "P. Nguyen", "Chloé Tremblay",
    ]  # fmt: skip
    assert [each.question for each in lapsed.changes] == ["1.2"]
    assert lapsed.changes[0].after.text == text
    assert lapsed.again == ("assessor", "second-reader", "L4")
    assert lapsed.required == "L4"

    decided = approvals.open_packet(author, lapsed.packet_sha256)
    assert decided.pdf == out.read_bytes()
    assert decided.record is not None
    assert voiding.of_packet(author, decided.record) == lapsed
    assert not any(each.allowed for each in decided.may)
    told = comparing.compare(author, f"{submitted}@1", submitted)
    assert [row.question for row in told.different] == ["1.2"]
    said = voiding.as_json(found)
    assert said["voided"]["fields"][0]["field"] == "1.2"
    assert [each["counts"] for each in said["approvals"]] == [False, False]
    assert any("1.2" in line for line in voiding.field_lines(author, lapsed, "fr"))


def test_decisions_on_a_file_of_another_vault_lapse_as_well(session: Session) -> None:
    """C-bis: whoever holds an old packet, or a new one, is told; of a third version nothing."""
    whole = json.loads(WHOLE.read_bytes())
    name, origin = str(whole["assessment"]["id"]), str(whole["vault"]["id"])

    def record(version: int) -> dict[str, Any]:
        return {**whole, "assessment": {**whole["assessment"], "version": version}}

    def received(version: int) -> NewEntry:
        digest = f"{version:064x}"
        body = {"sha256": digest, "assessment": name, "version": version, "vault": origin,
                "signatures": 3, "received_utc": "2026-11-16T10:00:00Z", "file_name": "p.pdf",
                "size_bytes": 1}  # fmt: skip
        return NewEntry(kinds.PACKET_RECEIVED, digest, body)

    said = [
        Decision(authority=step, outcome=Outcome.APPROVE, reasons=BASIS, marking=MARK,
                 officer=f"O-{step}", officer_name=step, at_utc="2026-11-16T10:00:00Z")
        for step in ("second-reader", "L4")
    ]  # fmt: skip
    decided = [
        NewEntry(kinds.DECISION_RECORDED, name, {
            "assessment": name, "version": 1, "number": number, "own": False, "vault": origin,
            "packet_sha256": f"{1:064x}", "decision": decision_body(each),
        })
        for number, each in enumerate(said, 1)
    ]  # fmt: skip
    session.record([received(1), *decided])
    assert voiding.of_packet(session, record(1)) is None, "it stands until there is a newer one"
    session.record([received(2)])
    for version in (1, 2):
        found = voiding.of_packet(session, record(version))
        assert found is not None
        assert (found.version, found.now) == (1, 2)
        assert [each.decision for each in found.approvals] == said
        assert found.again == ("second-reader", "L4")
    assert voiding.of_packet(session, record(0)) is None
    other = {**record(2), "vault": {"id": "another", "name": "X"}}
    assert voiding.of_packet(session, other) is None, "a file of the same name elsewhere"


def test_an_objection_takes_the_file_to_the_top_and_stays_in_the_record(
    make_session: MakeSession, submitted: str, tmp_path: Path
) -> None:
    """G-7: disagreement goes up by itself and is not settled beside it; all of it is signed."""
    reader = make_session(Role.SECOND_READER, "P. Nguyen")
    packet, read = tmp_path / "packet.pdf", tmp_path / "read.pdf"
    with pytest.raises(NotAllowedError, match=r"decision\.second_reader"):
        approvals.decide(reader, packet, outcome=Outcome.ESCALATE, reasons=SAID, marking=MARK,
                         out=read)  # fmt: skip
    approvals.decide(
        reader, packet, outcome=Outcome.ESCALATE, reasons=SAID, marking=MARK, against=True,
        out=read,
    )  # fmt: skip
    committee = make_session(Role.L4, "Chloé Tremblay")
    with pytest.raises(BadInputError, match=r"field\.hidden"):
        approvals.decide(committee, read, outcome=Outcome.DENY, reasons="No\u202erefuse",
                         marking=MARK, out=tmp_path / "hidden.pdf")  # fmt: skip
    view = approvals.open_packet(committee, read)
    assert (view.authority_required, view.next_authority) == ("L5", "L5")
    out = tmp_path / "out.pdf"
    with pytest.raises(NotAllowedError, match=r"decision\.level"):
        approvals.decide(committee, read, outcome=Outcome.APPROVE, reasons=BASIS, marking=MARK,
                         out=out)  # fmt: skip
    member = Dissent("J. Doe,  legal services", SAID, "")
    approvals.decide(
        committee, read, outcome=Outcome.ESCALATE, reasons=BASIS * 60, marking=MARK,
        dissents=(member,), out=out,
    )  # fmt: skip
    verdict = verification.verify_in(committee, out)
    assert verdict.ok
    assert [each.against for each in verdict.decisions] == [True, False]
    assert verdict.decisions[1].dissents == (Dissent("J. Doe, legal services", SAID, MARK),)
    assert verdict.decisions[1].reasons == BASIS * 60

    author = make_session(Role.ASSESSOR, "A. Martin")
    assert approvals.receive(author, out) == submitted
    listed = voiding.approvals(author, submitted)
    assert tuple(each.decision for each in listed.counting) == verdict.decisions
    assert listed.authority_required == "L5"
    assert vault_checks.check_rebuild(author).ok


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"against": True}, "decision.against_unexpected"),
        ({"outcome": Outcome.RETURN, "dissents": (Dissent("X", SAID, MARK),)},
         "decision.dissents_unexpected"),
        ({"dissents": (Dissent("", SAID, MARK),)}, "decision.dissent_empty"),
        ({"dissents": (Dissent("X", "  ", MARK),)}, "decision.dissent_empty"),
        ({"dissents": (Dissent("X", SAID, "secret"),)}, "decision.dissent_marking"),
        ({"dissents": (Dissent("X", SAID, MARK),) * 13}, "decision.dissents_many"),
        ({"reasons": "word " * 5_000}, "decision.too_much"),
        ({"marking": "(s//rel to can, usa)"}, "decision.marking_missing"),
        ({"at_utc": "2026-11-16T21:19:59Z"}, "decision.before_signed"),
    ],
)  # fmt: skip
def test_what_a_decision_may_not_say(changes: dict[str, Any], code: str) -> None:
    """A dissent is whole and marked, a new mark as the rules write it (B-31), time goes forward."""
    record = {"signed_at": "2026-11-16T21:20:00Z"}
    decision = Decision(
        "L4", Outcome.DENY, BASIS, MARK, "OTT-04/2", "Chloé Tremblay", record["signed_at"]
    )
    assert _refusal(record, decision) == ""
    assert _refusal(record, replace(decision, **changes)) == code


def _refusal(record: dict[str, str], decision: Decision) -> str:
    try:
        packet_rules.check_form(decision)
        packet_rules.check_new(record, (), decision)
    except BadInputError as problem:
        return problem.code
    return ""


def test_each_decision_follows_the_one_before_in_time() -> None:
    """A chain that says it was signed backwards is refused, here and where it is verified."""
    record = {"signed_at": "2026-11-16T21:20:00Z"}
    first = Decision("L3", Outcome.ESCALATE, BASIS, MARK, "A/1", "A", "2026-11-17T10:00:00Z")
    second = replace(first, authority="L4", at_utc="2026-11-17T09:59:59Z")
    with pytest.raises(BadInputError, match=r"decision\.before_signed"):
        packet_rules.check_new(record, (first,), second)
