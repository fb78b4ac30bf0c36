"""Each person is rated alone, and a level that a person chose is held to the same rules.

Domain section 3 (the exchange takes the worst person), section 10 and G-4 (credit of measures),
section C ("unable" never counts as low), C-bis.
"""

import dataclasses
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.sample import E_01, measure
from workstation import resource, words
from workstation.domain.assessment import Answer, AnswerValue, Assessment, AssessmentKind, RiskValue
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_file import parse_bytes
from workstation.domain.risk import (
    baseline,
    detail_of,
    frozen_values,
    is_frozen_as_answered,
    measure_credit,
    residual,
)
from workstation.domain.text import LANGUAGES

STEPS = ("1", "2", "3", "4", "5", "unable")


@cache
def methodology(name: str) -> Methodology:
    path = resource.root() / "methodologies" / f"{name}.toml"
    return parse_bytes(path.read_bytes(), path.name)


def file(m: Methodology, values: dict[str, AnswerValue], *, locked: bool = True) -> Assessment:
    """An assessment with these answers, its baseline locked as the workflow locks it."""
    made = Assessment(
        id="MRA-2026-0001",
        version=1,
        methodology=m.id,
        methodology_version=m.version,
        methodology_sha256=m.sha256,
        partner="P-0001",
        exchange="EX-2026-0001",
        author="author",
        author_name="A. Martin",
        created_utc="2026-11-13T10:00:00Z",
        answers={q: Answer(q, value) for q, value in values.items()},
        evidence=(E_01,),
    )
    if not locked:
        return made
    return dataclasses.replace(
        made,
        baseline_locked_utc="2026-11-13T10:02:00Z",
        baseline_values=frozen_values(m, made),
    )


def persons(*names: str) -> AnswerValue:
    return tuple({"person": name, "in_custody": "no"} for name in names)


def rated(*steps: str) -> AnswerValue:
    """Rows as "severity likelihood" of persons A, B, C."""
    rows = zip("ABC", (step.split() for step in steps), strict=False)
    return tuple({"person": name, "severity": s, "likelihood": n} for name, (s, n) in rows)


def case(*steps: str, overall: str = "3 2", locked: bool = True, **more: AnswerValue) -> Assessment:
    severity, likelihood = overall.split()
    values: dict[str, AnswerValue] = {
        "3.1": persons(*"ABC"[: len(steps)]),
        "8.3": likelihood,
        "8.4": severity,
        "8.13": rated(*steps),
    }
    return file(M, values | {k[1:].replace("_", "."): v for k, v in more.items()}, locked=locked)


M = methodology("acmfea-2019")
LEVELS = methodology("cse-md2017")


def stands(value: RiskValue) -> tuple[int | None, int | None, str | None, bool]:
    return value.severity, value.likelihood, value.level, value.unable


@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.parametrize(
    ("steps", "overall", "found", "said"),
    [
        (("2 2", "5 4"), "3 2", (5, 4, "substantial", False), "worst_person"),
        (("2 2", "3 1"), "4 4", (4, 4, "substantial", False), "worst_overall"),
        (("3 4", "4 1"), "1 1", (3, 4, "high", False), "worst_person"),
        (("1 1", "unable 2"), "3 2", (5, 2, "high", True), "worst_person"),
        (("5 5", "unable unable"), "1 1", (5, 5, "substantial", True), "worst_person"),
        (("3 2", "3 2"), "3 2", (3, 2, "medium", False), "worst_overall"),
    ],
)
def test_the_exchange_takes_the_worst_of_all_persons_and_of_the_overall_answer(
    steps: tuple[str, ...],
    overall: str,
    found: tuple[int, int, str, bool],
    said: str,
    locked: bool,
) -> None:
    """Section 3: each person rated separately; the exchange is the worst person."""
    value = baseline(M, case(*steps, overall=overall, locked=locked))
    assert stands(value) == found
    keys = [key.removeprefix("risk.explain.") for key, _ in value.explanation]
    assert said in keys
    assert sum(key.startswith("person") for key in keys) == len(steps)


def test_each_person_has_a_line_with_the_number_of_the_row() -> None:
    lines = baseline(M, case("2 2", "unable 4")).explanation
    assert ("risk.explain.overall", "3 × 2") in lines
    assert ("risk.explain.person", "1: 2 × 2") in lines
    assert ("risk.explain.person_unable", "2: 5 × 4") in lines
    assert ("risk.explain.worst_person", "2") in lines
    assert lines[-1] == ("risk.explain.matrix", "5 × 4")


