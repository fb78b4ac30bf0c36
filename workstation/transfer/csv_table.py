"""Reading a CSV file from outside: its encoding found, its shape held to, its size capped.

The file is read once, whole. Anything wrong with its structure is an error that names the
file and the row, before anything was taken from it; rows count from 1 with the header, as in
a spreadsheet.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workstation.domain.error import BadInputError
from workstation.vault.files import disk_error

MAX_BYTES: Final = 256 * 1024 * 1024
MAX_ROWS: Final = 2_000_000
MAX_COLUMNS: Final = 10_000
MAX_FIELD: Final = 131_072
_DELIMITERS: Final = (",", ";", "\t")
_BLOCK: Final = 1 << 20
_HEAD: Final = 1 << 17
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_C1 = bytes(range(0x80, 0xA0))
_FORMULA_STARTS: Final = frozenset("=+-@\t\r＝＋－＠")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: its number and its cells."""

    number: int
    cells: tuple[str, ...]


class CsvTable:
    """A CSV file that was read, with its header; rows are parsed as they are asked for.

    Attributes:
        file: the file as the user named it.
        encoding: how its text was written: utf-8, utf-8-sig, utf-16, latin-1 or cp1252.
        header: the names of the columns, without space at their ends.
        size_bytes: how large it is.
    """

    def __init__(
        self, path: Path, *, max_bytes: int = MAX_BYTES, data: bytes | None = None
    ) -> None:
        """Read the file and its header.

        Args:
            path: the file.
            max_bytes: the largest that is read.
            data: its bytes, where they were read already.

        Raises:
            BadInputError: ``csv.*``.
        """
        self.file = str(path)
        self._data = read_bytes(path, max_bytes) if data is None else data
        self.size_bytes = len(self._data)
        self.encoding = _detect(self._data, self.file)
        self._delimiter, self.header = self._find_header()

    @property
    def data(self) -> bytes:
        """The bytes that were read."""
        return self._data

    def require(self, names: Sequence[str]) -> dict[str, int]:
        """Where each of these columns stands.

        Raises:
            BadInputError: ``csv.columns_missing``, with those that are not there.
        """
        return places_of(names, self.header, self.file)

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not empty, in order.

        Raises:
            BadInputError: ``csv.ragged``, ``csv.nul``, ``csv.broken``, ``csv.field_too_long``
                or ``csv.too_many_rows``.
        """
        width = len(self.header)
        for number, cells in self._parsed(self._delimiter):
            if number > MAX_ROWS:
                raise BadInputError("csv.too_many_rows", file=self.file, most=MAX_ROWS)
            if number == 1 or not any(cell.strip() for cell in cells):
                continue
            if len(cells) != width:
                raise BadInputError(
                    "csv.ragged", file=self.file, place=f"row {number}",
                    found=len(cells), expected=width,
                )  # fmt: skip
            yield Row(number, tuple(cells))

    def _find_header(self) -> tuple[str, tuple[str, ...]]:
        """The delimiter that stands in the first line most often, and the names there."""
        first = self._data[:_HEAD].decode(self.encoding, "replace").lstrip("\r\n")
        line = first.splitlines()[0] if first else ""
        delimiter = max(_DELIMITERS, key=line.count)
        cells = next((cells for _, cells in self._parsed(delimiter)), [])
        width = len(cells)
        if width > MAX_COLUMNS:
            raise BadInputError(
                "csv.too_many_columns", file=self.file, place="row 1", found=width,
                most=MAX_COLUMNS,
            )  # fmt: skip
        header = tuple(cell.strip() for cell in cells)
        if not any(header):
            raise BadInputError("csv.empty", file=self.file)
        twice = next((name for name in header if name and header.count(name) > 1), "")
        if twice:
            raise BadInputError("csv.column_twice", file=self.file, place="row 1", column=twice)
        return delimiter, header

    def _parsed(self, delimiter: str) -> Iterator[tuple[int, list[str]]]:
        text = io.TextIOWrapper(io.BytesIO(self._data), encoding=self.encoding, newline="")
        number = 0
        try:
            for number, cells in enumerate(csv.reader(text, delimiter=delimiter, strict=True), 1):
                if any("\0" in cell for cell in cells):
                    raise BadInputError("csv.nul", file=self.file, place=f"row {number}")
                yield number, cells
        except csv.Error as problem:
            code = "csv.field_too_long" if "field limit" in str(problem) else "csv.broken"
            place = f"row {number + 1}"
            raise BadInputError(code, file=self.file, place=place, most=MAX_FIELD) from problem
        except UnicodeError as problem:
            place = f"row {number + 1}"
            raise BadInputError("csv.encoding", file=self.file, place=place) from problem


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


def read_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The whole file, read once.

    Raises:
        BadInputError: ``csv.no_file``, ``csv.unreadable``, ``csv.too_large`` or ``csv.empty``.
        StoreError: the disk failed.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as problem:
        raise BadInputError("csv.no_file", file=str(path)) from problem
    except PermissionError as problem:
        raise BadInputError("csv.unreadable", file=str(path)) from problem
    except OSError as problem:
        raise disk_error(problem, str(path)) from problem
    if len(data) > max_bytes:
        raise BadInputError("csv.too_large", file=str(path), most_mb=max_bytes // 2**20)
    if not data.strip():
        raise BadInputError("csv.empty", file=str(path))
    return data


def _detect(data: bytes, file: str) -> str:
    """How the text is written; a mark at its start says so, else the bytes themselves."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if _is_utf8(data):
        return _utf16_without_mark(data) or "utf-8"
    guessed = _utf16_without_mark(data)
    if guessed:
        return guessed
    if not any(data.find(byte) >= 0 for byte in _C1):
        return "latin-1"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError as problem:
        row = data.count(b"\n", 0, problem.start) + 1
        raise BadInputError("csv.encoding", file=file, place=f"row {row}") from problem
    return "cp1252"


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _BLOCK):
            decoder.decode(data[start : start + _BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(data: bytes) -> str:
    """UTF-16 of Latin text has a zero in every second byte of its first line."""
    start = data[:64]
    if len(start) < 4 or len(data) % 2:
        return ""
    if not any(start[1::2]) and all(start[0::2]):
        return "utf-16-le"
    if not any(start[0::2]) and all(start[1::2]):
        return "utf-16-be"
    return ""


def _shortened(text: str, most: int = 200) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
