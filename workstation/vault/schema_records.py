"""The tables that are views of the ledger: registers, assessments, timeline, search.

Every row here is written by :func:`workstation.records.projection.project` from one ledger
entry, or by a trigger of this file from such rows, so that all of it can be dropped and built
again. Every column has a default: an entry may put a part of a row, and the rest stays.
"""

from typing import Final


def texts(*names: str) -> str:
    """Columns of text that are empty unless said."""
    return ", ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


def numbers(*names: str) -> str:
    """Columns of whole numbers that are 0 unless said."""
    return ", ".join(f"{name} INTEGER NOT NULL DEFAULT 0" for name in names)


TABLES: Final[tuple[str, ...]] = (
    "partner",
    "partner_summary",
    "arrangement",
    "agreement",
    "exchange",
    "assurance",
    "assurance_check",
    "incident",
    "source",
    "register_month",
    "indicator",
    "timeline",
    "timeline_marking",
    "search_text",
    "assessment",
    "answer",
    "evidence",
    "decision",
    "notice",
    "comment",
    "comment_thread",
    "assessment_read",
    "check_override",
    "triage_close",
    "release",
    "follow_up",
    "breach",
    "touch_seen",
    "case_outcome",
    "report_text",
    "report_mark",
    "packet",
    "officer",
    "trusted_root",
    "bundle",
)
"""Tables that a rebuild compares, parents before children (``search`` is an index of one)."""

