"""Answers from earlier assessments of the same partner, each carried only when it is ticked.

A carried answer remembers where it came from, by an entry of its own. Findings that a person
must make anew in each file (the limbs of the test, the determination, the recommendation) are
never offered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from workstation.domain.assessment import (
    Answer,
    AnswerValue,
    Evidence,
    EvidenceKind,
    State,
)
from workstation.domain.counting import Counted, counted
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError, UserError
from workstation.domain.measure import EVIDENCE_NUMBER, rows_of
from workstation.domain.methodology import Methodology, Question
from workstation.domain.officer import Permission
from workstation.domain.partner import TIMELINE_KINDS
from workstation.records import assessments, carry_sources, circle, kinds, registers, timeline
from workstation.records.carry_sources import EarlierFile
from workstation.records.codec import answer_body, answer_of, body_of
from workstation.vault.store import NewEntry
from workstation.workflows import comparing, drafting, journal
from workstation.workflows.answer_form import checked_answer
from workstation.workflows.lookup import require_assessment
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

_NEVER: Final = frozenset(
    {
        "limb.personal", "limb.present", "limb.foreseeable", "limb.real", "limb.likely",
        "limb.severe", "substantial", "mitigable", "recommendation", "basis", "triage.reason",
        "valid_until",
    }
)  # fmt: skip
"""Roles of questions that a person answers anew in each file."""
_HYPHEN: Final = "\u2011"
"""So that a number of another file's evidence is not read as one of this file's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier answer that may be carried to a question.

    Attributes:
        source: the assessment that gave it, or ``MRA-2026-0003@1`` for a version of it.
        on: the day on which that one was signed.
        answer: as given there; ``question`` is that of this file.
        evidence: what it cites there and is still to be had.
        lost: numbers of what it cites there and is not.
    """

    question: str
    source: str
    on: str
    state: State
    author_name: str
    answer: Answer
    evidence: tuple[Evidence, ...]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an answer was carried from, and whether it was changed since."""

    question: str
    source: str
    on: str
    answer: Answer
    officer_name: str
    version: int
    at_utc: str
    seq: int

    def is_changed(self, answer: Answer) -> bool:
        """Whether an answer says something else than what was carried."""
        return (self.answer.value or None, self.answer.text, self.answer.marking) != (
            answer.value or None, answer.text, answer.marking,
        )  # fmt: skip


def candidates(session: Session, assessment: str, question: str = "") -> tuple[Candidate, ...]:
    """What earlier assessments of the same partner answered, that could be carried now.

    Args:
        session: the author's.
        assessment: the one that is written.
        question: of one question every earlier answer; of all of them, the best for each.

    Raises:
        NotAllowedError: not the author's.
        BadInputError: ``assessment.unknown``.
    """
    row = drafting.open_row(session, assessment)
    if not row["partner"]:
        return ()
    desk = drafting.load_desk(session, assessment)
    open_now = _open_questions(session, row, desk, question)
    ids = circle.circle(session.vault, str(row["partner"]))
    found: dict[tuple[str, str], Candidate] = {}
    for each in carry_sources.list_earlier_files(session.vault, ids, skipped=assessment):
        earlier = _usable(session, desk, each)
        for asked in open_now:
            key = (asked.id, earlier.id if question else "")
            one = None if key in found else _candidate(desk, asked, earlier)
            if one is not None:
                found[key] = one
    _note(session, found.values(), question)
    order = {asked.id: place for place, asked in enumerate(open_now)}
    return tuple(sorted(found.values(), key=lambda one: order[one.question]))


def carry(
    session: Session,
    assessment: str,
    questions: Sequence[str],
    source: str,
    *,
    drop: bool = False,
) -> tuple[Candidate, ...]:
    """Carry the answers to some questions from an earlier file, or an earlier version of this.

    Evidence that still exists is cited again, with where it came from; all in one write.

    Args:
        session: the author's.
        assessment: the one that is written.
        questions: those that were ticked.
        source: ``MRA-2026-0003``, or ``MRA-2026-0003@1``.
        drop: clear the answers that a carried one hides.

    Raises:
        NotAllowedError: not the author's, or a section takes no answers now.
        BadInputError: ``carry.not_offered``: that file does not offer an answer to it.
        CheckFailedError: ``assessment.would_drop``.
    """
    row = drafting.open_row(session, assessment)
    desk = drafting.load_desk(session, assessment)
    citing = _Citing(session, assessment)
    ready = [_ready(session, row, desk, each, source, citing) for each in questions]
    cleared: list[str] = []
    for one in ready:
        lost = [a.question for a in drafting.would_drop(session, row, desk.methodology, one.answer)]
        if lost and not drop:
            named = ", ".join(lost)
            raise CheckFailedError("assessment.would_drop", place=one.question, questions=named)
        cleared += [each for each in lost if each not in questions]
    at = session.now_utc()
    written = (*(one.answer for one in ready), *(Answer(each) for each in cleared))
    entries = [*citing.entries, *(_entry(session, desk, one) for one in ready)]
    drafts = [assessments.put_draft(assessment, each, at) for each in written]
    session.vault.append(entries, officer=session.officer.id, at=session.clock(), drafts=drafts)
    return tuple(ready)


