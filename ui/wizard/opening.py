"""What opening an assessment reads from the vault, and how it is checked."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workstation.domain.assessment import Answer, Assessment
from workstation.domain.check import Check, check
from workstation.domain.circumstances import Circumstances
from workstation.domain.counting import counted
from workstation.domain.methodology import Methodology
from workstation.domain.partner import Partner

if TYPE_CHECKING:
    from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening an assessment reads from the vault."""

    assessment: Assessment
    methodology: Methodology
    circumstances: Circumstances
    partner: Partner
    found: Check
    aside: tuple[Answer, ...] = ()


def examine(
    methodology: Methodology, assessment: Assessment, circumstances: Circumstances
) -> tuple[Check, tuple[Answer, ...]]:
    """A check of the answers that count, and those that do not: their questions are hidden."""
    found = counted(methodology, assessment, circumstances)
    return check(methodology, found.assessment, circumstances), found.aside


def read(session: "Session", assessment_id: str) -> Opened:
    """Read an assessment with everything the wizard shows; runs in the vault lane."""
    from workstation.workflows import assessments, methodologies

    assessment = assessments.get_assessment(session, assessment_id)
    methodology = methodologies.get_methodology(
        assessment.methodology, assessment.methodology_version
    )
    circumstances = assessments.circumstances(session, assessment_id)
    found, aside = examine(methodology, assessment, circumstances)
    return Opened(
        assessment,
        methodology,
        circumstances,
        _subject(session, assessment),
        found,
        aside,
    )


def _subject(session: "Session", assessment: Assessment) -> Partner:
    """The partner, whose record is opened with it; or the country of one that has none."""
    from workstation.workflows import lookup, partners

    if assessment.partner:
        return partners.get_partner(session, assessment.partner)
    return lookup.subject_of(session, assessment)
