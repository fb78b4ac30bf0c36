"""Anchors and signed checkpoints: what proves that this vault is the latest, and what if it is not.

Source: security.md 3.3; the officers' acknowledgement is itself an entry of the ledger.
"""

import re
from base64 import b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workstation.domain.error import (
    BadInputError,
    NotAllowedError,
    UsageError,
    UserError,
)
from workstation.domain.officer import Permission
from workstation.identity.authority import fingerprint
from workstation.vault import place
from workstation.vault.anchors import ACKNOWLEDGED, CHECKPOINT, PACKET, Anchor, Finding, State
from workstation.vault.ledger import LedgerProblem
from workstation.vault.store import NewEntry
from workstation.workflows import card_anchor, checkpoints, fields
from workstation.workflows.watch import Acknowledgement, Alarm

if TYPE_CHECKING:
    from workstation.workflows.session import Session

__all__ = ["Acknowledgement", "Alarm", "Anchor", "Finding", "State"]

OFFICER_UNLOCKED = "officer.unlocked"
_HEAD = re.compile(r"([0-9]{1,18}):([0-9a-f]{8,64})")
_MOST_SIGNATURES = 100


@dataclass(frozen=True, slots=True)
class AnchorsReport:
    """What is known from outside about the open vault.

    Attributes:
        findings: every anchor known, and how the vault stands to it.
        seq: the last entry.
        head: its hash.
        checkpoint_utc: when an officer last signed the head, or "".
        machine_file: where the machine's anchor lies.
        problems: keys of the words for anchors that cannot be read or written.
        place: what is unsafe about the place of the vault's files.
        alarm: what keeps the vault from being written, or None.
    """

    findings: tuple[Finding, ...]
    seq: int
    head: str
    checkpoint_utc: str
    machine_file: Path
    problems: tuple[str, ...]
    place: tuple[place.PlaceWarning, ...]
    alarm: Alarm | None


def report(session: "Session") -> AnchorsReport:
    """Every anchor known, and whether the vault agrees with it."""
    _require_insight(session)
    seq, head = session.vault.head()
    last = checkpoints.last(session.vault)
    return AnchorsReport(
        findings=session.watch.named(session.watch.current()),
        seq=seq,
        head=head,
        checkpoint_utc=last.at_utc if last else "",
        machine_file=session.watch.machine_path,
        problems=session.watch.problems,
        place=place.warnings_of(session.vault.directory),
        alarm=session.watch.alarm,
    )


def checkpoint(session: "Session") -> None:
    """Sign the head of the ledger, renew the anchors, and bring everything to the disk.

    Called when an act is in the record already: a full disk, or a card that was taken out, must
    not turn it into a failed one.

    Raises:
        StoreError: the disk failed otherwise.
    """
    vault = session.vault
    if not vault.read_only:
        # A card that was taken out cannot sign; a full disk takes no entry.
        with suppress(UserError):
            session.record([_statement(session)])
            kept = session.watch.keep_for(session.officer.id)
            if session.card is not None:
                card_anchor.write(session.card, vault.id, kept)
    vault.tidy()


def acknowledge(session: "Session", reason: str, *, shares: Sequence[str] = ()) -> Alarm | None:
    """State, as an officer, that what the anchors saw is lost and that work may go on.

    Args:
        session: an officer's.
        reason: in their words; it stays in the record.
        shares: the words of the recovery kit's shares; those who keep them stand for a second
            officer, who may be dead or gone.

    Returns:
        What still keeps the vault from being written; None when it is open again.

    Raises:
        UsageError: ``anchors.nothing_lost``.
        NotAllowedError: ``anchors.same_officer``: this officer has done so already.
        BadInputError: no reason.
        StoreError: the disk failed.
    """
    alarm = session.watch.alarm
    if alarm is None:
        raise UsageError("anchors.nothing_lost")
    said = fields.text(reason, "reason", required=True, most=fields.LONGEST_LINE * 4)
    with_kit = bool(shares)
    if with_kit:
        _prove_kit(session, shares)
    if alarm.is_acknowledged_by(session.officer.id) and not with_kit:
        raise NotAllowedError("anchors.same_officer", officer=session.officer.name)
    session.record(
        [NewEntry(ACKNOWLEDGED, session.vault.id, _body(session, alarm, said, with_kit))]
    )
    session.watch.judge(keep_drafts=True)
    if session.watch.alarm is None:
        session.watch.forget_lost()
        note = {"officer": session.officer.id, "name": session.officer.name, "failures": 0}
        session.record([NewEntry(OFFICER_UNLOCKED, session.officer.id, note)])
        checkpoint(session)
    return session.watch.alarm


