"""The sections in the order of the methodology: question, answer, reason and evidence."""

from typing import Any

from workstation.documents import casework
from workstation.documents.packet_record import FOURTH_RENDERER, is_of
from workstation.documents.plain import LONGEST_PIECE, literal, pieces
from workstation.documents.sheet import Record, Sheet, gray, semibold
from workstation.documents.typeface import COLUMN
from workstation.domain.methodology import Question, QuestionKind, Section

_SEPARATOR = " &nbsp;·&nbsp; "
WIDTHS = (26.0, 122.0, 81.0, COLUMN - 229.0)
_FORMER_WIDTHS = (26.0, 133.0, 63.0, COLUMN - 222.0)
"""Of the first three renderers; the longest answer in one word was cut."""


def story(sheet: Sheet) -> list[Any]:
    """All sections."""
    contents = {each["id"]: each for each in sheet.record["sections"]}
    parts: list[Any] = []
    for section in sheet.methodology.sections:
        content = contents.get(section.id)
        if content is not None:
            parts += _section(sheet, section, content)
    return parts


def _section(sheet: Sheet, section: Section, content: Record) -> list[Any]:
    from workstation.documents import flow

    title = f"{section.id}\u2002{section.title.in_language(sheet.language)}"
    parts = flow.heading(sheet, title, f"section-{section.id}")
    if content["status"] == "not-needed":
        return [*parts, sheet.paragraph(sheet.say("section.not_needed"), "intro")]
    parts += casework.taken_over(sheet, section.id)
    questions = [
        sheet.methodology.questions[each]
        for each in content["questions"]
        if each in sheet.methodology.questions
    ]
    if section.after_decision and not any(each.id in sheet.answers for each in questions):
        return [*parts, sheet.paragraph(sheet.say("section.after_decision"), "intro")]
    if not questions:
        return [*parts, sheet.paragraph(sheet.say("section.empty"), "intro")]
    rows: list[list[Any]] = []
    for question in questions:
        _add_question(sheet, question, rows)
    widths = WIDTHS if is_of(sheet.record, FOURTH_RENDERER) else _FORMER_WIDTHS
    head = [sheet.say(f"question.{key}") for key in ("number", "text", "answer", "reason")]
    return [*parts, flow.ruled_table(sheet, widths, head, rows)]


def _add_question(sheet: Sheet, question: Question, rows: list[list[Any]]) -> None:
    answer = sheet.answers.get(question.id, {})
    value = answer.get("value")
    entries = value if question.kind is QuestionKind.ROWS and isinstance(value, list) else []
    rows.append(
        [
            sheet.paragraph(question.id),
            sheet.paragraph(question.text.in_language(sheet.language)),
            sheet.paragraph(_answer(sheet, question, answer, entries), "answer"),
            _reason(sheet, question, answer),
        ]
    )
    for number, entry in enumerate(entries, 1):
        label = sheet.paragraph(_number(question, number), "label")
        rows.append([label, _entry(sheet, question, entry)])


def _number(question: Question, number: int) -> str:
    if question.role == "measures":
        return f"{question.id.partition('.')[0]}.{number}"
    return f"({number})"


def _answer(sheet: Sheet, question: Question, answer: Record, entries: list[Any]) -> str:
    if question.kind is QuestionKind.TEXT:
        return ""
    if question.kind is QuestionKind.ROWS:
        return (
            sheet.say("rows.one")
            if len(entries) == 1
            else sheet.say("rows.count", count=len(entries))
        )
    return sheet.answer_words(question, answer.get("value")) or sheet.say("value.not_answered")


def _reason(sheet: Sheet, question: Question, answer: Record) -> list[Any]:
    cited = gray(literal(", ".join(answer.get("evidence", []))))
    if answer.get("text"):
        return sheet.marked_pieces(answer["marking"], answer["text"], cited)
    if question.kind is QuestionKind.TEXT:
        return [sheet.markup(gray(literal(sheet.say("value.not_answered"))))]
    return [sheet.markup(cited)]


def _entry(sheet: Sheet, question: Question, entry: dict[str, str]) -> list[Any]:
    """One row of a table question: each column's name and value, in paragraphs that fit."""
    lines, length = [""], 0
    for column in question.columns:
        value = entry.get(column.id, "")
        if not value:
            continue
        first, *more = pieces(_cell(sheet, column, value))
        name = gray(literal(column.label.in_language(sheet.language)))
        if length + len(first) > LONGEST_PIECE:
            lines.append("")
            length = 0
        lines[-1] += _SEPARATOR * bool(lines[-1]) + f"{name}\u00a0 {semibold(literal(first))}"
        lines += [semibold(literal(each)) for each in more]
        length += len((more or [first])[-1])
    return [sheet.markup(each or gray(literal(sheet.say("value.none")))) for each in lines]


def _cell(sheet: Sheet, column: Any, value: str) -> str:
    if column.kind is QuestionKind.SCALE:
        return sheet.scale_words(column.scale, value)
    for choice in column.choices:
        if choice.id == value:
            return str(choice.label.in_language(sheet.language))
    if column.kind is QuestionKind.ANSWER and value in ("yes", "no", "unable", "na"):
        return sheet.say(f"answer.{value}")
    return value
