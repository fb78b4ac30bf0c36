"""Broken CSV files, given to the command line: refused in words, nothing changed."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER
from tests.faults.bad_input import Bad, Untouched, untouched
from tests.faults.conftest import SUBMITTED, Station
from workstation.cli.main import main

HEADER = b"name,country,kind\n"
MILLION = 1_000_000
PARTNERS = "partner import {file}"
PTS = "indicators import {file} --dataset pts"
VDEM = "indicators import {file} --dataset vdem"
GENERIC = "indicators import {file} --dataset generic"

BAD: dict[str, Bad] = {
    "csv: wrong columns": Bad(b"a,b\n1,2\n", PARTNERS, "csv.columns_missing", "row 1"),
    "csv: column twice": Bad(b"name,name,country,kind\n", PARTNERS, "csv.column_twice", "row 1"),
    "csv: encoding": Bad(HEADER + b"\x81\xff,CAN,border\n", PARTNERS, "csv.encoding", "row 2"),
    "csv: only half a line": Bad(HEADER + b"B,CA", PARTNERS, "csv.ragged", "row 2"),
    "csv: only half a quoted line": Bad(HEADER + b'"B', PARTNERS, "csv.broken", "row 2"),
    "csv: a million columns": Bad(b"x," * MILLION + b"x\n", PARTNERS, "csv.too_many_columns",
                                  "row 1"),
    "csv: a million cells": Bad(HEADER + b"x," * MILLION, PARTNERS, "csv.ragged", "row 2"),
    "csv: a long cell": Bad(HEADER + b"x" * MILLION + b",CAN,border\n", PARTNERS,
                            "csv.field_too_long", "row 2"),
    "csv: zero character": Bad(HEADER + b"A\0,CAN,border\n", PARTNERS, "csv.nul", "row 2"),
    "csv: empty": Bad(b"", PARTNERS, "csv.empty"),
    "csv: header only": Bad(HEADER, PARTNERS, "csv.no_rows"),
    "csv: missing": Bad(None, PARTNERS, "csv.no_file"),
    "csv: a folder": Bad(..., PARTNERS, "csv.no_file"),
    "pts: wrong columns": Bad(HEADER, PTS, "csv.columns_missing", "row 1"),
    "pts: empty": Bad(b"", PTS, "csv.empty"),
    "vdem: wrong columns": Bad(HEADER, VDEM, "csv.columns_missing", "row 1"),
    "generic: wrong columns": Bad(HEADER, GENERIC, "csv.columns_missing", "row 1"),
    "generic: only half a line": Bad(
        b"country,code,year,value\nCAN", GENERIC, "csv.ragged", "row 2"),
    "generic: a column that is not there": Bad(
        b"country,code,year,value\nCAN,x,2020,1\n", GENERIC + " --year-column jahr",
        "csv.columns_missing", "row 1"),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(
    stages: dict[str, Station], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Untouched]:
    folder = tmp_path_factory.mktemp("bad-csv") / "station"
    with untouched(stages[SUBMITTED].copied(folder)) as found:
        yield found


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_in_words_and_changes_nothing(
    name: str, desk: Untouched, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.refuse(BAD[name], tmp_path, capsys)


def test_formula_cells_are_kept_as_text_and_pointed_out(draft: Station, tmp_path: Path) -> None:
    """A cell that a spreadsheet would run is text here, and is shown to the officer by row."""
    file = tmp_path / "partners.csv"
    formula = '=HYPERLINK("http://example.org","x")'
    quoted = formula.replace('"', '""')
    file.write_bytes(HEADER + f'"{quoted}",CAN,border\n@SUM(A1),CAN,cyber\n'.encode())
    done = draft.run("partner", "import", file)
    assert done.code == 0
    assert done.json["added"] == 2
    assert [one["row"] for one in done.json["problems"]] == [2, 3]
    assert all("name" in one["column"] for one in done.json["problems"])
    names = [one["name"] for one in draft.run("partner", "list").json["partners"]]
    assert formula in names
    assert "@SUM(A1)" in names


def test_rows_that_cannot_be_taken_are_listed_and_the_others_taken(
    draft: Station, tmp_path: Path
) -> None:
    file = tmp_path / "partners.csv"
    file.write_bytes(HEADER + b"Good,CAN,border\nNowhere,XQX,border\nOdd,CAN,bakery\n")
    done = draft.run("partner", "import", file)
    assert done.code == 0
    assert (done.json["added"], done.json["skipped"]) == (1, 2)
    assert [(one["row"], one["column"]) for one in done.json["problems"]] == [
        (3, "country"),
        (4, "kind"),
    ]
    assert all(one["message"] for one in done.json["problems"])


PTS_ROWS = (
    b"Country,Country_OLD,Year,COW_Code_A,COW_Code_N,WordBank_Code_A,UN_Code_N,Region,"
    b"PTS_A,PTS_H,PTS_S,NA_Status_A,NA_Status_H,NA_Status_S\n"
    b"Norway,Norway,2023,NOR,385,NOR,578,eca,2,1,1,0,0,0\n"
    b"Gaza (Hamas),Gaza,2023,NA,NA,NA,NA,mena,4,NA,NA,0,66,88\n"
    b"Norway,Norway,2023,NOR,385,N"
)


Say = Callable[..., tuple[int, Any]]


@pytest.fixture
def say(draft: Station, capsys: pytest.CaptureFixture[str]) -> Say:
    """A command in this process: its exit code and its answer."""

    def run(*words: object) -> tuple[int, Any]:
        code = main([*draft.words(OFFICER), *map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_dataset_is_previewed_then_taken_with_its_report(say: Say, tmp_path: Path) -> None:
    """A preview changes nothing; a country mapped once is mapped for good."""
    file, report = tmp_path / "PTS-2024.csv", tmp_path / "report.csv"
    file.write_bytes(PTS_ROWS)
    words = ("indicators", "import", file, "--dataset", "pts")
    code, previewed = say(*words, "--preview", "--map", "Gaza (Hamas)=PSE")
    assert (code, previewed["added"], previewed["not_mapped"]) == (0, 2, 0)
    assert previewed["first"][0] == {"country": "NOR", "code": "PTS_A", "year": 2023, "value": "2"}
    assert say("indicators", "list", "--country", "NOR", "--dataset", "pts") == (0, [])
    code, taken = say(*words, "--map", "Gaza (Hamas)=PSE", "--report", report)
    assert (code, taken["added"], taken["skipped"]) == (0, 2, 1)
    assert "4,,6,cut_off," in report.read_text(encoding="utf-8-sig")
    _, listed = say("indicators", "list", "--country", "PSE", "--dataset", "pts")
    assert [(one["code"], one["value"]) for one in listed] == [
        ("PTS_A", "4"), ("PTS_H", "NA"), ("PTS_S", "NA")
    ]  # fmt: skip
    assert say(*words)[1]["unchanged"] == 2
    (told,) = [one for one in say("indicators", "datasets")[1] if one["dataset"] == "pts"]
    assert told["countries"] == {"Gaza (Hamas)": "PSE"}
    assert "2024. The Political Terror Scale" in told["citation"]


def test_options_that_do_not_fit_are_refused(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "PTS-2024.csv"
    file.write_bytes(PTS_ROWS)
    words = ("indicators", "import", file, "--dataset", "pts")
    for options, code in (
        (("--country-column", "x"), 2), (("--id", "press"), 2), (("--map", "nothing"), 2),
        (("--map", "Gaza=Atlantis"), 3), (("--report", file), 2),
    ):  # fmt: skip
        assert say(*words, *options)[0] == code
    assert file.read_bytes() == PTS_ROWS
