"""What the dossier of one partner shows beside its timeline, each from one bounded query.

Every query takes all ids of the partner's circle (see :mod:`workstation.records.circle`), and
none is asked once for each row of another.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from workstation.domain.assessment import State
from workstation.domain.partner import Assurance, CheckResult, Partner, Share
from workstation.domain.register import (
    AssuranceLine,
    DocumentKind,
    PartnerDocument,
    Rating,
    TopicShare,
)
from workstation.domain.uncertainty import wilson
from workstation.records.circle import marks
from workstation.records.kinds import WET_INK_ENTERED
from workstation.records.register_tables import entry_of
from workstation.vault.schema_records import ASSURANCE_RESULTS
from workstation.vault.store import SqlValue, Vault

_Row = Mapping[str, SqlValue]

CHECKED, UNCHECKED, LATE, EXPIRED = "checked", "unchecked", "late", "expired"
"""How assurances can be asked for besides by what was found."""
MOST_TOPICS: Final = 50
MOST_COMPARED: Final = 200
"""Most partners of one country whose newest rating is compared."""
MOST_UNITS: Final = 200

_STANDING: Final[Mapping[str, str]] = {
    CHECKED: "f.found IS NOT NULL",
    UNCHECKED: "f.found IS NULL",
    LATE: "a.check_due <> '' AND a.check_due < ?",
    EXPIRED: "a.expires <> '' AND a.expires < ?",
}


def list_assurances(
    vault: Vault,
    ids: Sequence[str],
    today: str,
    *,
    standing: str = "",
    topic: str | None = None,
    offset: int = 0,
    limit: int = 100,
) -> list[AssuranceLine]:
    """A page of a partner's assurances, those whose check is late first, then the newest.

    Args:
        vault: where they are kept.
        ids: the partner.
        today: the day on which they are late or expired.
        standing: ``kept``, ``broken`` or ``unknown`` as the share counts them, ``checked``,
            ``unchecked``, ``late`` or ``expired``; all when empty.
        topic: only these; "" is those without a topic, None all.
        offset: how many to leave out.
        limit: most to give.
    """
    condition, values = _assurances_asked(ids, today, standing, topic)
    rows = vault.read(
        f"""SELECT page.*,
            (SELECT count(*) FROM assurance_check WHERE assurance = page.id) AS checks,
            (SELECT max(on_date) FROM assurance_check WHERE assurance = page.id) AS checked_on,
            (SELECT result FROM assurance_check WHERE assurance = page.id
                ORDER BY on_date DESC, id DESC LIMIT 1) AS result
        FROM (SELECT a.*, f.found AS counted, a.check_due <> '' AND a.check_due < ? AS late
            FROM {_with_found(ids)} WHERE {condition}
            ORDER BY late DESC, a.on_date DESC, a.id DESC LIMIT ? OFFSET ?) AS page""",
        (today, *ids, *values, max(0, limit), max(0, offset)),
    )
    return [_line(row, today) for row in rows]


def count_assurances(
    vault: Vault, ids: Sequence[str], today: str, *, standing: str = "", topic: str | None = None
) -> int:
    """How many assurances :func:`list_assurances` would give in all."""
    condition, values = _assurances_asked(ids, today, standing, topic)
    rows = vault.read_tuples(
        f"SELECT count(*) FROM {_with_found(ids)} WHERE {condition}", (*ids, *values)
    )
    return int(rows[0][0])


def list_topics(vault: Vault, ids: Sequence[str]) -> list[TopicShare]:
    """The share kept on each topic that was checked, by name; those without a topic last."""
    rows = vault.read_tuples(
        f"""SELECT a.topic, sum(f.found = 'kept'), sum(f.found = 'broken'),
            sum(f.found = 'unknown')
        FROM ({_found(ids)}) f CROSS JOIN assurance a ON a.id = f.assurance
        GROUP BY a.topic ORDER BY a.topic = '', a.topic LIMIT ?""",
        (*ids, MOST_TOPICS),
    )
    return [TopicShare(str(row[0]), _share(*(int(n) for n in row[1:]))) for row in rows]


def list_divergent(
    vault: Vault, country: str, but: Sequence[str], than: Rating | None
) -> list[Rating]:
    """The newest rating of other partners of a country, where it is another one (G-1).

    Args:
        vault: where they are kept.
        country: code of the country; "" has none.
        but: the partner that they are compared with.
        than: its own newest rating; without one every other partner's differs.
    """
    if not country:
        return []
    # Read whole, each of these many files would take three times as long.
    rows = vault.read_tuples(
        f"""SELECT a.id, substr(a.submitted_utc, 1, 10), a.state, a.title, a.marking, a.baseline,
            a.residual, a.determination, a.author_name, o.id, o.name, o.unit
        FROM (SELECT id, name, unit FROM partner
            WHERE country = ? AND merged_into = '' AND id NOT IN ({marks(but)})
            ORDER BY sort_key LIMIT {MOST_COMPARED}) o
        JOIN assessment a ON a.id = (SELECT id FROM assessment
            WHERE partner IN (SELECT o.id UNION ALL
                SELECT id FROM partner WHERE merged_into <> '' AND merged_into = o.id)
            AND submitted_utc <> '' ORDER BY submitted_utc DESC, id DESC LIMIT 1)""",
        (country, *but),
    )
    return [_rating(row) for row in rows if than is None or row[5:8] != _came_out(than)]


def list_units(vault: Vault, ids: Sequence[str]) -> list[Partner]:
    """The entries that are a unit of a partner, by name."""
    rows = vault.read(
        f"""SELECT * FROM partner WHERE parent <> '' AND parent IN ({marks(ids)})
        AND merged_into = '' ORDER BY sort_key, id LIMIT ?""",
        (*ids, MOST_UNITS),
    )
    return [entry_of(Partner, row) for row in rows]


def list_documents(
    vault: Vault, ids: Sequence[str], *, offset: int = 0, limit: int = 100
) -> list[PartnerDocument]:
    """Files that the vault keeps about a partner, newest first."""
    rows = vault.read(
        f"{_documents(ids)} ORDER BY dated DESC, subject DESC, sha256 LIMIT ? OFFSET ?",
        (*tuple(ids) * _PLACES, max(0, limit), max(0, offset)),
    )
    return [_document(row) for row in rows]


def find_document(vault: Vault, ids: Sequence[str], sha256: str) -> PartnerDocument | None:
    """The file about a partner with this digest; None when there is none."""
    rows = vault.read(
        f"SELECT * FROM ({_documents(ids)}) WHERE sha256 = ? LIMIT 1",
        (*tuple(ids) * _PLACES, sha256),
    )
    return _document(rows[0]) if rows else None


def count_documents(vault: Vault, ids: Sequence[str]) -> int:
    """How many files the vault keeps about a partner."""
    rows = vault.read_tuples(f"SELECT count(*) FROM ({_documents(ids)})", (*tuple(ids) * _PLACES,))
    return int(rows[0][0])


def count_sources(vault: Vault, ids: Sequence[str], country: str) -> int:
    """How many sources there are about a partner, or about its country as a whole."""
    rows = vault.read_tuples(
        f"""SELECT (SELECT count(*) FROM source WHERE partner IN ({marks(ids)}))
        + (SELECT count(*) FROM source WHERE country = ? AND country <> '' AND partner = '')""",
        (*ids, country),
    )
    return int(rows[0][0])


def _found(ids: Sequence[str]) -> str:
    return ASSURANCE_RESULTS.replace("= {partner}", f"IN ({marks(ids)})")


def _with_found(ids: Sequence[str]) -> str:
    return f"assurance a LEFT JOIN ({_found(ids)}) f ON f.assurance = a.id"


def _assurances_asked(
    ids: Sequence[str], today: str, standing: str, topic: str | None
) -> tuple[str, list[SqlValue]]:
    parts, values = [f"a.partner IN ({marks(ids)})"], [*ids]
    if topic is not None:
        parts.append("a.topic = ?")
        values.append(topic)
    if standing:
        parts.append(_STANDING.get(standing, "f.found = ?"))
        if standing not in (CHECKED, UNCHECKED):
            values.append(today if standing in _STANDING else standing)
    return " AND ".join(parts), [*values]


def _share(kept: int, broken: int, unknown: int) -> Share:
    low, high = wilson(kept, kept + broken + unknown)
    return Share(kept, broken, unknown, low, high)


def _line(row: _Row, today: str) -> AssuranceLine:
    assurance = entry_of(Assurance, row)
    return AssuranceLine(
        assurance=assurance,
        result=CheckResult(row["result"]) if row["result"] else None,
        checked_on=str(row["checked_on"] or ""),
        checks=int(row["checks"] or 0),
        overdue=bool(row["late"]),
        counted=CheckResult(row["counted"]) if row["counted"] else None,
        expired="" < assurance.expires < today,
    )


def _came_out(rating: Rating) -> tuple[str, str, str]:
    return rating.baseline, rating.residual, rating.determination


def _rating(row: Sequence[str]) -> Rating:
    id_, on, state, title, marking, baseline, residual, determination, author, *named = row
    partner, name, unit = named
    return Rating(
        assessment=id_,
        on=on,
        state=State(state),
        title=title,
        marking=marking,
        baseline=baseline,
        residual=residual,
        determination=determination,
        author_name=author,
        partner=partner,
        partner_name=" — ".join(filter(None, (name, unit))),
    )


_PLACES = 4
"""How often the query below names the partner's ids."""


