"""Rows from which a year is counted, and those of what people write about it."""

from collections.abc import Iterator
from typing import Any

from workstation.domain.assessment import State
from workstation.domain.statistics import DECIDED, DEPUTY_HEAD, TRIAGE_CLOSED, WITHDRAWN
from workstation.records.codec import json_text
from workstation.vault.rows import Change, Put, Remove
from workstation.vault.store import Entry

_FOUND = ("baseline", "residual", "determination", "mitigable", "act", "authority_required")
_FINAL = frozenset({State.APPROVED.value, State.DENIED.value})
AT_TRIAGE = 0
"""The version under which it is kept that a file was closed at triage."""


def submitted_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.submitted``: what this version found."""
    found = {name: entry.body.get(name) or "" for name in _FOUND}
    yield _outcome(entry, **found, submitted_utc=entry.body.get("submitted_utc") or "")


def decision_rows(entry: Entry) -> Iterator[Change]:
    """``decision.recorded``: of our own files, the decision that ends one; the deputy head's."""
    body, decision = entry.body, entry.body["decision"]
    if not body.get("own") or body.get("late_refusal"):
        return
    if body["state"] in _FINAL:
        yield _outcome(
            entry,
            outcome=decision["outcome"],
            authority=decision["authority"],
            decided_utc=decision["at_utc"],
        )
    if decision["authority"] == DEPUTY_HEAD and decision["outcome"] in DECIDED:
        yield _outcome(entry, elevated_utc=decision["at_utc"])


def withdrawn_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.withdrawn``."""
    yield _outcome(entry, outcome=WITHDRAWN, decided_utc=entry.at_utc)


def triage_closed_rows(entry: Entry) -> Iterator[Change]:
    """``triage.closed``."""
    yield _triage(entry, TRIAGE_CLOSED, entry.at_utc)


def triage_reviewed_rows(entry: Entry) -> Iterator[Change]:
    """``triage.reviewed``: a second reader who disagrees opens the file again."""
    if not entry.body["agrees"]:
        yield _triage(entry, "", "")


def text_rows(entry: Entry) -> Iterator[Change]:
    """``report.text_saved``; a text of nothing takes the passage away."""
    body = entry.body
    key = {name: body[name] for name in ("year", "slot", "number", "language")}
    if not body["text"]:
        yield Remove("report_text", key)
        return
    yield Put("report_text", {**key, "text": body["text"], **_handling(body),
                              "saved_utc": entry.at_utc})  # fmt: skip


def mark_rows(entry: Entry) -> Iterator[Change]:
    """``report.number_marked``."""
    body = entry.body
    yield Put("report_mark", {"year": body["year"], "figure": body["figure"], **_handling(body)})


def _handling(body: Any) -> dict[str, Any]:
    return {
        "marking": body["marking"],
        "reason": body["reason"],
        "redacted": int(bool(body["redacted"])),
        "withheld": json_text(body["withheld"]),
    }


def _triage(entry: Entry, outcome: str, at: str) -> Put:
    key = {"assessment": entry.body["assessment"], "version": AT_TRIAGE}
    return Put("case_outcome", {**key, "outcome": outcome, "decided_utc": at})


def _outcome(entry: Entry, **columns: Any) -> Put:
    key = {"assessment": entry.body["assessment"], "version": entry.body["version"]}
    return Put("case_outcome", {**key, **columns})
