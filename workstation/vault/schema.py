"""The tables of the vault itself; those of the records stand in ``schema_records``.

The ledger is the record. Triggers keep it append-only and in one chain, below any code that
writes to it. All other tables are either views of the ledger, rebuilt from it at will, or hold
what is not, or not yet, part of the record (``draft``, ``place``, ``saved_filter``).
"""

from workstation.vault.schema_records import DDL as RECORDS

GENESIS = "0" * 64
"""What the first entry of a ledger names as its previous hash."""

LEDGER: tuple[str, ...] = (
    """
    CREATE TABLE ledger (
        seq INTEGER PRIMARY KEY CHECK (seq >= 1),
        at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
        officer TEXT NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        body_sha256 TEXT NOT NULL CHECK (length(body_sha256) = 64),
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        body TEXT
    ) STRICT
    """,
    "CREATE INDEX ledger_by_kind ON ledger (kind, subject, seq)",
    f"""
    CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
      OR NEW.previous IS NOT
         coalesce((SELECT hash FROM ledger ORDER BY seq DESC LIMIT 1), '{GENESIS}')
    BEGIN SELECT raise(ABORT, 'ledger.order'); END
    """,
    """
    CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
    BEGIN SELECT raise(ABORT, 'ledger.append_only'); END
    """,
    """
    CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
    BEGIN SELECT raise(ABORT, 'ledger.append_only'); END
    """,
)

OTHERS: tuple[str, ...] = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE draft (
        assessment TEXT NOT NULL,
        question TEXT NOT NULL,
        answer_json TEXT NOT NULL,
        saved_utc TEXT NOT NULL,
        PRIMARY KEY (assessment, question)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE place (
        officer TEXT PRIMARY KEY,
        place_json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE attachment (
        sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size = length(data)),
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER attachment_no_update BEFORE UPDATE ON attachment
    BEGIN SELECT raise(ABORT, 'attachment.fixed'); END
    """,
)

OWN_TABLES = frozenset(
    {"ledger", "meta", "draft", "place", "attachment", "saved_filter", "_sqlite_migrations"}
)
"""Tables that are not views of the ledger."""

DRAFT_TABLES = frozenset({"draft", "place", "saved_filter"})
"""Tables that are written without an entry of the ledger."""

FIRST: tuple[str, ...] = (*LEDGER, *OTHERS, *RECORDS)
"""Every statement of the first schema, in order."""

SECOND: tuple[str, ...] = (
    "DROP INDEX ledger_by_kind",
    "CREATE INDEX ledger_by_kind ON ledger (kind, subject, seq, officer)",
)
"""The second schema: the history is filtered by officer and subject without reading bodies.

Two indexes of their own, by subject and by officer, made each commit 15 % slower on a ledger of
100,000 entries. With the officer in the index that is there already a commit costs the same:
the entries of one officer come from that index alone, those about one subject by asking it for
each kind (see ``seek``).
"""
