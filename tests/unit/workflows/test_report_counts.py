"""What a year counts, from a vault: each case once, in the year of its decision."""

from dataclasses import replace

import pytest

from tests.conftest import TickingClock
from tests.unit.workflows.year import Year
from workstation.domain.after import Breach
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.domain.statistics import Statistics
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.records.statistics import read_year
from workstation.vault import migrations, sqlcipher
from workstation.vault.store import NewEntry
from workstation.workflows import (
    assessments,
    notices,
    registers,
    reports,
)
from workstation.workflows.session import Session


@pytest.fixture
def year(session: Session, clock: TickingClock) -> Year:
    return Year(session, clock)


def keys(found: Statistics, figure: str) -> list[str]:
    return [each.key for each in found[figure].behind]


def exchange_of(session: Session, assessment: str) -> str:
    return assessments.get_assessment(session, assessment).exchange


def test_a_case_decided_in_january_counts_in_its_decision_year_alone(year: Year) -> None:
    """C-bis: opened 30 December, decided 3 January: once, as carried over; before, as open."""
    file = year.decided("2026-12-30", "2027-01-03")
    exchange = exchange_of(year.session, file)
    before, after = (reports.statistics(year.session, each) for each in (2026, 2027))
    assert (before["decided"].count, keys(before, "carried_forward")) == (0, [exchange])
    assert keys(after, "decided") == keys(after, "carried_over") == [exchange]
    assert (after["carried_forward"].count, after["decided"].behind[0].subject) == (0, file)


def test_an_exchange_assessed_twice_is_one_count_with_both_files_listed(year: Year) -> None:
    """C-bis, G-11: two units, one exchange: one id and one count."""
    first = year.decided("2026-12-01", "2026-12-02", "deny")
    exchange = exchange_of(year.session, first)
    second = year.begin("2026-12-03")
    row = {"id": second, "exchange": exchange}
    started = year.session.vault.entries_of(kinds.ASSESSMENT_STARTED, second)[0].body
    year.session.record([NewEntry(kinds.ASSESSMENT_STARTED, second, {**started, **row})])
    year.submit(second)
    year.decide(second, "2026-12-05")
    found = reports.statistics(year.session, 2026)
    assert keys(found, "decided") == keys(found, "several_files") == [exchange]
    assert [each.assessment for each in found.cases] == [first, second]
    assert (found["outcome.approve"].count, found["outcome.deny"].count) == (1, 0)
    year.on("2027-02-01")
    assert reports.statistics(year.session, 2027)["decided"].count == 0


def test_what_a_version_was_decided_on_stays_counted_when_the_file_goes_on(year: Year) -> None:
    """G-11: statistics are reproducible: a year's numbers do not change with later work."""
    file = year.begin("2026-12-01")
    year.submit(file, determination="yes", mitigable="yes", residual="substantial")
    year.decide(file, "2026-12-04", "return", "L3")
    year.submit(file, version=2, determination="no", residual="medium")
    year.decide(file, "2026-12-20", "approve", "L2", version=2)
    before = reports.statistics(year.session, 2026)
    assert (before["decided"].count, before["substantial"].count) == (1, 0)
    assert before["level.medium"].count == 1
    year.decided("2027-01-05", "2027-01-09", "deny", determination="yes", mitigable="no")
    assert reports.statistics(year.session, 2026).counts == before.counts
    assert year.session.vault.check_rebuild().ok


def test_decisions_on_files_of_other_stations_are_counted_there(year: Year) -> None:
    """G-11: the station that holds the file counts it; nobody counts it twice."""
    mine = year.begin("2026-12-01")
    year.submit(mine)
    year.decide(mine, "2026-12-03", "deny", "L5", own=False)
    found = reports.statistics(year.session, 2026)
    assert (found["decided"].count, found["elevated"].count) == (0, 0)
    assert keys(found, "carried_forward") == [exchange_of(year.session, mine)]


def test_an_approval_that_settles_nothing_is_no_decision_yet(year: Year) -> None:
    """D: below the authority that is required the file goes up, and stays open."""
    file = year.begin("2026-12-01")
    year.submit(file, authority_required="L5")
    year.decide(file, "2026-12-03", "approve", "L3", state="escalated")
    found = reports.statistics(year.session, 2026)
    assert (found["decided"].count, found["carried_forward"].count) == (0, 1)
    year.decide(file, "2026-12-05", "approve", "L5")
    found = reports.statistics(year.session, 2026)
    assert (found["elevated.authorized"].count, found["carried_forward"].count) == (1, 0)


def test_determinations_of_the_deputy_head_and_their_notices(year: Year) -> None:
    """B-12, B-18: elevated cases, authorized or refused, and the notices that were sent."""
    year.decided("2026-11-20", "2026-11-25", "deny", authority="L5", determination="unable")
    given = year.decided(
        "2026-11-20", "2026-11-26", "approve", authority="L5", determination="yes",
        mitigable="yes",
    )  # fmt: skip
    year.on("2026-12-02")
    notices.record_sent(year.session, given, "minister", on="2026-12-01", reference="12")
    in_report = {"assessment": given, "version": 1, "notice": "annual-substantial", "due": "",
                 "on": "2026-12-02", "reference": "the report itself"}  # fmt: skip
    year.session.record([NewEntry(kinds.NOTICE_SENT, given, in_report)])
    found = reports.statistics(year.session, 2026)
    assert (found["elevated"].count, found["elevated.refused"].count) == (2, 1)
    assert keys(found, "substantial.mitigated") == [exchange_of(year.session, given)]
    assert found["unable"].count == found["level.unable"].count == 1
    assert [each.subject for each in found["notices"].behind] == [given]
    assert found["notice.minister"].count == found["notices"].count == 1


