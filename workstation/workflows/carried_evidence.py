"""What a file takes over from another: answers that still fit, and the evidence that they cite."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.assessment import Answer, AnswerValue, Evidence, EvidenceKind
from workstation.domain.measure import EVIDENCE_NUMBER, rows_of
from workstation.domain.methodology import Question
from workstation.domain.partner import TIMELINE_KINDS
from workstation.records import assessments, registers, timeline
from workstation.vault.store import NewEntry
from workstation.workflows.answer_form import fitted
from workstation.workflows.evidence_entries import (
    added_entry,
    last_number,
    number_of,
    write_number,
)
from workstation.workflows.session import Session

_HYPHEN: Final = "\u2011"
"""So that a number of another file's evidence is not read as one of this file's."""


class Citing:
    """Numbers of this file for evidence of others; ``entries`` add what is not there yet.

    The file itself may not be written yet.
    """

    def __init__(self, session: Session, assessment: str) -> None:
        held = assessments.list_evidence(session.vault, assessment)
        removed = assessments.list_evidence(session.vault, assessment, removed=True)
        self.entries: list[NewEntry] = []
        self._assessment = assessment
        self._at = session.now_utc()
        self._by_reference = {each.reference: each for each in (*removed, *held)}
        self._present = {each.id for each in held}
        self._last = last_number(session.vault, assessment)

    def take(self, evidence: Sequence[Evidence], source: str) -> dict[str, str]:
        """The number here of each piece of evidence of a file, by its number there.

        Each says in its title where it was taken from.
        """
        return {
            each.id: self._cited(
                replace(each, title=f"{each.title} ({source}, {each.id})", added_utc=self._at)
            )
            for each in evidence
        }

    def take_along(self, evidence: Sequence[Evidence], *, numbered: bool = False) -> dict[str, str]:
        """The same for the file that this one follows or starts from, as it stands there.

        Args:
            evidence: in the order in which it is numbered here.
            numbered: each keeps its number, unless another piece has it here.
        """
        return {each.id: self._cited(each, numbered=numbered) for each in evidence}

    def _cited(self, evidence: Evidence, *, numbered: bool = False) -> str:
        known = self._by_reference.get(evidence.reference)
        if known is None:
            taken = {each.id for each in self._by_reference.values()}
            number = evidence.id
            if not numbered or number in taken:
                self._last += 1
                number = write_number(self._last)
            self._last = max(self._last, number_of(number))
            known = replace(evidence, id=number)
            self._by_reference[known.reference] = known
        if known.id not in self._present:
            self._present.add(known.id)
            self.entries.append(added_entry(self._assessment, known))
        return known.id


def fitting(questions: Iterable[Question], answers: Mapping[str, Answer]) -> list[Answer]:
    """What earlier answers say to these questions, where they still answer them."""
    given = (fitted(each, answers[each.id]) for each in questions if each.id in answers)
    return [each for each in given if each is not None and not each.is_empty]


def cited_by(answers: Iterable[Answer], evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence that some answers cite, in the order in which they do."""
    held = {each.id: each for each in evidence}
    return tuple(
        held[each]
        for each in dict.fromkeys(number for answer in answers for number in named(answer))
        if each in held
    )


def named(answer: Answer) -> Iterator[str]:
    """The evidence that an answer cites, and that its rows name; some of it twice."""
    yield from answer.evidence
    for row in rows_of(answer):
        for text in row.values():
            yield from EVIDENCE_NUMBER.findall(text)


def exists(session: Session, evidence: Evidence) -> bool:
    """Whether what a piece of evidence refers to is still held."""
    vault = session.vault
    if evidence.kind is EvidenceKind.FILE:
        return vault.has_attachment(evidence.sha256)
    if evidence.kind is EvidenceKind.SOURCE:
        return registers.find_source(vault, evidence.reference) is not None
    lines = (timeline.find_line(vault, kind, evidence.reference) for kind in TIMELINE_KINDS)
    return any(line is not None for line in lines)


def renumbered(answer: Answer, numbers: Mapping[str, str], source: str) -> Answer:
    """The answer with this file's numbers of the evidence; what is lost is named by its file."""

    def number(found: re.Match[str]) -> str:
        old = found[0]
        return numbers.get(old) or f"{old.replace('-', _HYPHEN)} ({source})"

    rows = rows_of(answer)
    value: AnswerValue = answer.value
    if rows:
        value = tuple(
            {name: EVIDENCE_NUMBER.sub(number, text) for name, text in row.items()} for row in rows
        )
    cited = tuple(dict.fromkeys(numbers[each] for each in answer.evidence if each in numbers))
    return replace(answer, value=value, evidence=cited)
