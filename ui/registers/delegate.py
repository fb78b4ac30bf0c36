"""Paints the table of a register: two-line entries, and badges for status and due date."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.partners.look import days_until, due_look
from ui.registers.model import COLUMNS, Column, RegisterTable
from ui.theme.theme import Theme
from ui.widgets.paged_table import Index
from ui.widgets.paint import paint_badge, paint_words
from ui.widgets.row_view import RowDelegate
from workstation.domain.register import RegisterRow

BEFORE_UNIT = " — "
"""What stands between a partner's name and its unit in the name of a row."""
_MOST_LETTERS = 300


class RegisterDelegate(RowDelegate[Column]):
    """Draws every cell from tokens; ``due_words`` turns a date and its days into words."""

    def __init__(
        self,
        theme: Theme,
        model: RegisterTable,
        due_words: Callable[[str, int], str],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self._model = model
        self._due_words = due_words

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, line and content of one cell."""
        inner = self.paint_ground(painter, option, index)
        # The model is asked directly: a value that goes through Qt costs many times as much.
        row = self._model.row_at(index.row())
        if row is None:
            paint_words(painter, self._theme, inner, "…", "cell", "text3")
        else:
            self._paint_cell(painter, inner, COLUMNS[index.column()], row)

    def second_line(self, row: RegisterRow) -> str:
        """Number and mark, and what has no column of its own at this width."""
        parts = [row.id, row.marking]
        if Column.PARTNER in self.moved:
            parts.append(self._model.whose(row))
        if Column.DATE in self.moved:
            parts.append(row.on)
        if Column.DUE in self.moved and row.due:
            parts.append(self._due_words(row.due, days_until(row.due, self.today)))
        detail = self._model.register.detail_words(row.detail, self._model.language)
        parts.append(one_line(detail))
        return " · ".join(part for part in parts if part)

    def _paint_cell(self, painter: QPainter, area: QRect, column: Column, row: RegisterRow) -> None:
        theme = self._theme
        middle = QPointF(area.left(), area.center().y())
        match column:
            case Column.ENTRY:
                self._paint_entry(painter, area, row)
            case Column.STATUS:
                register = self._model.register
                said = register.status_words(row.status, self._model.language)
                if said:
                    look = register.look(row.status)
                    paint_badge(painter, theme, middle, said, look, area.width())
            case Column.DUE if row.due:
                days = days_until(row.due, self.today)
                said = self._due_words(row.due, days)
                paint_badge(painter, theme, middle, said, due_look(days), area.width())
            case Column.PARTNER:
                self._paint_partner(painter, area, row)
            case Column.DATE:
                paint_words(painter, theme, area, row.on, "cell", "text")
            case _:
                pass

    def _paint_partner(self, painter: QPainter, area: QRect, row: RegisterRow) -> None:
        name, _between, unit = self._model.whose(row).partition(BEFORE_UNIT)
        first, second = self.halves(area) if unit else (area, area)
        paint_words(painter, self._theme, first, name, "cell", "text")
        if unit:
            paint_words(painter, self._theme, second, unit, "small", "text2")

    def _paint_entry(self, painter: QPainter, area: QRect, row: RegisterRow) -> None:
        first, second = self.halves(area)
        title = one_line(row.title) or row.id
        paint_words(painter, self._theme, first, title, "cell-strong", "text")
        paint_words(painter, self._theme, second, self.second_line(row), "small", "text2")


def one_line(text: str) -> str:
    """The beginning of a text in one line: more of it could not be seen anyway."""
    return " ".join(text[:_MOST_LETTERS].split())
