"""The third schema, of the timeline: a leaner timeline, in which a line lies where it is read.

A line of the record was written into four b-trees, one of them a second copy of nearly all its
columns, so that the newest page could be read from an index. Now the table itself is in that
order, and the marks that a record holds are kept once each instead of once a line.
"""

from typing import Final

from workstation.vault.schema_records import numbers, texts

THIRD: Final[tuple[str, ...]] = (
    "ALTER TABLE timeline RENAME TO timeline_before",
    # The first page of a record is read from here alone: newest first, no sort.
    f"""CREATE TABLE timeline (
        {texts("partner", "on_date")},
        {numbers("seq")},
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        revision INTEGER NOT NULL,
        {texts("summary", "marking", "result", "detail")},
        PRIMARY KEY (partner, on_date DESC, seq DESC, kind, subject, revision)
    ) STRICT, WITHOUT ROWID""",
    # Read in the order of the new key from the old index, so that nothing is sorted or moved.
    """INSERT INTO timeline (partner, on_date, seq, kind, subject, revision, summary, marking,
            result, detail)
        SELECT partner, on_date, seq, kind, subject, revision, summary, marking, result, detail
        FROM timeline_before INDEXED BY timeline_page
        ORDER BY partner, on_date DESC, seq DESC, kind, subject""",
    "DROP TABLE timeline_before",
    # Which line it is, wherever it lies: a later entry about the same subject takes its place.
    "CREATE UNIQUE INDEX timeline_of_subject ON timeline (kind, subject, revision)",
    "CREATE INDEX timeline_by_kind ON timeline (partner, kind, on_date DESC, seq DESC)",
    """CREATE TABLE timeline_marking (
        partner TEXT NOT NULL,
        marking TEXT NOT NULL,
        PRIMARY KEY (partner, marking)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO timeline_marking SELECT DISTINCT partner, marking FROM timeline",
    # Most lines bear a mark that the record has already: then nothing is written.
    """CREATE TRIGGER timeline_marked AFTER INSERT ON timeline
    WHEN NOT EXISTS (
        SELECT 1 FROM timeline_marking WHERE partner = new.partner AND marking = new.marking)
    BEGIN
        INSERT INTO timeline_marking (partner, marking) VALUES (new.partner, new.marking);
    END""",
    """CREATE TRIGGER timeline_marked_again AFTER UPDATE ON timeline
    WHEN (old.partner, old.marking) IS NOT (new.partner, new.marking)
    BEGIN
        INSERT INTO timeline_marking (partner, marking) VALUES (new.partner, new.marking)
            ON CONFLICT DO NOTHING;
        DELETE FROM timeline_marking
        WHERE partner = old.partner AND marking = old.marking AND NOT EXISTS (
            SELECT 1 FROM timeline WHERE partner = old.partner AND marking = old.marking);
    END""",
    """CREATE TRIGGER timeline_unmarked AFTER DELETE ON timeline
    BEGIN
        DELETE FROM timeline_marking
        WHERE partner = old.partner AND marking = old.marking AND NOT EXISTS (
            SELECT 1 FROM timeline WHERE partner = old.partner AND marking = old.marking);
    END""",
)
"""Every statement of the third schema about the timeline, in order."""

IDENTITY: Final = {"timeline": ("kind", "subject", "revision")}
"""What says which row it is in a table whose primary key says where the row lies."""
