"""Answers to an assessment from a JSON file, checked whole before the first is taken."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from workstation.domain.assessment import Answer, AnswerValue, EvidenceKind
from workstation.domain.circumstances import facts
from workstation.domain.condition import holds
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.methodology import (
    ANSWER_SCALE,
    UNABLE,
    Choice,
    Column,
    Methodology,
    Question,
    QuestionKind,
)
from workstation.domain.officer import Permission
from workstation.transfer.strict_json import read_json
from workstation.workflows import assessments, drafting
from workstation.workflows.lookup import require_assessment
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

SCALE: tuple[str, ...] = ("1", "2", "3", "4", "5")


class EvidenceGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Evidence as a file names it: exactly one of ``file``, ``source``, ``record``, ``id``."""

    title: str = ""
    file: str = ""
    source: str = ""
    record: str = ""
    id: str = ""
    marking: str = ""


class AnswerGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer as a file gives it; ``value`` has the form of its question's kind."""

    value: Any = None
    text: str = ""
    marking: str = ""
    evidence: tuple[EvidenceGiven, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswersReport:
    """What was taken from an answers file.

    ``dropped`` are the answers that it hid and that were cleared; ``aside`` are questions that
    it answers though they are not shown: those answers are kept, and do not count.
    """

    assessment: str
    questions: tuple[str, ...]
    evidence: tuple[str, ...]
    dropped: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


def answer_from_file(
    session: Session, assessment: str, path: Path, *, drop: bool = False
) -> AnswersReport:
    """Take every answer of a file into a draft assessment; all of them or none.

    Args:
        session: the author.
        assessment: its id.
        path: JSON, question id to value, text, marking and evidence.
        drop: clear the answers that were given before and whose questions the file hides.

    Raises:
        BadInputError: the file; ``place`` is the question.
        NotAllowedError: the assessment, or a section of it, does not take answers now.
        CheckFailedError: ``assessment.would_drop``.
    """
    session.require(Permission.READ)
    current = require_assessment(session, assessment)
    methodology = get_methodology(current.methodology, current.methodology_version)
    given = read_answers(path, methodology)
    _check_files(given, path)
    _check_sections(session, assessment, given, str(path))
    lost = _lost(session, assessment, given, str(path))
    if lost and not drop:
        named = ", ".join(lost)
        raise CheckFailedError(
            "assessment.would_drop", file=str(path), place=lost[0], questions=named
        )
    cited: dict[str, tuple[str, ...]] = {}
    for question, item in given.items():
        found = [_cite(session, assessment, one, path) for one in item.evidence]
        cited[question] = tuple(dict.fromkeys(found))
    for question, item in given.items():
        answer = _answer(methodology.questions[question], item, str(path))
        held = current.answers.get(question)
        kept = cited[question] or (held.evidence if held else ())
        assessments.answer(session, assessment, replace(answer, evidence=kept), aside=True)
    for question in lost:
        assessments.answer(session, assessment, Answer(question), aside=True)
    for section in dict.fromkeys(methodology.section_of[q].id for q in (*given, *lost)):
        assessments.save_section(session, assessment, section)
    added = dict.fromkeys(one for found in cited.values() for one in found)
    after = drafting.counted_of(session, drafting.load_desk(session, assessment))
    aside = tuple(each.question for each in after.aside if each.question in given)
    return AnswersReport(assessment, tuple(given), tuple(added), lost, aside)


def _lost(
    session: Session, assessment: str, given: Mapping[str, AnswerGiven], file: str
) -> tuple[str, ...]:
    """Questions answered before whose answers would count no longer once the file is taken."""
    row = drafting.open_row(session, assessment)
    desk = drafting.load_desk(session, assessment)
    m = desk.methodology
    taken = {name: _answer(m.questions[name], item, file) for name, item in given.items()}
    after = replace(desk, assessment=replace(
        desk.assessment, answers=desk.assessment.answers | taken
    ))  # fmt: skip
    counts = drafting.counted_of(session, after).assessment.answers
    held = drafting.counted_of(session, desk).assessment.answers
    lost = tuple(
        name
        for name in m.questions
        if name in held and name not in counts and name not in given
        and not held[name].is_empty
    )  # fmt: skip
    for name in lost:
        if m.section_of[name].baseline and row["baseline_locked_utc"]:
            raise NotAllowedError("assessment.baseline_locked", file=file, place=name)
    return lost


def _check_sections(
    session: Session, assessment: str, given: Mapping[str, AnswerGiven], file: str
) -> None:
    """Every section that the file answers takes answers, now or once the file is taken.

    A file may open a section by its own answers (the recommendation opens when the test is
    answered), but never the measures: for those the baseline must be locked before (G-4).
    """
    row = drafting.open_row(session, assessment)
    desk = drafting.load_desk(session, assessment)
    m = desk.methodology
    answers = desk.assessment.answers | {
        name: _answer(m.questions[name], item, file) for name, item in given.items()
    }
    after = replace(desk.assessment, answers=answers)
    known = facts(m, after, drafting.circumstances_of(session, after))
    for section in {m.section_of[name].id: m.section_of[name] for name in given}.values():
        try:
            drafting.check_open(session, row, m, section)
        except NotAllowedError:
            if section.opens_when is None or not holds(section.opens_when, answers, known):
                raise


def read_answers(path: Path, methodology: Methodology) -> dict[str, AnswerGiven]:
    """The answers of a file in the order of the methodology, each of a form that fits.

    Raises:
        BadInputError: ``json.*`` or ``answers.*``.
    """
    found = read_json(path)
    if not isinstance(found, dict):
        raise BadInputError("answers.not_an_object", file=str(path))
    unknown = [name for name in found if name not in methodology.questions]
    if unknown:
        raise BadInputError("answers.unknown_question", file=str(path), place=ascii(unknown[0]))
    given: dict[str, AnswerGiven] = {}
    for name, question in methodology.questions.items():
        if name in found:
            given[name] = _given(name, found[name], str(path))
            _answer(question, given[name], str(path))
    return given


def _given(question: str, raw: Any, file: str) -> AnswerGiven:
    try:
        item = msgspec.convert(raw, AnswerGiven)
    except msgspec.ValidationError as cause:
        raise BadInputError("answers.wrong_shape", file=file, place=question) from cause
    for one in item.evidence:
        if sum(map(bool, (one.file, one.source, one.record, one.id))) != 1:
            raise BadInputError("answers.evidence_unclear", file=file, place=question)
    return item


def _answer(question: Question, item: AnswerGiven, file: str) -> Answer:
    text = item.text
    value: AnswerValue = None
    if question.kind is QuestionKind.TEXT:
        if item.value is not None and not (isinstance(item.value, str) and not text):
            raise BadInputError("answers.wrong_shape", file=file, place=question.id)
        text = text or (item.value or "")
    elif item.value is not None:
        value = _value(question, item.value, file)
    return Answer(question.id, value, text, item.marking)


def _value(question: Question, raw: Any, file: str) -> AnswerValue:
    if question.kind is QuestionKind.ROWS:
        if not isinstance(raw, list):
            raise BadInputError("answers.wrong_shape", file=file, place=question.id)
        return tuple(_row(question, number, row, file) for number, row in enumerate(raw, start=1))
    if question.kind is QuestionKind.CHOICES:
        chosen = raw if isinstance(raw, list) else [raw]
        return tuple(_single(question, one, question.id, file) for one in chosen)
    return _single(question, raw, question.id, file)


def _row(question: Question, number: int, raw: Any, file: str) -> dict[str, str]:
    place = f"{question.id}[{number}]"
    if not isinstance(raw, dict):
        raise BadInputError("answers.wrong_shape", file=file, place=place)
    columns = {column.id: column for column in question.columns}
    unknown = [name for name in raw if name not in columns]
    if unknown:
        raise BadInputError(
            "answers.unknown_column", file=file, place=f"{place}.{ascii(unknown[0])[1:-1]}"
        )
    return {
        name: _single(columns[name], value, f"{place}.{name}", file)
        for name, value in raw.items()
        if value not in ("", None)
    }


def _single(field: Question | Column, raw: Any, place: str, file: str) -> str:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise BadInputError("answers.wrong_shape", file=file, place=place)
    text = str(raw)
    if field.kind is QuestionKind.TEXT:
        return text
    if field.kind is QuestionKind.DATE:
        if not _is_date(text) and not (text == UNABLE and _unable_allowed(field)):
            raise BadInputError("answers.not_a_date", file=file, place=place, value=text)
        return text
    allowed = _allowed(field)
    if text not in allowed:
        raise BadInputError(
            "answers.value_unknown", file=file, place=place, value=text, allowed=", ".join(allowed)
        )
    return text


def _allowed(field: Question | Column) -> Sequence[str]:
    if field.kind is QuestionKind.ANSWER:
        return ANSWER_SCALE
    values = SCALE if field.kind is QuestionKind.SCALE else _ids(field.choices)
    return (*values, UNABLE) if _unable_allowed(field) else values


def _ids(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    return tuple(choice.id for choice in choices)


def _unable_allowed(field: Question | Column) -> bool:
    return isinstance(field, Question) and field.allow_unable


def _is_date(text: str) -> bool:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        return False
    year, month, day = text[:4], text[5:7], text[8:]
    if not all(part.isascii() and part.isdecimal() for part in (year, month, day)):
        return False
    if not 1 <= int(month) <= 12 or int(year) < date.min.year:
        return False
    return 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]


def _check_files(given: Mapping[str, AnswerGiven], path: Path) -> None:
    """Evidence files must be there before the first answer is taken."""
    for question, item in given.items():
        for one in item.evidence:
            if one.file and not (path.parent / one.file).is_file():
                raise BadInputError(
                    "answers.evidence_missing", file=str(path), place=question, name=one.file
                )


def _cite(session: Session, assessment: str, one: EvidenceGiven, path: Path) -> str:
    """The id of a piece of evidence, added when it is new."""
    if one.id:
        return one.id
    if one.file:
        added = assessments.add_evidence_file(
            session, assessment, path.parent / one.file, title=one.title,
            marking=one.marking or "(U)",
        )  # fmt: skip
        return added.id
    kind = EvidenceKind.SOURCE if one.source else EvidenceKind.RECORD
    return assessments.cite(session, assessment, "", kind, one.source or one.record).id
