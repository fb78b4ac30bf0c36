"""The result on the cover: three values kept apart, before and after, the measures."""

from typing import Any

from workstation.documents.plain import literal
from workstation.documents.sheet import Record, Sheet, gray, minute, semibold
from workstation.documents.typeface import COLUMN, INK, REGULAR


def values(sheet: Sheet) -> list[Any]:
    """The three values in three boxes, never one."""
    from reportlab.platypus import Table, TableStyle

    from workstation.documents import flow

    values = sheet.record["values"]
    boxes = [
        _value_box(sheet, sheet.say("baseline"), _level(sheet, "baseline"), _baseline(sheet)),
        _value_box(sheet, sheet.say("residual"), _level(sheet, "residual"), _residual(sheet)),
        _value_box(
            sheet,
            sheet.say(_by_whom(sheet), name=sheet.record["assessment"]["author_name"]),
            *_determination(sheet, values["determination"]),
        ),
    ]
    widths = [150.0, 150.0, COLUMN - 300 - 16]
    table = Table(
        [[boxes[0], "", boxes[1], "", boxes[2]]],
        colWidths=[widths[0], 8, widths[1], 8, widths[2]],
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
                *[("BOX", (at, 0), (at, 0), 0.8, INK) for at in (0, 2, 4)],
            ]
        ),
        hAlign="LEFT",
    )
    title = flow.heading(sheet, sheet.say("values"), "values")
    return [flow.together([*title[1:], table])]


def _value_box(sheet: Sheet, label: str, value: str, text: str) -> list[Any]:
    return [
        sheet.paragraph(label, "label"),
        sheet.paragraph(value, "value"),
        sheet.paragraph(text, "small"),
    ]


def _level(sheet: Sheet, which: str) -> str:
    if which in sheet.withheld:
        return sheet.withheld[which]
    return sheet.level_words(sheet.record["values"][which]["level"])


def _steps(sheet: Sheet, which: str) -> str:
    value = sheet.record["values"][which]
    if not sheet.methodology.matrix:
        return sheet.say("value.chosen" if value["level"] else "value.unanswered")
    if value["severity"] is None or value["likelihood"] is None:
        return sheet.say("value.unanswered")
    return sheet.say("value.steps", severity=value["severity"], likelihood=value["likelihood"])


def _baseline(sheet: Sheet) -> str:
    if "baseline" in sheet.withheld:
        return ""
    locked = sheet.record["assessment"]["baseline_locked_utc"]
    state = sheet.say("value.locked", at=minute(locked)) if locked else sheet.say("value.open")
    unable = sheet.record["values"]["baseline"]["unable"]
    return " ".join([_steps(sheet, "baseline"), state, *([sheet.say("value.unable")] * unable)])


def _residual(sheet: Sheet) -> str:
    if "residual" in sheet.withheld:
        return ""
    count = sheet.record["values"]["measures_in_place"]
    words = sheet.say("value.measures", count=count)
    if count == 1:
        words = sheet.say("value.measure_one")
    return f"{_steps(sheet, 'residual')} {words}"


def _by_whom(sheet: Sheet) -> str:
    """Limb by limb, where the methodology asks for limbs."""
    has_limbs = any(role.startswith("limb.") for role in sheet.methodology.by_role)
    return "determination" if has_limbs else "determination.plain"


def _determination(sheet: Sheet, value: Record) -> tuple[str, str]:
    if "determination" in sheet.withheld:
        return sheet.withheld["determination"], ""
    substantial, mitigable = value["substantial"], value["mitigable"]
    if substantial is None:
        return sheet.say("determination.waiting"), sheet.say("determination.by_person")
    if substantial == "yes":
        key = {"yes": "can", "no": "cannot", "unable": "unable_mitigate"}.get(mitigable, "open")
        head = sheet.say(f"determination.{key}")
    else:
        head = sheet.say(f"determination.{'not' if substantial == 'no' else 'unable'}")
    answer = sheet.say(f"answer.{substantial}")
    answer = answer[:1].lower() + answer[1:]
    question = sheet.methodology.by_role["substantial"]
    section = sheet.methodology.section_of[question.id].id
    return head, sheet.say("determination.basis", answer=answer, section=section)


