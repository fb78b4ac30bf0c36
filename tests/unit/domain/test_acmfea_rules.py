"""The rules of domain.md on the methodology that is shipped: acmfea-2019."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import E_01
from workstation import resource
from workstation.domain.ageing import Material
from workstation.domain.assessment import Answer, AnswerValue, Assessment, Decision, Outcome
from workstation.domain.check import Check, check
from workstation.domain.circumstances import Circumstances, decision_facts, facts
from workstation.domain.error import NotAllowedError
from workstation.domain.hardstop import STAGES, evaluate
from workstation.domain.ladder import check_may_decide, notices_owed
from workstation.domain.methodology import Methodology, Question, QuestionKind
from workstation.domain.methodology_file import parse
from workstation.domain.officer import Officer, Role

NAME = "acmfea-2019.toml"
M: Methodology = parse(resource.read_text(f"methodologies/{NAME}"), NAME)
SHEET = Material("country-sheet", "SRC-2025-001", "Sheet", "(U)", "2026-07-03")
QUIET = Circumstances(arrangement_status="active", country_sheet_age_months=3)

PERSON = {
    "person": "One person",
    "role": "subject",
    "in_custody": "no",
    "custodian": "unknown",
    "minor": "no",
    "canadian": "no",
    "vulnerability": "none",
}

GIVEN: dict[str, AnswerValue] = {
    "0.1": "disclosure",
    "1.11": "no",
    "2.8": "no",
    "3.1": (PERSON,),
    "4.1": "2026-08-01",
    "4.14": "yellow",
    "5.6": "no",
    "5.12": "yes",
    "8.1": ("arrest", "questioning"),
    "8.3": "4",
    "8.4": "4",
    "8.12": "no",
    "10.1": (
        {
            "kind": "assurance-written",
            "description": "Consular access within 48 hours",
            "in_place": "yes",
            "verifiable": "yes",
            "proof": "E-01",
            "likelihood_steps": "2",
            "severity_steps": "0",
        },
    ),
    "11.7": "yes",
    "11.8": "yes",
    "13.1": "approve",
}


def value_for(question: Question) -> AnswerValue:
    if question.kind in {QuestionKind.CHOICE, QuestionKind.CHOICES}:
        first = question.choices[0].id
        return first if question.kind is QuestionKind.CHOICE else (first,)
    if question.kind is QuestionKind.DATE:
        return "2026-12-31"
    if question.kind is QuestionKind.ROWS:
        row = {column.id: "x" for column in question.columns if column.required}
        return (row,) if row else ()
    return None if question.kind is QuestionKind.TEXT else "yes"


def answers(**changes: AnswerValue) -> dict[str, Answer]:
    """An answer, a reason and evidence for every question; ``q11_7="no"`` changes a value."""
    values = {**GIVEN, **{name[1:].replace("_", "."): v for name, v in changes.items()}}
    return {
        id_: Answer(
            id_,
            values[id_] if id_ in values else value_for(question),
            "Words that explain.",
            "(S//REL TO CAN, USA)",
            ("E-01",),
        )
        for id_, question in M.questions.items()
    }


def assessment(*, without: tuple[str, ...] = (), **changes: AnswerValue) -> Assessment:
    given = {k: a for k, a in answers(**changes).items() if k not in without}
    return Assessment(
        id="MRA-2026-0001",
        version=1,
        methodology=M.id,
        methodology_version=M.version,
        methodology_sha256=M.sha256,
        partner="P-0001",
        exchange="EX-2026-0001",
        author="author",
        author_name="A. Martin",
        created_utc="2026-11-13T10:00:00Z",
        answers=given,
        evidence=(E_01,),
        baseline_locked_utc="2026-11-13T10:02:00Z",
        baseline_locked_by="author",
        baseline_values={k: str(given[k].value) for k in ("8.3", "8.4") if k in given},
        submitted_utc="2026-11-16T16:20:00Z",
    )


def decide(
    file: Assessment,
    authority: Role,
    outcome: Outcome = Outcome.APPROVE,
    *,
    around: Circumstances = QUIET,
    no_interest: bool = True,
) -> str:
    """The rule that refuses the decision, or "" when it may be taken."""
    taken = Decision(
        authority.value,
        outcome,
        "Because",
        "(S)",
        "x",
        "X",
        "2026-11-17T09:00:00Z",
        (),
        no_interest,
    )
    known = facts(M, file, around, decision_facts(file, taken))
    try:
        check_may_decide(
            M,
            file,
            Officer("x", "X", authority),
            outcome,
            check(M, file, around).required,
            reasons=taken.reasons,
            no_interest=no_interest,
            facts=known,
        )
    except NotAllowedError as problem:
        return str(problem.data["rule"])
    return ""


def held(found: Check) -> set[str]:
    return {state.stop.id for state in found.hard_stops if state.holds}


def test_full_assessment_is_complete_and_approved_at_level_four() -> None:
    """B-4: substantial, mitigable, measures in place: committee with legal services."""
    file = replace(assessment(), submitted_utc="")
    found = check(M, file, QUIET)
    assert found.missing == ()
    assert found.may_submit
    assert (found.baseline.level, found.residual.level) == ("substantial", "medium")
    assert found.authority_required == "L4"
    assert decide(assessment(), Role.L4) == ""
    assert decide(assessment(), Role.L3) == "C-bis"


@pytest.mark.parametrize(
    ("changes", "stop"),
    [
        ({"q11_7": "unable"}, "B-5"),
        ({"q11_8": "no"}, "B-8"),
        ({"q10_1": ()}, "B-6"),
        ({"q9_4": "yes", "q2_8": "yes"}, "B-10"),
        ({"q9_5": "yes", "q2_8": "unable"}, "B-10"),
        ({"q1_11": "yes", "q1_12": "no"}, "B-37"),
        ({"q1_11": "yes", "q1_12": "na"}, "B-37"),
        ({"q8_12": "yes", "q8_4": "3"}, "B-3"),
    ],
)
def test_hard_stop_holds(changes: dict[str, AnswerValue], stop: str) -> None:
    """C-bis: each row of the table that an answer decides, and none of them in a clean file."""
    assert held(check(M, assessment(), QUIET)) == set()
    assert stop in held(check(M, assessment(**changes), QUIET))


@pytest.mark.parametrize(
    ("question", "stop"), [("2.5", "B-7"), ("13.4", "B-7-caveat"), ("13.2", "B-6")]
)
def test_hard_stop_holds_without_the_text(question: str, stop: str) -> None:
    """B-6, B-7: basis, characterization and caveat text."""
    assert stop in held(check(M, assessment(without=(question,)), QUIET))


@pytest.mark.parametrize(
    ("around", "stop"),
    [
        (replace(QUIET, arrangement_status="suspended"), "arrangement"),
        (replace(QUIET, arrangement_status="restricted", restricts=("disclosure",)), "arrangement"),
    ],
)
def test_arrangement_stops_this_kind_of_exchange(around: Circumstances, stop: str) -> None:
    """C-bis, section 7."""
    assert stop in held(check(M, assessment(), around))
    allowed = replace(QUIET, arrangement_status="restricted", restricts=("use",))
    assert stop not in held(check(M, assessment(), allowed))


@pytest.mark.parametrize(
    ("age", "stale", "holds"), [(12, (), False), (12, (SHEET,), True), (None, (), True)]
)
def test_stale_country_sheet_needs_a_justification(
    age: int | None, stale: tuple[Material, ...], holds: bool
) -> None:
    """G-8, C-bis: past its date without justification."""
    around = replace(QUIET, country_sheet_age_months=age, stale=stale)
    assert ("G-8" in held(check(M, assessment(without=("4.2",)), around))) is holds
    assert "G-8" not in held(check(M, assessment(), around))


def test_third_party_portion_of_the_exchange_stops() -> None:
    """B-37: the marks themselves tell, even where 1.11 says no."""
    file = assessment()
    portion = replace(file.answers["1.6"], marking="(//GBR S)")
    found = check(M, replace(file, answers={**file.answers, "1.6": portion}), QUIET)
    assert "B-37" in held(found)


@pytest.mark.parametrize("role", [Role.L1, Role.L3, Role.L4, Role.L5])
def test_not_mitigable_is_approved_by_nobody(role: Role) -> None:
    """B-8: at any level, the deputy head included."""
    assert decide(assessment(q11_8="no"), role) == "B-8"
    assert decide(assessment(q11_8="no"), role, Outcome.DENY) == ""


@pytest.mark.parametrize("question", ["q9_4", "q9_5"])
def test_tainted_use_under_a_or_b_is_approved_by_nobody(question: str) -> None:
    """B-10: (a) and (b) have no exception."""
    clean: dict[str, AnswerValue] = {"q0_1": "use", "q9_4": "no", "q9_5": "no", "q9_6": "no"}
    assert decide(assessment(**{**clean, question: "yes"}), Role.L5) != ""
    assert decide(assessment(**clean), Role.L5) == ""


@pytest.mark.parametrize(
    ("needed", "role", "allowed"),
    [("yes", Role.L5, True), ("no", Role.L5, False), ("yes", Role.L4, False)],
)
def test_tainted_use_under_c_is_for_the_deputy_head(needed: str, role: Role, allowed: bool) -> None:
    """B-10: only to prevent loss of life or significant injury."""
    file = assessment(q0_1="use", q9_4="no", q9_5="no", q9_6="yes", q9_7=needed, q9_8="no")
    assert (decide(file, role) == "") is allowed


@pytest.mark.parametrize(
    ("exceptional", "needed", "role", "allowed"),
    [
        ("yes", "yes", Role.L4, True),
        ("yes", "yes", Role.L5, True),
        ("yes", "yes", Role.L3, False),
        ("yes", "no", Role.L4, False),
        ("unable", "yes", Role.L4, False),
    ],
)
def test_a_designated_official_stands_in_only_in_exceptional_circumstances(
    exceptional: str, needed: str, role: Role, allowed: bool
) -> None:
    """B-10(c): the designation is data, on a step of the ladder."""
    file = assessment(q0_1="use", q9_4="no", q9_5="no", q9_6="yes", q9_7=needed, q9_8=exceptional)
    assert (decide(file, role) == "") is allowed


@pytest.mark.parametrize(
    ("changes", "authority"),
    [
        ({"q4_14": "red"}, "L3"),
        ({"q5_6": "yes"}, "L3"),
        ({"q5_6": "unable"}, "L3"),
        ({"q3_1": ({**PERSON, "in_custody": "yes", "custodian": "recipient"},)}, "L3"),
        ({}, "L1"),
    ],
)
def test_floors(changes: dict[str, AnswerValue], authority: str) -> None:
    """Section D: level floors."""
    calm: dict[str, AnswerValue] = {
        "q8_3": "1",
        "q8_4": "1",
        "q11_5": "no",
        "q11_6": "no",
        "q11_7": "no",
    }
    assert check(M, assessment(**calm, **changes), QUIET).authority_required == authority


def test_more_likely_than_not_yet_no_goes_to_the_deputy_head() -> None:
    """B-3, C-bis."""
    assert check(M, assessment(q11_7="no"), QUIET).authority_required == "L5"


def test_unable_goes_to_the_deputy_head() -> None:
    """B-5."""
    found = check(M, assessment(q11_8="unable"), QUIET)
    assert found.authority_required == "L5"
    assert decide(assessment(q11_8="unable"), Role.L4) == "B-5"


def test_every_reason_has_a_rule_and_stands_once() -> None:
    """B-5: the built-in reason and the floor of the file are not said twice."""
    reasons = check(M, assessment(q11_7="unable"), QUIET).required.reasons
    assert len({(r.authority, r.rule) for r in reasons}) == len(reasons)
    assert sum("B-5" in reason.rule for reason in reasons) == 1


@pytest.mark.parametrize(
    ("authority", "outcome", "owed"),
    [
        (Role.L5, Outcome.APPROVE, {"minister", "nsicop", "nsira"}),
        (Role.L5, Outcome.DENY, {"minister", "nsicop", "nsira"}),
        (Role.L5, Outcome.RETURN, set()),
        (Role.L4, Outcome.APPROVE, set()),
    ],
)
def test_notices_of_the_deputy_head(authority: Role, outcome: Outcome, owed: set[str]) -> None:
    """B-12: the Minister, NSICOP and NSIRA."""
    file = assessment()
    taken = Decision(authority.value, outcome, "Because", "(S)", "x", "X", "2026-11-17T09:00:00Z")
    known = facts(M, file, QUIET, decision_facts(file, taken))
    found = {notice.id for notice in notices_owed(M, file, known)}
    assert {"minister", "nsicop", "nsira"} & found == owed


def test_hidden_section_nine_stops_nothing() -> None:
    """B-10: leftover answers of a section that is not needed."""
    file = assessment(q9_4="yes")
    assert "B-10" not in held(check(M, file, QUIET))
    for stage in STAGES:
        found = evaluate(M, facts(M, file, QUIET), file.answers, stage)
        assert {s.status for s in found if s.stop.id == "B-10"} == {"not-needed"}


def test_empty_assessment_is_a_draft_with_everything_missing() -> None:
    empty = replace(
        assessment(), answers={}, baseline_locked_utc="", baseline_values={}, submitted_utc=""
    )
    found = check(M, empty, QUIET)
    assert len(found.missing) > 50
    assert not found.may_submit
    assert found.residual.level is None
    assert found.determination.substantial is None
