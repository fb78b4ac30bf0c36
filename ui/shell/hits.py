"""What a search found as lines of a list: mark and title, then kind, number and passage."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.paint import paint_words
from workstation.domain.finding import FOUND_FROM, FOUND_TO

ROW_HEIGHT = 42
HIT_ROLE = int(Qt.ItemDataRole.UserRole)
ALL = "all"
"""The kind of the line that leads to all that was found."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the list: what a search found, in words.

    In ``second``, the second line, and in ``heading``, the title where it was found there, what
    was found stands between the two marks of ``workstation.domain.register``.
    """

    kind: str
    id: str
    title: str
    second: str
    marking: str = ""
    place: str = ""
    partner: str = ""
    heading: str = ""

    @property
    def said(self) -> str:
        """The second line without its marks."""
        return self.second.replace(FOUND_FROM, "").replace(FOUND_TO, "")


def item_of(hit: Hit) -> QListWidgetItem:
    """A hit as an item of a list."""
    item = QListWidgetItem(hit.title)
    item.setData(HIT_ROLE, hit)
    item.setToolTip(f"{hit.marking} {hit.title}\n{hit.said}".strip())
    item.setData(
        Qt.ItemDataRole.AccessibleTextRole, f"{hit.marking} {hit.title}, {hit.said}".strip()
    )
    return item


class HitDelegate(QStyledItemDelegate):
    """Two lines: mark and title, then kind and passage with what was found in bold."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two-line rows of one height."""
        return QSize(0, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a hit; cut words are whole in the tooltip."""
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        theme, px = self._theme, self._theme.px
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent-tint"))
            painter.fillRect(QRect(area.left(), area.top(), px(3), area.height()),
                             theme.colour("accent"))  # fmt: skip
        line = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(line, theme.colour("border"))
        area = area.adjusted(px(12), px(3), -px(12), -px(3))
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        lower = QRect(area.left(), upper.bottom(), area.width(), area.height() // 2)
        if hit.marking:
            taken = theme.metrics("badge").horizontalAdvance(hit.marking + " ")
            paint_words(painter, theme, upper, hit.marking, "badge", "text2")
            upper.setLeft(upper.left() + taken + px(2))
        title = ("cell-strong", "accent" if hit.kind == ALL else "text")
        self._paint_runs(painter, upper, hit.heading or hit.title, title, ("cell-strong", "accent"))
        self._paint_runs(painter, lower, hit.second, ("small", "text2"), ("badge", "text"))
        painter.restore()

    def _paint_runs(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        plain: tuple[str, str],
        found: tuple[str, str],
    ) -> None:
        """Draw a line, what was found in a font and tone of its own, until the room ends."""
        theme, left = self._theme, area.left()
        for run, is_found in _runs(text):
            role, tone = found if is_found else plain
            metrics = theme.metrics(role)
            room = area.right() - left
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(tone))
            shown = metrics.elidedText(run, Qt.TextElideMode.ElideRight, max(room, 0))
            top = area.top() + (area.height() - metrics.height() + 1) // 2
            painter.drawText(QPoint(left, top + metrics.ascent()), shown)
            left += metrics.horizontalAdvance(shown)
            if shown != run:
                break


def _runs(text: str) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it was looked for."""
    runs: list[tuple[str, bool]] = []
    for part in text.split(FOUND_FROM):
        found, between, rest = part.partition(FOUND_TO)
        runs += [(found, True), (rest, False)] if between else [(part, False)]
    return [(run, is_found) for run, is_found in runs if run]
