"""Triage: one positive answer asks for the whole; a closing has its reason and is sampled."""

import pytest

from tests.conftest import MakeSession
from tests.unit.workflows.kinds_stage import (
    CLOSING,
    MARK,
    NEGATIVE,
    add_partner,
    answer_all,
    triage,
)
from tests.unit.workflows.test_register_print import text_of
from workstation.domain.assessment import Answer, AssessmentKind, State
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.officer import Role
from workstation.domain.triage import is_sampled
from workstation.records import kinds
from workstation.workflows import assessments, packets
from workstation.workflows import triage as triaging
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session


def test_a_triage_asks_the_triage_alone(session: Session) -> None:
    """Domain section 0: nothing of the other sections is missing, and no baseline is locked."""
    made = triage(session, add_partner(session).id, {})
    found = assessments.check(session, made.id)
    assert {need.section for need in found.missing} == {"0"}
    assert [s.section for s in found.sections if s.status != "not-needed"] == ["0"]
    assert made.exchange.startswith("EX-")


@pytest.mark.parametrize(
    ("question", "value"),
    [("0.2", "yes"), ("0.2", "unable"), ("0.3", "yes"), ("0.6", "unable"), ("0.7", "full")],
)
def test_one_positive_answer_refuses_the_closing(
    session: Session, question: str, value: str
) -> None:
    """Domain section 0: "any positive => full assessment"; unable never counts as low."""
    made = triage(session, add_partner(session).id, CLOSING | {question: value})
    with pytest.raises(NotAllowedError) as refused:
        triaging.close(session, made.id)
    assert (refused.value.code, refused.value.place) == ("triage.positive", question)
    assert triaging.state_of(session, made.id).against == (question,)
    assert assessments.get_state(session, made.id) is State.DRAFT


@pytest.mark.parametrize("left_out", ["0.2", "0.8"])
def test_an_incomplete_triage_is_not_closed(session: Session, left_out: str) -> None:
    """Domain section 0: "not required" is recorded with its reason."""
    given = {q: v for q, v in CLOSING.items() if q != left_out}
    made = triage(session, add_partner(session).id, given)
    with pytest.raises(CheckFailedError) as refused:
        triaging.close(session, made.id)
    assert (refused.value.code, refused.value.place) == ("triage.incomplete", left_out)


def test_a_closing_is_recorded_with_reason_text_and_marking(session: Session) -> None:
    """Domain section 0, state "Triage-closed": reason code, and 100 % logged."""
    made = triage(session, add_partner(session).id, NEGATIVE | {"0.7": "not-required"})
    closed = triaging.close(session, made.id, "covered", "Assessment MRA-2026-0007.", MARK)
    assert (closed.reason, closed.text, closed.marking) == (
        "covered", "Assessment MRA-2026-0007.", MARK,
    )  # fmt: skip
    assert assessments.get_state(session, made.id) is State.TRIAGE_CLOSED
    assert assessments.check(session, made.id).state is State.TRIAGE_CLOSED
    answer = assessments.get_assessment(session, made.id).answers["0.8"]
    assert (answer.value, answer.text) == ("covered", "Assessment MRA-2026-0007.")
    with pytest.raises(NotAllowedError, match=r"assessment\.closed"):
        assessments.answer(session, made.id, Answer("0.2", "yes"))
    with pytest.raises(NotAllowedError, match=r"assessment\.closed"):
        triaging.close(session, made.id)
    report = session.vault.check_rebuild()
    assert report.ok


