"""Three methodologies, one program: begun, answered, signed, decided and verified alike."""

from pathlib import Path

import pytest

from tests.conftest import MakeSession
from tests.unit.workflows.filled_any import answer_to, fill_any
from workstation.domain.assessment import Answer, AnswerValue, Outcome, State
from workstation.domain.error import CheckFailedError, NotAllowedError
from workstation.domain.officer import Role
from workstation.workflows import approvals, assessments, drafting, packets, verification
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

MEASURE = {
    "kind": "assurance-written",
    "description": "No detention without a judge",
    "proof": "PROOF",
    "in_place": "yes",
    "verifiable": "yes",
    "check_due": "2026-12-01",
}
STEPS = {"likelihood_steps": "1", "severity_steps": "0"}

CASES: dict[str, tuple[str, dict[str, AnswerValue], str, str, str]] = {
    # methodology, answers, baseline, residual, authority
    "matrix, high with a measure": (
        "acmfea-2019",
        {"8.3": "4", "8.4": "3", "10.1": ({**MEASURE, **STEPS},)},
        "high",
        "medium",
        "L2",
    ),
    "matrix, two persons": (
        "acmfea-2019",
        {
            "3.1": tuple(
                {
                    "person": name,
                    "role": "subject",
                    "in_custody": "no",
                    "minor": "no",
                    "canadian": "no",
                    "vulnerability": "none",
                }
                for name in ("A", "B")
            ),
            "8.13": (
                {"person": "A", "likelihood": "1", "severity": "1"},
                {"person": "B", "likelihood": "4", "severity": "3"},
            ),
            "0.2": "yes",
            "0.3": "yes",
            "11.5": "yes",
            "11.7": "no",
        },
        "high",
        "high",
        "L3",
    ),
    "2017, high with a measure": (
        "cse-md2017",
        {"4.1": "high", "5.1": (MEASURE,), "5.3": "low"},
        "high",
        "medium",
        "L2",
    ),
    "2017, substantial": (
        "cse-md2017",
        {"4.1": "substantial", "5.1": (MEASURE,), "5.3": "high", "7.1": "yes", "7.2": "yes"},
        "substantial",
        "high",
        "L5",
    ),
    "assistance, low": ("uk-osja", {}, "low", "low", "L1"),
    "assistance, unable": (
        "uk-osja",
        {"3.2": "unable", "4.1": (MEASURE,), "4.2": "low", "5.1": "unable", "5.2": "yes"},
        "high",
        "high",
        "L5",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_levels_and_authority_follow_from_the_data(
    name: str, session: Session, tmp_path: Path
) -> None:
    """Sections, levels, ladder and stops are data: nothing knows which methodology it is."""
    methodology, given, before, after, authority = CASES[name]
    found = assessments.check(session, _filled(session, methodology, given, tmp_path))
    assert (found.baseline.level, found.residual.level) == (before, after)
    assert found.authority_required == authority
    assert not found.missing
    assert not any(stop.status == "blocks" for stop in found.hard_stops)


@pytest.mark.parametrize("name", ["matrix, two persons", "2017, substantial"])
def test_an_assessment_is_made_signed_decided_and_verified(
    name: str, session: Session, make_session: MakeSession, tmp_path: Path
) -> None:
    """Domain sections C and D, without a matrix, limbs, acts or persons taken for granted."""
    methodology, given, _, _, authority = CASES[name]
    assessment = _filled(session, methodology, given, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    chief = make_session(Role(authority), "P. Gagnon")
    decided = approvals.decide(
        chief, packet, outcome=Outcome.APPROVE, reasons="The basis holds.", marking="(U)",
        no_interest=True, out=tmp_path / "decided.pdf",
    )  # fmt: skip
    verdict = verification.verify_in(chief, decided)
    assert (verdict.ok, verdict.problems) == (True, ())
    assert verdict.record is not None
    assert verdict.record["methodology"]["id"] == methodology
    assert assessments.get_state(chief, assessment) is State.APPROVED


def _filled(
    session: Session, methodology: str, given: dict[str, AnswerValue], tmp_path: Path
) -> str:
    assessment = fill_any(session, methodology, given, tmp_path / "letter.pdf")
    measures = next((q for q in ("10.1", "5.1", "4.1") if isinstance(given.get(q), tuple)), "")
    if measures:
        answer_measures(session, assessment, measures, given[measures])
    return assessment


def answer_measures(session: Session, assessment: str, question: str, value: AnswerValue) -> None:
    held = assessments.get_assessment(session, assessment)
    m = get_methodology(held.methodology)
    given = answer_to(m, m.questions[question], {question: value}, held.evidence[0].id)
    drafting.answer(session, assessment, given)


@pytest.mark.parametrize("methodology", ["cse-md2017", "uk-osja"])
def test_a_level_and_a_finding_that_exclude_each_other_are_not_signed(
    methodology: str, session: Session, tmp_path: Path
) -> None:
    """B-3: the level is the person's, and so is the finding; they must agree."""
    given: dict[str, AnswerValue] = {"cse-md2017": {"7.1": "yes"}, "uk-osja": {"5.1": "yes"}}[
        methodology
    ]
    assessment = fill_any(session, methodology, given, tmp_path / "letter.pdf")
    with pytest.raises(CheckFailedError) as caught:
        packets.submit(session, assessment, tmp_path / "packet.pdf")
    assert caught.value.code == "packet.hard_stop"


def test_the_level_waits_for_the_lock_and_stays_locked(session: Session, tmp_path: Path) -> None:
    """G-4: a level that a person chose is as frozen as one that a matrix gave."""
    assessment = fill_any(session, "cse-md2017", {"4.1": "medium"}, tmp_path / "letter.pdf")
    with pytest.raises(NotAllowedError) as caught:
        drafting.answer(session, assessment, Answer("4.1", "low", "Lower.", "(U)"))
    assert caught.value.code == "assessment.baseline_locked"
    assert assessments.check(session, assessment).baseline.level == "medium"
