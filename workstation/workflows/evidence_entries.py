"""The entry that adds evidence to an assessment, and the numbers that evidence gets."""

from workstation.domain.assessment import Evidence
from workstation.records import assessments, kinds
from workstation.records.codec import body_of
from workstation.vault.store import NewEntry, Vault


def added_entry(assessment: str, evidence: Evidence) -> NewEntry:
    """The entry that adds a piece of evidence, or restores one that was removed."""
    body = {"assessment": assessment, "evidence": body_of(evidence)}
    return NewEntry(kinds.EVIDENCE_ADDED, assessment, body)


def write_number(number: int) -> str:
    """How a number is written as an id: ``E-01``."""
    return f"E-{number:02d}"


def number_of(evidence: str) -> int:
    """The number in an id: 1 of ``E-01``."""
    return int(evidence.removeprefix("E-"))


def last_number(vault: Vault, assessment: str) -> int:
    """The highest number that evidence of an assessment ever had, removed or not; 0 for none."""
    held = assessments.list_evidence(vault, assessment)
    held += assessments.list_evidence(vault, assessment, removed=True)
    return max((number_of(each.id) for each in held), default=0)