def matrices(sheet: Sheet) -> list[Any]:
    """Where the risk stood before the measures, and where after."""
    from reportlab.platypus import Spacer, Table, TableStyle

    from workstation.documents import flow

    if not sheet.methodology.matrix or "residual" in sheet.withheld:
        return [Spacer(1, 8)]
    values = sheet.record["values"]
    before, after = _place(values["baseline"]), _place(values["residual"])
    width = (COLUMN - 20) / 2
    cells = [
        [
            sheet.markup(semibold(literal(sheet.say("matrix.before"))), "small"),
            "",
            sheet.markup(semibold(literal(sheet.say("matrix.after"))), "small"),
        ],
        [
            flow.Matrix(sheet, width, before, alternative=_spoken(sheet, "before", before)),
            "",
            flow.Matrix(sheet, width, after, before, alternative=_spoken(sheet, "after", after)),
        ],
    ]
    table = Table(
        cells,
        colWidths=[width, 20, width],
        style=TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        ),
        hAlign="LEFT",
    )
    title = flow.heading(sheet, sheet.say("matrix"), "matrix")
    return [flow.together([*title[1:], table])]


def _place(value: Record) -> tuple[int, int] | None:
    if value["severity"] is None or value["likelihood"] is None:
        return None
    return value["severity"], value["likelihood"]


def _spoken(sheet: Sheet, which: str, place: tuple[int, int] | None) -> str:
    """What a matrix shows, in words."""
    if place is None:
        return sheet.say(f"matrix.{which}.nowhere")
    severity, likelihood = place
    level = sheet.level_words(sheet.methodology.matrix[severity - 1][likelihood - 1])
    return sheet.say(
        f"matrix.{which}.spoken", severity=severity, likelihood=likelihood, level=level
    )


def measures(sheet: Sheet) -> list[Any]:
    """The measures with their proof and the effect that is claimed."""
    from workstation.documents import flow

    question = sheet.methodology.by_role.get("measures")
    if question is None:
        return []
    rows = [
        [
            sheet.paragraph(number),
            sheet.marked_pieces("", _measure(sheet, question, row)),
            sheet.marked_pieces("", _proof(sheet, row)),
            sheet.paragraph(_effect(sheet, row)),
        ]
        for number, row in measure_rows(sheet)
    ]
    if not rows:
        return [sheet.markup(gray(literal(sheet.say("measures.none"))))]
    last = "effect" if sheet.methodology.matrix else "state"
    head = [sheet.say(f"measures.{key}") for key in ("number", "what", "proof", last)]
    return [flow.ruled_table(sheet, [28, 252, 112, COLUMN - 392], head, rows)]


def _measure(sheet: Sheet, question: Any, row: dict[str, str]) -> str:
    kinds = {
        choice.id: choice.label.in_language(sheet.language)
        for column in question.columns
        if column.id == "kind"
        for choice in column.choices
    }
    kind = kinds.get(row.get("kind", ""), "")
    description = row.get("description", "")
    return sheet.say("measures.kind_and_text", kind=kind, text=description) if kind else description


def _proof(sheet: Sheet, row: dict[str, str]) -> str:
    parts = [row.get("proof", ""), row.get("given_by", ""), row.get("date", "")]
    return ", ".join(part for part in parts if part) or sheet.say("measures.no_proof")


def _effect(sheet: Sheet, row: dict[str, str]) -> str:
    if row.get("in_place") != "yes":
        return sheet.say("measures.not_in_place")
    if not sheet.methodology.matrix:
        return sheet.say("measures.in_place")
    parts = [
        sheet.say(f"measures.{scale}", steps=row[f"{scale}_steps"])
        for scale in ("likelihood", "severity")
        if row.get(f"{scale}_steps", "0") not in ("", "0")
    ]
    return ", ".join(parts) or sheet.say("measures.no_effect")


def measure_rows(sheet: Sheet) -> list[tuple[str, dict[str, str]]]:
    """The measures with their numbers, 10.1, 10.2 and so on."""
    question = sheet.methodology.by_role.get("measures")
    rows = sheet.by_role("measures").get("value") if question else None
    if question is None or not isinstance(rows, list):
        return []
    section = question.id.partition(".")[0]
    return [(f"{section}.{number}", row) for number, row in enumerate(rows, 1)]
