"""Whether an answer fits its question, and the form in which it is kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from workstation.domain import dates
from workstation.domain.assessment import Answer, AnswerValue
from workstation.domain.error import BadInputError, UserError
from workstation.domain.methodology import ANSWER_SCALE, UNABLE, Column, Question, QuestionKind
from workstation.workflows import fields

LONGEST_ANSWER: Final = 50_000
"""Some twenty pages; what is longer is a document, and evidence."""
LONGEST_CELL: Final = 10_000
MOST_ROWS: Final = 500
_SCALE: Final = ("1", "2", "3", "4", "5")


def checked_answer(question: Question, given: Answer) -> Answer:
    """The answer as it is kept: its value fits the question, its text can be stored.

    Raises:
        BadInputError: ``assessment.answer_unfit``, ``assessment.answer_too_long``,
            ``field.unreadable`` or ``field.hidden``; ``place`` is the question.
    """
    if not _fits(question, given):
        raise BadInputError("assessment.answer_unfit", place=question.id)
    _check_length(given, question.id)
    return replace(
        given,
        value=_readable_value(given.value, question.id),
        text=_readable(given.text, question.id),
        marking=_readable(given.marking, question.id),
        evidence=tuple(dict.fromkeys(given.evidence)),
    )


def fitted(question: Question, given: Answer) -> Answer | None:
    """An answer of an earlier file in the form that a question asks for now; None if it asks else.

    The author then answers anew.
    """
    try:
        return checked_answer(question, replace(given, question=question.id))
    except UserError:
        return None


def _readable_value(value: AnswerValue, place: str) -> AnswerValue:
    """The value with the text in its rows made readable; codes have been checked."""
    if not isinstance(value, tuple):
        return value
    rows = [row for row in value if isinstance(row, dict)]
    if not rows:
        return value
    return tuple({name: _readable(text, place) for name, text in row.items()} for row in rows)


def _readable(text: str, place: str) -> str:
    """Text as typed or pasted, with one kind of line break; space at the ends is kept."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    fields.check_readable(kept, place)
    return kept


def _check_length(given: Answer, place: str) -> None:
    """An answer with all its rows is no longer than a person can read at a desk."""
    rows = given.value if isinstance(given.value, tuple) else ()
    cells = [len(cell) for row in rows if isinstance(row, dict) for cell in row.values()]
    for length, most in ((max(cells, default=0), LONGEST_CELL),
                         (len(given.text) + sum(cells), LONGEST_ANSWER)):  # fmt: skip
        if length > most:
            raise BadInputError("assessment.answer_too_long", place=place, most=most, length=length)


def _fits(question: Question, given: Answer) -> bool:
    """Whether the value has the form that the question's kind asks for."""
    value = given.value
    if value in (None, "", ()):
        return True
    if value == UNABLE:
        return question.allow_unable or question.kind is QuestionKind.ANSWER
    if question.kind is QuestionKind.ROWS:
        columns = {column.id: column for column in question.columns}
        return (
            isinstance(value, tuple)
            and len(value) <= MOST_ROWS
            and all(isinstance(row, dict) and _row_fits(columns, row) for row in value)
        )
    if question.kind is QuestionKind.CHOICES:
        known = {choice.id for choice in question.choices}
        return isinstance(value, tuple) and all(item in known for item in value)
    return isinstance(value, str) and _fits_one(question, value)


def _row_fits(columns: Mapping[str, Column], row: Mapping[str, object]) -> bool:
    """Whether each cell has the form of its column; an empty cell always does."""
    return row.keys() <= columns.keys() and all(
        isinstance(text, str) and (not text or _cell_fits(columns[name], text))
        for name, text in row.items()
    )


def _cell_fits(column: Column, text: str) -> bool:
    if column.kind is QuestionKind.TEXT:
        return True
    return (text == UNABLE and column.kind is QuestionKind.SCALE) or _fits_one(column, text)


def _fits_one(question: Question | Column, value: str) -> bool:
    if question.kind is QuestionKind.DATE:
        return dates.parse(value) is not None
    allowed = {
        QuestionKind.ANSWER: ANSWER_SCALE,
        QuestionKind.SCALE: _SCALE,
        QuestionKind.CHOICE: tuple(choice.id for choice in question.choices),
    }
    return value in allowed.get(question.kind, ())
