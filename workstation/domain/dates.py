"""Arithmetic on calendar dates that stand as YYYY-MM-DD."""

from calendar import monthrange
from datetime import date


def parse(text: str) -> date | None:
    """The date that a text of exactly YYYY-MM-DD names; None for anything else."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.isoformat() == text else None


def add_months(on: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    if not 1 <= year <= date.max.year:
        return date.max
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def months_between(earlier: date, later: date) -> int:
    """Whole months from one date to another; negative when it lies in the future."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - 1 if later.day < earlier.day and not _both_last(earlier, later) else months


def _both_last(earlier: date, later: date) -> bool:
    """Whether the later date is the end of a month too short for the earlier day."""
    return later.day == monthrange(later.year, later.month)[1] and earlier.day > later.day


def refresh_due(on: str, max_age_months: int) -> str:
    """The first day on which a source dated ``on`` is too old; "" when it has no date."""
    dated = parse(on)
    return add_months(dated, max_age_months).isoformat() if dated and max_age_months > 0 else ""
