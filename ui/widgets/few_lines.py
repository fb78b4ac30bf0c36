"""Words in as many lines as there is room for."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy


class FewLines(QLabel):
    """A label of at most so many lines, however narrow; what does not fit is in its tooltip."""

    def __init__(self, text: str, kind: str, most: int = 2) -> None:
        super().__init__()
        self._most = most
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show other words, with the height and the tooltip that they need."""
        super().setText(text)
        self._fit()

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
        self.setToolTip(self.text() if lines > self._most else "")
        more = min(lines, self._most) - 1
        self.setFixedHeight(metrics.height() + more * metrics.lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter, metrics = QPainter(self), self.fontMetrics()
        begin, top = 0, metrics.ascent()
        for place, end in enumerate(self._ends(self.width())[: self._most], start=1):
            is_last = place == self._most
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
