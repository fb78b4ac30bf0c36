"""Contradictions: what stops nobody but deserves a second look before signing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workstation.domain.assessment import Assessment
from workstation.domain.condition import FactValue
from workstation.domain.measure import rows_of
from workstation.domain.methodology import NO, YES, Methodology, QuestionKind
from workstation.domain.rating import step_of
from workstation.domain.reliance import Reliance


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: ``key`` is its sentence in words, ``question`` where to look."""

    key: str
    question: str
    detail: str = ""


def contradictions_of(
    m: Methodology,
    assessment: Assessment,
    facts: Mapping[str, FactValue],
    resting: Sequence[Reliance] = (),
) -> tuple[Contradiction, ...]:
    """Contradictions between answers, and between answers and the record."""
    return (
        *_person_above_baseline(m, assessment, facts),
        *_low_with_open_incident(m, facts),
        *_limbs_against_finding(m, assessment),
        *_resting_on_the_past(resting),
        *_sheet_called_current(m, assessment, facts),
    )


def _person_above_baseline(
    m: Methodology, assessment: Assessment, facts: Mapping[str, FactValue]
) -> Iterator[Contradiction]:
    for question, worst in persons_above(m, assessment, facts):
        yield Contradiction("contradiction.person_above_baseline", question, str(worst))


def persons_above(
    m: Methodology, assessment: Assessment, facts: Mapping[str, FactValue]
) -> Iterator[tuple[str, int]]:
    """Questions that rate a person higher than the exchange, each with the worst step.

    The exchange is rated as its worst person is (domain section 3).
    """
    for question in m.questions.values():
        scales = [c for c in question.columns if c.kind is QuestionKind.SCALE]
        rows = rows_of(assessment.answers.get(question.id))
        for column in scales:
            overall = facts.get(f"baseline.{column.scale or column.id}")
            worst = max((step_of(row.get(column.id, "")) or 0 for row in rows), default=0)
            if isinstance(overall, int) and worst > overall:
                yield question.id, worst


def _low_with_open_incident(
    m: Methodology, facts: Mapping[str, FactValue]
) -> Iterator[Contradiction]:
    incidents = facts.get("entity.open_incidents")
    question = m.by_role.get("baseline.likelihood")
    lowest = m.levels[0].id if m.levels else ""
    if question and isinstance(incidents, int) and incidents and facts["baseline.level"] == lowest:
        yield Contradiction("contradiction.low_with_open_incident", question.id, str(incidents))


def _limbs_against_finding(m: Methodology, assessment: Assessment) -> Iterator[Contradiction]:
    """The limbs and the finding disagree; the person decides, the program only asks (B-3)."""
    question = m.by_role.get("substantial")
    finding = limbs_disagree(m, assessment)
    if question is not None and finding is not None:
        key = "limbs_met" if finding == NO else "limb_not_met"
        yield Contradiction(f"contradiction.{key}", question.id)


def limbs_disagree(m: Methodology, assessment: Assessment) -> str | None:
    """The finding where the limbs say otherwise: "no" when all are met, "yes" when one is not."""
    finding = _value(m, assessment, "substantial")
    limbs = [_value(m, assessment, f"limb.{name}") for name in ("personal", "present", "real")]
    limbs.append(_value(m, assessment, "limb.foreseeable"))
    heavy = YES in (_value(m, assessment, "limb.likely"), _value(m, assessment, "limb.severe"))
    if finding == NO and heavy and all(limb == YES for limb in limbs):
        return NO
    return YES if finding == YES and NO in limbs else None


def _resting_on_the_past(resting: Sequence[Reliance]) -> Iterator[Contradiction]:
    """A measure that rests on an assurance past its date; a source past its date, cited (G-15)."""
    for each in resting:
        named = each.material.subject or each.material.title
        if each.measure:
            detail = f"{each.measure} ({named})"
            yield Contradiction("contradiction.measure_past_date", each.question, detail)
        elif not each.reason_at:
            yield Contradiction("contradiction.cites_past_date", each.question, named)


def _sheet_called_current(
    m: Methodology, assessment: Assessment, facts: Mapping[str, FactValue]
) -> Iterator[Contradiction]:
    """The answer calls the entity sheet current; the record's newest one is not (G-8)."""
    question = m.by_role.get("entity_sheet")
    said_current = _value(m, assessment, "entity_sheet") == YES
    if question is not None and said_current and facts.get("entity.sheet") == "stale":
        yield Contradiction("contradiction.sheet_not_current", question.id)


def _value(m: Methodology, assessment: Assessment, role: str) -> object:
    question = m.by_role.get(role)
    answer = assessment.answers.get(question.id) if question else None
    return answer.value if answer else None
