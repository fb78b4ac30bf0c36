"""The pages of a redacted copy: a cover with its reasons, then what is left of the record."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from workstation.documents import annexes, container, cover, sections
from workstation.documents.packet import PaperCopy, lay_over
from workstation.documents.packet_copy import CopyFacts, copy_words, overlay
from workstation.documents.plain import literal
from workstation.documents.redaction import Redacted, stands_in
from workstation.documents.sheet import Sheet, minute, semibold
from workstation.documents.stamp import outcome_key
from workstation.documents.typeface import COLUMN
from workstation.domain.error import CheckFailedError
from workstation.domain.methodology import Methodology
from workstation.domain.redaction import BLOCK

SHORTEST_SECRET: Final = 4
"""Shorter texts stand on a page by chance; shorter names are looked for as whole words."""


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """A reason as the cover explains it."""

    short: str
    text: str
    count: int


def render(
    left: Redacted, methodology: Methodology, facts: CopyFacts, reasons: Sequence[ReasonLine]
) -> PaperCopy:
    """The copy for paper; nothing of what was taken out is in the file.

    Raises:
        CheckFailedError: ``redaction.leaks``: a text that was blacked out stands elsewhere.
    """
    import pikepdf

    from workstation.documents import furniture
    from workstation.documents.assessment import furniture_of

    sheet = Sheet(left.record, methodology, withheld=left.withheld)
    story = [
        *_front(sheet, left, facts, reasons),
        *cover.story(sheet),
        *sections.story(sheet),
        *annexes.story(sheet),
    ]
    around = furniture_of(sheet)
    around.footer_left = copy_words(sheet, facts)
    around.header_right = sheet.say("redacted.header")
    data = container.finish_print(furniture.build(story, around), sheet.language, around.tags)
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = len(pdf.pages)
        lay_over(pdf, overlay(sheet, facts, pages, first=pages + 1))
        output = BytesIO()
        pdf.save(output, deterministic_id=True, fix_metadata_version=False)
    made = output.getvalue()
    _require_gone(made, left.secrets, left.names)
    return PaperCopy(made, pages)


def _require_gone(data: bytes, secrets: Sequence[str], names: Sequence[str]) -> None:
    """Read the copy back and look for each text that was taken out."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        read = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        said = document.get_metadata_dict()
    finally:
        document.close()
    whole = _plain(" ".join([*read, *map(str, said.values())]))
    for secret in secrets:
        looked_for = _plain(secret)
        if len(looked_for) >= SHORTEST_SECRET and looked_for in whole:
            raise CheckFailedError("redaction.leaks", text=secret[:60])
    lines = " ".join(" ".join(read).split())
    for name in names:
        if len(_plain(name)) < SHORTEST_SECRET and stands_in(name, lines):
            raise CheckFailedError("redaction.leaks", text=name)


def _plain(text: str) -> str:
    """A text without what a line break, an apostrophe or a hyphen may have changed."""
    bare = re.sub(r"[\s\u00ad\u2010-\u2015\u2212\ufffe'\u2018\u2019\u02bc`\u00b4-]+", "", text)
    return unicodedata.normalize("NFKC", bare).casefold()


def _front(
    sheet: Sheet, left: Redacted, facts: CopyFacts, reasons: Sequence[ReasonLine]
) -> list[Any]:
    from reportlab.platypus import PageBreak

    from workstation.documents import flow

    title = sheet.say("redacted.title")
    copy = sheet.say("packet.copy_value", copy=facts.copy, copies=facts.copies)
    printed = sheet.say("packet.printed_value", at=minute(facts.printed_at), name=facts.printed_by)
    rows = [
        ("packet.copy", semibold(literal(copy))),
        ("redacted.for", literal(facts.recipient.words or sheet.say("value.none"))),
        ("packet.printed", literal(printed)),
        ("packet.code", literal(sheet.record["check_code"])),
    ]
    data = [[sheet.paragraph(sheet.say(key), "label"), sheet.markup(value)] for key, value in rows]
    parts = [
        flow.Outlined(sheet.paragraph(title, "title"), title, "redacted"),
        sheet.paragraph(sheet.say("redacted.intro", block=BLOCK[:4]), "intro"),
        flow.ruled_table(sheet, [120, COLUMN - 120], ["", ""], data),
        *flow.heading(sheet, sheet.say("redacted.reasons"), "reasons"),
        flow.ruled_table(
            sheet,
            [110, COLUMN - 170, 60],
            [sheet.say(f"redacted.head.{key}") for key in ("reason", "text", "count")],
            [
                [sheet.paragraph(each.short, "answer"), sheet.paragraph(each.text),
                 sheet.paragraph(str(each.count))]
                for each in reasons
            ],
        ),
    ]  # fmt: skip
    if left.decisions:
        parts += flow.heading(sheet, sheet.say("redacted.decisions"), "decisions")
        head = [sheet.say(f"packet.{key}") for key in ("step", "who", "outcome")]
        parts.append(
            flow.ruled_table(
                sheet,
                [112, 130, COLUMN - 242],
                [*head],
                [_decision(sheet, each) for each in left.decisions],
            )
        )
    return [*parts, PageBreak()]


def _decision(sheet: Sheet, each: Any) -> list[Any]:
    outcome = sheet.say(outcome_key(each.authority, each.outcome))
    said = [
        sheet.markup(semibold(literal(outcome))),
        *sheet.marked_pieces(each.marking, each.reasons),
        *(sheet.marked(each.marking, text) for text in each.conditions),
    ]
    return [
        sheet.paragraph(cover.authority_words(sheet, each.authority)),
        sheet.markup(f"{literal(each.name)}<br/>{literal(minute(each.at))}"),
        said,
    ]
