"""A page of two columns that becomes one column where the window is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.parts import plain
from ui.theme.theme import Theme

_LEAST_HEIGHT = 260
_UNLIMITED = 16_777_215


class SideBySide(QScrollArea):
    """``main`` takes the room, ``side`` has its own width, ``below`` stands under both.

    Under ``least`` (a width at 100 %) all stand in one column, which scrolls.
    """

    def __init__(
        self,
        theme: Theme,
        main: QWidget,
        side: QWidget,
        *,
        widths: tuple[int, int],
        below: QWidget | None = None,
        least: int = 840,
        side_first: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._main, self._side, self._below = main, side, below
        self._widths = widths
        self._least = least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = plain()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.set_spacing(self._across, gap=16)
        parts = [(side, 0), (main, 1)] if side_first else [(main, 1), (side, 0)]
        for part, stretch in parts:
            self._across.addWidget(part, stretch)
        column = QVBoxLayout(content)
        theme.set_spacing(column, (20, 14, 20, 14), 16)
        column.addLayout(self._across, 3)
        if below is not None:
            column.addWidget(below, 2)
        self.setWidget(content)
        theme.dress(self, "form", SideBySide._take_form)

    @property
    def is_narrow(self) -> bool:
        """Whether all stands in one column."""
        return self.width() / self._theme.zoom < self._least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._take_form()

    def _take_form(self) -> None:
        narrow, px = self.is_narrow, self._theme.px
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(direction)
        least, most = self._widths
        self._side.setMinimumWidth(0 if narrow else px(least))
        self._side.setMaximumWidth(_UNLIMITED if narrow else px(most))
        for part in (self._main, self._below):
            if part is not None:
                part.setMinimumHeight(px(_LEAST_HEIGHT) if narrow else 0)
