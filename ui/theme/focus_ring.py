"""The ring around a primary button that has the focus, with a gap between."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QSplitter, QWidget
from shiboken6 import isValid

from ui.theme.theme import Theme

_OUTSIDE = 4
_LINE = 2
_RADIUS = 6
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
    }
)


class _Ring(QWidget):
    """Lies over the parent that has room around the button."""

    def __init__(self, theme: Theme, target: QWidget, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._target = target
        self._over = over
        self._watched = [target]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        above = target.parentWidget()
        while above is not None and above is not over:
            self._watched.append(above)
            above = above.parentWidget()
        for widget in self._watched:
            widget.installEventFilter(self)
        self.follow()

    def follow(self) -> None:
        """Take the place of the button."""
        if not isValid(self._target) or not self._target.isVisible():
            self.hide()
            return
        outside = self._theme.px(_OUTSIDE)
        corner = self._target.mapTo(self._over, QPoint(-outside, -outside))
        width, height = self._target.width(), self._target.height()
        self.setGeometry(corner.x(), corner.y(), width + 2 * outside, height + 2 * outside)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the button and everything it lies in."""
        if event.type() in _MOVES:
            self.follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._theme.px(_LINE)
        painter.setPen(QPen(self._theme.colour("accent"), line))
        inset = line / 2
        radius = self._theme.px(_RADIUS)
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, radius, radius)


class FocusRing(QObject):
    """Watches the focus; other widgets show it with their own border."""

    def __init__(self, theme: Theme, application: QApplication) -> None:
        super().__init__(theme)
        self._theme = theme
        self._ring: _Ring | None = None
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        if isinstance(now, QPushButton) and now.property("kind") == "primary":
            self._ring = _Ring(self._theme, now, _over(now))


def _over(target: QWidget) -> QWidget:
    """The nearest ancestor with room around: what scrolls, else the window."""
    above = target.parentWidget()
    while above is not None and not above.isWindow():
        below_area = above.parentWidget()
        if below_area is not None and isinstance(below_area.parentWidget(), QScrollArea):
            return above if not isinstance(above, QSplitter) else target.window()
        above = below_area
    return target.window()
