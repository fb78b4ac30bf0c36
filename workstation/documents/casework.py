"""What a packet says beside its answers: its kind, what it goes back to, who was rated how.

Printed since the fourth renderer: kind and earlier file, the raised banner, new facts, the rating
of each person, the consents of originators, and the warnings that were passed over.
"""

from collections.abc import Iterator
from typing import Any

from workstation import words
from workstation.documents.packet_record import FIFTH_RENDERER, FOURTH_RENDERER, is_of
from workstation.documents.plain import literal
from workstation.documents.sheet import Record, Sheet, gray, minute, semibold
from workstation.documents.typeface import COLUMN
from workstation.domain.consent import missing_consents
from workstation.domain.marking_register import LEVELS
from workstation.domain.rating import rating_of_row
from workstation.domain.risk import detail_of
from workstation.domain.standing_base import carried_sections

_FORMER_KEYS = {"risk.explain.capped": "doc.explained.capped_former"}
"""Lines that packets of the fourth renderer say in other words."""

Fact = tuple[str, str]
"""The key of a label, and its value as markup."""


def facts(sheet: Sheet) -> list[list[Fact]]:
    """Rows of the grid under the title: what kind of assessment, and what it goes back to."""
    if not is_of(sheet.record, FOURTH_RENDERER):
        return []
    found = list(_facts(sheet))
    if len(found) % 2:
        found.append(("", ""))
    return [found[at : at + 2] for at in range(0, len(found), 2)]


def _facts(sheet: Sheet) -> Iterator[Fact]:
    assessment = sheet.record["assessment"]
    yield "fact.kind", semibold(literal(_kind(sheet, assessment["kind"])))
    if assessment["standing"]:
        valid = sheet.record["circumstances"]["standing"] == "yes"
        key = "fact.standing_valid" if valid else "fact.standing_lapsed"
        yield "fact.standing", literal(sheet.say(key, id=assessment["standing"]))
    if assessment["follows"]:
        yield "fact.follows", literal(assessment["follows"])
    if until := assessment["valid_until"] or sheet.by_role("valid_until").get("value"):
        yield "fact.valid_until", literal(str(until))


def _kind(sheet: Sheet, kind: str) -> str:
    for each in sheet.methodology.kinds:
        if each.id == kind:
            return each.title.in_language(sheet.language)
    return sheet.name(f"doc.kind.{kind}")


def raised(sheet: Sheet) -> list[Any]:
    """Why the banner stands above what the portions give."""
    if not is_of(sheet.record, FOURTH_RENDERER) or not sheet.record["assessment"]["raised_level"]:
        return []
    assessment = sheet.record["assessment"]
    level = LEVELS[assessment["raised_level"]].words.in_language(sheet.language)
    lead = sheet.say("raised", level=level)
    return [
        _gap(6),
        sheet.markup(semibold(literal(lead))),
        *sheet.marked_pieces(assessment["raised_marking"], assessment["raised_reason"]),
    ]


def new_facts(sheet: Sheet) -> list[Any]:
    """What is new since the file that this one follows."""
    from workstation.documents import flow

    if not is_of(sheet.record, FOURTH_RENDERER) or not sheet.record["assessment"]["new_facts"]:
        return []
    assessment = sheet.record["assessment"]
    title = sheet.say("new_facts", id=assessment["follows"] or sheet.say("value.none"))
    parts = flow.heading(sheet, title, "new-facts")
    return parts + sheet.marked_pieces(
        assessment["new_facts_marking"], assessment["new_facts"], style="gap"
    )


def taken_over(sheet: Sheet, section: str) -> list[Any]:
    """That a section stands as it was signed in the standing assessment."""
    if not is_of(sheet.record, FOURTH_RENDERER):
        return []
    if section not in carried_sections(sheet.methodology, sheet.said):
        return []
    base = sheet.record["assessment"]["standing"]
    return [sheet.paragraph(sheet.say("section.taken_over", id=base), "intro")]


def persons(sheet: Sheet) -> list[Any]:
    """How each person was rated alone, and whose rating the exchange takes (domain section 3)."""
    from workstation.documents import flow

    answer = sheet.by_role("person_ratings")
    rows = _rows(sheet, answer, "person_ratings")
    if not rows or not is_of(sheet.record, FOURTH_RENDERER):
        return []
    steps = ("likelihood", "severity") if sheet.methodology.matrix else ()
    cells = [
        [
            sheet.paragraph(str(number)),
            sheet.marked_pieces(answer["marking"], row.get("person", "")),
            *(sheet.paragraph(sheet.scale_words(step, row.get(step, ""))) for step in steps),
            _level(sheet, number, row),
        ]
        for number, row in enumerate(rows, 1)
    ]
    head = [sheet.say(f"persons.{key}") for key in ("number", "person", *steps, "level")]
    widths = [28, 156, 100, 124, COLUMN - 408] if steps else [28, 380, COLUMN - 408]
    title = flow.heading(sheet, sheet.say("persons"), "persons")
    whose = [] if "baseline" in sheet.withheld else [sheet.paragraph(_whose(sheet), "intro")]
    return [*title, *whose, flow.ruled_table(sheet, widths, head, cells)]


