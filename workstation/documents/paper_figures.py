"""The record in figures: exchanges by year, assurances, incidents, assessments, indicators."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from workstation.documents.paper_exchanges import last_year, mark_of, total
from workstation.documents.paper_sheet import OPEN, PaperSheet, joined
from workstation.documents.typeface import COLUMN
from workstation.domain.partner import Act, CheckResult, Incident
from workstation.domain.register import AssuranceLine, Rating
from workstation.records.figures import ExchangeCount

MOST_YEARS: Final = 10
MOST_ASSURANCES: Final = 12
MOST_INCIDENTS: Final = 12
MOST_RATINGS: Final = 12
INDICATOR_YEARS: Final = 5
_ORDER: Final = {CheckResult.BROKEN: 0, None: 1, CheckResult.UNKNOWN: 2, CheckResult.KEPT: 3}


def figures(sheet: PaperSheet) -> list[Any]:
    """All parts of the section."""
    return [
        *sheet.section(5, "figures", _room(sheet)),
        *_exchanges(sheet),
        *_assurances(sheet),
        *_incidents(sheet),
        *_ratings(sheet),
        *_source_ages(sheet),
        *_indicators(sheet),
    ]


def _room(sheet: PaperSheet) -> float:
    """What the heading needs below it: the first table is not broken."""
    years = {each.year for each in sheet.content.counts}
    return 96 + 19.0 * min(len(years), MOST_YEARS)


def _exchanges(sheet: PaperSheet) -> list[Any]:
    """A row for each year that has any, the newest first; older ones together."""
    counts = sheet.content.counts
    if not counts:
        return sheet.none("exchanges.none")
    end = last_year(sheet)
    since = str(end - MOST_YEARS + 1)
    years = sorted({each.year for each in counts if each.year >= since}, reverse=True)
    rows = [_year(sheet, year, [one for one in counts if one.year == year]) for year in years]
    earlier = [each for each in counts if each.year < since]
    if earlier:
        rows.append(_year(sheet, sheet.say("paper.before", year=since), earlier))
    if len(rows) > 1:
        rows.append(_year(sheet, sheet.say("paper.all"), counts))
    acts = [sheet.name(f"act.{act.value}") for act in Act]
    head = [*acts, sheet.say("paper.head.total")]
    return sheet.figures("exchanges", sheet.say("paper.head.year"), head, rows)


def _year(sheet: PaperSheet, label: str, held: Sequence[ExchangeCount]) -> list[Any]:
    by_act = [total(each for each in held if each.act is act) for act in Act]
    return [
        sheet.marked(mark_of(sheet, held), label),
        *(sheet.figure(sheet.number(each)) for each in (*by_act, total(held))),
    ]


def _assurances(sheet: PaperSheet) -> list[Any]:
    content = sheet.content
    found, share = content.assurances, content.share
    if not found:
        return sheet.none("assurances.none")
    parts = sheet.part("assurances")
    marking = sheet.rolled(each.assurance.marking for each in found)
    values = {
        "count": len(found), "checked": share.total, "kept": share.kept,
        "broken": share.broken, "unknown": share.unknown,
    }  # fmt: skip
    said = {key: sheet.number(value) for key, value in values.items()}
    parts += sheet.said("assurances.counts", marking, **said)
    if share.total:
        percent = round(100 * share.kept / share.total)
        low, high = round(100 * share.low), round(100 * share.high)
        parts += sheet.said("assurances.share", marking, share=percent, low=low, high=high)
        parts.append(_band(share.kept / share.total, share.low, share.high))
    order = sorted(range(len(found)), key=lambda at: (_ORDER[found[at].result], at))
    shown = [found[at] for at in order[:MOST_ASSURANCES]]
    parts += sheet.left_out(len(shown), len(found), marking, order="assurances")
    head = sheet.head("given", "assurance", "last_check", "next_check")
    rows = [_assurance(sheet, each) for each in shown]
    return [*parts, sheet.table([60, 262, 98, COLUMN - 420], head, rows)]


def _assurance(sheet: PaperSheet, line: AssuranceLine) -> list[Any]:
    each = line.assurance
    result = sheet.name(f"check_result.{line.result.value}") if line.result else ""
    expires = sheet.say("paper.expires_on", on=each.expires) if each.expires else ""
    proof = sheet.say("paper.proof", source=sheet.cite(each.proof)) if each.proof else ""
    due = each.check_due or sheet.say("paper.no_date")
    return [
        sheet.paragraph(each.on),
        sheet.cell(
            each.marking, f"{each.id}: {each.text}",
            small=[joined((each.topic, each.given_by, expires, proof))],
        ),
        sheet.stacked(result or sheet.say("paper.not_checked"), line.checked_on),
        sheet.stacked(sheet.say("paper.late"), due) if line.overdue else sheet.paragraph(due),
    ]  # fmt: skip


def _band(share: float, low: float, high: float) -> Any:
    """The share kept on a line from 0 to 100 %, with its interval; the words stand above."""
    from reportlab.graphics.shapes import Rect, String
    from reportlab.lib.colors import HexColor

    from workstation.documents.tagged_parts import TaggedDrawing
    from workstation.documents.typeface import INK, LABEL, LINE, REGULAR

    left, width, height = 22.0, 260.0, 18.0
    drawing = TaggedDrawing(COLUMN, height, initialFontName=REGULAR)

    def bar(start: float, end: float, low_y: float, tall: float, colour: str) -> None:
        across = max((end - start) * width, 1.6)
        drawing.add(Rect(left + start * width, low_y, across, tall, fillColor=HexColor(colour),
                         strokeColor=None, strokeWidth=0))  # fmt: skip

    bar(0, 1, 7.5, 2, LINE)
    bar(low, high, 6, 5, LABEL)
    bar(share, share, 3, 11, INK)
    for x, text, anchor in ((left - 5, "0 %", "end"), (left + width + 5, "100 %", "start")):
        drawing.add(String(x, 5.5, text, fontName=REGULAR, fontSize=7.5, textAnchor=anchor,
                           fillColor=HexColor(LABEL)))  # fmt: skip
    return drawing


def _incidents(sheet: PaperSheet) -> list[Any]:
    found = sheet.content.incidents
    if not found:
        return sheet.none("incidents.none")
    parts = sheet.part("incidents")
    marking = sheet.rolled(each.marking for each in found)
    still_open = sum(each.open for each in found)
    parts += sheet.said(
        "incidents.counts", marking,
        open=sheet.number(still_open), closed=sheet.number(len(found) - still_open),
    )  # fmt: skip
    shown = found[:MOST_INCIDENTS]
    parts += sheet.left_out(len(shown), len(found), marking, order="incidents")
    head = sheet.head("on", "incident", "claim", "file_state")
    rows = [_incident(sheet, each) for each in shown]
    return [*parts, sheet.table([60, 272, 104, COLUMN - 436], head, rows)]


def _incident(sheet: PaperSheet, each: Incident) -> list[Any]:
    cited = ", ".join(sheet.cite(source) for source in each.sources)
    sources = sheet.say("paper.cited", sources=cited) if cited else sheet.say("paper.not_cited")
    small = [joined((each.kind, each.place, each.unit, sources))]
    state = "result.open" if each.open else "result.closed"
    return [
        sheet.paragraph(each.on),
        sheet.cell(each.marking, f"{each.id}: {each.summary}", small=small),
        sheet.paragraph(sheet.name(f"incident_status.{each.status}")),
        sheet.paragraph(sheet.name(state)),
    ]


def _ratings(sheet: PaperSheet) -> list[Any]:
    found = sheet.content.ratings
    if not found:
        return sheet.none("assessments.none")
    parts = sheet.part("assessments")
    marking = sheet.rolled(each.marking for each in found)
    parts += sheet.said("assessments.counts", marking, count=sheet.number(len(found)))
    shown = sorted(found, key=lambda each: (each.on, each.assessment), reverse=True)
    shown = shown[:MOST_RATINGS]
    parts += sheet.left_out(len(shown), len(found), marking, order="newest")
    head = sheet.head("on", "assessment", "before_after", "determination", "state")
    rows = [_rating(sheet, each) for each in shown]
    return [*parts, sheet.table([60, 198, 84, 86, COLUMN - 428], head, rows)]


def _rating(sheet: PaperSheet, each: Rating) -> list[Any]:
    none = sheet.say("paper.not_recorded")
    known = sheet.content.levels
    levels = [known.get(one, one) or none for one in (each.baseline, each.residual)]
    levels_said = sheet.say("paper.levels", before=levels[0], after=levels[1])
    determination = (
        sheet.name(f"determination.{each.determination}") if each.determination else none
    )
    return [
        sheet.paragraph(each.on),
        sheet.marked_pieces(each.marking or sheet.own, joined((each.assessment, each.title), ": ")),
        sheet.paragraph(levels_said),
        sheet.paragraph(determination),
        sheet.paragraph(sheet.name(f"state.{each.state.value}"), "answer"),
    ]


def _source_ages(sheet: PaperSheet) -> list[Any]:
    """How many sources there are and how old; the list stands at the end."""
    found = sheet.content.sources
    if not found:
        return sheet.none("sources.none")
    parts = sheet.part("sources")
    stale = sum(each.stale for each in found)
    newest = max(each.source.on for each in found)
    values = {
        "listed": len(found), "count": max(len(found), sheet.content.source_count),
        "fresh": len(found) - stale, "stale": stale,
    }  # fmt: skip
    key = "counts_of_newest" if values["count"] > len(found) else "counts"
    said = {key: sheet.number(value) for key, value in values.items()}
    marking = sheet.rolled(each.source.marking for each in found)
    dated = newest or sheet.say("paper.no_date")
    return parts + sheet.said(f"sources.{key}", marking, newest=dated, **said)


def _indicators(sheet: PaperSheet) -> list[Any]:
    found = sheet.content.indicators
    if not found:
        return sheet.none("indicators.none")
    end = max((int(max(each.values)) for each in found if each.values), default=0)
    years = [str(year) for year in range(end - INDICATOR_YEARS + 1, end + 1)]
    rows = [[sheet.marked(OPEN, each.name), *_values(sheet, each.values, years)] for each in found]
    parts = sheet.figures("indicators", sheet.say("paper.head.indicator"), years, rows)
    for citation in dict.fromkeys(filter(None, sheet.content.citations.values())):
        parts += [sheet.gap(3), *sheet.marked_pieces(OPEN, citation, style="small")]
    return parts


def _values(sheet: PaperSheet, values: Mapping[str, str], years: Sequence[str]) -> list[Any]:
    return [sheet.figure(values.get(year) or sheet.say("paper.no_value")) for year in years]
