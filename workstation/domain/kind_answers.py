"""What the kind of an assessment answers by itself."""

from collections.abc import Mapping
from typing import Final

from workstation.domain.assessment import AssessmentKind
from workstation.domain.methodology import YES, Methodology
from workstation.domain.partner import Act

ACT: Final = "act"
TAINTED: Final = "tainted.applies"
"""Of the question whether information likely came from mistreatment (B-10)."""


def given_by_kind(m: Methodology, kind: AssessmentKind) -> Mapping[str, str]:
    """Answers by question that follow from the kind, and that nobody may change.

    The assessment of a use is about one, and about information that mistreatment likely yielded
    (B-10): its author says what speaks for that, not whether it is so.
    """
    if kind is not AssessmentKind.USE:
        return {}
    known = {ACT: Act.USE.value, TAINTED: YES}
    return {m.by_role[role].id: value for role, value in known.items() if role in m.by_role}
