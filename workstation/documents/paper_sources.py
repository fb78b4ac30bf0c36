"""The end of an information paper: what is due, and the sources that it stands on."""

from typing import Any, Final

from workstation.documents.paper_sheet import SENTENCE, PaperSheet, joined
from workstation.documents.typeface import COLUMN
from workstation.domain.register import DatedSource, DueItem
from workstation.records import due_of

MOST_DUE: Final = 15
MOST_SOURCES: Final = 20


def due(sheet: PaperSheet) -> list[Any]:
    """Checks, reviews and refreshes with a date, the longest owed first."""
    found = sheet.content.due
    parts = sheet.section(6, "due", 96 if found else SENTENCE, days=due_of.AHEAD_DAYS)
    if not found:
        return [*parts, *sheet.said("due.none")]
    shown = found[:MOST_DUE]
    marking = sheet.rolled(each.marking for each in found if each.marking)
    order = "due_many" if len(found) >= due_of.MOST else "due"
    parts += sheet.left_out(len(shown), len(found), marking, order=order)
    rows = [_due(sheet, each) for each in shown]
    head = sheet.head("due", "owed", "about")
    return [*parts, sheet.table([104, 128, COLUMN - 232], head, rows)]


def sources(sheet: PaperSheet) -> list[Any]:
    """The sources that this paper cites, then the newest others; made after all that cites."""
    parts = sheet.section(7, "sources", 96 if sheet.content.sources else SENTENCE)
    known = {each.source.id: each for each in sheet.content.sources}
    cited = [known[each] for each in sheet.cited if each in known]
    others = [each for each in known.values() if each.source.id not in sheet.cited]
    shown = [*cited, *others[: max(0, MOST_SOURCES - len(cited))]]
    if not shown:
        return [*parts, *sheet.said("sources.none")]
    count = max(len(known), sheet.content.source_count)
    marking = sheet.rolled(each.source.marking for each in known.values())
    parts += sheet.left_out(len(shown), count, marking, order="sources")
    rows = [_source(sheet, each) for each in shown]
    head = sheet.head("source", "what", "dated", "grade", "age")
    return [*parts, sheet.table([72, 246, 60, 46, COLUMN - 424], head, rows)]


def _due(sheet: PaperSheet, each: DueItem) -> list[Any]:
    late = sheet.say("paper.due_late", on=each.due) if each.overdue else each.due
    return [
        sheet.paragraph(late, "answer" if each.overdue else "body"),
        sheet.paragraph(sheet.name(f"due.{each.kind.value}")),
        sheet.marked_pieces(each.marking or sheet.own, joined((each.subject, each.title), ": ")),
    ]


def _source(sheet: PaperSheet, dated: DatedSource) -> list[Any]:
    each = dated.source
    kind = sheet.name(f"source_kind.{each.kind}")
    return [
        sheet.paragraph(each.id),
        sheet.cell(
            each.marking, each.title, small=[joined((each.publisher, kind, each.file_name))]
        ),
        sheet.paragraph(each.on or sheet.say("paper.no_date")),
        sheet.paragraph(each.grade or sheet.say("paper.no_grade")),
        _age(sheet, dated),
    ]


def _age(sheet: PaperSheet, dated: DatedSource) -> Any:
    """The age in months against the limit, in words."""
    limit = dated.source.max_age_months
    if dated.age_months is None:
        return sheet.paragraph(sheet.say("paper.no_date"))
    key = "paper.age.past" if dated.stale else "paper.age.within"
    style = "answer" if dated.stale else "body"
    return sheet.paragraph(sheet.say(key, months=dated.age_months, limit=limit), style)
