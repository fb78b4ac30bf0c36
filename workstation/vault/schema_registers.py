"""The third schema: agreements, more of each register, and partners that are one and the same.

Two entries for the same partner are merged by naming one as the other's head. Nothing that was
written under either is rewritten; who reads asks for all ids of the circle, and the summary of
the head counts them all.
"""

from typing import Final

from workstation.vault.schema_records import ASSURANCE_RESULTS, number_of, texts

_COLUMNS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("partner", ("parent", "merged_into")),
    ("arrangement", ("conditions",)),
    ("exchange", ("product_kind", "originator", "consent", "consent_on", "agreement")),
    ("assurance", ("proof",)),
    ("assurance_check", ("evidence",)),
    ("incident", ("unit",)),
    ("source", ("file_name", "media_type")),
)

_AGREEMENT: Final[tuple[str, ...]] = (
    f"""CREATE TABLE agreement (
        id TEXT NOT NULL PRIMARY KEY,
        partner TEXT NOT NULL REFERENCES partner (id),
        {
        texts(
            "title",
            "kind",
            "status",
            "signed",
            "ended",
            "parties",
            "purpose",
            "scale",
            "we_provide",
            "they_provide",
            "source",
            "review_due",
            "marking",
            "note",
        )
    }
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX agreement_by_partner ON agreement (partner, signed)",
    "CREATE INDEX agreement_due ON agreement (review_due) WHERE review_due <> ''",
    f"CREATE INDEX agreement_id_number ON agreement ({', '.join(number_of('id', 9))})",
)

_HEAD: Final = "(SELECT coalesce(nullif(merged_into, ''), id) FROM partner WHERE id = {partner})"
"""The id of the entry that stands for a partner: its own, or that of the one it was merged into."""

_CIRCLE: Final = """(
    SELECT partner_summary.partner AS id UNION ALL
    SELECT id FROM partner WHERE merged_into <> '' AND merged_into = partner_summary.partner)"""
"""The ids of all entries that are the partner of a summary."""

# Each asks by one id at a time, so that an index gives the newest or the next without a scan.
# Of two entries that were merged, the stricter says where the partner stands: what forbade
# exchanges with either forbids them with both, a terminated arrangement of one included.
_SUMMARY: Final = {
    "status": (
        "(status, status_rank, restriction)",
        f"""(SELECT coalesce(max(status), 'none'), coalesce(max(status_rank), 0),
            coalesce(max(restriction), '')
        FROM (SELECT a.status, a.status_rank, a.restriction FROM {_CIRCLE} c JOIN arrangement a
            ON a.id = (SELECT id FROM arrangement WHERE partner = c.id
                ORDER BY status_rank DESC, id LIMIT 1)
            ORDER BY max(a.status_rank, 4.5 * (a.status = 'terminated')) DESC, a.id LIMIT 1))""",
    ),
    "exchange": (
        "last_exchange",
        f"""coalesce((SELECT max(latest) FROM (
            SELECT (SELECT max(on_date) FROM exchange WHERE partner = c.id) AS latest
            FROM {_CIRCLE} c)), '')""",
    ),
    "due": (
        "next_due",
        f"""coalesce((SELECT min(due) FROM (
            SELECT (SELECT min(check_due) FROM assurance
                WHERE partner = c.id AND check_due <> '') AS due FROM {_CIRCLE} c
            UNION ALL SELECT (SELECT min(review_due) FROM arrangement
                WHERE partner = c.id AND review_due <> '' AND status <> 'terminated')
            FROM {_CIRCLE} c
            UNION ALL SELECT (SELECT min(review_due) FROM agreement
                WHERE partner = c.id AND review_due <> '' AND status <> 'ended')
            FROM {_CIRCLE} c)), '~')""",
    ),
    "results": (
        "(kept, broken, unknown)",
        f"""(SELECT coalesce(sum(found = 'kept'), 0), coalesce(sum(found = 'broken'), 0),
            coalesce(sum(found = 'unknown'), 0)
        FROM ({ASSURANCE_RESULTS.replace("= {partner}", f"IN (SELECT id FROM {_CIRCLE})")}))""",
    ),
}


def _sum(head: str, *parts: str) -> str:
    """Statements that bring the summary of a head up to date, where it is not."""
    return "".join(
        f"UPDATE partner_summary SET {columns} = {value}"
        f" WHERE partner = {head} AND {columns} IS NOT {value};"
        for columns, value in (_SUMMARY[part] for part in parts)
    )


def _after(table: str, *parts: str) -> tuple[str, str]:
    """Two triggers that keep the summary of the head true after a row is added or changed."""
    statements = _sum(_HEAD.format(partner="new.partner"), *parts)
    return (
        f"CREATE TRIGGER {table}_summed AFTER INSERT ON {table} BEGIN {statements} END",
        f"CREATE TRIGGER {table}_summed_again AFTER UPDATE ON {table} BEGIN {statements} END",
    )


_SUMMED: Final = ("arrangement", "exchange", "assurance", "assurance_check")

THIRD: Final[tuple[str, ...]] = (
    *(
        f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"
        for table, columns in _COLUMNS
        for column in columns
    ),
    *_AGREEMENT,
    "CREATE INDEX partner_merged ON partner (merged_into) WHERE merged_into <> ''",
    "CREATE INDEX partner_by_parent ON partner (parent) WHERE parent <> ''",
    # Every dossier of a country counts the sources about the country itself.
    "CREATE INDEX source_of_country ON source (country, refresh_due) WHERE partner = ''",
    *(f"DROP TRIGGER {table}_summed{again}" for table in _SUMMED for again in ("", "_again")),
    *_after("arrangement", "status", "due"),
    *_after("exchange", "exchange"),
    *_after("assurance", "due"),
    *_after("agreement", "due"),
    *_after("assurance_check", "results"),
    f"""CREATE TRIGGER partner_merged AFTER UPDATE OF merged_into ON partner
        WHEN old.merged_into <> new.merged_into BEGIN
        {
        "".join(
            _sum(head, "status", "exchange", "due", "results")
            for head in ("new.id", "old.merged_into", "new.merged_into")
        )
    }
    END""",
)
"""Every statement of the third schema, in order."""
