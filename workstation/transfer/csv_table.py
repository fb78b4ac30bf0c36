"""A CSV file from outside: its header, and each row judged on its own.

The file is read block by block. What is wrong with its header is an error that names the file
and the place; a row that is cut off, ragged or unreadable comes with the code of what is wrong
with it, and the rows around it are not touched by that. Rows count from 1 with the header, as
in a spreadsheet.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain.error import BadInputError
from workstation.transfer.csv_lines import MAX_LINE, Line, Lines, More

MAX_ROWS: Final = 2_000_000
MAX_COLUMNS: Final = 10_000
MAX_FIELD: Final = 131_072
MAX_LINES_OF_ROW: Final = 1000
_MOST_AGAIN: Final = 200_000
_FEW_LINES: Final = 20
"""How many lines are judged a second time, because a row before them did not end; beyond that,
rows have few lines, so that a file made to do harm costs no more than its length."""
_DELIMITERS: Final = (",", ";", "\t")
_FORMULA_STARTS: Final = frozenset("=+-@\t\r＝＋－＠")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: its number and its cells.

    Attributes:
        number: counted from 1 with the header.
        cells: as they stand in the file; none when the row cannot be read.
        problem: why it cannot be read: ragged, cut_off, broken, field_too_long, line_too_long,
            nul or encoding; "" when it can.
        found: how many cells a ragged row has.
        is_single: it was read as Western European text of one byte a character.
    """

    number: int
    cells: tuple[str, ...]
    problem: str = ""
    found: int = 0
    is_single: bool = False


