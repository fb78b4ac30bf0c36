"""A decision-maker with a real key and a program that skips the rules, or a second identity."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from tests.faults.conftest import BASIS, COMMITTEE, MANAGER, SUBMITTED, Station
from tests.unit.workflows.filled import CHOSEN, TEXTS, complete, fill
from workstation.documents.packet_record import record_bytes
from workstation.domain.assessment import Condition, Decision, Dissent, Outcome, State
from workstation.domain.error import CheckFailedError, NotAllowedError
from workstation.domain.officer import Role
from workstation.identity.trust import trust_of
from workstation.signing.decide import sign_decision
from workstation.workflows import (
    approvals,
    assessments,
    officers,
    packets,
    partners,
    reopening,
    verification,
)
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


def sign_anything(session: Session, pdf: bytes, **changes: Any) -> bytes:
    """A decision signed without asking any rule, nor what the vault knows."""
    record = verification.verify_bytes(pdf, trust_of(session.vault)).record
    assert record is not None
    officer = session.officer
    decision = Decision(
        authority=officer.authority.value, outcome=Outcome.APPROVE, reasons=BASIS, marking="(U)",
        officer=officer.id, officer_name=officer.name, at_utc=session.now_utc(),
        no_interest=True, ledger_head="ab" * 32,
    )  # fmt: skip
    digest = hashlib.sha256(record_bytes(record)).hexdigest()
    return sign_decision(
        pdf, digest, replace(decision, **changes), session.signer, verification.restamp,
        language=record["language"],
    )  # fmt: skip


@pytest.fixture(scope="module")
def committee(
    stages: dict[str, Station], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Session, bytes]]:
    station = stages[SUBMITTED].copied(tmp_path_factory.mktemp("committee") / "station")
    with station.sit(COMMITTEE) as session:
        yield session, station.submitted.read_bytes()


FORMS: dict[str, tuple[dict[str, Any], str]] = {
    "no conditions": (
        {"outcome": Outcome.APPROVE_WITH_CONDITIONS}, "decision.conditions_missing",
    ),
    "a condition that nobody can see": (
        {"outcome": Outcome.APPROVE_WITH_CONDITIONS, "conditions": (Condition("\u200b"),)},
        "decision.conditions_missing",
    ),
    "a condition due on no day": (
        {"outcome": Outcome.APPROVE_WITH_CONDITIONS, "conditions": (Condition("Visit.", "soon"),)},
        "decision.conditions_missing",
    ),
    "conditions of a plain approval": (
        {"conditions": (Condition("Visit."),)}, "decision.conditions_unexpected",
    ),
    "a basis that nobody can see (B-6)": ({"reasons": "\u200b\u3164"}, "decision.reasons_missing"),
    "no readable mark (B-31)": ({"marking": "(SECRETISH)"}, "decision.marking_missing"),
    "a mark above the banner of the pages (B-32)": (
        {"marking": "(TS//CEO)"}, "decision.marking_above_banner",
    ),
    "a basis that reads otherwise than it is kept": (
        {"reasons": "Approved \u202erof eb ton"}, "verify.hidden_text",
    ),
    "a name that steers the reader's terminal": (
        {"dissents": (Dissent("J. Doe\x1b[2J", "I disagree.", "(U)"),)}, "verify.hidden_text",
    ),
    "an operational interest (B-21)": ({"no_interest": False}, "decision.interest"),
}  # fmt: skip


def test_the_tools_are_sound(committee: tuple[Session, bytes]) -> None:
    session, pdf = committee
    assert verification.judge_in(session, sign_anything(session, pdf), None).ok


@pytest.mark.parametrize("name", FORMS)
def test_a_decision_that_could_not_be_taken_here_is_refused(
    committee: tuple[Session, bytes], name: str
) -> None:
    session, pdf = committee
    changes, code = FORMS[name]
    verdict = verification.judge_in(session, sign_anything(session, pdf, **changes), None)
    assert not verdict.ok
    assert verdict.problems == (code,)
    assert verdict.decisions == ()


def test_a_denial_is_not_walked_around(submitted: Station, tmp_path: Path) -> None:
    """C-bis: the paper before the denial, with as many signatures as the record knows of."""
    with submitted.sit(MANAGER) as session:
        approvals.decide(
            session, submitted.submitted, outcome=Outcome.DENY, reasons=BASIS,
            marking="(U)", out=tmp_path / "denied.pdf",
        )  # fmt: skip
        record_knows = verification.judge_in(session, (tmp_path / "denied.pdf").read_bytes(), None)
    assert record_knows.ok
    with submitted.sit(COMMITTEE) as session:
        forked = tmp_path / "forked.pdf"
        forked.write_bytes(sign_anything(session, submitted.submitted.read_bytes()))
        found = verification.verify_in(session, forked)
        assert found.problems == ("verify.other_decisions",)
    with submitted.sit() as session, pytest.raises(CheckFailedError) as caught:
        approvals.receive(session, forked)
    assert caught.value.code == "packet.conflict"


def test_a_refused_file_is_not_taken_to_a_peer_elsewhere(
    submitted: Station, tmp_path: Path
) -> None:
    """D: where nothing is known of the refusal a peer can sign; it is not received here."""
    with submitted.sit(COMMITTEE) as session:
        approvals.decide(
            session, submitted.submitted, outcome=Outcome.DENY, reasons=BASIS,
            marking="(U)", out=tmp_path / "denied.pdf",
        )  # fmt: skip
    again = tmp_path / "again.pdf"
    with submitted.sit() as session:
        officers.add_officer(session, name="A peer", authority=Role.L4, passphrase=PASSPHRASE)
        made = reopening.reopen(session, submitted.assessment, "The person was freed.", "(U)")
        complete(session, made, tmp_path, CHOSEN, TEXTS)
        packets.submit(session, made.id, again)
    with submitted.sit("A peer") as session:
        again.write_bytes(sign_anything(session, again.read_bytes()))
        assert verification.verify_in(session, again).ok
    with submitted.sit() as session:
        with pytest.raises(NotAllowedError) as caught:
            approvals.receive(session, again)
        assert caught.value.code == "refiling.peer"
        assert assessments.get_state(session, made.id) is State.SUBMITTED


@pytest.fixture
def chief(session: Session, make_session: MakeSession, tmp_path: Path) -> Session:
    """The author's packet lies in ``packet.pdf``; a second administrator sits at the vault."""
    packets.submit(session, fill(session, tmp_path), tmp_path / "packet.pdf")
    return make_session(Role.L5, "Z. Chief", administrator=True)


