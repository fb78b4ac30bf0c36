"""The table of a register as a view: keys, columns, and which of them fit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.registers.delegate import ROW_HEIGHT, RegisterDelegate
from ui.registers.model import Column, RegisterTable
from ui.theme.theme import Theme

_WIDTHS = {Column.PARTNER: 220, Column.DATE: 104, Column.STATUS: 168, Column.DUE: 148}
_WIDE_STATUS, _LEAST_FOR_WIDE = 216, 1000
"""The longest status fits where the table has so much room."""
_LEAST_WIDTHS = {Column.PARTNER: 900, Column.DATE: 700, Column.DUE: 600}
"""The width of the table under which a column moves into the second line of the first."""


class RegisterView(QTableView):
    """The table; Enter and a double click open, Space previews.

    Signals:
        open_wanted: the current entry is to be opened.
        preview_wanted: the preview is to come or go.
    """

    open_wanted = Signal()
    preview_wanted = Signal()

    def __init__(self, theme: Theme, model: RegisterTable) -> None:
        super().__init__()
        self._theme = theme
        self._delegate: RegisterDelegate | None = None
        self._no_due = False
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.open_wanted.emit())

    def wear(self, delegate: RegisterDelegate) -> None:
        """Let a delegate paint the cells."""
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self._size_columns()

    @property
    def rows_in_view(self) -> range:
        """The rows that can be seen now."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    def fit(self, *, has_due: bool) -> None:
        """Show the columns that this register has and that fit."""
        self._no_due = not has_due
        width = self.width() / self._theme.zoom
        moved = {column for column, least in _LEAST_WIDTHS.items() if width < least}
        if self._delegate is not None:
            self._delegate.moved = moved
        for column in _LEAST_WIDTHS:
            self.setColumnHidden(column, column in moved)
        self.setColumnHidden(Column.DUE, self._no_due or Column.DUE in moved)
        status = _WIDE_STATUS if width >= _LEAST_FOR_WIDE else _WIDTHS[Column.STATUS]
        self.setColumnWidth(Column.STATUS, self._theme.px(status))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move what does not fit into the second line of the first column."""
        super().resizeEvent(event)
        self.fit(has_due=not self._no_due)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space previews, Home and End go to the first and the last row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.preview_wanted.emit()
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
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.ENTRY, QHeaderView.ResizeMode.Stretch)
        theme = self._theme

        def wear(table: QTableView) -> None:
            for column, width in _WIDTHS.items():
                table.setColumnWidth(column, theme.px(width))
            table.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))

        theme.dress(self, "columns", wear)
