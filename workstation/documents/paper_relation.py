"""The head of an information paper, what the partner is, and what governs the relationship."""

from typing import Any, Final

from workstation.documents.paper_sheet import OPEN, PaperSheet, joined
from workstation.documents.plain import literal
from workstation.documents.sheet import marked
from workstation.documents.typeface import COLUMN, MONO
from workstation.domain.partner import Agreement, Arrangement, ArrangementStatus

POWERS: Final = ("arrest", "detention", "interrogation")
_FORBIDS: Final = (ArrangementStatus.RESTRICTED, ArrangementStatus.SUSPENDED)
MOST_AGREEMENTS: Final = 100


def masthead(sheet: PaperSheet, code: str) -> list[Any]:
    """Title and facts; made last, for it says what the banner comes from."""
    from workstation.documents import flow

    content = sheet.content
    sheet.begin()
    title = sheet.say("paper.title")
    subject = sheet.say("paper.subject", partner=partner_words(sheet))
    status = sheet.name(f"arrangement.{content.status.value}")
    rows: list[list[tuple[str, str, str]]] = [
        [("country", sheet.own, content.country or sheet.say("paper.no_country")),
         ("kind", sheet.own, sheet.name(f"partner_kind.{content.partner.kind.value}"))],
        [("standing", _standing_mark(sheet), status),
         ("entries", sheet.own, sheet.number(content.entries))],
        [("date", OPEN, content.on), ("file", OPEN, content.partner.id)],
        [("prepared", OPEN, sheet.say("paper.prepared_value", name=content.officer,
                                      station=content.station))],
    ]  # fmt: skip
    parts = [
        sheet.paragraph(sheet.say("paper.over"), "label"),
        flow.Outlined(sheet.paragraph(title, "title"), title, "paper"),
        *sheet.marked_pieces(sheet.own, subject, style="subject"),
        *sheet.marked_pieces(OPEN, sheet.say("paper.unsigned"), style="intro"),
    ]
    return [*parts, _facts(sheet, rows, code)]


def partner_words(sheet: PaperSheet) -> str:
    """The partner as it is named: name, short name, unit."""
    partner = sheet.content.partner
    short = f" ({partner.short_name})" if partner.short_name else ""
    unit = f", {partner.unit}" if partner.unit else ""
    return f"{partner.name}{short}{unit}"


def introduction(sheet: PaperSheet) -> list[Any]:
    """What the partner is, what it may do, where exchanges stand, and since when."""
    content, partner = sheet.content, sheet.content.partner
    sentences = [sheet.say(f"paper.is.{partner.kind.value}", name=partner_words(sheet))]
    if content.country:
        sentences.append(sheet.say("paper.is.country", country=content.country))
    if content.parent:
        sentences.append(sheet.say("paper.is.parent", parent=content.parent))
    if content.units:
        sentences.append(sheet.say("paper.is.units", units="; ".join(content.units)))
    if partner.aliases:
        sentences.append(sheet.say("paper.is.aliases", aliases="; ".join(partner.aliases)))
    parts = sheet.section(1, "introduction")
    parts += sheet.marked_pieces(sheet.own, " ".join(sentences), style="gap")
    parts += _mandate(sheet)
    if partner.note:
        parts += sheet.marked_pieces(partner.marking, partner.note, style="gap")
    if not content.entries:
        parts += sheet.said("nothing")
    return [*parts, *_standing(sheet)]


def agreements(sheet: PaperSheet) -> list[Any]:
    """Treaties, memoranda and programmes with their dates, in the order of signing."""
    found = sheet.content.agreements
    parts = sheet.section(2, "agreements")
    if not found:
        return [*parts, *sheet.said("agreements.none")]
    shown = sorted(found, key=lambda each: (each.signed or "~", each.id))[:MOST_AGREEMENTS]
    marking = sheet.rolled(each.marking for each in found)
    parts += sheet.left_out(len(shown), len(found), marking, order="agreements")
    rows = [
        [
            sheet.paragraph(each.signed or sheet.say("paper.no_date")),
            _agreement(sheet, each),
            _kind_and_status(sheet, each),
            sheet.paragraph(sheet.cite(each.source) or sheet.say("paper.no_source")),
        ]
        for each in shown
    ]
    head = sheet.head("signed", "agreement", "kind_status", "source")
    return [*parts, sheet.table([60, 260, 112, COLUMN - 432], head, rows)]


def _standing_mark(sheet: PaperSheet) -> str:
    """Where exchanges stand is said by every arrangement together."""
    return sheet.rolled([sheet.own, *(each.marking for each in sheet.content.arrangements)])


