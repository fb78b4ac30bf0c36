"""What is a numbered copy's own: its number, for whom, and the code on each of its pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from workstation.documents.packet_record import SECOND_RENDERER, is_of
from workstation.documents.plain import literal, visible
from workstation.documents.sheet import Sheet, semibold
from workstation.documents.typeface import (
    COLUMN,
    INK,
    LABEL,
    MARGIN,
    MONO,
    PAGE,
    REGULAR,
    SEMIBOLD,
    width_of,
)
from workstation.domain.distribution import Line, Recipient
from workstation.domain.paper_code import page_code

_GAP = 6.0
"""Points between what is the copy's own at the left of the footer and the check code."""
_ABOVE_RULE = 55.2
"""Where a line of small letters stands between the text of a page and the rule of its footer."""


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """What is different on each copy.

    ``letters`` name the copy in the codes of its pages; without them, as where no record keeps
    count of the copies, pages carry none. ``distribution`` is the list of copies known so far.
    ``fills_sheets`` adds a page that says so where the last sheet would have an empty back.
    ``has_empty_sheets`` prints continuation sheets that no decision used, to write on by hand;
    else ``left_out`` has their numbers in the original. ``lapsed`` says why what is printed is no
    longer current: ``version`` (the file stands at a later one, ``stands_at``), ``returned`` or
    ``withdrawn``; "" while it is.
    """

    copy: int
    copies: int
    printed_at: str
    printed_by: str
    sha256: str
    distribution: tuple[Line, ...] = ()
    letters: str = ""
    fills_sheets: bool = False
    has_empty_sheets: bool = False
    left_out: tuple[int, ...] = ()
    lapsed: str = ""
    stands_at: int = 0

    @property
    def recipient(self) -> Recipient:
        """Who gets this copy."""
        found = [line.recipient for line in self.distribution if line.copy == self.copy]
        return found[0] if found else Recipient()


def distribution(sheet: Sheet, facts: CopyFacts) -> list[Any]:
    """The list of copies on the cover, this one in bold."""
    from workstation.documents import flow

    lines = facts.distribution or (Line(1, Recipient(sheet.say("packet.distribution.file"))),)
    rows = [
        [
            sheet.paragraph(str(line.copy)),
            sheet.markup(_emphasized(sheet, line, facts)),
            sheet.paragraph(line.recipient.office),
            "",
        ]
        for line in lines
    ]
    head = [sheet.say(f"packet.distribution.{key}") for key in ("copy", "to", "office", "received")]
    parts = flow.heading(sheet, sheet.say("packet.distribution"), "distribution")
    return [*parts, flow.ruled_table(sheet, [44, 150, 150, COLUMN - 344], head, rows)]


def _emphasized(sheet: Sheet, line: Line, facts: CopyFacts) -> str:
    text = literal(line.recipient.name or sheet.say("packet.distribution.nobody"))
    return semibold(text) if line.copy == facts.copy else text


def copy_words(sheet: Sheet, facts: CopyFacts) -> str:
    """``Copy 2 of 5 for A. Tremblay``, as wide as the footer allows."""
    said = facts.recipient.words
    number = sheet.say("footer.copy_number", copy=facts.copy, copies=facts.copies)
    if not said:
        return visible(sheet.say("footer.copy", copy=facts.copy, copies=facts.copies))
    whole = visible(sheet.say("footer.copy_for", number=number, name=said))
    room = _left_room(sheet)
    while width_of(whole, REGULAR, 8) > room and len(whole) > len(number):
        whole = whole.rstrip("…")[:-1].rstrip() + "…"
    return whole


def _left_room(sheet: Sheet) -> float:
    """How far the words at the left go before the check code, which stands in the middle."""
    code = width_of(str(sheet.record["check_code"]), MONO, 8)
    words = width_of(sheet.say("footer.code"), REGULAR, 8)
    return (PAGE[0] - words - code) / 2 - MARGIN - _GAP


def overlay(
    sheet: Sheet,
    facts: CopyFacts,
    pages: int,
    *,
    first: int = 1,
    originals: Sequence[int] = (),
) -> bytes:
    """One transparent page for each page of the copy, to be laid over its footer.

    Pages before ``first`` have their footer already, but for the code; those from there on are
    of the signed file, whose own footer is covered. ``originals`` are their numbers there, which
    the footer tells too: a stamp says by that number where it goes on.
    """
    from reportlab.pdfgen.canvas import Canvas

    output = BytesIO()
    canvas = Canvas(output, pagesize=PAGE, invariant=1, pageCompression=1, initialFontName=REGULAR)
    low = 42.5 if is_of(sheet.record, SECOND_RENDERER) else 38.0
    for page in range(1, pages + 1):
        if page >= first:
            canvas.setFillColor("#FFFFFF")
            canvas.rect(MARGIN - 1, low, _left_room(sheet) + 2, 51.5 - low, stroke=0, fill=1)
            words = page_words(sheet, page, pages, dict(enumerate(originals, first)).get(page, 0))
            across = max(110.0, width_of(words, REGULAR, 8) + 4)
            canvas.rect(PAGE[0] - MARGIN - across, low, across + 2, 51.5 - low, stroke=0, fill=1)
            canvas.setFillColor(LABEL)
            canvas.setFont(REGULAR, 8)
            canvas.drawString(MARGIN, 45, copy_words(sheet, facts))
            canvas.drawRightString(PAGE[0] - MARGIN, 45, words)
        canvas.setFillColor(INK)
        if facts.lapsed:
            canvas.setFont(SEMIBOLD, 7)
            canvas.drawString(MARGIN, _ABOVE_RULE, lapsed_words(sheet, facts))
        if facts.letters:
            canvas.setFont(MONO, 7)
            right = PAGE[0] - MARGIN
            canvas.drawRightString(right, 36.5, page_code(facts.letters, page))
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def lapsed_words(sheet: Sheet, facts: CopyFacts) -> str:
    """``Version 1, no longer current: the file stands at version 2``, above the footer."""
    version = sheet.record["assessment"]["version"]
    said = sheet.say(f"footer.lapsed.{facts.lapsed}", version=version, now=facts.stands_at)
    return visible(said)


def page_words(sheet: Sheet, page: int, pages: int, original: int) -> str:
    """``Page 7 of 16, original 6``; without the last where it is no page of the original."""
    if not original:
        return sheet.say("footer.page", page=page, pages=pages)
    return sheet.say("footer.page_original", page=page, pages=pages, original=original)


def empty_back(sheet: Sheet, banner: str) -> bytes:
    """The page on the back of the last sheet: marked, numbered, and said to be empty."""
    from reportlab.pdfgen.canvas import Canvas

    from workstation.documents.furniture import fitted
    from workstation.documents.typeface import BOLD

    output = BytesIO()
    canvas = Canvas(output, pagesize=PAGE, invariant=1, pageCompression=1, initialFontName=REGULAR)
    width, height = PAGE
    size, lines = fitted(visible(banner))
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, size)
    for line, text in enumerate(lines):
        canvas.drawCentredString(width / 2, height - 32 - line * 1.1 * size, text)
        canvas.drawCentredString(width / 2, 23 - line * 1.1 * size, text)
    canvas.setFont(SEMIBOLD, 11)
    canvas.setFillColor(LABEL)
    canvas.drawCentredString(width / 2, height / 2, sheet.say("packet.empty_back"))
    canvas.showPage()
    canvas.save()
    return output.getvalue()
