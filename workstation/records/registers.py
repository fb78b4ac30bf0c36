"""The registers of one partner out of the vault: arrangements, exchanges, assurances, and so on.

Of a partner that entries were merged into, the registers of all of them.
"""

from collections.abc import Mapping
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any

from workstation.domain import ageing
from workstation.domain.partner import (
    Act,
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
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
from workstation.records.codec import strings
from workstation.vault.schema_records import ASSURANCE_RESULTS
from workstation.vault.store import SqlValue, Vault

_Row = Mapping[str, SqlValue]

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
    found = [_arrangement(row) for row in rows]
    return found if len(ids) == 1 else strictest_first(found)


def find_arrangement(vault: Vault, arrangement: str) -> Arrangement | None:
    """The arrangement with this id; None when there is none."""
    rows = vault.read("SELECT * FROM arrangement WHERE id = ?", (arrangement,))
    return _arrangement(rows[0]) if rows else None


def list_agreements(vault: Vault, partner: str) -> list[Agreement]:
    """A partner's agreements and programmes, the oldest first, those without a date last."""
    ids = circle(vault, partner)
    rows = vault.read(
        f"SELECT * FROM agreement WHERE partner IN ({marks(ids)}) ORDER BY signed = '', signed, id",
        ids,
    )
    return [_agreement(row) for row in rows]


def find_agreement(vault: Vault, agreement: str) -> Agreement | None:
    """The agreement with this id; None when there is none."""
    rows = vault.read("SELECT * FROM agreement WHERE id = ?", (agreement,))
    return _agreement(rows[0]) if rows else None


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
    return [_exchange(row) for row in islice(newest, first, last)]


def all_exchanges(vault: Vault, partner: str) -> list[Exchange]:
    """Every exchange of a partner, to compare with a file."""
    ids = circle(vault, partner)
    rows = vault.read(f"SELECT * FROM exchange WHERE partner IN ({marks(ids)})", ids)
    return [_exchange(row) for row in rows]


def find_exchange(vault: Vault, exchange: str) -> Exchange | None:
    """The exchange with this id; None when there is none."""
    rows = vault.read("SELECT * FROM exchange WHERE id = ?", (exchange,))
    return _exchange(rows[0]) if rows else None


def find_assurance(vault: Vault, assurance: str) -> Assurance | None:
    """The assurance with this id; None when there is none."""
    rows = vault.read("SELECT * FROM assurance WHERE id = ?", (assurance,))
    return _assurance(rows[0]) if rows else None


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
            assurance=_assurance(row),
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
    return [
        AssuranceCheck(
            id=str(row["id"]),
            assurance=assurance,
            partner=str(row["partner"]),
            on=str(row["on_date"]),
            result=CheckResult(row["result"]),
            summary=str(row["summary"]),
            marking=str(row["marking"]),
            evidence=strings(row["evidence"]),
        )
        for row in rows
    ]


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
    return [_incident(row) for row in rows]


def find_incident(vault: Vault, incident: str) -> Incident | None:
    """The incident with this id; None when there is none."""
    rows = vault.read("SELECT * FROM incident WHERE id = ?", (incident,))
    return _incident(rows[0]) if rows else None


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
    return _source(rows[0]) if rows else None


def list_sources(vault: Vault, *, partner: str, country: str, today: date) -> list[DatedSource]:
    """Sources about a partner, or about a country as a whole, newest first."""
    ids = circle(vault, partner) if partner else ()
    rows = vault.read(
        f"""SELECT * FROM source WHERE partner IN ({marks(ids)})
        UNION SELECT * FROM source WHERE country = ? AND country <> '' AND partner = ''
        ORDER BY on_date DESC, id DESC LIMIT ?""",
        (*ids, country, MOST_SOURCES),
    )
    return [dated(_source(row), today) for row in rows]


def dated(source: Source, today: date) -> DatedSource:
    """The source with its age; it is stale from the day on which it must be refreshed."""
    age = ageing.source_age(source, today)
    return DatedSource(source, age.months, stale=age.is_stale)


def _arrangement(row: _Row) -> Arrangement:
    return Arrangement(
        id=str(row["id"]),
        partner=str(row["partner"]),
        title=str(row["title"]),
        status=ArrangementStatus(row["status"]),
        mistreatment_clause=bool(row["mistreatment_clause"]),
        restricts=strings(row["restricts"]),
        **_texts(row, "authority", "minister_approved", "foreign_affairs_consulted", "scope"),
        **_texts(row, "restriction", "since", "review_due", "marking", "conditions"),
    )


def _agreement(row: _Row) -> Agreement:
    return Agreement(
        kind=AgreementKind(row["kind"]),
        status=AgreementStatus(row["status"]),
        parties=strings(row["parties"]),
        **_texts(row, "id", "partner", "title", "signed", "ended", "purpose", "scale"),
        **_texts(row, "we_provide", "they_provide", "source", "review_due", "marking", "note"),
    )


def _exchange(row: _Row) -> Exchange:
    return Exchange(
        on=str(row["on_date"]),
        act=Act(row["act"]),
        **_texts(row, "id", "partner", "summary", "marking", "product", "caveats", "outcome"),
        **_texts(row, "assessment", "product_kind", "originator", "consent", "consent_on"),
        **_texts(row, "agreement"),
    )


def _assurance(row: _Row) -> Assurance:
    return Assurance(
        on=str(row["on_date"]),
        **_texts(row, "id", "partner", "text", "marking", "topic", "form", "given_by", "expires"),
        **_texts(row, "check_due", "proof"),
    )


def _incident(row: _Row) -> Incident:
    return Incident(
        on=str(row["on_date"]),
        sources=strings(row["sources"]),
        open=bool(row["open"]),
        **_texts(row, "id", "partner", "summary", "marking", "kind", "place", "status"),
        **_texts(row, "unit"),
    )


def _source(row: _Row) -> Source:
    return Source(
        on=str(row["on_date"]),
        max_age_months=int(row["max_age_months"] or 0),
        **_texts(row, "id", "partner", "country", "title", "publisher", "marking", "grade"),
        **_texts(row, "kind", "sha256", "summary", "file_name", "media_type"),
    )


def _texts(row: _Row, *names: str) -> dict[str, Any]:
    return {name: str(row[name]) for name in names}
