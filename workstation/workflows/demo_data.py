"""The demonstration's data: texts in one language, dates that move with the day, ids by name."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from workstation import resource
from workstation.domain.text import Language

ANCHOR = date(2026, 11, 18)
"""The last day of the story as it is written down; it becomes the day before today."""
BEGINS_DAYS_BEFORE = 400
"""How long before its last day the vault was made; officers' certificates still hold then."""

_PLACE = re.compile(r"\{([^{}]+)\}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def load(name: str) -> dict[str, Any]:
    """One data file of the demonstration."""
    return tomllib.loads(resource.read_text(f"demo/{name}.toml"))


@dataclass(slots=True)
class Teller:
    """Turns what is written in the data files into values of today, in one language."""

    language: Language
    today: date
    ids: dict[str, str] = field(default_factory=dict)

    def day(self, value: str) -> date:
        """A date of the story, moved."""
        found = date.fromisoformat(value.strip("{}"))
        return found + (self.today - timedelta(days=1) - ANCHOR)

    def text(self, value: str | Mapping[str, str] | None) -> str:
        """A text in the language, with its dates and ids filled in."""
        if value is None:
            return ""
        chosen = value if isinstance(value, str) else value[self.language]
        return _PLACE.sub(self._fill, chosen)

    def own_text(self, item: Mapping[str, Any]) -> str:
        """The text of an item that holds ``en`` and ``fr`` beside other fields."""
        return self.text(item[self.language]) if self.language in item else ""

    def texts(self, values: Sequence[str | Mapping[str, str]]) -> tuple[str, ...]:
        """Several texts."""
        return tuple(self.text(value) for value in values)

    def _fill(self, found: re.Match[str]) -> str:
        name = found.group(1)
        return self.day(name).isoformat() if _DATE.fullmatch(name) else self.ids[name]


class StoryClock:
    """A clock that the story moves forward; it never passes the real one.

    Source: the ledger's order is the trusted one; times in it only rise.
    """

    def __init__(self, real_now: datetime) -> None:
        self.real_now = real_now
        self.now = datetime.combine(
            real_now.date() - timedelta(days=BEGINS_DAYS_BEFORE), time(14), tzinfo=UTC
        )

    def __call__(self) -> datetime:
        """The time now; each reading is a second later than the one before."""
        self.now = min(self.now + timedelta(seconds=1), self.real_now)
        return self.now

    def move_to(self, day: date) -> None:
        """Go on to the morning of a day, when that is later."""
        morning = datetime.combine(day, time(13, 30), tzinfo=UTC)
        self.now = min(max(self.now, morning), self.real_now)
