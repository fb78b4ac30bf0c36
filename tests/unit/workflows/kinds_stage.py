"""Triages and standing assessments made through the workflows, and approved in the ledger."""

from workstation.domain.assessment import Answer, Assessment, AssessmentKind
from workstation.domain.partner import Partner
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import assessments, partners
from workstation.workflows.session import Session

MARK = "(S)"
NEGATIVE = {"0.1": "disclosure", "0.2": "no", "0.3": "no", "0.4": "no", "0.6": "no"}
CLOSING = NEGATIVE | {"0.7": "not-required", "0.8": "no-individual"}


def add_partner(session: Session, name: str = "Directorate", country: str = "NOR") -> Partner:
    return partners.add_partner(
        session, name=name, country=country, kind="intelligence", marking="(U)"
    )


def answer_all(session: Session, assessment: str, answers: dict[str, str]) -> None:
    for question, value in answers.items():
        given = Answer(question, value, f"What shows {question}.", MARK)
        assessments.answer(session, assessment, given)


def triage(session: Session, partner: str, answers: dict[str, str] = CLOSING) -> Assessment:
    """A triage with these answers, and the line that says what is proposed."""
    made = assessments.new_assessment(session, partner, kind=AssessmentKind.TRIAGE)
    answer_all(session, made.id, answers)
    assessments.answer(session, made.id, Answer("0.9", None, "A map of a river.", MARK))
    return made


def approve(session: Session, assessment: str, *, valid_until: str = "") -> None:
    """The entries that a submission and an approval leave in the ledger."""
    found = assessments.get_assessment(session, assessment)
    assessments.save_all(session, assessment)
    now = session.now_utc()
    submitted = {
        "assessment": assessment, "version": 1, "partner": found.partner, "title": "Standing",
        "marking": MARK, "banner": "SECRET", "submitted_utc": now, "packet_sha256": "0" * 64,
        "baseline": "medium", "residual": "medium", "determination": "no",
        "authority_required": "L2", "valid_until": valid_until,
    }  # fmt: skip
    decision = {
        "authority": "L2", "outcome": "approve", "reasons": "It may be relied on.",
        "marking": MARK, "officer": "OTT-04/9", "officer_name": "B. Roy", "at_utc": now,
    }  # fmt: skip
    decided = {
        "assessment": assessment, "version": 1, "number": 1, "own": True, "vault": "",
        "partner": found.partner, "title": "Standing", "banner": "SECRET", "state": "approved",
        "packet_sha256": "0" * 64, "decision": decision, "notices": [],
    }  # fmt: skip
    session.record(
        [
            NewEntry(kinds.ASSESSMENT_SUBMITTED, assessment, submitted),
            NewEntry(kinds.DECISION_RECORDED, assessment, decided),
        ]
    )


def standing_of(
    session: Session, partner: str = "", country: str = "", *, valid_until: str = "2027-11-16"
) -> str:
    """An approved standing assessment with an answer in its country section."""
    made = assessments.new_assessment(
        session, partner, kind=AssessmentKind.STANDING, country=country
    )
    answer_all(session, made.id, {"4.1": "2026-10-01", "4.14": "red"})
    approve(session, made.id, valid_until=valid_until)
    return made.id
