"""What stands above a dialog's buttons: as high as it asks to be, else it scrolls."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import plain
from ui.theme.theme import Theme


class Roomy(QScrollArea):
    """A column that its window makes room for, as far as the screen goes.

    A message that appears later neither crushes nor cuts what stands around it.
    """

    def __init__(self, theme: Theme, width: int, gap: int) -> None:
        """Make an empty column, ``width`` wide and with ``gap`` between its parts, unzoomed."""
        super().__init__()
        self._theme = theme
        self._width = width
        body = plain()
        self.column = QVBoxLayout(body)
        theme.set_spacing(self.column, (20, 0, 20, 0), gap)
        self.setProperty("kind", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.make_room)
        body.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """As wide as it was made, and as high as what it holds."""
        width = self._theme.px(self._width)
        return QSize(width, self._wanted(width))

    def minimumSizeHint(self) -> QSize:
        """Little: it scrolls."""
        return QSize(self._theme.px(self._width), self._theme.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words that wrap otherwise may need more room."""
        super().resizeEvent(event)
        self._later.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when a part appears or its words change."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._later.start(0)
        return super().eventFilter(watched, event)

    def make_room(self) -> None:
        """Let the window grow by what is lacking; it never shrinks by itself."""
        window = self.window()
        lacking = self._wanted(self.viewport().width()) - self.viewport().height()
        left = self.screen().availableSize().height() - window.frameGeometry().height()
        if lacking > 0 and left > 0:
            window.resize(window.width(), window.height() + min(lacking, left))

    def show_part(self, part: QWidget) -> None:
        """Bring a part into view once there is room for it, or by scrolling."""
        QTimer.singleShot(0, part, lambda: self._bring(part))

    def _bring(self, part: QWidget) -> None:
        self.make_room()
        self.ensureWidgetVisible(part)

    def _wanted(self, width: int) -> int:
        column = self.column
        if column.hasHeightForWidth():
            return column.totalHeightForWidth(width)
        return column.totalSizeHint().height()
