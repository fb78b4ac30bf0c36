"""The table of partners as a view: keys, columns, and which of them fit."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.partners.delegate import ROW_HEIGHT, PartnerDelegate
from ui.partners.model import Column, PartnerTable
from ui.theme.theme import Theme

_WIDTHS = {
    Column.COUNTRY: 116,
    Column.STATUS: 122,
    Column.RESTRICTION: 164,
    Column.ASSURANCES: 184,
    Column.LAST_EXCHANGE: 122,
    Column.NEXT_DUE: 156,
}
_LEAST_WIDTHS = {
    Column.RESTRICTION: 1080,
    Column.LAST_EXCHANGE: 900,
    Column.COUNTRY: 800,
    Column.ASSURANCES: 660,
}
"""The width of the table under which a column moves into the second line of the first."""


class PartnerView(QTableView):
    """The table; Enter and a double click open the partner.

    Signals:
        resized: it has another width, at 100 %.
    """

    resized = Signal(float)

    def __init__(
        self,
        theme: Theme,
        model: PartnerTable,
        delegate: PartnerDelegate,
        on_open: Callable[[], None],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._on_open = on_open
        self._delegate = delegate
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: on_open())
        self._size_columns()

    @property
    def rows_in_view(self) -> range:
        """The rows that can be seen now."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move what does not fit into the second line of the first column."""
        super().resizeEvent(event)
        width = self.width() / self._theme.zoom
        self._delegate.moved = {column for column, least in _LEAST_WIDTHS.items() if width < least}
        for column in _LEAST_WIDTHS:
            self.setColumnHidden(column, column in self._delegate.moved)
        self.resized.emit(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Home and End go to the first and the last row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_open()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.model().rowCount() - 1
            self.setCurrentIndex(
                self.model().index(0 if event.key() == Qt.Key.Key_Home else last, 0)
            )
        else:
            super().keyPressEvent(event)

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.PARTNER, QHeaderView.ResizeMode.Stretch)
        theme = self._theme

        def wear(table: QTableView) -> None:
            for column, width in _WIDTHS.items():
                table.setColumnWidth(column, theme.px(width))
            table.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))

        theme.dress(self, "columns", wear)