def check(session: "Session", what: str) -> Finding:
    """Compare the vault with a head that somebody noted, or with that of a packet.

    Args:
        session: who asks.
        what: ``SEQ:HASH``, of which the first eight digits are enough, or a packet's file.

    Raises:
        BadInputError: neither of them; or the packet is of another vault.
        CheckFailedError: the packet is not accepted, so that it proves nothing.
    """
    _require_insight(session)
    noted = _HEAD.fullmatch(what.strip().lower())
    if noted is None:
        return _check_packet(session, Path(what))
    seq, digits = int(noted[1]), noted[2]
    found = session.vault.hash_at(seq) or ""
    head = found if found.startswith(digits) else digits.ljust(64, "0")
    anchor = Anchor("noted", seq, head)
    return Finding(anchor, session.watch.state_of(anchor))


def hear_packet(session: "Session", record: dict[str, Any], name: str) -> None:
    """Compare the head inside an accepted packet of this vault; an alarm closes the vault."""
    ledger = record["ledger"]
    is_plain = isinstance(ledger["seq"], int) and isinstance(ledger["head"], str)
    if is_plain and record["vault"]["id"] == session.vault.id:
        session.watch.hear(_anchor_of(record, name))


def check_checkpoints(session: "Session") -> list[LedgerProblem]:
    """Whether the signed checkpoints name the entries before them; the newest are verified."""
    certificates = checkpoints.certificates_of(session.vault)
    entries = session.vault.entries_of(CHECKPOINT)
    newest = {entry.seq for entry in entries[-_MOST_SIGNATURES:]}
    return [
        LedgerProblem(entry.seq, "ledger.checkpoint_bad")
        for entry in entries
        if entry.body.get("head") != entry.previous
        or (entry.seq in newest and not checkpoints.is_sound(entry, certificates))
    ]


def _prove_kit(session: "Session", shares: Sequence[str]) -> None:
    from workstation.workflows import recovery

    recovery.prove(session.vault.directory, shares)


def _statement(session: "Session") -> NewEntry:
    seq, head = session.vault.head()
    body = {
        "vault": session.vault.id,
        "seq": seq,
        "head": head,
        "at": session.now_utc(),
        "officer": session.officer.id,
        "certificate_sha256": fingerprint(session.signer.certificate),
    }
    signature = session.signer.sign(checkpoints.statement_bytes(body))
    signed = {**body, "signature": b64encode(signature).decode("ascii")}
    return NewEntry(CHECKPOINT, session.vault.id, signed)


def _body(session: "Session", alarm: Alarm, reason: str, with_kit: bool) -> dict[str, Any]:
    vault = session.vault
    return {
        "anchors": [
            {**asdict(finding.anchor), "state": finding.state.value} for finding in alarm.findings
        ],
        "found": session.watch.found(),
        "needed": alarm.needed,
        "officer": session.officer.id,
        "name": session.officer.name,
        "reason": reason,
        "vault": vault.id,
        "with_kit": with_kit,
    }


def _anchor_of(record: dict[str, Any], name: str) -> Anchor:
    ledger = record["ledger"]
    return Anchor(PACKET, ledger["seq"], ledger["head"], record["signed_at"], 0, name)


def _check_packet(session: "Session", path: Path) -> Finding:
    from workstation.workflows import packet_file, verification

    pdf = packet_file.read_file(path)
    verdict = verification.judge_in(session, pdf, path, refuse_past=False)
    record = verification.require_accepted(verdict, path)
    if record["vault"]["id"] != session.vault.id:
        raise BadInputError("packet.other_vault", file=str(path), station=record["vault"]["name"])
    anchor = _anchor_of(record, path.name)
    return Finding(anchor, session.watch.state_of(anchor))


def _require_insight(session: "Session") -> None:
    """Whoever may read the record, or administers the vault."""
    if Permission.ADMINISTER not in session.officer.permissions:
        session.require(Permission.READ)
