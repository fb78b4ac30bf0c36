"""Baseline, residual and determination: C-bis, section 10, B-3."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.sample import METHOD, assessment, full_answers, measure
from workstation.domain.assessment import Assessment, RiskValue
from workstation.domain.risk import baseline, determination, level_of, measure_credit, residual


def with_measures(*rows: dict[str, str], severity: str = "4", likelihood: str = "4") -> Assessment:
    return assessment(full_answers(q10_1=rows, q8_4=severity, q8_3=likelihood))


def keys(value: RiskValue) -> list[str]:
    return [key.removeprefix("risk.explain.") for key, _ in value.explanation]


@pytest.mark.parametrize(
    ("severity", "levels"),
    [
        (1, "low low low medium medium"),
        (2, "low low low medium medium"),
        (3, "low medium medium high high"),
        (4, "medium medium high substantial substantial"),
        (5, "medium high substantial substantial substantial"),
    ],
)
def test_matrix(severity: int, levels: str) -> None:
    """C-bis: every cell of the matrix."""
    assert [level_of(METHOD, severity, n) for n in range(1, 6)] == levels.split()


def test_unable_counts_as_five_and_is_flagged() -> None:
    """Section C: "unable" never scores as low."""
    found = baseline(METHOD, assessment(full_answers(q8_3="unable", q8_4="3")))
    assert (found.severity, found.likelihood, found.level, found.unable) == (3, 5, "high", True)
    assert "unable_likelihood" in keys(found)


def test_unanswered_baseline_has_no_level() -> None:
    found = baseline(METHOD, assessment(full_answers(q8_3=None), locked=False))
    assert (found.severity, found.likelihood, found.level) == (4, None, None)


def test_locked_baseline_ignores_later_answers() -> None:
    """C-bis, negative test: a baseline edited after the lock does not move."""
    file = assessment()
    edited = replace(file, answers={**file.answers, **full_answers(q8_4="1")})
    assert baseline(METHOD, edited).severity == 4


def test_no_residual_before_the_baseline_is_locked() -> None:
    """Section 10, G-4: a measure entered before the lock earns nothing and shows nothing."""
    found = residual(METHOD, assessment(locked=False), 0)
    assert (found.severity, found.likelihood, found.level) == (None, None, None)
    assert keys(found) == ["waits_for_lock"]


def test_proven_measure_lowers_likelihood() -> None:
    """Section 10: recorded, credible and verifiable."""
    found = residual(METHOD, with_measures(measure()), 0)
    assert (found.severity, found.likelihood, found.level) == (4, 3, "high")
    assert ("risk.explain.likelihood_lowered", "1: 4 → 3") in found.explanation


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"in_place": "no"}, "not_in_place"),
        ({"in_place": "unable"}, "not_in_place"),
        ({"verifiable": "no"}, "not_verifiable"),
        ({"verifiable": ""}, "not_verifiable"),
        ({"proof": "  "}, "no_proof"),
        ({"proof": "E-99"}, "no_proof"),
        ({"proof": "E-01, E-99"}, "no_proof"),
        ({"proof": "trust me"}, "no_proof"),
        ({"likelihood_steps": "9" * 5000}, "none_claimed"),
        ({"likelihood_steps": "0"}, "none_claimed"),
        ({"likelihood_steps": "-2"}, "none_claimed"),
        ({"likelihood_steps": "²"}, "none_claimed"),
    ],
)
def test_measure_that_is_not_shown_earns_nothing(changes: dict[str, str], key: str) -> None:
    """Section 10, B-4: in place, verifiable and proven, or no credit; each with its line."""
    found = residual(METHOD, with_measures(measure(**changes)), 0)
    assert (found.severity, found.likelihood) == (4, 4)
    assert key in keys(found)


def test_credit_is_capped() -> None:
    """Section 10: all measures together take off no more than the policy allows."""
    found = residual(METHOD, with_measures(*[measure(likelihood_steps="3")] * 3), 0)
    assert found.likelihood == 2
    assert ("risk.explain.capped", "2, 1") in found.explanation


@pytest.mark.parametrize(("severity", "expected"), [("5", 5), ("4", 4), ("3", 2)])
def test_caveat_moves_no_torture_severity(severity: str, expected: int) -> None:
    """Section 10: a caveat must not move severity at or above the limit."""
    row = measure(kind="caveat", likelihood_steps="0", severity_steps="1")
    found = residual(METHOD, with_measures(row, severity=severity), 0)
    assert found.severity == expected
    assert ("caveat_alone" in keys(found)) is (expected == int(severity))


def test_other_measure_may_move_severity_by_the_cap() -> None:
    """Section 10: sanitising can change the harm, up to the cap."""
    row = measure(kind="sanitise", likelihood_steps="1", severity_steps="2")
    found = residual(METHOD, with_measures(row), 0)
    assert (found.severity, found.likelihood) == (3, 3)
    assert ("risk.explain.both_lowered", "1: 4 → 3, 4 → 3") in found.explanation


@pytest.mark.parametrize(("broken", "likelihood"), [(0, 2), (1, 3), (2, 4), (9, 4)])
def test_each_broken_assurance_lowers_the_credit(broken: int, likelihood: int) -> None:
    """Section 6: broken assurances lower what the next may earn."""
    found = residual(METHOD, with_measures(measure(likelihood_steps="2")), broken)
    assert found.likelihood == likelihood
    assert ("broken" in keys(found)) is bool(broken)


def test_nothing_comes_off_what_nobody_could_determine() -> None:
    """Section C: "unable" stays at 5 after measures, and stays flagged."""
    found = residual(METHOD, with_measures(measure(), likelihood="unable"), 0)
    assert (found.likelihood, found.unable) == (5, True)
    assert "unable_earns_none" in keys(found)


def test_effects_say_what_each_measure_did() -> None:
    """Section 10: the table of measures prints each effect."""
    effects = measure_credit(
        METHOD, with_measures(measure(), measure(), measure(in_place="no")), 0
    ).effects
    assert [(e.likelihood_from, e.likelihood_to) for e in effects] == [(4, 3), (3, 2), (2, 2)]
    assert effects[2].refused == "risk.explain.not_in_place"


@pytest.mark.parametrize(
    ("substantial", "mitigable"), [("yes", "unable"), ("no", None), ("unable", "no"), (None, None)]
)
def test_determination_is_the_persons_own(substantial: str | None, mitigable: str | None) -> None:
    """B-3, B-5: read from the answers, three values and "waits for you"."""
    found = determination(
        METHOD, assessment(full_answers(q11_7=substantial, q11_8=mitigable, q8_3="5", q8_4="5"))
    )
    assert (found.substantial, found.mitigable) == (substantial, mitigable)


_ROWS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["caveat", "sanitise", "assurance-oral"]),
        "in_place": st.sampled_from(["yes", "no", "unable", ""]),
        "verifiable": st.sampled_from(["yes", "no"]),
        "proof": st.sampled_from(["", "E-01"]),
        "likelihood_steps": st.sampled_from(["0", "1", "3", "99", "x", ""]),
        "severity_steps": st.sampled_from(["0", "2", "-1"]),
    }
)


@given(
    st.lists(_ROWS, max_size=5),
    st.sampled_from(["1", "3", "5", "unable"]),
    st.sampled_from(["1", "4", "unable"]),
    st.integers(0, 4),
)
def test_property_residual_is_never_above_the_baseline_nor_below_one(
    rows: list[dict[str, str]], severity: str, likelihood: str, broken: int
) -> None:
    """Section 10: whatever is claimed."""
    file = with_measures(*rows, severity=severity, likelihood=likelihood)
    before, after = baseline(METHOD, file), residual(METHOD, file, broken)
    worse = residual(METHOD, file, broken + 1)
    assert None not in (before.severity, before.likelihood, after.severity, after.likelihood)
    assert 1 <= after.severity <= before.severity
    assert 1 <= after.likelihood <= before.likelihood
    assert worse.likelihood is not None
    assert worse.likelihood >= after.likelihood