def _level(sheet: Sheet, number: int, row: dict[str, str]) -> Any:
    rating = rating_of_row(sheet.methodology, number, row)
    lines = [semibold(literal(sheet.level_words(rating.level if rating else None)))]
    lines += [
        literal(sheet.say(f"persons.{value}"))
        for value in ("baseline", "residual")
        if _worst(sheet, value) == number and value not in sheet.withheld
    ]
    return sheet.markup("<br/>".join(lines))


def _whose(sheet: Sheet) -> str:
    number = _worst(sheet, "baseline")
    return sheet.say("persons.worst", number=number) if number else sheet.say("persons.overall")


def _worst(sheet: Sheet, value: str) -> int:
    """The row of the person that a value was taken from; 0 for the exchange as a whole."""
    lines = sheet.record["values"][value]["explanation"]
    found = [detail for key, detail in lines if key == "risk.explain.worst_person"]
    return int(found[-1]) if found and found[-1].isdecimal() else 0


def explained(sheet: Sheet) -> list[Any]:
    """How the baseline and the residual risk came about, line by line (domain section 10)."""
    from workstation.documents import flow

    if not is_of(sheet.record, FOURTH_RENDERER):
        return []
    rows = [
        [
            sheet.paragraph(sheet.say(value), "answer"),
            sheet.markup(_explanations(sheet, value, lines)),
        ]
        for value in ("baseline", "residual")
        if (lines := sheet.record["values"][value]["explanation"])
    ]
    if not rows:
        return []
    title = flow.heading(sheet, sheet.say("explained"), "explained")
    return [*title, flow.ruled_table(sheet, [156, COLUMN - 156], ["", ""], rows)]


def _explanations(sheet: Sheet, value: str, lines: list[list[str]]) -> str:
    if value in sheet.withheld:
        return literal(sheet.withheld[value])
    return "<br/>".join(literal(_explanation(sheet, line)) for line in lines)


def _explanation(sheet: Sheet, line: list[str]) -> str:
    key, detail = line
    shown = detail_of(sheet.methodology, (key, detail), sheet.language)
    if not is_of(sheet.record, FIFTH_RENDERER):
        key, shown = _FORMER_KEYS.get(key, key), shown.replace("\u00a0: ", ": ")
    return words.label(key, sheet.language, detail=shown)


def overrides(sheet: Sheet) -> list[Any]:
    """Warnings that the author passed over, each with its reason."""
    from workstation.documents import flow

    if not is_of(sheet.record, FOURTH_RENDERER) or not sheet.methodology.checks:
        return []
    title = flow.heading(sheet, sheet.say("overrides"), "overrides")
    found = sheet.record["assessment"]["overrides"]
    if not found:
        return [*title, sheet.paragraph(sheet.say("overrides.none"), "intro")]
    rows = [
        [
            sheet.paragraph(sheet.name(f"check.{each['check']}"), "answer"),
            sheet.paragraph(each["question"] or sheet.say("value.none")),
            sheet.marked_pieces(each["marking"], each["reason"]),
            sheet.markup(f"{literal(each['officer_name'])}<br/>{_when(each)}"),
        ]
        for each in found
    ]
    head = [sheet.say(f"overrides.{key}") for key in ("check", "question", "reason", "who")]
    return [*title, flow.ruled_table(sheet, [128, 50, 218, COLUMN - 396], head, rows)]


def _when(each: Record) -> str:
    return gray(literal(minute(each["at_utc"])))


def consents(sheet: Sheet) -> list[Any]:
    """Which originators agreed, and on whom the exchange still waits (B-37)."""
    from workstation.documents import flow

    if not is_of(sheet.record, FOURTH_RENDERER) or "consents" not in sheet.methodology.by_role:
        return []
    answer = sheet.by_role("consents")
    rows = [
        [
            sheet.marked_pieces(answer["marking"], row.get("originator", "")),
            sheet.paragraph(row.get("on", "")),
            sheet.marked_pieces("", row.get("reference", "")),
            sheet.marked_pieces("", row.get("scope", "")),
        ]
        for row in _rows(sheet, answer, "consents")
    ]
    waiting = _waiting(sheet)
    if not rows and not waiting:
        return []
    parts = flow.heading(sheet, sheet.say("consents"), "consents")
    if rows:
        head = [sheet.say(f"consents.{key}") for key in ("originator", "on", "reference", "scope")]
        parts.append(flow.ruled_table(sheet, [128, 62, 150, COLUMN - 340], head, rows))
    if waiting:
        parts += [_gap(3), sheet.markup(semibold(literal(waiting)))]
    return parts


def _waiting(sheet: Sheet) -> str:
    given = {
        question: answer
        for question, answer in sheet.said.answers.items()
        if question in _shown(sheet)
    }
    on = sheet.record["circumstances"]["on"]
    found = missing_consents(sheet.methodology, given, on)
    codes = sorted({code for portion in found for code in portion.originators})
    return sheet.say("consents.waiting", names=", ".join(codes)) if codes else ""


def _shown(sheet: Sheet) -> set[str]:
    return {each for section in sheet.record["sections"] for each in section["questions"]}


def _rows(sheet: Sheet, answer: Record, role: str) -> list[dict[str, str]]:
    """The rows of a question that is shown."""
    question = sheet.methodology.by_role.get(role)
    value = answer.get("value")
    if question is None or not isinstance(value, list) or question.id not in _shown(sheet):
        return []
    return [row for row in value if isinstance(row, dict)]


def _gap(height: float) -> Any:
    from reportlab.platypus import Spacer

    return Spacer(1, height)
