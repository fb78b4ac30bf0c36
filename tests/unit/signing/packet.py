"""A packet signed by its author and two authorities, and what a forger needs."""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from tests.unit.documents import sample
from tests.unit.signing.keys import Key, Office, Trust
from workstation.documents.assessment import render
from workstation.documents.packet_record import record_bytes
from workstation.documents.stamp import render_stamp
from workstation.domain.assessment import Condition, Decision, Outcome
from workstation.domain.officer import Role
from workstation.signing.certify import certify
from workstation.signing.decide import sign_decision
from workstation.signing.statement import author_statement
from workstation.signing.verdict import Verdict
from workstation.signing.verify import verify

MARK = "(S//CEO)"


@dataclass(frozen=True)
class Signed:
    """A packet after each step, with its officers."""

    office: Office
    author: Key
    director: Key
    committee: Key
    record: dict[str, Any]
    base: bytes
    certified: bytes
    escalated: bytes
    decided: bytes


def redraw(record: dict[str, Any]) -> bytes:
    """The pages of a record of the sample methodology."""
    return render(record, sample.methodology())


def digest_of(record: dict[str, Any]) -> str:
    return hashlib.sha256(record_bytes(record)).hexdigest()


def decision_by(key: Key, outcome: Outcome, at: str = "2026-11-17T20:47:00Z") -> Decision:
    conditional = outcome is Outcome.APPROVE_WITH_CONDITIONS
    return Decision(
        authority=key.officer.authority.value,
        outcome=outcome,
        reasons="The assurance is written, specific and can be checked.",
        marking=MARK,
        officer=key.officer.id,
        officer_name=key.officer.name,
        at_utc=at,
        conditions=(Condition("Visit within 72 hours.", "2026-12-01"),) if conditional else (),
        no_interest=True,
        ledger_head="ef" * 32,
    )


def certified_by(key: Key, record: dict[str, Any], base: bytes | None = None) -> bytes:
    statement = author_statement(digest_of(record), key, record["signed_at"], record["language"])
    return certify(base or redraw(record), statement, key, render_stamp)


def decided_by(
    pdf: bytes, record: dict[str, Any], key: Key, outcome: Outcome, **changes: Any
) -> bytes:
    decision = replace(decision_by(key, outcome), **changes)
    return sign_decision(
        pdf, digest_of(record), decision, key, render_stamp, language=record["language"]
    )


def make() -> Signed:
    """Author, then L3 who escalates, then L4 who approves with conditions."""
    office = Office()
    author = office.officer("O-1", "A. Martin", Role.ASSESSOR)
    director = office.officer("O-3", "S. Okafor", Role.L3)
    committee = office.officer("O-4", "Chloé Tremblay", Role.L4)
    record = sample.record()
    base = redraw(record)
    certified = certified_by(author, record, base)
    escalated = decided_by(certified, record, director, Outcome.ESCALATE)
    decided = decided_by(escalated, record, committee, Outcome.APPROVE_WITH_CONDITIONS)
    return Signed(office, author, director, committee, record, base, certified, escalated, decided)


def judge(pdf: bytes, trust: Trust) -> Verdict:
    return verify(pdf, trust, redraw, render_stamp)


def reasons(verdict: Verdict) -> set[str]:
    """Every reason that a verdict gives."""
    found = set(verdict.problems)
    for each in verdict.signatures:
        found |= set(each.problems)
    return found
