"""Answers as they stood in the record at an earlier time, replayed from the ledger."""

from typing import Any

from workstation.domain.assessment import Answer
from workstation.records import kinds
from workstation.records.codec import answer_of
from workstation.vault.store import Entry, Vault


def answers_at(vault: Vault, assessment: str, last: int) -> dict[str, Answer]:
    """What the record held up to and with one entry; empty answers are left out."""
    answers: dict[str, Answer] = {}
    for entry in _entries(vault, assessment, last):
        body = entry.body
        if entry.kind == kinds.ASSESSMENT_SAVED:
            answers |= {a.question: a for a in map(answer_of, body.get("answers", ()))}
        else:
            for dropped in body.get("dropped", ()):
                answers.pop(str(dropped["question"]), None)
    return {question: answer for question, answer in answers.items() if not answer.is_empty}


def last_entry(vault: Vault, kind: str, assessment: str, **wanted: Any) -> Entry | None:
    """The newest entry of a kind about an assessment whose body says all this."""
    for entry in reversed(vault.entries_of(kind, assessment)):
        if all(entry.body.get(name) == value for name, value in wanted.items()):
            return entry
    return None


def _entries(vault: Vault, assessment: str, last: int) -> list[Entry]:
    found = [
        entry
        for kind in (kinds.ASSESSMENT_SAVED, kinds.ASSESSMENT_UPGRADED)
        for entry in vault.entries_of(kind, assessment)
        if entry.seq <= last
    ]
    return sorted(found, key=lambda entry: entry.seq)
