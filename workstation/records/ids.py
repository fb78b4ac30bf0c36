"""Numbers that people can say: ``P-0001``, ``EX-2026-0012``, ``MRA-2026-0001``."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final

from workstation.vault.schema_records import number_of
from workstation.vault.store import Vault


@dataclass(frozen=True, slots=True)
class Series:
    """One series of ids: its prefix, width, and the columns that ids of it stand in."""

    prefix: str
    width: int
    columns: tuple[tuple[str, str], ...]
    yearly: bool = True

    def start(self, at: datetime) -> str:
        """What every id of that year begins with."""
        return f"{self.prefix}-{at.year:04d}-" if self.yearly else f"{self.prefix}-"


PARTNER: Final = Series("P", 4, (("partner", "id"),), yearly=False)
ARRANGEMENT: Final = Series("ARR", 3, (("arrangement", "id"),))
AGREEMENT: Final = Series("AG", 3, (("agreement", "id"),))
EXCHANGE: Final = Series("EX", 4, (("exchange", "id"), ("assessment", "exchange")))
ASSURANCE: Final = Series("AS", 3, (("assurance", "id"),))
ASSURANCE_CHECK: Final = Series("AC", 3, (("assurance_check", "id"),))
INCIDENT: Final = Series("IN", 3, (("incident", "id"),))
SOURCE: Final = Series("SRC", 3, (("source", "id"),))
ASSESSMENT: Final = Series("MRA", 4, (("assessment", "id"),))
FOLLOW_UP: Final = Series("FU", 4, (("follow_up", "id"),))
BREACH: Final = Series("BR", 3, (("breach", "id"),))


def last_number(vault: Vault, series: Series, at: datetime) -> int:
    """The highest number given so far in this series; 0 when none."""
    start = series.start(at)
    query = _last_query(series.columns, len(start))
    return max((int(row[0] or 0) for row in vault.read_tuples(query, (start,))), default=0)


@cache
def _last_query(columns: tuple[tuple[str, str], ...], length: int) -> str:
    """What asks each column for its highest number, by an index on exactly two expressions."""
    asked = []
    for table, column in columns:
        prefix, number = number_of(column, length + 1)
        asked.append(
            f"SELECT * FROM (SELECT {number} FROM {table} WHERE {prefix} = ?1"
            f" ORDER BY {number} DESC LIMIT 1)"
        )
    return " UNION ALL ".join(asked)


def write_id(series: Series, at: datetime, number: int) -> str:
    """The id with this number."""
    return f"{series.start(at)}{number:0{series.width}d}"


def next_id(vault: Vault, series: Series, at: datetime) -> str:
    """The first id that is free."""
    return write_id(series, at, last_number(vault, series, at) + 1)
