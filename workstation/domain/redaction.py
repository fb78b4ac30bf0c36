"""What is blacked out on a printed copy, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

BLOCK: Final = "█████████"
"""Of one length whatever it hides."""

PERSON: Final = "person"
DECISION: Final = "decision."
PARTNER: Final = "partner"
PRIOR_RECORD: Final = "prior-record"
EVIDENCE: Final = "evidence"
CHANGES: Final = "changes"
OVERRIDES: Final = "overrides"
NEW_FACTS: Final = "new-facts"
RAISED: Final = "raised"
SHORTEST_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class Redaction:
    """One place, or one name wherever it stands, with the id of the reason.

    ``place`` is a question, ``partner``, ``prior-record``, ``evidence``, ``changes``,
    ``overrides``, ``new-facts``, ``raised``, ``decision.`` and an authority, or ``person`` with
    the ``name`` that goes.
    """

    place: str
    reason: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is blacked out on a copy."""

    redactions: tuple[Redaction, ...]
    shorts: Mapping[str, str]
    """The short name of each reason in the language of the copy."""

    def block(self, reason: str) -> str:
        """What is drawn in place of a text."""
        return f"{BLOCK} [{self.shorts[reason]}]"
