"""The risk matrix: severity up, likelihood across, the level's letter in each cell."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ui.theme.parts import label
from ui.theme.theme import Theme

Place = tuple[int, int]
"""Severity and likelihood, each from 1."""

GAP = 2
CELL_HEIGHT = 25
AXIS = 18
TITLE = 16


class MatrixGrid(QWidget):
    """The painted cells; arrows move a reading mark over them."""

    read = Signal(int, int)
    """A person moved to a cell: severity, likelihood."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels: Sequence[Sequence[str]] = ()
        self._letters: dict[str, str] = {}
        self._titles = ("", "")
        self.current: Place | None = None
        self.earlier: Place | None = None
        self._reading: Place | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.dress(self, "metrics", lambda grid: grid.updateGeometry())

    def set_matrix(
        self, levels: Sequence[Sequence[str]], letters: dict[str, str], titles: tuple[str, str]
    ) -> None:
        """Levels by severity then likelihood, a letter for each level, titles of the axes."""
        self._levels = levels
        self._letters = letters
        self._titles = titles
        self.updateGeometry()
        self.update()

    def set_places(self, current: Place | None, earlier: Place | None) -> None:
        """Where the risk stands, and where it stood before."""
        self.current = current
        self.earlier = earlier
        self.update()

    def level_at(self, place: Place) -> str:
        """The level id of a cell."""
        return self._levels[place[0] - 1][place[1] - 1]

    def sizeHint(self) -> QSize:
        """As high as the rows need."""
        rows = len(self._levels)
        height = rows * (CELL_HEIGHT + GAP) + AXIS + TITLE
        return QSize(self._theme.px(240), self._theme.px(height))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the panel."""
        return QSize(self._theme.px(180), self.sizeHint().height())

    def cell(self, place: Place) -> QRect:
        """Where a cell is drawn."""
        px = self._theme.px
        rows = len(self._levels)
        columns = len(self._levels[0])
        left = px(TITLE + AXIS + 4)
        width = (self.width() - left) / columns
        top = round((rows - place[0]) * px(CELL_HEIGHT + GAP))
        start = left + round((place[1] - 1) * width)
        end = left + round(place[1] * width)
        return QRect(start, top, end - start - px(GAP), px(CELL_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cells, letters, frames and axes, from tokens."""
        if not self._levels:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for severity in range(1, len(self._levels) + 1):
            for likelihood in range(1, len(self._levels[0]) + 1):
                self._paint_cell(painter, (severity, likelihood))
        self._paint_axes(painter)
        if self.earlier is not None and self.earlier != self.current:
            self._frame(painter, self.earlier, "text", 2, Qt.PenStyle.DashLine)
        if self.current is not None:
            self._frame(painter, self.current, "text", 3, Qt.PenStyle.SolidLine)
        if self.hasFocus() and self._reading is not None:
            self._frame(painter, self._reading, "accent", 2, Qt.PenStyle.SolidLine)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows read the neighbouring cell."""
        steps = {
            Qt.Key.Key_Up: (1, 0),
            Qt.Key.Key_Down: (-1, 0),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Left: (0, -1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._levels:
            super().keyPressEvent(event)
            return
        place = self._reading or self.current or (1, 1)
        severity = min(max(place[0] + step[0], 1), len(self._levels))
        likelihood = min(max(place[1] + step[1], 1), len(self._levels[0]))
        self._reading = (severity, likelihood)
        self.update()
        self.read.emit(severity, likelihood)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say a cell's place under the pointer."""
        place = self._place_at(event.position().toPoint())
        if place is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._words(place), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop reading."""
        self._reading = None
        self.update()

    def _words(self, place: Place) -> str:
        likelihood, severity = self._titles
        letter = self._letters.get(self.level_at(place), "")
        return f"{severity} {place[0]}, {likelihood} {place[1]}: {letter}"

    def _place_at(self, point: QPoint) -> Place | None:
        for severity in range(1, len(self._levels) + 1):
            for likelihood in range(1, len(self._levels[0]) + 1):
                if self.cell((severity, likelihood)).contains(point):
                    return severity, likelihood
        return None

    def _paint_cell(self, painter: QPainter, place: Place) -> None:
        level = self.level_at(place)
        token = level if level in ("low", "medium", "high") else "substantial"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(f"{token}-ground"))
        cell = self.cell(place)
        painter.drawRoundedRect(cell, 2, 2)
        painter.setPen(self._theme.colour(token))
        painter.setFont(self._theme.font("badge"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self._letters.get(level, ""))

    def _frame(
        self, painter: QPainter, place: Place, token: str, width: int, line: Qt.PenStyle
    ) -> None:
        pen = QPen(self._theme.colour(token), self._theme.px(width))
        pen.setStyle(line)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.cell(place), 3, 3)

    def _paint_axes(self, painter: QPainter) -> None:
        px = self._theme.px
        painter.setPen(self._theme.colour("text2"))
        painter.setFont(self._theme.font("small"))
        centre = Qt.AlignmentFlag.AlignCenter
        rows, columns = len(self._levels), len(self._levels[0])
        for severity in range(1, rows + 1):
            cell = self.cell((severity, 1))
            painter.drawText(
                QRect(px(TITLE), cell.top(), px(AXIS), cell.height()), centre, str(severity)
            )
        bottom = rows * px(CELL_HEIGHT + GAP)
        for likelihood in range(1, columns + 1):
            cell = self.cell((1, likelihood))
            painter.drawText(
                QRect(cell.left(), bottom, cell.width(), px(AXIS)), centre, str(likelihood)
            )
        left = self.cell((1, 1)).left()
        painter.drawText(
            QRect(left, bottom + px(AXIS), self.width() - left, px(TITLE)), centre, self._titles[0]
        )
        painter.save()
        painter.translate(0, bottom)
        painter.rotate(-90)
        painter.drawText(QRect(0, 0, bottom, px(TITLE)), centre, self._titles[1])
        painter.restore()


class RiskMatrix(QWidget):
    """The matrix and the sentence that says the same; screen readers read the sentence."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = MatrixGrid(theme, self)
        self._sentence = label("", "help", wrap=True)
        layout = QVBoxLayout(self)
        theme.set_spacing(layout, gap=6)
        layout.addWidget(self.grid)
        layout.addWidget(self._sentence)

    @property
    def sentence(self) -> str:
        """The sentence under the matrix."""
        return self._sentence.text()

    def set_matrix(
        self, levels: Sequence[Sequence[str]], letters: dict[str, str], titles: tuple[str, str]
    ) -> None:
        """Levels by severity then likelihood, letters, titles (likelihood, severity)."""
        self.grid.set_matrix(levels, letters, titles)

    def show_risk(self, current: Place | None, earlier: Place | None, sentence: str) -> None:
        """Show where the risk stands, where it stood, and say it."""
        self.grid.set_places(current, earlier)
        self._sentence.setText(sentence)
        self.grid.setAccessibleDescription(sentence)
        self.setAccessibleDescription(sentence)

    def set_name(self, name: str) -> None:
        """Name the matrix for screen readers."""
        self.grid.setAccessibleName(name)
        self.setAccessibleName(name)
