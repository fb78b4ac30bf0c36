"""Kinds of assessment as pure rules: what each asks, when a triage may be closed, the draw."""

from dataclasses import replace

import pytest

from tests.unit.domain.sample import (
    METHOD,
    QUIET,
    T,
    answer,
    asks,
    assessment,
    fact,
    full_answers,
    officer,
    question,
    required_of,
)
from workstation import resource
from workstation.domain.assessment import Answer, Assessment, AssessmentKind, Outcome, State
from workstation.domain.circumstances import facts
from workstation.domain.completeness import section_states
from workstation.domain.condition import FactValue
from workstation.domain.error import NotAllowedError
from workstation.domain.kind_answers import given_by_kind
from workstation.domain.ladder import asks_test, check_may_decide, state_of
from workstation.domain.methodology import (
    Condition,
    Form,
    Methodology,
    QuestionKind,
    Section,
)
from workstation.domain.methodology_file import parse
from workstation.domain.methodology_kinds import KindText
from workstation.domain.officer import Role
from workstation.domain.standing_base import asked_sections, carried_sections
from workstation.domain.title import LONGEST, title_of
from workstation.domain.triage import is_sampled, stands_against_closing

NAME = "acmfea-2019.toml"
M: Methodology = parse(resource.read_text(f"methodologies/{NAME}"), NAME)
NEGATIVE = {"0.2": "no", "0.3": "na", "0.6": "no"}
CLOSING = NEGATIVE | {"0.7": "not-required", "0.8": "no-individual"}


def given(values: dict[str, str]) -> dict[str, Answer]:
    return {question: Answer(question, value) for question, value in values.items()}


def file_of(kind: AssessmentKind, country: str = "") -> Assessment:
    return replace(assessment(), methodology=M.id, kind=kind, answers={}, country=country)


def against(values: dict[str, str]) -> tuple[str, ...]:
    known: dict[str, FactValue] = {"assessment.kind": "triage"}
    return stands_against_closing(M, given(values), known)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, ()),
        ({"0.2": "yes"}, ("0.2",)),
        ({"0.2": "unable"}, ("0.2",)),
        ({"0.3": "yes", "0.6": "unable"}, ("0.3", "0.6")),
        ({"0.7": "full"}, ("0.7",)),
        ({"0.4": "yes"}, ()),
    ],
)
def test_any_positive_answer_stands_against_closing(
    changed: dict[str, str], found: tuple[str, ...]
) -> None:
    """Domain section 0: one is enough, and unable never counts as low."""
    assert against(CLOSING | changed) == found


def test_what_is_not_answered_yet_is_not_positive() -> None:
    assert against({}) == ()
    assert against({"0.2": "no"}) == ()


def test_without_a_question_for_the_reason_nothing_can_stand_against_it() -> None:
    assert stands_against_closing(METHOD, full_answers(), {}) == ()


def test_what_hides_the_reason_by_none_is_named_too() -> None:
    hidden = Condition(Form.NONE, parts=(Condition(Form.ANY, parts=(asks("0.a", "yes"),)),))
    section = Section(
        "0", T, T,
        (question("0.a"), question("0.b", QuestionKind.CHOICE, role="triage.reason",
                                   visible_when=hidden)),
    )  # fmt: skip
    m = replace(METHOD, sections=(section,))
    assert stands_against_closing(m, {"0.a": answer("0.a", "yes")}, {}) == ("0.a",)
    assert stands_against_closing(m, {"0.a": answer("0.a", "no")}, {}) == ()
    shown = replace(m, sections=(replace(section, questions=(replace(
        section.questions[1], visible_when=None),)),))  # fmt: skip
    assert stands_against_closing(shown, {}, {}) == ()


