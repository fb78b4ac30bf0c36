"""Deciding on a packet, on one machine and across two vaults."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from tests.unit.workflows.filled import MARK, fill
from workstation import words
from workstation.domain.assessment import Condition, Outcome, State
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.officer import Role
from workstation.domain.text import LANGUAGES
from workstation.vault.keys import FLOOR
from workstation.workflows import (
    approvals,
    assessments,
    officers,
    packets,
    vault_checks,
    verification,
)
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

BASIS = "The assurance is written, specific and can be checked by the mission."


@pytest.fixture
def assessment(session: Session, tmp_path: Path) -> str:
    found = fill(session, tmp_path)
    packets.submit(session, found, tmp_path / "packet.pdf")
    return found


@pytest.fixture
def packet(assessment: str, tmp_path: Path) -> Path:
    return tmp_path / "packet.pdf"


def _decide(session: Session, source: Path, out: Path, outcome: Outcome, **more: Any) -> Path:
    given = {"reasons": BASIS, "marking": MARK, **more}
    return approvals.decide(session, source, outcome=outcome, out=out, **given)


def _committee(make_session: MakeSession) -> Session:
    return make_session(Role.L4, "Chloé Tremblay")


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.APPROVE, State.APPROVED),
        (Outcome.APPROVE_WITH_CONDITIONS, State.APPROVED),
        (Outcome.DENY, State.DENIED),
        (Outcome.RETURN, State.RETURNED),
        (Outcome.ESCALATE, State.ESCALATED),
    ],
)
def test_each_decision_is_signed_and_recorded(
    make_session: MakeSession, assessment: str, packet: Path, tmp_path: Path,
    outcome: Outcome, state: State,
) -> None:  # fmt: skip
    """Approve, with conditions, deny, return, escalate."""
    committee = _committee(make_session)
    conditional = outcome is Outcome.APPROVE_WITH_CONDITIONS
    conditions = (Condition("Visit within 72 hours.", "2026-12-01"),) if conditional else ()
    out = _decide(committee, packet, tmp_path / "out.pdf", outcome, conditions=conditions)
    verdict = verification.verify_in(committee, out)
    assert verdict.ok
    assert [each.outcome for each in verdict.decisions] == [outcome]
    assert verdict.decisions[0].conditions == conditions
    assert assessments.get_state(committee, assessment) is state
    assert out.read_bytes().startswith(packet.read_bytes())
    assert vault_checks.check_rebuild(make_session(Role.ASSESSOR, "A. Martin")).ok


def test_the_view_says_who_signed_and_what_comes(make_session: MakeSession, packet: Path) -> None:
    view = approvals.open_packet(_committee(make_session), packet, "fr")
    assert view.state is State.SUBMITTED
    assert view.authority_required == "L4"
    assert view.next_authority == "L4"
    assert [(each.field, each.status) for each in view.steps] == [
        ("author", "signed"), ("second_reader", "open"), ("L1", "open"), ("L2", "open"),
        ("L3", "open"), ("L4", "current"), ("L5", "open"),
    ]  # fmt: skip
    assert view.steps[0].officer_name == "A. Martin"
    assert all(each.allowed for each in view.may)


def test_the_list_of_packets_to_decide(
    make_session: MakeSession, assessment: str, packet: Path, tmp_path: Path
) -> None:
    committee = _committee(make_session)
    waiting = approvals.packets_to_decide(committee)
    assert [each.assessment for each in waiting] == [assessment]
    view = approvals.open_packet(committee, waiting[0].sha256)
    assert view.pdf == packet.read_bytes()
    _decide(committee, packet, tmp_path / "out.pdf", Outcome.DENY)
    assert approvals.packets_to_decide(committee) == []


def test_an_authority_too_low_cannot_approve(
    make_session: MakeSession, packet: Path, tmp_path: Path
) -> None:
    """C-bis: the residual level and the finding decide who must approve."""
    director = make_session(Role.L3, "S. Okafor")
    with pytest.raises(NotAllowedError) as caught:
        _decide(director, packet, tmp_path / "out.pdf", Outcome.APPROVE)
    assert caught.value.code == "decision.level"
    assert not (tmp_path / "out.pdf").exists()
    _decide(director, packet, tmp_path / "out.pdf", Outcome.DENY)


def test_the_author_cannot_decide(session: Session, packet: Path, tmp_path: Path) -> None:
    """B-21: author and approver are never the same."""
    with pytest.raises(NotAllowedError):
        _decide(session, packet, tmp_path / "out.pdf", Outcome.APPROVE)


def test_a_declared_interest_stops_the_decision(
    make_session: MakeSession, packet: Path, tmp_path: Path
) -> None:
    """B-21, C-bis: no operational interest at L3 and above."""
    with pytest.raises(NotAllowedError) as caught:
        _decide(
            _committee(make_session), packet, tmp_path / "out.pdf", Outcome.APPROVE,
            no_interest=False,
        )  # fmt: skip
    assert caught.value.data["rule"] == "B-21"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reasons": "  "}, "decision.reasons_missing"),
        ({"marking": "secret"}, "decision.marking_missing"),
        ({"marking": "(TS)"}, "decision.marking_above_banner"),
        ({"marking": "(S//CEO)"}, "decision.marking_above_banner"),
        ({"reasons": "word " * 3_500}, "decision.reasons_too_long"),
        ({"reasons": "word " * 4_500}, "decision.too_much"),
        ({"conditions": (Condition("Visit."),)}, "decision.conditions_unexpected"),
    ],
)
def test_a_decision_that_cannot_be_signed_as_written(
    make_session: MakeSession, packet: Path, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    """B-6: the basis is documented; rules 29-36: no text above the banner of its page."""
    committee = _committee(make_session)
    before = committee.vault.head()
    with pytest.raises(BadInputError) as caught:
        _decide(committee, packet, tmp_path / "out.pdf", Outcome.APPROVE, **changes)
    assert caught.value.code == code
    assert not (tmp_path / "out.pdf").exists()
    assert committee.vault.head() == before


def test_conditions_must_be_written(
    make_session: MakeSession, packet: Path, tmp_path: Path
) -> None:
    with pytest.raises(BadInputError) as caught:
        _decide(
            _committee(make_session), packet, tmp_path / "o.pdf", Outcome.APPROVE_WITH_CONDITIONS
        )
    assert caught.value.code == "decision.conditions_missing"


@pytest.mark.parametrize(
    ("found", "code", "rule"),
    [
        ({"11.8": "no"}, "decision.cannot_mitigate", "B-8"),
        ({"11.8": "unable"}, "decision.unable", "B-5"),
    ],
)
def test_hard_stops_of_approval(
    session: Session, make_session: MakeSession, tmp_path: Path,
    found: dict[str, str], code: str, rule: str,
) -> None:  # fmt: skip
    """B-5, B-8: no approval while unable to determine, none at all when not mitigable."""
    assessment = fill(session, tmp_path, chosen=found)
    packet = packets.submit(session, assessment, tmp_path / "p.pdf")
    committee = _committee(make_session)
    with pytest.raises(NotAllowedError) as caught:
        _decide(committee, packet, tmp_path / "out.pdf", Outcome.APPROVE)
    assert caught.value.code == code
    assert caught.value.data["rule"] == rule
    _decide(committee, packet, tmp_path / "out.pdf", Outcome.DENY)


def test_nothing_follows_a_denial(make_session: MakeSession, packet: Path, tmp_path: Path) -> None:
    """D: refused is final."""
    denied = _decide(_committee(make_session), packet, tmp_path / "denied.pdf", Outcome.DENY)
    head = make_session(Role.L5, "D. Head")
    with pytest.raises(NotAllowedError):
        _decide(head, denied, tmp_path / "out.pdf", Outcome.APPROVE)


def test_a_packet_whose_decisions_were_stripped_is_refused(
    make_session: MakeSession, packet: Path, tmp_path: Path
) -> None:
    """84: cut back to the author's revision, the file is intact but the vault knows more."""
    committee = _committee(make_session)
    _decide(committee, packet, tmp_path / "denied.pdf", Outcome.DENY)
    verdict = verification.verify_in(committee, packet)
    assert not verdict.ok
    assert verdict.problems == ("verify.fewer_decisions",)
    head = make_session(Role.L5, "D. Head")
    with pytest.raises(CheckFailedError) as caught:
        _decide(head, packet, tmp_path / "out.pdf", Outcome.APPROVE)
    assert caught.value.code == "packet.rejected"


