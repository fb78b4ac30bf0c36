"""What delegates paint: badges, and words that are cut only when there is no room."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from ui.theme.theme import Theme
from ui.widgets.badge import LEVEL_ICONS, TONE_TOKENS

_HEIGHT, _EDGE, _ICON = 20, 6, 14


@dataclass(frozen=True, slots=True)
class Look:
    """Tone and icon of a badge."""

    tone: str
    icon: str


def badge_width(theme: Theme, words: str, look: Look) -> int:
    """How wide a badge is."""
    icon_room = theme.px(_ICON + 4) if look.icon else 0
    advance = theme.metrics("badge").horizontalAdvance(words)
    return advance + icon_room + 2 * theme.px(_EDGE) + 1


def paint_badge(
    painter: QPainter, theme: Theme, at: QPointF, words: str, look: Look, most: int = 10_000
) -> QRect:
    """Draw a badge with its left edge and middle at a point; returns its rectangle."""
    icon_room = theme.px(_ICON + 4) if look.icon else 0
    width, height = min(badge_width(theme, words, look), most), theme.px(_HEIGHT)
    box = QRect(int(at.x()), int(at.y() - height / 2) + 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    ground = "ground" if look.tone in LEVEL_ICONS else "tint"
    painter.setBrush(theme.colour(f"{look.tone or 'neutral'}-{ground}"))
    painter.drawRoundedRect(QRectF(box), theme.px(4), theme.px(4))
    token = TONE_TOKENS.get(look.tone, look.tone)
    if look.icon:
        icon = theme.pixmap(look.icon, token, _ICON)
        painter.drawPixmap(box.left() + theme.px(_EDGE), box.top() + theme.px(3), icon)
    inner = box.adjusted(theme.px(_EDGE) + icon_room, 0, 0, 0)
    paint_words(painter, theme, inner, words, "badge", token)
    painter.restore()
    return box


def paint_words(
    painter: QPainter, theme: Theme, area: QRect, words: str, font: str, tone: str
) -> None:
    """Draw one line of words in the middle of an area, cut with "…" where it is too long."""
    painter.setFont(theme.font(font))
    painter.setPen(theme.colour(tone))
    metrics = theme.metrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(area.width(), 0))
    # At a point: to lay out a rectangle of words takes twice as long.
    top = area.top() + (area.height() - metrics.height() + 1) // 2
    painter.drawText(QPoint(area.left(), top + metrics.ascent()), shown)
