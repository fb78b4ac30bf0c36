"""What is owed about one partner, by the rules of ``due_rules``, from the partner's indices."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from workstation.domain.register import DueItem, DueKind
from workstation.records.due_rules import RULES
from workstation.records.dues import list_about, longest_owed
from workstation.vault.store import Vault

AHEAD_DAYS: Final = 90
"""The quarter before a date in which it is near."""
MOST: Final = 100
"""Most of one kind, and of all, that are listed."""


def list_due_of(vault: Vault, ids: Sequence[str], country: str, today: date) -> list[DueItem]:
    """What is overdue for a partner or soon due, the longest owed first.

    Args:
        vault: where it stands.
        ids: the partner.
        country: its country, whose sheets must be fresh too; "" has none.
        today: the day.
    """
    until, day = (today + timedelta(days=AHEAD_DAYS)).isoformat(), today.isoformat()
    own = f"x.partner IN ({', '.join(f'?{place}' for place in range(3, 3 + len(ids)))})"
    asked = [(kind, own, tuple(ids)) for kind in RULES]
    if country:
        asked.append((DueKind.SOURCE_REFRESH, "x.country = ?3 AND x.partner = ''", (country,)))
    found = [
        item
        for kind, about, values in asked
        for item in list_about(
            vault, kind, about, values, until=until, today=day, partner=ids[0], limit=MOST
        )
    ]
    return sorted(found, key=longest_owed)[:MOST]
