"""The visible stamp of a signature, drawn from its statement at the size of its field."""

import math
from collections.abc import Callable
from io import BytesIO
from typing import Any, cast

from workstation import words
from workstation.documents.plain import literal, visible
from workstation.documents.sheet import gray, marked, minute, semibold
from workstation.documents.typeface import REGULAR, register, styles
from workstation.domain.assessment import Outcome
from workstation.domain.error import BadInputError
from workstation.domain.text import Language

Say = Callable[..., str]
_SIDE = 6.0
_WAYS = (("stamp", True), ("stamp-small", True), ("stamp", False), ("stamp-small", False))
"""Style, and whether the points of a return stand there in full: the first that fits is drawn.
Points that do not fit are named by their questions; their words are signed all the same."""


def render_stamp(statement: dict[str, Any], width: float, height: float) -> bytes:
    """The stamp as a PDF of one page of this size.

    Raises:
        BadInputError: ``decision.reasons_too_long``, with how many letters to cut.
    """
    from reportlab.pdfgen.canvas import Canvas

    register()
    output = BytesIO()
    canvas = Canvas(
        output, pagesize=(width, height), invariant=1, pageCompression=1, initialFontName=REGULAR
    )
    canvas.setFillColor("#FFFFFF")
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    language = cast(Language, statement["language"])

    def say(key: str, **values: object) -> str:
        return words.label(f"doc.{key}", language, **values)

    decision = "outcome" in statement
    top = _draw_outcomes(canvas, statement, say, height) if decision else height - 1
    _draw_text(canvas, statement, say, (width, top))
    canvas.showPage()
    canvas.save()
    return output.getvalue()


def outcome_key(field: str, outcome: str) -> str:
    """The key of an outcome's word; a second reader's approval says no more than no objection."""
    objection = field == "second_reader" and outcome == Outcome.APPROVE.value
    return "outcome.no-objection" if objection else f"outcome.{outcome}"


def _draw_outcomes(canvas: Any, statement: dict[str, Any], say: Say, height: float) -> float:
    from workstation.documents.flow import tick_box

    x = _SIDE
    for outcome in Outcome:
        chosen = outcome.value == statement["outcome"]
        word = say(outcome_key(statement["field"], outcome.value))
        x = tick_box(canvas, x, height - 10, word, ticked=chosen)
    return height - 16


def _draw_text(canvas: Any, statement: dict[str, Any], say: Say, box: tuple[float, float]) -> None:
    width, top = box
    room = top - 2
    for name, in_full in _WAYS if statement.get("points") else _WAYS[:2]:
        paragraphs = _paragraphs(statement, say, name, in_full=in_full)
        sizes = [each.wrap(width - 2 * _SIDE, 10_000)[1] for each in paragraphs]
        if sum(sizes) <= room:
            y = top
            for paragraph, used in zip(paragraphs, sizes, strict=True):
                y -= used
                paragraph.drawOn(canvas, _SIDE, y)
            return
    leading = styles()["stamp-small"].leading
    over, lines = math.ceil((sum(sizes) - room) / leading), sum(sizes[:-1]) / leading
    letters = len(_all_text(statement))
    raise BadInputError(
        "decision.reasons_too_long",
        place="reasons",
        letters=letters,
        cut=min(letters, math.ceil(over * letters / max(1, lines - 1) * 1.1) + 5),
    )


def _all_text(statement: dict[str, Any]) -> str:
    conditions = "".join(each["text"] for each in statement.get("conditions", []))
    return f"{statement.get('reasons', '')}{conditions}"


def _paragraphs(
    statement: dict[str, Any], say: Say, style: str, *, in_full: bool = True
) -> list[Any]:
    from reportlab.platypus import Paragraph

    points = _point_lines(statement.get("points", []), say, in_full=in_full)
    lines = [*_decision_lines(statement, say), *points, _signed_line(statement, say)]
    return [Paragraph(line, styles()[style]) for line in lines]


def _decision_lines(statement: dict[str, Any], say: Say) -> list[str]:
    if "outcome" not in statement:
        return [literal(say("stamp.author"))]
    lines = []
    if statement["reasons"]:
        lines.append(marked(statement["marking"], statement["reasons"]))
    for number, condition in enumerate(statement["conditions"], 1):
        due = say("stamp.due", on=condition["due"]) if condition["due"] else ""
        label = semibold(literal(say("stamp.condition", number=number)))
        lines.append(f"{label} {marked(statement['marking'], condition['text'])} {literal(due)}")
    if statement["no_interest"]:
        lines.append(literal(say("stamp.no_interest")))
    return lines


def _point_lines(points: list[dict[str, str]], say: Say, *, in_full: bool) -> list[str]:
    """What a return asks at each question, or how much and where."""
    if in_full:
        return [
            f"{semibold(literal(say('stamp.point', question=visible(each['question']))))} "
            f"{marked(each['marking'], each['text'])}"
            for each in points
        ]
    places = ", ".join(dict.fromkeys(visible(each["question"]) for each in points))
    return [literal(say("stamp.points", count=len(points), questions=places))]


def _signed_line(statement: dict[str, Any], say: Say) -> str:
    name = visible(statement["officer_name"])
    station = visible(statement["station"])
    details = say(
        "stamp.details",
        at=minute(statement["at"]),
        certificate=visible(statement["certificate"]),
    )
    return (
        f"{semibold(literal(say('stamp.signed')))} "
        f"{literal(f'{name}, {station}' if station else name)} {gray(literal(details))}"
    )
