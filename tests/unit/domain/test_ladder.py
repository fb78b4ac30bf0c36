"""The approval ladder: section D, B-4 to B-6, B-8, B-10, B-12, B-21."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import (
    METHOD,
    QUIET,
    assessment,
    decided,
    decision,
    facts_after,
    full_answers,
    measure,
    officer,
    required_of,
)
from workstation.domain.assessment import AnswerValue, Assessment, Outcome, State
from workstation.domain.circumstances import DecisionFacts, facts
from workstation.domain.error import NotAllowedError
from workstation.domain.ladder import check_may_decide, next_authority, notices_owed, state_of
from workstation.domain.officer import Role

CALM: dict[str, AnswerValue] = {"q11_5": "no", "q11_6": "no", "q11_7": "no", "q11_8": None}


def file_at(severity: str, likelihood: str, **changes: AnswerValue) -> Assessment:
    """A file without measures whose test was answered no."""
    given = {**CALM, "q8_4": severity, "q8_3": likelihood, "q10_1": (), **changes}
    return assessment(full_answers(**given))


def try_to(
    file: Assessment,
    role: Role,
    outcome: Outcome = Outcome.APPROVE,
    *,
    reasons: str = "Because",
    no_interest: bool = True,
    officer_id: str = "",
) -> str:
    """The code of the refusal, or "" when the decision is allowed."""
    who = officer(role, officer_id)
    try:
        check_may_decide(
            METHOD,
            file,
            who,
            outcome,
            required_of(file),
            reasons=reasons,
            no_interest=no_interest,
        )
    except NotAllowedError as problem:
        return problem.code.removeprefix("decision.")
    return ""


@pytest.mark.parametrize(
    ("severity", "likelihood", "authority"),
    [("1", "1", "L1"), ("3", "2", "L2"), ("3", "4", "L3"), ("4", "3", "L3"), ("5", "3", "L4")],
)
def test_authority_follows_the_residual_level(
    severity: str, likelihood: str, authority: str
) -> None:
    """C-bis, section D: authority commensurate with the level."""
    assert required_of(file_at(severity, likelihood)).authority == authority


def test_floor_raises_the_authority() -> None:
    """Section D: a person in custody of the recipient needs L3 at least."""
    rows = ({"person": "a", "in_custody": "yes", "custodian": "recipient"},)
    found = required_of(file_at("1", "1", q3_1=rows))
    assert (found.authority, found.reasons[0].key) == ("L3", "ladder.reason.floor")


@pytest.mark.parametrize("changes", [{"q11_7": "unable"}, {"q11_7": "yes", "q11_8": "unable"}])
def test_unable_goes_to_the_deputy_head(changes: dict[str, AnswerValue]) -> None:
    """B-5: unable to determine is referred, at the lowest risk too."""
    found = required_of(file_at("1", "1", **changes))
    assert (found.authority, found.reasons[0].rule) == ("L5", "B-5")


def test_substantial_and_mitigable_needs_level_four() -> None:
    """B-4, section D: even where the residual level is low."""
    found = required_of(file_at("1", "1", q11_7="yes", q11_8="yes"))
    assert (found.authority, found.reasons[0].rule) == ("L4", "B-4")


@pytest.mark.parametrize(
    ("severity", "likelihood", "limb", "authority"),
    [
        ("4", "4", "no", "L5"),
        ("4", "2", "yes", "L5"),
        ("4", "2", "unable", "L5"),
        ("4", "2", "no", "L2"),
        ("3", "5", "yes", "L3"),
    ],
)
def test_more_likely_than_not_yet_answered_no_goes_up(
    severity: str, likelihood: str, limb: str, authority: str
) -> None:
    """B-3, C-bis: more likely than not at severity 4 or 5 with the finding "no" needs L5."""
    assert required_of(file_at(severity, likelihood, q11_5=limb)).authority == authority


@pytest.mark.parametrize(("applies", "authority"), [("yes", "L5"), ("unable", "L5"), ("no", "L1")])
def test_tainted_use_needs_the_deputy_head(applies: str, authority: str) -> None:
    """B-10: only the deputy head authorises use, and only under (c)."""
    file = file_at("1", "1", q0_1="use", q9_1=applies, q9_2="no", q9_3="no")
    assert required_of(file).authority == authority


@pytest.mark.parametrize(("recommended", "authority"), [("deny", "L5"), ("refer", "L5")])
def test_recommendation_not_to_share_goes_up_by_itself(recommended: str, authority: str) -> None:
    """C-bis, negative test; G-7: "do not share" overruled below is not possible."""
    file = file_at("1", "1", q13_1=recommended)
    assert required_of(file).authority == authority
    assert try_to(file, Role.L3) == "level"
    assert try_to(file, Role.L3, Outcome.DENY) == ""


def test_nothing_is_required_before_anything_is_known() -> None:
    assert required_of(assessment({}, locked=False)).authority == ""


@pytest.mark.parametrize(
    ("role", "refusal"),
    [(Role.L1, "level"), (Role.L2, "level"), (Role.L3, ""), (Role.L4, ""), (Role.L5, "")],
)
def test_approval_needs_the_authority(role: Role, refusal: str) -> None:
    """C-bis: authority at or above the one required."""
    assert try_to(file_at("4", "3"), role) == refusal


@pytest.mark.parametrize("role", [Role.L1, Role.L2, Role.L3, Role.L4, Role.L5])
@pytest.mark.parametrize("outcome", [Outcome.DENY, Outcome.RETURN, Outcome.ESCALATE])
def test_any_level_may_deny_return_or_escalate(role: Role, outcome: Outcome) -> None:
    """Section D: denied at any level; nobody stands above the deputy head."""
    top = role is Role.L5 and outcome is Outcome.ESCALATE
    assert try_to(file_at("5", "5", q11_7="yes", q11_8="no"), role, outcome) == (
        "top" if top else ""
    )


@pytest.mark.parametrize("role", [Role.L1, Role.L4, Role.L5])
@pytest.mark.parametrize("outcome", [Outcome.APPROVE, Outcome.APPROVE_WITH_CONDITIONS])
def test_substantial_and_not_mitigable_is_approved_by_nobody(role: Role, outcome: Outcome) -> None:
    """B-8: no balancing and no exception, not by the deputy head."""
    file = assessment(full_answers(q11_8="no"))
    assert try_to(file, role, outcome) == "cannot_mitigate"
    unable = assessment(full_answers(q11_7="unable", q11_8="no"))
    assert try_to(unable, role, outcome) == "cannot_mitigate"


@pytest.mark.parametrize(
    ("role", "rows", "reasons", "refusal"),
    [
        (Role.L4, (measure(),), "Because", "unable"),
        (Role.L5, (measure(),), "Because", ""),
        (Role.L5, (measure(),), "  ", "no_basis"),
        (Role.L5, (), "Because", "no_measure"),
        (Role.L5, (measure(in_place="no"),), "Because", "no_measure"),
    ],
)
def test_unable_only_the_deputy_head_with_basis_and_measure(
    role: Role, rows: tuple[dict[str, str], ...], reasons: str, refusal: str
) -> None:
    """B-5, B-6."""
    file = assessment(full_answers(q11_7="unable", q11_8="unable", q10_1=rows))
    assert try_to(file, role, reasons=reasons) == refusal


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [((measure(),), ""), ((), "no_measure"), ((measure(in_place="no"),), "no_measure")],
)
def test_mitigable_needs_a_measure_in_place(rows: tuple[dict[str, str], ...], refusal: str) -> None:
    """B-4, B-6: appropriate measures are actually taken."""
    file = assessment(full_answers(q10_1=rows))
    assert try_to(file, Role.L5) == refusal


def test_unanswered_test_is_not_approved() -> None:
    """B-3: nobody approves what no person determined."""
    assert try_to(assessment(full_answers(q11_7=None, q11_8=None)), Role.L5) == "undetermined"
    assert try_to(assessment(full_answers(q11_8=None)), Role.L5) == "undetermined"


def test_author_never_decides() -> None:
    """B-21: not even to deny, and not at the lowest level."""
    for outcome in Outcome:
        assert try_to(file_at("1", "1"), Role.L1, outcome, officer_id="author") == "author"


@pytest.mark.parametrize(
    ("role", "refusal"), [(Role.L2, ""), (Role.L3, "interest"), (Role.L5, "interest")]
)
def test_declared_interest_excludes_from_level_three(role: Role, refusal: str) -> None:
    """B-21, C-bis: declared operational interest at L3 and above."""
    assert try_to(file_at("1", "1"), role, no_interest=False) == refusal


def test_denial_is_final() -> None:
    """Section D: never re-shopped to a peer, nor to a higher level."""
    file = decided(file_at("1", "1"), decision("L1", Outcome.DENY))
    assert try_to(file, Role.L5) == "final"
    assert state_of(METHOD, file, required_of(file)) is State.DENIED


def test_approval_closes_the_file() -> None:
    file = decided(file_at("1", "1"), decision("L1", Outcome.APPROVE))
    assert try_to(file, Role.L2, Outcome.DENY) == "final"


def test_nobody_decides_twice() -> None:
    file = decided(file_at("4", "3"), decision("L1", Outcome.ESCALATE, officer_id="x"))
    assert try_to(file, Role.L3, officer_id="x") == "twice"


@pytest.mark.parametrize(
    ("role", "refusal"), [(Role.L1, "order"), (Role.L2, "order"), (Role.L3, "")]
)
def test_order_goes_up(role: Role, refusal: str) -> None:
    """Section D: no lower level, and no peer, after a higher one."""
    file = decided(file_at("1", "1"), decision("L2", Outcome.ESCALATE, officer_id="somebody"))
    assert try_to(file, role) == refusal
    assert try_to(file, Role.SECOND_READER, Outcome.RETURN) == "order"


@pytest.mark.parametrize(
    ("outcome", "refusal"),
    [
        (Outcome.APPROVE, ""),
        (Outcome.RETURN, ""),
        (Outcome.DENY, "second_reader"),
        (Outcome.ESCALATE, "second_reader"),
        (Outcome.APPROVE_WITH_CONDITIONS, "second_reader"),
    ],
)
def test_second_reader_returns_or_has_no_objection(outcome: Outcome, refusal: str) -> None:
    """Section D, peer review: comments, never a release."""
    assert try_to(file_at("1", "1"), Role.SECOND_READER, outcome) == refusal


def test_second_reader_never_releases() -> None:
    """Section D: no objection leaves the file where it was."""
    file = decided(file_at("1", "1"), decision("second-reader", Outcome.APPROVE))
    assert state_of(METHOD, file, required_of(file)) is State.SUBMITTED
    assert try_to(file, Role.L1) == ""
    assert next_authority(METHOD, file, required_of(file)) == "L1"


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.RECORDS, Role.ADMINISTRATOR])
def test_other_offices_do_not_decide(role: Role) -> None:
    assert try_to(file_at("1", "1"), role, Outcome.DENY) == "role"


def test_disabled_officer_does_not_decide() -> None:
    file = file_at("1", "1")
    who = replace(officer(Role.L5), disabled=True)
    with pytest.raises(NotAllowedError, match=r"decision\.role"):
        check_may_decide(
            METHOD, file, who, Outcome.DENY, required_of(file), reasons="x", no_interest=True
        )


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_decision_has_reasons(outcome: Outcome) -> None:
    """B-6, B-22: the basis is clearly documented."""
    assert try_to(file_at("1", "1"), Role.L4, outcome, reasons="\n ") == "no_basis"


def test_draft_and_returned_files_wait_for_their_author() -> None:
    draft = replace(file_at("1", "1"), submitted_utc="")
    assert try_to(draft, Role.L1) == "not_submitted"
    withdrawn = replace(file_at("1", "1"), withdrawn=True)
    assert try_to(withdrawn, Role.L1) == "not_submitted"
    returned = decided(file_at("1", "1"), decision("L1", Outcome.RETURN))
    assert try_to(returned, Role.L2) == "returned"


@pytest.mark.parametrize(
    ("decisions", "state", "following"),
    [
        ((), State.SUBMITTED, "L3"),
        ((("L1", Outcome.ESCALATE),), State.ESCALATED, "L3"),
        ((("L3", Outcome.ESCALATE),), State.ESCALATED, "L4"),
        ((("L3", Outcome.APPROVE),), State.APPROVED, None),
        ((("L4", Outcome.APPROVE_WITH_CONDITIONS),), State.APPROVED, None),
        ((("L1", Outcome.APPROVE),), State.ESCALATED, "L3"),
        ((("L2", Outcome.RETURN),), State.RETURNED, None),
        ((("L2", Outcome.DENY),), State.DENIED, None),
        ((("L3", Outcome.ESCALATE), ("L5", Outcome.DENY)), State.DENIED, None),
    ],
)
def test_state_follows_from_what_was_signed(
    decisions: tuple[tuple[str, Outcome], ...], state: State, following: str | None
) -> None:
    """Section D: an approval below the required level settles nothing and goes up."""
    file = decided(file_at("4", "3"), *(decision(a, o) for a, o in decisions))
    required = required_of(file)
    assert state_of(METHOD, file, required) is state
    assert next_authority(METHOD, file, required) == following


def test_state_of_draft_and_withdrawn() -> None:
    file = assessment(submitted=False)
    assert state_of(METHOD, file, required_of(file)) is State.DRAFT
    assert state_of(METHOD, replace(file, withdrawn=True), required_of(file)) is State.WITHDRAWN


@pytest.mark.parametrize(("authority", "owed"), [("L5", ["minister", "nsira"]), ("L4", [])])
def test_deputy_head_determination_owes_notices(authority: str, owed: list[str]) -> None:
    """B-12: the Minister and the review bodies."""
    file = decided(assessment(), decision(authority, Outcome.APPROVE))
    assert [notice.id for notice in notices_owed(METHOD, file, facts_after(file))] == owed


def test_no_notice_before_a_decision() -> None:
    """B-12."""
    file = assessment()
    assert notices_owed(METHOD, file, facts(METHOD, file, QUIET)) == ()


def test_hard_stop_refuses_an_approval_but_not_a_denial() -> None:
    """B-10: tainted use as evidence, by the deputy head."""
    file = file_at("1", "1", q0_1="use", q9_1="yes", q9_2="no", q9_3="yes")
    taken = DecisionFacts("approve", "L5", True, False, False)
    known = facts(METHOD, file, QUIET, taken)
    arguments = (METHOD, file, officer(Role.L5))
    with pytest.raises(NotAllowedError) as caught:
        check_may_decide(
            *arguments,
            Outcome.APPROVE,
            required_of(file),
            reasons="x",
            no_interest=True,
            facts=known,
        )
    assert (caught.value.code, caught.value.data["rule"]) == ("decision.hard_stop", "B-10")
    check_may_decide(
        *arguments, Outcome.DENY, required_of(file), reasons="x", no_interest=True, facts=known
    )
