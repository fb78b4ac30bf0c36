"""Answers from earlier assessments of the same partner, each carried only when it is ticked.

A carried answer remembers where it came from, by an entry of its own. Findings that a person
must make anew in each file (the limbs of the test, the determination, the recommendation) are
never offered.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

from workstation.domain.assessment import Answer, Evidence, State
from workstation.domain.circumstances import Circumstances
from workstation.domain.counting import Counted, counted
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.methodology import Methodology, Question
from workstation.domain.officer import Permission
from workstation.records import assessments, circle, earlier, kinds
from workstation.records.codec import json_text
from workstation.records.earlier import EarlierFile
from workstation.vault.store import NewEntry
from workstation.workflows import comparing, drafting, journal
from workstation.workflows.answer_form import fitted
from workstation.workflows.carried_evidence import Citing, exists, named, renumbered
from workstation.workflows.lookup import require_assessment
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

ANSWERED_ANEW: Final = frozenset(
    {
        "limb.personal", "limb.present", "limb.foreseeable", "limb.real", "limb.likely",
        "limb.severe", "substantial", "mitigable", "recommendation", "basis", "triage.reason",
        "valid_until",
    }
)  # fmt: skip
"""Roles of questions that a person answers anew in each file."""


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
    """Where an answer was carried from, and whether it was changed since.

    ``answer_sha256`` is the digest of what was carried: its words stand in the answer alone.
    """

    question: str
    source: str
    on: str
    answer_sha256: str
    officer_name: str
    version: int
    at_utc: str
    seq: int

    def is_changed(self, answer: Answer) -> bool:
        """Whether an answer says something else than what was carried."""
        return self.answer_sha256 != _digest(answer)


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
    around = drafting.circumstances_of(session, desk.assessment)
    found: dict[tuple[str, str], Candidate] = {}
    for each in earlier.list_earlier_files(session.vault, ids, skipped=assessment):
        file = _usable(session, desk, each, around)
        for asked in open_now:
            key = (asked.id, file.id if question else "")
            one = None if key in found else _candidate(desk, asked, file)
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
    citing = Citing(session, assessment)
    ready = [_ready(session, row, desk, each, source, citing) for each in questions]
    cleared: list[str] = []
    for one in ready:
        lost = [a.question for a in drafting.would_drop(session, row, desk.methodology, one.answer)]
        if lost and not drop:
            raise CheckFailedError(
                "assessment.would_drop", place=one.question, questions=", ".join(lost)
            )
        cleared += [each for each in lost if each not in questions]
    at = session.now_utc()
    written = (*(one.answer for one in ready), *(Answer(each) for each in cleared))
    entries = [*citing.entries, *(_entry(session, desk, one) for one in ready)]
    drafts = [assessments.put_draft(assessment, each, at) for each in written]
    session.record(entries, drafts)
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
    citing = Citing(session, assessment)
    found = _ready(session, row, desk, question, source, citing)
    session.record([*citing.entries, _entry(session, desk, found)])
    return found


def _ready(
    session: Session,
    row: Mapping[str, Any],
    desk: drafting.Desk,
    question: str,
    source: str,
    citing: Citing,
) -> Candidate:
    asked = drafting.question_of(desk.methodology, question)
    drafting.check_open(session, row, desk.methodology, desk.methodology.section_of[question])
    found = _from(session, desk, asked, source)
    if found is None:
        raise BadInputError("carry.not_offered", place=question, source=source)
    return replace(
        found,
        answer=renumbered(found.answer, citing.take(found.evidence, found.source), found.source),
    )


def _entry(session: Session, desk: drafting.Desk, found: Candidate) -> NewEntry:
    body = {
        "assessment": desk.assessment.id,
        "version": desk.assessment.version,
        "question": found.question,
        "source": found.source,
        "on": found.on,
        "answer_sha256": _digest(found.answer),
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
            question, str(body["source"]), str(body["on"]), str(body["answer_sha256"]),
            str(body["officer_name"]), int(body["version"]), entry.at_utc, entry.seq,
        )  # fmt: skip
    return found


def _digest(answer: Answer) -> str:
    """The SHA-256 of what an answer says, whatever it cites."""
    said = json_text([answer.value or None, answer.text, answer.marking])
    return sha256(said.encode("utf-8")).hexdigest()


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
            if q.id in shown.scope.visible and q.role not in ANSWERED_ANEW and only in ("", q.id)
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
    if asked.role in ANSWERED_ANEW and not own:
        return None
    ids = circle.circle(session.vault, desk.assessment.partner)
    if own or version:
        found = comparing.assessment_at(session, source)
        if not own and found.partner not in ids:
            return None
        version_of = EarlierFile(
            source, found.submitted_utc[:10], State.SUBMITTED, found.author_name,
            found.methodology, found.methodology_version, found.kind, found.answers,
            tuple(each for each in found.evidence if exists(session, each)),
        )  # fmt: skip
        return _candidate(desk, asked, version_of)
    files = earlier.list_earlier_files(session.vault, ids, skipped=desk.assessment.id, only=name)
    if not files:
        return None
    around = drafting.circumstances_of(session, desk.assessment)
    return _candidate(desk, asked, _usable(session, desk, files[0], around))


def _usable(
    session: Session, desk: drafting.Desk, file: EarlierFile, around: Circumstances
) -> EarlierFile:
    """An earlier file without answers that do not count, and evidence that is no more.

    Files of before this was held to may have left some in the record.
    """
    m = get_methodology(file.methodology, file.methodology_version)
    there = tuple(each for each in file.evidence if exists(session, each))
    alike = replace(
        desk.assessment, kind=file.kind, answers=file.answers, evidence=(), decisions=()
    )
    return replace(file, answers=dict(counted(m, alike, around).scope.answers), evidence=there)


def _candidate(desk: drafting.Desk, asked: Question, file: EarlierFile) -> Candidate | None:
    question = _same_question(desk.methodology, asked, file)
    given = file.answers.get(question) if question else None
    if given is None:
        return None
    answer = fitted(asked, given)
    if answer is None:
        return None
    cited = dict.fromkeys(named(answer))
    known = {each.id: each for each in file.evidence}
    return Candidate(
        asked.id, file.id, file.on, file.state, file.author_name, answer,
        tuple(known[each] for each in cited if each in known),
        tuple(each for each in cited if each not in known),
    )  # fmt: skip


def _same_question(m: Methodology, asked: Question, file: EarlierFile) -> str:
    """The question of the earlier file that asks the same; "" when it has none.

    By id, or in another methodology by its role.
    """
    if file.methodology == m.id:
        return asked.id
    if not asked.role or asked.role == "summary":
        return ""
    other = get_methodology(file.methodology, file.methodology_version).by_role
    found = other.get(asked.role)
    return found.id if found is not None and found.kind is asked.kind else ""


def _note(session: Session, found: Iterable[Candidate], question: str) -> None:
    """That earlier answers were shown stands in the history of the file that gave them."""
    for source in dict.fromkeys(one.source for one in found):
        facts = {"question": question} if question else {}
        session.journal.viewed(journal.ASSESSMENT, source, **facts)