def test_the_draw_is_of_the_head_and_the_id_and_nothing_else() -> None:
    """Domain section 0, "sampled": the same for everybody who computes it."""
    drawn = {is_sampled("ab" * 32, f"MRA-2026-{n:04d}", 30) for n in range(100)}
    assert drawn == {True, False}
    other = [is_sampled(f"{n:064x}", "MRA-2026-0001", 30) for n in range(100)]
    assert set(other) == {True, False}
    assert [is_sampled("cd" * 32, "MRA-2026-0001", p) for p in (0, 100)] == [False, True]
    # Fixed for ever: a record of today is judged by it in ten years.
    assert is_sampled("0" * 64, "MRA-2026-0001", 9) is False
    assert is_sampled("0" * 64, "MRA-2026-0001", 10) is True


@pytest.mark.parametrize(
    ("kind", "country", "sections"),
    [
        (AssessmentKind.TRIAGE, "", {"0"}),
        (AssessmentKind.STANDING, "", {"4", "5", "6", "7", "8", "10", "11", "12", "13"}),
        (AssessmentKind.STANDING, "NOR", {"4", "8", "10", "11", "12", "13"}),
    ],
)
def test_a_kind_asks_its_own_sections(
    kind: AssessmentKind, country: str, sections: set[str]
) -> None:
    """Domain C, C-bis: no exchange and no individual in a standing assessment."""
    assert {s.id for s in asked_sections(M, file_of(kind, country))} == sections


@pytest.mark.parametrize("kind", [AssessmentKind.CASE, AssessmentKind.USE])
def test_an_exchange_and_a_use_ask_all(kind: AssessmentKind) -> None:
    assert len(asked_sections(M, file_of(kind))) == len(M.sections) == 15


@pytest.mark.parametrize(
    ("kind", "country", "carried"),
    [
        (AssessmentKind.ABBREVIATED, "", {"4", "5", "6", "7"}),
        (AssessmentKind.ABBREVIATED, "NOR", {"4"}),
        (AssessmentKind.CASE, "", set()),
        (AssessmentKind.STANDING, "", set()),
    ],
)
def test_what_is_taken_over_is_what_the_standing_one_asked(
    kind: AssessmentKind, country: str, carried: set[str]
) -> None:
    """B-22: the basis of an abbreviated one is what was signed, of the partner or the country."""
    made = file_of(kind, country=country)
    assert carried_sections(M, made) == carried
    if kind is AssessmentKind.ABBREVIATED:
        assert len(asked_sections(M, made)) == 15


def test_a_methodology_without_the_kinds_takes_nothing_over() -> None:
    made = file_of(AssessmentKind.ABBREVIATED)
    assert carried_sections(METHOD, made) == frozenset()
    own = KindText("abbreviated", T, T)
    standing = KindText("standing", T, T, ("4",))
    assert carried_sections(replace(METHOD, kinds=(own, standing)), made) == frozenset()
    assert carried_sections(replace(METHOD, kinds=(own,)), made) == frozenset()
    assert METHOD.asks("4", "triage")


def test_a_section_that_answers_hide_is_still_of_the_kind() -> None:
    """Section 9 comes and goes with 0.1 and 2.8; it is in the rail from the start."""
    ids = [s.id for s in asked_sections(M, file_of(AssessmentKind.CASE))]
    assert "9" in ids
    both = Condition(Form.ALL, parts=(fact("assessment.kind", "use"), asks("0.1", "use")))
    m = replace(METHOD, sections=(replace(METHOD.sections[0], needed_when=both),))
    assert asked_sections(m, file_of(AssessmentKind.CASE)) == m.sections
    never = replace(METHOD.sections[0], needed_when=fact("assessment.kind", "use"))
    assert asked_sections(replace(METHOD, sections=(never,)), file_of(AssessmentKind.CASE)) == ()


def test_what_was_taken_over_is_done_and_its_unable_still_counts() -> None:
    """G-3: "unable" in a carried section is seen by whoever decides."""
    made = replace(
        file_of(AssessmentKind.ABBREVIATED), answers=given({"4.3": "unable", "4.14": "red"})
    )
    states = {s.section: s for s in section_states(M, made, facts(M, made, QUIET))}
    assert (states["4"].status, states["4"].missing, states["4"].unable) == ("done", (), ("4.3",))
    assert states["8"].missing


