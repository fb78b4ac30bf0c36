"""What a person types is text: quoted words in their order, other words as beginnings."""

import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workstation.domain.assessment import Answer
from workstation.domain.finding import FOUND_FROM, FOUND_TO, SEARCH_KINDS
from workstation.domain.officer import Role
from workstation.records import kinds
from workstation.records import search as index
from workstation.records.codec import body_of
from workstation.records.folding import fold
from workstation.records.search import literal_query
from workstation.records.search_words import score, snippet, terms_of
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, registers, search

TEXTS = (
    "list of names", "names of the list", "Liste des détenus", "detention near the border",
    'the word "NEAR(" stood there', "AND OR NOT", "title:walrus", "a-b_c d", "walrus*", "É é e",
    "col: {x}", "naïve cafe", "x", "nearly listed", "d'accord", "2026-01 report",
)  # fmt: skip
_WORDS = st.sampled_from((
    "list", "name", "names", "of", "the", "DETENU", "détent", "NEAR(", "near", "AND", "OR",
    "NOT", "title:walrus", "walrus*", "*", '"', '"names of"', '"of names"', '""', "a-b",
    '"list of names"', "b c", "é", "cafe", "d'acc", "{x}", "col:", "^x", "-x", "2026-01",
    '"nam"', '"a-b c"', "_",
))  # fmt: skip
QUIET = settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def texts(session, partner):
    made = registers.add_exchange(
        session, partner=partner.id, on="2026-01-01", act="use", summary="x", marking="(U)"
    )
    entries = [
        NewEntry(
            kinds.EXCHANGE_SAVED,
            id_,
            body_of(made) | {"id": id_, "summary": text, "product": other},
        )
        for number, (text, other) in enumerate(zip(TEXTS, reversed(TEXTS), strict=True))
        for id_ in (f"EX-2025-{number:04d}",)
    ]
    session.record(entries)
    return session


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _stands(wanted: list[str], tokens: list[str], *, whole: bool) -> bool:
    *firsts, last = wanted
    size = len(wanted)
    for at in range(len(tokens) - size + 1):
        run = tokens[at : at + size]
        ends = run[-1] == last if whole else run[-1].startswith(last)
        if run[:-1] == firsts and ends:
            return True
    return False


def _scan(query: str) -> set[str]:
    """The same by looking at every text."""
    asked = [
        (_tokens(quoted or word), bool(quoted))
        for quoted, word in re.findall(r'"([^"]*)"|([^\s"]+)', query)
    ]
    asked = [(words, whole) for words, whole in asked if words]
    return {
        f"EX-2025-{number:04d}"
        for number, (text, other) in enumerate(zip(TEXTS, reversed(TEXTS), strict=True))
        if asked
        and all(
            any(
                _stands(words, _tokens(place), whole=whole)
                for place in (text, f"EX-2025-{number:04d} · {other}")
            )
            for words, whole in asked
        )
    }


@pytest.mark.parametrize("few", [1, 300])
@settings(QUIET, max_examples=80)
@given(query=st.lists(_WORDS, min_size=1, max_size=4).map(" ".join))
def test_search_finds_what_a_scan_of_every_text_finds(texts, monkeypatch, few, query):
    """Whether what is found counts as few or as very many."""
    monkeypatch.setattr(index, "MOST_WEIGHED", few)
    found = search.search(texts, query, limit=200)
    assert {hit.id for hit in found if hit.id.startswith("EX-2025")} == _scan(query)
    assert len({(hit.kind, hit.id, hit.place) for hit in found}) == len(found)


@QUIET
@given(st.text(max_size=40) | st.text(alphabet=string.punctuation + " ab", max_size=40))
def test_nothing_that_is_typed_is_refused(texts, query):
    """Security list 65."""
    found = search.search_page(texts, query, limit=5)
    assert len(found.hits) <= 5
    for hit in found.hits:
        assert hit.snippet.count(FOUND_FROM) == hit.snippet.count(FOUND_TO)


def test_very_long_text_is_cut_not_refused(texts):
    assert search.search(texts, "list " * 5000)
    assert search.search(texts, '"' * 9999) == []


@pytest.mark.parametrize(
    ("typed", "query"),
    [('a "b c" d', '"a"* "b c" "d"*'), ('a "b c', '"a"* "b"* "c"*'), ("* ( -", ""),
     ('"a" "', '"a"'), ('NEAR("x", 3)', '"NEAR("* "x" "3)"*')],
)  # fmt: skip
def test_only_marks_in_pairs_mean_anything(typed, query):
    assert literal_query(typed) == query


def test_a_letter_is_asked_for_in_pairs_that_the_index_has_ready():
    (letter,), (word,), (quoted,) = terms_of("D"), terms_of("de"), terms_of('"d"')
    assert [term.is_letter for term in (letter, word, quoted)] == [True, False, False]
    assert letter.spread().startswith('("D" OR "Da"* OR ')
    assert letter.spread().endswith(' OR "D9"*)')
    assert (word.spread(), quoted.spread()) == ('"de"*', '"d"')


