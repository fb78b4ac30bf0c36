"""The registers of one partner out of the vault: arrangements, exchanges, assurances, and so on.

Of a partner that entries were merged into, the registers of all of them.
"""

from datetime import date
from heapq import merge
from itertools import islice

from workstation.domain import ageing
from workstation.domain.partner import (
    Agreement,
    Arrangement,
    Assurance,
    AssuranceCheck,
    CheckResult,
    Exchange,
    Incident,
    Share,
    Source,
)
from workstation.domain.register import AssuranceLine, DatedSource
from workstation.domain.standing import strictest_first
from workstation.domain.uncertainty import wilson
from workstation.records.circle import circle, marks
from workstation.records.register_tables import entry_of
from workstation.vault.schema_records import ASSURANCE_RESULTS
from workstation.vault.store import SqlValue, Vault

MOST_SOURCES = 500
"""Most sources that one dossier lists."""


def list_arrangements(vault: Vault, partner: str) -> list[Arrangement]:
    """A partner's arrangements, the one that says where it stands first.

    Of entries that were merged, the strictest does: what forbade exchanges with either of them
    forbids them with both.
    """
    ids = circle(vault, partner)
    rows = vault.read(
        f"SELECT * FROM arrangement WHERE partner IN ({marks(ids)}) ORDER BY status_rank DESC, id",
        ids,
    )
    found = [entry_of(Arrangement, row) for row in rows]
    return found if len(ids) == 1 else strictest_first(found)


def find_arrangement(vault: Vault, arrangement: str) -> Arrangement | None:
    """The arrangement with this id; None when there is none."""
    rows = vault.read("SELECT * FROM arrangement WHERE id = ?", (arrangement,))
    return entry_of(Arrangement, rows[0]) if rows else None


def list_agreements(vault: Vault, partner: str) -> list[Agreement]:
    """A partner's agreements and programmes, the oldest first, those without a date last."""
    ids = circle(vault, partner)
    rows = vault.read(
        f"SELECT * FROM agreement WHERE partner IN ({marks(ids)}) ORDER BY signed = '', signed, id",
        ids,
    )
    return [entry_of(Agreement, row) for row in rows]


def find_agreement(vault: Vault, agreement: str) -> Agreement | None:
    """The agreement with this id; None when there is none."""
    rows = vault.read("SELECT * FROM agreement WHERE id = ?", (agreement,))
    return entry_of(Agreement, rows[0]) if rows else None


def list_exchanges(vault: Vault, partner: str, *, offset: int, limit: int) -> list[Exchange]:
    """A page of a partner's exchanges, newest first."""
    first, last = max(0, offset), max(0, offset) + max(0, limit)
    pages = [
        vault.read(
            "SELECT * FROM exchange WHERE partner = ? ORDER BY on_date DESC, id DESC LIMIT ?",
            (one, last),
        )
        for one in circle(vault, partner)
    ]
    newest = merge(*pages, key=lambda row: (str(row["on_date"]), str(row["id"])), reverse=True)
    return [entry_of(Exchange, row) for row in islice(newest, first, last)]


def find_exchange(vault: Vault, exchange: str) -> Exchange | None:
    """The exchange with this id; None when there is none."""
    rows = vault.read("SELECT * FROM exchange WHERE id = ?", (exchange,))
    return entry_of(Exchange, rows[0]) if rows else None


def find_assurance(vault: Vault, assurance: str) -> Assurance | None:
    """The assurance with this id; None when there is none."""
    rows = vault.read("SELECT * FROM assurance WHERE id = ?", (assurance,))
    return entry_of(Assurance, rows[0]) if rows else None


