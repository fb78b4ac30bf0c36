"""Rows that entries about the work on an assessment put: its kind, comments, overrides, release."""

from collections.abc import Iterator, Mapping
from typing import Any

from workstation.domain.assessment import State
from workstation.domain.partner import TimelineEntry
from workstation.records.register_rows import search_entry, searchable, timeline_row
from workstation.vault.rows import Change, Put, Remove
from workstation.vault.store import Entry, SqlValue

_COMMENT = ("thread", "question", "text", "marking", "officer", "officer_name")
_REVIEW = ("reader", "reader_name", "review", "review_text", "review_marking", "reviewed_utc")
_OVERRIDE = ("reason", "marking", "officer_name", "at_utc", "about")
_RELEASE = ("outcome", "message", "note", "marking", "exchange", "officer", "officer_name")
_FOLLOW_UP = (
    "id", "assessment", "partner", "kind", "title", "due", "marking", "done_on", "result", "note",
    "subject",
)  # fmt: skip
_BREACH = (
    "id", "partner", "assessment", "exchange", "kind", "summary", "marking", "harm", "raised",
    "reported_on", "reported_to", "status", "closed_on", "raising", "recorded_utc",
)  # fmt: skip


def kind_changed_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.kind_changed``: such as a triage that goes on as the case of an exchange."""
    kind = entry.body["kind"]
    yield _assessment(entry, kind=kind, returned_reason="", saved_utc=entry.at_utc)


def upgraded_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.upgraded``: a newer version of its methodology; what it dropped is gone."""
    body = entry.body
    yield _assessment(
        entry,
        methodology_version=body["methodology_version"],
        methodology_sha256=body["methodology_sha256"],
        saved_utc=entry.at_utc,
    )
    for dropped in body.get("dropped", ()):
        subject, question = str(body["assessment"]), str(dropped["question"])
        yield Remove("answer", {"assessment": subject, "question": question})
        yield Remove("search_text", {"entry": search_entry("answer", subject, question)})


def raised_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.banner_raised``; an empty level takes it back."""
    body = entry.body
    yield _assessment(
        entry,
        raised_level=body["level"],
        raised_reason=body["reason"],
        raised_marking=body["marking"],
        saved_utc=entry.at_utc,
    )


def override_rows(entry: Entry) -> Iterator[Change]:
    """``check.overridden``; an empty reason takes it back."""
    body = entry.body
    key = {
        "assessment": body["assessment"],
        "check_id": body["check"],
        "question": body["question"],
    }
    if not body["reason"]:
        yield Remove("check_override", key)
        return
    yield Put("check_override", key | {name: body[name] for name in _OVERRIDE})


def comment_rows(entry: Entry) -> Iterator[Change]:
    """``comment.added``: a remark, or an answer to one; an answer opens the thread again."""
    body = entry.body
    subject = str(body["assessment"])
    row: dict[str, Any] = {name: body[name] for name in _COMMENT}
    yield Put(
        "comment",
        {
            **row,
            "assessment": subject,
            "id": body["id"],
            "version": body["version"],
            "at_utc": entry.at_utc,
        },
    )
    yield Put(
        "comment_thread",
        {
            "assessment": subject,
            "thread": body["thread"],
            "question": body["question"],
            "resolved": 0,
            "resolved_by": "",
            "resolved_utc": "",
        },
    )
    yield searchable(
        "comment", subject, place=f"{body['question']} {body['id']}",
        partner=str(body.get("partner", "")),
        marking=str(body["marking"]), title=f"{subject} {body['question']}", body=str(body["text"]),
    )  # fmt: skip


def resolved_rows(entry: Entry) -> Iterator[Change]:
    """``comment.resolved``: a thread is settled, or open again."""
    body = entry.body
    resolved = bool(body["resolved"])
    yield Put(
        "comment_thread",
        {
            "assessment": body["assessment"],
            "thread": body["thread"],
            "resolved": int(resolved),
            "resolved_by": body["officer_name"] if resolved else "",
            "resolved_utc": entry.at_utc if resolved else "",
        },
    )


def _said(body: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """What an entry says, under the names of the columns."""
    return {name: body[name] for name in names}


def read_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.read``: how far an officer has read it."""
    body = entry.body
    yield Put(
        "assessment_read",
        {
            **_said(body, "assessment", "officer", "version", "head"),
            "seq": entry.seq,
            "at_utc": entry.at_utc,
        },
    )