def test_with_one_person_the_overall_answers_rate_that_person() -> None:
    """Answers to a hidden question never score."""
    value = baseline(M, case("5 5", overall="2 2"))
    assert stands(value) == (2, 2, "low", False)
    assert [key for key, _ in value.explanation] == ["risk.explain.matrix"]


def test_an_older_version_knows_no_ratings_of_persons() -> None:
    """Packets that were made under it are verified again and come to the same."""
    older = methodology("acmfea-2019-2026.2")
    values: dict[str, AnswerValue] = {
        "3.1": persons("A", "B"), "8.3": "2", "8.4": "2", "8.13": rated("5 5", "5 5"),
    }  # fmt: skip
    value = baseline(older, file(older, values))
    assert (value.level, value.explanation) == ("low", (("risk.explain.matrix", "2 × 2"),))


def test_persons_who_leave_after_the_lock_do_not_lower_the_baseline() -> None:
    """C-bis: a locked baseline does not move."""
    locked = case("2 2", "5 4")
    fewer = dataclasses.replace(
        locked,
        answers={
            **locked.answers,
            "3.1": Answer("3.1", persons("A")),
            "8.13": Answer("8.13", rated("1 1")),
        },
    )
    assert baseline(M, fewer).level == "substantial"
    assert is_frozen_as_answered(M, dataclasses.replace(fewer, answers={
        k: a for k, a in fewer.answers.items() if k != "8.13"}))  # fmt: skip


@pytest.mark.parametrize(
    "frozen",
    ["", "[", "{}", "[1]", '[{"severity":1}]', "[" * 5000, '[{"person":"A"}] '],
)
def test_a_record_from_outside_cannot_freeze_something_else(frozen: str) -> None:
    """What a stranger's program wrote there is refused and never raises."""
    locked = case("2 2", "5 4")
    values = {**locked.baseline_values, "8.13": frozen}
    forged = dataclasses.replace(locked, baseline_values=values)
    assert not is_frozen_as_answered(M, forged)
    assert baseline(M, forged).level == "medium"
    one = dataclasses.replace(forged, answers={**forged.answers, "3.1": Answer("3.1", persons())})
    assert not is_frozen_as_answered(M, one)


def test_what_was_left_out_of_the_lock_is_seen() -> None:
    locked = case("2 2", "5 4")
    values = {k: v for k, v in locked.baseline_values.items() if k != "8.13"}
    assert is_frozen_as_answered(M, locked)
    assert not is_frozen_as_answered(M, dataclasses.replace(locked, baseline_values=values))


def test_the_residual_takes_the_worst_of_what_is_left_for_each_person() -> None:
    """Section 10: what is unable to determine earns nothing, whoever is worst before."""
    strong = measure(likelihood_steps="2", severity_steps="1")
    value = residual(M, case("4 5", "3 unable", q10_1=(strong,)), 0)
    assert stands(value) == (3, 3, "medium", False)
    value = residual(M, case("4 3", "3 unable", q10_1=(strong,)), 0)
    assert stands(value) == (2, 5, "medium", True)
    assert ("risk.explain.worst_person", "2") in value.explanation
    assert measure_credit(M, case("4 3", "3 unable", q10_1=(strong,)), 0).likelihood_steps == 0


@given(
    rows=st.lists(
        st.tuples(st.sampled_from(STEPS), st.sampled_from(STEPS)), min_size=2, max_size=3
    ),
    likelihood=st.sampled_from(("0", "1", "2", "3")),
    severity=st.sampled_from(("0", "1", "2")),
    broken=st.integers(0, 3),
)
def test_the_residual_is_never_above_the_baseline(
    rows: list[tuple[str, str]], likelihood: str, severity: str, broken: int
) -> None:
    """Section 10, for any persons and any measure."""
    helps = measure(likelihood_steps=likelihood, severity_steps=severity)
    made = case(*(" ".join(row) for row in rows), q10_1=(helps,))
    order = [level.id for level in M.levels]
    before, after = baseline(M, made).level, residual(M, made, broken).level
    assert before is not None
    assert after is not None
    assert order.index(after) <= order.index(before)


def levelled(before: str, after: str, *measures: dict[str, str], locked: bool = True) -> Assessment:
    values: dict[str, AnswerValue] = {"1.6": persons("A"), "4.1": before, "5.3": after}
    return file(LEVELS, values | {"5.1": measures}, locked=locked)


CAVEAT = {"kind": "caveat"}


