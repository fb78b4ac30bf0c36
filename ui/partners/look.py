"""How the partner's record looks: tones and icons of statuses, dates and shares."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui.theme.theme import Theme
from ui.widgets.badge import TONE_TOKENS
from workstation.domain.partner import ArrangementStatus, Share
from workstation.domain.uncertainty import wilson

SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Look:
    """Tone and icon of a badge."""

    tone: str
    icon: str


STATUS: dict[ArrangementStatus, Look] = {
    ArrangementStatus.NONE: Look("", "circle-minus"),
    ArrangementStatus.ACTIVE: Look("ok", "circle-check"),
    ArrangementStatus.RESTRICTED: Look("warn", "triangle-alert"),
    ArrangementStatus.SUSPENDED: Look("bad", "ban"),
    ArrangementStatus.DORMANT: Look("", "moon"),
    ArrangementStatus.TERMINATED: Look("bad", "circle-x"),
}


def days_until(day: str, today: date) -> int:
    """Whole days from today; negative when it is past."""
    return (date.fromisoformat(day) - today).days


def due_look(days: int) -> Look:
    """Late, soon, or later."""
    if days < 0:
        return Look("bad", "triangle-alert")
    return Look("warn", "clock") if days <= SOON_DAYS else Look("", "calendar")


def share_of(kept: int, checked: int) -> Share:
    """A share with its 95 % Wilson interval; what was not kept counts as broken here."""
    low, high = wilson(kept, checked) if checked else (0.0, 1.0)
    return Share(kept, checked - kept, 0, low, high)


def paint_badge(
    painter: QPainter, theme: Theme, at: QPointF, words: str, look: Look, most: int = 10_000
) -> QRect:
    """Draw a badge with its left edge and middle at a point; returns its rectangle."""
    metrics = QFontMetrics(theme.font("badge"))
    icon_room = theme.px(18) if look.icon else 0
    width = min(metrics.horizontalAdvance(words) + icon_room + theme.px(13), most)
    height = theme.px(20)
    box = QRect(int(at.x()), int(at.y() - height / 2), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{look.tone or 'neutral'}-tint"))
    painter.drawRoundedRect(QRectF(box), theme.px(4), theme.px(4))
    token = TONE_TOKENS.get(look.tone, look.tone)
    if look.icon:
        icon = theme.pixmap(look.icon, token, 14)
        painter.drawPixmap(box.left() + theme.px(6), box.top() + theme.px(3), icon)
    painter.setFont(theme.font("badge"))
    painter.setPen(theme.colour(token))
    inner = box.adjusted(theme.px(6) + icon_room, 0, -theme.px(5), 0)
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
    return box
