"""How a country was rated before, and what incidents of a partner are about: for the checks.

Every query reads a bounded stretch of an index, however long the record is.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from workstation.domain.methodology import Topic
from workstation.records.circle import marks
from workstation.records.folding import fold
from workstation.vault.store import Vault

MOST_INCIDENTS: Final = 40
"""Of a partner's incidents, the open ones and then the newest: so many are looked at."""
MOST_FILES: Final = 300
"""The newest approved files among which those of a country are looked for."""
MOST_RATINGS: Final = 5

PAST: Final = f"""
    SELECT f.id, f.partner, f.baseline FROM (
        SELECT id, partner, baseline, submitted_utc FROM assessment INDEXED BY assessment_rated
        WHERE state = 'approved' AND baseline <> ''
        ORDER BY submitted_utc DESC LIMIT {MOST_FILES}) f
    CROSS JOIN partner p ON p.id = f.partner
    WHERE p.country = ? AND f.id <> ?
    ORDER BY f.submitted_utc DESC LIMIT {MOST_RATINGS}"""
"""Earlier files of a country, out of the newest approved ones, which are read first."""

_OF_COUNTRY: Final = """
    SELECT id, baseline FROM assessment
    WHERE kind = 'standing' AND partner = '' AND country = ? AND state = 'approved' AND id <> ?
    ORDER BY submitted_utc DESC LIMIT 1"""

_INCIDENTS: Final = """
    SELECT id, status, kind, summary FROM incident
    WHERE partner = ? AND open = ? ORDER BY on_date DESC LIMIT ?"""

_DENIED: Final = """
    SELECT id, exchange, title FROM assessment
    WHERE partner IN ({ids}) AND state = 'denied' AND closed_utc >= ?
    ORDER BY saved_utc DESC LIMIT 50"""


def list_past_levels(vault: Vault, country: str, skipped: str) -> tuple[tuple[str, str, str], ...]:
    """Baseline levels of the newest approved files of a country: (assessment, partner, level)."""
    rows = vault.read_tuples(PAST, (country, skipped)) if country else ()
    return tuple((str(a), str(partner), str(level)) for a, partner, level in rows)


def find_country_sheet(vault: Vault, country: str, skipped: str) -> tuple[str, str]:
    """The newest approved standing assessment of a country with its level; "" when none is."""
    rows = vault.read_tuples(_OF_COUNTRY, (country, skipped)) if country else ()
    return (str(rows[0][0]), str(rows[0][1])) if rows else ("", "")


def find_choice(vault: Vault, assessment: str, question: str) -> str:
    """The choice that stands in the record for a question; "" when there is none."""
    rows = vault.read_tuples(
        "SELECT value_json FROM answer WHERE assessment = ? AND question = ?",
        (assessment, question),
    )
    value = msgspec.json.decode(str(rows[0][0])) if rows else None
    return value if isinstance(value, str) else ""


def list_incidents_about(
    vault: Vault, partners: Sequence[str], topics: Sequence[Topic]
) -> tuple[tuple[str, str, str, str], ...]:
    """Incidents as (id, "open" or "closed", status, topics with spaces between), open ones first.

    An incident is about a topic when its type or words hold a word that begins as the topic's do.
    """
    patterns = [(topic.id, _pattern(topic)) for topic in topics]
    found: list[tuple[str, str, str, str]] = []
    for is_open, state in ((1, "open"), (0, "closed")):
        for partner in partners:
            for one, status, kind, summary in vault.read_tuples(
                _INCIDENTS, (partner, is_open, MOST_INCIDENTS - len(found))
            ):
                words = fold(str(kind), str(summary))
                about = " ".join(topic for topic, named in patterns if named.search(words))
                found.append((str(one), state, str(status), about))
    return tuple(found)


def list_denied_alike(
    vault: Vault, partners: Sequence[str], *, title: str, exchange: str, since: str
) -> tuple[str, ...]:
    """Files of a partner that were denied since a day, with the same title, newest first."""
    folded = fold(title)
    if not folded:
        return ()
    rows = vault.read_tuples(_DENIED.format(ids=marks(partners)), (*partners, since))
    return tuple(
        str(one) for one, of, titled in rows if of != exchange and fold(str(titled)) == folded
    )


def _pattern(topic: Topic) -> re.Pattern[str]:
    words = "|".join(re.escape(fold(word)) for word in topic.words)
    return re.compile(rf"\b(?:{words})")
