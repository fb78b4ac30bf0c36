"""Answers of the section after the decision that a record of what was done gives by itself."""

from collections.abc import Sequence
from dataclasses import replace

from workstation.domain.assessment import Answer
from workstation.records import kinds
from workstation.records.codec import answer_body
from workstation.vault.store import NewEntry
from workstation.workflows.drafting import Desk, title_of

Filled = tuple[str, Answer]
"""A role, and the answer to the question that has it."""


def filled_entries(desk: Desk, filled: Sequence[Filled]) -> list[NewEntry]:
    """The entries that save these answers, one for each section; none where nobody asks.

    A section is saved whole, so the answers that it has already come with them.
    """
    m, found = desk.methodology, desk.assessment
    given = {
        m.by_role[role].id: replace(answer, question=m.by_role[role].id)
        for role, answer in filled
        if role in m.by_role
    }
    title, marking = title_of(m, found)
    entries = []
    for section in m.sections:
        if not any(question.id in given for question in section.questions):
            continue
        answers = [
            given.get(q.id, found.answers.get(q.id, Answer(q.id))) for q in section.questions
        ]
        body = {
            "assessment": found.id,
            "version": found.version,
            "section": section.id,
            "title": title,
            "marking": marking,
            "partner": found.partner,
            "answers": [answer_body(one) for one in answers],
        }
        entries.append(NewEntry(kinds.ASSESSMENT_SAVED, found.id, body))
    return entries
