"""An assessment with all that is printed beside its answers."""

from dataclasses import replace
from typing import Any

from tests.unit.documents import sample
from workstation.documents import packet_record
from workstation.documents.packet_record import PacketContent, SectionContent
from workstation.domain.assessment import Answer, AssessmentKind, Override
from workstation.domain.circumstances import Circumstances
from workstation.domain.methodology import Column, Methodology, Question, QuestionKind
from workstation.domain.methodology_kinds import CheckRule, KindText
from workstation.domain.text import Language, Text

KIND = Text("Abbreviated assessment of one exchange", "Évaluation abrégée d’un échange")
_T = Text("", "")


def _rows(number: str, role: str, *columns: Column) -> Question:
    words = Text(f"Rows for {role}", f"Lignes pour {role}")
    return Question(number, QuestionKind.ROWS, words, _T, "B-37", role=role, columns=columns)


def _text(name: str) -> Column:
    return Column(name, Text(name, name), QuestionKind.TEXT)


def _scale(name: str) -> Column:
    return Column(name, Text(name, name), QuestionKind.SCALE, scale=name)


def methodology() -> Methodology:
    """The sample with kinds, checks, ratings of persons and consents."""
    made = sample.methodology()
    consent = Question(
        "1.3", QuestionKind.ANSWER, Text("Agreed?", "D’accord?"), _T, "B-37",
        role="originator_consent",
    )  # fmt: skip
    columns = (_text("originator"), _text("reference"), _text("on"), _text("scope"))
    rows = _rows("1.4", "consents", *columns)
    rated = _rows("8.6", "person_ratings", _text("person"), _scale("likelihood"),
                  _scale("severity"))  # fmt: skip
    more = {"1": (consent, rows), "8": (rated,)}
    sections = tuple(
        replace(each, questions=(*each.questions, *more.get(each.id, ()))) for each in made.sections
    )
    return replace(
        made,
        sections=sections,
        kinds=(KindText("abbreviated", KIND, _T), KindText("case", KIND, _T)),
        checks=(CheckRule("extraneous_in_risk", "warn"),),
    )


def content(
    language: Language = "en",
    *,
    persons: int = 3,
    overrides: int = 2,
    reason: str = "",
    **changes: Any,
) -> PacketContent:
    """The sample assessment as an abbreviated one that follows another."""
    base, made = sample.content(language), methodology()
    why = reason or "The word stands in a quotation of the partner’s own letter, see E-02."
    answers = dict(base.assessment.answers)
    answers["1.1"] = replace(answers["1.1"], marking="(S//FGI GBR//REL TO USA, CAN)")
    answers["1.3"] = Answer("1.3", "yes", "By letter.", "(S//CEO)")
    answers["1.4"] = Answer(
        "1.4",
        ({"originator": "USA, CIA", "reference": "TD 314/26", "on": "2026-11-02",
          "scope": "Dates of travel, to GDSS alone"},),
        "", "(S//CEO)",
    )  # fmt: skip
    answers["8.6"] = Answer(
        "8.6",
        tuple(
            {"person": f"Person {chr(64 + n)}, brother of the first", "likelihood": str(1 + n % 4),
             "severity": str(2 + n % 4)}
            for n in range(1, persons + 1)
        ),
        "", "(S//CEO)",
    )  # fmt: skip
    assessment = replace(
        base.assessment,
        answers=answers,
        kind=AssessmentKind.ABBREVIATED,
        standing="MRA-2026-0031",
        follows="MRA-2026-0102",
        new_facts="The person was released on 9 November and has left the country.",
        new_facts_marking="(C//REL TO CAN, USA)",
        raised_level="TS",
        raised_reason="Together the texts show which source reports on the centre.",
        raised_marking="(S//CEO)",
        valid_until="2027-05-31",
        overrides=tuple(
            Override("extraneous_in_risk", f"8.{n}", why, "(C//REL TO CAN, USA)", "A. Martin",
                     "2026-11-16T20:02:00Z")
            for n in range(1, overrides + 1)
        ),
    )  # fmt: skip
    return replace(
        base,
        assessment=assessment,
        methodology=made,
        banner="TOP SECRET//FGI GBR//CANADIAN EYES ONLY",
        circumstances=Circumstances(standing="yes", on="2026-11-16"),
        baseline=replace(
            base.baseline,
            explanation=(
                ("risk.explain.overall", "4 × 4"),
                ("risk.explain.worst_person", str(min(3, persons))),
                ("risk.explain.matrix", "5 × 4"),
            ),
        ),
        residual=replace(base.residual, explanation=(("risk.explain.worst_person", "1"),)),
        sections=tuple(
            SectionContent(s.id, "done", tuple(q.id for q in s.questions)) for s in made.sections
        ),
        **changes,
    )


def record(language: Language = "en", **changes: Any) -> packet_record.Record:
    """The record of that assessment."""
    return packet_record.build(content(language, **changes))
