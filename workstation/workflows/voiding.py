"""Which approvals of a file lapsed by a later change, by which fields, and who signs again.

Found from the decisions and entries in the ledger each time it is asked; nothing is stored. What
was decided stays as it was signed: the packet of that version, and ``MRA-…@n``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from workstation.documents.packet_record import Record
from workstation.domain import ladder
from workstation.domain.assessment import Assessment, AssessmentKind, Decision, Override, State
from workstation.domain.counting import counted
from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.domain.voiding import (
    AUTHOR,
    Signed,
    Voided,
    lapsed_among,
    material_changes,
    must_sign_again,
)
from workstation.records import kinds
from workstation.records import packets as packet_records
from workstation.records.codec import answer_body, value_of
from workstation.vault.store import Entry
from workstation.workflows import comparing, drafting, reading
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.packet_content import methodology_of_record
from workstation.workflows.packet_entries import decision_body
from workstation.workflows.session import Session

__all__ = ["Approvals", "Signed", "Voided", "approvals", "as_json", "of_packet", "voided"]

_BESIDE = (kinds.BANNER_RAISED, kinds.CHECK_OVERRIDDEN, kinds.ASSESSMENT_KIND_CHANGED)


@dataclass(frozen=True, slots=True)
class Approvals:
    """Every decision on a file, which of them count, and what made the others lapse."""

    assessment: str
    version: int
    state: State
    authority_required: str
    next_authority: str | None
    signed: tuple[Signed, ...]
    counting: tuple[Signed, ...]
    voided: Voided | None


def approvals(session: Session, assessment: str) -> Approvals:
    """Where a file of this vault stands, from what was signed.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    desk = drafting.load_desk(session, assessment)
    signed = _signed(session, assessment, "")
    found = drafting.check_desk(session, desk)
    required = ladder.required_now(desk.methodology, desk.assessment, found.required)
    lapsed_here = desk.state is State.RETURNED
    return Approvals(
        assessment,
        desk.assessment.version,
        desk.state,
        required.authority,
        found.next_authority,
        signed,
        tuple(e for e in signed if e.version == desk.assessment.version and not lapsed_here),
        voided(session, assessment),
    )


def voided(session: Session, assessment: str) -> Voided | None:
    """The decisions of a file of this vault that lapsed last; None while none did.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    desk = drafting.load_desk(session, assessment)
    if desk.state is State.WITHDRAWN:
        return None
    signed, now = _signed(session, assessment, ""), desk.assessment.version
    returned = desk.state is State.RETURNED
    lapsed = lapsed_among(signed, now, returned=returned)
    if not lapsed:
        return None
    version = lapsed[-1].version
    m = desk.methodology
    after = drafting.counted_of(session, desk).assessment
    changes, others = material_changes(m.questions, _as_signed(session, after, version), after)
    required = drafting.check_desk(session, desk).authority_required
    present = [] if returned else [e.decision.authority for e in signed if e.version == now]
    if after.submitted_utc and not returned:
        present.append(AUTHOR)
    opened = _reopening(session, assessment, version)
    return Voided(
        assessment,
        version,
        now,
        _packet(session, assessment, version) or lapsed[-1].packet_sha256,
        opened[0],
        opened[1],
        lapsed,
        changes,
        others,
        required,
        must_sign_again(m, lapsed, required, present),
    )


def of_packet(session: Session, record: Record) -> Voided | None:
    """The decisions that lapsed, as whoever has opened a packet has to know.

    They are its own where a later version stands, or those of the version before, which this one
    makes lapse. None where nothing lapsed.
    """
    session.require(Permission.READ)
    said = record["assessment"]
    assessment, version = str(said["id"]), int(said["version"])
    if record["vault"]["id"] == session.vault.id:
        found = voided(session, assessment)
        return found if found is not None and version in (found.version, found.now) else None
    origin = str(record["vault"]["id"])
    signed = _signed(session, assessment, origin)
    held = packet_records.find_latest(session.vault, assessment, origin)
    now = max(version, held.version if held else 0)
    lapsed = lapsed_among(signed, now, returned=False)
    if not lapsed or version not in (lapsed[-1].version, now):
        return None
    m = methodology_of_record(record)
    here = [AUTHOR, *(e.decision.authority for e in signed if e.version == now)]
    required = str(record["authority_required"])
    again = must_sign_again(m, lapsed, required, here)
    return Voided(
        assessment, lapsed[-1].version, now, lapsed[-1].packet_sha256, "", "", lapsed, (), (),
        required, again,
    )  # fmt: skip


def as_json(found: Approvals) -> dict[str, Any]:
    """The object that ``assessor approvals --json`` prints."""
    return {
        "assessment": found.assessment,
        "version": found.version,
        "state": found.state.value,
        "authority_required": found.authority_required,
        "next_authority": found.next_authority,
        "approvals": [
            {
                "version": each.version,
                "counts": each in found.counting,
                "packet": each.packet_sha256,
                **decision_body(each.decision),
            }
            for each in found.signed
        ],
        "voided": _voided_json(found.voided) if found.voided else None,
    }


def _voided_json(found: Voided) -> dict[str, Any]:
    return {
        "version": found.version,
        "by_version": found.now,
        "packet": found.packet_sha256,
        "reason": found.reason,
        "marking": found.marking,
        "approvals": [
            {"authority": e.decision.authority, "officer": e.decision.officer_name,
             "outcome": e.decision.outcome.value, "at_utc": e.decision.at_utc}
            for e in found.lapsed
        ],
        "fields": [
            {"field": e.question, "before": answer_body(e.before), "after": answer_body(e.after)}
            for e in found.changes
        ],
        "others": [
            {"part": e.part, "subject": e.subject, "before": e.before, "after": e.after,
             "marking": e.marking}
            for e in found.others
        ],
        "authority_required": found.required,
        "sign_again": list(found.again),
    }  # fmt: skip


def field_lines(session: Session, found: Voided, language: Language) -> list[str]:
    """Each changed answer in words: number, question, before and now, with its marks."""
    session.require(Permission.READ)
    m = drafting.load_desk(session, found.assessment).methodology
    lines = []
    for change in found.changes:
        asked = m.questions.get(change.question)
        title = asked.text.in_language(language) if asked else ""
        lines.append(f"{change.question}  {title}")
        for one in reading.in_words(change, language, m):
            lines.append(f"    {one.old or '–'}  →  {one.new or '–'}")
    return lines


def _signed(session: Session, assessment: str, origin: str) -> tuple[Signed, ...]:
    """Every decision on a file, oldest first; ``origin`` is the author's vault, "" for this one."""
    found = []
    for entry in session.vault.entries_of(kinds.DECISION_RECORDED, assessment):
        body = entry.body
        own = bool(body.get("own"))
        if own if not origin else not own and body.get("vault") == origin:
            found.append(
                Signed(
                    int(body["version"]),
                    int(body["number"]),
                    str(body.get("packet_sha256", "")),
                    value_of(Decision, body["decision"]),
                )
            )
    return tuple(sorted(found, key=lambda each: (each.version, each.number)))


