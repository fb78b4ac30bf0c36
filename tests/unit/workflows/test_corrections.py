"""Return for correction: reasons per question, a to-do list, only the difference (product 13)."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from tests.unit.workflows.filled import MARK, fill
from tests.unit.workflows.returned import give_back
from workstation.cli.packets import _point
from workstation.domain.assessment import Answer, Decision, Outcome, Point, State
from workstation.domain.correction import Todo, changes_between, todo_of
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.officer import Role
from workstation.records import kinds
from workstation.vault.keys import FLOOR
from workstation.vault.store import NewEntry
from workstation.workflows import (
    approvals,
    assessments,
    corrections,
    drafting,
    officers,
    packet_rules,
    packets,
    partners,
    vault_checks,
    verification,
)
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

BASIS = "Two answers do not bear out what is concluded from them."
LATER = "2030-01-01T00:00:00Z"
POINTS = (
    Point("1.2", "Say on which day the person enters, and who else may be found by it.", MARK),
    Point("11.7", "Say why the visit can be checked."),
    Point("1.1", "Name the act in the title."),
)


def _decision(outcome: Outcome, *points: Point) -> Decision:
    return Decision("L4", outcome, BASIS, "(U)", "OTT-04/2", "Chloé Tremblay", LATER, points=points)


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (_decision(Outcome.DENY, Point("8.3", "Why?", "(U)")), "decision.points_unexpected"),
        (_decision(Outcome.RETURN, Point("8.3", "  ", "(U)")), "decision.point_empty"),
        (_decision(Outcome.RETURN, Point("", "Why?", "(U)")), "decision.point_empty"),
        (_decision(Outcome.RETURN, Point("8.3", "Why?", "(S//X Y)")), "decision.point_marking"),
        (_decision(Outcome.RETURN, Point("8.3", "x" * 2001, "(U)")), "decision.point_long"),
        (_decision(Outcome.RETURN, *[Point("8.3", "Why?", "(U)")] * 41), "decision.points_many"),
    ],
)
def test_points_that_cannot_be_signed(decision: Decision, code: str) -> None:
    """Only a return asks to correct; each point is at a question, written and marked."""
    with pytest.raises(BadInputError) as caught:
        packet_rules.check_form(decision)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("given", "point"),
    [
        ("8.3=Say why.", Point("8.3", "Say why.")),
        (" 8.3 =(S//CEO) Say why = how.", Point("8.3", "Say why = how.", "(S//CEO)")),
        ("8.3=(see E-01) Say why.", Point("8.3", "(see E-01) Say why.")),
    ],
)
def test_a_point_as_it_is_typed(given: str, point: Point) -> None:
    assert _point(given) == point


def test_a_point_is_done_when_its_answer_changed_or_was_explained() -> None:
    before = {"1": Answer("1", "yes", "a"), "2": Answer("2", "no")}
    after = {"1": Answer("1", "yes", "b"), "2": Answer("2", "no"), "3": Answer("3", "no")}
    changes = changes_between(("3", "2", "1"), before, after)
    assert [(c.question, c.before.text, c.after.text) for c in changes] == [
        ("3", "", ""), ("1", "a", "b"),
    ]  # fmt: skip
    asked = _decision(Outcome.RETURN, Point("1", "Why?"), Point("2", "How?"), Point("2", "When?"))
    done = todo_of(asked, changes, {3: ("On the same day.", "(U)")})
    assert [(each.number, each.is_done) for each in done] == [(1, True), (2, False), (3, True)]
    assert todo_of(_decision(Outcome.RETURN), (), {}) == (Todo(1, "", BASIS, "(U)"),)
    assert todo_of(_decision(Outcome.RETURN), changes, {})[0].is_done


@pytest.fixture
def at_hq(session: Session, clock: TickingClock, tmp_path: Path) -> MakeSession:
    """Another vault, with a committee; the two trust each other's roster."""
    other = sessions.create_vault(
        tmp_path / "hq", name="HQ-02", officer_name="R. Roy", authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    officers.add_officer(other, name="Chloé Tremblay", authority=Role.L4, passphrase=PASSPHRASE)
    for giver, taker, name in ((session, other, "a.pem"), (other, session, "b.pem")):
        report = officers.export_roster(giver, tmp_path / name)
        officers.import_roster(taker, tmp_path / name, fingerprint=report.fingerprint)
    sessions.end(other)
    return lambda: sessions.unlock(tmp_path / "hq", "Chloé Tremblay", PASSPHRASE, clock)


def test_a_file_goes_back_and_comes_again_with_nothing_but_its_difference(
    session: Session, at_hq: MakeSession, tmp_path: Path
) -> None:
    """Product 13: reasons per question, a to-do list, and a re-submission that shows the delta."""
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    assert corrections.todo(session, assessment) == ()

    committee = at_hq()
    common = {"outcome": Outcome.RETURN, "reasons": BASIS, "marking": "(U)"}
    record = verification.judge_in(committee, packet.read_bytes(), packet).record
    assert record is not None
    for wrong, code in (
        (Point("99.9", "Why?", "(U)"), "decision.point_question"),
        (Point("1.2", "Why?", "(TS)"), "decision.marking_above_banner"),
    ):
        asked = replace(_decision(Outcome.RETURN, wrong), no_interest=True)
        with pytest.raises(BadInputError) as caught:
            packet_rules.check_next(record, (), committee.officer, asked)
        assert caught.value.code == code
    returned = approvals.decide(
        committee, packet, points=POINTS, out=tmp_path / "returned.pdf", **common
    )
    verdict = verification.verify_in(committee, returned)
    told = verification.as_json(verdict, returned)["decisions"][0]
    assert [each["question"] for each in told["points"]] == ["1.2", "11.7", "1.1"]
    assert [each["marking"] for each in told["points"]] == [MARK, "(U)", "(U)"]
    sessions.end(committee)

    assert approvals.receive(session, returned) == assessment
    assert assessments.get_state(session, assessment) is State.RETURNED
    assert [(t.question, t.text, t.is_done) for t in corrections.todo(session, assessment)] == [
        (point.question, point.text, False) for point in POINTS
    ]

    better = Answer("1.2", None, "We tell that one person enters on 2026-12-01.", MARK)
    drafting.answer(session, assessment, better)
    corrections.answer_otherwise(session, assessment, 2, "The visit is in 11.7 already.", "(U)")
    done = corrections.pending(session, assessment)
    assert done is not None
    assert [(t.is_changed, t.note != "") for t in done.todo] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert [t.number for t in done.open] == [3]
    corrections.answer_otherwise(session, assessment, 2, "", "")
    assert not corrections.todo(session, assessment)[1].is_done
    corrections.answer_otherwise(session, assessment, 2, "The visit is in 11.7 already.", "(U)")
    with pytest.raises(BadInputError) as caught:
        corrections.answer_otherwise(session, assessment, 4, "Why?", "(U)")
    assert caught.value.code == "correction.unknown"

    again = packets.submit(session, assessment, tmp_path / "second.pdf")
    assert corrections.todo(session, assessment) == (), "signed again: nothing waits"
    own = approvals.open_packet(session, again)
    assert own.record is not None
    found = corrections.changes_of_packet(session, own.record)
    assert found is not None
    assert [c.question for c in found.changes] == ["1.2"]
    assert found.todo[1].note == "The visit is in 11.7 already."
    texts = [each["text"] for each in own.record["changes"]]
    assert POINTS[0].text in texts, "the points stand in the record of changes"
    assert "The visit is in 11.7 already." in texts
    assert vault_checks.check_rebuild(session).ok

    committee = at_hq()
    view = approvals.open_packet(committee, again)
    assert view.record is not None
    found = corrections.changes_of_packet(committee, view.record)
    assert found is not None, "the packet of before is kept here, the ledger is not"
    assert [(c.question, c.after.text) for c in found.changes] == [("1.2", better.text)]
    assert [t.is_done for t in found.todo] == [True, False, False]
    sessions.end(committee)


def test_only_the_author_works_the_list_off(session: Session, make_session: MakeSession) -> None:
    """D: author, second reader and decision-maker are different people."""
    partner = partners.add_partner(session, name="GDSS", country="NOR", kind="intelligence")
    assessment = assessments.new_assessment(session, partner.id).id
    drafting.answer(session, assessment, Answer("8.3", "4", "In two cases.", MARK))
    give_back(session, assessment, Point("8.3", "Say why 4.", "(U)"))
    reader = make_session(Role.SECOND_READER, "S. Okafor")
    assert [each.text for each in corrections.todo(reader, assessment)] == ["Say why 4."]
    with pytest.raises(NotAllowedError) as caught:
        corrections.answer_otherwise(reader, assessment, 1, "It is.", "(U)")
    assert caught.value.code == "not_allowed"
    author = make_session(Role.ASSESSOR, "A. Martin")
    with pytest.raises(BadInputError) as unmarked:
        corrections.answer_otherwise(author, assessment, 1, "It is.", "")
    assert unmarked.value.code == "field.required"
    found = corrections.answer_otherwise(author, assessment, 1, "It is.", "(U)")
    assert found.open == ()
    assert vault_checks.check_rebuild(author).ok


def test_the_list_stays_when_the_baseline_is_opened_again(session: Session) -> None:
    """A new version without a signature has answered nothing yet (C-bis)."""
    partner = partners.add_partner(session, name="GDSS", country="NOR", kind="intelligence")
    assessment = assessments.new_assessment(session, partner.id).id
    give_back(session, assessment, Point("8.3", "Say why 4.", "(U)"))
    body = {"assessment": assessment, "version": 2, "reason": "Too low.", "marking": "(U)"}
    session.record([NewEntry(kinds.BASELINE_REOPENED, assessment, body)])
    assert assessments.get_state(session, assessment) is State.DRAFT
    assert [each.question for each in corrections.todo(session, assessment)] == ["8.3"]
