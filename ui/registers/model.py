"""The table of one register as a model that fetches a page of rows when it is looked at."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QObject

from ui.registers.kinds import REGISTERS, Register
from ui.widgets.paged_table import PagedTable, RowPage
from workstation.domain.register import RegisterFilter, RegisterPage, RegisterRow
from workstation.domain.text import Language

OnRows = Callable[[RegisterPage], None]
Fetch = Callable[[str, RegisterFilter, int, int, OnRows], None]
"""Asks for rows: register, filter, offset, limit, and what to call with them."""


class Column(IntEnum):
    """The columns, in order."""

    ENTRY = 0
    PARTNER = 1
    DATE = 2
    STATUS = 3
    DUE = 4


COLUMNS = tuple(Column)
"""By their place."""


class RegisterTable(PagedTable[RegisterRow]):
    """Rows of a register, fetched by the page and kept until register or filter changes."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._fetch = fetch
        self._register = next(iter(REGISTERS.values()))
        self._filter = RegisterFilter()
        self._countries: dict[str, str] = {}

    @property
    def register(self) -> Register:
        """The register that is shown."""
        return self._register

    @property
    def filter(self) -> RegisterFilter:
        """What of it is shown."""
        return self._filter

    def set_words(self, headers: tuple[str, ...], language: Language) -> None:
        """Set the headers and the language of the cells."""
        self.name_columns(headers, language)

    def name_countries(self, names: dict[str, str]) -> None:
        """Set the names of countries by their codes."""
        self._countries = names
        self.redraw()

    def whose(self, row: RegisterRow) -> str:
        """The partner of an entry, or the country that a source without a partner is about."""
        return row.partner_name or row.partner or self._countries.get(row.country, row.country)

    def show_matching(self, register: Register, wanted: RegisterFilter) -> None:
        """Show what matches in a register; the rows come as soon as they were read."""
        if register is not self._register:
            # Rows of one register are never shown under the name of another.
            self.forget()
        self._register, self._filter = register, wanted
        self.read_again()

    def find_row(self, entry: str) -> int:
        """The row of an entry among those that were read; -1 when it is not there."""
        return self.find(lambda row: row.id == entry)

    def fetch_page(
        self, offset: int, limit: int, on_page: Callable[[RowPage[RegisterRow]], None]
    ) -> None:
        """Ask for a page of the register."""
        self._fetch(self._register.kind, self._filter, offset, limit, on_page)

    def cell_words(self, row: RegisterRow, column: int) -> str:
        """The words of a cell."""
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
