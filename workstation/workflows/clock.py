"""Whether this machine's clock can be right, by what the record knows.

The order of the record is its sequence, whatever a clock says. Signatures, delays and due dates go
by the clock, though: one that was set back, or far ahead, is told to whoever works.
"""

import json
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from workstation.vault.store import Vault, utc_text, utc_time
from workstation.workflows.doctor_line import Line, bad, ok, warn
from workstation.workflows.session import Session

TOLERANCE: Final = timedelta(minutes=5)
"""Clocks of machines without a network are set right now and then."""
LONG_AGO: Final = timedelta(days=400)
_NEWEST: Final = 20
_BACK: Final = sorted({*range(300), *(int(1.1**step) for step in range(220))})
"""How far before the last entry the record is looked at: beyond 300, each time a tenth farther."""


def problem(session: Session) -> Line | None:
    """What is wrong with the clock; None while it may be right."""
    line = look(session.vault, session.clock())
    return line if line is not None and line.next_step("en") else None


def look(vault: Vault, now: datetime) -> Line | None:
    """The clock beside the latest time in the record; None where the record is empty."""
    last = _latest_utc(vault)
    if not last:
        return None
    values = {"now": utc_text(now), "last": last}
    if now < utc_time(last) - TOLERANCE:
        return bad("clock", "before_entry", **values)
    before = _before_a_leap(vault, now)
    if before:
        return warn("clock", "long_after_entry", now=utc_text(now), last=before)
    return ok("clock", "after_entry", **values)


def _before_a_leap(vault: Vault, now: datetime) -> str:
    """The entry after which nothing was written for long; the unlock itself wrote some since."""
    head = vault.head()[0]
    times = [one.at_utc for one in vault.entries(max(1, head - _NEWEST), head)] + [utc_text(now)]
    leaps = (
        earlier
        for earlier, later in pairwise(times)
        if utc_time(later) - utc_time(earlier) > LONG_AGO
    )
    return next(leaps, "")


def _latest_utc(vault: Vault) -> str:
    """The latest time in the record, without reading all of it.

    What was written under a clock that was set back does not hide the entries before.
    """
    head = vault.head()[0]
    places = json.dumps([head - steps for steps in _BACK if steps < head])
    found = vault.read_tuples(
        "SELECT max(at) FROM ledger WHERE seq IN (SELECT value FROM json_each(?))", (places,)
    )
    return str(found[0][0] or "")
