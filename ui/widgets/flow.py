"""Layouts that wrap: words in a row, and checkboxes in even columns."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items side by side at their own size, wrapped to as many rows as the width needs."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        row_gap: int = 8,
        fills: bool = False,
    ) -> None:
        """Lay items out; with ``fills`` a single row takes the whole width in equal parts."""
        super().__init__(parent)
        self._fills = fills
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._row_gap = row_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the rows need at a width."""
        rectangles = self._places(width)
        return max((r.bottom() + 1 for r in rectangles), default=0)

    def minimumSize(self) -> QSize:
        """The widest single item."""
        sizes = [item.minimumSize() for item in self._shown()]
        widest = max((s.width() for s in sizes), default=0)
        return QSize(widest, max((s.height() for s in sizes), default=0))

    def sizeHint(self) -> QSize:
        """All items in one row."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(s.width() for s in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(width, max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        for item, place in zip(self._shown(), self._places(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def rows_at(self, width: int) -> list[list[QLayoutItem]]:
        """Which items stand together in a row at a width."""
        rows: list[list[QLayoutItem]] = []
        x = width + 1
        for item in self._shown():
            item_width = item.sizeHint().width()
            if x + item_width > width:
                rows.append([])
                x = 0
            rows[-1].append(item)
            x += item_width + self._gap
        return rows

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        y = 0
        rows = self.rows_at(width)
        for row in rows:
            height = max(item.sizeHint().height() for item in row)
            x = 0
            wide = self._shares(row, width) if self._fills and len(rows) == 1 else []
            for number, item in enumerate(row):
                size = item.sizeHint()
                if wide:
                    size.setWidth(wide[number])
                top = y + (height - size.height()) // 2
                places.append(QRect(QPoint(x, top), QSize(min(size.width(), width), size.height())))
                x += size.width() + self._gap
            y += height + self._row_gap
        return places

    def _shares(self, row: list[QLayoutItem], width: int) -> list[int]:
        """Equal parts of a width, or what each needs and an equal part of the rest."""
        needed = [item.sizeHint().width() for item in row]
        room = width - self._gap * (len(row) - 1)
        part = room // len(row)
        if max(needed) <= part:
            return [part] * len(row)
        return [own + (room - sum(needed)) // len(row) for own in needed]


class ColumnsLayout(FlowLayout):
    """Items in columns that line up, as many columns as the width allows, filled by rows."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 16, row_gap: int = 8, most: int = 4
    ) -> None:
        super().__init__(parent, gap=gap, row_gap=row_gap)
        self._most = most

    def rows_at(self, width: int) -> list[list[QLayoutItem]]:
        """Which items stand together in a row at a width."""
        items = self._shown()
        columns = len(self._column_widths(width)) or 1
        return [items[start : start + columns] for start in range(0, len(items), columns)]

    def _column_widths(self, width: int) -> list[int]:
        widths = [item.sizeHint().width() for item in self._shown()]
        for columns in range(min(self._most, len(widths)), 1, -1):
            each = [max(widths[c::columns]) for c in range(columns)]
            if sum(each) + self._gap * (columns - 1) <= width:
                return each
        return [width] if widths else []

    def _places(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        columns = self._column_widths(width)
        y = 0
        for row in self.rows_at(width):
            height = max(item.sizeHint().height() for item in row)
            x = 0
            for column in columns[: len(row)]:
                places.append(QRect(x, y, min(column, width), height))
                x += column + self._gap
            y += height + self._row_gap
        return places
