"""Broken CSV files: each names the file, the place and the reason, and gives nothing."""

from pathlib import Path

import pytest

from workstation import words
from workstation.domain.error import BadInputError
from workstation.transfer.csv_table import MAX_FIELD, CsvTable, is_formula

HEADER = b"name,country,kind\n"


def _write(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "file.csv"
    path.write_bytes(data)
    return path


def _read(path: Path, **caps: int) -> list[tuple[str, ...]]:
    table = CsvTable(path, **caps)
    table.require(("name", "country", "kind"))
    return [row.cells for row in table.rows()]


BROKEN = {
    "empty": (b"", "csv.empty", None),
    "only blank lines": (b"\n\n  \n", "csv.empty", None),
    "wrong columns": (b"a,b,c\n1,2,3\n", "csv.columns_missing", "row 1"),
    "no header": (b"Police,CAN,border\n", "csv.columns_missing", "row 1"),
    "column twice": (b"name,name,country,kind\n", "csv.column_twice", "row 1"),
    "half a line": (HEADER + b"A,CAN,border\nB,CA", "csv.ragged", "row 3"),
    "half a quoted line": (HEADER + b'A,CAN,border\n"B,CA', "csv.broken", "row 3"),
    "stray quotation mark": (HEADER + b'"A"x,CAN,border\n', "csv.broken", "row 2"),
    "ragged, too long": (HEADER + b"A,CAN,border,more\n", "csv.ragged", "row 2"),
    "zero character": (HEADER + b"A\0B,CAN,border\n", "csv.nul", "row 2"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, None, None),
    "a million columns": (b"x," * 1_000_000 + b"x\n", "csv.too_many_columns", "row 1"),
    "a million cells": (HEADER + b"x," * 1_000_000 + b"x\n", "csv.ragged", "row 2"),
    "long field": (HEADER + b"x" * (MAX_FIELD + 1) + b",CAN,border\n", "csv.field_too_long",
                   "row 2"),
    "half a UTF-16 character": (
        "name,country,kind\nA,CAN,border\n".encode("utf-16")[:-1], "csv.encoding", "row 2"),
    "neither UTF-8 nor Latin": (HEADER + b"\x81\xff,CAN,border\n", "csv.encoding", "row 2"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_broken_file_is_refused_with_its_name_place_and_next_step(tmp_path, name, language):
    data, code, place = BROKEN[name]
    path = _write(tmp_path, data)
    with pytest.raises(BadInputError) as refused:
        _read(path)
    problem = refused.value
    if code:
        assert (problem.code, problem.place) == (code, place)
    assert problem.file == str(path)
    said = words.error(problem, language)
    assert str(path) in said.message
    assert said.next_step


def test_file_that_is_not_there_and_a_folder_are_named(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadInputError) as refused:
            CsvTable(path)
        assert (refused.value.code, refused.value.file) == ("csv.no_file", str(path))


def test_file_over_the_cap_is_refused(tmp_path):
    with pytest.raises(BadInputError) as refused:
        _read(_write(tmp_path, HEADER + b"A,CAN,border\n" * 100), max_bytes=1000)
    assert refused.value.code == "csv.too_large"


TEXT = "name,country,kind\r\nTürkiye élan,TUR,border\r\n\r\nSecond,CAN,cyber\r\n"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"),
     ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("latin-1", "latin-1")],
)  # fmt: skip
def test_encoding_is_found_and_said(tmp_path, encoding, said):
    path = _write(tmp_path, TEXT.encode(encoding))
    assert CsvTable(path).encoding == said
    assert _read(path) == [("Türkiye élan", "TUR", "border"), ("Second", "CAN", "cyber")]


def test_windows_text_with_curly_quotes_is_not_taken_for_latin_1(tmp_path):
    path = _write(tmp_path, HEADER + "“A” – é,CAN,border\n".encode("cp1252"))
    assert CsvTable(path).encoding == "cp1252"
    assert _read(path)[0][0] == "“A” – é"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_of_spreadsheets_are_understood(tmp_path, delimiter):
    data = "name,country,kind\nA (b),CAN,border\n".replace(",", delimiter).encode()
    assert _read(_write(tmp_path, data)) == [("A (b)", "CAN", "border")]


def test_row_number_counts_the_header_and_rows_of_several_lines(tmp_path):
    table = CsvTable(_write(tmp_path, HEADER + b'"a\nb",CAN,x\n\nc,CAN,x\n'))
    assert [row.number for row in table.rows()] == [2, 4]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-x", "\tx", "＝1"])
def test_formula_is_recognised(cell):
    """CWE-1236."""
    assert is_formula(cell)


@pytest.mark.parametrize("cell", ["-0.23", "+4", "-1e-3", "a=b", "", "5"])
def test_number_with_a_sign_is_no_formula(cell):
    assert not is_formula(cell)
