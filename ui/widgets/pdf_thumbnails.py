"""Small pages with their numbers: where one is in a document, and a way to each page."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.pdf_drawer import Drawer, Wish
from ui.widgets.pdf_pages import PageSize

WIDTH = 60
HEIGHT = 78
COLUMN = 84
SETTLE_MS = 60
_AROUND = 2
"""So many pages beyond those in view are drawn as well."""
_Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    """One row for each page: its number, and what begins there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sizes: Sequence[PageSize] = ()
        self.captions: Mapping[int, str] = {}
        self.parts: Mapping[int, str] = {}

    def show(self, sizes: Sequence[PageSize]) -> None:
        """Other pages."""
        self.beginResetModel()
        self.sizes, self.captions, self.parts = sizes, {}, {}
        self.endResetModel()

    def name(self, captions: Mapping[int, str], parts: Mapping[int, str]) -> None:
        """Name pages: a word under them, and all that begins there."""
        self.captions, self.parts = captions, parts
        if self.sizes:
            self.dataChanged.emit(self.index(0), self.index(len(self.sizes) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """As many as pages."""
        return 0 if parent is not None and parent.isValid() else len(self.sizes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Number and word; what begins there, for tooltip and screen readers."""
        row = index.row()
        said = f"{row + 1} {self.captions.get(row, '')}".strip()
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            begins = self.parts.get(row, "")
            of = self.tr("Page {page} of {pages}").format(page=row + 1, pages=len(self.sizes))
            return f"{of}: {begins}" if begins else of
        return None


class _Delegate(QStyledItemDelegate):
    """A small page with its number below; the one in view is framed."""

    def __init__(self, theme: Theme, drawer: Drawer, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawer = drawer

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All are of one size, so that a long document is laid out at once."""
        px = self._theme.px
        return QSize(px(COLUMN - 12), px(HEIGHT + 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Page, frame, words."""
        theme, area = self._theme, QRect(option.rect)
        widget = option.widget
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        place = self._page_rect(area, index)
        painter.save()
        painter.fillRect(place, Qt.GlobalColor.white)
        picture = self._drawer.picture(index.row(), scale_of(theme, widget, self._size(index)))
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture)
        pen = painter.pen()
        pen.setColor(theme.colour("accent" if is_here else "control"))
        pen.setWidth(theme.px(2) if is_here else 1)
        painter.setPen(pen)
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        font = theme.font("badge")
        painter.setFont(font)
        painter.setPen(theme.colour("text" if is_here else "text2"))
        room = QRect(area.left(), place.bottom() + theme.px(3), area.width(), theme.px(18))
        said = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, said)
        painter.restore()

    def _page_rect(self, area: QRect, index: _Index) -> QRect:
        px = self._theme.px
        size = self._size(index)
        scale = min(px(WIDTH) / size.width, px(HEIGHT) / size.height)
        width, height = round(size.width * scale), round(size.height * scale)
        top = area.top() + px(3) + (px(HEIGHT) - height)
        return QRect(area.left() + (area.width() - width) // 2, top, width, height)

    @staticmethod
    def _size(index: _Index) -> PageSize:
        model = index.model()
        assert isinstance(model, _Pages)
        return model.sizes[index.row()]


def scale_of(theme: Theme, widget: QWidget | None, size: PageSize) -> float:
    """The scale at which a small page is drawn."""
    ratio = widget.devicePixelRatioF() if widget is not None else 1.0
    return min(theme.px(WIDTH) / size.width, theme.px(HEIGHT) / size.height) * ratio


class Thumbnails(QListView):
    """The pages as a column of small ones; only those in view are drawn."""

    chosen = Signal(int)
    """A person went to a page, counted from 0."""

    def __init__(self, theme: Theme, drawer: Drawer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawer = drawer
        self._pages = _Pages(self)
        self._is_lighting = False
        self.setProperty("kind", "thumbnails")
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(theme, drawer, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._wish)
        self.verticalScrollBar().valueChanged.connect(self._settle.start)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        drawer.drawn.connect(self._on_drawn)
        theme.set_width(self, COLUMN, COLUMN)

    def show_pages(self, sizes: Sequence[PageSize]) -> None:
        """Show other pages; the first is the current one."""
        if [*sizes] != [*self._pages.sizes]:
            self._pages.show(sizes)
            self.light(0)
        self._settle.start()

    def set_names(self, captions: Mapping[int, str], parts: Mapping[int, str]) -> None:
        """Put words under pages (index from 0), and say all that begins on them."""
        self._pages.name(captions, parts)

    def caption(self, index: int) -> str:
        """What stands under a page."""
        return str(self._pages.data(self._pages.index(index)))

    def light(self, index: int) -> None:
        """Show which page is in view, without going there."""
        place = self._pages.index(index)
        if not place.isValid() or self.currentIndex() == place:
            return
        self._is_lighting = True
        self.setCurrentIndex(place)
        self._is_lighting = False

    def follow_theme(self) -> None:
        """Take sizes anew."""
        self.scheduleDelayedItemsLayout()
        self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other pages are in view."""
        super().resizeEvent(event)
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is in view now."""
        super().showEvent(event)
        self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is in view."""
        super().hideEvent(event)
        self._drawer.wish(())

    def _wish(self) -> None:
        sizes = self._pages.sizes
        if not sizes or not self.isVisible():
            return
        step = self.sizeHintForRow(0)
        top = self.verticalScrollBar().value()
        first = max(0, top // step - _AROUND)
        last = min(len(sizes), (top + self.viewport().height()) // step + 1 + _AROUND)
        wishes: list[Wish] = [
            (row, scale_of(self._theme, self, sizes[row])) for row in range(first, last)
        ]
        self._drawer.wish(wishes)

    def _on_drawn(self, index: int) -> None:
        self.update(self._pages.index(index))

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._is_lighting:
            self.chosen.emit(current.row())
