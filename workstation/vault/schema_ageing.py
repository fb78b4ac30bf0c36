"""The third schema, of ageing: everything that can be past its date is found by its date.

Expired assurances and incidents without a citation get an index of their own, and every source
with an age limit a day on which it must be refreshed: before, only sheets had one. The day is
that of :func:`workstation.domain.dates.add_months`: the last day of a month too short.
"""

from typing import Final

THIRD: Final[tuple[str, ...]] = (
    "CREATE INDEX assurance_expiry ON assurance (expires) WHERE expires <> ''",
    "CREATE INDEX incident_uncited ON incident (on_date, id) WHERE sources = '[]'",
    # Whether a newer source of the same kind has replaced one is asked of this index alone.
    "CREATE INDEX source_of_kind ON source (partner, country, kind, on_date, id)",
    """UPDATE source SET refresh_due = coalesce(min(
            date(on_date, '+' || max_age_months || ' months'),
            date(on_date, 'start of month', '+' || (max_age_months + 1) || ' months', '-1 day')),
        '9999-12-31')
    WHERE refresh_due = '' AND max_age_months > 0 AND date(on_date, '+0 days') = on_date""",
)