_REGISTERS: Final[tuple[str, ...]] = (
    f"""CREATE TABLE partner (
        id TEXT NOT NULL PRIMARY KEY,
        {
        texts(
            "name",
            "kind",
            "country",
            "unit",
            "short_name",
            "aliases",
            "mandate",
            "marking",
            "note",
            "sort_key",
            "fold",
        )
    }
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX partner_by_name ON partner (sort_key, id, country, fold)",
    "CREATE INDEX partner_by_country ON partner (country, sort_key, id)",
    "CREATE INDEX partner_by_kind ON partner (kind, sort_key, id)",
    f"""CREATE TABLE partner_summary (
        partner TEXT NOT NULL PRIMARY KEY REFERENCES partner (id),
        status TEXT NOT NULL DEFAULT 'none',
        next_due TEXT NOT NULL DEFAULT '~',
        {texts("restriction", "last_exchange")},
        {numbers("status_rank", "kept", "broken", "unknown")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX partner_summary_by_status ON partner_summary (status_rank, partner)",
    "CREATE INDEX partner_summary_by_exchange ON partner_summary (last_exchange, partner)",
    "CREATE INDEX partner_summary_by_due ON partner_summary (next_due, partner)",
    f"""CREATE TABLE arrangement (
        id TEXT NOT NULL PRIMARY KEY,
        partner TEXT NOT NULL REFERENCES partner (id),
        {
        texts(
            "title",
            "status",
            "authority",
            "minister_approved",
            "foreign_affairs_consulted",
            "scope",
            "restriction",
            "restricts",
            "since",
            "review_due",
            "marking",
        )
    },
        {numbers("mistreatment_clause", "status_rank")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX arrangement_by_partner ON arrangement (partner, status_rank)",
    "CREATE INDEX arrangement_due ON arrangement (review_due) WHERE review_due <> ''",
    f"""CREATE TABLE exchange (
        id TEXT NOT NULL PRIMARY KEY,
        partner TEXT NOT NULL REFERENCES partner (id),
        {texts("on_date", "act", "summary", "marking", "product", "caveats")},
        {texts("outcome", "assessment")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX exchange_by_partner ON exchange (partner, on_date)",
    f"""CREATE TABLE assurance (
        id TEXT NOT NULL PRIMARY KEY,
        partner TEXT NOT NULL REFERENCES partner (id),
        {texts("on_date", "text", "marking", "topic", "form", "given_by", "expires", "check_due")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX assurance_by_partner ON assurance (partner, check_due)",
    "CREATE INDEX assurance_due ON assurance (check_due) WHERE check_due <> ''",
    f"""CREATE TABLE assurance_check (
        id TEXT NOT NULL PRIMARY KEY,
        assurance TEXT NOT NULL REFERENCES assurance (id),
        partner TEXT NOT NULL REFERENCES partner (id),
        {texts("on_date", "result", "summary", "marking")}
    ) STRICT, WITHOUT ROWID""",
    """CREATE INDEX assurance_check_by_partner
        ON assurance_check (partner, assurance, on_date, id, result)""",
    "CREATE INDEX assurance_check_by_assurance ON assurance_check (assurance, on_date)",
    f"""CREATE TABLE incident (
        id TEXT NOT NULL PRIMARY KEY,
        partner TEXT NOT NULL REFERENCES partner (id),
        {texts("on_date", "summary", "marking", "kind", "place", "status", "sources")},
        {numbers("open")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX incident_by_partner ON incident (partner, open, on_date)",
    f"""CREATE TABLE source (
        id TEXT NOT NULL PRIMARY KEY,
        {texts("partner", "country", "title", "publisher", "on_date", "marking", "grade", "kind")},
        {texts("sha256", "summary", "refresh_due")},
        {numbers("max_age_months")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX source_by_partner ON source (partner, on_date)",
    "CREATE INDEX source_by_country ON source (country, kind, on_date)",
    "CREATE INDEX source_due ON source (refresh_due) WHERE refresh_due <> ''",
    f"""CREATE TABLE indicator (
        country TEXT NOT NULL,
        dataset TEXT NOT NULL,
        code TEXT NOT NULL,
        year INTEGER NOT NULL,
        {texts("value", "status")},
        PRIMARY KEY (country, dataset, code, year)
    ) STRICT, WITHOUT ROWID""",
)

_TIMELINE: Final[tuple[str, ...]] = (
    f"""CREATE TABLE timeline (
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        revision INTEGER NOT NULL,
        {texts("partner", "on_date", "summary", "marking", "result", "detail")},
        {numbers("seq")},
        PRIMARY KEY (kind, subject, revision)
    ) STRICT, WITHOUT ROWID""",
    # The first page of a record is read from this index alone: newest first, no sort, no table.
    """CREATE INDEX timeline_page ON timeline
        (partner, on_date DESC, seq DESC, kind, subject, summary, marking, result, detail)""",
    "CREATE INDEX timeline_by_kind ON timeline (partner, kind, on_date DESC, seq DESC)",
    "CREATE INDEX timeline_by_marking ON timeline (partner, marking)",
)

_ASSESSMENTS: Final[tuple[str, ...]] = (
    f"""CREATE TABLE assessment (
        id TEXT NOT NULL PRIMARY KEY,
        {texts("methodology", "methodology_version", "methodology_sha256", "partner", "exchange")},
        {texts("author", "author_name", "created_utc", "state", "title", "marking", "saved_utc")},
        {texts("baseline_locked_utc", "baseline_locked_by", "baseline_values")},
        {texts("submitted_utc", "submitted_sha256", "banner", "baseline", "residual")},
        {texts("determination", "authority_required", "returned_reason", "closed_utc")},
        {numbers("version", "withdrawn")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX assessment_by_state ON assessment (state, saved_utc, id)",
    "CREATE INDEX assessment_by_author ON assessment (author, state, saved_utc, id)",
    "CREATE INDEX assessment_by_partner ON assessment (partner, state, saved_utc, id)",
    "CREATE INDEX assessment_by_exchange ON assessment (exchange)",
    f"""CREATE TABLE answer (
        assessment TEXT NOT NULL REFERENCES assessment (id),
        question TEXT NOT NULL,
        {texts("value_json", "text", "marking", "evidence")},
        PRIMARY KEY (assessment, question)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE evidence (
        assessment TEXT NOT NULL REFERENCES assessment (id),
        id TEXT NOT NULL,
        {texts("kind", "title", "marking", "reference", "sha256", "media_type", "dated")},
        {texts("added_utc")},
        {numbers("size_bytes", "removed")},
        PRIMARY KEY (assessment, id)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE decision (
        vault TEXT NOT NULL,
        assessment TEXT NOT NULL,
        version INTEGER NOT NULL,
        number INTEGER NOT NULL,
        {texts("authority", "outcome", "reasons", "marking", "officer", "officer_name", "at_utc")},
        {texts("conditions", "ledger_head", "packet_sha256")},
        {numbers("no_interest")},
        PRIMARY KEY (vault, assessment, version, number)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE notice (
        assessment TEXT NOT NULL,
        version INTEGER NOT NULL,
        notice TEXT NOT NULL,
        {texts("due", "sent_on", "reference")},
        PRIMARY KEY (assessment, version, notice)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX notice_owed ON notice (due) WHERE sent_on = ''",
    f"""CREATE TABLE packet (
        sha256 TEXT NOT NULL PRIMARY KEY,
        {texts("vault", "station", "assessment", "partner_name", "title", "banner")},
        {texts("author_name", "authority_required", "state", "decided", "direction")},
        {texts("file_name", "received_utc", "opened_utc")},
        {numbers("version", "signatures", "size_bytes")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX packet_by_assessment ON packet (assessment, vault)",
)

_HOUSE: Final[tuple[str, ...]] = (
    f"""CREATE TABLE officer (
        station TEXT NOT NULL,
        id TEXT NOT NULL,
        {texts("name", "authority", "title", "certificate_pem", "certificate_sha256")},
        {numbers("administrator", "disabled")},
        PRIMARY KEY (station, id)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE trusted_root (
        sha256 TEXT NOT NULL PRIMARY KEY,
        {texts("certificate_pem", "station", "vault", "imported_utc")}
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE bundle (
        id TEXT NOT NULL PRIMARY KEY,
        {texts("sha256", "previous_sha256", "recipients", "file_name", "written_utc")},
        {numbers("first_seq", "last_seq", "entries", "size_bytes")}
    ) STRICT, WITHOUT ROWID""",
)

_SEARCH: Final[tuple[str, ...]] = (
    f"""CREATE TABLE search_text (
        entry INTEGER PRIMARY KEY,
        {texts("kind", "id", "place", "partner", "marking", "title", "body")}
    ) STRICT""",
    """CREATE VIRTUAL TABLE search USING fts5 (
        title, body, content = 'search_text', content_rowid = 'entry',
        tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    )""",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
        INSERT INTO search (rowid, title, body) VALUES (new.entry, new.title, new.body);
    END""",
    """CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN
        INSERT INTO search (search, rowid, title, body)
        VALUES ('delete', old.entry, old.title, old.body);
    END""",
    """CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN
        INSERT INTO search (search, rowid, title, body)
        VALUES ('delete', old.entry, old.title, old.body);
        INSERT INTO search (rowid, title, body) VALUES (new.entry, new.title, new.body);
    END""",
)

_SET_STATUS: Final = """
    UPDATE partner_summary SET (status, status_rank, restriction) = (
        SELECT status, status_rank, restriction FROM arrangement
        WHERE partner = new.partner ORDER BY status_rank DESC, id LIMIT 1)
    WHERE partner = new.partner;"""

_SET_EXCHANGE: Final = """
    UPDATE partner_summary SET last_exchange = (
        SELECT max(on_date) FROM exchange WHERE partner = new.partner)
    WHERE partner = new.partner;"""

_SET_DUE: Final = """
    UPDATE partner_summary SET next_due = coalesce((
        SELECT min(due) FROM (
            SELECT min(check_due) AS due FROM assurance
            WHERE partner = new.partner AND check_due <> ''
            UNION ALL
            SELECT min(review_due) FROM arrangement
            WHERE partner = new.partner AND review_due <> '' AND status <> 'terminated')
        WHERE due IS NOT NULL), '~')
    WHERE partner = new.partner;"""

ASSURANCE_RESULTS: Final = """
    SELECT assurance, CASE WHEN sum(result = 'broken') > 0 THEN 'broken' ELSE result END AS found,
        max(on_date || id)
    FROM assurance_check WHERE partner = {partner} GROUP BY assurance"""
"""One row per checked assurance: broken once is broken, else what the last check found."""

_SET_RESULTS: Final = f"""
    UPDATE partner_summary SET (kept, broken, unknown) = (
        SELECT coalesce(sum(found = 'kept'), 0), coalesce(sum(found = 'broken'), 0),
            coalesce(sum(found = 'unknown'), 0)
        FROM ({ASSURANCE_RESULTS.format(partner="new.partner")}))
    WHERE partner = new.partner;"""


def _after(table: str, statements: str) -> tuple[str, str]:
    """Two triggers that keep the summary true after a row is added or changed."""
    return (
        f"CREATE TRIGGER {table}_summed AFTER INSERT ON {table} BEGIN {statements} END",
        f"CREATE TRIGGER {table}_summed_again AFTER UPDATE ON {table} BEGIN {statements} END",
    )


_SUMMARY: Final[tuple[str, ...]] = (
    """CREATE TRIGGER partner_summed AFTER INSERT ON partner BEGIN
        INSERT INTO partner_summary (partner) VALUES (new.id);
    END""",
    *_after("arrangement", _SET_STATUS + _SET_DUE),
    *_after("exchange", _SET_EXCHANGE),
    *_after("assurance", _SET_DUE),
    *_after("assurance_check", _SET_RESULTS),
)

_NUMBERED: Final[tuple[tuple[str, str, int], ...]] = (
    ("partner", "id", 3),
    ("arrangement", "id", 10),
    ("exchange", "id", 9),
    ("assurance", "id", 9),
    ("assurance_check", "id", 9),
    ("incident", "id", 9),
    ("source", "id", 10),
    ("assessment", "id", 10),
    ("assessment", "exchange", 9),
)


def number_of(column: str, start: int) -> tuple[str, str]:
    """SQL for the series and the number of an id such as ``EX-2026-0012``."""
    return f"substr({column}, 1, {start - 1})", f"CAST(substr({column}, {start}) AS INTEGER)"


_NUMBERS: Final[tuple[str, ...]] = tuple(
    f"CREATE INDEX {table}_{column}_number ON {table} ({', '.join(number_of(column, start))})"
    for table, column, start in _NUMBERED
)

DDL: Final[tuple[str, ...]] = (
    *_REGISTERS,
    *_TIMELINE,
    *_ASSESSMENTS,
    *_HOUSE,
    *_SEARCH,
    *_SUMMARY,
    *_NUMBERS,
)
"""Statements to run in order, once, in a new vault."""
