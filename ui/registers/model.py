"""The table of one register as a model that fetches a page of rows when it is looked at."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QModelRoleData,
    QModelRoleDataSpan,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.registers.kinds import REGISTERS, Register
from workstation.domain.register import RegisterFilter, RegisterPage, RegisterRow
from workstation.domain.text import Language

Index = QModelIndex | QPersistentModelIndex
PAGE_ROWS = 256
MOST_PAGES = 64
"""So many pages are kept; those read first go first."""

OnRows = Callable[[RegisterPage], None]
Fetch = Callable[[str, RegisterFilter, int, int, OnRows], None]
"""Asks for rows: register, filter, offset, limit, and what to call with them."""
_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


class Column(IntEnum):
    """The columns, in order."""

    ENTRY = 0
    PARTNER = 1
    DATE = 2
    STATUS = 3
    DUE = 4


COLUMNS = tuple(Column)
"""By their place."""


class RegisterTable(QAbstractTableModel):
    """Rows of a register, fetched by the page and kept until register or filter changes.

    Signals:
        counted: the number of rows that match, and of all entries, is known.
        arrived: a further page of rows is here.
    """

    counted = Signal(int, int)
    arrived = Signal()

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._register = next(iter(REGISTERS.values()))
        self._filter = RegisterFilter()
        self._matching = 0
        self._pages: dict[int, tuple[RegisterRow, ...]] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self._headers: tuple[str, ...] = ("",) * len(Column)
        self._language: Language = "en"
        self._countries: dict[str, str] = {}

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._register

    @property
    def filter(self) -> RegisterFilter:
        """What of it is shown."""
        return self._filter

    @property
    def language(self) -> Language:
        """The language of the cells."""
        return self._language

    def set_words(self, headers: tuple[str, ...], language: Language) -> None:
        """Set the headers and the language of the cells."""
        self._headers, self._language = headers, language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._matching:
            self.dataChanged.emit(self.index(0, 0), self.index(self._matching - 1, len(Column) - 1))

    def name_countries(self, names: dict[str, str]) -> None:
        """Set the names of countries by their codes."""
        self._countries = names
        if self._matching:
            self.dataChanged.emit(self.index(0, 0), self.index(self._matching - 1, len(Column) - 1))

    def whose(self, row: RegisterRow) -> str:
        """The partner of an entry, or the country that a source without a partner is about."""
        return row.partner_name or row.partner or self._countries.get(row.country, row.country)

    def show_matching(self, register: Register, wanted: RegisterFilter) -> None:
        """Show what matches in a register; the rows come as soon as they were read."""
        if register is not self._register:
            # Rows of one register are never shown under the name of another.
            self.beginResetModel()
            self._matching, self._pages = 0, {}
            self.endResetModel()
        self._register, self._filter = register, wanted
        self._generation += 1
        generation = self._generation
        self._asked = {0}

        def on_first(page: RegisterPage) -> None:
            if generation != self._generation:
                return
            self.beginResetModel()
            self._matching = page.matching
            self._pages = {0: page.rows}
            self._asked = {0}
            self.endResetModel()
            self.counted.emit(page.matching, page.total)

        self._fetch(register.kind, wanted, 0, PAGE_ROWS, on_first)

    def row_at(self, row: int) -> RegisterRow | None:
        """The entry in a row; None while its page is on the way."""
        number, place = divmod(row, PAGE_ROWS)
        rows = self._pages.get(number)
        if rows is None:
            self._ask(number)
            return None
        return rows[place] if place < len(rows) else None

    def find_row(self, entry: str) -> int:
        """The row of an entry among those that were read; -1 when it is not there."""
        for number, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.id == entry:
                    return number * PAGE_ROWS + place
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many entries match."""
        return 0 if parent.isValid() else self._matching

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The words of a column's header."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell."""
        if role not in _ROLES:
            return None
        row = self.row_at(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        return self._words(row, COLUMNS[index.column()])

    def multiData(self, index: Index, span: QModelRoleDataSpan | QModelRoleData) -> None:
        """All roles of a cell in one call: Qt's own way comes to Python once for each of them."""
        if isinstance(span, QModelRoleData):
            span.setData(self.data(index, span.role()))
            return
        for place in range(span.length()):
            wanted = span[place]  # type: ignore[index]  # missing in the stubs of PySide6 6.11
            wanted.setData(self.data(index, wanted.role()))

    def _words(self, row: RegisterRow, column: Column) -> str:
        match column:
            case Column.ENTRY:
                return ", ".join(part for part in (row.id, row.marking, row.title) if part)
            case Column.PARTNER:
                return self.whose(row)
            case Column.DATE:
                return row.on
            case Column.STATUS:
                return self._register.status_words(row.status, self._language)
            case _:
                return row.due

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        generation = self._generation

        def on_rows(page: RegisterPage) -> None:
            if generation != self._generation:
                return
            self._pages[number] = page.rows
            self._forget_first()
            first = number * PAGE_ROWS
            last = min(first + PAGE_ROWS, self._matching) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
            self.arrived.emit()

        self._fetch(self._register.kind, self._filter, number * PAGE_ROWS, PAGE_ROWS, on_rows)

    def _forget_first(self) -> None:
        while len(self._pages) > MOST_PAGES:
            first = next(iter(self._pages))
            del self._pages[first]
            self._asked.discard(first)
