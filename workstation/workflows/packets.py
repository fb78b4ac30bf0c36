"""Making a packet: the pages as they will be, and signing them as the author."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from workstation.documents.packet_values import assessment_of
from workstation.domain import title as titles
from workstation.domain.assessment import Assessment, State
from workstation.domain.check import Check
from workstation.domain.checks import open_findings
from workstation.domain.error import CheckFailedError, NotAllowedError
from workstation.domain.hardstop import BLOCKS
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_kinds import BLOCK
from workstation.domain.officer import Permission
from workstation.domain.standing_base import last_day
from workstation.domain.text import Language
from workstation.records import kinds
from workstation.records.assessments import EDITABLE_STATES
from workstation.vault.files import check_target
from workstation.vault.store import NewEntry
from workstation.workflows import (
    anchors,
    assessments,
    beginning,
    delegations,
    drafting,
    journal,
    packet_claims,
    packet_content,
    packet_file,
    verification,
)
from workstation.workflows.lookup import require_assessment
from workstation.workflows.session import Session

PDF = "application/pdf"
_MOST_SHOWN = 120
"""Letters of a text that an error shows."""


def preview(session: Session, assessment: str, language: Language = "en") -> bytes:
    """The pages as they will be, marked as a draft; that they were opened is noted."""
    from workstation.documents import packet_record
    from workstation.documents.assessment import render

    session.require(Permission.READ)
    found = require_assessment(session, assessment)
    content, _ = packet_content.gather(session, found, language=language, signed_at="")
    pages = render(packet_record.build(content), content.methodology, draft=True)
    session.journal.viewed(journal.DOCUMENT, assessment)
    return pages


def submit(
    session: Session, assessment: str, out: Path, *, language: Language = "en", force: bool = False
) -> Path:
    """Sign an assessment as its author and write the packet.

    The file is safe on its disk before the record says that it was submitted; when anything
    fails, neither happens.

    Args:
        session: the author's.
        assessment: which one.
        out: the packet's file.
        language: of the pages.
        force: replace a file that is there already.

    Raises:
        NotAllowedError: not the author, or signed already; ``revocation.own``: the author's
            certificate was revoked.
        CheckFailedError: ``packet.incomplete``, ``packet.hard_stop``, ``packet.check_blocks``,
            ``packet.check_unanswered``: a warning has no reason; ``packet.hidden_text``; or
            ``packet.clock_behind``: this machine's day is before that of the last change.
        UsageError, StoreError: the file cannot be written.
    """
    session.require(Permission.ASSESS)
    check_target(out, force=force)
    delegations.signer_for(session, None)
    found = _signable(session, assessment)
    signed_at = session.now_utc()
    day = date.fromisoformat(signed_at[:10])
    until = last_day(packet_content.methodology_of(found), found, day)
    found = replace(found, valid_until=until)
    content, checked = packet_content.gather(session, found, language=language, signed_at=signed_at)
    _require_complete(checked)
    from workstation.documents import packet_record

    record = packet_record.build(content)
    _require_readable(record)
    pdf = _certified(session, record, content.methodology, language)
    session.vault.put_attachment(pdf, PDF)
    entries = [
        _submitted_entry(found, content, checked, pdf, record["check_code"]),
        packet_entry(record, pdf, State.SUBMITTED, "", out, "out", signed_at, signatures=1),
    ]
    with packet_file.placed(out, pdf, kept=True):
        session.record(entries)
    anchors.checkpoint(session)
    return out


def packet_entry(
    record: dict[str, Any],
    pdf: bytes,
    state: State,
    decided: str,
    path: Path | None,
    direction: str,
    at: str,
    *,
    signatures: int,
) -> NewEntry:
    """The entry by which this vault remembers a packet that it made or saw."""
    digest = hashlib.sha256(pdf).hexdigest()
    title = title_of(record)
    return NewEntry(
        kinds.PACKET_RECEIVED,
        digest,
        {
            "sha256": digest,
            "vault": record["vault"]["id"],
            "station": record["vault"]["name"],
            "assessment": record["assessment"]["id"],
            "version": record["assessment"]["version"],
            "partner_name": record["partner"]["name"],
            "title": title[1],
            "banner": record["banner"],
            "author_name": record["assessment"]["author_name"],
            "authority_required": record["authority_required"],
            "state": state.value,
            "decided": decided,
            "direction": direction,
            "file_name": path.name if path else "",
            "received_utc": at,
            "signatures": signatures,
            "size_bytes": len(pdf),
            "check_code": record["check_code"],
        },
    )


def title_of(record: dict[str, Any]) -> tuple[str, str]:
    """The portion mark and text of what the file asks."""
    methodology = packet_content.methodology_of_record(record)
    said = assessment_of(record)
    text, marking = titles.title_of(methodology, said.kind, said.answers)
    return marking, text


def _signable(session: Session, assessment: str) -> Assessment:
    """The assessment with all its answers in the ledger, as the version that is signed."""
    state = assessments.get_state(session, assessment)
    if state not in EDITABLE_STATES:
        raise NotAllowedError("packet.not_draft", place=assessment)
    _require_clock(session, assessment)
    found = drafting.save_all(session, assessment)
    beginning.check_submittable(session, found)
    version = found.version + 1 if state is State.RETURNED else found.version
    return replace(found, version=version, decisions=(), submitted_utc="", submitted_sha256="")


def _require_clock(session: Session, assessment: str) -> None:
    """A clock set back to before the work was done would make what is past its date current."""
    row = drafting.open_row(session, assessment)
    last = max(str(row[when]) for when in ("created_utc", "baseline_locked_utc", "saved_utc"))
    now, last = session.now_utc()[:10], last[:10]
    if now < last:
        raise CheckFailedError("packet.clock_behind", place=assessment, now=now, last=last)


def _require_readable(record: dict[str, Any]) -> None:
    """What came into the record before it was looked at so closely would be refused elsewhere."""
    found = packet_claims.find_unreadable(record)
    if found is not None:
        text, hidden = found
        seen = "".join("\ufffd" if char == hidden else char for char in text)
        raise CheckFailedError(
            "packet.hidden_text", text=seen[:_MOST_SHOWN], character=f"U+{ord(hidden):04X}"
        )


def _require_complete(found: Check) -> None:
    if found.missing:
        first = found.missing[0]
        raise CheckFailedError(
            "packet.incomplete",
            place=first.question,
            count=len(found.missing),
            missing=[
                {"section": each.section, "question": each.question, "need": each.need}
                for each in found.missing
            ],
        )
    for state in found.hard_stops:
        if state.status == BLOCKS:
            raise CheckFailedError(
                "packet.hard_stop", place=state.stop.question or None, rule=state.stop.rule
            )
    _require_checks(found)


def _require_checks(found: Check) -> None:
    """No check blocks, and every warning was passed over with a reason."""
    still_open = open_findings(found)
    if not still_open:
        return
    first = still_open[0]
    raise CheckFailedError(
        "packet.check_blocks" if first.strength == BLOCK else "packet.check_unanswered",
        place=first.question or None,
        count=len(still_open),
        check=first.check,
        findings=[{"check": one.check, "question": one.question} for one in still_open],
    )


def _certified(
    session: Session, record: dict[str, Any], methodology: Any, language: Language
) -> bytes:
    from workstation.documents.assessment import render
    from workstation.documents.packet_record import record_bytes
    from workstation.signing.certify import certify
    from workstation.signing.statement import author_statement

    digest = hashlib.sha256(record_bytes(record)).hexdigest()
    statement = author_statement(digest, session.signer, record["signed_at"], language)
    pages = render(record, methodology)
    return certify(pages, statement, session.signer, verification.restamp)


def _submitted_entry(
    assessment: Assessment, content: Any, found: Check, pdf: bytes, check_code: str
) -> NewEntry:
    title, marking = drafting.title_of(content.methodology, assessment)
    return NewEntry(
        kinds.ASSESSMENT_SUBMITTED,
        assessment.id,
        {
            "assessment": assessment.id,
            "version": assessment.version,
            "partner": assessment.partner,
            "title": title,
            "marking": marking,
            "banner": found.banner.text,
            "submitted_utc": content.signed_at,
            "packet_sha256": hashlib.sha256(pdf).hexdigest(),
            "baseline": found.baseline.level or "",
            "residual": found.residual.level or "",
            "determination": found.determination.substantial or "",
            "mitigable": found.determination.mitigable or "",
            "act": _act_of(assessment, content.methodology),
            "authority_required": found.authority_required,
            "valid_until": assessment.valid_until,
            "check_code": check_code,
        },
    )


def _act_of(assessment: Assessment, methodology: Methodology) -> str:
    """Which of the three regulated acts the file is about; "" where nobody was asked."""
    question = methodology.by_role.get("act")
    answer = assessment.answers.get(question.id) if question else None
    return answer.value if answer and isinstance(answer.value, str) else ""
