"""How the partner's record looks: tones and icons of statuses, dates and shares."""

from datetime import date

from ui.widgets.paint import Look
from workstation.domain.partner import ArrangementStatus, Share
from workstation.domain.uncertainty import wilson

SOON_DAYS = 30


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
