"""A CSV file's rows, parsed in the process without keys and taken over as they come."""

import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from workstation.outside import door
from workstation.outside.limits import Limits
from workstation.transfer.csv_table import CsvTable, Row, places_of, read_bytes

_CELLS: Final = 20_000
"""About how many cells travel together."""


class Head(msgspec.Struct, frozen=True, tag="head", array_like=True):
    """The names of the columns, and how the text is written."""

    header: tuple[str, ...]
    encoding: str


class Rows(msgspec.Struct, frozen=True, tag="rows", array_like=True):
    """Some rows in order: each one's number and cells."""

    rows: list[tuple[int, tuple[str, ...]]]


def read_table(data: bytes, given: str, tell: Callable[[Head | Rows], None]) -> None:
    """Tell the header of a CSV file, then its rows.

    Raises:
        BadInputError: ``csv.*``.
    """
    table = CsvTable(Path(given), data=data)
    tell(Head(table.header, table.encoding))
    most = max(1, _CELLS // len(table.header))
    rows: list[tuple[int, tuple[str, ...]]] = []
    for row in table.rows():
        rows.append((row.number, row.cells))
        if len(rows) >= most:
            tell(Rows(rows))
            rows = []
    tell(Rows(rows))


READ: Final[door.Task[None]] = door.Task(
    "workstation.transfer.csv_outside:read_table",
    None,
    Head | Rows,
    Limits(memory_mb=768, output_mb=512),
)


class OutsideTable:
    """A CSV file with its header; rows come as they are asked for.

    Attributes:
        file: the file as the user named it.
        encoding: how its text was written.
        header: the names of the columns.
    """

    def __init__(self, path: Path, *, max_bytes: int) -> None:
        """Read the file once, and have its header parsed.

        Raises:
            BadInputError: ``csv.*``.
        """
        self.file = str(path)
        data = read_bytes(path, max_bytes)
        reader = door.open_reader(data, READ, file=self.file)
        self._end = weakref.finalize(self, reader.close)
        self._parts: Iterator[Head | Rows] = reader.stream(READ, self.file)
        first = self._next()
        self.header: tuple[str, ...] = first.header if isinstance(first, Head) else ()
        self.encoding = first.encoding if isinstance(first, Head) else ""

    def require(self, names: Sequence[str]) -> dict[str, int]:
        """Where each of these columns stands.

        Raises:
            BadInputError: ``csv.columns_missing``.
        """
        try:
            return places_of(names, self.header, self.file)
        except BaseException:
            self._end()
            raise

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not empty, in order; once.

        Raises:
            BadInputError: ``csv.*``, ``outside.*``.
        """
        try:
            for part in self._parts:
                if isinstance(part, Rows):
                    yield from (Row(number, cells) for number, cells in part.rows)
        finally:
            self._end()

    def _next(self) -> Head | Rows | None:
        try:
            return next(self._parts, None)
        except BaseException:
            self._end()
            raise
