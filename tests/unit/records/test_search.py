"""Search finds words anywhere and takes every character of the query literally."""

from dataclasses import replace

import pytest

from workstation.domain.assessment import Answer
from workstation.domain.finding import FOUND_FROM
from workstation.records import kinds
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, registers, search


@pytest.mark.parametrize("typed", ["frontiere", "FRONTIÈRE", "front", "brigade nord", "3e"])
def test_word_is_found_whatever_its_accents_and_case(session, partner, typed):
    (hit,) = search.search(session, typed)
    assert (hit.kind, hit.id, hit.marking) == ("partner", partner.id, "(U)")
    assert FOUND_FROM in hit.snippet


@pytest.mark.parametrize(
    "typed",
    ['"', "NEAR(", "*", "title:nord", "a OR b", "NOT", "nord AND", "^nord", "{x}:", "-", "+",
     "(", "nord)", "'; DROP TABLE partner; --", "\0", "\ud800", "frontiere\ud800", "",
     "   ", '"" ""', "col:*"],
)  # fmt: skip
def test_syntax_is_taken_literally_and_never_fails(session, partner, typed):
    """Security list 65."""
    for hit in search.search(session, typed):
        assert hit.id == partner.id
    assert search.search(session, "frontiere")


def test_quoted_word_with_operator_finds_the_text_that_holds_it(session, partner):
    registers.add_exchange(
        session, partner=partner.id, on="2026-01-01", act="use",
        summary='the word "NEAR(" stood there', marking="(S)",
    )  # fmt: skip
    assert [hit.kind for hit in search.search(session, 'NEAR( "stood"')] == ["exchange"]


def test_changed_text_is_no_longer_found(session, partner):
    mine = assessments.new_assessment(session, partner.id)
    assessments.answer(session, mine.id, Answer("1.2", None, "zebra crossing", "(S)"))
    for _ in range(2):  # while it is being typed, and once it is saved
        (hit,) = search.search(session, "zebra")
        assert (hit.kind, hit.id, hit.place, hit.marking) == ("answer", mine.id, "1.2", "(S)")
        assessments.save_section(session, mine.id, "1")
    assessments.answer(session, mine.id, Answer("1.2"))
    assessments.save_section(session, mine.id, "1")
    assert search.search(session, "zebra") == []


def test_title_of_an_assessment_stands_only_under_its_own_marking(session, partner):
    mine = assessments.new_assessment(session, partner.id)
    assessments.answer(session, mine.id, Answer("1.1", None, "walrus", "(TS)"))
    assessments.answer(session, mine.id, Answer("1.2", None, "harmless", "(U)"))
    assessments.save_section(session, mine.id, "1")
    assert {hit.marking for hit in search.search(session, "walrus")} == {"(TS)"}
    assert all("walrus" not in hit.title for hit in search.search(session, "harmless"))


def test_of_very_many_matches_those_in_titles_come_first(session, partner):
    made = registers.add_exchange(
        session, partner=partner.id, on="2026-01-01", act="use", summary="x", marking="(U)"
    )
    many = []
    for number in range(400):
        in_title = number == 321
        item = replace(
            made, id=f"EX-2026-{number + 2:04d}", summary="walrus" if in_title else "plain",
            product="other" if in_title else "walrus",
        )  # fmt: skip
        many.append(NewEntry(kinds.EXCHANGE_SAVED, item.id, body_of(item)))
    session.record(many)
    hits = search.search(session, "walr")
    assert len(hits) == 20
    assert len({hit.id for hit in hits}) == 20
    assert hits[0].id == "EX-2026-0323"