def test_the_author_does_not_decide_after_a_promotion(
    chief: Session, tmp_path: Path, clock: TickingClock
) -> None:
    """B-21: let go, enrolled again with another office and another id, still the author."""
    author = next(one for one in officers.list_officers(chief) if one.name == "A. Martin")
    officers.disable_officer(chief, author.id)
    again = officers.add_officer(chief, name="a. martin", authority=Role.L4, passphrase=PASSPHRASE)
    assert again.id != author.id
    directory = chief.vault.directory
    sessions.end(chief)
    promoted = sessions.unlock(directory, again.id, PASSPHRASE, clock)
    try:
        view = approvals.open_packet(promoted, tmp_path / "packet.pdf")
        assert {may.code for may in view.may} == {"decision.author"}
        with pytest.raises(NotAllowedError) as caught:
            approvals.decide(
                promoted, tmp_path / "packet.pdf", outcome=Outcome.APPROVE, reasons=BASIS,
                marking="(U)", out=tmp_path / "own.pdf",
            )  # fmt: skip
    finally:
        sessions.end(promoted)
    assert caught.value.code == "decision.author"
    assert not (tmp_path / "own.pdf").exists()


def test_nobody_signs_after_leaving(
    chief: Session, make_session: MakeSession, tmp_path: Path
) -> None:
    """A copy of the key outlives the slot; what it signs later does not count, earlier does."""
    leaver = make_session(Role.L4, "L. Eaver")
    pdf = (tmp_path / "packet.pdf").read_bytes()
    before = sign_anything(leaver, pdf)
    after = sign_anything(leaver, pdf, at_utc="2026-12-24T12:00:00Z")
    chief = make_session(Role.L5, "Z. Chief")
    officers.disable_officer(chief, leaver.officer.id)
    assert verification.judge_in(chief, before, None).ok
    verdict = verification.judge_in(chief, after, None)
    assert not verdict.ok
    assert verdict.signatures[-1].problems == ("verify.disabled",)


def test_what_happened_since_the_signing_counts(submitted: Station, tmp_path: Path) -> None:
    """Section 7: the arrangement is suspended between the signature and the approval."""
    with submitted.sit() as session:
        partner = partners.list_partners(session).rows[0].id
        partners.restrict_partner(
            session, partner, restriction="Suspended by the Minister.", status="suspended",
            marking="(U)",
        )  # fmt: skip
    with submitted.sit(COMMITTEE) as session:
        view = approvals.open_packet(session, submitted.submitted)
        assert [may.outcome for may in view.may if may.allowed] == [
            Outcome.DENY, Outcome.ESCALATE, Outcome.RETURN,
        ]  # fmt: skip
        with pytest.raises(NotAllowedError) as caught:
            approvals.decide(
                session, submitted.submitted, outcome=Outcome.APPROVE, reasons=BASIS,
                marking="(U)", out=tmp_path / "approved.pdf",
            )  # fmt: skip
    assert (caught.value.code, caught.value.data["rule"]) == ("decision.hard_stop", "B-18; B-22")
