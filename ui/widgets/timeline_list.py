"""A partner's record as one list, newest first: painted rows over a plain model."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.theme import Theme
from ui.widgets.badge import TONE_TOKENS
from ui.widgets.timeline_look import look_of, title_of
from workstation.domain.partner import TimelineEntry
from workstation.domain.text import Language

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1


class TimelineModel(QAbstractListModel):
    """Entries as given; more can be appended as the view asks for them."""

    more_wanted = Signal()
    """The view reached the end of what is loaded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[TimelineEntry] = []
        self._language: Language = "en"
        self.has_more = False

    def set_entries(self, entries: Sequence[TimelineEntry], *, has_more: bool = False) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._entries = list(entries)
        self.has_more = has_more
        self.endResetModel()

    def append(self, entries: Sequence[TimelineEntry], *, has_more: bool = False) -> None:
        """Add older rows at the end."""
        self.has_more = has_more
        if entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self._entries.extend(entries)
            self.endInsertRows()

    def set_language(self, language: Language) -> None:
        """Show kinds and results in a language."""
        self._language = language
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def entry_at(self, row: int) -> TimelineEntry:
        """The entry of a row."""
        return self._entries[row]

    @property
    def oldest(self) -> TimelineEntry | None:
        """The last row loaded."""
        return self._entries[-1] if self._entries else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Rows loaded so far."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The entry as one line of words, and as a value for the delegate."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            title = title_of(entry, self._language)
            return f"{entry.on} {title}. {entry.marking} {entry.summary}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.subject}: {entry.summary}"
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether older entries exist."""
        return self.has_more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask the page for older entries."""
        if self.canFetchMore(parent):
            self.has_more = False
            self.more_wanted.emit()

    @property
    def language(self) -> Language:
        """The language of the kinds."""
        return self._language


class TimelineDelegate(QStyledItemDelegate):
    """Paints one entry: date, badge, then mark and summary over as many lines as needed."""

    def __init__(self, theme: Theme, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row from tokens."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, TimelineEntry):
            return
        theme, px = self._theme, self._theme.px
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent-tint"))
            painter.fillRect(
                QRect(area.left(), area.top(), px(3), area.height()), theme.colour("accent")
            )
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("border"))
        inner = area.adjusted(px(12), px(8), -px(12), -px(8))
        line = QRect(inner.left(), inner.top(), inner.width(), px(20))
        painter.setFont(theme.font("cell"))
        painter.setPen(theme.colour("text2"))
        date_width = QFontMetrics(theme.font("cell")).horizontalAdvance("0000-00-00") + px(12)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, entry.on)
        self._paint_badge(painter, line.adjusted(date_width, 0, 0, 0), entry)
        painter.setFont(theme.font("cell"))
        painter.setPen(theme.colour("text"))
        text_area = QRect(line.left(), line.bottom() + px(4), inner.width(), inner.height())
        painter.drawText(text_area, Qt.TextFlag.TextWordWrap, self._text(entry))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped summary needs."""
        entry = index.data(ENTRY_ROLE)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 300
        if not isinstance(entry, TimelineEntry):
            return QSize(width, 0)
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font("cell"))
        room = QRect(0, 0, width - px(24), 10_000)
        text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._text(entry))
        return QSize(width, text.height() + px(20 + 4 + 16) + 2)

    def _text(self, entry: TimelineEntry) -> str:
        return f"{entry.marking} {entry.summary}".strip()

    def _paint_badge(self, painter: QPainter, area: QRect, entry: TimelineEntry) -> None:
        theme, px = self._theme, self._theme.px
        look = look_of(entry)
        token = TONE_TOKENS.get(look.tone, look.tone)
        words = title_of(entry, self._model.language)
        width = QFontMetrics(theme.font("badge")).horizontalAdvance(words) + px(30)
        box = QRect(area.left(), area.top(), min(width, area.width()), px(20))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{look.tone or 'neutral'}-tint"))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.drawPixmap(
            box.left() + px(6), box.top() + px(3), theme.pixmap(look.icon, token, 14)
        )
        painter.setFont(theme.font("badge"))
        painter.setPen(theme.colour(token))
        painter.drawText(box.adjusted(px(24), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text3"))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.subject
        )


class TimelineList(QListView):
    """The record as a list; Enter or a double click opens an entry."""

    opened = Signal(object)
    """A person wants to see an entry; carries a :class:`TimelineEntry`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = TimelineModel(self)
        self.setModel(self.entries)
        self.setProperty("kind", "plain")
        self.setItemDelegate(TimelineDelegate(theme, self.entries, self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._on_index_opened)
        theme.dress(self, "rows", lambda view: view.scheduleDelayedItemsLayout())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the current entry."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_index_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap again at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _on_index_opened(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, TimelineEntry):
            self.opened.emit(entry)
