"""Rules of the Act and the Directions that no other file of tests holds, by their numbers."""

import pytest

from tests.unit.domain.test_acmfea_rules import QUIET, M, assessment, decide, held
from workstation import resource
from workstation.domain.check import check
from workstation.domain.circumstances import Circumstances, acts_of
from workstation.domain.methodology_file import problems
from workstation.domain.officer import Role

CASES = (
    {},
    {"q11_7": "unable"},
    {"q11_8": "unable"},
    {"q11_7": "no"},
    {"q4_14": "red"},
    {"q13_1": "deny"},
)
SUSPENDED = Circumstances(arrangement_status="suspended", country_sheet_age_months=3)


@pytest.mark.parametrize("act", ["disclosure", "request", "use"])
def test_every_assessment_names_one_of_three_acts(act: str) -> None:
    """B-1."""
    assert acts_of(M, assessment(q0_1=act)) == {act}


def test_no_fourth_act_is_taken() -> None:
    """B-1: an act that the law does not know leaves all three open; no instrument may add one."""
    assert acts_of(M, assessment(q0_1="observe")) == {"disclosure", "request", "use"}
    text = resource.read_text("methodologies/acmfea-2019.toml")
    head, _, question = text.partition('role = "act"')
    other = head + 'role = "act"' + question.replace('id = "use"', 'id = "observe"', 1)
    assert not problems(text)
    assert "methodology.act_choices" in {problem.code for problem in problems(other)}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_request_climbs_the_same_ladder(case: dict[str, str]) -> None:
    """B-9: Directions s. 2 asks of a request what s. 1 asks of a disclosure."""
    disclosure = check(M, assessment(q0_1="disclosure", **case), QUIET)
    request = check(M, assessment(q0_1="request", **case), QUIET)
    assert request.authority_required == disclosure.authority_required
    assert request.residual == disclosure.residual
    for role in (Role.L1, Role.L3, Role.L4, Role.L5):
        assert decide(assessment(q0_1="request", **case), role) == decide(
            assessment(q0_1="disclosure", **case), role
        )


@pytest.mark.parametrize(
    ("case", "around", "stop"),
    [
        ({"q11_8": "no"}, QUIET, "B-8"),
        ({"q11_7": "unable"}, QUIET, "B-5"),
        ({"q10_1": ()}, QUIET, "B-6"),
        ({}, SUSPENDED, "arrangement"),
    ],
)
def test_a_request_is_stopped_where_a_disclosure_is(
    case: dict[str, str], around: Circumstances, stop: str
) -> None:
    """B-9: the same prohibition."""
    for act in ("disclosure", "request"):
        assert stop in held(check(M, assessment(q0_1=act, **case), around))


def test_tainted_information_goes_with_its_likely_origin() -> None:
    """B-11: said on the message, it stops nothing; untainted information says nothing."""
    told = assessment(q0_1="disclosure", q2_8="yes", q2_9="yes")
    assert "B-11" not in held(check(M, told, QUIET))
    assert "B-11" not in held(check(M, assessment(q0_1="disclosure", q2_8="no"), QUIET))


@pytest.mark.parametrize("tainted", ["yes", "unable"])
@pytest.mark.parametrize("told", ["no", "unable", "na"])
def test_tainted_information_without_its_origin_stays(tainted: str, told: str) -> None:
    """B-11."""
    silent = assessment(q0_1="disclosure", q2_8=tainted, q2_9=told)
    assert "B-11" in held(check(M, silent, QUIET))