def test_a_touched_packet_cannot_be_decided(
    make_session: MakeSession, packet: Path, tmp_path: Path
) -> None:
    packet.write_bytes(packet.read_bytes() + b"\n")
    with pytest.raises(CheckFailedError) as caught:
        _decide(_committee(make_session), packet, tmp_path / "out.pdf", Outcome.APPROVE)
    assert caught.value.code == "packet.rejected"
    for language in LANGUAGES:
        reason = words.label(caught.value.data["problem"], language)
        assert reason in words.error(caught.value, language).message, "all in the reader's language"


def test_a_returned_file_is_signed_again_as_the_next_version(
    session: Session, make_session: MakeSession, assessment: str, packet: Path, tmp_path: Path
) -> None:
    returned = _decide(_committee(make_session), packet, tmp_path / "returned.pdf", Outcome.RETURN)
    author = make_session(Role.ASSESSOR, "A. Martin")
    again = packets.submit(author, assessment, tmp_path / "second.pdf")
    verdict = verification.verify_in(author, again)
    assert verdict.record is not None
    assert verdict.record["assessment"]["version"] == 2
    assert any(BASIS in each["text"] for each in verdict.record["changes"])
    with pytest.raises(CheckFailedError) as caught:
        approvals.receive(author, returned)
    assert caught.value.code == "packet.other_version"