def test_a_triage_is_never_signed(
    session: Session, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It is closed or goes on; a packet would say that an assessment was made."""
    made = triage(session, add_partner(session).id)
    out = tmp_path_factory.mktemp("out") / "a.pdf"
    with pytest.raises(CheckFailedError, match=r"kind\.triage_not_signed"):
        packets.submit(session, made.id, out)
    assert not out.exists()


def test_the_draw_is_unknown_ahead_and_computed_again(session: Session) -> None:
    """Domain section 0: "sampled"; the head before the closing decides, with the file's id."""
    made = triage(session, add_partner(session).id)
    known_ahead = session.vault.head()[1]
    closed = triaging.close(session, made.id)
    entry = session.vault.entries_of(kinds.TRIAGE_CLOSED, made.id)[-1]
    percent = get_methodology("acmfea-2019").sample_percent
    assert entry.previous != known_ahead
    assert closed.sampled is is_sampled(entry.previous, made.id, percent)
    assert triaging.sampling_holds(session, made.id)


def test_so_many_of_a_hundred_are_drawn() -> None:
    """The rate is data: none at 0, all at 100, about as many as it says between."""
    drawn = [is_sampled(f"{n:064x}", f"MRA-2026-{n:04d}", 20) for n in range(2000)]
    assert 340 < sum(drawn) < 460
    assert not any(is_sampled(f"{n:064x}", "MRA-2026-0001", 0) for n in range(200))
    assert all(is_sampled(f"{n:064x}", "MRA-2026-0001", 100) for n in range(200))
    assert is_sampled("a" * 64, "MRA-2026-0001", 50) is is_sampled("a" * 64, "MRA-2026-0001", 50)


def _closed_and_drawn(session: Session) -> str:
    """Close triages until one is drawn."""
    partner = add_partner(session).id
    for _ in range(120):
        made = triage(session, partner)
        if triaging.close(session, made.id).sampled:
            return made.id
    raise AssertionError("none was drawn")


def test_a_second_reader_agrees_or_opens_it_again(
    session: Session, make_session: MakeSession
) -> None:
    """Domain D, "Triage-closed": officer and second reader, never the author (B-21)."""
    first = _closed_and_drawn(session)
    assert triaging.to_review(session) == []
    with pytest.raises(NotAllowedError, match=r"triage\.own"):
        triaging.review(session, first, True, "", "")
    reader = make_session(Role.SECOND_READER, "B. Roy")
    waiting = triaging.to_review(reader)
    assert first in [each.assessment for each in waiting]
    with pytest.raises(BadInputError, match=r"field\.required"):
        triaging.review(reader, first, False, "", MARK)
    state = triaging.review(reader, first, False, "A person can be located by the river.", MARK)
    assert state is State.DRAFT
    assert assessments.get_state(reader, first) is State.DRAFT
    with pytest.raises(NotAllowedError, match=r"triage\.not_waiting"):
        triaging.review(reader, first, True, "", "")
    found = triaging.find_close(reader, first)
    assert found is not None
    assert (found.review, found.reader_name) == ("disagrees", "B. Roy")
    author = make_session(Role.ASSESSOR, "A. Martin")
    (line,) = [x for x in assessments.list_assessments(author) if x.id == first]
    assert line.returned_reason == "A person can be located by the river."
    case = triaging.go_on(author, first)
    assert case.kind is AssessmentKind.CASE


def test_going_on_keeps_number_exchange_and_answers(session: Session) -> None:
    """Domain section 0: the full assessment begins with what triage found."""
    made = triage(session, add_partner(session).id, NEGATIVE | {"0.2": "yes"})
    case = triaging.go_on(session, made.id)
    assert (case.id, case.exchange, case.kind) == (made.id, made.exchange, AssessmentKind.CASE)
    assert case.answers["0.2"].value == "yes"
    assert "8" in {need.section for need in assessments.check(session, case.id).missing}
    with pytest.raises(NotAllowedError, match=r"triage\.not_one"):
        triaging.go_on(session, made.id)


def test_going_on_with_a_use_is_the_kind_of_a_use(session: Session) -> None:
    """B-10: section 9 is asked whatever else is answered."""
    made = triage(session, add_partner(session).id, NEGATIVE | {"0.1": "use", "0.2": "yes"})
    went_on = triaging.go_on(session, made.id)
    assert went_on.kind is AssessmentKind.USE
    assert went_on.answers["9.1"].value == "yes"
    with pytest.raises(NotAllowedError, match=r"kind\.act_is_use"):
        answer_all(session, made.id, {"0.1": "disclosure"})


def test_the_draft_of_a_triage_has_no_values_and_no_matrix(session: Session) -> None:
    """Nothing is rated at triage, so nothing is drawn; the file of the whole shows it."""
    partner = add_partner(session).id
    drawn = {}
    for kind in (AssessmentKind.TRIAGE, AssessmentKind.CASE):
        made = assessments.new_assessment(session, partner, kind=kind)
        drawn[kind] = text_of(packets.preview(session, made.id))
    assert "three values" not in drawn[AssessmentKind.TRIAGE]
    assert "three values" in drawn[AssessmentKind.CASE]
