"""Small drawings of numbers: a share with its uncertainty, and a series of years."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from workstation.domain.partner import Share

TRACK_HEIGHT, BAND_HEIGHT, MARK_HEIGHT = 2, 6, 12
_BAND_OPACITY = 0.45
SPARK_HEIGHT = 22


def paint_share(painter: QPainter, theme: Theme, area: QRectF, share: Share) -> None:
    """Draw a share kept on a track from 0 to 100 % with its 95 % Wilson interval as a band."""
    middle = area.center().y()

    def strip(left: float, width: float, height: int) -> QRectF:
        return QRectF(left, middle - theme.px(height) / 2, width, theme.px(height))

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("border"))
    painter.drawRect(strip(area.left(), area.width(), TRACK_HEIGHT))
    if share.total:
        band = theme.colour("accent")
        band.setAlphaF(_BAND_OPACITY)
        painter.setBrush(band)
        width = (share.high - share.low) * area.width()
        radius = theme.px(BAND_HEIGHT) / 2
        low = area.left() + share.low * area.width()
        painter.drawRoundedRect(strip(low, width, BAND_HEIGHT), radius, radius)
        at = area.left() + share.kept / share.total * area.width()
        mark = theme.px(3)
        left = min(max(at - mark / 2, area.left()), area.right() - mark)
        painter.setBrush(theme.colour("accent"))
        painter.drawRect(strip(left, mark, MARK_HEIGHT))
    painter.restore()


class Interval(QWidget):
    """A share kept with its uncertainty; the words stand beside it and are read out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share: Share | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: Share, words: str) -> None:
        """Show a share; ``words`` say the same, for example "11 of 13, 58 to 96 %"."""
        self._share = share
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A track with room for the mark."""
        return QSize(self._theme.px(120), self._theme.px(MARK_HEIGHT + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Track, band and mark, from tokens."""
        if self._share is not None:
            painter = QPainter(self)
            paint_share(painter, self._theme, QRectF(self.rect()), self._share)
            painter.end()


class Sparkline(QWidget):
    """Values by year; missing years are gaps, the last point is accented."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._points: list[tuple[int, float]] = []
        self._range = (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_points(
        self, points: Sequence[tuple[int, float]], scale: tuple[float, float], words: str
    ) -> None:
        """Show points (year, value) on a scale; ``words`` say the same."""
        self._points = sorted(points)
        self._range = scale
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """One line of text high."""
        return QSize(self._theme.px(96), self._theme.px(SPARK_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines between neighbouring years and the last point, from tokens."""
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("text2"), self._theme.px(1.5)))
        run: list[QPointF] = []
        before = self._points[0][0]
        for year, value in self._points:
            if year - before > 1:
                self._paint_run(painter, run)
                run = []
            run.append(self._spot(year, value))
            before = year
        self._paint_run(painter, run)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(run[-1], self._theme.px(3), self._theme.px(3))
        painter.end()

    def _paint_run(self, painter: QPainter, run: list[QPointF]) -> None:
        if len(run) == 1:
            painter.drawPoint(run[0])
        elif run:
            painter.drawPolyline(QPolygonF(run))

    def _spot(self, year: int, value: float) -> QPointF:
        edge = self._theme.px(4)
        first, last = self._points[0][0], self._points[-1][0]
        across = (year - first) / (last - first) if last > first else 1.0
        low, high = self._range
        up = (value - low) / (high - low) if high > low else 0.5
        return QPointF(
            edge + across * (self.width() - 2 * edge),
            self.height() - edge - up * (self.height() - 2 * edge),
        )
