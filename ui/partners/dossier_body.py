"""How the parts of a dossier stand: side by side, or in one column where it is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.shell.context import Context
from ui.theme.parts import plain

_NARROW = 1200 - 88
_FACTS_WIDTH = 412
_LEAST_RECORD, _LEAST_PANE = 420, 220


class Tabs(QStackedWidget):
    """One tab at a time; each scrolls by itself, so that none makes the others higher."""

    def hasHeightForWidth(self) -> bool:
        """Its height is what is left."""
        return False

    def sizeHint(self) -> QSize:
        """No more than it must have: what it shows scrolls."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class DossierBody(QScrollArea):
    """Head, then tabs with the facts at the right; narrow, all in one column that scrolls."""

    def __init__(
        self, context: Context, head: QWidget, tabs: QStackedWidget, facts: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._context = context
        self._tabs = tabs
        self._is_narrow = False
        self._shows_facts = True
        theme = context.theme
        self._facts = plain()
        column = QVBoxLayout(self._facts)
        theme.set_spacing(column, gap=14)
        for card in facts:
            column.addWidget(card)
        column.addStretch(1)
        self._beside = QScrollArea()
        _scroll(self._beside, self._facts)
        theme.set_width(self._beside, 360, _FACTS_WIDTH)
        content = plain()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        theme.set_spacing(self._body, (20, 14, 20, 14), 16)
        self._body.addWidget(tabs, 1)
        self._body.addWidget(self._beside)
        whole = QVBoxLayout(content)
        theme.set_spacing(whole)
        whole.addWidget(head)
        whole.addLayout(self._body, 1)
        _scroll(self, content)

    def show_facts(self, shown: bool) -> None:
        """Whether the facts stand beside the tab, as they do beside the record."""
        self._shows_facts = shown
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts first where the window is narrow."""
        super().resizeEvent(event)
        narrow = self.width() / self._context.theme.zoom < _NARROW
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            way = QBoxLayout.Direction
            self._body.setDirection(way.BottomToTop if narrow else way.LeftToRight)
            if narrow:
                self._beside.takeWidget()
                self._body.addWidget(self._facts)
            else:
                self._body.removeWidget(self._facts)
                self._beside.setWidget(self._facts)
        self._fit()

    def _fit(self) -> None:
        """Give the record room to be read."""
        self._beside.setVisible(self._shows_facts and not self._is_narrow)
        self._facts.setVisible(self._shows_facts)
        least = _LEAST_RECORD if self._shows_facts and self._is_narrow else _LEAST_PANE
        self._tabs.setMinimumHeight(self._context.theme.px(least))


def _scroll(area: QScrollArea, content: QWidget) -> None:
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