def prepare(session: Session, assessment: str, question: str, source: str) -> Candidate:
    """An answer ready to be given here: its evidence is cited again, its origin is recorded.

    The answer itself is not written: the wizard shows it first, and undo takes it back.

    Raises:
        NotAllowedError: not the author's, or the section takes no answers now.
        BadInputError: ``carry.not_offered``.
    """
    row = drafting.open_row(session, assessment)
    desk = drafting.load_desk(session, assessment)
    citing = _Citing(session, assessment)
    found = _ready(session, row, desk, question, source, citing)
    session.record([*citing.entries, _entry(session, desk, found)])
    return found


def _ready(
    session: Session,
    row: Mapping[str, Any],
    desk: drafting.Desk,
    question: str,
    source: str,
    citing: "_Citing",
) -> Candidate:
    asked = drafting.question_of(desk.methodology, question)
    drafting.check_open(session, row, desk.methodology, desk.methodology.section_of[question])
    found = _from(session, desk, asked, source)
    if found is None:
        raise BadInputError("carry.not_offered", place=question, source=source)
    return replace(found, answer=_renumbered(found.answer, citing.take(found), found.source))


def _entry(session: Session, desk: drafting.Desk, found: Candidate) -> NewEntry:
    body = {
        "assessment": desk.assessment.id,
        "version": desk.assessment.version,
        "question": found.question,
        "source": found.source,
        "on": found.on,
        "answer": answer_body(found.answer),
        "officer_name": session.officer.name,
    }
    return NewEntry(kinds.ANSWER_CARRIED, desk.assessment.id, body)


