"""Counting a year: once each, in the year of the decision."""

from dataclasses import replace

import pytest

from workstation import words
from workstation.domain import statistics
from workstation.domain.statistics import Behind, Closed, Statistics, YearRecord, count, level_of

CASE = Closed(
    "EX-2026-0001", "MRA-2026-0001", 1, "approve", "2026-05-04T10:00:00Z",
    "2026-04-30T09:00:00Z", "P-0001", act="disclosure", level="low", substantial="no",
    authority="L1",
)  # fmt: skip
SUBSTANTIAL = replace(
    CASE, key="EX-2026-0002", assessment="MRA-2026-0002", substantial="yes", mitigable="yes",
    level="substantial", outcome="approve-with-conditions", authority="L4",
)  # fmt: skip
REFUSED = replace(
    CASE, key="EX-2026-0003", assessment="MRA-2026-0003", substantial="yes", mitigable="no",
    level="substantial", outcome="deny", authority="L5", elevated=True,
)  # fmt: skip


def counted(*closed: Closed, before: tuple[Closed, ...] = ()) -> Statistics:
    return count(YearRecord(2026, closed, before))


def keys(found: Statistics, figure: str) -> list[str]:
    return [each.key for each in found[figure].behind]


def test_a_year_without_anything_states_zero_for_every_number() -> None:
    """C-bis: all-zero year, the report states zero, not blank."""
    found = count(YearRecord(2026))
    names = [name for _, listed in statistics.GROUPS for name in listed]
    assert found.counts == tuple((name, 0) for name in names)


@pytest.mark.parametrize("figure", [name for name, _ in count(YearRecord(2026)).counts])
def test_every_number_has_words_in_both_languages(figure: str) -> None:
    """B-27: a number is named in the reader's language."""
    assert words.find(f"report_figure.{figure}", "en") != words.find(
        f"report_figure.{figure}", "fr"
    )


def test_a_case_begun_in_one_year_and_decided_in_the_next_counts_once_as_carried_over() -> None:
    """C-bis: opened 30 December, decided 3 January: the decision year, listed as carried over."""
    late = replace(CASE, created_utc="2025-12-30T15:00:00Z", decided_utc="2026-01-03T10:00:00Z")
    found = counted(late)
    assert keys(found, "decided") == keys(found, "carried_over") == ["EX-2026-0001"]
    assert found["decided"].behind[0].subject == "MRA-2026-0001"
    assert keys(counted(CASE), "carried_over") == []


def test_an_exchange_that_two_units_assess_counts_once() -> None:
    """C-bis, G-11: the same exchange assessed by two units has one id and one count."""
    other = replace(
        CASE, assessment="MRA-2026-0009", decided_utc="2026-06-01T10:00:00Z", level="high",
        outcome="deny",
    )  # fmt: skip
    for order in ((CASE, other), (other, CASE)):
        found = counted(*order)
        assert keys(found, "decided") == keys(found, "several_files") == ["EX-2026-0001"]
        assert (found["outcome.deny"].count, found["outcome.approve"].count) == (1, 0)
        assert (found["level.high"].count, found["level.low"].count) == (1, 0)
    assert [each.assessment for each in found.cases] == ["MRA-2026-0001", "MRA-2026-0009"]


def test_two_exchanges_count_twice() -> None:
    """G-11: what is counted is the exchange; two of them are two."""
    assert counted(CASE, SUBSTANTIAL)["decided"].count == 2


def test_versions_of_one_file_count_once() -> None:
    """G-11: a file returned and decided again is one case."""
    again = replace(CASE, version=2, decided_utc="2026-07-01T10:00:00Z", outcome="deny")
    found = counted(CASE, again)
    assert (found["decided"].count, found["outcome.deny"].count) == (1, 1)
    assert found["several_files"].count == 0


def test_the_parts_of_the_whole_add_up_to_it() -> None:
    """B-18, G-11: by decision, level, kind and act, the sums are the number of exchanges."""
    found = counted(CASE, SUBSTANTIAL, REFUSED, replace(CASE, key="K", level="", act=""))
    for group in ("outcome", "level", "kind", "act"):
        assert sum(each.count for each in found.group(group)) == found["decided"].count == 4
    assert keys(found, "act.none") == keys(found, "level.none") == ["K"]


def test_cases_of_substantial_risk_are_split_into_mitigated_and_not() -> None:
    """B-18, B-19: their number, those mitigated, refused, and that could not be mitigated."""
    found = counted(CASE, SUBSTANTIAL, REFUSED)
    assert keys(found, "substantial") == ["EX-2026-0002", "EX-2026-0003"]
    assert keys(found, "substantial.mitigated") == ["EX-2026-0002"]
    assert keys(found, "substantial.refused") == ["EX-2026-0003"]
    assert keys(found, "substantial.immitigable") == ["EX-2026-0003"]


