"""Bodies, dates, folding and country codes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain import dates
from workstation.domain.assessment import Answer
from workstation.records import countries
from workstation.records.codec import answer_body, answer_of, json_text
from workstation.records.folding import fold

_text = st.text(max_size=20)
_values = st.one_of(
    st.none(),
    _text,
    st.lists(_text, min_size=1, max_size=4).map(tuple),
    st.lists(st.dictionaries(_text, _text, max_size=3), min_size=1, max_size=3).map(tuple),
)


@given(st.builds(Answer, _text, _values, _text, _text, st.lists(_text, max_size=3).map(tuple)))
def test_answer_survives_its_body(answer):
    assert answer_of(answer_body(answer)) == answer


def test_json_of_a_column_does_not_depend_on_the_order_of_keys():
    assert json_text({"b": 1, "a": 2}) == json_text({"a": 2, "b": 1})


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_months_between_undoes_add_months(on, months):
    assert dates.months_between(on, dates.add_months(on, months)) == months


@pytest.mark.parametrize("text", ["2026-02-30", "20260216", "2026-W07-1", "16-11-2026", "", "x"])
def test_only_plain_calendar_dates_are_dates(text):
    assert dates.parse(text) is None


def test_sheet_of_31_january_is_due_at_the_end_of_february():
    assert dates.refresh_due("2025-01-31", 13) == "2026-02-28"


def test_folding_removes_accents_case_and_double_space():
    assert fold("  Élan", "ÎLE\t x") == "elan ile x"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("CAN", "CAN"), ("ca", "CAN"), ("Canada", "CAN"), ("xkx", "XKX"), ("Kosovo", "XKX"),
     ("SUN", "SUN"), ("Soviet Union", "SUN"), ("ZZZ", None), ("", None)],
)  # fmt: skip
def test_country_is_found_by_code_or_name(typed, code):
    assert countries.find_country(typed) == code


def test_country_has_its_name_in_both_languages():
    names = [countries.country_name("DEU", language) for language in ("en", "fr")]
    assert names == ["Germany", "Allemagne"]
    assert countries.country_name("XKX", "fr") == "Kosovo"
    assert countries.country_name("Crimea", "fr") == "Crimea"
    assert len(countries.list_countries("fr")) > 240


def test_invented_countries_have_their_names_and_come_after_those_that_exist():
    """The demonstration reads "Taldoria", never "XTD"; nobody picks it by mistake."""
    for language, name in (("en", "Taldoria"), ("fr", "Taldorie")):
        listed = countries.list_countries(language)
        assert countries.country_name("XTD", language) == dict(listed)["XTD"] == name
        own = [code for code, _ in listed if code in countries.codes().invented]
        assert [code for code, _ in listed[-len(own) :]] == own
        assert len(own) == len(countries.codes().invented) > 5
