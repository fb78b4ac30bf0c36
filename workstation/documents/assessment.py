"""The assessment as a document: cover, sections, annexes, decision sheet, embedded record."""

from typing import TYPE_CHECKING

from workstation.documents import (
    annexes,
    container,
    continuation,
    cover,
    decision_sheet,
    packet_record,
    sections,
)
from workstation.documents.packet_record import Record, record_bytes
from workstation.documents.place import Place
from workstation.documents.plain import visible
from workstation.documents.sheet import Sheet
from workstation.documents.tags import Tags
from workstation.domain.methodology import Methodology

if TYPE_CHECKING:
    from workstation.documents.furniture import Furniture

_ROOM_FOR_SECTIONS = 320
"""Points that must be left under the cover for the sections to begin on the same page."""


def render(record: Record, methodology: Methodology, *, draft: bool = False) -> bytes:
    """The pages of a record as a PDF; the same record gives the same bytes.

    Args:
        record: from :func:`workstation.documents.packet_record.build`.
        methodology: the one that the record names.
        draft: say "Draft, not signed" in place of the check code, and offer no fields.

    Raises:
        BadInputError: ``packet.too_long_to_draw``: the pages take more than a minute.
    """
    from reportlab.platypus import CondPageBreak

    from workstation.documents import furniture

    sheet = Sheet(record, methodology, draft)
    places: list[Place] = []
    story = [
        *cover.story(sheet),
        CondPageBreak(_ROOM_FOR_SECTIONS),
        *sections.story(sheet),
        *annexes.story(sheet),
        *decision_sheet.story(sheet, places),
        *continuation.story(sheet, places),
    ]
    around = furniture_of(sheet)
    pages = furniture.build(story, around)
    return container.finish(
        pages, record_bytes(record), [] if draft else places, sheet.language, around.tags
    )


def furniture_of(sheet: Sheet) -> "Furniture":
    """What stands around each page of this document."""
    from workstation.documents import furniture

    assessment = sheet.record["assessment"]
    left, _, rest = sheet.say("header.left", version=assessment["version"]).partition("|")
    title = sheet.say("document.title", id=assessment["id"])
    return furniture.Furniture(
        banner=visible(sheet.record["banner"]),
        header_left=left,
        header_left_bold=visible(assessment["id"]),
        header_left_rest=rest,
        header_right=visible(sheet.say("header.right", exchange=assessment["exchange"])),
        footer_left=sheet.say("footer.draft" if sheet.draft else "footer.original"),
        footer_middle=sheet.say("footer.no_code" if sheet.draft else "footer.code"),
        footer_code="" if sheet.draft else sheet.record["check_code"],
        page_of=lambda page, pages: sheet.say("footer.page", page=page, pages=pages),
        history=_history(sheet),
        title=visible(title),
        author=visible(assessment["author_name"]),
        subject=visible(sheet.record["banner"]),
        tags=Tags() if packet_record.is_of(sheet.record, packet_record.FOURTH_RENDERER) else None,
    )


def _history(sheet: Sheet) -> tuple[str, str]:
    """The vault's last entry before the signature, as ``assessor anchor check`` takes it."""
    ledger = sheet.record["ledger"]
    if sheet.draft or sheet.record["renderer"] == packet_record.FIRST_RENDERER:
        return "", ""
    return sheet.say("footer.history"), f"{ledger['seq']}:{visible(ledger['head'])}"
