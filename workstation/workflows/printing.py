"""Pages on paper, each with an entry in the ledger: numbered copies of a packet, and drafts."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from workstation.domain.distribution import Recipient, lines_of
from workstation.domain.error import BadInputError, UsageError
from workstation.domain.ladder import said_outcome
from workstation.domain.marking_register import LEVELS
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
    fields,
    journal,
    packet_file,
    packets,
    printed_copies,
    verification,
)
from workstation.workflows.printed_copies import PACKET_PRINTED as PACKET_PRINTED
from workstation.workflows.printed_copies import MadeCopy as MadeCopy
from workstation.workflows.session import Clock, Session

if TYPE_CHECKING:
    from workstation.documents.packet import PaperCopy, SignatureFacts
    from workstation.documents.packet_copy import CopyFacts

DRAFT_PRINTED = "draft.printed"
MOST_NUMBER: Final = 9999
"""The highest number of a copy."""


@dataclass(frozen=True, slots=True)
class Printable:
    """A packet that was checked and may be printed; ``first`` is the number of its next copy."""

    pdf: bytes
    verdict: Verdict
    record: dict[str, Any]
    first: int = 1

    @property
    def is_protected(self) -> bool:
        """Whether its banner is above unclassified, so that a person is asked before it prints."""
        return not is_open(str(self.record["banner"]))


def is_open(banner: str) -> bool:
    """Whether a banner says unclassified, whatever else it says."""
    return banner.partition("//")[0].strip() in ("", LEVELS["U"].words.en.upper())


def open_to_print(session: Session, pdf: bytes) -> Printable:
    """Check a packet that is to be printed, and say which number its next copy has.

    Raises:
        CheckFailedError: the packet was not accepted.
    """
    session.require(Permission.READ)
    verdict = _verdict(session, pdf, None, None)
    record = verification.require_accepted(verdict, None)
    return Printable(pdf, verdict, record, printed_copies.next_number(session.vault, record))


def make_copy(
    session: Session,
    printable: Printable,
    recipients: Sequence[Recipient],
    ordinal: int = 1,
    *,
    two_sided: bool = False,
    empty_sheets: bool = False,
) -> MadeCopy:
    """One of the copies that are made together, for the preview and the printer.

    Nothing is written: :func:`note_printed` makes it a copy that exists.

    Args:
        session: who prints.
        printable: from :func:`open_to_print`.
        recipients: who gets the copies, in order; one for each, nameless where nobody is named.
        ordinal: which of them, from 1.
        two_sided: it is printed on both sides of the sheet.
        empty_sheets: with continuation sheets that no decision used, to be written on by hand.

    Raises:
        UsageError: ``print.copy_number``.
        BadInputError: a name holds what cannot be printed.
    """
    session.require(Permission.READ)
    _check_number(ordinal, len(recipients))
    named = [_checked(each) for each in recipients]
    last = printable.first + len(named) - 1
    _check_number(last, last)
    facts = {
        "copy": printable.first + ordinal - 1,
        "copies": last,
        "distribution": (
            *printed_copies.known_lines(session.vault, printable.record, printable.first),
            *lines_of(printable.first, named),
        ),
        "fills_sheets": two_sided,
        "has_empty_sheets": empty_sheets,
    }
    return _made(session, printable, facts)


def note_printed(session: Session, made: MadeCopy, *, file_name: str = "") -> None:
    """Log that a copy from :func:`make_copy` went to a printer, or to a file with a name.

    Raises:
        UsageError: ``print.copy_taken``: meanwhile another copy got the same number.
    """
    session.require(Permission.READ)
    _check_free(session, made)
    session.record([printed_copies.entry_of(made, file_name)])


def write_copy(session: Session, made: MadeCopy, out: Path) -> Path:
    """Write a copy from :func:`make_copy` to a file, and log it.

    Raises:
        UsageError: ``print.copy_taken``, or the file is one of the vault's.
        StoreError: the file cannot be written; nothing is logged then.
    """
    session.require(Permission.READ)
    _check_free(session, made)
    with packet_file.placed(out, made.data):
        session.record([printed_copies.entry_of(made, out.name)])
    return out


def decision_packet(
    session: Session | None,
    source: Path | str,
    out: Path,
    *,
    copy: int | None = None,
    copies: int | None = None,
    recipient: Recipient | None = None,
    two_sided: bool = False,
    empty_sheets: bool = False,
    trust: Path | None = None,
    clock: Clock | None = None,
    force: bool = False,
) -> Path:
    """Write the decision packet of a signed file as a print-ready PDF.

    Args:
        session: who prints; None checks the file with ``trust`` alone and logs nothing.
        source: the signed PDF, or the id of an assessment, whose latest packet is taken.
        out: the file to write.
        copy: number of this copy; the next one when None.
        copies: how many there are; as many as were made with this one when None.
        recipient: who gets it.
        two_sided: it is printed on both sides of the sheet.
        empty_sheets: with continuation sheets that no decision used, to be written on by hand.
        trust: authorities for a check without a vault.
        clock: the time for a copy that is printed without a session.
        force: replace a file that is there already.

    Raises:
        CheckFailedError: the packet was not accepted.
        BadInputError: there is no such packet.
        UsageError, StoreError: the file cannot be written, or the number is taken.
    """
    from workstation.documents.packet_copy import CopyFacts

    if session is not None:
        session.require(Permission.READ)
    if copy is not None:
        _check_number(copy, copies or copy)
    check_target(out, force=force)
    pdf, path = bytes_of(session, source)
    if session is None:
        given = CopyFacts(
            copy or 1, copies or copy or 1, _now(clock), "", "",
            fills_sheets=two_sided, has_empty_sheets=empty_sheets,
        )  # fmt: skip
        return _without_vault(pdf, path, out, trust, given, force)
    verdict = _verdict(session, pdf, path, None)
    record = verification.require_accepted(verdict, path)
    number = copy or printed_copies.next_number(session.vault, record)
    printable = Printable(pdf, verdict, record, number)
    named = _checked(recipient or Recipient())
    facts = {
        "copy": number,
        "copies": max(copies or number, number),
        "distribution": (
            *printed_copies.known_lines(session.vault, record, number),
            *lines_of(number, [named]),
        ),
        "fills_sheets": two_sided,
        "has_empty_sheets": empty_sheets,
    }
    return write_copy(session, _made(session, printable, facts), out)


def decision_packets(
    session: Session,
    source: Path | str,
    out: Path,
    recipients: Sequence[Recipient],
    *,
    two_sided: bool = False,
    empty_sheets: bool = False,
    force: bool = False,
) -> list[Path]:
    """Write several copies, one for each recipient; the number in the order stands in each name.

    Raises:
        as :func:`decision_packet`; the copies before one that failed are written and logged.
    """
    session.require(Permission.READ)
    outs = [
        out.with_name(f"{out.stem}-{number}{out.suffix}")
        for number in range(1, len(recipients) + 1)
    ]
    for each in outs:
        check_target(each, force=force)
    pdf, _path = bytes_of(session, source)
    printable = open_to_print(session, pdf)
    for number, each in enumerate(outs, 1):
        made = make_copy(
            session, printable, recipients, number, two_sided=two_sided, empty_sheets=empty_sheets
        )
        write_copy(session, made, each)
    return outs


def _without_vault(
    pdf: bytes,
    path: Path | None,
    out: Path,
    trust: Path | None,
    facts: "CopyFacts",
    force: bool,
) -> Path:
    """A copy that nobody counts: its pages bear no code of their own."""
    verdict = _verdict(None, pdf, path, trust)
    record = verification.require_accepted(verdict, path)
    given = replace(facts, sha256=verdict.sha256)
    write_atomically(out, _render(record, pdf, verdict, given).data, force=force)
    return out


def _made(session: Session, printable: Printable, facts: dict[str, Any]) -> MadeCopy:
    from workstation.documents.packet_copy import CopyFacts

    lapsed, now = printed_copies.lapsed_facts(session.vault, printable.record)
    given = CopyFacts(
        printed_at=session.now_utc(),
        printed_by=session.officer.name,
        sha256=printable.verdict.sha256,
        lapsed=lapsed,
        stands_at=now,
        **facts,
    )
    letters = printed_copies.letters_of(session.vault, printable.record, given)
    given = replace(given, letters=letters)
    paper = _render(printable.record, printable.pdf, printable.verdict, given)
    body = printed_copies.body_of(printable.record, given, paper.data, paper.pages)
    return MadeCopy(paper.data, body)


def _check_free(session: Session, made: MadeCopy) -> None:
    body = made.entry_body
    record = {
        "assessment": {"id": body["assessment"], "version": body["version"]},
        "vault": {"id": body["vault"]},
    }
    printed_copies.check_free(session.vault, record, made.number)


def _checked(recipient: Recipient) -> Recipient:
    return Recipient(fields.line(recipient.name, "name"), fields.line(recipient.office, "office"))


def latest_packet(session: Session, assessment: str) -> bytes:
    """The newest packet of an assessment that this vault keeps.

    Raises:
        BadInputError: ``packet.not_found``.
    """
    pdf, _path = bytes_of(session, assessment)
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
    if not 1 <= copy <= copies <= MOST_NUMBER:
        raise UsageError("print.copy_number", copy=copy, copies=copies)


def bytes_of(session: Session | None, source: Path | str) -> tuple[bytes, Path | None]:
    """The bytes of a file, or of the latest packet of an assessment, and the file's name.

    Raises:
        BadInputError: ``packet.not_found``, or the file cannot be read.
    """
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


def _render(
    record: dict[str, Any], pdf: bytes, verdict: Verdict, facts: "CopyFacts"
) -> "PaperCopy":
    """The copy, laid out where the signed pages were read: in the process without keys."""
    from workstation.workflows.packet_reader import COPY, Copy

    return door.run(COPY, pdf, Copy(record, signatures_of(verdict), facts))


def signatures_of(verdict: Verdict) -> "tuple[SignatureFacts, ...]":
    """The signatures of a packet as the cover of a copy lists them."""
    from workstation.documents.packet import SignatureFacts

    outcomes = {each.authority: said_outcome(each) for each in verdict.decisions}
    points = {
        each.authority: tuple((p.question, p.marking, p.text) for p in each.points)
        for each in verdict.decisions
    }
    return tuple(
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


def _now(clock: Clock | None) -> str:
    from workstation.vault.store import utc_text

    return utc_text(clock()) if clock else ""
