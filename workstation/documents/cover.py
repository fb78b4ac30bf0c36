"""The first page: what it is about, the summary, the three values, before and after."""

from typing import Any

from workstation.documents import casework, results
from workstation.documents.plain import literal
from workstation.documents.sheet import Record, Sheet, minute, semibold
from workstation.documents.tags import Element
from workstation.documents.typeface import COLUMN, INK, MONO, REGULAR, SEMIBOLD
from workstation.domain.assessment import AssessmentKind

QR_SIZE = 57.0
MOST_PLACES = 8
LONGEST_SUBJECT = 400


def story(sheet: Sheet) -> list[Any]:
    """The parts of the cover, top to bottom."""
    return [
        *_masthead(sheet),
        _facts(sheet),
        *casework.raised(sheet),
        *casework.new_facts(sheet),
        *_summary(sheet),
        *_result(sheet),
        *casework.consents(sheet),
        *casework.overrides(sheet),
    ]


def _result(sheet: Sheet) -> list[Any]:
    """The three values with their grounds; a triage, which is never signed, has none."""
    if sheet.record["assessment"].get("kind") == AssessmentKind.TRIAGE.value:
        return []
    return [
        *results.values(sheet),
        *results.matrices(sheet),
        *results.measures(sheet),
        *casework.persons(sheet),
        *casework.explained(sheet),
    ]


def file_words(sheet: Sheet) -> str:
    """The file's number and version."""
    assessment = sheet.record["assessment"]
    return sheet.say("file_version", id=assessment["id"], version=assessment["version"])


def partner_words(sheet: Sheet) -> str:
    """The partner as it stands in the facts: name, short name, unit."""
    partner = sheet.record["partner"]
    short = f" ({partner['short_name']})" if partner["short_name"] else ""
    unit = f", {partner['unit']}" if partner["unit"] else ""
    return f"{partner['name']}{short}{unit}"


def subject_words(sheet: Sheet) -> str:
    """What is asked, in one line; a title that is a whole page stands in full in its section."""
    text = str(sheet.title.get("text") or sheet.say("untitled"))
    if len(text) <= LONGEST_SUBJECT:
        return text
    question = sheet.methodology.by_role["title"]
    return sheet.say("title.shortened", text=text[:LONGEST_SUBJECT].rstrip(), at=question.id)


def _masthead(sheet: Sheet) -> list[Any]:
    from reportlab.platypus import Table, TableStyle

    from workstation.documents import flow

    title_answer = sheet.title
    words = [
        sheet.paragraph(_under(sheet), "label"),
        flow.Outlined(sheet.paragraph(sheet.say("title"), "title"), sheet.say("title"), "cover"),
        sheet.marked(title_answer.get("marking", ""), subject_words(sheet), "subject"),
    ]
    width = COLUMN - 78
    table = Table(
        [[words, _code(sheet)]],
        colWidths=[width, 78],
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (0, 0), 12),
                ("RIGHTPADDING", (1, 0), (1, 0), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        ),
        hAlign="LEFT",
    )
    return [table]


def _under(sheet: Sheet) -> str:
    """The law that the assessment is made under."""
    methodology = sheet.methodology
    subtitle = methodology.subtitle.in_language(sheet.language)
    return subtitle or methodology.authority_text.in_language(sheet.language)


def _code(sheet: Sheet) -> Any:
    """The QR code with the check code under it, or the box that says draft."""
    from reportlab.graphics.shapes import Rect, String

    from workstation.documents.tagged_parts import TaggedDrawing

    drawing = TaggedDrawing(78, QR_SIZE + 22, initialFontName=REGULAR)
    left = 78 - QR_SIZE - 2
    if sheet.draft:
        drawing.add(
            Rect(
                left - 6,
                34,
                QR_SIZE + 8,
                40,
                strokeColor=_color(INK),
                fillColor=None,
                strokeWidth=0.7,
                strokeDashArray=[2, 1.5],
            )
        )
        drawing.tag(Element("P"))
        middle = left - 6 + (QR_SIZE + 8) / 2
        for line, y in zip(sheet.say("draft.box").split("|"), (57, 46), strict=False):
            drawing.add(_string(String, middle, y, line, SEMIBOLD, 7.5))
        return drawing
    _add_qr(drawing, sheet, left)
    code = sheet.record["check_code"]
    drawing.tag(Element("Figure", sheet.say("code.alternative", code=code)))
    middle = left + QR_SIZE / 2
    drawing.add(_string(String, middle, 12, code[:9], MONO, 7.5))
    drawing.add(_string(String, middle, 4, code[10:], MONO, 7.5))
    return drawing