def _documents(ids: Sequence[str]) -> str:
    own = f"IN ({marks(ids)})"
    return f"""SELECT 'packet' AS kind, a.id AS subject, '' AS item, p.file_name AS name,
            a.title, substr(p.received_utc, 1, 10) AS dated, p.sha256, a.marking, p.size_bytes
        FROM assessment a JOIN packet p ON p.assessment = a.id WHERE a.partner {own}
        UNION ALL
        SELECT 'evidence', a.id, e.id, '', e.title,
            coalesce(nullif(e.dated, ''), substr(e.added_utc, 1, 10)), e.sha256, e.marking,
            e.size_bytes
        FROM assessment a JOIN evidence e ON e.assessment = a.id
        WHERE a.partner {own} AND e.kind = 'file' AND e.removed = 0
        UNION ALL
        SELECT 'source', id, '', file_name, title, on_date, sha256, marking, 0 FROM source
        WHERE partner {own} AND sha256 <> ''
        UNION ALL
        SELECT 'scan', a.id, l.body ->> 'id', l.body ->> 'scan_name', a.title,
            l.body ->> 'signed_on', l.body ->> 'scan_sha256', l.body ->> 'marking', 0
        FROM assessment a JOIN ledger l ON l.kind = '{WET_INK_ENTERED}' AND l.subject = a.id
        WHERE a.partner {own} AND l.body IS NOT NULL"""


def _document(row: _Row) -> PartnerDocument:
    return PartnerDocument(
        kind=DocumentKind(row["kind"]),
        on=str(row["dated"]),
        size_bytes=int(row["size_bytes"] or 0),
        **{
            name: str(row[name])
            for name in ("subject", "name", "title", "sha256", "marking", "item")
        },
    )
