"""The visible stamp of a signature, drawn from its statement at the size of its field.

What does not fit goes on in the areas of the continuation sheet that are still free.
"""

import math
from collections.abc import Callable, Sequence
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


Area = tuple[int, float, float]
"""A free area of the continuation sheet: its page from 1, width and height in points."""


def render_stamp(
    statement: dict[str, Any],
    width: float,
    height: float,
    areas: Sequence[Area] = (),
    aloud: bool = False,
) -> bytes:
    """The stamp as a PDF: a page of this size, then one for each area that the text goes on in.

    Args:
        statement: what is signed.
        width: of the field, in points.
        height: of the field.
        areas: where a text that is longer than the field may go on, in their order.
        aloud: the outcome that is ticked says so where the stamp is read aloud.

    Raises:
        BadInputError: ``decision.reasons_too_long``, with how many letters to cut.
    """
    from reportlab.pdfgen.canvas import Canvas

    register()
    output = BytesIO()
    canvas = Canvas(
        output, pagesize=(width, height), invariant=1, pageCompression=1, initialFontName=REGULAR
    )
    _clear(canvas, width, height)
    language = cast(Language, statement["language"])

    def say(key: str, **values: object) -> str:
        return words.label(f"doc.{key}", language, **values)

    decision = "outcome" in statement
    top = _draw_outcomes(canvas, statement, say, height, aloud=aloud) if decision else height - 1
    _draw_text(canvas, statement, say, (width, top), areas)
    canvas.showPage()
    canvas.save()
    return output.getvalue()


def outcome_key(field: str, outcome: str, *, against: bool = False) -> str:
    """The key of an outcome's word; a second reader's approval says no more than no objection.

    With ``against``, what goes up goes up with an objection.
    """
    reader = field == "second_reader"
    if reader and outcome == Outcome.APPROVE.value:
        return "outcome.no-objection"
    if against and outcome == Outcome.ESCALATE.value:
        return "outcome.objection" if reader else "outcome.escalate-against"
    return f"outcome.{outcome}"


def _draw_outcomes(
    canvas: Any, statement: dict[str, Any], say: Say, height: float, *, aloud: bool
) -> float:
    from workstation.documents.flow import tick_box

    x = _SIDE
    for outcome in Outcome:
        chosen = outcome.value == statement["outcome"]
        against = statement.get("against") is True
        word = say(outcome_key(statement["field"], outcome.value, against=against))
        heard = say("stamp.chosen", outcome=word) if chosen and aloud else ""
        x = tick_box(canvas, x, height - 10, word, ticked=chosen, aloud=heard)
    return height - 16


def _clear(canvas: Any, width: float, height: float) -> None:
    canvas.setFillColor("#FFFFFF")
    canvas.rect(0, 0, width, height, stroke=0, fill=1)


def _draw_text(
    canvas: Any,
    statement: dict[str, Any],
    say: Say,
    box: tuple[float, float],
    areas: Sequence[Area],
) -> None:
    width, top = box
    room = top - 2
    ways = _WAYS if statement.get("points") and not areas else _WAYS[:2]
    for name, in_full in ways:
        paragraphs = _paragraphs(statement, say, name, in_full=in_full)
        sizes = [each.wrap(width - 2 * _SIDE, 10_000)[1] for each in paragraphs]
        if sum(sizes) <= room:
            _draw_down(canvas, paragraphs, width, top)
            return
    if areas and "outcome" in statement:
        _draw_on(canvas, statement, say, (width, room), areas)
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


def _draw_down(canvas: Any, paragraphs: Sequence[Any], width: float, top: float) -> None:
    y = top
    for paragraph in paragraphs:
        y -= paragraph.wrap(width - 2 * _SIDE, 10_000)[1]
        paragraph.drawOn(canvas, _SIDE, y)


def _draw_on(
    canvas: Any,
    statement: dict[str, Any],
    say: Say,
    box: tuple[float, float],
    areas: Sequence[Area],
) -> None:
    """As much as fits into the field, and the rest into one area after the other."""
    rest = _body(statement, say, "stamp")
    signed = _paragraph(_signed_line(statement, say), "stamp")
    width, room = box
    for number, (page, *size) in enumerate(areas):
        onward = _paragraph(semibold(literal(say("stamp.continued", page=page))), "stamp")
        last = [onward, signed] if number == 0 else [onward]
        rest = _fill(canvas, rest, last, (width, room), fits_all=number > 0)
        if not rest:
            return
        canvas.showPage()
        width, room = size[0], size[1] - 4
        canvas.setPageSize((size[0], size[1]))
        _clear(canvas, *size)
        head = _paragraph(_continues(statement, say, number + 1), "stamp")
        _draw_down(canvas, [head], width, room)
        room -= head.wrap(width - 2 * _SIDE, 10_000)[1] + 2
    rest = _fill(canvas, rest, [], (width, room), fits_all=True)
    if rest:
        letters = len(_all_text(statement))
        over = sum(len(each.getPlainText()) for each in rest)
        raise BadInputError(
            "decision.reasons_too_long", place="reasons", letters=letters,
            cut=min(letters, math.ceil(over * 1.05) + 5),
        )  # fmt: skip


def _fill(
    canvas: Any,
    body: list[Any],
    last: list[Any],
    box: tuple[float, float],
    *,
    fits_all: bool,
) -> list[Any]:
    """Draw what has room above the last lines; what remains. The last area needs no such line."""
    width, top = box
    across = width - 2 * _SIDE
    if fits_all and sum(each.wrap(across, 10_000)[1] for each in body) <= top:
        _draw_down(canvas, body, width, top)
        return []
    room = top - sum(each.wrap(across, 10_000)[1] for each in last)
    shown: list[Any] = []
    while body:
        height = body[0].wrap(across, 10_000)[1]
        if height > room:
            parts = body[0].split(across, room)
            shown += parts[:1]
            body = [*parts[1:], *body[1:]] if parts else body
            break
        shown.append(body.pop(0))
        room -= height
    _draw_down(canvas, [*shown, *last], width, top)
    return body


def _all_text(statement: dict[str, Any]) -> str:
    said = [statement.get("reasons", "")]
    for name in ("conditions", "dissents", "points"):
        said += [each["text"] for each in statement.get(name, [])]
    return "".join(said)


def _paragraphs(
    statement: dict[str, Any], say: Say, style: str, *, in_full: bool = True
) -> list[Any]:
    signed = _paragraph(_signed_line(statement, say), style)
    return [*_body(statement, say, style, in_full=in_full), signed]


def _body(statement: dict[str, Any], say: Say, style: str, *, in_full: bool = True) -> list[Any]:
    points = _point_lines(statement.get("points", []), say, in_full=in_full)
    return [_paragraph(line, style) for line in (*_decision_lines(statement, say), *points)]


def _paragraph(line: str, style: str) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(line, styles()[style])


def _continues(statement: dict[str, Any], say: Say, part: int) -> str:
    """Whose decision an area goes on with."""
    name, at = visible(statement["officer_name"]), minute(statement["at"])
    step = say(f"stamp.step.{statement['field']}")
    said = say("stamp.continues", part=part, step=step, name=name, at=at)
    return semibold(literal(f"{visible(statement['marking'])} {said}"))


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
    for dissent in statement.get("dissents", []):
        label = semibold(literal(say("stamp.dissent", name=visible(dissent["name"]))))
        lines.append(f"{label} {marked(dissent['marking'], dissent['text'])}")
    if statement.get("acting"):
        said = say("stamp.acting", instrument=visible(statement["acting"]))
        lines.append(semibold(literal(said)))
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
