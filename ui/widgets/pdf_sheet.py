"""The pages of a document below each other; only those in view exist as widgets."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme.theme import Theme
from ui.widgets.pdf_drawer import Drawer
from ui.widgets.pdf_layout import PageLayout, Room, bounded, scale_to_fit
from ui.widgets.pdf_pages import PageSize
from workstation.workflows.pictures import Box, Found

PAGE_GAP = 16
PAGE_MARGIN = 12
SETTLE_MS = 40
WHEEL_STEP = 120
FIT_PAGE, FIT_WIDTH = "page", "width"
_ZOOM_KEYS = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
    Qt.Key.Key_0: 0,
}


class _PageWidget(QWidget):
    """One page: white paper with an edge until its picture is there, and what was found on it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.picture: QPixmap | None = None
        self.found: list[tuple[Found, bool]] = []
        self.scale = 1.0
        # The sheet takes the wheel and the clicks.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, picture, what was found, edge."""
        painter = QPainter(self)
        paper = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(paper, Qt.GlobalColor.white)
        if self.picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.rect(), self.picture)
        for found, is_here in self.found:
            self._paint_found(painter, found, is_here=is_here)
        painter.setPen(self._theme.colour("control"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)
        painter.end()

    def _paint_found(self, painter: QPainter, found: Found, *, is_here: bool) -> None:
        """Tinted as with a marker; the one a person is at has a frame as well."""
        tint = self._theme.colour("found-here" if is_here else "found")
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        rects = [box_at(each, self.scale) for each in found.boxes]
        for rect in rects:
            painter.fillRect(rect, tint)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if is_here:
            pen = painter.pen()
            pen.setColor(self._theme.colour("found-edge"))
            pen.setWidth(self._theme.px(2))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for rect in rects:
                painter.drawRect(rect.adjusted(-2, -2, 2, 2))


def box_at(box: Box, scale: float) -> QRectF:
    """Where a part of a page is at a scale, with a little room around."""
    place = QRectF(box.left * scale, box.top * scale, box.width * scale, box.height * scale)
    return place.adjusted(-1, -1, 1, 1)


class PageSheet(QScrollArea):
    """Scrolls and zooms through pages.

    With the focus in it: arrows, Page up and down, Space scroll; Home and End go to the first
    and last page, Left and Right turn the page; Ctrl+plus, minus, 0 and Ctrl+wheel zoom.
    """

    page_changed = Signal(int)
    """The page in view, counted from 0."""
    zoom_asked = Signal(int)
    """A key or the wheel: 1 larger, -1 smaller, 0 to 100 %."""
    zoomed = Signal()
    """Another scale is in force."""

    def __init__(self, theme: Theme, drawer: Drawer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._drawer = drawer
        self._sizes: tuple[PageSize, ...] = ()
        self._fit = FIT_PAGE
        self._fixed = 1.0
        self._page = 0
        self._turned = 0
        self._shown: dict[int, _PageWidget] = {}
        self._found: Mapping[int, Sequence[tuple[Found, bool]]] = {}
        self._layout = PageLayout((), 1.0, Room(0, 0, 0, 0))
        self.setProperty("kind", "paper")
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._paper = QWidget()
        self._paper.setProperty("kind", "plain")
        self.setWidget(self._paper)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._wish)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        drawer.drawn.connect(self._on_drawn)

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """Of all pages."""
        return self._sizes

    @property
    def scale(self) -> float:
        """The scale in force; 1 is 72 pixels an inch."""
        return self._layout.scale

    @property
    def fit(self) -> str:
        """``page`` or ``width``; empty while the scale is one that was chosen."""
        return self._fit

    @property
    def current_page(self) -> int:
        """The page that has most of the upper part of the view, counted from 0."""
        return self._page

    @property
    def shown_pages(self) -> list[int]:
        """The pages that exist as widgets."""
        return sorted(self._shown)

    def set_sizes(self, sizes: tuple[PageSize, ...], *, stay: bool) -> None:
        """Lay out another document; with ``stay`` the place in view is kept."""
        place = self.verticalScrollBar().value() if stay else 0
        self._sizes = sizes
        for page in self._shown.values():
            page.deleteLater()
        self._shown.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self._on_scrolled()

    def set_scale(self, scale: float) -> None:
        """Show the pages at a scale; what is in the middle stays there."""
        self._set("", scale)

    def set_fit(self, fit: str) -> None:
        """Let the pages follow the room there is: ``page`` or ``width``."""
        self._set(fit, self._fixed)

    def go_to(self, index: int, down: float = 0.0) -> None:
        """Bring a page, or a place on it in points from its top, to the top of the view."""
        if 0 <= index < len(self._sizes):
            top = self._layout.rect(index)[1] - self._theme.px(PAGE_MARGIN)
            self.verticalScrollBar().setValue(round(top + down * self.scale))
            # The last pages cannot come to the top; the person is there all the same.
            self._take_page(index)

    def bring(self, found: Found) -> None:
        """Bring what was found into view, where it is not there yet."""
        left, top, _width, _height = self._layout.rect(found.page)
        places = [box_at(each, self.scale).toRect() for each in found.boxes]
        place = places[0].translated(left, top)
        around = self.viewport().height() // 3
        self.ensureVisible(place.center().x(), place.center().y(), self._theme.px(80), around)
        self._take_page(found.page)

    def show_found(self, found: Mapping[int, Sequence[tuple[Found, bool]]]) -> None:
        """Mark what was found on each page; true marks the one a person is at."""
        self._found = found
        for index, page in self._shown.items():
            page.found = list(found.get(index, ()))
            page.update()

    def follow_theme(self) -> None:
        """Take margins and sizes anew."""
        self._lay_out()

    def retranslate(self) -> None:
        """Name each page."""
        for index, page in self._shown.items():
            page.setAccessibleName(self._name_of(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again; what is at the top stays there."""
        super().resizeEvent(event)
        before, page, part = self.scale, *self._place_at(0)
        self._lay_out()
        if self.scale != before:
            self._bring_back(page, part, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / WHEEL_STEP)
        if steps:
            self._turned -= steps * WHEEL_STEP
            self.zoom_asked.emit(1 if steps > 0 else -1)
        event.accept()

    def event(self, event: QEvent) -> bool:
        """The keys that zoom the program zoom the pages while the focus is here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._zoom_of(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, turn pages, zoom."""
        steps = self._zoom_of(event)
        if steps is not None:
            self.zoom_asked.emit(steps)
        elif not self._turn(event):
            super().keyPressEvent(event)

    def _turn(self, event: QKeyEvent) -> bool:
        key, keys = event.key(), Qt.Key
        bar = self.verticalScrollBar()
        if key == keys.Key_Home:
            bar.setValue(bar.minimum())
        elif key == keys.Key_End:
            bar.setValue(bar.maximum())
        elif key == keys.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        elif key in (keys.Key_Left, keys.Key_Right) and not self.horizontalScrollBar().maximum():
            self.go_to(self._page + (1 if key == keys.Key_Right else -1))
        else:
            return False
        return True

    @staticmethod
    def _zoom_of(event: QKeyEvent) -> int | None:
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if held != Qt.KeyboardModifier.ControlModifier:
            return None
        return _ZOOM_KEYS.get(Qt.Key(event.key()))

    def _room(self) -> Room:
        px = self._theme.px
        area = self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        return Room(area.width() - bar, area.height(), px(PAGE_MARGIN), px(PAGE_GAP))

    def _scale(self, room: Room) -> float:
        if self._fit and self._sizes:
            return scale_to_fit(self._sizes, room, whole=self._fit == FIT_PAGE)
        return bounded(self._sizes, self._fixed, room)

    def _set(self, fit: str, scale: float) -> None:
        here, middle = self._page, self.viewport().height() // 2
        page, part = self._place_at(middle)
        across = self._across()
        self._fit, self._fixed = fit, scale
        self._lay_out()
        if fit:
            self.go_to(here)
        else:
            self._bring_back(page, part, middle)
        bar, width = self.horizontalScrollBar(), self.viewport().width()
        bar.setValue(round(across * self._layout.width - width / 2))
        self._on_scrolled()

    def _across(self) -> float:
        """Which part of the width is in the middle of the view."""
        middle = self.horizontalScrollBar().value() + self.viewport().width() / 2
        return middle / max(self._layout.width, 1) if self.horizontalScrollBar().maximum() else 0.5

    def _place_at(self, down: int) -> tuple[int, float]:
        """The page that is so far down the view, and which part of its height is there."""
        if not self._sizes:
            return 0, 0.0
        at = self.verticalScrollBar().value() + down
        page = self._layout.page_at(at)
        _left, top, _width, height = self._layout.rect(page)
        return page, (at - top) / max(height, 1)

    def _bring_back(self, page: int, part: float, down: int) -> None:
        """Bring a part of a page so far down the view."""
        if page < len(self._sizes):
            _left, top, _width, height = self._layout.rect(page)
            self.verticalScrollBar().setValue(round(top + part * height - down))

    def _lay_out(self) -> None:
        room = self._room()
        before = self.scale
        self._layout = PageLayout(self._sizes, self._scale(room), room)
        self._paper.resize(self._layout.width, self._layout.height)
        self._place_pages()
        self._settle.start()
        if self.scale != before:
            self.zoomed.emit()

    def _in_view(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.between(top, top + self.viewport().height())

    def _place_pages(self) -> None:
        """Make the pages that came into view, let those go that left it."""
        wanted = self._in_view() if self._sizes else range(0)
        for index in [each for each in self._shown if each not in wanted]:
            self._shown.pop(index).deleteLater()
        for index in wanted:
            page = self._shown.get(index)
            if page is None:
                page = self._shown[index] = _PageWidget(self._theme, self._paper)
                page.setAccessibleName(self._name_of(index))
                page.found = list(self._found.get(index, ()))
                page.show()
            page.scale = self.scale
            page.setGeometry(QRect(*self._layout.rect(index)))
            self._fill(index, page)

    def _fill(self, index: int, page: _PageWidget) -> None:
        page.picture = self._drawer.picture(index, self._drawn_scale())
        page.setAccessibleDescription(self._drawer.text(index))
        page.update()

    def _drawn_scale(self) -> float:
        return self.scale * self.devicePixelRatioF()

    def _wish(self) -> None:
        """Draw what is in view, then the page after and the page before."""
        if not self._sizes:
            return
        seen = self._in_view()
        after = [seen.stop] if seen.stop < len(self._sizes) else []
        before = [seen.start - 1] if seen.start else []
        scale = self._drawn_scale()
        self._drawer.wish([(index, scale) for index in (*seen, *after, *before)])

    def _on_drawn(self, index: int) -> None:
        page = self._shown.get(index)
        if page is not None:
            self._fill(index, page)

    def _on_scrolled(self) -> None:
        self._place_pages()
        self._settle.start()
        at = self.verticalScrollBar().value() + self.viewport().height() // 3
        self._take_page(self._layout.page_at(at))

    def _take_page(self, index: int) -> None:
        if index != self._page and index < max(len(self._sizes), 1):
            self._page = index
            self.page_changed.emit(index)

    def _name_of(self, index: int) -> str:
        return self.tr("Page {page} of {pages}").format(page=index + 1, pages=len(self._sizes))
