"""Evidence of one file cited again in another: what still exists, under numbers of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.assessment import Answer, AnswerValue, Evidence, EvidenceKind
from workstation.domain.measure import EVIDENCE_NUMBER, rows_of
from workstation.domain.partner import TIMELINE_KINDS
from workstation.records import assessments, registers, timeline
from workstation.vault.store import NewEntry
from workstation.workflows.evidence_entries import added_entry, last_number, write_number
from workstation.workflows.session import Session

_HYPHEN: Final = "\u2011"
"""So that a number of another file's evidence is not read as one of this file's."""


class Citing:
    """Numbers of this file for evidence of others; ``entries`` add what is not there yet."""

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
        """The number here of each piece of evidence of a file, by its number there."""
        return {each.id: self._cited(each, source) for each in evidence}

    def _cited(self, evidence: Evidence, source: str) -> str:
        known = self._by_reference.get(evidence.reference)
        if known is None:
            self._last += 1
            title = f"{evidence.title} ({source}, {evidence.id})"
            known = replace(evidence, id=write_number(self._last), title=title, added_utc=self._at)
            self._by_reference[known.reference] = known
        if known.id not in self._present:
            self._present.add(known.id)
            self.entries.append(added_entry(self._assessment, known))
        return known.id


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
        rows = vault.read("SELECT 1 FROM attachment WHERE sha256 = ?", (evidence.sha256,))
        return bool(rows)
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