@pytest.mark.parametrize(
    ("before", "after", "measures", "broken", "left", "said"),
    [
        ("high", "medium", (measure(),), 0, "medium", "measure_counts"),
        ("high", "high", (measure(),), 0, "high", "measure_counts"),
        ("high", "low", (measure(),), 0, "medium", "levels_capped"),
        ("high", "medium", (), 0, "high", "no_measure_counts"),
        ("high", "medium", (measure(in_place="no"),), 0, "high", "not_in_place"),
        ("high", "medium", (measure(verifiable="unable"),), 0, "high", "not_verifiable"),
        ("high", "medium", (measure(proof="trust me"),), 0, "high", "no_proof"),
        ("high", "medium", (measure(),), 1, "high", "broken"),
        ("high", "unable", (measure(),), 0, "high", "level_kept"),
        ("medium", "high", (measure(),), 0, "medium", "never_above"),
        ("unable", "high", (measure(),), 0, "substantial", "unable_earns_none"),
        ("substantial", "high", (measure(),), 0, "high", "measure_counts"),
        ("substantial", "high", (measure(**CAVEAT),), 0, "substantial", "caveats_only"),
        ("substantial", "high", (measure(**CAVEAT), measure()), 0, "high", "measure_counts"),
        ("high", "medium", (measure(**CAVEAT),), 0, "medium", "measure_counts"),
        ("low", "low", (measure(),), 0, "low", "level"),
    ],
)
def test_a_lower_level_stands_only_as_far_as_measures_bear_it_out(
    before: str, after: str, measures: tuple[dict[str, str], ...], broken: int, left: str, said: str
) -> None:
    """Section 10 without a matrix: capped, evidence-bound, lowered by broken assurances."""
    value = residual(LEVELS, levelled(before, after, *measures), broken)
    assert value.level == left
    assert f"risk.explain.{said}" in [key for key, _ in value.explanation]
    assert (value.severity, value.likelihood) == (None, None)


@pytest.mark.parametrize(
    ("given_level", "level", "unable"),
    [("low", "low", False), ("unable", "substantial", True), ("", None, False)],
)
def test_a_level_that_a_person_chose_is_the_baseline(
    given_level: str, level: str | None, unable: bool
) -> None:
    """Section C: "unable" counts as the highest level."""
    value = baseline(LEVELS, levelled(given_level, "low", locked=False))
    assert (value.level, value.unable) == (level, unable)
    assert residual(LEVELS, levelled(given_level, "low", locked=False), 0).level is None


def test_persons_are_rated_by_level_where_there_is_no_matrix() -> None:
    values: dict[str, AnswerValue] = {
        "1.6": persons("A", "B"),
        "4.1": "low",
        "4.2": ({"person": "A", "level": "medium"}, {"person": "B", "level": "unable"}),
    }
    value = baseline(LEVELS, file(LEVELS, values))
    assert (value.level, value.unable) == ("substantial", True)
    assert ("risk.explain.person", "1") in value.explanation
    assert ("risk.explain.person_unable", "2") in value.explanation


def test_measures_are_judged_while_the_level_is_not_chosen() -> None:
    made = levelled("", "", measure(), locked=False)
    assert [effect.refused for effect in measure_credit(LEVELS, made, 0).effects] == [""]


def test_a_kind_that_asks_no_ratings_counts_none() -> None:
    made = dataclasses.replace(
        case("5 5", "5 5", overall="2 2", locked=False), kind=AssessmentKind.TRIAGE
    )
    assert frozen_values(M, made)["8.3"] == "2"
    assert baseline(M, made).level == "low"


def test_every_line_has_words_in_both_languages() -> None:
    for language in LANGUAGES:
        for value in (
            residual(LEVELS, levelled("high", "low", measure()), 1),
            residual(LEVELS, levelled("unable", "unable"), 0),
            baseline(M, case("2 2", "unable 4")),
        ):
            for line in value.explanation:
                said = words.label(line[0], language, detail=detail_of(M, line, language))
                assert said
                assert "{" not in said
    assert detail_of(LEVELS, ("risk.explain.level", "high"), "fr") == "Élevé"
    assert detail_of(LEVELS, ("risk.explain.matrix", "2 × 3"), "fr") == "2 × 3"
    lowered = ("risk.explain.likelihood_lowered", "1: 4 → 3")
    assert detail_of(LEVELS, lowered, "fr") == "1\u00a0: 4 → 3"
    assert detail_of(LEVELS, lowered, "en") == "1: 4 → 3"
