"""Taking the decisions on a packet that came back into the record."""

from dataclasses import replace
from pathlib import Path

from workstation.documents.packet_record import Record
from workstation.domain.assessment import State
from workstation.domain.officer import Permission
from workstation.records import packets as packet_records
from workstation.records.assessments import find_row
from workstation.signing.verdict import Verdict
from workstation.vault.store import NewEntry
from workstation.workflows import (
    anchors,
    packet_entries,
    packet_file,
    packet_standing,
    packets,
    refiling,
    verification,
)
from workstation.workflows.session import Session


def receive(session: Session, source: Path | str) -> str:
    """Take the decisions on a packet that came back into the record.

    One that brings no new decision is kept for the time-stamp over it. Receiving the same packet
    again changes nothing. The refusal of a version that stands no longer is recorded as well.

    Returns:
        The assessment's id.

    Raises:
        CheckFailedError: not accepted, of another version or base, older than the record, or
            dated in a time to come.
        NotAllowedError: it was withdrawn, or follows a refusal that a peer may not undo.
        BadInputError: it comes from another vault.
    """
    session.require(Permission.WRITE_RECORD)
    pdf, path = packet_file.read_source(session, source)
    verdict = verification.judge_in(session, pdf, path)
    with packet_standing.noting_refusal(session, "receive", verdict, path):
        record = packet_standing.own_record(session, verdict, path)
        is_late = packet_standing.is_late_refusal(session, pdf, verdict, record)
        if not is_late:
            packet_standing.check_current(session, pdf, verdict, record, path)
        known = verification.known_decisions(session, record)
        refiling.check_peers(session, record, verdict.decisions[len(known) :])
    is_kept = packet_records.find_packet(session.vault, verdict.sha256) is not None
    has_new_stamp = bool(verdict.archive.stamps) and not is_kept
    if len(known) < len(verdict.decisions) or has_new_stamp:
        entries = _decision_entries(session, verdict, record, len(known), is_late=is_late)
        session.vault.put_attachment(pdf, packets.PDF)
        kept = packet_entries.stamped_entries(session, verdict, pdf, path, "in")
        session.record([*entries, *kept])
        anchors.checkpoint(session)
    return str(record["assessment"]["id"])


def _decision_entries(
    session: Session, verdict: Verdict, record: Record, known: int, *, is_late: bool
) -> list[NewEntry]:
    """An entry for each new decision.

    A late refusal does not move the version that stands; a withdrawn file is refused by it.
    """
    entries = [
        packet_entries.decision_entry(session, verdict, number, decision)
        for number, decision in enumerate(verdict.decisions)
        if number >= known
    ]
    row = find_row(session.vault, str(record["assessment"]["id"]))
    if not is_late or row is None or row["state"] == State.WITHDRAWN.value:
        return entries
    return [
        replace(each, body={**each.body, "late_refusal": True, "notices": []}) for each in entries
    ]
