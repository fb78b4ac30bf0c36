"""What an abbreviated assessment takes over from the standing one that it starts from."""

from workstation.domain.assessment import Assessment, AssessmentKind
from workstation.domain.condition import holds
from workstation.domain.methodology import Methodology


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
