"""Opening a packet and deciding on it; decisions are taken back by :mod:`.receiving`."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workstation.documents.packet_record import Record
from workstation.domain.assessment import Condition, Decision, Dissent, Outcome, Point, State
from workstation.domain.banner_words import portion_of
from workstation.domain.error import NotAllowedError, UserError
from workstation.domain.officer import Officer, Permission, Role
from workstation.domain.text import Language
from workstation.identity.trust import Signer
from workstation.records import packets as packet_records
from workstation.records.packets import PacketRow
from workstation.signing.verdict import Verdict
from workstation.vault.files import check_target
from workstation.workflows import (
    anchors,
    delegations,
    drafting,
    fields,
    packet_entries,
    packet_file,
    packet_rules,
    packet_standing,
    packets,
    refiling,
    verification,
)
from workstation.workflows.packet_rules import PacketFile
from workstation.workflows.packet_steps import Step, steps_of
from workstation.workflows.receiving import receive
from workstation.workflows.session import Session

__all__ = ["May", "PacketRow", "PacketView", "Step", "decide", "open_packet", "receive"]


@dataclass(frozen=True, slots=True)
class May:
    """Whether this officer may decide so; if not, the words key of the reason and the rule.

    ``data`` is what the key's sentence names.
    """

    outcome: Outcome
    allowed: bool
    code: str = ""
    rule: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PacketView:
    """A packet as the approvals screen shows it.

    Of a packet that was not accepted only ``pdf`` and ``verdict`` are there. ``unrecorded`` is
    how many of its decisions this vault, which made the packet, could take into its record.
    ``acting`` is the same officer once more for each delegation in force, with what is allowed.
    """

    path: Path | None
    pdf: bytes
    verdict: Verdict
    record: Record | None = None
    file: PacketFile | None = None
    state: State | None = None
    authority_required: str = ""
    next_authority: str | None = None
    steps: tuple[Step, ...] = ()
    may: tuple[May, ...] = ()
    unrecorded: int = 0
    acting: tuple[tuple[Officer, tuple[May, ...]], ...] = ()


def open_packet(session: Session, source: Path | str, language: Language = "en") -> PacketView:
    """Check a packet and say where it stands and what this officer may do.

    Args:
        session: who opens it.
        source: a file, or the digest of a packet that this vault keeps.
        language: of the titles of the steps.

    Raises:
        BadInputError: the file is not a packet.
    """
    session.require(Permission.READ)
    pdf, path = packet_file.read_source(session, source)
    verdict = verification.judge_in(session, pdf, path)
    if not verdict.ok or verdict.record is None:
        session.journal.packet_refused(verdict.sha256, path, verdict.problems)
        return PacketView(path, pdf, verdict)
    packet_entries.note_opened(session, verdict, pdf, path)
    file = packet_rules.file_of(verdict.record, verdict.decisions)
    today = _today(session, verdict.record, file)
    stale = packet_standing.staleness(session, pdf, verdict, verdict.record, path)
    closed = stale or _person_problem(session, verdict)
    is_late = packet_standing.is_late_refusal(session, pdf, verdict, verdict.record)

    def may_of(officer: Officer) -> tuple[May, ...]:
        if closed:
            return tuple(_refused(outcome, closed) for outcome in Outcome)
        assert verdict.record is not None
        return tuple(_may(session, verdict.record, today, one, officer) for one in Outcome)

    return PacketView(
        path=path,
        pdf=pdf,
        verdict=verdict,
        record=verdict.record,
        file=file,
        state=file.check.state,
        authority_required=packet_rules.required_of(file).authority,
        next_authority=file.check.next_authority,
        steps=steps_of(verdict, file, language),
        may=may_of(session.officer),
        unrecorded=_unrecorded(session, verdict, verdict.record) if is_late or not stale else 0,
        acting=tuple((each, may_of(each)) for each in delegations.acting_officers(session)),
    )


def _unrecorded(session: Session, verdict: Verdict, record: Record) -> int:
    """How many decisions on a packet of this vault its record lacks."""
    if record["vault"]["id"] != session.vault.id:
        return 0
    return max(0, len(verdict.decisions) - len(verification.known_decisions(session, record)))


def decide(
    session: Session,
    source: Path | str,
    *,
    outcome: Outcome,
    reasons: str,
    marking: str | None = None,
    conditions: Sequence[Condition] = (),
    points: Sequence[Point] = (),
    no_interest: bool = True,
    against: bool = False,
    dissents: Sequence[Dissent] = (),
    as_authority: Role | None = None,
    out: Path,
    force: bool = False,
) -> Path:
    """Sign a decision on a packet and write the packet with it.

    Args:
        session: who decides, with the authority of their certificate.
        source: a file, or the digest of a packet that this vault keeps.
        outcome: what is decided.
        reasons: the written basis.
        marking: portion mark of reasons and conditions; None: that of the packet as a whole.
        conditions: of an approval with conditions.
        points: of a return: what is to be mended at which question. A point without a mark of
            its own has that of the reasons.
        no_interest: the declaration that the officer has no operational interest.
        against: with an escalation: the officer would deny. The file then goes to the top.
        dissents: of others who took part, in their words.
        as_authority: the authority to act for, by a delegation in force; None for one's own.
        out: the packet's new file.
        force: replace a file that is there already.

    Raises:
        CheckFailedError: the packet was not accepted, or is no longer the version that stands.
        NotAllowedError: the ladder or a hard stop forbids it, or the file was withdrawn.
        BadInputError: the reasons, their marking, the conditions, points or dissents do not do,
            or this machine's clock is behind the signature that the decision follows.
        UsageError, StoreError: the file cannot be written.
    """
    session.require(Permission.DECIDE)
    check_target(out, force=force)
    pdf, path = packet_file.read_source(session, source)
    verdict = verification.judge_in(session, pdf, path)
    with packet_standing.noting_refusal(session, "decide", verdict, path):
        record = verification.require_accepted(verdict, path)
        packet_standing.check_current(session, pdf, verdict, record, path)
    signer = delegations.signer_for(session, as_authority)
    mark = portion_of(record["banner"]) if marking is None else marking.strip()
    decision = Decision(
        authority=signer.officer.authority.value,
        outcome=outcome,
        reasons=reasons.strip(),
        marking=mark,
        officer=session.officer.id,
        officer_name=session.officer.name,
        at_utc=session.now_utc(),
        conditions=tuple(conditions),
        no_interest=no_interest,
        ledger_head=session.vault.head()[1],
        points=packet_rules.with_marks(points, mark),
        against=against,
        dissents=packet_rules.with_names(dissents, mark),
        acting=signer.officer.acting,
    )
    _check_readable(decision)
    with session.journal.keeping_refusals("decide", verdict.sha256):
        _check_may(session, verdict, record, decision, signer.officer)
    verification.require_remade(pdf, verdict, path)
    signed = _signed(pdf, record, decision, signer)
    _record_decision(session, signed, out, verdict, decision)
    return out


def _check_readable(decision: Decision) -> None:
    """Nothing that a person signs may read otherwise than it is stored."""
    for text in packet_rules.texts_of(decision):
        fields.check_readable(text, "reasons")
    for each in decision.dissents:
        fields.check_readable(each.name, "dissents")


def _check_may(
    session: Session, verdict: Verdict, record: Record, decision: Decision, officer: Officer
) -> None:
    problem = _person_problem(session, verdict) or refiling.peer_problem(
        session, record, officer, decision.outcome
    )
    if problem is not None:
        raise problem
    packet_rules.check_next(record, verdict.decisions, officer, decision)
    packet_rules.check_new(record, verdict.decisions, decision)
    file = _today(session, record, packet_rules.file_of(record, verdict.decisions))
    packet_rules.check_decision(file, officer, decision)


def packets_to_decide(session: Session) -> list[PacketRow]:
    """Packets that this vault keeps and that still wait for a decision, newest first."""
    session.require(Permission.READ)
    return packet_records.list_undecided(session.vault)


def _signed(pdf: bytes, record: Record, decision: Decision, signer: Signer) -> bytes:
    from workstation.documents.packet_record import record_bytes
    from workstation.signing.decide import sign_decision

    language: Language = record["language"]
    return sign_decision(
        pdf,
        hashlib.sha256(record_bytes(record)).hexdigest(),
        decision,
        signer,
        verification.restamp,
        language=language,
    )


def _record_decision(
    session: Session, signed: bytes, out: Path, before: Verdict, decision: Decision
) -> None:
    after = replace(
        before,
        decisions=(*before.decisions, decision),
        sha256=hashlib.sha256(signed).hexdigest(),
    )
    assert before.record is not None
    known = len(verification.known_decisions(session, before.record))
    session.vault.put_attachment(signed, packets.PDF)
    entries = [
        packet_entries.decision_entry(session, after, number, each)
        for number, each in enumerate(after.decisions)
        if number >= known
    ]
    entries.append(packet_entries.packet_entry(session, after, signed, out, "out"))
    with packet_file.placed(out, signed, kept=True):
        session.record(entries)
    anchors.checkpoint(session)


def _today(session: Session, record: Record, file: PacketFile) -> PacketFile:
    """The file as the partner's record stands today, where this vault holds that record.

    An arrangement suspended, or an assurance broken, since the author signed still counts.
    """
    if record["vault"]["id"] != session.vault.id:
        return file
    return packet_rules.as_of(file, drafting.circumstances_of(session, file.assessment))


def _person_problem(session: Session, verdict: Verdict) -> NotAllowedError | None:
    """Why this person may decide nothing on a packet, whatever the id they sign with (B-21)."""
    officer = session.officer
    signed = [each.is_by(officer.id, officer.name, officer.station) for each in verdict.signatures]
    if not any(signed):
        return None
    return NotAllowedError("decision.author" if signed[0] else "decision.twice", rule="B-21")


def _refused(outcome: Outcome, problem: UserError) -> May:
    rule = str(problem.data.get("rule", ""))
    return May(outcome, False, problem.code, rule, dict(problem.data))


def _may(
    session: Session, record: Record, file: PacketFile, outcome: Outcome, officer: Officer
) -> May:
    if Permission.DECIDE not in session.officer.permissions:
        return May(outcome, False, "decision.role", "D")
    problem = packet_rules.may(file, officer, outcome) or refiling.peer_problem(
        session, record, officer, outcome
    )
    if problem is None:
        return May(outcome, True)
    return _refused(outcome, problem)
