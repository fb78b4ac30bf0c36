"""What is past its date, and since when (C-bis, G-8, G-15)."""

from datetime import date

import pytest

from workstation.domain import ageing
from workstation.domain.ageing import Freshness
from workstation.domain.partner import (
    Arrangement,
    ArrangementStatus,
    Assurance,
    Source,
)

TODAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("on", "most", "freshness", "months", "since"),
    [
        ("2026-11-16", 12, Freshness.CURRENT, 0, ""),
        ("2026-02-17", 12, Freshness.CURRENT, 8, ""),
        ("2026-02-16", 12, Freshness.AGEING, 9, ""),
        ("2025-11-16", 12, Freshness.AGEING, 12, ""),
        ("2025-11-15", 12, Freshness.STALE, 12, "2026-11-16"),
        ("2025-07-02", 12, Freshness.STALE, 16, "2026-07-03"),
        ("2026-05-15", 6, Freshness.STALE, 6, "2026-11-16"),
        ("2024-02-29", 12, Freshness.STALE, 32, "2025-03-01"),
        ("1990-01-01", 0, Freshness.CURRENT, 442, ""),
        ("2026-11-17", 12, Freshness.CURRENT, 0, ""),
        ("2026-11-18", 12, Freshness.UNDATED, None, ""),
        ("2027-01-01", 0, Freshness.UNDATED, None, ""),
        ("", 12, Freshness.UNDATED, None, ""),
        ("2026-02-30", 12, Freshness.UNDATED, None, ""),
    ],
)
def test_age_of_something_dated(on, most, freshness, months, since):
    """C-bis: at most twelve months; a warning from nine on, and in proportion."""
    age = ageing.age_of(on, most, TODAY)
    assert (age.freshness, age.months, age.since) == (freshness, months, since)
    assert age.is_stale is (freshness in (Freshness.STALE, Freshness.UNDATED))


@pytest.mark.parametrize(
    ("due", "freshness", "since"),
    [
        ("", Freshness.CURRENT, ""),
        ("2026-11-15", Freshness.STALE, "2026-11-16"),
        ("2026-11-16", Freshness.AGEING, ""),
        ("2027-02-14", Freshness.AGEING, ""),
        ("2027-02-15", Freshness.CURRENT, ""),
    ],
)
def test_what_is_due_on_a_day(due, freshness, since):
    """It is past its date from the day after."""
    arrangement = Arrangement("ARR", "P", "T", ArrangementStatus.ACTIVE, review_due=due)
    assurance = Assurance("AS", "P", "2026-01-01", "T", "(U)", expires=due)
    for age in (
        ageing.arrangement_age(arrangement, TODAY),
        ageing.assurance_age(assurance, TODAY),
    ):
        assert (age.freshness, age.since) == (freshness, since)


def test_what_ended_owes_no_review():
    over = "2020-01-01"
    arrangement = Arrangement("ARR", "P", "T", ArrangementStatus.TERMINATED, review_due=over)
    assert not ageing.arrangement_age(arrangement, TODAY).is_stale


@pytest.mark.parametrize(
    ("kind", "own", "sheet", "stale"),
    [
        ("country-sheet", 24, 12, True),
        ("country-sheet", 24, 0, False),
        ("country-sheet", 6, 12, True),
        ("report", 24, 12, False),
        ("report", 0, 12, False),
    ],
)
def test_a_sheet_keeps_the_tighter_limit(kind, own, sheet, stale):
    """G-8: a source's own limit, and for sheets that of the methodology."""
    source = Source("SRC", "", "NOR", "T", "", "2025-10-01", "(U)", kind=kind, max_age_months=own)
    assert ageing.source_age(source, TODAY, sheet).is_stale is stale
