"""Paints the table of partners: two-line names, badges and shares with their uncertainty."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.partners.look import STATUS, days_until, due_look, share_of
from ui.partners.model import COLUMNS, Column, PartnerTable, other_names
from ui.theme.theme import Theme
from ui.widgets.interval import paint_share
from ui.widgets.paged_table import Index
from ui.widgets.paint import Look, paint_badge, paint_words
from ui.widgets.row_view import RowDelegate
from workstation.domain.register import PartnerRow
from workstation.words import label


class PartnerDelegate(RowDelegate[Column]):
    """Draws every cell from tokens. ``due_words`` turns days into words; see the page."""

    def __init__(
        self,
        theme: Theme,
        due_words: Callable[[str, int], str],
        share_words: Callable[[int, int], str],
        no_restriction: Callable[[], str],
        whole: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._due_words = due_words
        self._share_words = share_words
        self._no_restriction = no_restriction
        self._whole = whole

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, line and content of one cell."""
        painter.save()
        inner = self.paint_ground(painter, option, index)
        model = index.model()
        row = model.row_at(index.row()) if isinstance(model, PartnerTable) else None
        if row is not None and isinstance(model, PartnerTable):
            column = COLUMNS[index.column()]
            if column is Column.PARTNER:
                self._paint_name(painter, inner, row, self._second_line(row, model))
            else:
                self._paint_cell(painter, inner, column, row, model.words_of(row, column))
        else:
            self._text(painter, inner, "…", "cell", "text3")
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, area: QRect, column: Column, row: PartnerRow, text: str
    ) -> None:
        middle = QPointF(area.left(), area.center().y())
        if column is Column.STATUS:
            paint_badge(painter, self._theme, middle, text, STATUS[row.status], area.width())
        elif column is Column.ASSURANCES:
            self._paint_share(painter, area, row)
        elif column is Column.NEXT_DUE:
            self._paint_due(painter, middle, row, area.width())
        elif column is Column.RESTRICTION:
            words = row.restriction or self._no_restriction()
            self._text(painter, area, words, "cell", "text2")
        else:
            self._text(painter, area, text, "cell", "text")

    def _second_line(self, row: PartnerRow, model: PartnerTable) -> str:
        parts = [row.unit or self._whole()]
        for column in sorted(self.moved):
            words = model.words_of(row, column)
            if words and column is Column.ASSURANCES:
                words = self._share_words(row.kept, row.checked)
            parts.append(words)
        if row.also:
            parts.insert(0, label("partner.alias", model.language, names=other_names(row)))
        return " · ".join(part for part in parts if part)

    def _paint_name(self, painter: QPainter, area: QRect, row: PartnerRow, below: str) -> None:
        first, second = self.halves(area)
        self._text(painter, first, row.name, "cell-strong", "text")
        self._text(painter, second, below, "small", "text2")

    def _paint_share(self, painter: QPainter, area: QRect, row: PartnerRow) -> None:
        if not row.checked:
            self._text(painter, area, self._share_words(0, 0), "cell", "text3")
            return
        words = self._share_words(row.kept, row.checked)
        room = self._theme.metrics("cell").horizontalAdvance(words) + self._theme.px(10)
        track = QRectF(area.left(), area.top(), max(area.width() - room, 0), area.height())
        if track.width() >= self._theme.px(32):
            paint_share(painter, self._theme, track, share_of(row.kept, row.checked))
        left = area.right() - room + self._theme.px(10)
        self._text(painter, area.adjusted(left - area.left(), 0, 0, 0), words, "cell", "text")

    def _paint_due(self, painter: QPainter, middle: QPointF, row: PartnerRow, most: int) -> None:
        if not row.next_due:
            return
        days = days_until(row.next_due, self.today)
        look: Look = due_look(days)
        paint_badge(painter, self._theme, middle, self._due_words(row.next_due, days), look, most)

    def _text(self, painter: QPainter, area: QRect, words: str, font: str, tone: str) -> None:
        paint_words(painter, self._theme, area, words, font, tone)