class CsvTable:
    """A CSV file with its header; rows are parsed as they are asked for, once.

    Attributes:
        file: the file as the user named it.
        header: the names of the columns, without space at their ends.
    """

    def __init__(self, file: str, more: More) -> None:
        """Read the header.

        Args:
            file: the file as the user named it.
            more: gives its bytes block by block.

        Raises:
            BadInputError: ``csv.*``.
        """
        self.file = file
        self._lines = Lines(more)
        self._taken: list[Line] = []
        self._number = 0
        self._again = _MOST_AGAIN
        self._delimiter = ","
        self.header = self._find_header()

    @property
    def encoding(self) -> str:
        """How the text that was read so far is written.

        utf-8, utf-8-sig, utf-16, latin-1, cp1252, or mixed when its lines differ.
        """
        return self._lines.encoding

    def require(self, names: Sequence[str]) -> dict[str, int]:
        """Where each of these columns stands.

        Raises:
            BadInputError: ``csv.columns_missing``, with those that are not there.
        """
        return places_of(names, self.header, self.file)

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not empty, in order.

        Raises:
            BadInputError: ``csv.too_many_rows``; or, where not one row can be read, what is
                wrong with the first: ``csv.ragged``, ``csv.broken``, ``csv.nul``,
                ``csv.encoding``, ``csv.field_too_long``, ``csv.line_too_long``.
        """
        first: Row | None = None
        is_any_whole = False
        for row in self._judged():
            first = first or row
            is_any_whole = is_any_whole or not row.problem
            yield row
        if first is not None and not is_any_whole:
            raise self._refused(first)

    def _refused(self, row: Row) -> BadInputError:
        code = "ragged" if row.problem == "cut_off" else row.problem
        most = MAX_LINE if code == "line_too_long" else MAX_FIELD
        return BadInputError(
            f"csv.{code}", file=self.file, place=f"row {row.number}",
            found=row.found, expected=len(self.header), most=most,
        )  # fmt: skip

    def _judged(self) -> Iterator[Row]:
        width = len(self.header)
        for row in self._records():
            if row.number > MAX_ROWS:
                raise BadInputError("csv.too_many_rows", file=self.file, most=MAX_ROWS)
            if row.problem:
                yield row
            elif len(row.cells) == width:
                if any(cell.strip() for cell in row.cells):
                    yield row
            elif any(cell.strip() for cell in row.cells):
                yield self._ragged(row)

    def _ragged(self, row: Row) -> Row:
        """A row with other cells than the header; its further lines are judged on their own."""
        taken = self._taken
        is_cut = len(taken) == 1 and taken[0].is_open and len(row.cells) < len(self.header)
        self._judge_again()
        return Row(row.number, (), "cut_off" if is_cut else "ragged", len(row.cells))

    def _records(self) -> Iterator[Row]:
        """Rows as the file has them; a row that is broken ends with its first line."""
        reader = self._reader()
        while True:
            self._taken.clear()
            self._number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except _BadLineError as bad:
                yield Row(self._number, (), bad.code)
            except csv.Error as problem:
                code = "field_too_long" if "field limit" in str(problem) else "broken"
                self._judge_again()
                yield Row(self._number, (), code)
                reader = self._reader()
            else:
                is_single = any(line.is_single for line in self._taken)
                yield Row(self._number, tuple(cells), is_single=is_single)

    def _judge_again(self) -> None:
        """The lines behind the first of a row that was none are rows of their own."""
        self._again -= len(self._taken) - 1
        self._lines.put_back(self._taken[1:])

    def _reader(self) -> "Iterator[list[str]]":
        return csv.reader(_Feed(self), delimiter=self._delimiter, strict=True)

    def take_line(self) -> str:
        """The next line of the row that is being read.

        Raises:
            StopIteration: the file has ended.
            csv.Error: the row cannot go on with the next line.
        """
        line = self._lines.next()
        if line is None:
            raise StopIteration
        if line.problem and not self._taken:
            raise _BadLineError(line.problem)
        self._taken.append(line)
        most = MAX_LINES_OF_ROW if self._again > 0 else _FEW_LINES
        if line.problem or len(self._taken) > most:
            raise csv.Error("a row that does not end")
        return line.text

    def _find_header(self) -> tuple[str, ...]:
        """The names in the first line, parted by what stands in it most often."""
        line = self._lines.next()
        while line is not None and not line.problem and not line.text.strip():
            line = self._lines.next()
            self._number += 1
        if line is None:
            raise BadInputError("csv.empty", file=self.file)
        if not line.problem:
            text = line.text
            self._delimiter = max(_DELIMITERS, key=text.count)
        self._lines.put_back([line])
        row = next(self._records())
        if row.problem:
            raise self._broken_header(row)
        return self._checked(row.cells)

    def _broken_header(self, row: Row) -> BadInputError:
        most = MAX_LINE if row.problem == "line_too_long" else MAX_FIELD
        place = f"row {row.number}"
        return BadInputError(f"csv.{row.problem}", file=self.file, place=place, most=most)

    def _checked(self, cells: Sequence[str]) -> tuple[str, ...]:
        width = len(cells)
        if width > MAX_COLUMNS:
            raise BadInputError(
                "csv.too_many_columns", file=self.file, place="row 1", found=width,
                most=MAX_COLUMNS,
            )  # fmt: skip
        header = tuple(cell.strip() for cell in cells)
        if not any(header):
            raise BadInputError("csv.empty", file=self.file)
        counted = {name for name in header if name}
        if len(counted) < sum(1 for name in header if name):
            twice = next(name for name in header if name and header.count(name) > 1)
            raise BadInputError("csv.column_twice", file=self.file, place="row 1", column=twice)
        return header


class _BadLineError(Exception):
    """A row cannot begin with this line."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Feed:
    """Hands the lines of a table to a parser; unlike a generator it goes on after an error."""

    def __init__(self, table: CsvTable) -> None:
        self._table = table

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        return self._table.take_line()


def places_of(names: Sequence[str], header: Sequence[str], file: str) -> dict[str, int]:
    """Where each of these columns stands in a header.

    Raises:
        BadInputError: ``csv.columns_missing``, with those that are not there.
    """
    missing = [name for name in names if name not in header]
    if missing:
        raise BadInputError(
            "csv.columns_missing", file=file, place="row 1",
            missing=", ".join(missing), found=_shortened(", ".join(header)),
        )  # fmt: skip
    return {name: header.index(name) for name in names}


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute this cell instead of showing it.

    A number with a sign is a number.
    """
    if not cell or cell[0] not in _FORMULA_STARTS:
        return False
    try:
        float(cell)
    except ValueError:
        return True
    return False


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet computes: what looks like a formula gets an apostrophe.

    Source: CWE-1236.
    """
    return f"'{text}" if is_formula(text) or is_formula(text.strip()) else text


def _shortened(text: str, most: int = 200) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
