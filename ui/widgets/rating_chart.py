"""Ratings over time: for each assessment a ring where it began and a dot where it came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme

LEVELS: Final = ("low", "medium", "high", "substantial")
"""The levels from the lowest row to the highest."""
_HEIGHT = 168
_EDGE = 14


@dataclass(frozen=True, slots=True)
class Rated:
    """One assessment in the chart; a level that is not one of ``LEVELS`` is not drawn."""

    on: str
    baseline: str
    residual: str


class RatingChart(QWidget):
    """Painted from tokens; the words given with it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rated: tuple[Rated, ...] = ()
        self._words: dict[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ratings(self, rated: Sequence[Rated], levels: dict[str, str], said: str) -> None:
        """Draw ratings; ``levels`` are the words of the levels, ``said`` is the whole in words."""
        self._rated = tuple(sorted(rated, key=lambda one: one.on))
        self._words = levels
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each level, and one for the years."""
        return QSize(self._theme.px(320), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rows with their level, years, then each rating."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self._field()
        self._paint_rows(painter, field)
        if self._rated:
            self._paint_years(painter, field)
            self._paint_line(painter, field)
            for one in self._rated:
                self._paint_rating(painter, field, one)
        painter.end()

    def _field(self) -> QRectF:
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font("help"))
        left = max((metrics.horizontalAdvance(w) for w in self._words.values()), default=0)
        return QRectF(
            left + px(_EDGE) + px(12),
            px(10),
            self.width() - left - px(2 * _EDGE) - px(24),
            self.height() - px(34),
        )

    def _paint_rows(self, painter: QPainter, field: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("help"))
        for level in LEVELS:
            y = self._up(field, level)
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(theme.colour("text2"))
            area = QRectF(px(_EDGE), y - px(10), field.left() - px(_EDGE) - px(10), px(20))
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, side, self._words.get(level, level))

    def _paint_years(self, painter: QPainter, field: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        painter.setPen(theme.colour("text3"))
        painter.setFont(theme.font("small"))
        first, last = self._rated[0].on[:4], self._rated[-1].on[:4]
        line = QRectF(field.left() - px(20), field.bottom() + px(8), field.width() + px(40), px(16))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, first)
        if last != first:
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, last)

    def _paint_line(self, painter: QPainter, field: QRectF) -> None:
        spots = [self._spot(field, one, one.residual) for one in self._rated]
        known = [spot for spot in spots if spot is not None]
        painter.setPen(QPen(self._theme.colour("accent"), self._theme.px(1.5)))
        painter.drawPolyline(known)

    def _paint_rating(self, painter: QPainter, field: QRectF, one: Rated) -> None:
        theme, px = self._theme, self._theme.px
        begun, came = self._spot(field, one, one.baseline), self._spot(field, one, one.residual)
        if begun is not None and came is not None and begun != came:
            painter.setPen(QPen(theme.colour("text3"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(begun, came)
        if begun is not None:
            painter.setPen(QPen(theme.colour("text2"), px(1.5)))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(begun, px(5), px(5))
        if came is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(came, px(4), px(4))

    def _spot(self, field: QRectF, one: Rated, level: str) -> QPointF | None:
        if level not in LEVELS:
            return None
        first, last = _day(self._rated[0].on), _day(self._rated[-1].on)
        across = (_day(one.on) - first) / (last - first) if last > first else 0.5
        return QPointF(field.left() + across * field.width(), self._up(field, level))

    def _up(self, field: QRectF, level: str) -> float:
        step = field.height() / (len(LEVELS) - 1)
        return field.bottom() - LEVELS.index(level) * step


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
