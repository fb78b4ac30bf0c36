"""A partner's record in figures, counted by the database: a long record costs no more to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from workstation.domain.partner import Act, Exchange
from workstation.records import circle
from workstation.records.register_tables import entry_of
from workstation.vault.store import Vault


@dataclass(frozen=True, slots=True)
class ExchangeCount:
    """How many exchanges of one act and kind of product bear one mark in one year.

    ``product_kind`` is "" where nobody said.
    """

    year: str
    act: Act
    product_kind: str
    marking: str
    count: int


def count_exchanges(vault: Vault, partner: str) -> tuple[ExchangeCount, ...]:
    """The exchanges with a partner by year, act, kind of product and portion mark."""
    ids = circle.circle(vault, partner)
    rows = vault.read_tuples(
        "SELECT substr(on_date, 1, 4) AS year, act, product_kind, marking, count(*)"
        f" FROM exchange WHERE partner IN ({circle.marks(ids)})"
        " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4",
        ids,
    )
    return tuple(
        ExchangeCount(str(year), Act(act), str(kind), str(marking), int(count))
        for year, act, kind, marking, count in rows
    )


def newest_exchanges(
    vault: Vault, partner: str, acts: Sequence[Act], limit: int
) -> tuple[Exchange, ...]:
    """The newest exchanges of some acts, newest first."""
    ids, wanted = circle.circle(vault, partner), [act.value for act in acts]
    rows = vault.read(
        f"SELECT * FROM exchange WHERE partner IN ({circle.marks(ids)})"
        f" AND act IN ({circle.marks(wanted)}) ORDER BY on_date DESC, id DESC LIMIT ?",
        (*ids, *wanted, max(0, limit)),
    )
    return tuple(entry_of(Exchange, row) for row in rows)
