"""An assessment under any methodology, answered until nothing is missing, through the workflows."""

from pathlib import Path

from workstation.domain.assessment import Answer, AnswerValue, AssessmentKind
from workstation.domain.methodology import Methodology, Question, QuestionKind
from workstation.workflows import assessments, drafting, evidence, partners, registers
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

MARK = "(S//REL TO CAN, USA)"


def fill_any(
    session: Session,
    methodology: str,
    given: dict[str, AnswerValue],
    letter: Path,
    kind: AssessmentKind = AssessmentKind.CASE,
) -> str:
    """A complete assessment of a new partner, ready to be signed; returns its id."""
    partner = partners.add_partner(
        session, name="Directorate of State Security", country="NOR", kind="intelligence",
        marking="(U)",
    )  # fmt: skip
    registers.add_source(
        session, title="Country sheet", on="2026-10-01", marking="(U)", partner=partner.id,
        country="NOR", kind="country-sheet", grade="B2",
    )  # fmt: skip
    begun = assessments.new_assessment(session, partner.id, methodology, kind=kind)
    complete_any(session, begun.id, given, letter)
    return begun.id


def complete_any(
    session: Session, assessment: str, given: dict[str, AnswerValue], letter: Path
) -> None:
    """Answer what is missing, section by section as they open, and lock the baseline between."""
    letter.write_bytes(b"%PDF-1.7 a letter")
    proof = evidence.add_evidence_file(
        session, assessment, letter, title="Letter of the Deputy Director", marking=MARK
    ).id
    m = get_methodology(assessments.get_assessment(session, assessment).methodology)
    for _ in range(12):
        found = assessments.check(session, assessment)
        held = assessments.get_assessment(session, assessment)
        if not found.missing:
            return
        locked = {state.section for state in found.sections if state.status == "locked"}
        closed = {s.id for s in m.sections if s.baseline} if held.baseline_locked_utc else set()
        ready = [
            need.question
            for need in found.missing
            if need.need != "lock" and need.section not in locked | closed
        ]
        if not ready:
            drafting.lock_baseline(session, assessment)
        for question in dict.fromkeys(ready):
            drafting.answer(session, assessment, answer_to(m, m.questions[question], given, proof))
    raise AssertionError(assessments.check(session, assessment).missing)


def answer_to(
    m: Methodology, question: Question, given: dict[str, AnswerValue], proof: str
) -> Answer:
    """The answer that was asked for, or the mildest one."""
    value: AnswerValue = given.get(question.id)
    if value is None:
        value = _mildest(m, question, proof)
    elif isinstance(value, tuple):
        value = tuple(
            {k: v.replace("PROOF", proof) for k, v in row.items()} if isinstance(row, dict) else row
            for row in value
        )
    return Answer(question.id, value, f"Because of {question.id}.", MARK, (proof,))


def _mildest(m: Methodology, question: Question, proof: str) -> AnswerValue:
    if question.kind is QuestionKind.TEXT:
        return None
    if question.kind is QuestionKind.ROWS:
        row = {column.id: "text" for column in question.columns if column.required}
        for column in question.columns:
            if column.kind is QuestionKind.ANSWER and column.required:
                row[column.id] = "no"
            elif column.choices and column.required:
                row[column.id] = column.choices[0].id
        return (row,)
    first = question.choices[0].id if question.choices else ""
    mildest: dict[QuestionKind, AnswerValue] = {
        QuestionKind.ANSWER: "no",
        QuestionKind.SCALE: "2",
        QuestionKind.DATE: "2026-10-01",
        QuestionKind.CHOICE: first,
        QuestionKind.CHOICES: (first,),
    }
    return mildest[question.kind]
