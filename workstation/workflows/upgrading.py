"""Taking an assessment over to the version of its methodology that is in force.

An assessment stays pinned to the version that it was begun under, and can be read under it for
ever. While it is a draft its author may take it over; what then changes is shown before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workstation import words
from workstation.domain.assessment import Answer, Assessment
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_difference import (
    MethodologyDifference,
    baseline_changed,
    difference,
)
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.records import kinds
from workstation.records.codec import answer_body
from workstation.vault.store import NewEntry
from workstation.workflows import drafting
from workstation.workflows.answer_form import checked_answer
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Preview:
    """What an upgrade would do.

    Attributes:
        difference: every part of the methodology that differs.
        carried: questions whose answers go over, by id.
        dropped: answers that do not: their question is gone, or asks for something else.
        reopens: what of the locked baseline differs, so that the baseline would be opened
            again; empty when it stays as it is.
    """

    assessment: str
    from_version: str
    to_version: str
    difference: MethodologyDifference
    carried: tuple[str, ...]
    dropped: tuple[Answer, ...]
    reopens: tuple[str, ...]

    @property
    def is_newer(self) -> bool:
        """Whether there is anything to go over to."""
        return self.from_version != self.to_version


def newer_version(methodology: str, version: str) -> str:
    """The version in force, when it is another one than this; else ""."""
    newest = get_methodology(methodology).version
    return newest if newest != version else ""


def preview(session: Session, assessment: str) -> Preview:
    """What an upgrade to the version in force would change; nothing is written.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    desk = drafting.load_desk(session, assessment)
    return preview_of(desk.assessment, desk.methodology, get_methodology(desk.methodology.id))


def upgrade(session: Session, assessment: str, language: Language = "en") -> Preview:
    """Take a draft over to the version in force, in one write.

    Answers go over by the ids of their questions. Where the baseline is locked and rests on
    something that changed, it is opened again, as a new version of the file.

    Args:
        session: the author's.
        assessment: its id.
        language: of the reason that is recorded with a baseline that is opened again.

    Returns:
        What was done.

    Raises:
        NotAllowedError: not the author's, or not open.
        CheckFailedError: ``assessment.version_in_force``: there is nothing to go over to.
    """
    row = drafting.open_row(session, assessment)
    drafting.require_editable(row)
    desk = drafting.load_desk(session, assessment)
    after = get_methodology(desk.methodology.id)
    found = preview_of(desk.assessment, desk.methodology, after)
    if not found.is_newer:
        raise CheckFailedError(
            "assessment.version_in_force", place=assessment, version=found.to_version
        )
    entries = [NewEntry(kinds.ASSESSMENT_UPGRADED, assessment, _body(row, found, after))]
    if found.reopens:
        entries.append(_reopened(row, found, language))
    gone = [each.question for each in found.dropped]
    drafting.append_saved(session, desk, desk.methodology.sections, *entries, gone=gone)
    return found


def preview_of(assessment: Assessment, before: Methodology, after: Methodology) -> Preview:
    """What going over from one methodology to another would do to an assessment."""
    found = difference(before, after)
    carried, dropped = [], []
    for question, answer in assessment.answers.items():
        if _fits(after, answer):
            carried.append(question)
        else:
            dropped.append(answer)
    order = list(before.questions)
    dropped.sort(key=lambda answer: order.index(answer.question))
    reopens = baseline_changed(before, after, found) if assessment.baseline_locked_utc else ()
    return Preview(
        assessment.id,
        before.version,
        after.version,
        found,
        tuple(question for question in after.questions if question in carried),
        tuple(dropped),
        reopens,
    )


def _fits(after: Methodology, answer: Answer) -> bool:
    """Whether the newer methodology asks the question, and takes the answer as it is."""
    question = after.questions.get(answer.question)
    if question is None:
        return False
    try:
        checked_answer(question, answer)
    except BadInputError:
        return False
    return True


def _body(row: Mapping[str, Any], found: Preview, after: Methodology) -> dict[str, Any]:
    return {
        "assessment": found.assessment,
        "version": int(row["version"]) + bool(found.reopens),
        "methodology_version": after.version,
        "methodology_sha256": after.sha256,
        "from_version": found.from_version,
        "dropped": [answer_body(answer) for answer in found.dropped],
    }


def _reopened(row: Mapping[str, Any], found: Preview, language: Language) -> NewEntry:
    reason = words.label(
        "upgrade.reopened", language, version=found.to_version, parts=", ".join(found.reopens)
    )
    body = {
        "assessment": found.assessment,
        "version": int(row["version"]) + 1,
        "reason": reason,
        "marking": "(U)",
    }
    return NewEntry(kinds.BASELINE_REOPENED, found.assessment, body)


def as_json(found: Preview) -> dict[str, Any]:
    """An upgrade as the command prints it."""
    from workstation.workflows.methodologies import difference_json

    return {
        "assessment": found.assessment,
        "from": found.from_version,
        "to": found.to_version,
        "newer": found.is_newer,
        "carried": list(found.carried),
        "dropped": [answer_body(each) for each in found.dropped],
        "reopens_baseline": list(found.reopens),
        "difference": difference_json(found.difference)["parts"],
    }
