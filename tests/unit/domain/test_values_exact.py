"""The small rules that others stand on: each boundary of dates, ages, shares, numbers and lists."""

import itertools
from dataclasses import replace
from datetime import date

import pytest

from workstation.domain import ageing
from workstation.domain.ageing import Age, Freshness
from workstation.domain.dates import add_months, months_between, parse, refresh_due
from workstation.domain.error import BadInputError, UserError
from workstation.domain.officer import Officer, Permission, Role
from workstation.domain.partner import (
    Act,
    Arrangement,
    ArrangementStatus,
)
from workstation.domain.standing import acts_forbidden, acts_forbidden_by, strictest_first
from workstation.domain.text import Text, is_written
from workstation.domain.triage import is_sampled
from workstation.domain.uncertainty import wilson

DAY = date(2026, 11, 16)


def test_each_date_of_the_calendar_and_what_is_none() -> None:
    """G-8: only YYYY-MM-DD is a date."""
    assert parse("2026-11-16") == DAY
    assert [parse(text) for text in ("20261116", "2026-W47-1", "2026-02-30", "", "x")] == [None] * 5


MONTHS = {
    ("2026-01-31", 1): "2026-02-28",
    ("2024-01-31", 1): "2024-02-29",
    ("2026-11-16", 0): "2026-11-16",
    ("2026-11-16", 2): "2027-01-16",
    ("2026-12-31", 12): "2027-12-31",
    ("2026-03-31", -1): "2026-02-28",
    ("9999-12-01", 0): "9999-12-01",
    ("9999-12-01", 1): "9999-12-31",
    ("0001-01-05", 0): "0001-01-05",
    ("0001-01-05", -1): "9999-12-31",
}


def test_months_are_added_to_the_same_day_or_the_last_of_a_shorter_month() -> None:
    """C-bis: twelve months."""
    assert {
        (on, months): add_months(date.fromisoformat(on), months).isoformat()
        for on, months in MONTHS
    } == MONTHS


BETWEEN = {
    ("2026-01-15", "2026-02-15"): 1,
    ("2026-01-15", "2026-02-14"): 0,
    ("2026-01-31", "2026-02-28"): 1,
    ("2026-01-31", "2026-02-27"): 0,
    ("2026-01-28", "2026-02-28"): 1,
    ("2024-01-31", "2024-02-28"): 0,
    ("2026-02-28", "2026-03-30"): 1,
    ("2025-11-16", "2026-11-16"): 12,
    ("2026-11-16", "2026-10-16"): -1,
    ("2026-11-16", "2026-11-01"): -1,
}


def test_whole_months_between_two_dates() -> None:
    """G-8: the end of a shorter month completes the month."""
    assert {
        (a, b): months_between(date.fromisoformat(a), date.fromisoformat(b)) for a, b in BETWEEN
    } == BETWEEN


def test_the_day_on_which_a_source_must_be_refreshed() -> None:
    assert refresh_due("2026-01-31", 1) == "2026-02-28"
    assert [refresh_due("2026-01-31", n) for n in (0, -1)] == ["", ""]
    assert refresh_due("soon", 12) == ""


C, A, S, U = Freshness.CURRENT, Freshness.AGEING, Freshness.STALE, Freshness.UNDATED

AGES = {
    ("", 12): Age(U),
    ("2026-11-16", 0): Age(C, "", 0),
    ("2020-11-16", 0): Age(C, "", 72),
    ("2026-11-16", -1): Age(C, "", 0),
    ("2027-11-16", 12): Age(U),
    ("2026-11-16", 1): Age(C, "2026-12-16", 0),
    ("2026-10-16", 1): Age(A, "2026-11-16", 1),
    ("2026-10-15", 1): Age(S, "2026-11-15", 1),
    ("2026-02-17", 12): Age(C, "2027-02-17", 8),
    ("2026-02-16", 12): Age(A, "2027-02-16", 9),
    ("2025-11-16", 12): Age(A, "2026-11-16", 12),
    ("2025-11-15", 12): Age(S, "2026-11-15", 12),
}


def test_each_age_of_what_is_dated() -> None:
    """G-8, C-bis: a warning from nine of twelve months on; past from the day after."""
    assert {(on, most): ageing.age_of(on, most, DAY) for on, most in AGES} == AGES
    assert ageing.age_of("2025-11-15", 12, DAY).since == "2026-11-16"
    assert [Age(f, "2026-11-15").since for f in (C, A, U)] == ["", "", ""]
    assert Age(S, "soon").since == ""
    assert [Age(f).is_stale for f in Freshness] == [False, False, True, True]


DUE = {
    "": Age(C),
    "2026-11-15": Age(S, "2026-11-15"),
    "2026-11-16": Age(A, "2026-11-16"),
    "2027-02-14": Age(A, "2027-02-14"),
    "2027-02-15": Age(C, "2027-02-15"),
}


def test_each_age_of_what_is_due_on_a_day() -> None:
    """G-15: a warning in the last ninety days; past from the day after."""
    assert {on: ageing.due_by(on, DAY) for on in DUE} == DUE


def test_the_tighter_limit_counts_and_only_a_country_sheet_has_the_second() -> None:
    """G-8."""
    limit = ageing.source_limit
    assert [limit("country-sheet", own, 12) for own in (0, 1, 6, 18)] == [12, 1, 6, 12]
    assert [limit("source", own, 12) for own in (0, 1, 18)] == [0, 1, 18]
    assert limit("country-sheet", 6) == 6


