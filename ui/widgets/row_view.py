"""A table of entries, two lines a row: its keys, its columns, and the ground of a cell."""

from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.paged_table import Index

_ROW_HEIGHT = 42
# As numbers: each cell asks, and the sets of flags take longer than what is painted.
_SELECTED: int = QStyle.StateFlag.State_Selected.value
_HOVERED: int = QStyle.StateFlag.State_MouseOver.value
C = TypeVar("C", bound=int)


class RowDelegate(QStyledItemDelegate, Generic[C]):
    """What the cells of such a table share; who derives from it paints what stands in them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today = date.min
        self.moved: set[C] = set()
        """Columns that do not fit; their words stand in the second line of the first."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of two lines."""
        return QSize(0, self._theme.px(_ROW_HEIGHT))

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Paint ground and line of a cell; the area that is left for what stands in it."""
        theme, px = self._theme, self._theme.px
        area: QRect = option.rect
        state: int = option.state.value
        if state & _SELECTED:
            painter.fillRect(area, theme.colour("accent-tint"))
            if index.column() == 0:
                bar = QRect(area.left(), area.top(), px(3), area.height())
                painter.fillRect(bar, theme.colour("accent"))
        elif state & _HOVERED:
            painter.fillRect(area, theme.colour("window"))
        line = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(line, theme.colour("border"))
        return area.adjusted(px(12), 0, -px(8), 0)

    def halves(self, area: QRect) -> tuple[QRect, QRect]:
        """The first and the second line of a cell."""
        px = self._theme.px
        first = QRect(area.left(), area.top() + px(3), area.width(), px(19))
        return first, QRect(area.left(), first.bottom() - 1, area.width(), px(17))


class RowView(QTableView):
    """The table; Enter and a double click open an entry, Home and End go to the ends.

    Signals:
        open_wanted: the current entry is to be opened.
    """

    open_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
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

    @property
    def rows_in_view(self) -> range:
        """The rows that can be seen now."""
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1)

    @property
    def unzoomed_width(self) -> float:
        """How wide it is, at 100 %."""
        return self.width() / self._theme.zoom

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Home and End go to the first and the last row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.model().rowCount() - 1
            self.setCurrentIndex(
                self.model().index(0 if event.key() == Qt.Key.Key_Home else last, 0)
            )
        else:
            super().keyPressEvent(event)

    def size_columns(self, stretched: int, widths: Mapping[C, int], *, clickable: bool) -> None:
        """Give one column what the others, of these widths at 100 %, leave."""
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(clickable)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        theme = self._theme

        def wear(table: QTableView) -> None:
            for column, width in widths.items():
                table.setColumnWidth(column, theme.px(width))
            table.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))

        theme.dress(self, "columns", wear)

    def move_columns(self, least: Mapping[C, int], delegate: RowDelegate[C]) -> None:
        """Hide each column for which the table is too narrow; the delegate says its words.

        Args:
            least: the width of the table, at 100 %, under which a column does not fit.
            delegate: what paints the cells.
        """
        delegate.moved = {each for each, width in least.items() if self.unzoomed_width < width}
        for column in least:
            self.setColumnHidden(column, column in delegate.moved)
