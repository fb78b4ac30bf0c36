"""A CSV file's rows, parsed in the process without keys and taken over as they come.

The file goes there block by block and comes back as rows of the columns that are wanted, so
that neither process ever holds the whole of it.
"""

import weakref
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from workstation.outside import door
from workstation.outside.limits import Limits
from workstation.transfer.csv_file import MAX_BYTES, CsvFile
from workstation.transfer.csv_lines import MIXED
from workstation.transfer.csv_table import CsvTable, Row, places_of

_CELLS: Final = 20_000
"""About how many cells travel together."""
_CHARACTERS: Final = 2_000_000


class Order(msgspec.Struct, frozen=True):
    """How the person named the file, and the columns that are wanted, where they are there.

    ``columns`` None asks for all.
    """

    file: str
    columns: tuple[str, ...] | None


class Head(msgspec.Struct, frozen=True, tag="head", array_like=True):
    """The names of the columns."""

    header: tuple[str, ...]


class Rows(msgspec.Struct, frozen=True, tag="rows", array_like=True):
    """Some rows in order: number, cells, what is wrong, cells found, read as single bytes."""

    rows: list[tuple[int, tuple[str, ...], str, int, bool]]
    encoding: str


def read_table(
    data: bytes,
    given: Order,
    tell: Callable[[Head | Rows], None],
    more: Callable[[], bytes],
) -> None:
    """Tell the header of a CSV file, then its rows.

    Raises:
        BadInputError: ``csv.*``.
    """
    table = CsvTable(given.file, more)
    tell(Head(table.header))
    places = _places(table.header, given.columns)
    is_all = len(places) == len(table.header)
    rows: list[tuple[int, tuple[str, ...], str, int, bool]] = []
    cells = characters = 0
    for row in table.rows():
        kept = row.cells if is_all or row.problem else tuple([row.cells[n] for n in places])
        rows.append((row.number, kept, row.problem, row.found, row.is_single))
        cells += len(kept) + 1
        characters += sum(map(len, kept))
        if cells >= _CELLS or characters >= _CHARACTERS:
            tell(Rows(rows, table.encoding))
            rows = []
            cells = characters = 0
    tell(Rows(rows, table.encoding))


def _places(header: Sequence[str], wanted: Sequence[str] | None) -> list[int]:
    if wanted is None:
        return list(range(len(header)))
    chosen = frozenset(wanted)
    return [number for number, name in enumerate(header) if name in chosen]


READ: Final[door.Task[None]] = door.Task(
    "workstation.transfer.csv_outside:read_table",
    None,
    Head | Rows,
    Limits(memory_mb=768, cpu_s=600, wall_s=300, output_mb=2048),
)
"""Memory does not grow with the file. Time does: a file of 400 MB takes about half a minute."""


class OutsideTable:
    """A CSV file with its header; rows come as they are asked for.

    Attributes:
        file: the file as the user named it.
        encoding: how the text that was read so far is written.
        header: the names of all columns.
        columns: where each wanted column stands in the cells of a row.
    """

    def __init__(
        self,
        path: Path,
        *,
        columns: Sequence[str] | None = None,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        """Open the file, and have its header parsed.

        Args:
            path: the file.
            columns: those that are wanted, where they are there; by default all.
            max_bytes: the largest that is read.

        Raises:
            BadInputError: ``csv.*``.
        """
        self.file = str(path)
        self.encoding = ""
        self._source = CsvFile(path, max_bytes=max_bytes)
        try:
            reader = door.open_reader(b"", READ, file=self.file, source=self._source.read_block)
        except BaseException:
            self._source.close()
            raise
        self._end = weakref.finalize(self, _close, reader, self._source)
        order = Order(self.file, None if columns is None else tuple(columns))
        self._parts: Iterator[Head | Rows] = reader.stream(READ, order)
        first = self._next()
        self.header: tuple[str, ...] = first.header if isinstance(first, Head) else ()
        kept = [self.header[number] for number in _places(self.header, columns)]
        self.columns = {name: number for number, name in enumerate(kept) if name}

    @property
    def is_mixed(self) -> bool:
        """Whether the lines that were read so far are not all written alike."""
        return self.encoding == MIXED

    @property
    def sha256(self) -> str:
        """The digest of the file, once its rows were all read."""
        return self._source.sha256

    def require(self, names: Sequence[str]) -> None:
        """Go on only if these columns are there.

        Raises:
            BadInputError: ``csv.columns_missing``, with those that are there.
        """
        try:
            places_of(names, self.header, self.file)
        except BaseException:
            self.close()
            raise

    def rows(self) -> Iterator[Row]:
        """Every row below the header that is not empty, in order; once.

        Raises:
            BadInputError: ``csv.*``, ``outside.*``.
        """
        try:
            for part in self._parts:
                if isinstance(part, Rows):
                    self.encoding = part.encoding
                    yield from (Row(*fields) for fields in part.rows)
        finally:
            self.close()

    def expected_rows(self, number: int) -> int:
        """About how many rows there are, told from how much was read by row ``number``."""
        read, size = self._source.read_bytes, self._source.size_bytes
        return max(number, number * size // read) if read else number

    def close(self) -> None:
        """Let the file and the process that reads it go."""
        self._end()

    def _next(self) -> Head | Rows | None:
        try:
            return next(self._parts, None)
        except BaseException:
            self.close()
            raise


def _close(reader: door.Reader, source: CsvFile) -> None:
    reader.close()
    source.close()
