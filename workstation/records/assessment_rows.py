"""Rows that entries about assessments and their decisions put into the tables."""

from collections.abc import Iterator, Mapping
from typing import Any

from workstation.domain.assessment import Answer, Outcome, State
from workstation.domain.partner import TimelineEntry
from workstation.records.codec import answer_of, json_text
from workstation.records.register_rows import search_entry, searchable, timeline_row
from workstation.vault.rows import Change, Put, Remove
from workstation.vault.store import Entry

_STARTED = (
    "id", "methodology", "methodology_version", "methodology_sha256", "partner", "exchange",
    "author", "author_name", "created_utc", "kind", "country", "standing", "follows", "new_facts",
    "new_facts_marking",
)  # fmt: skip
_SUBMITTED = (
    "title", "marking", "banner", "baseline", "residual", "determination", "authority_required",
    "submitted_utc", "valid_until",
)  # fmt: skip
_EVIDENCE = (
    "id", "kind", "title", "marking", "reference", "sha256", "size_bytes", "media_type", "dated",
    "added_utc",
)  # fmt: skip
_CLOSED = frozenset({State.APPROVED.value, State.DENIED.value, State.WITHDRAWN.value})


def started_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.started``."""
    row: dict[str, Any] = {name: entry.body.get(name, "") for name in _STARTED}
    row |= {"version": entry.body["version"], "state": State.DRAFT.value}
    yield Put("assessment", row | {"saved_utc": entry.at_utc})


def saved_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.saved``: the answers of one section."""
    body = entry.body
    subject, partner = str(body["assessment"]), str(body.get("partner", ""))
    named: dict[str, Any] = {name: body[name] for name in ("title", "marking") if name in body}
    yield Put("assessment", {"id": subject, "saved_utc": entry.at_utc, **named})
    for item in body["answers"]:
        answer = answer_of(item)
        yield _answer_row(subject, answer)
        yield _answer_text(subject, partner, answer)
    if named.get("title"):
        # The title has its own marking, so it stands under no other text's.
        yield searchable(
            "assessment", subject, partner=partner, marking=str(named.get("marking", "")),
            title=named["title"], body=subject,
        )  # fmt: skip


def _answer_row(subject: str, answer: Answer) -> Put:
    return Put(
        "answer",
        {
            "assessment": subject,
            "question": answer.question,
            "value_json": json_text(answer.value),
            "text": answer.text,
            "marking": answer.marking,
            "evidence": json_text(answer.evidence),
        },
    )


def _answer_text(subject: str, partner: str, answer: Answer) -> Change:
    """What search finds of an answer."""
    body = answer_words(answer)
    if not body.strip():
        return Remove("search_text", {"entry": search_entry("answer", subject, answer.question)})
    return searchable(
        "answer", subject, place=answer.question, partner=partner, marking=answer.marking,
        title=f"{subject} {answer.question}", body=body,
    )  # fmt: skip


def answer_words(answer: Answer) -> str:
    """What an answer says in words: its own, and those in its rows."""
    words = [answer.text]
    if isinstance(answer.value, tuple):
        words += [text for row in answer.value if isinstance(row, dict) for text in row.values()]
    return " · ".join(filter(None, words))


def locked_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.baseline_locked``."""
    yield Put(
        "assessment",
        {
            "id": entry.body["assessment"],
            "baseline_locked_utc": entry.body["locked_utc"],
            "baseline_locked_by": entry.body.get("locked_by_name") or entry.body["locked_by"],
            "baseline_values": json_text(entry.body["values"]),
            "saved_utc": entry.at_utc,
        },
    )


def reopened_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.baseline_reopened``: a new version in which nothing is decided."""
    yield Put(
        "assessment",
        {
            "id": entry.body["assessment"],
            "version": entry.body["version"],
            "state": State.DRAFT.value,
            "baseline_locked_utc": "",
            "baseline_locked_by": "",
            "baseline_values": "",
            "submitted_utc": "",
            "submitted_sha256": "",
            "returned_reason": "",
            "closed_utc": "",
            "saved_utc": entry.at_utc,
        },
    )


