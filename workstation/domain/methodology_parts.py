"""A methodology as a list of its parts, each with all that it says, in both languages.

Read field by field from the values themselves, so that nothing that a methodology can say is
left out of the screens that show it or of the difference between two of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import reduce
from typing import Any, Final

from workstation.domain.methodology import (
    Choice,
    Column,
    Condition,
    Form,
    Methodology,
    Question,
    Section,
)
from workstation.domain.text import Text

HEAD: Final = "methodology"
SECTION: Final = "sections"
QUESTION: Final = "questions"
MATRIX: Final = "matrix"
_APART: Final = frozenset({"id", "version", "sha256", "questions", "matrix"})
_NAMES: Final = ("id", "value", "rule")
"""What names a part among its like, the first that it has."""
_TITLES: Final = ("title", "text", "label", "to")


@dataclass(frozen=True, slots=True)
class Part:
    """One section, question, hard stop, step of the ladder and so on.

    Attributes:
        kind: the field of ``Methodology`` that it stands in; ``methodology`` is its head.
        id: its own, unique among its kind.
        title: what it is called, or "" in both languages.
        says: every field that is not empty, by name, in order.
        section: of a question, where it stands.
    """

    kind: str
    id: str
    title: Text
    says: tuple[tuple[str, Text], ...]
    section: str = ""


def parts_of(m: Methodology) -> tuple[Part, ...]:
    """Everything that a methodology says, in the order of its file."""
    return (_head(m), *_numbered(_parts(m)))


def condition_text(condition: Condition) -> Text:
    """A condition in words, with the ids that it names."""
    if condition.form in (Form.ALL, Form.ANY, Form.NONE):
        parts = [condition_text(part) for part in condition.parts]
        joined = _joined(parts, Text(" or ", " ou "))
        if condition.form is Form.ALL:
            joined = _joined(parts, Text(" and ", " et "))
        if condition.form is Form.NONE:
            return Text(f"not ({joined.en})", f"pas ({joined.fr})")
        return joined if len(parts) == 1 else Text(f"({joined.en})", f"({joined.fr})")
    return _comparison(condition)


def _comparison(condition: Condition) -> Text:
    subject = condition.subject
    if condition.answered is not None:
        if condition.answered:
            return Text(f"{subject} is answered", f"{subject} a une réponse")
        return Text(f"{subject} is not answered", f"{subject} est sans réponse")
    if condition.at_least is not None:
        return Text(
            f"{subject} is {condition.at_least} or more",
            f"{subject} vaut {condition.at_least} ou plus",
        )
    if condition.none_of:
        return Text(
            f"{subject} is none of {', '.join(condition.none_of)}",
            f"{subject} n’est pas {', '.join(condition.none_of)}",
        )
    return Text(
        f"{subject} is {' or '.join(condition.any_of)}",
        f"{subject} vaut {' ou '.join(condition.any_of)}",
    )


def _head(m: Methodology) -> Part:
    says = [
        (each.name, value)
        for each in fields(m)
        if each.name not in _APART and not _are_parts(getattr(m, each.name))
        for value in [getattr(m, each.name)]
    ]
    return Part(HEAD, m.id, m.title, tuple(_said(says)))


def _parts(m: Methodology) -> Iterator[Part]:
    for each in fields(m):
        value = getattr(m, each.name)
        if each.name == MATRIX:
            yield from _matrix(m)
        elif _are_parts(value):
            for one in value:
                yield _part(each.name, one)
                yield from _questions(one)


def _are_parts(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def _questions(section: object) -> Iterator[Part]:
    if isinstance(section, Section):
        for question in section.questions:
            yield _part(QUESTION, question, section.id)


def _part(kind: str, value: Any, section: str = "") -> Part:
    names = [each.name for each in fields(value)]
    name = next(name for name in _NAMES if name in names)
    title = next((getattr(value, each) for each in _TITLES if each in names), Text("", ""))
    says = [(each, getattr(value, each)) for each in names if each not in _APART]
    return Part(kind, str(getattr(value, name)), title, tuple(_said(says)), section)


def _matrix(m: Methodology) -> Iterator[Part]:
    """One part for each row of the matrix, a row being a severity."""
    letters = {level.id: level.label for level in m.levels}
    for severity, row in enumerate(m.matrix, 1):
        step = next((each for each in m.severity if each.value == severity), None)
        cells = [letters.get(each, Text(each, each)) for each in row]
        title = step.label if step else Text("", "")
        says = (("row", _joined(cells, Text(", ", ", "))), ("levels", _same(", ".join(row))))
        yield Part(MATRIX, str(severity), title, says)


def _numbered(parts: Iterator[Part]) -> Iterator[Part]:
    """Parts with ids of their own: the second of one name gets a number."""
    seen: dict[tuple[str, str], int] = {}
    for part in parts:
        key = (part.kind, part.id)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            yield replace(part, id=f"{part.id} ({seen[key]})")
        else:
            yield part


def _said(says: list[tuple[str, Any]]) -> Iterator[tuple[str, Text]]:
    for name, value in says:
        if is_dataclass(value) and not isinstance(value, Text | Condition):
            for each in fields(value):
                yield from _said([(f"{name}.{each.name}", getattr(value, each.name))])
            continue
        text = _text(value)
        if text.en or text.fr:
            yield name, text


def _text(value: Any) -> Text:
    """A value in words; "" for what is empty, off or zero."""
    if isinstance(value, Text):
        return value
    if isinstance(value, Condition):
        return condition_text(value)
    if isinstance(value, bool):
        return Text("yes", "oui") if value else Text("", "")
    if isinstance(value, Enum):
        return _same(str(value.value))
    if isinstance(value, tuple):
        lines = any(isinstance(each, Choice | Column | tuple) for each in value)
        between = Text("\n", "\n") if lines else Text(", ", ", ")
        return _joined([_entry(each) for each in value], between)
    return _same(str(value) if value else "")


def _entry(value: Any) -> Text:
    if isinstance(value, Choice):
        return Text(f"{value.id}: {value.label.en}", f"{value.id}\u00a0: {value.label.fr}")
    if isinstance(value, Column):
        said = [value.kind.value, *([value.scale] if value.scale else [])]
        kind = ", ".join(said)
        choices = _text(value.choices)
        more = Text("; required", "; obligatoire") if value.required else Text("", "")
        en = f"{value.id} ({kind}{more.en}): {value.label.en}"
        fr = f"{value.id} ({kind}{more.fr})\u00a0: {value.label.fr}"
        listed = Text(choices.en.replace("\n", " · "), choices.fr.replace("\n", " · "))
        return Text(f"{en} [{listed.en}]", f"{fr} [{listed.fr}]") if choices.en else Text(en, fr)
    return _text(value)


def _joined(parts: list[Text], between: Text) -> Text:
    if not parts:
        return Text("", "")
    return reduce(
        lambda a, b: Text(f"{a.en}{between.en}{b.en}", f"{a.fr}{between.fr}{b.fr}"), parts
    )


def _same(text: str) -> Text:
    return Text(text, text)


def question_part(m: Methodology, question: Question) -> Part:
    """All that one question says."""
    return _part(QUESTION, question, m.section_of[question.id].id)
