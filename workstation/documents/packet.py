"""The decision packet for paper: a cover for this copy, then the signed pages as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from workstation.documents import copy_structure, empty_sheets
from workstation.documents.cover import file_words, partner_words, subject_words
from workstation.documents.packet_copy import (
    CopyFacts,
    copy_words,
    distribution,
    empty_back,
    overlay,
)
from workstation.documents.plain import literal
from workstation.documents.sheet import Sheet, minute, semibold
from workstation.documents.stamp import outcome_key
from workstation.documents.tags import Tags, table_of
from workstation.documents.typeface import COLUMN, LINE, MONO, REGULAR
from workstation.domain.methodology import Methodology


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """The file of one copy, and how many pages it has."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature of the original as the cover lists it; ``outcome`` is a code or "".

    ``points`` are those of a return, each question, mark and text: a stamp may not have room.
    """

    field: str
    name: str
    at: str
    outcome: str
    certificate: str
    points: tuple[tuple[str, str, str], ...] = ()


def render_packet(
    record: dict[str, Any],
    methodology: Methodology,
    signed_pdf: bytes,
    signatures: Sequence[SignatureFacts],
    facts: CopyFacts,
) -> PaperCopy:
    """The print-ready packet: cover, assessment, annexes, decision sheet with its stamps.

    The signed pages are printed as they are, their stamps flattened into the page; signatures
    and the embedded record stay in the electronic original.
    """
    import pikepdf

    sheet = Sheet(record, methodology)
    with pikepdf.open(BytesIO(signed_pdf)) as signed:
        is_tagged = copy_structure.is_tagged(signed)
        every = range(1, len(signed.pages) + 1)
        kept = tuple(every) if facts.has_empty_sheets else empty_sheets.leave_out(signed)
        facts = replace(facts, left_out=tuple(sorted(set(every) - set(kept))))
        cover, covers, tags = _cover(sheet, signatures, facts, len(signed.pages))
        if is_tagged:
            copy_structure.print_stamps(signed)
        else:
            signed.flatten_annotations("print")
        _strip(signed, keeps=_OF_THE_STRUCTURE if is_tagged else ())
        with pikepdf.open(BytesIO(cover)) as front:
            for number, page in enumerate(front.pages):
                signed.pages.insert(number, page)
            _fill_sheets(signed, sheet, facts)
            if tags is not None and is_tagged:
                copy_structure.add_cover(signed, tags, covers, sheet.language)
            lay_over(
                signed, overlay(sheet, facts, len(signed.pages), first=covers + 1, originals=kept)
            )
            output = BytesIO()
            signed.save(output, deterministic_id=True, fix_metadata_version=False)
            return PaperCopy(output.getvalue(), len(signed.pages))


def _fill_sheets(pdf: Any, sheet: Sheet, facts: CopyFacts) -> None:
    """Printed on both sides, the back of the last sheet says that it is empty."""
    import pikepdf

    if facts.fills_sheets and len(pdf.pages) % 2:
        with pikepdf.open(BytesIO(empty_back(sheet, sheet.record["banner"]))) as back:
            for page in back.pages if copy_structure.is_tagged(pdf) else ():
                copy_structure.as_artifact(page)
            pdf.pages.extend(back.pages)


def lay_over(pdf: Any, over: bytes) -> None:
    """Lay the pages of a file over those of another, as what is no part of the text."""
    import pikepdf

    with pikepdf.open(BytesIO(over)) as footers:
        if copy_structure.is_tagged(pdf):
            copy_structure.lay_over(pdf, footers)
            return
        for page, footer in zip(pdf.pages, footers.pages, strict=True):
            page.add_overlay(footer)


_OF_THE_ORIGINAL = (
    *("/AcroForm", "/Names", "/AF", "/Perms", "/Outlines", "/PageMode"),
    *("/StructTreeRoot", "/MarkInfo", "/Metadata", "/OutputIntents", "/DSS", "/Extensions"),
)
"""What the signed file says and holds that a copy for paper must not claim."""
_OF_THE_STRUCTURE = ("/StructTreeRoot", "/StructParents", "/Tabs", "/Outlines", "/PageMode")


def _strip(pdf: Any, keeps: Sequence[str]) -> None:
    for key in _OF_THE_ORIGINAL:
        if key in pdf.Root and key not in keeps:
            del pdf.Root[key]
    for page in pdf.pages:
        for key in ("/Annots", "/StructParents", "/Tabs"):
            if key in page.obj and key not in keeps:
                del page.obj[key]


def _cover(
    sheet: Sheet, signatures: Sequence[SignatureFacts], facts: CopyFacts, pages: int
) -> tuple[bytes, int, Tags | None]:
    """The cover, its structure, and how many pages it has: one, unless a return asks for much."""
    made, tags, covers = b"", None, 1
    for _ in range(2):
        total = pages + covers
        made, tags = _lay_out(sheet, signatures, facts, total + (facts.fills_sheets and total % 2))
        found = _count(made)
        if found == covers:
            break
        covers = found
    return made, covers, tags


def _lay_out(
    sheet: Sheet, signatures: Sequence[SignatureFacts], facts: CopyFacts, pages: int
) -> tuple[bytes, Tags | None]:
    from workstation.documents import furniture
    from workstation.documents.assessment import furniture_of

    around = furniture_of(sheet)
    around.footer_left = copy_words(sheet, facts)
    around.page_of = lambda page, _: sheet.say("footer.page", page=page, pages=pages)
    return furniture.build(_story(sheet, signatures, facts, pages), around), around.tags


def _count(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def _story(
    sheet: Sheet, signatures: Sequence[SignatureFacts], facts: CopyFacts, pages: int
) -> list[Any]:
    from workstation.documents import flow

    title_answer = sheet.title
    title = sheet.say("packet.title")
    return [
        flow.Outlined(sheet.paragraph(title, "title"), title, "packet"),
        sheet.marked(title_answer.get("marking", ""), subject_words(sheet), "subject"),
        sheet.paragraph(sheet.say("packet.intro"), "intro"),
        _facts(sheet, facts, pages),
        *_signatures(sheet, signatures),
        *_points(sheet, signatures),
        *_contents(sheet, facts),
        *distribution(sheet, facts),
    ]


def _facts(sheet: Sheet, facts: CopyFacts, pages: int) -> Any:
    from reportlab.platypus import Table, TableStyle

    copy = sheet.say("packet.copy_value", copy=facts.copy, copies=facts.copies)
    printed = sheet.say("packet.printed_value", at=minute(facts.printed_at), name=facts.printed_by)
    digest = f'<font name="{MONO}" size="7.5">{literal(facts.sha256)}</font>'
    rows = [
        ("fact.file", semibold(literal(file_words(sheet))), "packet.copy", semibold(copy)),
        ("fact.partner", literal(partner_words(sheet)), "packet.pages", str(pages)),
        ("packet.printed", literal(printed), "packet.code", _mono(sheet.record["check_code"])),
    ]
    data: list[list[Any]] = [
        [
            sheet.paragraph(sheet.say(left), "label"),
            sheet.markup(first),
            sheet.paragraph(sheet.say(right), "label"),
            sheet.markup(second),
        ]
        for left, first, right, second in rows
    ]
    label = sheet.paragraph(sheet.say("packet.sha256"), "label")
    data.append([label, sheet.markup(digest), "", ""])
    table_of([*data[:-1], data[-1][:2]], 4, labels=(0, 2))
    return Table(
        data,
        colWidths=[92, 210, 78, COLUMN - 380],
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 8),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
                ("SPAN", (1, 3), (3, 3)),
            ]
        ),
        hAlign="LEFT",
    )


def _mono(text: str) -> str:
    return f'<font name="{MONO}">{literal(text)}</font>'


def _signatures(sheet: Sheet, signatures: Sequence[SignatureFacts]) -> list[Any]:
    from workstation.documents import flow

    rows = [
        [
            sheet.paragraph(_step(sheet, each.field)),
            sheet.paragraph(each.name),
            sheet.paragraph(minute(each.at)),
            sheet.paragraph(sheet.say(outcome_key(each.field, each.outcome)) if each.outcome
                            else sheet.say("packet.outcome.author"), "answer"),
            sheet.markup(_mono(each.certificate), "small"),
        ]
        for each in signatures
    ]  # fmt: skip
    head = [sheet.say(f"packet.{key}") for key in ("step", "who", "when", "outcome", "certificate")]
    title = flow.heading(sheet, sheet.say("packet.signatures"), "signatures")
    table = flow.ruled_table(sheet, [112, 92, 98, 92, COLUMN - 394], head, rows)
    return [*title, table]


def _points(sheet: Sheet, signatures: Sequence[SignatureFacts]) -> list[Any]:
    """What a return asks to correct, in full."""
    from workstation.documents import flow

    rows = [
        [sheet.paragraph(question, "answer"), sheet.marked(mark, text)]
        for each in signatures
        for question, mark, text in each.points
    ]
    if not rows:
        return []
    head = [sheet.say("packet.points.question"), sheet.say("packet.points.text")]
    title = flow.heading(sheet, sheet.say("packet.points"), "points")
    return [*title, flow.ruled_table(sheet, [56, COLUMN - 56], head, rows)]


def _step(sheet: Sheet, field: str) -> str:
    from workstation.documents.cover import authority_words

    if field in ("author", "second_reader"):
        return sheet.say(f"step.{field}")
    return authority_words(sheet, field)


def _contents(sheet: Sheet, facts: CopyFacts) -> list[Any]:
    from workstation.documents import flow

    parts = flow.heading(sheet, sheet.say("packet.contents"), "contents")
    rows = [
        [sheet.paragraph(str(number)), sheet.paragraph(sheet.say(f"packet.part.{key}"))]
        for number, key in enumerate(("assessment", "record", "evidence", "sheet"), 1)
    ]
    table = flow.ruled_table(sheet, [28, COLUMN - 28], ["", ""], rows)
    return [*parts, table, *_left_out(sheet, facts)]


def _left_out(sheet: Sheet, facts: CopyFacts) -> list[Any]:
    """Which pages of the original say nothing and are not there, so that nobody misses them."""
    if not facts.left_out:
        return []
    from reportlab.platypus import Spacer

    pages = ", ".join(map(str, facts.left_out))
    return [Spacer(1, 4), sheet.paragraph(sheet.say("packet.left_out", pages=pages), "small")]
