"""The sections in the order of the methodology: question, answer, reason and evidence."""

from typing import Any

from workstation.documents.plain import literal
from workstation.documents.sheet import Record, Sheet, gray, marked, semibold
from workstation.documents.typeface import COLUMN
from workstation.domain.methodology import Question, QuestionKind, Section

WIDTHS = (26.0, 133.0, 63.0, COLUMN - 222.0)


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
    extra: list[tuple[Any, ...]] = []
    for question in questions:
        _add_question(sheet, question, rows, extra)
    head = [sheet.say(f"question.{key}") for key in ("number", "text", "answer", "reason")]
    return [*parts, flow.ruled_table(sheet, WIDTHS, head, rows, extra)]


def _add_question(
    sheet: Sheet, question: Question, rows: list[list[Any]], extra: list[tuple[Any, ...]]
) -> None:
    answer = sheet.answers.get(question.id, {})
    value = answer.get("value")
    entries = value if question.kind is QuestionKind.ROWS and isinstance(value, list) else []
    rows.append(
        [
            sheet.paragraph(question.id),
            sheet.paragraph(question.text.in_language(sheet.language)),
            sheet.paragraph(_answer(sheet, question, answer, entries), "answer"),
            sheet.markup(_reason(sheet, question, answer)),
        ]
    )
    for number, entry in enumerate(entries, 1):
        line = len(rows) + 1
        rows.append(
            [
                sheet.paragraph(_number(question, number), "label"),
                sheet.markup(_entry(sheet, question, entry)),
                "",
                "",
            ]
        )
        extra.append(("SPAN", (1, line), (3, line)))


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


def _reason(sheet: Sheet, question: Question, answer: Record) -> str:
    parts = []
    if answer.get("text"):
        parts.append(marked(answer["marking"], answer["text"]))
    elif question.kind is QuestionKind.TEXT:
        parts.append(gray(literal(sheet.say("value.not_answered"))))
    if answer.get("evidence"):
        parts.append(gray(literal(", ".join(answer["evidence"]))))
    return " ".join(parts)


def _entry(sheet: Sheet, question: Question, entry: dict[str, str]) -> str:
    """One row of a table question as one paragraph: each column's name and value."""
    parts = []
    for column in question.columns:
        value = entry.get(column.id, "")
        if not value:
            continue
        words = _cell(sheet, column, value)
        name = literal(column.label.in_language(sheet.language))
        parts.append(f"{gray(name)}\u00a0 {semibold(literal(words))}")
    return " &nbsp;·&nbsp; ".join(parts) or gray(literal(sheet.say("value.none")))


def _cell(sheet: Sheet, column: Any, value: str) -> str:
    if column.kind is QuestionKind.SCALE:
        return sheet.scale_words(column.scale, value)
    for choice in column.choices:
        if choice.id == value:
            return str(choice.label.in_language(sheet.language))
    if column.kind is QuestionKind.ANSWER and value in ("yes", "no", "unable", "na"):
        return sheet.say(f"answer.{value}")
    return value
