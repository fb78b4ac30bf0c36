"""The fourth schema: kinds of assessment, remarks, overrides, and what follows a decision."""

from typing import Final

from workstation.vault.schema_records import number_of, numbers, texts

_COLUMNS: Final = (
    "kind",
    "country",
    "standing",
    "follows",
    "new_facts",
    "new_facts_marking",
    "raised_level",
    "raised_reason",
    "raised_marking",
    "valid_until",
    "lapsed_on",
    "lapsed_by",
    "lapsed_text",
    "lapsed_marking",
    "after_state",
)

FOURTH: Final[tuple[str, ...]] = (
    *(f"ALTER TABLE assessment ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in _COLUMNS),
    "ALTER TABLE decision ADD COLUMN points TEXT NOT NULL DEFAULT ''",
    # Standing assessments are few, and found by whom or what they are of.
    """CREATE INDEX assessment_standing ON assessment (partner, country, state, submitted_utc)
        WHERE kind = 'standing'""",
    # What has no title yet is found by its number alone (records/own_work.py).
    "CREATE INDEX assessment_untitled ON assessment (author, saved_utc) WHERE title = ''",
    # How earlier files of a country were rated is read from this index alone.
    """CREATE INDEX assessment_rated ON assessment (submitted_utc, partner, baseline, id)
        WHERE state = 'approved' AND baseline <> ''""",
    "CREATE INDEX assessment_follows ON assessment (follows) WHERE follows <> ''",
    """CREATE INDEX assessment_valid ON assessment (valid_until)
        WHERE kind = 'standing' AND state = 'approved' AND lapsed_on = ''""",
    f"""CREATE TABLE comment (
        assessment TEXT NOT NULL,
        id TEXT NOT NULL,
        {texts("thread", "question", "text", "marking", "officer", "officer_name", "at_utc")},
        {numbers("version")},
        PRIMARY KEY (assessment, id)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE comment_thread (
        assessment TEXT NOT NULL,
        thread TEXT NOT NULL,
        {texts("question", "resolved_by", "resolved_utc")},
        {numbers("resolved")},
        PRIMARY KEY (assessment, thread)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE assessment_read (
        assessment TEXT NOT NULL,
        officer TEXT NOT NULL,
        {texts("at_utc", "head")},
        {numbers("version", "seq")},
        PRIMARY KEY (assessment, officer)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE check_override (
        assessment TEXT NOT NULL,
        check_id TEXT NOT NULL,
        question TEXT NOT NULL,
        {texts("reason", "marking", "officer_name", "at_utc", "about")},
        PRIMARY KEY (assessment, check_id, question)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE triage_close (
        assessment TEXT NOT NULL PRIMARY KEY,
        {texts("reason", "text", "marking", "closed_utc", "officer", "officer_name")},
        {texts("reader", "reader_name", "review", "review_text", "review_marking", "reviewed_utc")},
        {numbers("sampled")}
    ) STRICT, WITHOUT ROWID""",
    """CREATE INDEX triage_to_review ON triage_close (closed_utc)
        WHERE sampled = 1 AND review = ''""",
    f"""CREATE TABLE release (
        assessment TEXT NOT NULL,
        version INTEGER NOT NULL,
        {texts("on_date", "outcome", "message", "note", "marking", "exchange")},
        {texts("officer", "officer_name", "recorded_utc")},
        {numbers("caveat_on_message", "characterization_attached")},
        PRIMARY KEY (assessment, version)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE follow_up (
        id TEXT NOT NULL PRIMARY KEY,
        {texts("assessment", "partner", "kind", "title", "due", "marking", "done_on", "result")},
        {texts("note", "subject")}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX follow_up_of ON follow_up (assessment, due)",
    "CREATE INDEX follow_up_by_partner ON follow_up (partner, due) WHERE done_on = ''",
    "CREATE INDEX follow_up_about ON follow_up (subject) WHERE done_on = '' AND subject <> ''",
    "CREATE INDEX follow_up_due ON follow_up (due) WHERE done_on = ''",
    f"""CREATE TABLE breach (
        id TEXT NOT NULL PRIMARY KEY,
        {texts("partner", "assessment", "exchange", "on_date", "kind", "summary", "marking")},
        {texts("harm", "raised", "reported_on", "reported_to", "status", "closed_on")},
        {texts("raising", "recorded_utc")}
    ) STRICT, WITHOUT ROWID""",
    # What an officer saw of the record after an approval, and found that nothing changes.
    f"""CREATE TABLE touch_seen (
        assessment TEXT NOT NULL PRIMARY KEY,
        {numbers("seq")},
        {texts("reason", "marking", "officer_name", "at_utc")}
    ) STRICT, WITHOUT ROWID""",
    # Approved files that are not closed, which new data of the record may bear on.
    """CREATE INDEX assessment_relied_on ON assessment (partner, id)
        WHERE state = 'approved' AND after_state <> 'closed'""",
    "CREATE INDEX breach_of ON breach (partner, on_date)",
    "CREATE INDEX breach_in ON breach (assessment)",
    "CREATE INDEX breach_open ON breach (status, on_date)",
    *(
        f"CREATE INDEX {table}_id_number ON {table} ({', '.join(number_of('id', start))})"
        for table, start in (("follow_up", 9), ("breach", 9))
    ),
)
"""Statements that make the fourth schema out of the third."""
