"""What imports of a CSV file share: each row judged on its own, and all or nothing recorded.

Entries are written while rows are read, in one transaction that ends with the file: whoever
cancels, and whatever fails, leaves the vault as it was, and a file of a million rows is never
held whole.
"""

import csv
import io
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Final

from workstation import words
from workstation.domain.error import BadInputError, NotAllowedError
from workstation.domain.import_report import ImportReport, RowProblem
from workstation.domain.text import Language
from workstation.transfer.csv_outside import OutsideTable
from workstation.transfer.csv_table import Row, is_formula, safe_cell
from workstation.vault.files import write_atomically
from workstation.vault.store import NewEntry
from workstation.workflows.session import Session

OnProgress = Callable[[int, int], None]
"""Called with how much is done and about how much there is; it may raise to cancel."""

Cells = dict[str, str]
TakeRow = Callable[[Row, Cells], str]
"""Takes one row and says what became of it: ``added``, ``updated`` or ``unchanged``.

It appends what the row gives to the import's ``entries``. It raises :class:`RowRefusedError`, or
the error of a field, for a row that is skipped.
"""

_PROGRESS_ROWS: Final = 500
_ENTRIES_OF_PART: Final = 1000
_SHOWN: Final = 100
_HIDDEN: Final = "hidden"


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
        columns: where each known column stands in a row.
        entries: what the last rows gave, for the ledger; emptied as they are written.
        seen: the ids that rows were taken for, so that none is taken twice.
    """

    def __init__(self, path: Path, *, required: Sequence[str], optional: Sequence[str]) -> None:
        """Open the file and read its header.

        Raises:
            BadInputError: ``csv.*`` with file and row.
        """
        self._names = frozenset((*required, *optional))
        self._table = OutsideTable(path, columns=(*required, *optional))
        self._table.require(required)
        self.columns = self._table.columns
        self.entries: list[NewEntry] = []
        self.seen: set[str] = set()
        self._problems: list[RowProblem] = []
        self._singles: list[int] = []
        self._counts = dict.fromkeys(("added", "updated", "unchanged"), 0)
        self._read = 0
        for name in self._table.header:
            if name not in self.columns:
                self._report(1, name, "column_unknown", name)

    def run(
        self, session: Session, take: TakeRow, on_progress: OnProgress | None = None
    ) -> ImportReport:
        """Take every row and record what they gave, all or nothing.

        Raises:
            BadInputError: ``csv.*`` with file and row; nothing was recorded.
        """
        parts = self._parts(take, on_progress)
        try:
            session.vault.append_parts(parts, officer=session.officer.id, at=session.clock())
        finally:
            parts.close()
            self._table.close()
        self._tell_mixed()
        return ImportReport(
            read=self._read,
            added=self._counts["added"],
            updated=self._counts["updated"],
            unchanged=self._counts["unchanged"],
            skipped=self._read - sum(self._counts.values()),
            problems=tuple(self._problems),
            encoding=self._table.encoding,
        )

    def _parts(
        self, take: TakeRow, on_progress: OnProgress | None
    ) -> Generator[list[NewEntry], None, None]:
        """What the rows give, some of them at a time."""
        for row in self._table.rows():
            if on_progress is not None and row.number % _PROGRESS_ROWS == 0:
                on_progress(row.number, self._table.expected_rows(row.number))
            self._judge(take, row)
            if len(self.entries) >= _ENTRIES_OF_PART:
                yield self.entries
                self.entries.clear()
        if not self._read:
            raise BadInputError("csv.no_rows", file=self._table.file)
        if self.entries:
            yield self.entries

    def _judge(self, take: TakeRow, row: Row) -> None:
        self._read += 1
        if row.problem:
            self._report(row.number, "", row.problem, str(row.found) if row.found else "")
            return
        if row.is_single:
            self._singles.append(row.number)
        cells = {name: row.cells[index].strip() for name, index in self.columns.items()}
        self._flag(row, cells)
        outcome = self._taken(take, row, cells)
        if outcome:
            self._counts[outcome] += 1

    def _taken(self, take: TakeRow, row: Row, cells: Cells) -> str:
        """What became of one row; "" when it was refused."""
        given = len(self.entries)
        try:
            return take(row, cells)
        except RowRefusedError as refused:
            self._report(row.number, refused.column, refused.code, refused.value)
        except (BadInputError, NotAllowedError) as problem:
            place = problem.place or ""
            column, value = (place, cells.get(place, "")) if place in self._names else ("", place)
            code = problem.code.removeprefix("field.")
            self._report(row.number, column, code, ascii(value)[1:-1] if code == _HIDDEN else value)
        del self.entries[given:]
        return ""

    def _tell_mixed(self) -> None:
        """Point at the rows that are written otherwise than the rest of the file."""
        if self._table.is_mixed:
            for number in self._singles:
                self._report(number, "", "mixed_encoding", "")
            self._problems.sort(key=lambda problem: problem.row)

    def _report(self, row: int, column: str, code: str, value: str) -> None:
        shown = value[:_SHOWN]
        self._problems.append(RowProblem(row, column, f"import.problem.{code}", shown))

    def _flag(self, row: Row, cells: Cells) -> None:
        """Report what is kept as text but may be meant to deceive."""
        for name, cell in cells.items():
            if is_formula(cell):
                self._report(row.number, name, "formula", cell)


def save_report(
    report: ImportReport, path: Path, language: Language, *, force: bool = False
) -> None:
    """Write every row of a report that a person should look at, as a CSV file.

    Args:
        report: of an import or of a preview.
        path: the file to make.
        language: of the reasons.
        force: replace a file that is there already.

    Raises:
        UsageError: ``file.exists`` without force; ``file.folder_missing``.
        StoreError: the disk failed; nothing was left there.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(("row", "column", "value", "code", "reason"))
    for one in report.problems:
        code = one.code.removeprefix("import.problem.")
        writer.writerow(
            (one.row, safe_cell(one.column), safe_cell(one.value), code,
             words.find(one.code, language) or code)
        )  # fmt: skip
    write_atomically(path, buffer.getvalue().encode("utf-8-sig"), force=force)
