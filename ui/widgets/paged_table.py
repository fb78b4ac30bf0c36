"""A table as a model that reads a page of rows when it is looked at."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

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

from workstation.domain.text import Language

Index = QModelIndex | QPersistentModelIndex
PAGE_ROWS = 64
"""More than a window shows, and few enough that making the rows never holds up the painting."""
MOST_PAGES = 256
"""So many pages are kept; those read first go first."""
_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class RowPage(Protocol[R_co]):
    """A page of rows, how many there are in all, and how many of them match."""

    @property
    def rows(self) -> tuple[R_co, ...]:
        """The rows of this page."""

    @property
    def total(self) -> int:
        """All there are."""

    @property
    def matching(self) -> int:
        """Those that match."""


class PagedTable(QAbstractTableModel, Generic[R]):
    """Rows that are fetched by the page and kept until other ones are asked for.

    Who derives from it says how a page is fetched and what the words of a cell are.

    Signals:
        counted: the number of rows that match, and of all there are, is known.
        arrived: a further page of rows is here.
    """

    counted = Signal(int, int)
    arrived = Signal()

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._matching = 0
        self._pages: dict[int, tuple[R, ...]] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self._headers: tuple[str, ...] = ("",) * columns
        self._language: Language = "en"

    @abstractmethod
    def fetch_page(self, offset: int, limit: int, on_page: Callable[[RowPage[R]], None]) -> None:
        """Ask for rows; ``on_page`` is called with them on the main thread."""

    @abstractmethod
    def cell_words(self, row: R, column: int) -> str:
        """The words of a cell."""

    @property
    def language(self) -> Language:
        """The language of the cells."""
        return self._language

    def name_columns(self, headers: tuple[str, ...], language: Language) -> None:
        """Set the headers and the language of the cells."""
        self._headers, self._language = headers, language
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)
        self.redraw()

    def redraw(self) -> None:
        """Let every cell be asked for its words again."""
        if self._matching:
            self._tell_changed(0, self._matching - 1)

    def read_again(self) -> None:
        """Read from the first page on; what is shown stays until it is here."""
        self._generation += 1
        generation = self._generation
        self._asked = {0}

        def on_first(page: RowPage[R]) -> None:
            if generation != self._generation:
                return
            self.beginResetModel()
            self._matching = page.matching
            self._pages = {0: page.rows}
            self._asked = {0}
            self.endResetModel()
            self.counted.emit(page.matching, page.total)

        self.fetch_page(0, PAGE_ROWS, on_first)

    def forget(self) -> None:
        """Hold no rows until they are asked for again."""
        self.beginResetModel()
        self._generation += 1
        self._matching, self._pages, self._asked = 0, {}, set()
        self.endResetModel()

    def row_at(self, row: int) -> R | None:
        """What stands in a row; None while its page is on the way."""
        number, place = divmod(row, PAGE_ROWS)
        rows = self._pages.get(number)
        if rows is None:
            self._ask(number)
            return None
        return rows[place] if place < len(rows) else None

    def find(self, is_it: Callable[[R], bool]) -> int:
        """The first row of which this is true among those that were read; -1 for none."""
        for number, rows in self._pages.items():
            for place, row in enumerate(rows):
                if is_it(row):
                    return number * PAGE_ROWS + place
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many match."""
        return 0 if parent.isValid() else self._matching

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The number of columns."""
        return 0 if parent.isValid() else self._columns

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
        return self.cell_words(row, index.column())

    def multiData(self, index: Index, span: QModelRoleDataSpan | QModelRoleData) -> None:
        """All roles of a cell in one call: Qt's own way comes to Python once for each of them."""
        if isinstance(span, QModelRoleData):
            span.setData(self.data(index, span.role()))
            return
        for place in range(span.length()):
            wanted = span[place]  # type: ignore[index]  # missing in the stubs of PySide6 6.11
            wanted.setData(self.data(index, wanted.role()))

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        generation = self._generation

        def on_page(page: RowPage[R]) -> None:
            if generation != self._generation:
                return
            self._pages[number] = page.rows
            self._forget_first()
            first = number * PAGE_ROWS
            self._tell_changed(first, min(first + PAGE_ROWS, self._matching) - 1)
            self.arrived.emit()

        self.fetch_page(number * PAGE_ROWS, PAGE_ROWS, on_page)

    def _forget_first(self) -> None:
        while len(self._pages) > MOST_PAGES:
            first = next(iter(self._pages))
            del self._pages[first]
            self._asked.discard(first)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self._columns - 1))