def test_arrangements_restricted_in_the_year_each_once(year: Year) -> None:
    """B-18: a restriction counts in the year in which it began, not at each later change."""
    session = year.session
    year.on("2026-12-01")
    base = Arrangement("", year.partner, "Entente", ArrangementStatus.ACTIVE)
    active = registers.save_arrangement(session, base)
    restricted = replace(active, status=ArrangementStatus.RESTRICTED, restriction="No names")
    registers.save_arrangement(session, restricted)
    year.on("2027-02-01")
    registers.save_arrangement(session, replace(restricted, title="Entente 2"))
    first, second = (reports.statistics(session, each) for each in (2026, 2027))
    assert keys(first, "arrangements") == keys(first, "arrangements.restricted") == [active.id]
    assert second["arrangements"].count == 0
    registers.save_arrangement(session, replace(restricted, status=ArrangementStatus.SUSPENDED))
    assert keys(reports.statistics(session, 2027), "arrangements.suspended") == [active.id]


def test_files_withdrawn_or_closed_at_triage_are_no_decided_cases(year: Year) -> None:
    """D: 100 % of triages are logged; one that a second reader reopens is open again."""
    session = year.session
    gone, triage = year.begin("2026-12-01"), year.begin("2026-12-01")
    assessments.withdraw(session, gone, "No longer needed", "(U)")
    closed = {"assessment": triage, "reason": "no-individual", "text": "", "marking": "(U)",
              "sampled": True}  # fmt: skip
    session.record([NewEntry(kinds.TRIAGE_CLOSED, triage, closed)])
    found = reports.statistics(session, 2026)
    assert [found[name].count for name in ("decided", "withdrawn", "triage-closed")] == [0, 1, 1]
    assert found["carried_forward"].count == 0
    agreed = {"assessment": triage, "agrees": True, "text": "", "marking": "(U)",
              "officer": "O-2", "officer_name": "L. Chen"}  # fmt: skip
    session.record([NewEntry(kinds.TRIAGE_REVIEWED, triage, agreed)])
    assert reports.statistics(session, 2026)["triage-closed"].count == 1
    review = {"assessment": triage, "agrees": False, "text": "A name", "marking": "(U)",
              "officer": "O-2", "officer_name": "L. Chen"}  # fmt: skip
    session.record([NewEntry(kinds.TRIAGE_REVIEWED, triage, review)])
    found = reports.statistics(session, 2026)
    assert found["triage-closed"].count == 0
    assert keys(found, "carried_forward") == [exchange_of(session, triage)]
    assert session.vault.check_rebuild().ok


def test_breaches_of_the_year_are_counted(year: Year) -> None:
    """G-12: a breach register with notices to the review bodies: its number is reported."""
    item = Breach("BR-2026-001", year.partner, "", "", "2026-05-02", "caveat", "Passed on", "(S)")
    year.session.record([NewEntry(kinds.BREACH_SAVED, item.id, body_of(item))])
    assert keys(reports.statistics(year.session, 2026), "breaches") == ["BR-2026-001"]
    assert reports.statistics(year.session, 2025)["breaches"].count == 0


def test_a_year_is_read_along_its_dates(session: Session) -> None:
    """A vault of many years costs no more: every table is searched, none is gone through."""
    asked: list[str] = []
    read = session.vault.read

    class Listening:
        def read(self, query: str, values: tuple[object, ...] = ()) -> list[dict[str, object]]:
            asked.append(query)
            return read(query, values)

    read_year(Listening(), 2026)
    assert len(asked) == 7
    for query in asked:
        values = ("",) * (query.count("?") if "?1" not in query else 1 + ("?2" in query))
        plan = [str(row["detail"]) for row in read(f"EXPLAIN QUERY PLAN {query}", values)]
        assert [each for each in plan if each.startswith("SCAN ") and "exchanges" not in each] == []
        assert any("_utc>" in each or "sent_on>" in each or "on_date>" in each or "state=" in each
                   or "exchange=" in each for each in plan), plan  # fmt: skip


def test_a_vault_of_before_counts_what_it_decided(year: Year) -> None:
    """G-11: the step that brings an older vault up to date fills what is counted from its ledger
    as a rebuild would.
    """
    session = year.session
    year.decided("2026-11-20", "2026-11-25", "deny", authority="L5", determination="unable")
    file = year.begin("2026-12-01")
    year.submit(file)
    year.decide(file, "2026-12-02", "return")
    year.submit(file, version=2, mitigable="yes", determination="yes")
    year.decide(file, "2026-12-03", "approve", "L2", version=2, state="escalated")
    year.decide(file, "2026-12-04", "approve", "L4", version=2)
    other = year.begin("2026-12-05")
    year.decide(other, "2026-12-06", "deny", "L5", own=False)
    assessments.withdraw(session, year.begin("2026-12-07"), "No longer needed", "(U)")
    older = sqlcipher.open_memory()
    try:
        for _, statements in migrations.STEPS[:3]:
            for statement in statements:
                older.execute(statement)
        for row in session.vault.read("SELECT * FROM ledger ORDER BY seq"):
            older.execute(f"INSERT INTO ledger VALUES ({', '.join('?' * len(row))})",
                          tuple(row.values()))  # fmt: skip
        for statement in migrations.STEPS[3][1]:
            older.execute(statement)
        order = "SELECT * FROM case_outcome ORDER BY assessment, version"
        filled = [tuple(row) for row in older.execute(order)]
    finally:
        older.close()
    assert filled == [tuple(row.values()) for row in session.vault.read(order)]
    assert len(filled) == 4
