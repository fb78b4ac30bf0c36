"""Listing, getting and checking methodologies, as the screen and the command line do."""

import json
from pathlib import Path

import pytest

from workstation import resource, words
from workstation.domain.error import BadInputError
from workstation.domain.text import LANGUAGES
from workstation.workflows.methodologies import (
    as_json,
    check_methodology_file,
    get_methodology,
    list_methodologies,
    problem_text,
)

_SHIPPED = resource.root() / "methodologies" / "acmfea-2019.toml"


def test_the_instrument_is_listed() -> None:
    listed = [summary for summary in list_methodologies() if summary.id == "acmfea-2019"]

    assert listed[0].title.en == "Mistreatment risk assessment"
    assert listed[0].version == get_methodology("acmfea-2019").version


def test_what_was_begun_under_an_older_instrument_stays_under_it() -> None:
    """Every version that was ever shipped is still there, under its own digest."""
    listed = [each for each in list_methodologies() if each.id == "acmfea-2019"]
    assert [each.version for each in listed] == ["2026.3", "2026.2", "2026.1"]
    first = get_methodology("acmfea-2019", "2026.1")
    assert first.sha256 == "c08e9f271a4b3ba551f6a79635280692765698f7bf7c254df0b3f38e51bdc8aa"
    assert "7.9" not in first.questions


def test_a_methodology_is_read_once() -> None:
    assert get_methodology("acmfea-2019") is get_methodology("acmfea-2019")


@pytest.mark.parametrize(
    ("name", "version", "code"),
    [("acmfea-2018", "", "unknown"), ("acmfea-2019", "1.0", "unknown_version")],
)
def test_what_the_program_does_not_hold_is_said_with_what_it_holds(
    name: str, version: str, code: str
) -> None:
    with pytest.raises(BadInputError, match=rf"methodology\.{code}$") as caught:
        get_methodology(name, version)
    for language in LANGUAGES:
        said = words.error(caught.value, language)
        assert name in said.message
        assert "acmfea-2019" in said.next_step


def test_a_right_file_has_no_problems() -> None:
    assert check_methodology_file(_SHIPPED) == ()


def test_problems_of_a_file_are_said_with_file_line_and_key(tmp_path: Path) -> None:
    broken = tmp_path / "office.toml"
    text = _SHIPPED.read_text(encoding="utf-8").replace('role = "basis"', 'role = "bases"')
    broken.write_text(text, encoding="utf-8")
    line = text[: text.index('role = "bases"')].count("\n") + 1

    found = check_methodology_file(broken)

    assert [problem.code for problem in found] == [
        "methodology.role_missing",
        "methodology.unknown_role",
    ]
    assert (found[1].line, found[1].key) == (line, "section[13].question[1].role")
    english = problem_text(found[1], "en", "office.toml").message
    assert english.startswith(f"office.toml, line {line}, section[13].question[1].role: ")
    assert f"ligne {line}" in problem_text(found[1], "fr", "office.toml").message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(BadInputError, match=r"methodology\.no_file") as caught:
            check_methodology_file(path)
        assert str(path) in words.error(caught.value, "fr").message


def test_a_file_of_any_size_is_read_only_as_far_as_the_limit(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    with large.open("wb") as stream:
        stream.truncate(50 * 1024**3)

    assert [problem.code for problem in check_methodology_file(large)] == ["methodology.too_large"]


def test_it_shows_as_json_what_an_answer_file_needs() -> None:
    methodology = get_methodology("acmfea-2019")

    shown = json.loads(json.dumps(as_json(methodology)))

    assert shown["sha256"] == methodology.sha256
    assert [section["id"] for section in shown["sections"]] == [str(n) for n in range(15)]
    act = shown["sections"][0]["questions"][0]
    assert (act["id"], act["kind"], act["required"], act["rule"]) == (
        "0.1",
        "choice",
        True,
        "ACMFEA s. 3(1); B-1",
    )
    assert act["text"]["fr"] == "Que proposez-vous de faire?"
    assert [choice["id"] for choice in act["choices"]] == ["disclosure", "request", "use"]
    measures = shown["sections"][10]["questions"][0]["columns"]
    assert measures[0]["choices"][1]["label"]["en"] == "Written assurance"