class Two:
    """The author's vault and another one, and rosters between them."""

    def __init__(self, author: Session, directory: Path, clock: TickingClock) -> None:
        self.clock, self.directory = clock, directory
        first = sessions.create_vault(
            directory / "hq", name="HQ-02", officer_name="R. Roy", authority=Role.ASSESSOR,
            passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
        )  # fmt: skip
        officers.add_officer(first, name="Chloé Tremblay", authority=Role.L4, passphrase=PASSPHRASE)
        self._exchange(author, first)
        sessions.end(first)

    def _exchange(self, author: Session, other: Session) -> None:
        for giver, taker, name in ((author, other, "ott.pem"), (other, author, "hq.pem")):
            path = self.directory / name
            report = officers.export_roster(giver, path)
            officers.import_roster(taker, path, fingerprint=report.fingerprint)

    def at_hq(self, name: str = "Chloé Tremblay") -> Session:
        return sessions.unlock(self.directory / "hq", name, PASSPHRASE, self.clock)


@pytest.fixture
def two(session: Session, assessment: str, clock: TickingClock, tmp_path: Path) -> Two:
    return Two(session, tmp_path, clock)


def test_a_decision_made_elsewhere_comes_back_into_the_record(
    two: Two, session: Session, assessment: str, packet: Path, tmp_path: Path
) -> None:
    """Across two vaults, the PDF alone is carried; receiving twice changes nothing."""
    committee = two.at_hq()
    decided = _decide(committee, packet, tmp_path / "decided.pdf", Outcome.APPROVE)
    assert assessments.list_assessments(committee, mine=False) == []
    sessions.end(committee)
    assert assessments.get_state(session, assessment) is State.SUBMITTED
    assert approvals.receive(session, decided) == assessment
    assert assessments.get_state(session, assessment) is State.APPROVED
    recorded = assessments.get_assessment(session, assessment).decisions
    assert [each.officer_name for each in recorded] == ["Chloé Tremblay"]
    head = session.vault.head()
    assert approvals.receive(session, decided) == assessment
    assert session.vault.head() == head
    with pytest.raises(CheckFailedError) as caught:
        approvals.receive(session, packet)
    assert caught.value.code == "packet.older"


def test_a_stranger_is_not_believed_without_a_roster(
    session: Session, assessment: str, packet: Path, clock: TickingClock, tmp_path: Path
) -> None:
    """T11: the other vault trusts its own office only until a roster is imported."""
    alone = sessions.create_vault(
        tmp_path / "alone", name="HQ-03", officer_name="R. Roy", authority=Role.L4,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    verdict = verification.verify_in(alone, packet)
    assert not verdict.ok
    assert "verify.untrusted" in verdict.signatures[0].problems
    with pytest.raises(CheckFailedError):
        _decide(alone, packet, tmp_path / "out.pdf", Outcome.APPROVE)
    sessions.end(alone)


def test_a_packet_of_another_vault_is_not_received(
    two: Two, session: Session, packet: Path
) -> None:
    other = two.at_hq("R. Roy")
    with pytest.raises(BadInputError) as caught:
        approvals.receive(other, packet)
    assert caught.value.code == "packet.other_vault"
    sessions.end(other)