def _packet(session: Session, assessment: str, version: int) -> str:
    row = packet_records.find_earlier(session.vault, assessment, session.vault.id, version + 1)
    return row.sha256 if row is not None and row.version == version else ""


def _as_signed(session: Session, after: Assessment, version: int) -> Assessment:
    """One version as it was signed, as far as it counted, with what stands beside the answers."""
    found = comparing.assessment_at(session, f"{after.id}@{version}")
    submitted = [
        entry
        for entry in session.vault.entries_of(kinds.ASSESSMENT_SUBMITTED, after.id)
        if int(entry.body["version"]) == version
    ]
    if not submitted:
        raise BadInputError("compare.unknown_version", place=f"{after.id}@{version}")
    started = session.vault.entries_of(kinds.ASSESSMENT_STARTED, after.id)[0]
    found = replace(
        found,
        kind=AssessmentKind(started.body.get("kind") or AssessmentKind.CASE.value),
        raised_level="", raised_reason="", raised_marking="", overrides=(),
    )  # fmt: skip
    for entry in _beside(session, after.id, submitted[-1].seq):
        found = _replay(found, entry)
    m = get_methodology(found.methodology, found.methodology_version)
    return counted(m, found, drafting.circumstances_of(session, found)).assessment


def _beside(session: Session, assessment: str, last: int) -> Sequence[Entry]:
    entries = [e for kind in _BESIDE for e in session.vault.entries_of(kind, assessment)]
    return sorted((e for e in entries if e.seq <= last), key=lambda entry: entry.seq)


def _replay(found: Assessment, entry: Entry) -> Assessment:
    body = entry.body
    if entry.kind == kinds.ASSESSMENT_KIND_CHANGED:
        return replace(found, kind=AssessmentKind(body["kind"]))
    if entry.kind == kinds.BANNER_RAISED:
        return replace(
            found, raised_level=str(body["level"]), raised_reason=str(body["reason"]),
            raised_marking=str(body["marking"]),
        )  # fmt: skip
    key = (body["check"], body["question"])
    kept = tuple(each for each in found.overrides if (each.check, each.question) != key)
    if not body["reason"]:
        return replace(found, overrides=kept)
    names = Override.__dataclass_fields__
    made = Override(**{name: str(body[name]) for name in names if name in body})
    return replace(found, overrides=(*kept, made))


def _reopening(session: Session, assessment: str, version: int) -> tuple[str, str]:
    """Why the baseline was opened again after a version, with the mark of the reason."""
    for entry in session.vault.entries_of(kinds.BASELINE_REOPENED, assessment):
        if int(entry.body["version"]) > version:
            return str(entry.body["reason"]), str(entry.body["marking"])
    return "", ""