def origins(session: Session, assessment: str) -> dict[str, Origin]:
    """Where the answers that were carried came from, by question.

    Raises:
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    require_assessment(session, assessment)
    found: dict[str, Origin] = {}
    for entry in session.vault.entries_of(kinds.ANSWER_CARRIED, assessment):
        body = entry.body
        question = str(body["question"])
        found[question] = Origin(
            question, str(body["source"]), str(body["on"]), answer_of(body["answer"]),
            str(body["officer_name"]), int(body["version"]), entry.at_utc, entry.seq,
        )  # fmt: skip
    return found


def _open_questions(
    session: Session, row: Mapping[str, Any], desk: drafting.Desk, only: str
) -> list[Question]:
    """Questions that are shown, may be answered now, and may take an earlier answer."""
    m = desk.methodology
    shown: Counted = drafting.counted_of(session, desk)
    found: list[Question] = []
    for section in m.sections:
        asked = [
            q for q in section.questions
            if q.id in shown.scope.visible and q.role not in _NEVER and only in ("", q.id)
        ]  # fmt: skip
        if asked and not section.after_decision and _is_open(session, row, m, section.id):
            found += asked
    return found


def _is_open(session: Session, row: Mapping[str, Any], m: Methodology, section: str) -> bool:
    found = next(each for each in m.sections if each.id == section)
    try:
        drafting.check_open(session, row, m, found)
    except NotAllowedError:
        return False
    return True


def _from(session: Session, desk: drafting.Desk, asked: Question, source: str) -> Candidate | None:
    """The answer that a file, or a version of one, offers to a question."""
    name, _, version = source.partition("@")
    own = name == desk.assessment.id
    if asked.role in _NEVER and not own:
        return None
    ids = circle.circle(session.vault, desk.assessment.partner)
    if own or version:
        found = comparing.assessment_at(session, source)
        if not own and found.partner not in ids:
            return None
        earlier = EarlierFile(
            source, found.submitted_utc[:10], State.SUBMITTED, found.author_name,
            found.methodology, found.methodology_version, found.kind, found.answers,
            tuple(each for each in found.evidence if _exists(session, each)),
        )  # fmt: skip
        return _candidate(desk, asked, earlier)
    files = carry_sources.list_earlier_files(
        session.vault, ids, skipped=desk.assessment.id, only=name
    )
    return _candidate(desk, asked, _usable(session, desk, files[0])) if files else None


def _usable(session: Session, desk: drafting.Desk, earlier: EarlierFile) -> EarlierFile:
    """An earlier file without answers that do not count, and evidence that is no more.

    Files of before this was held to may have left some in the record.
    """
    m = get_methodology(earlier.methodology, earlier.methodology_version)
    there = tuple(each for each in earlier.evidence if _exists(session, each))
    alike = replace(
        desk.assessment, kind=earlier.kind, answers=earlier.answers, evidence=(), decisions=()
    )
    around = drafting.circumstances_of(session, desk.assessment)
    return replace(earlier, answers=dict(counted(m, alike, around).scope.answers), evidence=there)


def _candidate(desk: drafting.Desk, asked: Question, earlier: EarlierFile) -> Candidate | None:
    question = _same_question(desk.methodology, asked, earlier)
    given = earlier.answers.get(question) if question else None
    if given is None:
        return None
    answer = replace(given, question=asked.id)
    try:
        checked_answer(asked, answer)
    except UserError:
        return None
    named = dict.fromkeys((*answer.evidence, *_named(answer)))
    known = {each.id: each for each in earlier.evidence}
    return Candidate(
        asked.id, earlier.id, earlier.on, earlier.state, earlier.author_name, answer,
        tuple(known[each] for each in named if each in known),
        tuple(each for each in named if each not in known),
    )  # fmt: skip


def _same_question(m: Methodology, asked: Question, earlier: EarlierFile) -> str:
    """The question of the earlier file that asks the same; "" when it has none.

    By id, or in another methodology by its role.
    """
    if earlier.methodology == m.id:
        return asked.id
    if not asked.role or asked.role == "summary":
        return ""
    other = get_methodology(earlier.methodology, earlier.methodology_version).by_role
    found = other.get(asked.role)
    return found.id if found is not None and found.kind is asked.kind else ""


def _named(answer: Answer) -> Iterator[str]:
    for row in rows_of(answer):
        for text in row.values():
            yield from EVIDENCE_NUMBER.findall(text)


def _exists(session: Session, evidence: Evidence) -> bool:
    vault = session.vault
    if evidence.kind is EvidenceKind.FILE:
        rows = vault.read("SELECT 1 FROM attachment WHERE sha256 = ?", (evidence.sha256,))
        return bool(rows)
    if evidence.kind is EvidenceKind.SOURCE:
        return registers.find_source(vault, evidence.reference) is not None
    lines = (timeline.find_line(vault, kind, evidence.reference) for kind in TIMELINE_KINDS)
    return any(line is not None for line in lines)


class _Citing:
    """Numbers of this file for evidence of others; ``entries`` add what is not there yet."""

    def __init__(self, session: Session, assessment: str) -> None:
        held = assessments.list_evidence(session.vault, assessment)
        removed = assessments.list_evidence(session.vault, assessment, removed=True)
        self.entries: list[NewEntry] = []
        self._assessment = assessment
        self._at = session.now_utc()
        self._by_reference = {each.reference: each for each in (*removed, *held)}
        self._present = {each.id for each in held}
        self._last = max((int(e.id.removeprefix("E-")) for e in (*held, *removed)), default=0)

    def take(self, found: Candidate) -> dict[str, str]:
        """The number here of each piece of evidence, by its number there."""
        return {each.id: self._cited(each, found.source) for each in found.evidence}

    def _cited(self, evidence: Evidence, source: str) -> str:
        known = self._by_reference.get(evidence.reference)
        if known is None:
            self._last += 1
            title = f"{evidence.title} ({source}, {evidence.id})"
            known = replace(evidence, id=f"E-{self._last:02d}", title=title, added_utc=self._at)
            self._by_reference[known.reference] = known
        if known.id not in self._present:
            self._present.add(known.id)
            body = {"assessment": self._assessment, "evidence": body_of(known)}
            self.entries.append(NewEntry(kinds.EVIDENCE_ADDED, self._assessment, body))
        return known.id


def _renumbered(answer: Answer, numbers: Mapping[str, str], source: str) -> Answer:
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


def _note(session: Session, found: Iterable[Candidate], question: str) -> None:
    """That earlier answers were shown stands in the history of the file that gave them."""
    for source in dict.fromkeys(one.source for one in found):
        facts = {"question": question} if question else {}
        session.journal.viewed(journal.ASSESSMENT, source, **facts)
