"""The record as a timeline: a date, a sign on a line, what happened, and its result."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.theme import Theme
from ui.widgets.badge import LEVEL_ICONS
from ui.widgets.paint import Look, badge_width, paint_badge
from ui.widgets.timeline_list import ENTRY_ROLE, Index, TimelineList
from ui.widgets.timeline_look import look_of
from workstation import words
from workstation.domain.partner import TimelineEntry
from workstation.domain.text import Language

_RESULTS = {
    "kept": Look("ok", "circle-check"),
    "broken": Look("bad", "octagon-alert"),
    "unknown": Look("unable", "circle-question-mark"),
    "approve": Look("ok", "circle-check"),
    "approved": Look("ok", "circle-check"),
    "approve-with-conditions": Look("ok", "circle-check"),
    "deny": Look("bad", "circle-x"),
    "denied": Look("bad", "circle-x"),
    "escalate": Look("warn", "arrow-up"),
    "return": Look("warn", "undo-2"),
    "restricted": Look("warn", "triangle-alert"),
    "suspended": Look("bad", "ban"),
    "active": Look("ok", "circle-check"),
    "open": Look("warn", "triangle-alert"),
    "terminated": Look("", "circle-x"),
    "dormant": Look("", "moon"),
    "in-force": Look("ok", "circle-check"),
    "signed": Look("warn", "clock"),
    "ended": Look("", "circle-x"),
    "accepted": Look("bad", "octagon-alert"),
    "conflict": Look("warn", "triangle-alert"),
    "closed": Look("", "circle-check"),
    **{level: Look(level, icon) for level, icon in LEVEL_ICONS.items()},
}
_AXIS = 100
_TEXT = 124


def _word_of(prefixes: tuple[str, ...], code: str, language: Language) -> str:
    catalogue = words.catalogue()
    for prefix in prefixes:
        if f"{prefix}.{code}" in catalogue:
            return words.label(f"{prefix}.{code}", language)
    return code


def result_words(entry: TimelineEntry, language: Language) -> str:
    """The result of an entry in words; empty when it has none."""
    if not entry.result:
        return ""
    return _word_of(
        ("result", "outcome.done", "state", "act", "arrangement", "agreement_status", "risk_level"),
        entry.result,
        language,
    )


def _title_words(entry: TimelineEntry, language: Language) -> str:
    """What the entry is; of an exchange, which act."""
    said = words.find(f"act.{entry.detail}", language) if entry.kind == "exchange" else None
    return said or _word_of(("timeline",), entry.kind, language)


class RecordDelegate(QStyledItemDelegate):
    """Paints one entry of the timeline in the dossier."""

    def __init__(self, theme: Theme, view: TimelineList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._measured = (0, 0.0)
        self._heights: dict[int, tuple[TimelineEntry, QSize]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Date, axis with its sign, title, result, and the text below."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, TimelineEntry):
            return
        theme, px = self._theme, self._theme.px
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.fillRect(area, theme.colour("accent-tint"))
        self._paint_axis(
            painter, area, entry, last=index.row() + 1 == self._view.entries.rowCount()
        )
        top = QRect(area.left(), area.top() + px(8), area.width(), px(22))
        self._text(painter, top.adjusted(px(14), 0, 0, 0), entry.on, "cell", "text2")
        self._paint_head(painter, top, entry)
        text = QRect(area.left() + px(_TEXT), top.bottom() + 1, self._text_width(), area.height())
        mark = f"{entry.marking} " if entry.marking else ""
        mark_font = theme.font("badge")
        painter.setFont(mark_font)
        painter.setPen(theme.colour("text2"))
        first = QRect(text.left(), text.top(), text.width(), px(18))
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, mark)
        painter.setFont(theme.font("cell"))
        painter.drawText(text, Qt.TextFlag.TextWordWrap, self._indented(entry))
        line = QRect(text.left(), area.bottom(), text.width(), 1)
        painter.fillRect(line, theme.colour("border"))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped text needs; measured once for each width and zoom."""
        width = self._text_width()
        if self._measured != (width, self._theme.zoom):
            self._measured, self._heights = (width, self._theme.zoom), {}
        row = index.row()
        known = self._heights.get(row)
        entry = self._view.entries.entry_at(row)
        if known is None or known[0] is not entry:
            known = self._heights[row] = (entry, QSize(0, self._height_of(entry, width)))
        return known[1]

    def _height_of(self, entry: TimelineEntry, width: int) -> int:
        metrics = QFontMetrics(self._theme.font("cell"))
        room = QRect(0, 0, width, 100_000)
        text = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._indented(entry))
        return self._theme.px(8 + 22 + 10) + text.height()

    def _paint_axis(
        self, painter: QPainter, area: QRect, entry: TimelineEntry, *, last: bool
    ) -> None:
        theme, px = self._theme, self._theme.px
        x = area.left() + px(_AXIS)
        middle = area.top() + px(19)
        painter.setPen(QPen(theme.colour("border"), px(2)))
        bottom = middle if last else area.bottom()
        painter.drawLine(QPointF(x, area.top()), QPointF(x, bottom + 1))
        look = look_of(entry)
        tone = look.tone if look.tone in ("ok", "bad", "warn", "unable") else ""
        painter.setPen(QPen(theme.colour(tone or "border"), px(2)))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(QPointF(x, middle), px(11), px(11))
        icon = theme.pixmap(look.icon, tone or "text2", 14)
        painter.drawPixmap(x - px(7), middle - px(7), icon)

    def _paint_head(self, painter: QPainter, top: QRect, entry: TimelineEntry) -> None:
        theme, px = self._theme, self._theme.px
        language = self._view.entries.language
        result = result_words(entry, language)
        right = top.right() - px(14)
        if result:
            look = _RESULTS.get(entry.result, Look("", "circle-dashed"))
            right -= badge_width(theme, result, look)
            paint_badge(painter, theme, QPointF(right, top.center().y()), result, look)
        title = _title_words(entry, language)
        title_area = QRect(top.left() + px(_TEXT), top.top(), right - top.left() - px(_TEXT), 0)
        title_area.setHeight(top.height())
        self._text(painter, title_area, title, "strong", "text")
        used = QFontMetrics(theme.font("strong")).horizontalAdvance(title) + px(10)
        self._text(painter, title_area.adjusted(used, 0, 0, 0), entry.subject, "cell", "text2")

    def _indented(self, entry: TimelineEntry) -> str:
        """The summary, with room for the mark that is painted before it in its own font."""
        if not entry.marking:
            return entry.summary
        mark = QFontMetrics(self._theme.font("badge")).horizontalAdvance(f"{entry.marking} ")
        space = QFontMetrics(self._theme.font("cell")).horizontalAdvance("\u00a0")
        return "\u00a0" * (mark // max(space, 1) + 1) + entry.summary

    def _text_width(self) -> int:
        px = self._theme.px
        return max(self._view.viewport().width() - px(_TEXT) - px(16), px(120))

    def _text(self, painter: QPainter, area: QRect, text: str, font: str, tone: str) -> None:
        painter.setFont(self._theme.font(font))
        painter.setPen(self._theme.colour(tone))
        shown = QFontMetrics(self._theme.font(font)).elidedText(
            text, Qt.TextElideMode.ElideRight, max(area.width(), 0)
        )
        painter.drawText(QRectF(area), Qt.AlignmentFlag.AlignVCenter, shown)


class RecordList(TimelineList):
    """The timeline of the dossier: the shared list with its own painter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setItemDelegate(RecordDelegate(theme, self))
        self.setSpacing(0)
        self.setResizeMode(QListView.ResizeMode.Adjust)
