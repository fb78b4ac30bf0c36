"""Broken CSV files: a bad header is refused in words, a bad row is told and harms no other."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workstation import words
from workstation.domain.error import BadInputError
from workstation.transfer.csv_lines import MAX_LINE, MIXED
from workstation.transfer.csv_outside import OutsideTable
from workstation.transfer.csv_table import MAX_FIELD, CsvTable, Row, is_formula

HEADER = b"name,country,kind\n"
GOOD = b"A,CAN,border\n"
FILE = "from-elsewhere.csv"


def _table(data: bytes, block: int = 7) -> CsvTable:
    """A table whose bytes come in blocks that part characters and lines."""
    stream = io.BytesIO(data)
    return CsvTable(FILE, lambda: stream.read(block if stream.tell() < 4096 else 1 << 20))


def _read(data: bytes) -> list[tuple[str, ...]]:
    table = _table(data)
    table.require(("name", "country", "kind"))
    return [row.cells for row in table.rows() if not row.problem]


REFUSED = {
    "only blank lines": (b"\n\n  \n", "csv.empty", None),
    "wrong columns": (b"a,b,c\n1,2,3\n", "csv.columns_missing", "row 1"),
    "no header": (b"Police,CAN,border\n", "csv.columns_missing", "row 1"),
    "column twice": (b"name,name,country,kind\n", "csv.column_twice", "row 1"),
    "only half a line": (HEADER + b"B,CA", "csv.ragged", "row 2"),
    "only half a quoted line": (HEADER + b'"B,CA', "csv.broken", "row 2"),
    "stray quotation mark": (HEADER + b'"A"x,CAN,border\n', "csv.broken", "row 2"),
    "ragged, too long": (HEADER + b"A,CAN,border,more\n", "csv.ragged", "row 2"),
    "zero character": (HEADER + b"A\0B,CAN,border\n", "csv.nul", "row 2"),
    "zero character in the header": (b"name,cou\0ntry,kind\n" + GOOD, "csv.nul", "row 1"),
    "a million columns": (b"x," * 1_000_000 + b"x\n", "csv.too_many_columns", "row 1"),
    "a million cells": (HEADER + b"x," * 1_000_000 + b"x\n", "csv.ragged", "row 2"),
    "long field": (HEADER + b"x" * (MAX_FIELD + 1) + b",CAN,border\n", "csv.field_too_long",
                   "row 2"),
    "one endless line": (b"x" * (MAX_LINE + 100), "csv.line_too_long", "row 1"),
    "half a UTF-16 character": (
        "name,country,kind\nA,CAN,border\n".encode("utf-16")[:-1], "csv.encoding", "row 2"),
    "neither UTF-8 nor Latin": (HEADER + b"\x81\xff,CAN,border\n", "csv.encoding", "row 2"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_file_without_one_whole_row_is_refused_with_name_place_and_next_step(name, language):
    data, code, place = REFUSED[name]
    with pytest.raises(BadInputError) as refused:
        _read(data)
    problem = refused.value
    assert (problem.code, problem.place, problem.file) == (code, place, FILE)
    said = words.error(problem, language)
    assert FILE in said.message
    assert said.next_step


JUDGED = {
    "half a last line": (b"B,CA", [(3, "cut_off")]),
    "half a quoted last line": (b'"B,CA', [(3, "broken")]),
    "too many cells": (b"B,CAN,border,more\n", [(3, "ragged")]),
    "too few cells": (b"B,CAN\n", [(3, "ragged")]),
    "a quotation mark that is never closed": (b'"B,CAN,border\n', [(3, "broken")]),
    "a stray quotation mark": (b'"B"x,CAN,border\n', [(3, "broken")]),
    "a zero character": (b"B\0,CAN,border\n", [(3, "nul")]),
    "no text": (b"\x81\xff,CAN,border\n", [(3, "encoding")]),
    "a long cell": (b"x" * (MAX_FIELD + 1) + b",CAN,border\n", [(3, "field_too_long")]),
    "a long line": (b"x" * (MAX_LINE + 100) + b",CAN,border\n", [(3, "line_too_long")]),
    "quoted lines that are ragged": (b'"B\nC",CAN\n', [(3, "ragged"), (4, "ragged")]),
}  # fmt: skip


@pytest.mark.parametrize("name", JUDGED)
def test_bad_row_is_told_and_the_rows_around_it_are_taken(name):
    """Each row is judged on its own."""
    spoiled, expected = JUDGED[name]
    data = HEADER + GOOD + spoiled
    if spoiled.endswith(b"\n"):
        data += GOOD + b"\n" + GOOD
    rows = list(_table(data).rows())
    assert [(row.number, row.problem) for row in rows if row.problem] == expected
    whole = [row.cells for row in rows if not row.problem]
    assert whole == [("A", "CAN", "border")] * (3 if spoiled.endswith(b"\n") else 1)
    for _number, code in expected:
        for language in ("en", "fr"):
            assert words.label(f"import.problem.{code}", language)


def test_file_that_is_not_there_and_a_folder_are_named(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadInputError) as refused:
            OutsideTable(path)
        assert (refused.value.code, refused.value.file) == ("csv.no_file", str(path))


def test_file_over_the_cap_and_an_empty_one_are_refused(tmp_path):
    path = tmp_path / "file.csv"
    for data, code in ((HEADER + GOOD * 100, "csv.too_large"), (b"", "csv.empty")):
        path.write_bytes(data)
        with pytest.raises(BadInputError) as refused:
            OutsideTable(path, max_bytes=1000)
        assert refused.value.code == code


def test_only_the_wanted_columns_come_out_of_the_process_that_reads(tmp_path):
    path = tmp_path / "wide.csv"
    wide = ",".join(f"c{n}" for n in range(4000))
    path.write_text(f"{wide}\n" + f"{wide}\n" * 50)
    table = OutsideTable(path, columns=("c3999", "c7", "absent"))
    assert len(table.header) == 4000
    assert table.columns == {"c7": 0, "c3999": 1}
    assert [row.cells for row in table.rows()] == [("c7", "c3999")] * 50


TEXT = "name,country,kind\r\nTürkiye élan,TUR,border\r\n\r\nSecond,CAN,cyber\r\n"


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"),
     ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("latin-1", "latin-1")],
)  # fmt: skip
def test_encoding_is_found_and_said(encoding, said):
    table = _table(TEXT.encode(encoding), block=1 << 20)
    rows = [row.cells for row in table.rows()]
    assert table.encoding == said
    assert rows == [("Türkiye élan", "TUR", "border"), ("Second", "CAN", "cyber")]


def test_windows_text_with_curly_quotes_is_not_taken_for_latin_1():
    table = _table(HEADER + "“A” – é,CAN,border\n".encode("cp1252"))
    assert [row.cells[0] for row in table.rows()] == ["“A” – é"]
    assert table.encoding == "cp1252"


def test_lines_in_different_encodings_are_each_read_as_they_were_written():
    lines = ["Sûreté,FRA,border\n".encode(), "Sécurité,FRA,border\n".encode("latin-1"), GOOD]
    table = _table(HEADER + b"".join(lines))
    rows = list(table.rows())
    assert [row.cells[0] for row in rows] == ["Sûreté", "Sécurité", "A"]
    assert [row.is_single for row in rows] == [False, True, False]
    assert table.encoding == MIXED


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_of_spreadsheets_are_understood(delimiter):
    data = "name,country,kind\nA (b),CAN,border\n".replace(",", delimiter).encode()
    assert _read(data) == [("A (b)", "CAN", "border")]


def test_row_number_counts_the_header_and_rows_of_several_lines():
    table = _table(HEADER + b'"a\nb",CAN,x\n\nc,CAN,x\n')
    assert [row.number for row in table.rows()] == [2, 4]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-x", "\tx", "＝1"])
def test_formula_is_recognised(cell):
    """CWE-1236."""
    assert is_formula(cell)


@pytest.mark.parametrize("cell", ["-0.23", "+4", "-1e-3", "a=b", "", "5"])
def test_number_with_a_sign_is_no_formula(cell):
    assert not is_formula(cell)


_CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(_CELL, _CELL, _CELL), max_size=12), st.integers(1, 9))
def test_what_a_writer_wrote_is_read_whatever_the_blocks(
    rows: list[tuple[str, str, str]], block: int
) -> None:
    """Any text, lines within cells included; only rows of nothing but space are left out."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("name", "country", "kind"), *rows])
    read = list(_table(buffer.getvalue().encode(), block).rows())
    assert [row.cells for row in read] == [row for row in rows if any(cell.strip() for cell in row)]
    assert not any(row.problem for row in read)


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=200), st.integers(1, 9))
def test_any_bytes_are_judged_row_by_row_or_refused(data: bytes, block: int) -> None:
    rows: list[Row] = []
    with suppress(BadInputError):
        rows.extend(_table(HEADER + data, block).rows())
    numbers = [row.number for row in rows]
    assert numbers == sorted(set(numbers))
    assert all(len(row.cells) == 3 for row in rows if not row.problem)
