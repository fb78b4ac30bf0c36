"""The parts of an annual report, in the order in which institutions report (B-18, B-19)."""

from typing import Any, Final

from workstation.documents.annual_report_content import CaseLine
from workstation.documents.annual_report_sheet import OPEN, AnnualSheet
from workstation.documents.plain import LONGEST_PIECE, literal
from workstation.documents.sheet import gray, marked
from workstation.documents.typeface import COLUMN
from workstation.domain.reporting import Version

KEY_FIGURES: Final = ("decided", "substantial", "elevated", "arrangements")
MOST_IDS: Final = 400
"""Ids behind one number that the annex lists; the screen shows all."""


def masthead(sheet: AnnualSheet) -> list[Any]:
    """Title, whom the version is for, and the facts of its making."""
    from workstation.documents import flow

    content = sheet.content
    title = sheet.say("annual.title", year=content.year)
    parts = [
        *(part for each in content.slots.get("institution", ())
          for part in sheet.marked_pieces(each.marking if each.text else OPEN, each.text or
                                          sheet.taken_out(each), style="label")),
        flow.Outlined(sheet.paragraph(title, "title"), title, "report"),
        *sheet.said("subject", "subject"),
        *sheet.said(f"version.{content.version.value}", "intro"),
    ]  # fmt: skip
    if not content.over:
        parts += sheet.said("not_over", "intro", year=content.year)
    return [*parts, _facts(sheet)]


def _facts(sheet: AnnualSheet) -> Any:
    from workstation.documents import flow

    content = sheet.content
    pairs = [
        ("period", sheet.say("annual.period", year=content.year)),
        ("made", content.on),
        ("due", _due(sheet)),
    ]
    if content.version is not Version.PUBLIC:
        pairs.append(("prepared", sheet.say("annual.prepared_by", name=content.officer,
                                            station=content.station)))  # fmt: skip
    cells = [
        [sheet.paragraph(sheet.say(f"annual.fact.{key}"), "label"), sheet.marked(OPEN, value)]
        for key, value in pairs
    ]
    last = sheet.paragraph(sheet.say("annual.fact.marks"), "label")
    rows: list[list[Any]] = [
        [*cells[at], *(cells[at + 1] if at + 1 < len(cells) else ["", ""])]
        for at in range(0, len(cells), 2)
    ]
    rows.append([last, sheet.marked(OPEN, sheet.say("annual.marks")), "", ""])
    return flow.facts_table(rows)


def _due(sheet: AnnualSheet) -> str:
    content = sheet.content
    late = content.late and content.version is Version.MINISTER
    return sheet.say("annual.due_late" if late else "annual.due", day=content.due_before)


def summary(sheet: AnnualSheet) -> list[Any]:
    """What people wrote as a summary, and the four numbers that every reader looks for."""
    parts = sheet.section(1, "summary")
    if sheet.content.slots.get("summary"):
        parts += sheet.passages("summary")
    return [*parts, *sheet.chosen_numbers(KEY_FIGURES)]


def introduction(sheet: AnnualSheet) -> list[Any]:
    """The Act, its three subjects, the period and the working definition."""
    parts = [*sheet.section(2, "introduction"), *sheet.said("act", year=sheet.content.year)]
    parts += [part for subject in ("disclosure", "request", "use")
              for part in sheet.said(f"subject.{subject}")]  # fmt: skip
    parts += sheet.said("definition")
    if sheet.content.slots.get("introduction"):
        parts += sheet.passages("introduction")
    return parts


def practices(sheet: AnnualSheet) -> list[Any]:
    """How information is shared, and how that is governed."""
    return [*sheet.section(3, "practices"), *sheet.passages("practices")]


def assessments(sheet: AnnualSheet) -> list[Any]:
    """How many exchanges were assessed and decided, and how."""
    parts = [*sheet.section(4, "assessments"), *sheet.said("counted")]
    if sheet.content.slots.get("assessments"):
        parts += sheet.passages("assessments")
    for group in ("decided", "outcome", "level", "kind", "act", "other"):
        parts += sheet.numbers(group)
    return parts


def substantial(sheet: AnnualSheet) -> list[Any]:
    """The cases of substantial risk, and what the deputy head determined."""
    parts = [*sheet.section(5, "substantial")]
    for group in ("substantial", "elevated", "notices", "breaches"):
        parts += sheet.numbers(group)
    return [*parts, *sheet.passages("cases")]


