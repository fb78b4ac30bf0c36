"""An assessment is pinned to a version, and taken over to the one in force by its author alone."""

from dataclasses import replace

import pytest

from workstation.domain.assessment import Answer, State
from workstation.domain.error import CheckFailedError, NotAllowedError
from workstation.domain.methodology_difference import ADDED, CHANGED, REMOVED, difference
from workstation.domain.text import Text
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, drafting, packet_content, partners, upgrading
from workstation.workflows.methodologies import get_methodology

MARK = "(S//REL TO CAN, USA)"
NEWEST = get_methodology("acmfea-2019")


def begin_under(session, version, *given):
    """An assessment as one that was begun while a version was in force."""
    m = get_methodology("acmfea-2019", version)
    partner = partners.add_partner(
        session, name="State Security", country="NOR", kind="intelligence", marking="(U)"
    )
    started = {
        "id": "MRA-2026-0001", "version": 1, "methodology": m.id, "methodology_version": m.version,
        "methodology_sha256": m.sha256, "partner": partner.id, "exchange": "EX-2026-0001",
        "author": session.officer.id, "author_name": session.officer.name,
        "created_utc": session.now_utc(),
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_STARTED, started["id"], started)])
    for answer in given:
        assessments.answer(session, started["id"], answer)
    return started["id"]


def _lock(session, assessment):
    body = {
        "assessment": assessment, "version": 1, "locked_utc": session.now_utc(),
        "locked_by": session.officer.id, "values": {"8.3": "2", "8.4": "2"},
    }  # fmt: skip
    session.record([NewEntry(kinds.BASELINE_LOCKED, assessment, body)])


@pytest.mark.parametrize("version", ["2026.1", "2026.2"])
def test_old_versions_stay_readable(session, version):
    """Feature 20: under the version that it was begun under: checked, shown and rendered."""
    made = begin_under(session, version, Answer("1.1", None, "Travel dates", MARK))
    assert assessments.check(session, made).missing
    found = assessments.get_assessment(session, made)
    assert found.methodology_version == version
    assert found.methodology_sha256 == get_methodology("acmfea-2019", version).sha256
    content, _ = packet_content.gather(session, found, language="en", signed_at="")
    assert content.methodology.version == version


def test_preview_changes_nothing_and_upgrade_carries_answers_by_id(session):
    given = (Answer("1.1", None, "Travel dates", MARK), Answer("7.1", "yes"))
    made = begin_under(session, "2026.2", *given)
    before = session.vault.head()
    found = upgrading.preview(session, made)
    assert session.vault.head() == before
    assert (found.from_version, found.to_version) == ("2026.2", NEWEST.version)
    assert set(found.carried) == {"1.1", "7.1"}
    assert found.reopens == (), "there is no locked baseline to open"
    upgrading.upgrade(session, made)
    now = assessments.get_assessment(session, made)
    assert (now.methodology_version, now.methodology_sha256) == (NEWEST.version, NEWEST.sha256)
    assert now.answers["1.1"] == given[0]
    assert now.version == 1
    assert session.vault.read("SELECT * FROM draft") == [], "what was typed is in the record"
    with pytest.raises(CheckFailedError) as refused:
        upgrading.upgrade(session, made)
    assert refused.value.code == "assessment.version_in_force"
    assert session.vault.check_rebuild().ok


def test_a_locked_baseline_that_rests_on_what_changed_is_opened_again(session):
    """G-4: a new version of the file, in one write with the upgrade; a reason is recorded."""
    made = begin_under(session, "2026.2", Answer("8.3", "2"))
    _lock(session, made)
    found = upgrading.upgrade(session, made)
    assert found.reopens
    now = assessments.get_assessment(session, made)
    assert (now.version, now.baseline_locked_utc) == (2, "")
    reopened = session.vault.entries_of(kinds.BASELINE_REOPENED, made)[-1]
    upgraded = session.vault.entries_of(kinds.ASSESSMENT_UPGRADED, made)[-1]
    assert reopened.seq == upgraded.seq + 1
    assert NEWEST.version in reopened.body["reason"]
    assert session.vault.check_rebuild().ok


def test_an_answer_that_no_longer_fits_is_dropped_and_listed(session):
    """Gone, another kind, a choice that is no more: listed; everything else goes over."""
    old = get_methodology("acmfea-2019", "2026.2")
    questions = {q.id: q for q in NEWEST.sections[7].questions}
    status = questions["7.5"]
    left = tuple(
        replace(q, choices=status.choices[1:]) if q.id == "7.5" else q
        for q in NEWEST.sections[7].questions
        if q.id != "7.2"
    )
    sections = (*NEWEST.sections[:7], replace(NEWEST.sections[7], questions=left))
    newer = replace(NEWEST, sections=sections, version="2027.1")
    made = begin_under(
        session, "2026.2",
        Answer("7.1", "yes"), Answer("7.2", "yes"), Answer("7.5", status.choices[0].id),
    )  # fmt: skip
    found = upgrading.preview_of(assessments.get_assessment(session, made), old, newer)
    assert [each.question for each in found.dropped] == ["7.2", "7.5"]
    assert found.carried == ("7.1",)


def test_only_the_author_and_only_a_draft(session):
    made = begin_under(session, "2026.2")
    session.record(
        [NewEntry(kinds.ASSESSMENT_WITHDRAWN, made,
                  {"assessment": made, "version": 1, "reason": "x", "marking": "(U)"})]
    )  # fmt: skip
    with pytest.raises(NotAllowedError) as refused:
        upgrading.upgrade(session, made)
    assert refused.value.code == "assessment.closed"
    other = replace(session, officer=replace(session.officer, id="b.tremblay"))
    with pytest.raises(NotAllowedError) as refused:
        upgrading.upgrade(other, made)
    assert refused.value.code == "assessment.not_author"
    assert assessments.get_state(session, made) is State.WITHDRAWN
    assert drafting.load_desk(session, made).methodology.version == "2026.2"


def test_a_difference_names_every_part_and_field():
    """By id: what was added, removed and changed, in both languages; nothing where nothing is."""
    assert difference(NEWEST, NEWEST).parts == ()
    first = NEWEST.sections[0]
    changed = replace(first.questions[0], text=Text("Which act?", "Quel acte?"), required=False)
    stop = replace(NEWEST.hard_stops[0], id="B-99")
    matrix = (tuple(reversed(NEWEST.matrix[0])), *NEWEST.matrix[1:])
    other = replace(
        NEWEST,
        version="2027.1",
        sections=(replace(first, questions=(changed, *first.questions[2:])), *NEWEST.sections[1:]),
        hard_stops=(stop, *NEWEST.hard_stops[1:]),
        matrix=matrix,
    )
    found = difference(NEWEST, other)
    seen = {(part.kind, part.change, part.id) for part in found.parts}
    assert seen == {
        ("questions", CHANGED, first.questions[0].id),
        ("questions", REMOVED, first.questions[1].id),
        ("hard_stops", ADDED, "B-99"),
        ("hard_stops", REMOVED, NEWEST.hard_stops[0].id),
        ("matrix", CHANGED, "1"),
    }
    fields = {f.field: f for f in found.of("questions", CHANGED)[0].fields}
    assert fields["text"].after == Text("Which act?", "Quel acte?")
    assert fields["required"].before == Text("yes", "oui")
    assert fields["required"].after == Text("", "")
