"""An answer in full, in plain words, under the methodology that it was given under."""

from workstation import words
from workstation.domain.assessment import Answer, AnswerValue
from workstation.domain.methodology import (
    ANSWER_SCALE,
    UNABLE,
    Choice,
    Column,
    Methodology,
    Question,
    QuestionKind,
)
from workstation.domain.text import Language
from workstation.workflows.methodologies import get_methodology


def plain_words(
    made_under: tuple[str, str], question: str, answer: Answer | None, language: Language
) -> str:
    """Value, mark and text of an answer; "" where nothing was answered."""
    if answer is None:
        return ""
    m = get_methodology(*made_under)
    asked = m.questions.get(question)
    value = _value(m, asked, answer.value, language) if asked is not None else ""
    text = f"{answer.marking} {answer.text}".strip() if answer.text.strip() else ""
    return "\n".join(filter(None, (value, text)))


def _value(m: Methodology, asked: Question, value: AnswerValue, language: Language) -> str:
    if not isinstance(value, tuple):
        return _one(m, asked, value, language) if value else ""
    return "\n".join(
        _row(m, asked, number, each, language)
        if isinstance(each, dict)
        else _one(m, asked, str(each), language)
        for number, each in enumerate(value, 1)
    )


def _row(
    m: Methodology, asked: Question, number: int, row: dict[str, str], language: Language
) -> str:
    cells = [
        words.label(
            "compare.cell", language, name=column.label.in_language(language),
            value=_one(m, column, row[column.id], language),
        )
        for column in asked.columns
        if row.get(column.id)
    ]  # fmt: skip
    return f"{number}. {'; '.join(cells)}"


def _one(m: Methodology, field: Question | Column, value: str, language: Language) -> str:
    if value == UNABLE or (field.kind is QuestionKind.ANSWER and value in ANSWER_SCALE):
        return words.find(f"doc.answer.{value}", language) or value
    if field.kind is QuestionKind.SCALE:
        steps = m.severity if field.scale == "severity" else m.likelihood
        found = next((each for each in steps if str(each.value) == value), None)
        return f"{value} – {found.label.in_language(language)}" if found else value
    return _choice(field.choices, value, language)


def _choice(choices: tuple[Choice, ...], value: str, language: Language) -> str:
    found = next((each for each in choices if each.id == value), None)
    return found.label.in_language(language) if found else value
