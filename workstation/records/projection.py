"""What each entry of the ledger changes in the tables."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Final

from workstation.records import (
    assessment_rows,
    casework_rows,
    correction_rows,
    house_rows,
    kinds,
    merge_rows,
    register_rows,
    statistics_rows,
)
from workstation.vault.rows import Change
from workstation.vault.store import Entry

_ROWS: Final[Mapping[str, Callable[[Entry], Iterable[Change]]]] = {
    kinds.PARTNER_SAVED: register_rows.partner_rows,
    kinds.ARRANGEMENT_SAVED: register_rows.arrangement_rows,
    kinds.AGREEMENT_SAVED: register_rows.agreement_rows,
    kinds.PARTNERS_MERGED: merge_rows.merged_rows,
    kinds.PARTNERS_PARTED: merge_rows.parted_rows,
    kinds.EXCHANGE_SAVED: register_rows.exchange_rows,
    kinds.ASSURANCE_SAVED: register_rows.assurance_rows,
    kinds.ASSURANCE_CHECK_SAVED: register_rows.assurance_check_rows,
    kinds.INCIDENT_SAVED: register_rows.incident_rows,
    kinds.SOURCE_SAVED: register_rows.source_rows,
    kinds.INDICATORS_IMPORTED: register_rows.indicator_rows,
    kinds.ASSESSMENT_STARTED: assessment_rows.started_rows,
    kinds.ASSESSMENT_SAVED: assessment_rows.saved_rows,
    kinds.BASELINE_LOCKED: assessment_rows.locked_rows,
    kinds.BASELINE_REOPENED: assessment_rows.reopened_rows,
    kinds.ASSESSMENT_WITHDRAWN: assessment_rows.withdrawn_rows,
    kinds.ASSESSMENT_SUBMITTED: assessment_rows.submitted_rows,
    kinds.ASSESSMENT_KIND_CHANGED: casework_rows.kind_changed_rows,
    kinds.ASSESSMENT_UPGRADED: casework_rows.upgraded_rows,
    kinds.BANNER_RAISED: casework_rows.raised_rows,
    kinds.CHECK_OVERRIDDEN: casework_rows.override_rows,
    kinds.COMMENT_ADDED: casework_rows.comment_rows,
    kinds.COMMENT_RESOLVED: casework_rows.resolved_rows,
    kinds.ASSESSMENT_READ: casework_rows.read_rows,
    kinds.CORRECTION_NOTED: correction_rows.noted_rows,
    kinds.TRIAGE_CLOSED: casework_rows.triage_closed_rows,
    kinds.TRIAGE_REVIEWED: casework_rows.triage_reviewed_rows,
    kinds.STANDING_LAPSED: casework_rows.lapsed_rows,
    kinds.RELEASE_RECORDED: casework_rows.release_rows,
    kinds.FOLLOW_UP_SAVED: casework_rows.follow_up_rows,
    kinds.BREACH_SAVED: casework_rows.breach_rows,
    kinds.CASE_CLOSED: casework_rows.closed_rows,
    kinds.TOUCH_SEEN: casework_rows.touch_seen_rows,
    kinds.EVIDENCE_ADDED: assessment_rows.evidence_added_rows,
    kinds.EVIDENCE_REMOVED: assessment_rows.evidence_removed_rows,
    kinds.DECISION_RECORDED: assessment_rows.decision_rows,
    kinds.NOTICE_SENT: assessment_rows.notice_rows,
    kinds.PACKET_RECEIVED: house_rows.packet_rows,
    kinds.PACKET_OPENED: house_rows.packet_rows,
    kinds.OFFICER_SAVED: house_rows.officer_rows,
    kinds.ROSTER_IMPORTED: house_rows.roster_rows,
    kinds.BUNDLE_WRITTEN: house_rows.bundle_rows,
    kinds.REPORT_TEXT_SAVED: statistics_rows.text_rows,
    kinds.REPORT_NUMBER_MARKED: statistics_rows.mark_rows,
}

_COUNTED: Final[Mapping[str, Callable[[Entry], Iterable[Change]]]] = {
    kinds.ASSESSMENT_SUBMITTED: statistics_rows.submitted_rows,
    kinds.DECISION_RECORDED: statistics_rows.decision_rows,
    kinds.ASSESSMENT_WITHDRAWN: statistics_rows.withdrawn_rows,
    kinds.TRIAGE_CLOSED: statistics_rows.triage_closed_rows,
    kinds.TRIAGE_REVIEWED: statistics_rows.triage_reviewed_rows,
}
"""What the annual report counts, beside the rows that everybody else reads."""


def project(entry: Entry) -> Iterable[Change]:
    """The rows that an entry puts or removes; none for a kind that no table shows.

    Pure: the same entry gives the same rows, at whatever time and in whatever vault.
    """
    found = (listed.get(entry.kind) for listed in (_ROWS, _COUNTED))
    return chain.from_iterable(rows(entry) for rows in found if rows)
