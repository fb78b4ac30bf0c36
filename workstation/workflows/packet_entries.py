"""Ledger entries about packets and the decisions on them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from workstation.domain import ladder
from workstation.domain.assessment import Decision
from workstation.domain.error import NotAllowedError, StoreError
from workstation.domain.reporting import due_before
from workstation.domain.statistics import IN_REPORT
from workstation.records import kinds
from workstation.records import packets as packet_records
from workstation.signing.verdict import Verdict
from workstation.vault.store import NewEntry
from workstation.workflows import journal, packet_rules, packets, stamped
from workstation.workflows.session import Session


def decision_entry(session: Session, verdict: Verdict, number: int, decision: Decision) -> NewEntry:
    """The entry by which the vault records one decision of a verified packet."""
    record = verdict.record
    assert record is not None
    file = packet_rules.file_of(record, verdict.decisions[: number + 1])
    notices = ladder.notices_owed(file.methodology, file.assessment, file.facts_with(decision))
    marking, title = packets.title_of(record)
    del marking
    return NewEntry(
        kinds.DECISION_RECORDED,
        record["assessment"]["id"],
        {
            "assessment": record["assessment"]["id"],
            "version": record["assessment"]["version"],
            "number": number,
            "own": record["vault"]["id"] == session.vault.id,
            "vault": record["vault"]["id"],
            "partner": record["partner"]["id"],
            "title": title,
            "banner": record["banner"],
            "state": file.check.state.value,
            "packet_sha256": verdict.sha256,
            "decision": decision_body(decision),
            "notices": [{"id": each.id, "due": _due(each.id, decision.at_utc)} for each in notices],
        },
    )


def _due(notice: str, decided_utc: str) -> str:
    """At once, or the last day of the report on the year of the decision (B-12, B-14)."""
    if not notice.startswith(IN_REPORT):
        return decided_utc[:10]
    return (due_before(int(decided_utc[:4])) - timedelta(days=1)).isoformat()


def decision_body(decision: Decision) -> dict[str, Any]:
    """A decision as the ledger keeps it; points, an objection and dissents only where there are."""
    body: dict[str, Any] = {
        "authority": decision.authority,
        "outcome": decision.outcome.value,
        "reasons": decision.reasons,
        "marking": decision.marking,
        "officer": decision.officer,
        "officer_name": decision.officer_name,
        "at_utc": decision.at_utc,
        "conditions": [{"text": each.text, "due": each.due} for each in decision.conditions],
        "no_interest": decision.no_interest,
        "ledger_head": decision.ledger_head,
    }
    if decision.points:
        body["points"] = [
            {"question": each.question, "text": each.text, "marking": each.marking}
            for each in decision.points
        ]
    if decision.acting:
        body["acting"] = decision.acting
    if decision.against:
        body["against"] = True
    if decision.dissents:
        body["dissents"] = [
            {"name": each.name, "text": each.text, "marking": each.marking}
            for each in decision.dissents
        ]
    return body


def packet_entry(
    session: Session, verdict: Verdict, pdf: bytes, path: Path | None, direction: str
) -> NewEntry:
    """The entry by which the vault remembers a packet as it stands after its decisions."""
    assert verdict.record is not None
    file = packet_rules.file_of(verdict.record, verdict.decisions)
    last = verdict.decisions[-1].outcome.value if verdict.decisions else ""
    return packets.packet_entry(
        verdict.record, pdf, file.check.state, last, path, direction, session.now_utc(),
        signatures=1 + len(verdict.decisions),
    )  # fmt: skip


def stamped_entries(
    session: Session, verdict: Verdict, pdf: bytes, path: Path | None, direction: str
) -> list[NewEntry]:
    """The entry about a packet, and one about the time-stamp over it where there is one."""
    stamp = stamped.stamped_entry(verdict)
    return [
        packet_entry(session, verdict, pdf, path, direction),
        *([stamp] if stamp is not None else []),
    ]


def note_opened(session: Session, verdict: Verdict, pdf: bytes, path: Path | None) -> None:
    """Keep a packet that this vault sees for the first time, and note each opening.

    Where the vault cannot be written the packet can be read all the same; it is not kept then.
    """
    try:
        if packet_records.find_packet(session.vault, verdict.sha256) is None:
            session.vault.put_attachment(pdf, packets.PDF)
            session.record(stamped_entries(session, verdict, pdf, path, "in"))
    except (StoreError, NotAllowedError):
        session.journal.viewed(journal.PACKET, verdict.sha256)
    else:
        session.journal.packet_opened(verdict.sha256)