def test_a_triage_that_was_closed_is_closed_for_every_decision() -> None:
    """Domain D: state "Triage-closed"; nobody decides on what was never signed."""
    closed = replace(assessment(), triage_closed=True)
    required = required_of(closed)
    assert state_of(METHOD, closed, required) is State.TRIAGE_CLOSED
    with pytest.raises(NotAllowedError, match=r"decision\.not_submitted"):
        check_may_decide(
            METHOD, closed, officer(Role.L5), Outcome.APPROVE, required, reasons="x",
            no_interest=True,
        )  # fmt: skip


def test_a_kind_without_the_test_is_approved_by_its_level_alone() -> None:
    """B-3 is of the risk to one person; where it is not asked, the level names the authority."""
    sections = tuple(
        s.id
        for s in METHOD.sections
        if s is not METHOD.section_of[METHOD.by_role["substantial"].id]
    )
    m = replace(METHOD, kinds=(KindText("standing", T, T, sections),))
    made = replace(assessment(), kind=AssessmentKind.STANDING)
    assert asks_test(METHOD, assessment())
    assert not asks_test(m, made)
    required = required_of(made)
    enough = officer(Role.L5)
    check_may_decide(
        m, made, enough, Outcome.APPROVE, required, reasons="A basis.", no_interest=True
    )
    with pytest.raises(NotAllowedError, match=r"decision\.level"):
        check_may_decide(
            m, made, officer(Role.L1), Outcome.APPROVE,
            replace(required, authority="L3"), reasons="A basis.", no_interest=True,
        )  # fmt: skip
    with pytest.raises(NotAllowedError, match=r"decision\.level"):
        check_may_decide(
            m, made, enough, Outcome.APPROVE, replace(required, authority=""),
            reasons="A basis.", no_interest=True,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "answers", "title"),
    [
        ("case", {"1.1": "Travel dates"}, ("Travel dates", "(S)")),
        ("case", {"0.9": "A map"}, ("", "")),
        ("triage", {"0.9": "A map of a river\nand its banks"}, ("A map of a river", "(S)")),
        ("triage", {"0.9": "  ", "8.14": "The risk"}, ("The risk", "(S)")),
        ("triage", {}, ("", "")),
    ],
)
def test_what_has_no_title_is_called_by_its_summary(
    kind: str, answers: dict[str, str], title: tuple[str, str]
) -> None:
    made = {q: Answer(q, None, text, "(S)") for q, text in answers.items()}
    assert title_of(M, AssessmentKind(kind), made) == title


def test_a_long_summary_is_cut_at_a_word() -> None:
    long = "word, " * 40
    text, _ = title_of(M, AssessmentKind.TRIAGE, {"0.9": Answer("0.9", None, long, "(S)")})
    assert text.endswith("word…")
    assert len(text) <= LONGEST + 1
    just = "x" * LONGEST
    assert title_of(M, AssessmentKind.TRIAGE, {"0.9": Answer("0.9", None, just, "(S)")})[0] == just


def test_a_methodology_without_a_title_has_none() -> None:
    m = replace(METHOD, sections=METHOD.sections[:1])
    assert title_of(m, AssessmentKind.CASE, {}) == ("", "")


@pytest.mark.parametrize("kind", AssessmentKind)
def test_the_kind_of_a_use_alone_answers_what_it_is_about(kind: AssessmentKind) -> None:
    """B-10: the assessment of a use is about a use, and about tainted information."""
    expected = {"0.1": "use", "9.1": "yes"} if kind is AssessmentKind.USE else {}
    assert given_by_kind(M, kind) == expected


@pytest.mark.parametrize(("name", "known"), [("cse-md2017", {"1.2": "use"}), ("uk-osja", {})])
def test_a_kind_answers_only_what_the_instrument_asks(name: str, known: dict[str, str]) -> None:
    """B-10: neither of these asks whether information likely came from mistreatment."""
    m = parse(resource.read_text(f"methodologies/{name}.toml"), name)
    assert given_by_kind(m, AssessmentKind.USE) == known
