"""What an abbreviated assessment takes over from the standing one that it starts from."""

from datetime import date

from workstation.domain import dates
from workstation.domain.assessment import Assessment, AssessmentKind
from workstation.domain.condition import holds
from workstation.domain.methodology import Condition, Form, Methodology, Section


def carried_sections(m: Methodology, assessment: Assessment) -> frozenset[str]:
    """Sections whose answers stand as they were signed in the standing assessment.

    Those that the standing assessment asked and the abbreviated one does not. One that starts
    from the standing assessment of a country takes over what that asks of a country alone.
    """
    own, base = m.kind(AssessmentKind.ABBREVIATED.value), m.kind(AssessmentKind.STANDING.value)
    if assessment.kind is not AssessmentKind.ABBREVIATED or own is None or base is None:
        return frozenset()
    known = {
        "assessment.kind": AssessmentKind.STANDING.value,
        "assessment.subject": "country" if assessment.country else "partner",
    }
    return frozenset(
        section.id
        for section in m.sections
        if section.id in base.sections
        and section.id not in own.sections
        and own.sections
        and holds(section.needed_when, {}, known)
    )


def last_day(m: Methodology, assessment: Assessment, day: date) -> str:
    """The last day on which an assessment signed on this day may be relied on, or "".

    The author may shorten what the methodology allows the kind, and never lengthen it (C-bis).
    """
    kind = m.kind(assessment.kind.value)
    question = m.by_role.get("valid_until")
    answer = assessment.answers.get(question.id) if question else None
    said = answer.value if answer and isinstance(answer.value, str) else ""
    wanted = said if dates.parse(said) else ""
    if kind is None or not kind.valid_months:
        return wanted
    limit = dates.add_months(day, kind.valid_months).isoformat()
    return min(wanted, limit) if wanted else limit


def asked_sections(m: Methodology, assessment: Assessment) -> tuple[Section, ...]:
    """The sections that are for this kind of assessment, in order; answers may hide some more.

    What an abbreviated one takes over is among them: it is read with the rest.
    """
    is_standing = assessment.kind is AssessmentKind.STANDING
    known = {
        "assessment.kind": assessment.kind.value,
        "assessment.subject": "country" if is_standing and assessment.country else "partner",
    }
    return tuple(
        section
        for section in m.sections
        if m.asks(section.id, assessment.kind.value)
        and (not _is_of_kind(section.needed_when) or holds(section.needed_when, {}, known))
    )


def _is_of_kind(condition: Condition | None) -> bool:
    """Whether a condition asks for nothing but the kind and the subject of the assessment."""
    if condition is None:
        return True
    if condition.parts:
        return all(_is_of_kind(part) for part in condition.parts)
    return condition.form is Form.FACT and condition.subject.startswith("assessment.")
