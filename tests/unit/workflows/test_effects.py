"""Conditional questions never leave stale answers in score, document, entries or export."""

import json

import pytest

from workstation.domain.assessment import Answer
from workstation.domain.error import CheckFailedError, NotAllowedError
from workstation.records import kinds
from workstation.workflows import (
    answer_files,
    assessments,
    drafting,
    effects,
    packet_content,
    partners,
    registers,
)

MARK = "(S//REL TO CAN, USA)"


@pytest.fixture
def mine(session):
    """A draft that says there is an arrangement, and how it was approved."""
    partner = partners.add_partner(
        session, name="State Security", country="NOR", kind="intelligence", marking="(U)"
    )
    found = assessments.new_assessment(session, partner.id)
    for given in (
        Answer("7.1", "yes"),
        Answer("7.2", "yes", "Approved in 2019.", MARK),
        Answer("7.5", "active"),
    ):
        assessments.answer(session, found.id, given)
    assessments.save_all(session, found.id)
    return found


def _answers(session, assessment):
    return assessments.get_assessment(session, assessment.id).answers


def _last_saved(session, assessment, section):
    entries = session.vault.entries_of(kinds.ASSESSMENT_SAVED, assessment.id)
    bodies = [entry.body for entry in entries if entry.body["section"] == section]
    return {each["question"]: each for each in bodies[-1]["answers"]}


def test_an_answer_that_hides_others_is_refused_until_they_may_be_dropped(session, mine):
    """Feature 8: a change names what it would drop, and changes nothing until told."""
    with pytest.raises(CheckFailedError) as refused:
        assessments.answer(session, mine.id, Answer("7.1", "no"))
    assert refused.value.code == "assessment.would_drop"
    assert refused.value.data["questions"] == "7.2, 7.5"
    assert _answers(session, mine)["7.1"].value == "yes"
    assessments.answer(session, mine.id, Answer("7.1", "no"), drop=True)
    assert _answers(session, mine).keys() == {"7.1"}
    assessments.answer(session, mine.id, Answer("7.1", "yes"))
    assert _answers(session, mine).keys() == {"7.1"}, "dropped is dropped"


@pytest.mark.parametrize("given", [Answer("7.1", "unable"), Answer("7.1", "yes", "Since 2019.")])
def test_an_answer_that_hides_nothing_drops_nothing(session, mine, given):
    assessments.answer(session, mine.id, given)
    assert "7.2" in _answers(session, mine)


def test_nothing_hidden_stands_in_entries_or_in_the_document(session, mine):
    """AIA#1143: what is kept aside is in no entry, no page and no banner, and is not lost."""
    assessments.answer(session, mine.id, Answer("7.1", "no"), aside=True)
    assert [each.question for each in effects.list_aside(session, mine.id)] == ["7.2", "7.5"]
    found = assessments.save_all(session, mine.id)
    saved = _last_saved(session, mine, "7")
    assert saved["7.1"]["value"] == "no"
    assert saved["7.2"] == {
        "question": "7.2", "value": None, "text": "", "marking": "", "evidence": [],
    }  # fmt: skip
    content, check = packet_content.gather(session, found, language="en", signed_at="")
    assert content.assessment.answers.keys() == {"7.1"}
    assert check.banner.text == "UNCLASSIFIED"
    assert session.vault.check_rebuild().ok
    assessments.answer(session, mine.id, Answer("7.1", "yes"))
    assessments.save_all(session, mine.id)
    assert _last_saved(session, mine, "7")["7.2"]["text"] == "Approved in 2019."


def test_what_the_record_hides_is_kept_aside_and_comes_back(session, mine):
    """A current country sheet hides why a stale one was relied on; the words are kept."""
    assessments.answer(session, mine.id, Answer("4.2", None, "No sheet exists.", MARK))
    assert effects.list_aside(session, mine.id) == ()
    assessments.save_section(session, mine.id, "4")
    registers.add_source(
        session, title="Country sheet", on="2026-11-01", marking="(U)", country="NOR",
        kind="country-sheet",
    )  # fmt: skip
    assert [each.question for each in effects.list_aside(session, mine.id)] == ["4.2"]
    assessments.save_all(session, mine.id)
    assert _last_saved(session, mine, "4")["4.2"]["text"] == ""
    assert _answers(session, mine)["4.2"].text == "No sheet exists."
    removed = effects.remove_aside(session, mine.id)
    assert [each.question for each in removed] == ["4.2"]
    assert "4.2" not in _answers(session, mine)


def test_evidence_that_only_a_hidden_answer_cites_is_not_in_the_document(session, mine, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("agreed")
    assessments.add_evidence_file(session, mine.id, letter, "7.2", marking=MARK)
    found = assessments.get_assessment(session, mine.id)
    desk = drafting.load_desk(session, mine.id)
    assert len(drafting.counted_of(session, desk).assessment.evidence) == 1
    assessments.answer(session, mine.id, Answer("7.1", "no"), aside=True)
    desk = drafting.load_desk(session, mine.id)
    assert drafting.counted_of(session, desk).assessment.evidence == ()
    assert found.evidence == desk.assessment.evidence, "it stays in the file"


def test_a_file_of_answers_is_held_to_the_same(session, mine, tmp_path):
    """An import names what it would drop and takes nothing; with leave, it clears them."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"7.1": {"value": "no"}, "7.6": {"value": "yes", "text": "x"}}))
    with pytest.raises(CheckFailedError) as refused:
        answer_files.answer_from_file(session, mine.id, path)
    assert refused.value.code == "assessment.would_drop"
    assert refused.value.file == str(path)
    assert _answers(session, mine)["7.1"].value == "yes"
    report = answer_files.answer_from_file(session, mine.id, path, drop=True)
    assert report.dropped == ("7.2", "7.5")
    assert report.aside == ("7.6",), "answered though it is hidden: kept, not counted"
    assert _answers(session, mine).keys() == {"7.1", "7.6"}
    assert _last_saved(session, mine, "7")["7.6"]["value"] is None


def test_a_locked_baseline_cannot_lose_an_answer_to_a_change_elsewhere(session, mine):
    """G-4: two persons were rated one by one; the second cannot go once the baseline is locked."""
    two = tuple({"person": name, "in_custody": "no"} for name in ("A", "B"))
    assessments.answer(session, mine.id, Answer("3.1", two, "", MARK))
    rated = tuple({"person": name, "likelihood": "2", "severity": "2"} for name in ("A", "B"))
    assessments.answer(session, mine.id, Answer("8.13", rated, "", MARK))
    one = Answer("3.1", two[:1], "", MARK)
    row = drafting.open_row(session, mine.id)
    m = drafting.load_desk(session, mine.id).methodology
    assert [each.question for each in drafting.would_drop(session, row, m, one)] == ["8.13"]
    with pytest.raises(NotAllowedError) as refused:
        drafting.would_drop(session, {**row, "baseline_locked_utc": "2026-11-16"}, m, one)
    assert (refused.value.code, refused.value.place) == ("assessment.baseline_locked", "8.13")
