"""The demonstration's data is whole in both languages, and its clock never lies forward."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from workstation.domain.marking import parse_mark
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows.demo_assessments import answers_of
from workstation.workflows.demo_data import ANCHOR, StoryClock, Teller, load
from workstation.workflows.methodologies import get_methodology

FILES = (
    "main",
    "routine",
    "evidence",
    "partners",
    "record",
    "story",
    "countries",
    "method-answers",
    "method-cse-md2017",
)


def walk(value: Any) -> list[dict[str, Any]]:
    """Every table in a data file."""
    if isinstance(value, list):
        return [found for item in value for found in walk(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(found for item in value.values() for found in walk(item))]


@pytest.mark.parametrize("name", FILES)
def test_each_text_stands_in_both_languages(name: str) -> None:
    """B-27: neither language is missing, and no French text lacks its no-break spaces."""
    tables = walk(load(name))
    assert tables
    for table in tables:
        assert ("en" in table) == ("fr" in table), table
        if isinstance(table.get("fr"), str):
            assert " ;" not in table["fr"]
            assert " :" not in table["fr"]
            assert table["fr"].count("{") == table["en"].count("{")
        if "marking" in table:
            parse_mark(table["marking"])


@pytest.mark.parametrize(
    ("base", "methodology"),
    [("main", "acmfea-2019"), ("routine", "acmfea-2019"), ("method-answers", "cse-md2017")],
)
def test_answers_are_those_of_the_methodology(base: str, methodology: str) -> None:
    questions = get_methodology(methodology).questions
    assert set(answers_of({"base": base})) <= set(questions)
    for question, item in answers_of({"base": base}).items():
        if questions[question].reason:
            assert item.get("en"), question


def test_dates_move_with_the_day_and_ids_are_filled_in() -> None:
    today = date(2028, 3, 1)
    teller = Teller("en", today, {"arr-gdss": "ARR-2026-001"})
    assert teller.day(ANCHOR.isoformat()) == today - timedelta(days=1)
    assert teller.text("{arr-gdss} of {2026-11-17}") == "ARR-2026-001 of 2028-02-28"
    with pytest.raises(KeyError):
        teller.text("{nobody}")


def test_story_clock_rises_and_never_passes_the_real_one() -> None:
    real = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    clock = StoryClock(real)
    first = clock()
    clock.move_to(date(2026, 11, 1))
    second = clock()
    clock.move_to(date(2026, 10, 1))
    assert first < second < clock()
    clock.move_to(date(2027, 1, 1))
    assert clock() == clock() == real


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_told(language: Language) -> None:
    """No placeholder of the story is left without a date or an id."""
    ids = {"mra-denied": "MRA-2026-0001", "arr-gdss": "ARR-2026-001"}
    ids |= dict.fromkeys(load("evidence"), "E-01")
    teller = Teller(language, date(2026, 11, 22), ids)
    for name in FILES:
        for table in walk(load(name)):
            if language in table:
                assert teller.text(table[language]).strip()
