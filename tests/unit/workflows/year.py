"""Files that were begun, submitted and decided, as their entries stand in a ledger."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.conftest import TickingClock
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, partners
from workstation.workflows.session import Session


@dataclass
class Year:
    """Writes what workflows write when a packet is submitted and decided."""

    session: Session
    clock: TickingClock
    partner: str = field(default="")

    def __post_init__(self) -> None:
        self.partner = partners.add_partner(
            self.session, name="State Security", country="NOR", kind="intelligence",
            marking="(S//CEO)",
        ).id  # fmt: skip

    def on(self, day: str) -> None:
        """Nothing but the clock moves."""
        self.clock.now = datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=UTC)

    def begin(self, day: str, exchange: str = "") -> str:
        """A new file about an exchange."""
        self.on(day)
        return assessments.new_assessment(self.session, self.partner, exchange=exchange).id

    def submit(self, assessment: str, version: int = 1, **found: str) -> None:
        """What the author's signature says that was found."""
        body = {
            "assessment": assessment, "version": version, "partner": self.partner,
            "title": "Travel dates", "marking": "(S//CEO)", "banner": "SECRET",
            "submitted_utc": self.session.now_utc(), "packet_sha256": "ab", "baseline": "high",
            "residual": "low", "determination": "no", "mitigable": "", "act": "disclosure",
            "authority_required": "L1",
        }  # fmt: skip
        self.session.record([NewEntry(kinds.ASSESSMENT_SUBMITTED, assessment, body | found)])

    def decide(
        self,
        assessment: str,
        day: str,
        outcome: str = "approve",
        authority: str = "L1",
        *,
        version: int = 1,
        state: str = "",
        own: bool = True,
    ) -> None:
        """One decision on the packet, and what it made of the file."""
        self.on(day)
        closed = {"deny": "denied", "return": "returned", "escalate": "escalated"}
        decision = {
            "authority": authority, "outcome": outcome, "reasons": "Because.", "marking": "(S)",
            "officer": "O-9", "officer_name": "D. Roy", "at_utc": self.session.now_utc(),
            "conditions": [], "no_interest": True,
        }  # fmt: skip
        body = {
            "assessment": assessment, "version": version, "number": 0, "own": own,
            "vault": "OTHER", "partner": self.partner, "title": "t", "packet_sha256": "ab",
            "state": state or closed.get(outcome, "approved"), "decision": decision,
            "notices": [{"id": "minister", "due": day}] if authority == "L5" else [],
        }  # fmt: skip
        self.session.record([NewEntry(kinds.DECISION_RECORDED, assessment, body)])

    def decided(self, begun: str, day: str, outcome: str = "approve", **more: str) -> str:
        """A file from its beginning to its decision; returns its id."""
        authority = more.pop("authority", "L1")
        assessment = self.begin(begun, more.pop("exchange", ""))
        self.submit(assessment, **more)
        self.decide(assessment, day, outcome, authority)
        return assessment