def list_assurances(vault: Vault, partner: str, today: str) -> list[AssuranceLine]:
    """A partner's assurances with what their last check found, newest first."""
    ids = circle(vault, partner)
    rows = vault.read(
        f"""SELECT a.*, c.result AS result, c.on_date AS checked_on,
            (SELECT count(*) FROM assurance_check WHERE assurance = a.id) AS checks
        FROM assurance a LEFT JOIN assurance_check c ON c.id = (
            SELECT id FROM assurance_check WHERE assurance = a.id
            ORDER BY on_date DESC, id DESC LIMIT 1)
        WHERE a.partner IN ({marks(ids)}) ORDER BY a.on_date DESC, a.id DESC""",
        ids,
    )
    return [
        AssuranceLine(
            assurance=entry_of(Assurance, row),
            result=CheckResult(row["result"]) if row["result"] else None,
            checked_on=str(row["checked_on"] or ""),
            checks=int(row["checks"] or 0),
            overdue="" < str(row["check_due"]) < today,
        )
        for row in rows
    ]


def list_checks(vault: Vault, assurance: str) -> list[AssuranceCheck]:
    """What was found about one assurance, newest first."""
    rows = vault.read(
        "SELECT * FROM assurance_check WHERE assurance = ? ORDER BY on_date DESC, id DESC",
        (assurance,),
    )
    return [entry_of(AssuranceCheck, row) for row in rows]


def share_kept(vault: Vault, partner: str, topic: str = "") -> Share:
    """How many checked assurances were kept, with the 95 % interval.

    Each assurance counts once: broken once, it is broken; else as its last check found it.
    """
    ids = circle(vault, partner)
    among = f"IN ({marks(ids)})"
    results = ASSURANCE_RESULTS.replace("= {partner}", among)
    values: list[SqlValue] = [*ids]
    only = ""
    if topic:
        only = f"WHERE assurance IN (SELECT id FROM assurance WHERE partner {among} AND topic = ?)"
        values += [*ids, topic]
    rows = vault.read(f"SELECT found, count(*) AS n FROM ({results}) {only} GROUP BY found", values)
    counts = {str(row["found"]): int(row["n"] or 0) for row in rows}
    kept = counts.get("kept", 0)
    low, high = wilson(kept, sum(counts.values()))
    return Share(kept, counts.get("broken", 0), counts.get("unknown", 0), low, high)


def list_incidents(vault: Vault, partner: str) -> list[Incident]:
    """A partner's incidents, open ones first, newest first."""
    ids = circle(vault, partner)
    rows = vault.read(
        f"SELECT * FROM incident WHERE partner IN ({marks(ids)})"
        " ORDER BY open DESC, on_date DESC, id DESC",
        ids,
    )
    return [entry_of(Incident, row) for row in rows]


def find_incident(vault: Vault, incident: str) -> Incident | None:
    """The incident with this id; None when there is none."""
    rows = vault.read("SELECT * FROM incident WHERE id = ?", (incident,))
    return entry_of(Incident, rows[0]) if rows else None


def count_open_incidents(vault: Vault, partner: str) -> int:
    """How many incidents of a partner are open."""
    ids = circle(vault, partner)
    rows = vault.read(
        f"SELECT count(*) AS n FROM incident WHERE partner IN ({marks(ids)}) AND open = 1", ids
    )
    return int(rows[0]["n"] or 0)


def find_source(vault: Vault, source: str) -> Source | None:
    """The source with this id; None when there is none."""
    rows = vault.read("SELECT * FROM source WHERE id = ?", (source,))
    return entry_of(Source, rows[0]) if rows else None


def list_sources(vault: Vault, *, partner: str, country: str, today: date) -> list[DatedSource]:
    """Sources about a partner, or about a country as a whole, newest first."""
    ids = circle(vault, partner) if partner else ()
    rows = vault.read(
        f"""SELECT * FROM source WHERE partner IN ({marks(ids)})
        UNION SELECT * FROM source WHERE country = ? AND country <> '' AND partner = ''
        ORDER BY on_date DESC, id DESC LIMIT ?""",
        (*ids, country, MOST_SOURCES),
    )
    return [dated(entry_of(Source, row), today) for row in rows]


def dated(source: Source, today: date) -> DatedSource:
    """The source with its age; it is stale from the day on which it must be refreshed."""
    age = ageing.source_age(source, today)
    return DatedSource(source, age.months, stale=age.is_stale)
