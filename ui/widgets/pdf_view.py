"""A PDF on screen: thumbnails at the left, pages at the right, drawn in the background."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.pdf_pages import PagePicture, PageSize, PdfPages
from workstation.domain.error import UserError

THUMBNAIL_WIDTH = 60
THUMBNAIL_COLUMN = 84
PAGE_GAP = 16
PAGE_MARGIN = 12
ZOOM_STEP = 1.2
LEAST_SCALE = 0.25
MOST_SCALE = 4.0
SETTLE_MS = 60


class WorkLane(Protocol):
    """The part of the background door that draws pages."""

    def work(
        self,
        job: Callable[[Any], Any],
        on_result: Callable[[Any], None] | None = None,
        on_error: Callable[[UserError], None] | None = None,
        on_progress: Callable[[int, int, str], None] | None = None,
        *,
        owner: QObject,
    ) -> object:
        """Run a job that needs no vault."""


class _PageWidget(QWidget):
    """One page: white paper with an edge until its picture is there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QPixmap()
        self.drawn_at = 0.0

    def set_picture(self, picture: PagePicture, ratio: float) -> None:
        """Show the page."""
        self._picture = QPixmap.fromImage(picture.image)
        self._picture.setDevicePixelRatio(ratio)
        self.drawn_at = picture.scale
        self.setAccessibleDescription(picture.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, picture, edge."""
        painter = QPainter(self)
        paper = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(paper, Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self._picture)
        painter.setPen(self._theme.colour("control"))
        painter.drawRect(paper)
        painter.end()


class _ThumbnailDelegate(QStyledItemDelegate):
    """A small page with its number below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The picture stands above its words."""
        super().initStyleOption(option, index)
        option.decorationPosition = QStyleOptionViewItem.Position.Top
        option.decorationAlignment = Qt.AlignmentFlag.AlignCenter
        option.displayAlignment = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """All thumbnails are of one size."""
        px = self._theme.px
        return QSize(px(THUMBNAIL_COLUMN - 12), px(THUMBNAIL_WIDTH * 1.3 + 30))


class PdfView(QWidget):
    """Shows the pages of one PDF; only pages in view are drawn.

    ``captions`` of :meth:`show_pdf` name pages in the thumbnails (index from 0 to words).
    """

    page_changed = Signal(int)
    """The page at the top of the view, counted from 0."""
    failed = Signal(object)
    """The document cannot be shown; carries a ``UserError``."""
    loaded = Signal(int)
    """A document is shown; carries its number of pages."""

    def __init__(self, theme: Theme, lane: WorkLane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lane = lane
        self._document: PdfPages | None = None
        self._sizes: tuple[PageSize, ...] = ()
        self._captions: Mapping[int, str] = {}
        self._pages: list[_PageWidget] = []
        self._asked: set[tuple[int, float]] = set()
        self._fixed_scale: float | None = None
        self._generation = 0
        self._thumbnails = QListWidget(self)
        self._thumbnails.setProperty("kind", "thumbnails")
        self._thumbnails.setItemDelegate(_ThumbnailDelegate(theme, self._thumbnails))
        self._thumbnails.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._thumbnails.currentRowChanged.connect(self.go_to_page)
        self._scroll = QScrollArea(self)
        self._scroll.setProperty("kind", "paper")
        self._scroll.setWidgetResizable(False)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sheet = QWidget()
        self._sheet.setProperty("kind", "plain")
        self._column = QVBoxLayout(self._sheet)
        self._scroll.setWidget(self._sheet)
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._draw_visible)
        layout = QHBoxLayout(self)
        theme.set_spacing(layout)
        layout.addWidget(self._thumbnails)
        layout.addWidget(self._scroll, 1)
        theme.set_width(self._thumbnails, THUMBNAIL_COLUMN, THUMBNAIL_COLUMN)
        theme.dress(self, "scale", lambda view: view._on_theme_changed())
        self.retranslate()

    @property
    def page_count(self) -> int:
        """Pages of the document shown."""
        return len(self._sizes)

    @property
    def current_page(self) -> int:
        """The page at the top of the view, counted from 0."""
        top = self._scroll.verticalScrollBar().value() + self._scroll.viewport().height() // 3
        for index, page in enumerate(self._pages):
            if page.y() + page.height() >= top:
                return index
        return max(0, len(self._pages) - 1)

    @property
    def drawn_pages(self) -> int:
        """Pages whose picture is there."""
        return sum(page.drawn_at > 0 for page in self._pages)

    @property
    def scale(self) -> float:
        """The scale in force; 1 is 72 pixels an inch."""
        return self._scale()

    @property
    def fits_page(self) -> bool:
        """Whether each page is as large as the view allows."""
        return self._fixed_scale is None

    def show_pdf(self, data: bytes, captions: Mapping[int, str] | None = None) -> None:
        """Show a document; the page and zoom in view stay where it has as many pages."""
        self._captions = captions or {}
        self._generation += 1
        generation = self._generation
        document = PdfPages(data)

        def on_measured(sizes: tuple[PageSize, ...]) -> None:
            if generation == self._generation:
                self._take(document, sizes)

        self._lane.work(lambda _task: document.measure(), on_measured, self.failed.emit, owner=self)

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top of the view."""
        if 0 <= index < len(self._pages) and index != self.current_page:
            self._scroll.verticalScrollBar().setValue(
                self._pages[index].y() - self._theme.px(PAGE_MARGIN)
            )

    def zoom_in(self) -> None:
        """One step larger."""
        self._set_scale(self._scale() * ZOOM_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._set_scale(self._scale() / ZOOM_STEP)

    def fit_page(self) -> None:
        """Each page as large as the view allows."""
        self._set_scale(None)

    def retranslate(self) -> None:
        """Put all words in the language in force."""
        self.setAccessibleName(self.tr("Pages"))
        self._thumbnails.setAccessibleName(self.tr("Page overview"))
        self._scroll.setAccessibleName(self.tr("Pages"))
        for index, page in enumerate(self._pages):
            page.setAccessibleName(
                self.tr("Page {page} of {pages}").format(page=index + 1, pages=len(self._pages))
            )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._lay_out()

    def _take(self, document: PdfPages, sizes: tuple[PageSize, ...]) -> None:
        position = self._scroll.verticalScrollBar().value()
        self._document = document
        self._asked.clear()
        same_shape = sizes == self._sizes
        self._sizes = sizes
        if not same_shape:
            self._rebuild()
        for page in self._pages:
            page.drawn_at = 0.0
        self._lay_out()
        self._scroll.verticalScrollBar().setValue(position)
        for index in range(len(sizes)):
            self._ask(index, self._thumbnail_scale(index), partial(self._on_thumbnail))
        self.loaded.emit(len(sizes))

    def _rebuild(self) -> None:
        while self._pages:
            page = self._pages.pop()
            self._column.removeWidget(page)
            page.deleteLater()
        self._thumbnails.blockSignals(True)
        self._thumbnails.clear()
        for index in range(len(self._sizes)):
            page = _PageWidget(self._theme, self._sheet)
            self._pages.append(page)
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            page.show()
            caption = self._captions.get(index, "")
            item = QListWidgetItem(f"{index + 1} {caption}".strip())
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._thumbnails.addItem(item)
        if self._pages:
            self._thumbnails.setCurrentRow(0)
        self._thumbnails.blockSignals(False)
        self.retranslate()

    def _scale(self) -> float:
        if self._fixed_scale is not None:
            return self._fixed_scale
        if not self._sizes:
            return 1.0
        room = self._scroll.viewport().size()
        margin = 2 * self._theme.px(PAGE_MARGIN)
        widest = max(size.width for size in self._sizes)
        highest = max(size.height for size in self._sizes)
        fit = min((room.width() - margin) / widest, (room.height() - margin) / highest)
        return min(max(fit, LEAST_SCALE), MOST_SCALE)

    def _set_scale(self, scale: float | None) -> None:
        page = self.current_page
        self._fixed_scale = None if scale is None else min(max(scale, LEAST_SCALE), MOST_SCALE)
        self._lay_out()
        if self._pages:
            self._scroll.verticalScrollBar().setValue(self._pages[page].y())

    def _lay_out(self) -> None:
        scale = self._scale()
        margin = self._theme.px(PAGE_MARGIN)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(self._theme.px(PAGE_GAP))
        for page, size in zip(self._pages, self._sizes, strict=True):
            page.setFixedSize(round(size.width * scale), round(size.height * scale))
        self._column.activate()
        self._sheet.adjustSize()
        self._settle.start()

    def _draw_visible(self) -> None:
        scale = self._scale() * self.devicePixelRatioF()
        top = self._scroll.verticalScrollBar().value()
        bottom = top + self._scroll.viewport().height()
        for index, page in enumerate(self._pages):
            near = page.y() < bottom + page.height() and page.y() + page.height() > top
            if near and page.drawn_at != scale:
                self._ask(index, scale, self._on_drawn)

    def _ask(self, index: int, scale: float, on_result: Callable[[PagePicture], None]) -> None:
        if (index, scale) in self._asked:
            return
        document, generation = self._document, self._generation
        if document is None:
            return
        self._asked.add((index, scale))

        def unless_outdated(picture: PagePicture) -> None:
            self._asked.discard((index, scale))
            if generation == self._generation and index < len(self._pages):
                on_result(picture)

        self._lane.work(lambda _task: document.draw(index, scale), unless_outdated, owner=self)

    def _on_drawn(self, picture: PagePicture) -> None:
        self._pages[picture.index].set_picture(picture, self.devicePixelRatioF())

    def _on_thumbnail(self, picture: PagePicture) -> None:
        pixmap = QPixmap.fromImage(picture.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        framed = QPixmap(pixmap)
        painter = QPainter(framed)
        painter.setPen(self._theme.colour("control"))
        width = round(framed.width() / framed.devicePixelRatio())
        height = round(framed.height() / framed.devicePixelRatio())
        painter.drawRect(0, 0, width - 1, height - 1)
        painter.end()
        icon = QIcon(framed)
        icon.addPixmap(framed, QIcon.Mode.Selected)
        self._thumbnails.item(picture.index).setIcon(icon)

    def _thumbnail_scale(self, index: int) -> float:
        width = self._theme.px(THUMBNAIL_WIDTH) * self.devicePixelRatioF()
        return width / self._sizes[index].width

    def _on_theme_changed(self) -> None:
        side = self._theme.px(THUMBNAIL_WIDTH)
        self._thumbnails.setIconSize(QSize(side, round(side * 1.3)))
        self._thumbnails.scheduleDelayedItemsLayout()
        self._lay_out()

    def _on_scrolled(self) -> None:
        self._settle.start()
        page = self.current_page
        self._thumbnails.blockSignals(True)
        self._thumbnails.setCurrentRow(page)
        self._thumbnails.blockSignals(False)
        self.page_changed.emit(page)
