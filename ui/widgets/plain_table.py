"""A small read-only table of words, for lists of at most some hundred rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.theme.theme import Theme

ROW_HEIGHT = 36


class PlainTable(QTableWidget):
    """Rows of words; a cell may carry an icon and a tone. The ``stretch`` column takes the rest."""

    def __init__(self, theme: Theme, columns: int, *, stretch: int = -1) -> None:
        super().__init__(0, columns)
        self._theme = theme
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        wide = stretch if stretch >= 0 else columns - 1
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        height = ROW_HEIGHT
        theme.dress(
            self,
            "rows",
            lambda table: table.verticalHeader().setDefaultSectionSize(theme.px(height)),
        )

    def set_headers(self, words: Sequence[str]) -> None:
        """Name the columns."""
        self.setHorizontalHeaderLabels(list(words))

    def set_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows and keep the current row where it still exists."""
        current = self.currentRow()
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(place, column, item)
        if 0 <= current < len(rows):
            self.setCurrentCell(current, 0)

    def dress_cell(self, row: int, column: int, icon: str, tone: str) -> None:
        """Put an icon before the words of a cell and colour them by a token."""
        item = self.item(row, column)
        if item is not None:
            item.setIcon(self._theme.icon(icon, tone or "text2", 14))
            item.setForeground(self._theme.colour(tone or "text2"))
