"""Values as bodies of ledger entries, and back.

A body is the value's fields by name: enums as their values, tuples as lists. JSON that stands
in a column has sorted keys, so that a row is the same whether its entry was just written or
read again.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from workstation.domain.assessment import Answer, AnswerValue

T = TypeVar("T")


def body_of(value: object) -> dict[str, Any]:
    """The body that carries the full state of a domain value."""
    body = msgspec.to_builtins(value)
    if not isinstance(body, dict):
        raise TypeError(f"{type(value).__name__} has no fields")
    return body


def value_of(kind: type[T], body: Mapping[str, Any]) -> T:
    """The domain value that a body carries; keys that it does not know are left out.

    Raises:
        msgspec.ValidationError: the body is not one of this kind.
    """
    return msgspec.convert(dict(body), kind)


def json_text(value: object) -> str:
    """A value as one JSON text with sorted keys, for a column."""
    return msgspec.json.encode(value, order="sorted").decode("utf-8")


def strings(text: object) -> tuple[str, ...]:
    """The strings of a column written by :func:`json_text`; none for an empty column."""
    return msgspec.json.decode(str(text), type=tuple[str, ...]) if text else ()


def answer_body(answer: Answer) -> dict[str, Any]:
    """An answer as it stands in a body, a draft or a file."""
    value: object = answer.value
    if isinstance(value, tuple):
        value = [dict(item) if isinstance(item, dict) else item for item in value]
    return {
        "question": answer.question,
        "value": value,
        "text": answer.text,
        "marking": answer.marking,
        "evidence": list(answer.evidence),
    }


def answer_of(body: Mapping[str, Any]) -> Answer:
    """The answer that :func:`answer_body` wrote."""
    return Answer(
        question=str(body["question"]),
        value=answer_value(body.get("value")),
        text=str(body.get("text", "")),
        marking=str(body.get("marking", "")),
        evidence=tuple(str(item) for item in body.get("evidence", ())),
    )


def answer_of_row(row: Sequence[object]) -> Answer:
    """The answer of a row: question, value as JSON, text, marking, evidence as JSON."""
    question, value, text, marking, evidence = row
    return Answer(
        str(question),
        answer_value(msgspec.json.decode(str(value))),
        str(text),
        str(marking),
        strings(evidence),
    )


def answer_value(value: object) -> AnswerValue:
    """The value of an answer from what JSON made of it.

    Raises:
        TypeError: it is no text, no list of texts and no list of rows of text.
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        if all(isinstance(item, str) for item in value):
            return tuple(value)
        if all(isinstance(item, Mapping) for item in value):
            return tuple({str(key): str(text) for key, text in item.items()} for item in value)
    raise TypeError(f"no answer: {type(value).__name__}")
