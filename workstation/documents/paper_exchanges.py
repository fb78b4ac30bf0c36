"""What we provide and what the partner provides: under agreements, and by the record."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any, Final

from workstation.documents.paper_content import GIVEN, TAKEN
from workstation.documents.paper_sheet import PaperSheet, joined
from workstation.documents.typeface import COLUMN
from workstation.domain.partner import Act, Agreement, Exchange
from workstation.records.figures import ExchangeCount

YEARS: Final = 5


def we_provide(sheet: PaperSheet) -> list[Any]:
    """What goes to the partner."""
    parts = sheet.section(3, "we_provide")
    parts += _under_agreements(sheet, "given", lambda each: each.we_provide)
    return parts + _by_record(sheet, GIVEN, sheet.content.given, "given")


def they_provide(sheet: PaperSheet) -> list[Any]:
    """What comes from the partner: what we asked for, and what we used."""
    parts = sheet.section(4, "they_provide")
    parts += _under_agreements(sheet, "taken", lambda each: each.they_provide)
    return parts + _by_record(sheet, TAKEN, sheet.content.taken, "taken")


def total(counts: Iterable[ExchangeCount]) -> int:
    """How many exchanges there are."""
    return sum(each.count for each in counts)


def mark_of(sheet: PaperSheet, counts: Iterable[ExchangeCount]) -> str:
    """The mark of a figure that was counted from these."""
    return sheet.rolled(each.marking for each in counts)


def last_year(sheet: PaperSheet) -> int:
    """The year of the paper, or a later one that the record names."""
    years = [int(each.year) for each in sheet.content.counts if each.year.isdecimal()]
    return max([int(sheet.content.on[:4]), *years])


def _under_agreements(sheet: PaperSheet, key: str, side: Callable[[Agreement], str]) -> list[Any]:
    """One paragraph for each agreement that says what this side gives."""
    found = [(each, side(each)) for each in sheet.content.agreements if side(each)]
    if not found:
        return sheet.said(f"{key}.no_agreement")
    parts = sheet.part("under_agreements")
    for each, text in found:
        said = sheet.say("paper.under", id=each.id, title=each.title, text=text)
        parts += sheet.marked_pieces(each.marking, said, style="gap")
    return parts


def _by_record(
    sheet: PaperSheet, acts: Sequence[Act], newest: Sequence[Exchange], key: str
) -> list[Any]:
    """Figures by kind of product and year, then the newest exchanges one by one."""
    counts = [each for each in sheet.content.counts if each.act in acts]
    if not counts:
        return sheet.none(f"{key}.none")
    parts = _figures(sheet, f"{key}.figures", counts, by_act=len(acts) > 1)
    parts += sheet.part(f"{key}.newest")
    parts += sheet.left_out(len(newest), total(counts), mark_of(sheet, counts))
    none = sheet.say("paper.not_recorded")
    rows = [
        [
            sheet.paragraph(each.on),
            _exchange(sheet, each),
            *([sheet.paragraph(sheet.name(f"act.{each.act.value}"))] if len(acts) > 1 else []),
            sheet.marked_pieces("", each.outcome or none),
        ]
        for each in newest
    ]
    columns = (
        ("on", "exchange", "act", "outcome") if len(acts) > 1 else ("on", "exchange", "outcome")
    )
    widths = [60, 262, 82, COLUMN - 404] if len(acts) > 1 else [60, 330, COLUMN - 390]
    return [*parts, sheet.table(widths, sheet.head(*columns), rows)]


def _figures(
    sheet: PaperSheet, key: str, counts: Sequence[ExchangeCount], *, by_act: bool
) -> list[Any]:
    """A row for each kind of product (and act), a column for each of the last years."""
    years = range(last_year(sheet) - YEARS + 1, last_year(sheet) + 1)

    def group(each: ExchangeCount) -> tuple[str, str]:
        return (each.act.value if by_act else "", each.product_kind or "~")

    rows = []
    for (act, kind), found in groupby(sorted(counts, key=group), key=group):
        held = list(found)
        name = sheet.say("paper.unsaid_kind") if kind == "~" else sheet.name(f"product_kind.{kind}")
        label = joined((sheet.name(f"act.{act}") if act else "", name))
        rows.append(_row(sheet, label, held, years))
    if len(rows) > 1:
        rows.append(_row(sheet, sheet.say("paper.all"), counts, years))
    head = [*(str(year) for year in years), *sheet.head("earlier", "total")]
    return sheet.figures(key, sheet.say("paper.head.product"), head, rows)


def _row(sheet: PaperSheet, label: str, held: Sequence[ExchangeCount], years: range) -> list[Any]:
    by_year = [total(each for each in held if each.year == str(year)) for year in years]
    figures = [*by_year, total(held) - sum(by_year), total(held)]
    return [
        sheet.marked(mark_of(sheet, held), label),
        *(sheet.figure(sheet.number(each)) for each in figures),
    ]


def _exchange(sheet: PaperSheet, each: Exchange) -> list[Any]:
    kind = sheet.name(f"product_kind.{each.product_kind}") if each.product_kind else ""
    lines = [
        sheet.line("product", joined((kind, each.product))),
        sheet.line("caveats", each.caveats),
        sheet.line("originator", each.originator),
    ]
    small = [_consent(sheet, each), joined((each.agreement, each.assessment))]
    return sheet.cell(each.marking, f"{each.id}: {each.summary}", lines, small)


def _consent(sheet: PaperSheet, each: Exchange) -> str:
    """By what consent a third party's information was passed on (rule 37)."""
    if not each.originator:
        return ""
    if not each.consent:
        return sheet.say("paper.no_consent")
    if not each.consent_on:
        return sheet.say("paper.consent_undated", consent=each.consent)
    return sheet.say("paper.consent", consent=each.consent, on=each.consent_on)
