"""Pages on paper, each with an entry in the ledger: numbered copies of a packet, and drafts."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workstation.domain.error import BadInputError, UsageError
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.identity.trust import TrustStore
from workstation.outside import door
from workstation.records import packets as packet_records
from workstation.signing.verdict import Verdict
from workstation.vault.files import check_target, write_atomically
from workstation.vault.store import NewEntry
from workstation.workflows import (
    drafting,
    journal,
    packet_file,
    packets,
    verification,
)
from workstation.workflows.session import Clock, Session

PACKET_PRINTED = "packet.printed"
DRAFT_PRINTED = "draft.printed"


def decision_packet(
    session: Session | None,
    source: Path | str,
    out: Path,
    *,
    copy: int = 1,
    copies: int = 1,
    distribution: Sequence[str] = (),
    trust: Path | None = None,
    clock: Clock | None = None,
    force: bool = False,
) -> Path:
    """Write the decision packet of a signed file as a print-ready PDF.

    Args:
        session: who prints; None checks the file with ``trust`` alone and logs nothing.
        source: the signed PDF, or the id of an assessment, whose latest packet is taken.
        out: the file to write.
        copy: number of this copy.
        copies: how many there are.
        distribution: who gets which copy, in order.
        trust: authorities for a check without a vault.
        clock: the time for a copy that is printed without a session.
        force: replace a file that is there already.

    Raises:
        CheckFailedError: the packet was not accepted.
        BadInputError: there is no such packet.
        UsageError, StoreError: the file cannot be written.
    """
    if session is not None:
        session.require(Permission.READ)
    _check_number(copy, copies)
    check_target(out, force=force)
    pdf, path = _bytes_of(session, source)
    verdict = _verdict(session, pdf, path, trust)
    language: Language = verdict.record["language"] if verdict.record else "en"
    record = verification.require_accepted(verdict, path, language)
    printed_at = session.now_utc() if session else _now(clock)
    data = _render(
        record,
        pdf,
        verdict,
        {
            "copy": copy,
            "copies": copies,
            "printed_at": printed_at,
            "printed_by": session.officer.name if session else "",
            "distribution": tuple(distribution),
        },
    )
    if session is None:
        write_atomically(out, data, force=force)
        return out
    with packet_file.placed(out, data):
        session.record([_entry(record, verdict, data, copy, copies, out.name)])
    return out


def packet_copy(
    session: Session, pdf: bytes, *, copy: int, copies: int, distribution: Sequence[str] = ()
) -> bytes:
    """One numbered copy of a signed packet for the preview and the printer; nothing is written.

    Raises:
        CheckFailedError: the packet was not accepted.
        UsageError: ``print.copy_number``.
    """
    _check_number(copy, copies)
    verdict = _verdict(session, pdf, None, None)
    language: Language = verdict.record["language"] if verdict.record else "en"
    record = verification.require_accepted(verdict, None, language)
    facts = {
        "copy": copy,
        "copies": copies,
        "printed_at": session.now_utc(),
        "printed_by": session.officer.name,
        "distribution": tuple(distribution),
    }
    return _render(record, pdf, verdict, facts)


def write_copy(
    session: Session,
    pdf: bytes,
    out: Path,
    *,
    copy: int,
    copies: int,
    distribution: Sequence[str] = (),
) -> Path:
    """Write one numbered copy of a signed packet to a file, and log it.

    Raises:
        CheckFailedError, UsageError: as ``packet_copy``.
        StoreError: the file cannot be written; nothing is logged then.
    """
    data = packet_copy(session, pdf, copy=copy, copies=copies, distribution=distribution)
    with packet_file.placed(out, data):
        note_printed(session, pdf, data, copy=copy, copies=copies, file_name=out.name)
    return out


def note_printed(
    session: Session, pdf: bytes, data: bytes, *, copy: int, copies: int, file_name: str = ""
) -> None:
    """Log that a copy from ``packet_copy`` went to a printer, or to a file with a name."""
    verdict = _verdict(session, pdf, None, None)
    record = verification.require_accepted(verdict, None, "en")
    session.record([_entry(record, verdict, data, copy, copies, file_name)])


def latest_packet(session: Session, assessment: str) -> bytes:
    """The newest packet of an assessment that this vault keeps.

    Raises:
        BadInputError: ``packet.not_found``.
    """
    pdf, _path = _bytes_of(session, assessment)
    digest = hashlib.sha256(pdf).hexdigest()
    session.journal.viewed(journal.PACKET, assessment, sha256=digest)
    return pdf


def write_draft(session: Session, assessment: str, out: Path, *, language: Language = "en") -> Path:
    """Write the pages of an unsigned assessment, marked as a draft, and log it.

    Raises:
        BadInputError: ``assessment.unknown``.
        StoreError: the file cannot be written; nothing is logged then.
    """
    data = packets.preview(session, assessment, language)
    with packet_file.placed(out, data):
        note_draft(session, assessment, data, file_name=out.name)
    return out


def note_draft(session: Session, assessment: str, data: bytes, *, file_name: str = "") -> None:
    """Log that the pages of a draft went to a printer, or to a file with a name."""
    session.require(Permission.READ)
    desk = drafting.load_desk(session, assessment)
    found = desk.assessment
    body = {
        "assessment": found.id,
        "version": found.version,
        "print_sha256": hashlib.sha256(data).hexdigest(),
        "banner": drafting.check_desk(session, desk).banner.text,
        "file_name": file_name,
    }
    session.record([NewEntry(DRAFT_PRINTED, found.id, body)])


def _check_number(copy: int, copies: int) -> None:
    if not 1 <= copy <= copies:
        raise UsageError("print.copy_number", copy=copy, copies=copies)


def _bytes_of(session: Session | None, source: Path | str) -> tuple[bytes, Path | None]:
    if isinstance(source, Path):
        return packet_file.read_file(source), source
    if session is None:
        raise BadInputError("packet.not_found", place=source)
    session.require(Permission.READ)
    row = packet_records.find_latest(session.vault, source, session.vault.id)
    if row is None:
        raise BadInputError("packet.not_found", place=source)
    return session.vault.get_attachment(row.sha256), None


def _verdict(session: Session | None, pdf: bytes, path: Path | None, trust: Path | None) -> Verdict:
    if session is not None and trust is None:
        session.require(Permission.READ)
        return verification.judge_in(session, pdf, path)
    if trust is None:
        raise UsageError("packet.trust_needed", file=str(path) if path else "")
    return verification.verify_bytes(pdf, TrustStore.from_pem(trust), path)


def _render(record: dict[str, Any], pdf: bytes, verdict: Verdict, facts: dict[str, Any]) -> bytes:
    """The copy, laid out where the signed pages were read: in the process without keys."""
    from workstation.documents.packet import CopyFacts, SignatureFacts
    from workstation.workflows.packet_reader import COPY, Copy

    outcomes = {each.authority: each.outcome.value for each in verdict.decisions}
    points = {
        each.authority: tuple((p.question, p.marking, p.text) for p in each.points)
        for each in verdict.decisions
    }
    signatures = tuple(
        SignatureFacts(
            each.field,
            each.signer,
            each.signed_at,
            outcomes.get(each.authority, ""),
            each.certificate,
            points.get(each.authority, ()),
        )
        for each in verdict.signatures
    )
    copy_facts = CopyFacts(sha256=verdict.sha256, **facts)
    return door.run(COPY, pdf, Copy(record, signatures, copy_facts))


def _now(clock: Clock | None) -> str:
    from workstation.vault.store import utc_text

    return utc_text(clock()) if clock else ""


def _entry(
    record: dict[str, Any], verdict: Verdict, data: bytes, copy: int, copies: int, file_name: str
) -> NewEntry:
    return NewEntry(
        PACKET_PRINTED,
        record["assessment"]["id"],
        {
            "assessment": record["assessment"]["id"],
            "version": record["assessment"]["version"],
            "packet_sha256": verdict.sha256,
            "print_sha256": hashlib.sha256(data).hexdigest(),
            "copy": copy,
            "copies": copies,
            "banner": record["banner"],
            "file_name": file_name,
        },
    )