def _mandate(sheet: PaperSheet) -> list[Any]:
    powers = [sheet.name(f"doc.paper.power.{each}") for each in sheet.content.partner.mandate]
    if not powers:
        return sheet.said("powers.none")
    return sheet.said("powers", powers=", ".join(powers))


def _standing(sheet: PaperSheet) -> list[Any]:
    """Each restriction in its own paragraph, then the arrangements as a table."""
    found = sheet.content.arrangements
    if not found:
        return sheet.said("standing.none")
    parts = [part for each in found if each.status in _FORBIDS for part in _forbids(sheet, each)]
    if not parts:
        parts = sheet.said("standing.open", _standing_mark(sheet))
    rows = [
        [
            _arrangement(sheet, each),
            sheet.paragraph(_status(sheet, each)),
            sheet.paragraph("\n".join(_approvals(sheet, each))),
            sheet.paragraph(each.review_due or sheet.say("paper.no_date")),
        ]
        for each in found
    ]
    head = sheet.head("arrangement", "status", "approvals", "review")
    return [*parts, sheet.table([244, 82, 116, COLUMN - 442], head, rows)]


def _forbids(sheet: PaperSheet, each: Arrangement) -> list[Any]:
    acts = [sheet.name(f"act.{act}") for act in each.restricts]
    since = sheet.content.restricted_since.get(each.id, "")
    key = f"standing.{each.status.value}" + ("" if since else "_undated")
    said = sheet.say(
        f"paper.{key}",
        id=each.id,
        since=since,
        acts=", ".join(acts) or sheet.say("paper.every_act"),
    )
    text = f"{said} {sheet.say('paper.restriction', text=each.restriction)}"
    return sheet.marked_pieces(each.marking, text, style="gap")


def _arrangement(sheet: PaperSheet, each: Arrangement) -> list[Any]:
    lines = [sheet.line(key, getattr(each, key)) for key in ("authority", "scope", "conditions")]
    return sheet.cell(each.marking, f"{each.id}: {each.title}", lines)


def _status(sheet: PaperSheet, each: Arrangement) -> str:
    status = sheet.name(f"arrangement.{each.status.value}")
    since = sheet.content.restricted_since.get(each.id) or each.since
    return sheet.say("paper.status_since", status=status, since=since) if since else status


def _approvals(sheet: PaperSheet, each: Arrangement) -> list[str]:
    none = sheet.say("paper.not_recorded")
    clause = "answer.yes" if each.mistreatment_clause else "answer.no"
    return [
        sheet.say("paper.minister", on=each.minister_approved or none),
        sheet.say("paper.foreign_affairs", on=each.foreign_affairs_consulted or none),
        sheet.say("paper.clause", answer=sheet.say(clause)),
    ]


def _agreement(sheet: PaperSheet, each: Agreement) -> list[Any]:
    lines = [
        sheet.line("parties", "; ".join(each.parties)),
        sheet.line("purpose", each.purpose),
        sheet.line("scale", each.scale),
        sheet.line("note", each.note),
    ]
    return sheet.cell(each.marking, joined((each.id, each.title), ": "), lines)


def _kind_and_status(sheet: PaperSheet, each: Agreement) -> Any:
    dates = [("ended", each.ended), ("review", each.review_due)]
    return sheet.stacked(
        sheet.name(f"agreement_status.{each.status.value}"),
        sheet.name(f"agreement_kind.{each.kind.value}"),
        *(sheet.say(f"paper.{key}_on", on=on) for key, on in dates if on),
    )


def _facts(sheet: PaperSheet, rows: list[list[tuple[str, str, str]]], code: str) -> Any:
    from workstation.documents import flow

    data: list[list[Any]] = [
        [cell for key, mark, text in row for cell in (_label(sheet, key), sheet.marked(mark, text))]
        for row in rows
    ]
    data[-1] += [_label(sheet, "code"), sheet.markup(f'<font name="{MONO}">{literal(code)}</font>')]
    data.append([_label(sheet, "marking"), sheet.markup(_marking(sheet)), "", ""])
    return flow.facts_table(data)


def _label(sheet: PaperSheet, key: str) -> Any:
    return sheet.paragraph(sheet.say(f"paper.fact.{key}"), "label")


def _marking(sheet: PaperSheet) -> str:
    sheet.note(OPEN)
    key = "some" if sheet.drivers else "none"
    said = sheet.say(
        f"paper.marking.{key}",
        count=sheet.number(sheet.portions),
        sections=", ".join(sheet.drivers),
    )
    return marked(OPEN, said)
