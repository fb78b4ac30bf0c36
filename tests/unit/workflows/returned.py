"""A file that was signed and came back, as its entries tell it: without pages and keys."""

from workstation.domain.assessment import Decision, Outcome, Point, State
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import drafting, packet_entries
from workstation.workflows.session import Session

RETURNED_BY = "Chloé Tremblay"


def give_back(session: Session, assessment: str, *points: Point) -> None:
    """Record that version 1 was submitted, and returned with these points."""
    found = drafting.save_all(session, assessment)
    decision = Decision(
        "L4", Outcome.RETURN, "Two answers do not bear it out.", "(U)", "HQ-02/2", RETURNED_BY,
        session.now_utc(), points=points,
    )  # fmt: skip
    common = {"assessment": assessment, "version": 1, "partner": found.partner}
    submitted = {
        **common, "title": "", "marking": "", "banner": "", "submitted_utc": session.now_utc(),
        "packet_sha256": "0" * 64,
    }  # fmt: skip
    decided = {
        **common, "number": 0, "own": True, "vault": session.vault.id,
        "state": State.RETURNED.value, "decision": packet_entries.decision_body(decision),
    }  # fmt: skip
    session.record(
        [
            NewEntry(kinds.ASSESSMENT_SUBMITTED, assessment, submitted),
            NewEntry(kinds.DECISION_RECORDED, assessment, decided),
        ]
    )
