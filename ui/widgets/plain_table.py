"""A small read-only table of words, for lists of at most some thousand rows."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ui.theme.theme import Theme
from ui.widgets.paint import Look, badge_width, paint_badge, paint_words

ROW_HEIGHT = 36
_LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
_EDGE = 12

Index = QModelIndex | QPersistentModelIndex


class PlainTable(QTableWidget):
    """Rows of words; a cell may be a badge. The ``stretch`` column takes the rest.

    ``fonts`` names the font of a column where it is not that of a cell: "cell-strong", "mono",
    "badge" for portion marks; ``most`` the greatest width of a column, beyond which words are
    cut and stand whole in the tooltip. Enter or a double click emits ``cellActivated``.
    """

    def __init__(
        self,
        theme: Theme,
        columns: int,
        *,
        stretch: int = -1,
        fonts: dict[int, str] | None = None,
        most: dict[int, int] | None = None,
    ) -> None:
        super().__init__(0, columns)
        self._theme = theme
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Cells(theme, fonts or {}, most or {}, self))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
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
        """Show the words of a cell as a badge."""
        item = self.item(row, column)
        if item is not None:
            item.setData(_LOOK_ROLE, Look(tone, icon))


class _Cells(QStyledItemDelegate):
    """Paints the cells from tokens: ground, line, words or badge."""

    def __init__(
        self, theme: Theme, fonts: dict[int, str], most: dict[int, int], table: PlainTable
    ) -> None:
        super().__init__(table)
        self._theme = theme
        self._most = most
        self._fonts = fonts

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the words."""
        words, look = str(index.data() or ""), index.data(_LOOK_ROLE)
        if isinstance(look, Look):
            width = badge_width(self._theme, words, look)
        else:
            width = QFontMetrics(self._font(index)).horizontalAdvance(words)
        width += 2 * self._theme.px(_EDGE)
        most = self._most.get(index.column())
        if most is not None:
            width = min(width, self._theme.px(most))
        return QSize(width, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, px = self._theme, self._theme.px
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent-tint"))
            if index.column() == 0:
                bar = QRect(area.left(), area.top(), px(3), area.height())
                painter.fillRect(bar, theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("window"))
        line = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(line, theme.colour("border"))
        inner = area.adjusted(px(_EDGE), 0, -px(4), -1)
        words, look = str(index.data() or ""), index.data(_LOOK_ROLE)
        if isinstance(look, Look):
            middle = QPointF(inner.left(), inner.center().y())
            paint_badge(painter, theme, middle, words, look, inner.width())
        else:
            role = self._fonts.get(index.column(), "cell")
            paint_words(painter, theme, inner, words, role, _TONES.get(role, "text"))
        painter.restore()

    def _font(self, index: Index) -> QFont:
        return self._theme.font(self._fonts.get(index.column(), "cell"))


_TONES = {"badge": "text2"}
