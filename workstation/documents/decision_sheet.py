"""The decision sheet: what is asked, a box for each step, the notices owed."""

from typing import Any

from workstation.documents import packet_record
from workstation.documents.cover import authority_words, subject_words
from workstation.documents.place import Place
from workstation.documents.plain import literal, visible
from workstation.documents.sheet import Sheet, marked, semibold
from workstation.documents.stamp import outcome_key
from workstation.documents.tags import Element, table_of, tagged
from workstation.documents.typeface import COLUMN, INK, LABEL, LINE, REGULAR
from workstation.domain.assessment import Outcome

AUTHOR_HEIGHT = 54.0
STEP_HEIGHT = 118.0
SIGNING_BOXES = ("second_reader", "L1", "L2", "L3", "L4", "L5")


def story(sheet: Sheet, places: list[Place]) -> list[Any]:
    """The sheet on its own page; the places of the signature fields are added to ``places``."""
    from reportlab.platypus import PageBreak

    from workstation.documents import flow

    title = sheet.say("sheet.title")
    return [
        PageBreak(),
        flow.Outlined(sheet.paragraph(title, "sheet-title"), title, "decision-sheet"),
        sheet.paragraph(sheet.say("sheet.intro"), "intro"),
        _asked(sheet),
        _gap(8),
        *_boxes(sheet, places),
        *_notices(sheet),
    ]


def _gap(height: float) -> Any:
    from reportlab.platypus import Spacer

    return Spacer(1, height)


def _asked(sheet: Sheet) -> Any:
    from reportlab.platypus import Table, TableStyle

    title = sheet.title
    asked = marked(title.get("marking", ""), subject_words(sheet))
    reasons = "<br/>".join(literal(_reason(each)) for each in sheet.record["authority_reasons"])
    needed = authority_words(sheet, sheet.record["authority_required"])
    data = [
        [sheet.paragraph(sheet.say("sheet.asked"), "label"), sheet.markup(asked), "", ""],
        [
            sheet.paragraph(sheet.say("sheet.recommended"), "label"),
            sheet.paragraph(_recommended(sheet)),
            "",
            "",
        ],
        [
            sheet.paragraph(sheet.say("sheet.needed"), "label"),
            sheet.markup(semibold(literal(needed))),
            sheet.paragraph(sheet.say("sheet.why"), "label"),
            sheet.markup(reasons or literal(sheet.say("value.none"))),
        ],
    ]
    table_of([data[0][:2], data[1][:2], data[2]], 4, labels=(0, 2))
    return Table(
        data,
        colWidths=[72, 168, 40, COLUMN - 280],
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 8),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
                ("SPAN", (1, 0), (3, 0)),
                ("SPAN", (1, 1), (3, 1)),
            ]
        ),
        hAlign="LEFT",
    )


def _reason(each: dict[str, str]) -> str:
    rule = each.get("rule", "")
    return f"{each['text']} ({rule})" if rule else each["text"]


def _recommended(sheet: Sheet) -> str:
    question = sheet.methodology.by_role.get("recommendation")
    value = sheet.by_role("recommendation").get("value")
    if question is None or not value:
        return sheet.say("value.none")
    return sheet.answer_words(question, value)


def step_titles(sheet: Sheet) -> list[tuple[str, str]]:
    """The steps after the author: field and title, numbered from 2."""
    titles = {"second_reader": sheet.say("step.second_reader")}
    for step in sheet.methodology.ladder:
        titles[step.id] = authority_words(sheet, step.id)
    return [
        (field, f"{number}. {titles[field]}")
        for number, field in enumerate((each for each in SIGNING_BOXES if each in titles), 2)
    ]


def _boxes(sheet: Sheet, places: list[Place]) -> list[Any]:
    from workstation.documents import flow

    author = sheet.record["assessment"]["author_name"]
    boxes = [
        flow.SignatureBox(
            sheet,
            "author",
            f"1. {visible(sheet.say('step.author'))}",
            visible(author),
            AUTHOR_HEIGHT,
            _author_lines(sheet),
            places,
        )
    ]
    required = sheet.record["authority_required"]
    for field, title in step_titles(sheet):
        right = sheet.say("step.required") if field == required else ""
        boxes.append(
            flow.SignatureBox(
                sheet, field, visible(title), right, STEP_HEIGHT, _open_step(sheet, field), places
            )
        )
    return boxes


def _author_lines(sheet: Sheet) -> Any:
    def draw(canvas: Any, width: float, top: float) -> None:
        canvas.setFillColor(LABEL)
        canvas.setFont(REGULAR, 8)
        with tagged(canvas, Element("P")):
            canvas.drawString(8, top - 12, sheet.say("step.author.unsigned"))
        del width

    return draw


def _open_step(sheet: Sheet, field: str) -> Any:
    # A second reader sends nothing up but with an objection; sheets of before did not say so.
    reader = field == SIGNING_BOXES[0]
    objects = reader and packet_record.is_of(sheet.record, packet_record.FOURTH_RENDERER)

    def draw(canvas: Any, width: float, top: float) -> None:
        from workstation.documents.flow import tick_box

        x, choices = 8.0, Element("L")
        for outcome in Outcome:
            with tagged(canvas, choices.add("LI").add("LBody")):
                word = outcome_key(field, outcome.value, against=objects)
                x = tick_box(canvas, x, top - 10, sheet.say(word))
        canvas.setFillColor(LABEL)
        canvas.setFont(REGULAR, 8)
        with tagged(canvas, Element("P")):
            canvas.drawString(8, top - 25, sheet.say("step.basis"))
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.5)
        for y in (top - 43, top - 57):
            canvas.line(8, y, width - 8, y)
        _signature_lines(canvas, sheet, width, top - 83)

    return draw


def _signature_lines(canvas: Any, sheet: Sheet, width: float, y: float) -> None:
    columns = ((8.0, 172.0, "name"), (184.0, 384.0, "signature"), (396.0, width - 8, "date"))
    for left, right, key in columns:
        canvas.line(left, y, right, y)
        with tagged(canvas, Element("P")):
            canvas.drawString(left, y - 8.5, sheet.say(f"step.{key}"))


def _notices(sheet: Sheet) -> list[Any]:
    from workstation.documents import flow

    title = flow.heading(sheet, sheet.say("notices"), "notices")
    dates = {each["id"]: each.get("due", "") for each in sheet.record["notices"]}
    rows = [
        [
            sheet.paragraph(rule.to.in_language(sheet.language)),
            sheet.paragraph(_due(sheet, rule.due.in_language(sheet.language), dates, rule.id)),
            "",
            "",
        ]
        for rule in sheet.methodology.notices
    ]
    if not rows:
        return []
    head = [sheet.say(f"notices.{key}") for key in ("to", "when", "sent", "initials")]
    return [*title, flow.ruled_table(sheet, [150, 160, 112, COLUMN - 422], head, rows)]


def _due(sheet: Sheet, words: str, dates: dict[str, str], notice: str) -> str:
    date = dates.get(notice, "")
    return f"{words} ({sheet.say('notices.before', on=date)})" if date else words
