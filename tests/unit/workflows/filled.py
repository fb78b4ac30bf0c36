"""An assessment with every question answered, made through the workflows alone."""

from pathlib import Path

from workstation.domain.assessment import Answer, Assessment
from workstation.domain.methodology import Question, QuestionKind
from workstation.workflows import assessments, drafting, evidence, partners, registers
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

MARK = "(S//REL TO CAN, USA)"

CHOSEN: dict[str, str] = {
    "0.1": "disclosure",
    "0.2": "yes",
    "4.1": "2026-10-01",
    "8.3": "4",
    "8.4": "4",
    "9.1": "no",
    "11.7": "yes",
    "11.8": "yes",
    "13.1": "approve",
}
LIMBS = ("11.1", "11.2", "11.3", "11.4")
TEXTS: dict[str, str] = {
    "1.1": "Disclosure of travel dates of one person to the Directorate",
    "1.2": "We propose to tell the Directorate the dates on which one person enters the country.",
}


def fill(
    session: Session,
    tmp_path: Path,
    *,
    chosen: dict[str, str] | None = None,
    texts: dict[str, str] | None = None,
) -> str:
    """A complete assessment of a new partner, ready to be signed; returns its id."""
    partner = partners.add_partner(
        session, name="General Directorate of State Security", country="NOR",
        kind="intelligence", unit="Counter-Terrorism", short_name="GDSS", marking="(U)",
    )  # fmt: skip
    registers.add_source(
        session, title="Country sheet", on="2026-10-01", marking="(U)", partner=partner.id,
        country="NOR", kind="country-sheet", grade="B2",
    )  # fmt: skip
    registers.add_assurance(
        session, partner=partner.id, on="2026-11-12", text="Consular access within 48 h",
        marking="(S//REL TO CAN, USA)",
    )  # fmt: skip
    assessment = assessments.new_assessment(session, partner.id)
    complete(session, assessment, tmp_path, CHOSEN | (chosen or {}), TEXTS | (texts or {}))
    return assessment.id


def complete(
    session: Session,
    assessment: Assessment,
    tmp_path: Path,
    chosen: dict[str, str],
    texts: dict[str, str],
) -> None:
    """Answer whatever is missing until nothing is."""
    chosen = consistent(chosen)
    methodology = get_methodology("acmfea-2019")
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7 a letter")
    added = evidence.add_evidence_file(
        session, assessment.id, letter, title="Letter of the Deputy Director", marking=MARK
    )
    for _ in range(6):
        missing = assessments.check(session, assessment.id).missing
        open_now = [each for each in missing if each.need != "lock"]
        if not missing:
            measures = _answer(methodology.by_role["measures"], added.id, chosen, texts)
            drafting.answer(session, assessment.id, measures)
            return
        locked = bool(assessments.get_assessment(session, assessment.id).baseline_locked_utc)
        baseline = {q.id for s in methodology.sections if s.baseline for q in s.questions}
        early = [each for each in open_now if int(each.section) <= 9 or locked]
        if not early and not locked:
            drafting.lock_baseline(session, assessment.id)
            continue
        for question in dict.fromkeys(each.question for each in early):
            if locked and question in baseline:
                continue
            answer = _answer(methodology.questions[question], added.id, chosen, texts)
            drafting.answer(session, assessment.id, answer)
    raise AssertionError(assessments.check(session, assessment.id).missing)


def consistent(chosen: dict[str, str]) -> dict[str, str]:
    """The same choices with limbs that no check finds at odds with them."""
    found = "no" if chosen.get("11.7") == "no" else "yes"
    likely = "yes" if chosen.get("8.3", "4") in ("3", "4", "5") else "no"
    return dict.fromkeys(LIMBS, found) | {"11.5": likely} | chosen


def _answer(
    question: Question, evidence_id: str, chosen: dict[str, str], texts: dict[str, str]
) -> Answer:
    text = texts.get(question.id, f"Because of what is known about {question.id}.")
    cited = (evidence_id,)
    if question.kind is QuestionKind.TEXT:
        return Answer(question.id, None, text, MARK, cited)
    if question.kind is QuestionKind.ROWS:
        return Answer(question.id, (_row(question, evidence_id),), text, MARK, cited)
    first = question.choices[0].id if question.choices else ""
    value: str = chosen.get(question.id, first)
    if question.kind is QuestionKind.CHOICES:
        return Answer(question.id, (value,), text, MARK, cited)
    defaults = {
        QuestionKind.ANSWER: "no",
        QuestionKind.SCALE: "2",
        QuestionKind.DATE: "2026-10-01",
        QuestionKind.CHOICE: first,
    }
    return Answer(question.id, value or defaults[question.kind], text, MARK, cited)


def _row(question: Question, evidence_id: str) -> dict[str, str]:
    row: dict[str, str] = {}
    for column in question.columns:
        if column.choices:
            row[column.id] = column.choices[0].id
        elif column.kind is QuestionKind.ANSWER:
            row[column.id] = "yes"
        elif column.kind is QuestionKind.DATE:
            row[column.id] = "2026-11-12"
        elif column.kind is QuestionKind.SCALE:
            row[column.id] = "2"
        else:
            row[column.id] = "text"
    if question.role == "measures":
        row |= {"proof": evidence_id, "in_place": "yes", "kind": "assurance-written",
                "likelihood_steps": "1", "verifiable": "yes", "expires": "2027-11-12"}  # fmt: skip
    if question.role == "persons":
        del row["custodian"]
        row["in_custody"] = "no"
    return row
