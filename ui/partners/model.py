"""The table of partners as a model that fetches a page of rows when it is looked at."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QObject, Qt

from ui.widgets.paged_table import Index, PagedTable, RowPage
from workstation import words
from workstation.domain.partner import ArrangementStatus
from workstation.domain.register import PartnerFilter, PartnerPage, PartnerRow
from workstation.domain.text import Language

ROW_ROLE = Qt.ItemDataRole.UserRole + 1

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


class PartnerTable(PagedTable[PartnerRow]):
    """Rows of partners, fetched by the page and kept until the filter changes."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._fetch = fetch
        self._filter = PartnerFilter()
        self._country_name: Callable[[str], str] = str

    @property
    def filter(self) -> PartnerFilter:
        """What is shown."""
        return self._filter

    def set_words(
        self, headers: tuple[str, ...], language: Language, country_name: Callable[[str], str]
    ) -> None:
        """Set the headers and the language of the cells."""
        self._country_name = country_name
        self.name_columns(headers, language)

    def show_matching(self, wanted: PartnerFilter) -> None:
        """Show what matches; the rows come as soon as they were read."""
        self._filter = wanted
        self.read_again()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell, and the row for the delegate."""
        return self.row_at(index.row()) if role == ROW_ROLE else super().data(index, role)

    def fetch_page(
        self, offset: int, limit: int, on_page: Callable[[RowPage[PartnerRow]], None]
    ) -> None:
        """Ask for a page of the partners."""
        self._fetch(self._filter, offset, limit, on_page)

    def cell_words(self, row: PartnerRow, column: int) -> str:
        """The words of a cell."""
        return self.words_of(row, COLUMNS[column])

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


def other_names(row: PartnerRow) -> str:
    """What else a partner is known as, each name with its mark."""
    return ", ".join(f"{one.marking} {one.name}" for one in row.also)


def status_words(status: ArrangementStatus, language: Language) -> str:
    """The status of an arrangement in words."""
    return words.label(f"arrangement.{status.value}", language)
