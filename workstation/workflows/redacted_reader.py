"""Redacted copies are laid out in the process without keys, as every copy is."""

from typing import Any, Final

import msgspec

from workstation.documents.packet import PaperCopy
from workstation.documents.packet_copy import CopyFacts
from workstation.documents.redacted import ReasonLine
from workstation.documents.redaction import DecisionText
from workstation.domain.redaction import Profile
from workstation.outside.door import Task
from workstation.workflows import packet_content
from workstation.workflows.packet_reader import LIMITS


class RedactedCopy(msgspec.Struct, frozen=True):
    """What a redacted copy is made from."""

    record: dict[str, Any]
    decisions: tuple[DecisionText, ...]
    profile: Profile
    facts: CopyFacts
    reasons: tuple[ReasonLine, ...]


class RedactedPages(msgspec.Struct, frozen=True):
    """The copy, and the banner that what is left of the record bears."""

    copy: PaperCopy
    banner: str


def redacted_for_paper(data: bytes, given: RedactedCopy) -> RedactedPages:
    """The pages of one redacted copy; ``data`` is empty, for the record holds all."""
    from workstation.documents import redacted
    from workstation.documents.redaction import redact

    del data
    methodology = packet_content.methodology_of_record(given.record)
    left = redact(given.record, methodology, given.decisions, given.profile)
    made = redacted.render(left, methodology, given.facts, given.reasons)
    return RedactedPages(made, left.banner)


REDACTED: Final[Task[RedactedPages]] = Task(
    "workstation.workflows.redacted_reader:redacted_for_paper", RedactedPages, limits=LIMITS
)