def triage_closed_rows(entry: Entry) -> Iterator[Change]:
    """``triage.closed``: no assessment is needed, and why."""
    body = entry.body
    yield Put(
        "triage_close",
        {
            **_said(body, "assessment", "reason", "text", "marking"),
            **dict.fromkeys(_REVIEW, ""),
            "sampled": int(bool(body["sampled"])),
            "officer": entry.officer,
            "officer_name": body.get("officer_name", ""),
            "closed_utc": entry.at_utc,
        },
    )
    yield _assessment(
        entry,
        state=State.TRIAGE_CLOSED.value,
        returned_reason="",
        closed_utc=entry.at_utc,
        saved_utc=entry.at_utc,
    )


def triage_reviewed_rows(entry: Entry) -> Iterator[Change]:
    """``triage.reviewed``: a second reader who disagrees opens it again."""
    body = entry.body
    agrees = bool(body["agrees"])
    yield Put(
        "triage_close",
        {
            "assessment": body["assessment"],
            "review": "agrees" if agrees else "disagrees",
            "review_text": body["text"],
            "review_marking": body["marking"],
            "reader": body["officer"],
            "reader_name": body["officer_name"],
            "reviewed_utc": entry.at_utc,
        },
    )
    if not agrees:
        yield _assessment(
            entry,
            state=State.DRAFT.value,
            returned_reason=body["text"],
            closed_utc="",
            saved_utc=entry.at_utc,
        )


def lapsed_rows(entry: Entry) -> Iterator[Change]:
    """``standing.lapsed``: a trigger that an officer recorded (domain C-bis)."""
    body = entry.body
    yield _assessment(
        entry,
        lapsed_on=body["on"],
        lapsed_by=body["trigger"],
        lapsed_text=body["text"],
        lapsed_marking=body["marking"],
    )


def release_rows(entry: Entry) -> Iterator[Change]:
    """``release.recorded``: what was done on an approval."""
    body = entry.body
    row: dict[str, Any] = {name: body.get(name, "") for name in _RELEASE}
    yield Put(
        "release",
        {
            **row,
            "assessment": body["assessment"],
            "version": body["version"],
            "on_date": body["on"],
            "caveat_on_message": int(bool(body["caveat_on_message"])),
            "characterization_attached": int(bool(body["characterization_attached"])),
            "recorded_utc": entry.at_utc,
        },
    )
    yield _assessment(entry, after_state=body["outcome"])


def follow_up_rows(entry: Entry) -> Iterator[Change]:
    """``follow-up.saved``."""
    yield Put("follow_up", {name: entry.body.get(name, "") for name in _FOLLOW_UP})


def breach_rows(entry: Entry) -> Iterator[Change]:
    """``breach.saved``."""
    body = entry.body
    yield Put("breach", {name: body.get(name, "") for name in _BREACH} | {"on_date": body["on"]})
    if body["partner"]:
        line = TimelineEntry(
            str(body["partner"]), str(body["on"]), entry.seq, "breach", str(body["id"]),
            str(body["summary"]), str(body["marking"]), str(body["status"]), str(body["kind"]),
        )  # fmt: skip
        yield timeline_row(line)
    yield searchable(
        "breach", str(body["id"]), partner=str(body["partner"]), marking=str(body["marking"]),
        title=str(body["id"]), body=str(body["summary"]),
    )  # fmt: skip


def closed_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.closed``: nothing is left to be done after the decision."""
    yield _assessment(entry, after_state="closed")


def touch_seen_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.touch_seen``: what came into the record until then changes nothing."""
    body = entry.body
    yield Put(
        "touch_seen",
        {name: body[name] for name in ("assessment", "seq", "reason", "marking", "officer_name")}
        | {"at_utc": entry.at_utc},
    )


def _assessment(entry: Entry, **columns: SqlValue) -> Put:
    return Put("assessment", {"id": entry.body["assessment"], **columns})