SHARES = {
    (0, 0): (0.0, 1.0),
    (0, 10): (0.0, 0.27753),
    (1, 10): (0.01788, 0.40415),
    (1, 1): (0.20655, 1.0),
    (5, 10): (0.23659, 0.76341),
    (9, 10): (0.59585, 0.98212),
    (10, 10): (0.72247, 1.0),
    (1, 1000): (0.00018, 0.00564),
}


def test_each_interval_of_a_share() -> None:
    """E. B. Wilson's interval, to five places."""
    found = {pair: tuple(round(x, 5) for x in wilson(*pair)) for pair in SHARES}
    assert found == SHARES
    for pair in ((2, 1), (-1, 1), (1, 0)):
        with pytest.raises(ValueError, match=r"^kept must lie between 0 and total$"):
            wilson(*pair)


def arrangement(partner: str, status: ArrangementStatus, *restricts: str) -> Arrangement:
    return Arrangement(
        id=f"AR-{partner}", partner=partner, title="T", status=status, restricts=restricts,
    )  # fmt: skip


def test_a_merged_partner_stands_as_strictly_as_each_entry_did() -> None:
    """G-10: suspended, terminated, restricted, active, dormant, none."""
    order = ("SUSPENDED", "TERMINATED", "RESTRICTED", "ACTIVE", "DORMANT", "NONE")
    made = [arrangement(name, ArrangementStatus[name]) for name in order]
    for a, b in itertools.combinations(made, 2):
        assert strictest_first([b, a]) == strictest_first([a, b]) == [a, b]
    newer = replace(made[3], partner="TERMINATED", id="AR-new")
    assert strictest_first([made[4], newer, made[1]]) == [newer, made[4], made[1]]
    assert strictest_first([]) == []


def test_what_an_arrangement_forbids() -> None:
    every = frozenset(act.value for act in Act)
    status = ArrangementStatus
    one = {
        "suspended": acts_forbidden_by(arrangement("a", status.SUSPENDED)),
        "terminated": acts_forbidden_by(arrangement("a", status.TERMINATED, "use")),
        "restricted": acts_forbidden_by(arrangement("a", status.RESTRICTED, "use")),
        "all": acts_forbidden_by(arrangement("a", status.RESTRICTED)),
        "active": acts_forbidden_by(arrangement("a", status.ACTIVE, "use")),
    }
    assert one == {
        "suspended": every,
        "terminated": every,
        "restricted": {"use"},
        "all": every,
        "active": frozenset(),
    }
    use, ask = (arrangement("a", status.RESTRICTED, act) for act in ("use", "request"))
    bare, active = arrangement("b", status.RESTRICTED), arrangement("c", status.ACTIVE, "x")
    assert acts_forbidden([use, ask, active]) == ("request", "use")
    assert acts_forbidden([use, bare]) == ()
    assert acts_forbidden([active]) == acts_forbidden([]) == ()


def test_the_draw_of_a_closed_triage_follows_from_the_ledger() -> None:
    """Section 0: recorded and sampled; anybody computes it again."""
    drawn = [n for n in range(40) if is_sampled("ab" * 32, f"MRA-2026-{n:04}", 20)]
    assert drawn == DRAWN
    assert not any(is_sampled("ab", str(n), 0) for n in range(50))
    assert all(is_sampled("ab", str(n), 100) for n in range(50))


DRAWN = [5, 11, 27, 31, 36]


def test_an_error_names_code_file_and_place_and_nothing_else() -> None:
    error = BadInputError("x.y", file="f.toml", place="line 2", value="secret")
    assert str(error) == "x.y f.toml line 2"
    assert str(UserError("x.y", place="3", value=1)) == "x.y 3"
    assert (str(UserError("x.y")), UserError("x.y").data) == ("x.y", {})
    assert error.data == {"value": "secret"}


def test_what_each_role_may_do() -> None:
    """D: default deny; nothing when disabled."""
    may = {role: sorted(p.value for p in Officer("o", "O", role).permissions) for role in Role}
    deciding = ["decide", "read"]
    assert may == {
        Role.ASSESSOR: ["assess", "export", "read", "write-record"],
        Role.SECOND_READER: ["decide", "read", "write-record"],
        Role.L1: deciding,
        Role.L2: deciding,
        Role.L3: deciding,
        Role.L4: deciding,
        Role.L5: deciding,
        Role.RECORDS: ["export", "read", "write-record"],
        Role.ADMINISTRATOR: ["administer"],
    }
    both = Officer("o", "O", Role.L1, administrator=True)
    assert both.permissions == {Permission.READ, Permission.DECIDE, Permission.ADMINISTER}
    assert replace(both, disabled=True).permissions == frozenset()


def test_a_text_in_each_language_and_when_it_is_written() -> None:
    assert (Text("a", "b").in_language("en"), Text("a", "b").in_language("fr")) == ("a", "b")
    assert {text: is_written(text) for text in WRITTEN} == WRITTEN


WRITTEN = {
    "": False,
    " \n-.": False,
    "\u3164\u115f": False,
    "x": True,
    "- 1": True,
    "\u3164é": True,
}


def test_an_arrangement_that_ended_owes_no_review() -> None:
    """G-8: reviewed by its day; once it ended, never."""
    past = "2026-01-01"
    made = arrangement("a", ArrangementStatus.ACTIVE)
    ages = {
        status.value: ageing.arrangement_age(replace(made, status=status, review_due=past), DAY)
        for status in ArrangementStatus
    }
    assert ages == {
        status.value: Age(C) if status is ArrangementStatus.TERMINATED else Age(S, past)
        for status in ArrangementStatus
    }