def arrangements(sheet: AnnualSheet) -> list[Any]:
    """The arrangements restricted or suspended because of a risk of mistreatment."""
    return [
        *sheet.section(6, "arrangements"),
        *sheet.numbers("arrangements"),
        *sheet.passages("arrangements"),
    ]


def others(sheet: AnnualSheet) -> list[Any]:
    """Policies, training, work with others, and how the report is published."""
    return [
        part
        for number, slot in enumerate(("policies", "training", "interdepartmental", "publication"))
        for part in (*sheet.section(7 + number, slot), *sheet.passages(slot))
    ]


def behind_numbers(sheet: AnnualSheet) -> list[Any]:
    """Annex A: what every number counts, by its id."""
    content = sheet.content
    if content.version is Version.PUBLIC:
        return []
    parts = [*sheet.annex("A", "behind"), *sheet.said("behind")]
    if not content.annex.text:
        return [*parts, *sheet.marked_pieces(OPEN, sheet.taken_out(content.annex), style="gap")]
    sheet.note(content.annex.marking)
    lines = [line for line in content.numbers if line.ids and line.portion.text]
    if not lines:
        return [*parts, *sheet.said("behind_none")]
    from workstation.documents import flow

    rows = [
        [
            sheet.marked(line.portion.marking, sheet.figure_name(line.figure)),
            sheet.paragraph(sheet.figures(line.count), "figure"),
            sheet.marked_pieces(content.annex.marking, _ids(sheet, line.ids)),
        ]
        for line in lines
    ]
    head = [sheet.say("annual.head.counts"), sheet.say("annual.head.number"),
            sheet.say("annual.head.ids")]  # fmt: skip
    return [*parts, flow.ruled_table(sheet, [170, 44, COLUMN - 214], head, rows)]


def _ids(sheet: AnnualSheet, ids: Any) -> str:
    shown = ", ".join(ids[:MOST_IDS])
    if len(ids) <= MOST_IDS:
        return shown
    return f"{shown} {sheet.say('annual.more_ids', count=sheet.figures(len(ids) - MOST_IDS))}"


def cases(sheet: AnnualSheet) -> list[Any]:
    """Annex B: the decided cases, each with its decision."""
    content = sheet.content
    if content.version is Version.PUBLIC or not content.annex.text:
        return []
    parts = sheet.annex("B", "case_list")
    if not content.cases:
        return [*parts, *sheet.said("cases_none")]
    from workstation.documents import flow

    rows = [_case(sheet, line) for line in content.cases]
    head = [sheet.say(f"annual.head.{key}") for key in ("case", "about", "decision", "found")]
    return [*parts, flow.ruled_table(sheet, [88, COLUMN - 338, 120, 130], head, rows)]


def _case(sheet: AnnualSheet, line: CaseLine) -> list[Any]:
    carried = [gray(literal(sheet.say("annual.carried")))] if line.carried_over else []
    key = [literal(line.assessment), gray(literal(line.key))]
    decision = [
        literal(sheet.say(f"annual.outcome.{line.outcome}")),
        gray(literal(f"{line.decided_on} · {sheet.name(f'role.{line.authority}')}")),
    ]
    found = [literal(sheet.figure_name(f"level.{line.level}")), *carried]
    joined = [sheet.markup("<br/>".join(each)) for each in (key, decision, found)]
    return [joined[0], _about(sheet, line), *joined[1:]]


def _about(sheet: AnnualSheet, line: CaseLine) -> Any:
    """Title and partner, each with its mark: one paragraph unless the title is a long text."""
    texts = [(line.marking, line.title), (line.partner_marking, line.partner)]
    shown = [(marking, text) for marking, text in texts if text]
    if len(line.title) + len(line.partner) > LONGEST_PIECE:
        return [part for each in shown for part in sheet.marked_pieces(*each)]
    for marking, _ in shown:
        sheet.note(marking)
    return sheet.markup("<br/>".join(marked(*each) for each in shown))


ORDER: Final = (
    summary, introduction, practices, assessments, substantial, arrangements, others,
    behind_numbers, cases,
)  # fmt: skip
"""The parts after the head."""
