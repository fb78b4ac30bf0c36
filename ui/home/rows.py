"""One line of home: what it is, what is wanted, and the way there."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.parts import button, frame, label, plain
from ui.theme.theme import Theme
from ui.widgets.badge import Badge


@dataclass(frozen=True, slots=True)
class Sign:
    """A badge: words, tone and icon."""

    text: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one row."""

    mark: str
    title: str
    second: str
    action: str = ""
    sign: Sign | None = None
    percent: int | None = None
    aside: str = ""


class OneLine(QLabel):
    """A label of one line; what does not fit is in its tooltip."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """It can become as narrow as is needed."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip when it is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter = QPainter(self)
        fitting = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(
            self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), fitting
        )


class FewLines(QLabel):
    """A label that goes on in a second line; what does not fit there is in its tooltip."""

    MOST = 2

    def __init__(self, text: str, kind: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """It can become as narrow as is needed."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height for the width; offer the whole text as a tooltip when it is cut."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the height for another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        lines, metrics = len(self._ends(self.width())), self.fontMetrics()
        self.setToolTip(self.text() if lines > self.MOST else "")
        more = min(lines, self.MOST) - 1
        self.setFixedHeight(metrics.height() + more * metrics.lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter, metrics = QPainter(self), self.fontMetrics()
        begin, top = 0, metrics.ascent()
        for place, end in enumerate(self._ends(self.width())[: self.MOST], start=1):
            is_last = place == self.MOST
            said = self.text()[begin:] if is_last else self.text()[begin:end].rstrip()
            fitting = metrics.elidedText(said, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(0, top, fitting)
            begin, top = end, top + metrics.lineSpacing()

    def _ends(self, width: int) -> list[int]:
        """Where each line ends when the text is broken at this width."""
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(QTextOption())
        ends: list[int] = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            ends.append(line.textStart() + line.textLength())
        layout.endLayout()
        return ends or [0]


def two_lines(theme: Theme, line: Line, sign: QWidget | None = None) -> QWidget:
    """Mark and title over a second line; a badge stands in the one with the shorter words."""
    holder = plain()
    column = QVBoxLayout(holder)
    theme.set_spacing(column, (0, 0, 0, 0), 1)
    upper, lower = QHBoxLayout(), QHBoxLayout()
    theme.set_spacing(upper, (0, 0, 0, 0), 4)
    theme.set_spacing(lower, (0, 0, 0, 0), 4)
    top = Qt.AlignmentFlag.AlignTop
    if line.mark:
        upper.addWidget(label(line.mark, "mark"), 0, top)
    upper.addWidget(FewLines(line.title, "strong"), 1)
    lower.addWidget(FewLines(line.second, "help"), 1)
    if sign is not None:
        beside = upper if len(line.title) <= len(line.second) else lower
        beside.addWidget(sign, 0, top)
    column.addLayout(upper)
    column.addLayout(lower)
    return holder


class WorkRow(QFrame):
    """A row with its own button."""

    def __init__(
        self, theme: Theme, line: Line, on_action: Callable[[], None], *, primary: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        row = QHBoxLayout(self)
        theme.set_spacing(row, (14, 9, 14, 9), 12)
        row.addWidget(two_lines(theme, line), 1)
        if line.percent is not None or line.aside:
            row.addWidget(self._progress(theme, line))
        if line.sign is not None:
            row.addWidget(Badge(theme, line.sign.text, line.sign.tone, line.sign.icon))
        self.action = button(theme, line.action, "primary" if primary else "", density="small")
        self.action.setAccessibleName(f"{line.action}: {line.title}")
        self.action.clicked.connect(on_action)
        row.addWidget(self.action)
        self.setFocusProxy(self.action)

    def _progress(self, theme: Theme, line: Line) -> QWidget:
        holder = plain()
        column = QVBoxLayout(holder)
        theme.set_spacing(column, (0, 0, 0, 0), 5)
        if line.percent is not None:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setProperty("density", "small")
            bar.setValue(line.percent)
            bar.setAccessibleName(line.aside)
            theme.set_width(bar, 96, 96)
            column.addWidget(bar, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(label(line.aside, "help"), 0, Qt.AlignmentFlag.AlignRight)
        return holder


class LinkRow(QPushButton):
    """A row that is itself the way to what it names."""

    def __init__(self, theme: Theme, line: Line, on_action: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("kind", "line-item")
        said = (line.sign.text if line.sign else "", line.title, line.second)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        theme.set_spacing(row, (14, 7, 14, 7), 8)
        sign = line.sign
        badge = Badge(theme, sign.text, sign.tone, sign.icon) if sign is not None else None
        row.addWidget(two_lines(theme, line, badge), 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(on_action)

    def sizeHint(self) -> QSize:
        """As its lines need it, not as the words of a button."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As high as its lines, however narrow."""
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of a line that is cut, as its labels see no pointer."""
        if event.type() == QEvent.Type.ToolTip:
            cut = [part.toolTip() for part in self.findChildren(FewLines) if part.toolTip()]
            self.setToolTip("\n".join(cut))
        return super().event(event)


def line_between() -> QFrame:
    """The line over a row."""
    return frame("line")
