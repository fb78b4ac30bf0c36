"""Hard stops by stage: C-bis."""

import pytest

from tests.unit.domain.sample import METHOD, QUIET, assessment, full_answers
from workstation.domain.assessment import Assessment
from workstation.domain.circumstances import Circumstances, DecisionFacts, facts
from workstation.domain.hardstop import Stage, blocking, evaluate


def status(
    file: Assessment,
    stage: Stage,
    stop: str,
    around: Circumstances = QUIET,
    decision: DecisionFacts | None = None,
) -> str:
    found = evaluate(METHOD, facts(METHOD, file, around, decision), file.answers, stage)
    return next(state.status for state in found if state.stop.id == stop)


def test_unable_waits_at_signing_and_blocks_release() -> None:
    """B-5: no release while the test says "unable"."""
    file = assessment(full_answers(q11_7="unable"))
    assert status(file, "submit", "unable") == "waits"
    assert status(file, "release", "unable") == "blocks"


def test_unanswered_test_waits() -> None:
    """B-5: a stop whose answer is not there yet is not clear."""
    file = assessment(full_answers(q11_7=None))
    assert status(file, "submit", "unable") == "waits"
    assert status(assessment(), "submit", "unable") == "clear"


@pytest.mark.parametrize("stage", ["submit", "approve", "release"])
def test_tainted_use_under_a_or_b_blocks_at_every_stage(stage: Stage) -> None:
    """B-10: (a) further mistreatment, (b) evidence; there is no exception."""
    file = assessment(full_answers(q0_1="use", q9_1="yes", q9_2="yes", q9_3="no"))
    assert status(file, stage, "tainted") == "blocks"


def test_tainted_stop_is_not_needed_when_its_section_is_not() -> None:
    """B-10: leftover answers of a hidden section stop nothing."""
    file = assessment(full_answers(q0_1="disclosure", q9_2="yes"))
    assert status(file, "submit", "tainted") == "not-needed"


def test_release_needs_a_characterization() -> None:
    """B-7: no release without accuracy and reliability."""
    given = full_answers()
    del given["2.5"]
    assert status(assessment(given), "release", "char") == "blocks"
    assert status(assessment(), "release", "char") == "clear"


def test_suspended_arrangement_blocks_and_stands_first() -> None:
    """C-bis, section 7."""
    around = Circumstances(arrangement_status="suspended")
    file = assessment()
    found = evaluate(METHOD, facts(METHOD, file, around), file.answers, "submit")
    assert (found[0].stop.id, found[0].status) == ("arrangement", "blocks")
    assert [stop.id for stop in blocking(found)] == ["arrangement"]


@pytest.mark.parametrize(("is_author", "expected"), [(True, "blocks"), (False, "clear")])
def test_author_as_approver_blocks(is_author: bool, expected: str) -> None:
    """B-21: approver = author."""
    taken = DecisionFacts("approve", "L4", True, is_author, False)
    assert status(assessment(), "approve", "author", decision=taken) == expected
