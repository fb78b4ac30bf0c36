"""What a later change does to what was signed (C-bis; product feature 3), and dissent (G-7)."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import (
    METHOD,
    assessment,
    decided,
    decision,
    full_answers,
    required_of,
)
from tests.unit.domain.test_ladder import file_at
from workstation.domain.assessment import (
    AssessmentKind,
    Decision,
    Evidence,
    EvidenceKind,
    Outcome,
    Override,
    State,
)
from workstation.domain.ladder import next_authority, required_now, said_outcome, state_of
from workstation.domain.voiding import (
    OtherChange,
    Signed,
    Voided,
    lapsed_among,
    material_changes,
    must_sign_again,
)

READER = "second-reader"


def _signed(version: int, authority: str, outcome: Outcome = Outcome.APPROVE) -> Signed:
    return Signed(version, 0, f"packet-{version}", decision(authority, outcome))


def test_only_the_newest_version_before_the_one_that_stands_lapses() -> None:
    old, read, newer = _signed(1, "L3"), _signed(2, READER), _signed(2, "L4")
    here = _signed(3, "L3")
    assert lapsed_among((old, read, newer, here), 3, returned=False) == (read, newer)
    assert lapsed_among((old,), 1, returned=False) == ()
    assert lapsed_among((), 2, returned=True) == ()


def test_what_was_signed_before_a_return_counts_no_more() -> None:
    """A return is no decision that could lapse; what stood before it on the packet is."""
    read, back = _signed(1, READER), _signed(1, "L3", Outcome.RETURN)
    assert lapsed_among((read, back), 1, returned=True) == (read,)
    assert lapsed_among((read, back), 1, returned=False) == ()
    assert lapsed_among((read, back), 2, returned=False) == (read,)


@pytest.mark.parametrize(
    ("lapsed", "required", "present", "again"),
    [
        ((READER, "L3"), "L3", (), ("assessor", READER, "L3")),
        (("L3",), "L5", (), ("assessor", "L5")),
        (("L4",), "L2", (), ("assessor", "L2")),
        (("L3",), "", (), ("assessor", "L3")),
        ((READER,), "", (), ("assessor", READER)),
        ((READER, "L3"), "L3", ("assessor",), (READER, "L3")),
        ((READER, "L3"), "L3", ("assessor", READER), ("L3",)),
        ((READER, "L3"), "L3", ("assessor", READER, "L4"), ()),
        (("L3",), "L4", ("assessor", "L3"), ("L4",)),
    ],
)
def test_who_signs_again(
    lapsed: tuple[str, ...], required: str, present: tuple[str, ...], again: tuple[str, ...]
) -> None:
    """C-bis, D: the file as it is now asks, not as it was; a higher step stands for a lower."""
    signed = [_signed(1, each) for each in lapsed]
    assert must_sign_again(METHOD, signed, required, present) == again


def test_an_escalation_is_no_approval_that_has_to_come_again() -> None:
    signed = [_signed(1, "L2", Outcome.ESCALATE)]
    assert must_sign_again(METHOD, signed, "", ()) == ("assessor",)
    assert not signed[0].is_approval
    assert _signed(1, "L2", Outcome.APPROVE_WITH_CONDITIONS).is_approval


def test_each_part_of_the_signed_content_counts_as_a_change() -> None:
    """Answers with persons and measures, marks, evidence, methodology, kind, banner, checks."""
    before = assessment(full_answers())
    assert material_changes(METHOD.questions, before, before) == ((), ())
    asked = METHOD.by_role["act"].id
    marked = {**before.answers, asked: replace(before.answers[asked], marking="(TS)")}
    person = METHOD.by_role["persons"].id
    rows = {**marked, person: replace(before.answers[person], value=({"person": "b"},))}
    held = Evidence("E-02", EvidenceKind.FILE, "Cable", "(S)", "ab")
    over = Override("x", "8.3", "Because", "(C)", "A", "2026-01-01T00:00:00Z")
    after = replace(
        before, answers=rows, evidence=(*before.evidence, held), methodology_version="9",
        kind=AssessmentKind.USE, raised_level="TS", raised_reason="Whole", raised_marking="(S)",
        overrides=(over,),
    )  # fmt: skip
    changes, others = material_changes(METHOD.questions, before, after)
    assert [each.question for each in changes] == [asked, person]
    assert others == (
        OtherChange("methodology", "", before.methodology_version, "9"),
        OtherChange("kind", "", "case", "use"),
        OtherChange("banner", "", "", "TS Whole", "(S)"),
        OtherChange("evidence", "E-02", "", "Cable", "(S)"),
        OtherChange("check", "8.3", "", "Because", "(C)"),
    )
    assert material_changes(METHOD.questions, after, before)[1][3:] == (
        OtherChange("evidence", "E-02", "Cable", "", "(S)"),
        OtherChange("check", "8.3", "Because", "", "(C)"),
    )
    reworded = replace(after, raised_reason="Other", overrides=(replace(over, about="z"),))
    assert material_changes(METHOD.questions, after, reworded)[1] == (
        OtherChange("banner", "", "TS Whole", "TS Other", "(S)"),
    )


def test_the_marks_of_everything_that_is_told_reach_the_banner() -> None:
    changes, others = material_changes(
        METHOD.questions, assessment(full_answers()), replace(assessment({}), raised_level="TS")
    )
    signed = (_signed(1, READER, Outcome.ESCALATE), _signed(1, "L3"))
    extra = OtherChange("check", "8.3", "", "Because", "(TS)")
    found = Voided("MRA-1", 1, 2, "", "New", "(C)", signed, changes, (*others, extra), "L3", ())
    assert found.marks[:2] == ("(C)", "(S)")
    assert "(TS)" in found.marks
    assert found.approvals == signed[1:]


def _against(authority: str) -> Decision:
    return replace(decision(authority, Outcome.ESCALATE), against=True)


@pytest.mark.parametrize("who", [READER, "L1", "L2"])
def test_who_would_deny_takes_the_file_to_the_top(who: str) -> None:
    """G-7: disagreement goes up by itself and cannot be closed beside it."""
    file = decided(file_at("3", "4"), _against(who))
    required = required_of(file)
    now = required_now(METHOD, file, required)
    assert (required.authority, now.authority) == ("L3", "L5")
    assert (now.reasons[0].key, now.reasons[0].rule) == ("ladder.reason.dissent", "G-7")
    assert now.reasons[0].detail == "L. Chen"
    assert now.reasons[1:] == required.reasons
    assert next_authority(METHOD, file, required) == "L5"
    assert state_of(METHOD, file, required) is State.ESCALATED
    below = decided(file, decision("L4", Outcome.APPROVE))
    assert state_of(METHOD, below, required) is State.ESCALATED
    top = decided(file, decision("L5", Outcome.APPROVE))
    assert state_of(METHOD, top, required) is State.APPROVED


def test_without_an_objection_nothing_is_raised() -> None:
    file = decided(file_at("3", "4"), decision("L2", Outcome.ESCALATE))
    required = required_of(file)
    assert required_now(METHOD, file, required) is required
    assert next_authority(METHOD, file, required) == "L3"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (decision(READER, Outcome.APPROVE), "no-objection"),
        (decision(READER, Outcome.RETURN), "return"),
        (_against(READER), "objection"),
        (_against("L2"), "escalate-against"),
        (decision("L2", Outcome.ESCALATE), "escalate"),
        (decision("L2", Outcome.APPROVE), "approve"),
    ],
)
def test_what_a_decision_is_called(given: Decision, said: str) -> None:
    """D: a second reader approves nothing; who goes up against a file says so."""
    assert said_outcome(given) == said
