"""Answers of the section after the decision that a record of what was done gives by itself."""

from collections.abc import Sequence
from dataclasses import replace

from workstation.domain.assessment import Answer
from workstation.vault.store import NewEntry
from workstation.workflows.drafting import Desk, saved_entry

Filled = tuple[str, Answer]
"""A role, and the answer to the question that has it."""


def filled_entries(desk: Desk, filled: Sequence[Filled]) -> list[NewEntry]:
    """The entries that save these answers, one for each section; none where nobody asks.

    A section is saved whole, so the answers that it has already come with them.
    """
    m = desk.methodology
    given = {
        m.by_role[role].id: replace(answer, question=m.by_role[role].id)
        for role, answer in filled
        if role in m.by_role
    }
    answers = {**desk.assessment.answers, **given}
    return [
        saved_entry(desk, section, answers)
        for section in m.sections
        if any(question.id in given for question in section.questions)
    ]