def withdrawn_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.withdrawn``."""
    yield Put(
        "assessment",
        {
            "id": entry.body["assessment"],
            "withdrawn": 1,
            "state": State.WITHDRAWN.value,
            "closed_utc": entry.at_utc,
            "saved_utc": entry.at_utc,
        },
    )


def evidence_added_rows(entry: Entry) -> Iterator[Change]:
    """``evidence.added``."""
    yield _evidence_row(entry, removed=0)


def evidence_removed_rows(entry: Entry) -> Iterator[Change]:
    """``evidence.removed``: it keeps its number, and can be restored."""
    yield _evidence_row(entry, removed=1)


def _evidence_row(entry: Entry, *, removed: int) -> Put:
    evidence: Mapping[str, Any] = entry.body["evidence"]
    row = {name: evidence[name] for name in _EVIDENCE}
    return Put("evidence", {"assessment": entry.body["assessment"], **row, "removed": removed})


def submitted_rows(entry: Entry) -> Iterator[Change]:
    """``assessment.submitted``: it stands in the partner's record from here on."""
    body = entry.body
    row: dict[str, Any] = {name: body.get(name) or "" for name in _SUBMITTED}
    yield Put(
        "assessment",
        {
            **row,
            "id": body["assessment"],
            "version": body["version"],
            "state": State.SUBMITTED.value,
            "submitted_sha256": body["packet_sha256"],
            "returned_reason": "",
            "closed_utc": "",
            "saved_utc": entry.at_utc,
        },
    )
    if body.get("partner"):
        line = TimelineEntry(
            str(body["partner"]), row["submitted_utc"][:10], entry.seq, "assessment",
            str(body["assessment"]), row["title"], row["marking"], row["residual"],
            row["baseline"],
        )  # fmt: skip
        yield timeline_row(line)


def _beside_reasons(decision: dict[str, Any]) -> str:
    """The points of a return as a list; with an objection, dissents or a delegation, an object."""
    if decision.get("against") or decision.get("dissents") or decision.get("acting"):
        names = ("points", "against", "dissents", "acting")
        return json_text({name: decision[name] for name in names if decision.get(name)})
    return json_text(decision["points"]) if decision.get("points") else ""


def decision_rows(entry: Entry) -> Iterator[Change]:
    """``decision.recorded``: of another vault's file, or of a version past, the decision alone."""
    body, decision = entry.body, entry.body["decision"]
    own = bool(body.get("own"))
    yield Put(
        "decision",
        {
            "vault": "" if own else str(body.get("vault", "")),
            "assessment": body["assessment"],
            "version": body["version"],
            "number": body["number"],
            "authority": decision["authority"],
            "outcome": decision["outcome"],
            "reasons": decision["reasons"],
            "marking": decision["marking"],
            "officer": decision["officer"],
            "officer_name": decision["officer_name"],
            "at_utc": decision["at_utc"],
            "conditions": json_text(decision.get("conditions", ())),
            "points": _beside_reasons(decision),
            "ledger_head": decision.get("ledger_head", ""),
            "packet_sha256": body.get("packet_sha256", ""),
            "no_interest": int(bool(decision.get("no_interest"))),
        },
    )
    if own and not body.get("late_refusal"):
        yield from _own_decision_rows(entry)


def _own_decision_rows(entry: Entry) -> Iterator[Change]:
    body, decision = entry.body, entry.body["decision"]
    returned = decision["outcome"] == Outcome.RETURN.value
    yield Put(
        "assessment",
        {
            "id": body["assessment"],
            "state": body["state"],
            "returned_reason": decision["reasons"] if returned else "",
            "closed_utc": decision["at_utc"] if body["state"] in _CLOSED else "",
        },
    )
    for notice in body.get("notices", ()):
        yield Put(
            "notice",
            {
                "assessment": body["assessment"],
                "version": body["version"],
                "notice": notice["id"],
                "due": notice.get("due") or decision["at_utc"][:10],
            },
        )
    if body.get("partner"):
        line = TimelineEntry(
            str(body["partner"]), decision["at_utc"][:10], entry.seq, "decision",
            str(body["assessment"]), decision["reasons"], decision["marking"],
            decision["outcome"], decision["authority"],
        )  # fmt: skip
        yield timeline_row(line, revision=int(body["version"]) * 1000 + int(body["number"]))


def notice_rows(entry: Entry) -> Iterator[Change]:
    """``notice.sent``."""
    body = entry.body
    yield Put(
        "notice",
        {
            "assessment": body["assessment"],
            "version": body["version"],
            "notice": body["notice"],
            "due": body.get("due", ""),
            "sent_on": body["on"],
            "reference": body.get("reference", ""),
        },
    )
