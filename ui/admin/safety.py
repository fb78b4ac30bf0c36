"""Safekeeping: what brings the vault back, and what tells that it is the right one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.admin.anchors import AnchorsCard
from ui.admin.backups import BackupsCard
from ui.admin.keys import KeysCard
from ui.admin.machine import MachineCard
from ui.admin.recovery import RecoveryCard
from ui.admin.safety_card import SafetyCard
from ui.admin.tab import AdminTab
from ui.shell.context import Context
from ui.theme.parts import plain

CARDS: tuple[Callable[[Context], SafetyCard], ...] = (
    BackupsCard,
    RecoveryCard,
    KeysCard,
    AnchorsCard,
    MachineCard,
)
"""From top to bottom. A card is made with the context alone."""

_MOST_WIDTH = 960
"""Of a column: lines longer than that are hard to read."""

_BESIDE = 1400
"""From this width on, at 100 %, there are two columns."""


class SafetyTab(AdminTab):
    """A column of cards that scrolls; two where the window is wide."""

    def __init__(
        self, context: Context, cards: tuple[Callable[[Context], SafetyCard], ...] = CARDS
    ) -> None:
        super().__init__(context)
        self.cards = tuple(make(context) for make in cards)
        self._lay_out()

    def card(self, kind: type[SafetyCard]) -> SafetyCard:
        """The card of a class."""
        return next(card for card in self.cards if isinstance(card, kind))

    def load(self) -> None:
        """Read what the cards show."""
        for card in self.cards:
            card.load()

    def retranslate(self) -> None:
        """The cards follow by themselves."""

    def panes(self) -> list[QWidget]:
        """What each card offers, from top to bottom."""
        return [pane for card in self.cards for pane in card.panes()]

    def _lay_out(self) -> None:
        theme = self.context.theme
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content, self._block = plain(), plain()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._block)
        theme.set_spacing(self._columns, gap=16)
        first = -(-len(self.cards) // 2)
        for cards in (self.cards[:first], self.cards[first:]):
            column = QVBoxLayout()
            theme.set_spacing(column, gap=16)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        across = QHBoxLayout(content)
        theme.set_spacing(across, (20, 14, 20, 14))
        across.addWidget(self._block, 1000)
        across.addStretch(1)
        area.setWidget(content)
        outer = QVBoxLayout(self)
        theme.set_spacing(outer)
        outer.addWidget(area)
        theme.dress(self, "form", SafetyTab._take_form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._take_form()

    def _take_form(self) -> None:
        theme, beside = self.context.theme, QBoxLayout.Direction.LeftToRight
        wide = self.width() / theme.zoom >= _BESIDE
        self._columns.setDirection(beside if wide else QBoxLayout.Direction.TopToBottom)
        self._block.setMaximumWidth(theme.px(2 * _MOST_WIDTH if wide else _MOST_WIDTH))