def _add_qr(drawing: Any, sheet: Sheet, left: float) -> None:
    import segno
    from reportlab.graphics.shapes import Rect

    record = sheet.record
    content = f"ASWK1 {record['assessment']['id']} {record['check_code']}"
    matrix = segno.make(content, error="m", micro=False, boost_error=False).matrix
    module = QR_SIZE / len(matrix)
    for row_number, row in enumerate(matrix):
        y = 22 + QR_SIZE - (row_number + 1) * module
        start = None
        for column, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                width = (column - start) * module
                drawing.add(
                    Rect(
                        left + start * module,
                        y,
                        width,
                        module + 0.05,
                        strokeColor=None,
                        strokeWidth=0,
                        fillColor=_color("#000000"),
                    )
                )
                start = None


def _string(kind: Any, x: float, y: float, text: str, font: str, size: float) -> Any:
    return kind(
        x, y, text, fontName=font, fontSize=size, textAnchor="middle", fillColor=_color(INK)
    )


def _color(code: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(code)


def _facts(sheet: Sheet) -> Any:
    """The grid of facts under the title."""
    from workstation.documents import flow

    record = sheet.record
    assessment = record["assessment"]
    signed = minute(record["signed_at"]) if not sheet.draft else sheet.say("fact.not_signed")
    methodology = record["methodology"]
    station = record["vault"]["name"]
    rows = [
        *casework.facts(sheet),
        [
            ("fact.file", semibold(literal(file_words(sheet)))),
            ("fact.act", semibold(literal(_act(sheet)))),
        ],
        [
            ("fact.partner", literal(partner_words(sheet))),
            ("fact.arrangement", literal(_arrangement(sheet))),
        ],
        [
            (
                "fact.author",
                literal(
                    sheet.say("fact.author_value", name=assessment["author_name"], station=station)
                ),
            ),
            ("fact.authority", literal(_authority(sheet))),
        ],
        [
            ("fact.signed", literal(signed)),
            ("fact.methodology", literal(f"{methodology['id']}, {methodology['version']}")),
        ],
    ]
    data = [
        [
            cell
            for key, text in row
            for cell in (
                sheet.paragraph(sheet.say(key) if key else "", "label"),
                sheet.markup(text),
            )
        ]
        for row in rows
    ]
    data.append(
        [
            sheet.paragraph(sheet.say("fact.marking"), "label"),
            sheet.paragraph(_marking(sheet)),
            "",
            "",
        ]
    )
    return flow.facts_table(data)


def _label(sheet: Sheet, key: str) -> Any:
    return sheet.paragraph(sheet.say(key) if key else "", "label")


def _act(sheet: Sheet) -> str:
    question = sheet.methodology.by_role.get("act")
    value = sheet.by_role("act").get("value")
    return sheet.answer_words(question, value) if question and value else sheet.say("value.none")


def _arrangement(sheet: Sheet) -> str:
    arrangement = sheet.record["arrangement"]
    if arrangement is None:
        return sheet.say("arrangement.none")
    status = sheet.name(f"arrangement.{arrangement['status']}")
    if arrangement["minister_approved"]:
        return sheet.say(
            "arrangement.approved",
            id=arrangement["id"],
            status=status[:1].lower() + status[1:],
            on=arrangement["minister_approved"],
        )
    return f"{arrangement['id']}, {status[:1].lower()}{status[1:]}"


def _authority(sheet: Sheet) -> str:
    if sheet.withheld:
        return next(iter(sheet.withheld.values()))
    return authority_words(sheet, sheet.record["authority_required"])


def authority_words(sheet: Sheet, authority: str) -> str:
    """An authority of the ladder with its title."""
    for step in sheet.methodology.ladder:
        if step.id == authority:
            title = step.title.in_language(sheet.language)
            return title if title.startswith(authority) else f"{authority}, {title}"
    return authority or sheet.say("value.none")


def _marking(sheet: Sheet) -> str:
    record = sheet.record
    text = sheet.say("marking.count", count=record["portions"])
    drivers = sorted(record["banner_drivers"], key=_natural)
    if not drivers:
        return text
    places = ", ".join(drivers[:MOST_PLACES])
    if len(drivers) > MOST_PLACES:
        more = len(drivers) - MOST_PLACES
        return text + " " + sheet.say("marking.drivers_more", places=places, more=more)
    return text + " " + sheet.say("marking.drivers", places=places)


def _natural(place: str) -> list[tuple[int, str]]:
    """Question numbers in the order of counting: 8.4 before 8.10, evidence last."""
    return [(int(part) if part.isdecimal() else 10**6, part) for part in place.split(".")]


def _summary(sheet: Sheet) -> list[Any]:
    from workstation.documents import flow

    texts: list[Record] = [
        sheet.answers[question.id]
        for question in sheet.methodology.questions.values()
        if question.role == "summary" and sheet.answers.get(question.id, {}).get("text")
    ]
    parts = flow.heading(sheet, sheet.say("summary"), "summary")
    if not texts:
        return [*parts, sheet.paragraph(sheet.say("summary.none"), "gap")]
    for each in texts:
        parts += sheet.marked_pieces(each["marking"], each["text"], style="gap")
    return parts