def test_passage_marks_what_was_found_and_is_short():
    terms = terms_of("déten")
    body = "mot " * 200 + "un détenu " + "mot " * 200
    passage = snippet(terms, "Titre", body)
    assert f"{FOUND_FROM}détenu{FOUND_TO}" in passage
    assert len(passage) < 200
    assert passage.startswith("…")
    assert snippet(terms_of('"des détenus"'), "Liste des détenus", "x").startswith("Liste ")
    assert score(terms, "Détenus", "") > score(terms, "", "détenus")


def test_page_says_how_much_there_is_and_pages_do_not_repeat(session, partner):
    made = registers.add_exchange(
        session, partner=partner.id, on="2026-01-01", act="use", summary="walrus", marking="(U)"
    )
    session.record(
        [
            NewEntry(
                kinds.EXCHANGE_SAVED, id_,
                body_of(made) | {"id": id_, "summary": "walrus" if n % 9 else "walruses",
                                 "product": "plain" if n % 2 else "walrus"},
            )
            for n in range(400)
            for id_ in (f"EX-2025-{n:04d}",)
        ]
    )  # fmt: skip
    registers.add_source(session, title="walrus", on="2026-01-01", marking="(U)", country="CAN")
    for typed in ("walrus", "walr", "W"):
        pages = [search.search_page(session, typed, offset=n, limit=90) for n in range(0, 450, 90)]
        assert {(page.total, page.is_all) for page in pages} == {(402, True)}
        seen = [(hit.kind, hit.id) for page in pages for hit in page.hits]
        assert len(seen) == len(set(seen)) == 402
    (only,) = search.search_page(session, "walrus", kinds=("source",)).hits
    assert only.kind == "source"
    page = search.search_page(session, "walrus", kinds=("exchange",), offset=300, limit=200)
    assert (page.total, len(page.hits)) == (401, 101)
    for typed, kinds_, ids in (
        ("walr 0300", (), ["EX-2025-0300"]),
        ("0300 walr", ("exchange",), ["EX-2025-0300"]),
        ("0300 walr", ("source",), []),
    ):
        page = search.search_page(session, typed, kinds=kinds_)
        assert ([hit.id for hit in page.hits], page.total, page.is_all) == (ids, len(ids), True)


def test_new_assessment_is_found_by_its_number_and_what_is_typed_by_its_author(
    make_session, partner
):
    """What is not in the record yet is found by who writes it; a number by everybody."""
    session = make_session(Role.ASSESSOR, "B. Roy")
    mine = assessments.new_assessment(session, partner.id)
    assessments.answer(session, mine.id, Answer("1.2", None, "zebra crossing", "(S)"))
    for typed in (mine.id, mine.id.lower(), mine.id[:8], mine.exchange):
        assert mine.id in {hit.id for hit in search.search(session, typed)}, typed
    page = search.search_page(session, "zebr")
    assert [(hit.kind, hit.place) for hit in page.hits] == [("answer", "1.2")]
    assert page.total == 1
    assert search.search_page(session, "zebra", kinds=("partner",)).hits == ()
    assessments.save_section(session, mine.id, "1")
    assert search.search_page(session, "zebra").total == 1
    assessments.answer(session, mine.id, Answer("1.2", None, "zebra finch", "(S)"))
    page = search.search_page(session, "zebra")
    assert (page.total, "finch" in page.hits[0].snippet) == (1, True)
    other = make_session(Role.SECOND_READER, "C. Two")
    assert [hit.id for hit in search.search(other, mine.id)][:1] == [mine.id]
    assert search.search(other, "finch") == []


def test_evidence_titles_and_reasons_of_decisions_are_found(session, partner, tmp_path):
    mine = assessments.new_assessment(session, partner.id)
    path = tmp_path / "Ocelot sighting.txt"
    path.write_text("x")
    given = assessments.add_evidence_file(session, mine.id, path, question="1.1")
    (hit,) = search.search(session, "ocelot")
    assert (hit.kind, hit.id, hit.place) == ("evidence", mine.id, given.id)
    assessments.remove_evidence(session, mine.id, given.id)
    assert search.search(session, "ocelot") == []
    assessments.restore_evidence(session, mine.id, given.id)
    decision = {
        "authority": "L2", "outcome": "return", "reasons": "The pangolin is missing",
        "marking": "(S)", "officer": "O", "officer_name": "N", "at_utc": "2026-11-16T14:00:00Z",
        "conditions": [{"text": "Ask about the quokka", "due": ""}],
    }  # fmt: skip
    session.record(
        [
            NewEntry(
                kinds.DECISION_RECORDED, mine.id,
                {"assessment": mine.id, "version": 1, "number": number, "own": own,
                 "vault": "other", "partner": partner.id, "state": "returned",
                 "decision": decision},
            )
            for number, own in ((0, True), (1, False))
        ]
    )  # fmt: skip
    for typed in ("pangolin", "quokka"):
        (hit,) = [one for one in search.search(session, typed) if one.kind == "decision"]
        assert (hit.id, hit.marking, hit.partner) == (mine.id, "(S)", partner.id)
        assert hit.kind in SEARCH_KINDS
    assert search.search(session, "ocelot")
    assert session.vault.check_rebuild().ok
