"""What imports of a CSV file share: rows counted and told about, entries gathered, one record.

A row that cannot be taken is skipped and reported; a broken file changes nothing, since what
the rows gave is recorded at the end, together.
"""

import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from workstation.domain.error import BadInputError
from workstation.domain.register import ImportReport, RowProblem
from workstation.transfer.csv_outside import OutsideTable
from workstation.transfer.csv_table import Row, is_formula
from workstation.vault.store import NewEntry
from workstation.workflows.session import Session

OnProgress = Callable[[int, int], None]
"""Called with how much is done and how much there is; it may raise to cancel."""

Cells = dict[str, str]
TakeRow = Callable[[Row, Cells], str]
"""Takes one row and says what became of it: ``added``, ``updated`` or ``unchanged``.

It raises :class:`RowRefusedError`, or the error of a field, for a row that is skipped.
"""

_MAX_BYTES: Final = 64 * 1024 * 1024
_PROGRESS_ROWS: Final = 500
_SHOWN: Final = 100


class RowRefusedError(Exception):
    """A row that cannot be taken, for one of its columns."""

    def __init__(self, column: str, code: str, value: str) -> None:
        super().__init__(code)
        self.column = column
        self.code = code
        self.value = value


class RowImport:
    """One import of a file whose rows are things of a register.

    Attributes:
        columns: where each known column stands in the file.
        entries: what the rows gave so far, for the ledger.
        seen: the ids that rows were taken for, so that none is taken twice.
    """

    def __init__(self, path: Path, *, required: Sequence[str], optional: Sequence[str]) -> None:
        """Read the file and its header.

        Raises:
            BadInputError: ``csv.*`` with file and row.
        """
        self._table = OutsideTable(path, max_bytes=_MAX_BYTES)
        header = self._table.header
        self.columns = self._table.require(required)
        self.columns |= {name: header.index(name) for name in optional if name in header}
        self.entries: list[NewEntry] = []
        self.seen: set[str] = set()
        self._problems: list[RowProblem] = []
        for name in header:
            if name not in self.columns:
                self._report(Row(1, header), name, "column_unknown", name)

    def run(
        self, session: Session, take: TakeRow, on_progress: OnProgress | None = None
    ) -> ImportReport:
        """Take every row, then record what they gave.

        Raises:
            BadInputError: ``csv.*`` with file and row; nothing was recorded.
        """
        counts = dict.fromkeys(("added", "updated", "unchanged"), 0)
        read = 0
        for row in self._table.rows():
            if on_progress is not None and row.number % _PROGRESS_ROWS == 0:
                on_progress(row.number, 0)
            read += 1
            cells = {name: row.cells[index].strip() for name, index in self.columns.items()}
            self._flag(row, cells)
            outcome = self._taken(take, row, cells)
            if outcome:
                counts[outcome] += 1
        if not read:
            raise BadInputError("csv.no_rows", file=self._table.file)
        if self.entries:
            session.record(self.entries)
        return ImportReport(
            read=read,
            added=counts["added"],
            updated=counts["updated"],
            unchanged=counts["unchanged"],
            skipped=read - sum(counts.values()),
            problems=tuple(self._problems),
            encoding=self._table.encoding,
        )

    def _taken(self, take: TakeRow, row: Row, cells: Cells) -> str:
        """What became of one row; "" when it was refused."""
        try:
            return take(row, cells)
        except RowRefusedError as refused:
            self._report(row, refused.column, refused.code, refused.value)
        except BadInputError as problem:
            column = problem.place or ""
            code = problem.code.removeprefix("field.")
            self._report(row, column, code, cells.get(column, ""))
        return ""

    def _report(self, row: Row, column: str, code: str, value: str) -> None:
        shown = value[:_SHOWN]
        self._problems.append(RowProblem(row.number, column, f"import.problem.{code}", shown))

    def _flag(self, row: Row, cells: Cells) -> None:
        """Report what is kept as text but may be meant to deceive."""
        for name, cell in cells.items():
            if is_formula(cell):
                self._report(row, name, "formula", cell)
            if any(unicodedata.category(char) == "Cf" for char in cell):
                self._report(row, name, "hidden_characters", ascii(cell)[1:-1])
