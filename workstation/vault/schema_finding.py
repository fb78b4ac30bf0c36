"""The third schema, of finding: lists without merged entries, more that search finds, filters.

Titles of evidence and reasons of decisions are put into the index of words by triggers, so that
those of older vaults are found too. Their keys are negative and made of their numbers; all
others are positive (``records.register_rows.search_entry``).
"""

from typing import Final

_PARTNERS: Final[tuple[str, ...]] = (
    # A list leaves merged entries out without looking at a row.
    "DROP INDEX partner_by_name",
    "CREATE INDEX partner_by_name ON partner (sort_key, id, country, fold, merged_into)",
    "DROP INDEX partner_by_country",
    "CREATE INDEX partner_by_country ON partner (country, sort_key, id, merged_into)",
    "DROP INDEX partner_by_kind",
    "CREATE INDEX partner_by_kind ON partner (kind, sort_key, id, merged_into)",
)

_OF_ASSESSMENT: Final = """(CAST(substr({row}.assessment, 5, 4) AS INTEGER) * 10000000
    + CAST(substr({row}.assessment, 10) AS INTEGER)) * 10000000"""
_EVIDENCE_KEY: Final = f"-({_OF_ASSESSMENT} + CAST(substr({{row}}.id, 3) AS INTEGER) * 2)"
_DECISION_KEY: Final = f"-({_OF_ASSESSMENT} + ({{row}}.version * 1000 + {{row}}.number) * 2 + 1)"

_COLUMNS: Final = "entry, kind, id, place, partner, marking, title, body"
_PARTNER: Final = "coalesce((SELECT partner FROM assessment WHERE id = {row}.assessment), '')"
_EVIDENCE: Final = f"""
    SELECT {_EVIDENCE_KEY}, 'evidence', {{row}}.assessment, {{row}}.id, {_PARTNER}, {{row}}.marking,
        {{row}}.title, {{row}}.assessment || ' · ' || {{row}}.id || ' · ' || {{row}}.reference"""
_DECISION: Final = f"""
    SELECT {_DECISION_KEY}, 'decision', {{row}}.assessment,
        {{row}}.version || '.' || {{row}}.number, {_PARTNER}, {{row}}.marking,
        {{row}}.assessment, {{row}}.reasons || coalesce((
            SELECT group_concat(' · ' || json_extract(value, '$.text'), '')
            FROM json_each(nullif({{row}}.conditions, ''))), '')"""
_AGAIN: Final = """ON CONFLICT (entry) DO UPDATE SET kind = excluded.kind, id = excluded.id,
    place = excluded.place, partner = excluded.partner, marking = excluded.marking,
    title = excluded.title, body = excluded.body"""


def _kept(table: str, row: str, is_found: str, key: str = "") -> tuple[str, str]:
    """Two triggers that keep the words of a table's rows in the index.

    With ``key`` a row that is no longer to be found is taken out of it.
    """
    new = {"row": "new"}
    found = is_found.format(**new)
    gone = f"DELETE FROM search_text WHERE entry = {key.format(**new)} AND NOT ({found});"
    statements = f"""
        {gone if key else ""}
        INSERT INTO search_text ({_COLUMNS}) {row.format(**new)} WHERE {found} {_AGAIN};"""
    return (
        f"CREATE TRIGGER {table}_found AFTER INSERT ON {table} BEGIN {statements} END",
        f"CREATE TRIGGER {table}_found_again AFTER UPDATE ON {table} BEGIN {statements} END",
    )


def _filled(table: str, row: str, is_found: str) -> str:
    there = {"row": table}
    return (
        f"INSERT INTO search_text ({_COLUMNS}) {row.format(**there)} FROM {table}"
        f" WHERE {is_found.format(**there)} {_AGAIN}"
    )


_STANDS: Final = "{row}.removed = 0"
_OWN: Final = "{row}.vault = ''"

THIRD: Final[tuple[str, ...]] = (
    *_PARTNERS,
    *_kept("evidence", _EVIDENCE, _STANDS, _EVIDENCE_KEY),
    # A decision of another vault may bear the numbers of one of ours: it takes nothing out.
    *_kept("decision", _DECISION, _OWN),
    _filled("evidence", _EVIDENCE, _STANDS),
    _filled("decision", _DECISION, _OWN),
    # What an officer looks for again and again is theirs, and no part of the record.
    """CREATE TABLE saved_filter (
        officer TEXT NOT NULL,
        name TEXT NOT NULL,
        filter_json TEXT NOT NULL,
        PRIMARY KEY (officer, name)
    ) STRICT, WITHOUT ROWID""",
)
"""Every statement of the third schema about finding, in order."""
