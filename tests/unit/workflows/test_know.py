"""What we know at a question: narrowed, marked where it changed, with earlier answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.workflows.filled import fill
from workstation.domain.ageing import Freshness
from workstation.domain.error import BadInputError
from workstation.domain.partner import Arrangement, ArrangementStatus, Incident
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import arrangements, assessments, partners, registers
from workstation.workflows.know import MOST_CHANGED, known
from workstation.workflows.packets import submit
from workstation.workflows.session import Session


@pytest.fixture
def begun(session: Session) -> tuple[Session, str, str]:
    """An assessment of a partner with a mixed record: session, assessment, partner."""
    partner = partners.add_partner(session, name="Border Guard", country="NOR", kind="border")
    source = registers.add_source(
        session, title="Prisons", on="2025-09-01", marking="(U)", partner=partner.id, kind="ngo"
    )
    for on, what, kind in (
        ("2026-01-05", "Beaten under questioning.", "torture"),
        ("2026-02-05", "Our message was passed on to a third state.", "caveat breach"),
        ("2026-03-05", "Something nobody could classify.", ""),
        ("2026-04-05", "Trois personnes détenues au secret.", "détention"),
    ):
        registers.add_incident(
            session, partner=partner.id, on=on, summary=what, kind=kind, marking="(C)",
            sources=[source.id],
        )  # fmt: skip
    registers.add_source(
        session, title="Country sheet", on="2025-06-01", marking="(U)", country="NOR",
        kind="country-sheet",
    )  # fmt: skip
    return session, assessments.new_assessment(session, partner.id).id, partner.id


def said(session: Session, assessment: str, question: str) -> list[str]:
    return [entry.summary for entry in known(session, assessment, question).entries]


def test_it_is_narrowed_to_the_question_by_kind_topic_and_kind_of_source(
    begun: tuple[Session, str, str],
) -> None:
    """What is about no topic that the methodology names may bear on anything, and stays."""
    session, assessment, _ = begun
    assert said(session, assessment, "8.12") == [
        "Trois personnes détenues au secret.",
        "Something nobody could classify.",
        "Beaten under questioning.",
        "Prisons",
        "Country sheet",
    ]
    assert said(session, assessment, "6.3") == [
        "Something nobody could classify.",
        "Our message was passed on to a third state.",
    ]
    # 4.1 asks for sheets only; the country's stands in no partner's record, and is here.
    assert said(session, assessment, "4.1") == ["Country sheet"]
    assert said(session, assessment, "13.6") == []
    with pytest.raises(BadInputError, match="unknown_question"):
        known(session, assessment, "99.9")


def test_what_is_past_its_date_says_so(begun: tuple[Session, str, str]) -> None:
    """G-8: age beside each source, assurance and arrangement."""
    session, assessment, partner = begun
    arrangements.save_arrangement(
        session,
        Arrangement("", partner, "MoU", ArrangementStatus.ACTIVE, review_due="2026-01-01"),
    )
    sheet = known(session, assessment, "4.1")
    assert [(age.freshness, age.months) for age in sheet.ages.values()] == [(Freshness.STALE, 17)]
    review = known(session, assessment, "7.8")
    assert [age.since for age in review.ages.values()] == ["2026-01-02"]
    assert known(session, assessment, "6.9").share is not None
    assert sheet.share is None


def test_changed_since_the_last_assessment_is_marked_and_counted(
    session: Session, tmp_path: Path
) -> None:
    """Feature 7, feature 29: what came after the last signature, new or changed, in words."""
    first = fill(session, tmp_path)
    partner = assessments.get_assessment(session, first).partner
    there = registers.list_assurances(session, partner)[0].assurance
    submit(session, first, tmp_path / "first.pdf")
    second = assessments.new_assessment(session, partner).id
    before = known(session, second, "6.4")
    assert (before.since, before.last, before.changes) == ("2026-11-16", first, 0)
    assert before.entries
    incident = registers.add_incident(
        session, partner=partner, on="2024-02-01", summary="Late news.", marking="(U)"
    )
    registers.save_assurance(session, replace(there, expires="2027-01-01"))
    now = known(session, second, "6.4")
    by_subject = {entry.subject: entry.seq for entry in now.entries}
    assert now.changes == 2
    assert now.changed == {by_subject[incident.id], by_subject[there.id]}
    assert now.renewed == {by_subject[there.id]}
    only = known(session, second, "6.4", changed_only=True)
    assert [entry.subject for entry in only.entries] == [there.id, incident.id]
    # The assessment that was signed is part of the record, and no news about itself.
    assert first in {entry.subject for entry in known(session, second, "4.14").entries}
    assert known(session, second, "4.14").changes == 0
    earlier = known(session, second, "8.3").earlier
    assert [(each.assessment, each.answer.value) for each in earlier] == [(first, "4")]
    assert earlier[0].answer.marking in known(session, second, "8.3").marks
    viewed = [e.body for e in session.vault.entries_of("record.viewed", first)]
    assert {"what": "assessment", "id": first, "question": "8.3"} in viewed


def test_a_rare_topic_is_found_behind_thousands_of_others(begun: tuple[Session, str, str]) -> None:
    """Pages follow each other without a gap, and end where the record does."""
    session, assessment, partner = begun
    many = [
        Incident(
            f"IN-2027-{number:05d}", partner, f"2026-{5 + number % 6:02d}-{1 + number % 28:02d}",
            "Charged before a court.", "(U)", kind="trial", sources=("SRC-2026-001",),
        )
        for number in range(3_000)
    ]  # fmt: skip
    session.record([NewEntry(kinds.INCIDENT_SAVED, one.id, body_of(one)) for one in many])
    rare = known(session, assessment, "6.3")
    assert [entry.summary for entry in rare.entries] == [
        "Something nobody could classify.",
        "Our message was passed on to a third state.",
    ]
    page = known(session, assessment, "8.10")
    assert not page.is_last
    last = page.entries[-1]
    following = known(session, assessment, "8.10", before=(last.on, last.seq))
    seqs = [entry.seq for entry in (*page.entries, *following.entries)]
    assert len(set(seqs)) == len(seqs) == 40
    places = [(entry.on, entry.seq) for entry in (*page.entries, *following.entries)]
    assert places == sorted(places, reverse=True)
    assert page.changes <= MOST_CHANGED


def test_the_newest_indicator_stands_beside_the_question_with_its_citation(
    begun: tuple[Session, str, str],
) -> None:
    """Which datasets bear on a question is said by the methodology; a value is never uncited."""
    session, assessment, _ = begun
    series = [
        {"country": "NOR", "code": code, "years": [2022, 2023, 2024],
         "values": ["3", "4", "NA"], "statuses": ["", "", "99"]}
        for code in ("PTS_A", "PTS_H")
    ]  # fmt: skip
    body = {"dataset": "pts", "file": "pts.csv", "sha256": "0" * 64, "encoding": "utf-8"}
    session.record([NewEntry(kinds.INDICATORS_IMPORTED, "pts", {**body, "series": series})])
    found = known(session, assessment, "4.4")
    assert [(one.code, one.year, one.value) for one in found.indicators] == [
        ("PTS_A", 2023, "4"),
        ("PTS_H", 2023, "4"),
    ]
    assert "Political Terror Scale" in found.citations["pts"]
    assert known(session, assessment, "4.13").indicators == ()
