"""The 95 % Wilson interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.uncertainty import wilson


@pytest.mark.parametrize(
    ("kept", "total", "low", "high"),
    [(11, 13, 0.578, 0.957), (2, 2, 0.342, 1.0), (200, 200, 0.981, 1.0), (0, 10, 0.0, 0.278)],
)
def test_wilson_gives_published_values(kept: int, total: int, low: float, high: float) -> None:
    """2 of 2 does not look like 200 of 200."""
    assert wilson(kept, total) == pytest.approx((low, high), abs=0.001)


def test_wilson_of_nothing_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_wilson_refuses_impossible_counts() -> None:
    with pytest.raises(ValueError, match="kept"):
        wilson(3, 2)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_property_interval_holds_the_share(counts: tuple[int, int]) -> None:
    kept, total = counts
    low, high = wilson(kept, total)
    assert 0 <= low <= kept / total <= high <= 1
