"""The table of partners as a model that fetches a page of rows when it is looked at."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workstation import words
from workstation.domain.partner import ArrangementStatus
from workstation.domain.register import PartnerFilter, PartnerPage, PartnerRow
from workstation.domain.text import Language

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
PAGE_ROWS = 256

Fetch = Callable[[PartnerFilter, int, int, Callable[[PartnerPage], None]], None]
"""Asks for rows: filter, offset, limit, and what to call with them on the main thread."""


class Column(IntEnum):
    """The columns, in order."""

    PARTNER = 0
    COUNTRY = 1
    STATUS = 2
    RESTRICTION = 3
    ASSURANCES = 4
    LAST_EXCHANGE = 5
    NEXT_DUE = 6


COLUMNS = tuple(Column)
"""By their place."""


class PartnerTable(QAbstractTableModel):
    """Rows of partners, fetched by the page and kept until the filter changes.

    Signals:
        counted: the number of rows that match, and of all partners, is known.
    """

    counted = Signal(int, int)

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._filter = PartnerFilter()
        self._matching = 0
        self._pages: dict[int, tuple[PartnerRow, ...]] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self._headers: tuple[str, ...] = ("",) * len(Column)
        self._language: Language = "en"
        self._country_name: Callable[[str], str] = str

    @property
    def filter(self) -> PartnerFilter:
        """What is shown."""
        return self._filter

    @property
    def language(self) -> Language:
        """The language of the cells."""
        return self._language

    def set_words(
        self, headers: tuple[str, ...], language: Language, country_name: Callable[[str], str]
    ) -> None:
        """Set the headers and the language of the cells."""
        self._headers, self._language, self._country_name = headers, language, country_name
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._matching:
            self.dataChanged.emit(self.index(0, 0), self.index(self._matching - 1, len(Column) - 1))

    def show_matching(self, wanted: PartnerFilter) -> None:
        """Show what matches; the rows come as soon as they were read."""
        self._filter = wanted
        self._generation += 1
        generation = self._generation
        self._asked = {0}

        def on_first(page: PartnerPage) -> None:
            if generation != self._generation:
                return
            self.beginResetModel()
            self._matching = page.matching
            self._pages = {0: page.rows}
            self.endResetModel()
            self.counted.emit(page.matching, page.total)

        self._fetch(wanted, 0, PAGE_ROWS, on_first)

    def forget(self) -> None:
        """Hold no rows until they are asked for again."""
        self.beginResetModel()
        self._generation += 1
        self._matching, self._pages, self._asked = 0, {}, set()
        self.endResetModel()

    def row_at(self, row: int) -> PartnerRow | None:
        """The partner in a row; None while its page is on the way."""
        number, place = divmod(row, PAGE_ROWS)
        rows = self._pages.get(number)
        if rows is None:
            self._ask(number)
            return None
        return rows[place] if place < len(rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """How many partners match."""
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
        """The words of a cell, and the row for the delegate."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
            ROW_ROLE,
        ):
            return None
        row = self.row_at(index.row())
        if role == ROW_ROLE:
            return row
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        return self.words_of(row, COLUMNS[index.column()])

    def words_of(self, row: PartnerRow, column: Column) -> str:
        """The words of a cell."""
        match column:
            case Column.PARTNER:
                said = f"{row.name}, {row.unit}" if row.unit else row.name
                if not row.also:
                    return said
                also = words.label("partner.also", self._language, names=other_names(row))
                return f"{said}, {also}"
            case Column.COUNTRY:
                return self._country_name(row.country)
            case Column.STATUS:
                return status_words(row.status, self._language)
            case Column.RESTRICTION:
                return row.restriction
            case Column.ASSURANCES:
                return f"{row.kept} / {row.checked}" if row.checked else ""
            case Column.LAST_EXCHANGE:
                return row.last_exchange
            case _:
                return row.next_due

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        generation = self._generation

        def on_rows(page: PartnerPage) -> None:
            if generation != self._generation:
                return
            self._pages[number] = page.rows
            first = number * PAGE_ROWS
            last = min(first + PAGE_ROWS, self._matching) - 1
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))

        self._fetch(self._filter, number * PAGE_ROWS, PAGE_ROWS, on_rows)


def other_names(row: PartnerRow) -> str:
    """What else a partner is known as, each name with its mark."""
    return ", ".join(f"{one.marking} {one.name}" for one in row.also)


def status_words(status: ArrangementStatus, language: Language) -> str:
    """The status of an arrangement in words."""
    return words.label(f"arrangement.{status.value}", language)