def test_what_the_deputy_head_determined_is_counted_by_the_determination() -> None:
    """B-12, B-18: requests elevated to the deputy head, authorized or refused."""
    given = replace(SUBSTANTIAL, elevated=True, authority="L5")
    found = counted(CASE, given, REFUSED)
    assert keys(found, "elevated") == ["EX-2026-0002", "EX-2026-0003"]
    assert keys(found, "elevated.authorized") == ["EX-2026-0002"]
    assert keys(found, "elevated.refused") == ["EX-2026-0003"]


def test_a_later_file_does_not_hide_that_the_deputy_head_decided_an_earlier_one() -> None:
    """B-12: elevated once in the year is elevated, whatever came after."""
    later = replace(
        REFUSED, assessment="MRA-2026-0010", elevated=False, authority="L4", outcome="approve",
        decided_utc="2026-09-01T10:00:00Z",
    )  # fmt: skip
    found = counted(REFUSED, later)
    assert keys(found, "elevated") == keys(found, "elevated.refused") == ["EX-2026-0003"]
    assert found["outcome.approve"].count == 1


def test_an_exchange_decided_again_in_a_later_year_is_listed_and_not_counted_again() -> None:
    """G-11: one exchange, one count; a head under which it is new counts it."""
    before = replace(CASE, decided_utc="2025-05-04T10:00:00Z")
    again = replace(REFUSED, key=CASE.key)
    found = counted(again, before=(before,))
    assert (found["decided"].count, keys(found, "decided_again")) == (0, [CASE.key])
    assert keys(found, "substantial") == keys(found, "elevated") == [CASE.key]
    assert found["outcome.deny"].count == 0
    repeated = counted(again, before=(replace(again, decided_utc="2025-05-04T10:00:00Z"),))
    assert repeated["substantial"].count == repeated["elevated"].count == 0


@pytest.mark.parametrize(
    ("found", "level"),
    [
        (replace(CASE, level="high"), "high"),
        (replace(CASE, level="substantial", substantial="no"), "tested"),
        (replace(CASE, level="low", substantial="yes"), "substantial"),
        (replace(CASE, substantial="unable"), "unable"),
        (replace(CASE, substantial="no", mitigable="unable"), "unable"),
        (replace(CASE, level=""), "none"),
        (replace(CASE, level="3"), "3"),
    ],
)
def test_a_case_is_reported_under_what_a_person_found(found: Closed, level: str) -> None:
    """C-bis, B-3, B-5: the matrix never says substantial; unable to determine is no low."""
    assert level_of(found) == level


def test_files_closed_without_a_decision_are_counted_apart() -> None:
    """D: a triage closed and a file withdrawn are no decided cases."""
    triage = replace(CASE, outcome="triage-closed", version=0)
    gone = replace(CASE, key="EX-2026-0008", assessment="MRA-2026-0008", outcome="withdrawn")
    found = count(YearRecord(2026, (triage, gone), open_at_end=(Behind("EX-9"),)))
    assert found["decided"].count == 0
    assert found["triage-closed"].count == found["withdrawn"].count == 1
    assert keys(found, "carried_forward") == ["EX-9"]


def test_a_standing_assessment_is_no_exchange() -> None:
    """C-bis: it is made before any exchange, and counted for itself."""
    made = replace(CASE, key="MRA-2026-0004", assessment="MRA-2026-0004", kind="standing")
    found = counted(CASE, made, replace(made, version=2))
    assert (keys(found, "standing"), keys(found, "decided")) == ([made.key], [CASE.key])
    assert sum(each.count for each in found.group("kind")) == 1


def test_an_arrangement_restricted_and_then_suspended_is_one_arrangement() -> None:
    """B-18: restriction of any arrangements, each once, and under both measures."""
    one, two = Behind("ARR-2026-001"), Behind("ARR-2026-002")
    found = count(YearRecord(2026, arrangements={"restricted": [one], "suspended": [one, two]}))
    assert (found["arrangements.restricted"].count, found["arrangements.suspended"].count) == (1, 2)
    assert keys(found, "arrangements") == ["ARR-2026-001", "ARR-2026-002"]


def test_notices_are_counted_by_whom_they_went_to() -> None:
    """B-12: to the Minister and the review bodies; one that nobody foresaw has its own line."""
    found = count(
        YearRecord(2026, notices={"minister": [Behind("a")], "ombud": [Behind("b"), Behind("c")]})
    )
    assert found["notices"].count == 3
    assert [(each.id, each.count) for each in found.group("notices")] == [
        ("notices", 3), ("notice.minister", 1), ("notice.nsicop", 0), ("notice.nsira", 0),
        ("notice.ombud", 2),
    ]  # fmt: skip


def test_a_number_that_nobody_counts_is_no_number() -> None:
    with pytest.raises(KeyError):
        count(YearRecord(2026))["such"]
