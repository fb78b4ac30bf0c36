"""A small methodology with one question for each role, and answers that pass all of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workstation.domain.assessment import (
    Answer,
    AnswerValue,
    Assessment,
    Decision,
    Determination,
    Evidence,
    EvidenceKind,
    Outcome,
)
from workstation.domain.circumstances import Circumstances, decision_facts, facts
from workstation.domain.ladder import Required, authority_required
from workstation.domain.methodology import (
    Authority,
    Column,
    Condition,
    Floor,
    Form,
    HardStop,
    Level,
    Methodology,
    MitigationPolicy,
    NoticeRule,
    Question,
    QuestionKind,
    ScaleStep,
    Section,
)
from workstation.domain.officer import Officer, Role
from workstation.domain.risk import determination, residual
from workstation.domain.text import Text

T = Text("words", "mots")


def asks(subject: str, *any_of: str) -> Condition:
    return Condition(Form.QUESTION, subject, any_of=any_of)


def fact(subject: str, *any_of: str) -> Condition:
    return Condition(Form.FACT, subject, any_of=any_of)


def question(id_: str, kind: QuestionKind = QuestionKind.ANSWER, **more: Any) -> Question:
    return replace(Question(id_, kind, T, T, "B-3"), **more)


def column(id_: str, kind: QuestionKind = QuestionKind.TEXT, *, required: bool = False) -> Column:
    return Column(id_, T, kind, required=required)


_K = QuestionKind
_LIMBS = ("personal", "present", "foreseeable", "real", "likely")

SECTIONS = (
    Section("0", T, T, (question("0.1", _K.CHOICE, role="act"),)),
    Section(
        "1",
        T,
        T,
        (
            question("1.1", _K.TEXT, role="title"),
            question("1.2", _K.TEXT, role="summary", required=False),
            question("1.12", role="originator_consent", required=False),
        ),
    ),
    Section("2", T, T, (question("2.5", _K.TEXT, role="characterization"),)),
    Section(
        "3",
        T,
        T,
        (
            question(
                "3.1",
                _K.ROWS,
                role="persons",
                columns=(
                    column("person", required=True),
                    column("in_custody", _K.ANSWER),
                    column("custodian", _K.CHOICE),
                ),
            ),
        ),
    ),
    Section("4", T, T, (question("4.1", reason=True, evidence_required=True),)),
    Section(
        "8",
        T,
        T,
        (
            question("8.3", _K.SCALE, role="baseline.likelihood", scale="likelihood"),
            question("8.4", _K.SCALE, role="baseline.severity", scale="severity"),
            question(
                "8.13",
                _K.ROWS,
                required=False,
                columns=(Column("severity", T, _K.SCALE, scale="severity"),),
            ),
        ),
        baseline=True,
    ),
    Section(
        "9",
        T,
        T,
        (question("9.1", role="tainted.applies"), question("9.2"), question("9.3")),
        needed_when=asks("0.1", "use"),
    ),
    Section(
        "10",
        T,
        T,
        (
            question(
                "10.1",
                _K.ROWS,
                role="measures",
                required=False,
                columns=(column("kind", _K.CHOICE), column("description"), column("proof")),
            ),
        ),
        opens_when=fact("baseline.locked", "yes"),
    ),
    Section(
        "11",
        T,
        T,
        (
            *(question(f"11.{n}", role=f"limb.{limb}") for n, limb in enumerate(_LIMBS, 1)),
            question("11.6", role="limb.severe", visible_when=asks("11.5", "no", "unable")),
            question("11.7", role="substantial"),
            question(
                "11.8",
                role="mitigable",
                visible_when=Condition(Form.QUESTION, "11.7", any_of=("yes", "unable")),
            ),
        ),
        opens_when=fact("baseline.locked", "yes"),
    ),
    Section(
        "13",
        T,
        T,
        (
            question("13.1", _K.CHOICE, role="recommendation", required=False),
            question("13.2", _K.TEXT, role="basis", required=False),
        ),
    ),
    Section("14", T, T, (question("14.1"),), after_decision=True),
)

MATRIX = (
    ("low", "low", "low", "medium", "medium"),
    ("low", "low", "low", "medium", "medium"),
    ("low", "medium", "medium", "high", "high"),
    ("medium", "medium", "high", "substantial", "substantial"),
    ("medium", "high", "substantial", "substantial", "substantial"),
)

STEPS = tuple(ScaleStep(n, T, T, T) for n in range(1, 6))

STOPS = (
    HardStop("unable", "B-5", ("release",), asks("11.7", "unable"), T, T, "11.7"),
    HardStop(
        "tainted",
        "B-10",
        ("submit", "approve", "release"),
        Condition(Form.ANY, parts=(asks("9.2", "yes"), asks("9.3", "yes"))),
        T,
        T,
        "9.2",
    ),
    HardStop(
        "char", "B-7", ("release",), Condition(Form.QUESTION, "2.5", answered=False), T, T, "2.5"
    ),
    HardStop(
        "arrangement", "7", ("submit", "approve"), fact("arrangement.forbids_act", "yes"), T, T
    ),
    HardStop("author", "B-21", ("approve",), fact("decision.is_author", "yes"), T, T),
)

METHOD = Methodology(
    id="sample",
    version="1",
    title=T,
    subtitle=T,
    authority_text=T,
    sections=SECTIONS,
    severity=STEPS,
    likelihood=STEPS,
    levels=(
        Level("low", T, T),
        Level("medium", T, T),
        Level("high", T, T),
        Level("substantial", T, T, demands_test=True),
    ),
    matrix=MATRIX,
    hard_stops=STOPS,
    ladder=(
        Authority("L1", T, ("low",)),
        Authority("L2", T, ("low", "medium")),
        Authority("L3", T, ("low", "medium", "high")),
        Authority("L4", T, ("low", "medium", "high", "substantial")),
        Authority("L5", T, ("low", "medium", "high", "substantial")),
    ),
    floors=(Floor("D", "L3", fact("person.in_recipient_custody", "yes"), T),),
    notices=(
        NoticeRule("minister", "B-12", T, T, fact("decision.authority", "L5")),
        NoticeRule("nsira", "B-12", T, T, fact("decision.authority", "L5")),
    ),
    mitigation=MitigationPolicy(
        max_likelihood_steps=2,
        max_severity_steps=1,
        caveat_max_severity=4,
        broken_penalty=1,
    ),
    sheet_max_age_months=12,
)

PROVEN = {
    "kind": "assurance-written",
    "description": "Written assurance",
    "in_place": "yes",
    "verifiable": "yes",
    "proof": "E-01",
    "likelihood_steps": "1",
    "severity_steps": "0",
}


E_01 = Evidence("E-01", EvidenceKind.FILE, "Letter", "(U)", "ab" * 32)


def measure(**changes: str) -> dict[str, str]:
    return {**PROVEN, **changes}


def answer(id_: str, value: AnswerValue = None, text: str = "") -> Answer:
    return Answer(id_, value, text, "(S//REL TO CAN, USA)" if text or value else "")


def full_answers(**changes: AnswerValue) -> dict[str, Answer]:
    """Every answer of a disclosure at severity 4, likelihood 4; substantial and mitigable.

    Keyword ``q11_7="no"`` replaces the value of question 11.7.
    """
    found = {
        "0.1": answer("0.1", "disclosure"),
        "1.1": answer("1.1", text="Travel dates of one person"),
        "2.5": answer("2.5", text="Two sources, graded B2"),
        "3.1": answer("3.1", ({"person": "One person", "in_custody": "no"},)),
        "4.1": replace(answer("4.1", "yes", "Sheet read"), evidence=("E-01",)),
        "8.3": answer("8.3", "4"),
        "8.4": answer("8.4", "4"),
        "10.1": answer("10.1", (measure(),)),
        **{f"11.{n}": answer(f"11.{n}", "yes") for n in (1, 2, 3, 4, 5, 7, 8)},
        "13.1": answer("13.1", "approve"),
        "13.2": answer("13.2", text="The measures suffice."),
    }
    for name, value in changes.items():
        id_ = name[1:].replace("_", ".")
        found[id_] = answer(id_, value)
    return found


def assessment(
    answers: Mapping[str, Answer] | None = None, *, locked: bool = True, submitted: bool = True
) -> Assessment:
    given = dict(full_answers() if answers is None else answers)
    base: dict[str, str] = {k: str(given[k].value) for k in ("8.3", "8.4") if k in given}
    return Assessment(
        id="MRA-2026-0001",
        version=1,
        methodology="sample",
        methodology_version="1",
        methodology_sha256="",
        partner="P-0001",
        exchange="EX-2026-0001",
        author="author",
        author_name="A. Martin",
        created_utc="2026-11-13T10:00:00Z",
        answers=given,
        evidence=(E_01,),
        baseline_locked_utc="2026-11-13T10:02:00Z" if locked else "",
        baseline_locked_by="author" if locked else "",
        baseline_values=base if locked else {},
        submitted_utc="2026-11-16T16:20:00Z" if submitted else "",
    )


def officer(role: Role, id_: str = "") -> Officer:
    return Officer(id=id_ or f"officer-{role.value}", name="L. Chen", authority=role)


def decision(
    authority: str,
    outcome: Outcome,
    *,
    reasons: str = "Because",
    no_interest: bool = True,
    officer_id: str = "",
) -> Decision:
    return Decision(
        authority=authority,
        outcome=outcome,
        reasons=reasons,
        marking="(S)",
        officer=officer_id or f"officer-{authority}",
        officer_name="L. Chen",
        at_utc="2026-11-17T09:00:00Z",
        no_interest=no_interest,
    )


def decided(file: Assessment, *decisions: Decision) -> Assessment:
    return replace(file, decisions=(*file.decisions, *decisions))


QUIET = Circumstances(arrangement_status="active", country_sheet_age_months=3)


def required_of(file: Assessment, circumstances: Circumstances = QUIET) -> Required:
    known = facts(METHOD, file, circumstances)
    after = residual(METHOD, file, circumstances.broken_assurances)
    return authority_required(METHOD, after, finding(file), known, file.answers)


def finding(file: Assessment) -> Determination:
    return determination(METHOD, file)


def facts_after(file: Assessment) -> Mapping[str, str | int | None]:
    return facts(METHOD, file, QUIET, decision_facts(file, file.decisions[-1]))
