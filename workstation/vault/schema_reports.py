"""The fourth schema, of the annual report: how each file ended, and what people wrote about a year.

What a version of a file was decided on is kept for that version: a file that is opened again
does not change what an earlier year counted.
"""

from typing import Final

from workstation.vault.schema_records import numbers, texts

_FOUND: Final = ("baseline", "residual", "determination", "mitigable", "act", "authority_required")


def _said(name: str, path: str = "") -> str:
    return f"coalesce(json_extract(body, '$.{path or name}'), '')"


FOURTH: Final[tuple[str, ...]] = (
    f"""CREATE TABLE case_outcome (
        assessment TEXT NOT NULL,
        version INTEGER NOT NULL,
        {texts(*_FOUND, "submitted_utc", "outcome", "authority", "decided_utc", "elevated_utc")},
        PRIMARY KEY (assessment, version)
    ) STRICT, WITHOUT ROWID""",
    # What was submitted, decided or withdrawn before this table was there.
    f"""INSERT INTO case_outcome (assessment, version, {", ".join(_FOUND)}, submitted_utc)
        SELECT {_said("assessment")}, json_extract(body, '$.version'),
            {", ".join(_said(name) for name in _FOUND)}, {_said("submitted_utc")}
        FROM ledger WHERE kind = 'assessment.submitted' AND body IS NOT NULL ORDER BY seq
        ON CONFLICT DO UPDATE SET submitted_utc = excluded.submitted_utc""",
    f"""INSERT INTO case_outcome (assessment, version, outcome, authority, decided_utc)
        SELECT {_said("assessment")}, json_extract(body, '$.version'),
            {_said("outcome", "decision.outcome")}, {_said("authority", "decision.authority")},
            {_said("at_utc", "decision.at_utc")}
        FROM ledger WHERE kind = 'decision.recorded' AND json_extract(body, '$.own') = 1
            AND json_extract(body, '$.state') IN ('approved', 'denied') ORDER BY seq
        ON CONFLICT DO UPDATE SET outcome = excluded.outcome, authority = excluded.authority,
            decided_utc = excluded.decided_utc""",
    f"""INSERT INTO case_outcome (assessment, version, elevated_utc)
        SELECT {_said("assessment")}, json_extract(body, '$.version'),
            {_said("at_utc", "decision.at_utc")}
        FROM ledger WHERE kind = 'decision.recorded' AND json_extract(body, '$.own') = 1
            AND json_extract(body, '$.decision.authority') = 'L5'
            AND json_extract(body, '$.decision.outcome')
                IN ('approve', 'approve-with-conditions', 'deny') ORDER BY seq
        ON CONFLICT DO UPDATE SET elevated_utc = excluded.elevated_utc""",
    f"""INSERT INTO case_outcome (assessment, version, outcome, decided_utc)
        SELECT {_said("assessment")}, json_extract(body, '$.version'), 'withdrawn', at
        FROM ledger WHERE kind = 'assessment.withdrawn' AND body IS NOT NULL ORDER BY seq
        ON CONFLICT DO UPDATE SET outcome = excluded.outcome, decided_utc = excluded.decided_utc""",
    "CREATE INDEX case_decided ON case_outcome (decided_utc) WHERE decided_utc <> ''",
    "CREATE INDEX notice_sent ON notice (sent_on) WHERE sent_on <> ''",
    """CREATE INDEX timeline_restricted ON timeline (on_date)
        WHERE kind = 'arrangement' AND result IN ('restricted', 'suspended')""",
    f"""CREATE TABLE report_text (
        year INTEGER NOT NULL,
        slot TEXT NOT NULL,
        number INTEGER NOT NULL,
        language TEXT NOT NULL,
        {texts("text", "marking", "reason", "withheld", "saved_utc")},
        {numbers("redacted")},
        PRIMARY KEY (year, slot, number, language)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE report_mark (
        year INTEGER NOT NULL,
        figure TEXT NOT NULL,
        {texts("marking", "reason", "withheld")},
        {numbers("redacted")},
        PRIMARY KEY (year, figure)
    ) STRICT, WITHOUT ROWID""",
)
"""Statements of the fourth schema for the annual report, in order."""
