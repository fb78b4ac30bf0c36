"""The continuation sheet: areas in which a decision that is longer than its box goes on.

A page cannot be added once the author has certified the pages, so the sheet is there from the
beginning; what is drawn into it belongs to the revision of the decision that it continues.
"""

from typing import Any

from workstation.documents import packet_record
from workstation.documents.place import Place
from workstation.documents.plain import visible
from workstation.documents.sheet import Sheet

AREAS = 4
_ON_A_PAGE = 2
HEIGHT = 304.0
_FIELD = "continuation_"


def story(sheet: Sheet, places: list[Place]) -> list[Any]:
    """Two pages with two areas each; none before the renderer that has them, and none in a draft.

    The places of the areas are added to ``places``.
    """
    if sheet.draft or not packet_record.is_of(sheet.record, packet_record.FOURTH_RENDERER):
        return []
    return [part for page in range(AREAS // _ON_A_PAGE) for part in _page(sheet, places, page)]


def is_area(field: str) -> bool:
    """Whether a field of a packet is an area of the sheet."""
    return field.startswith(_FIELD)


def _page(sheet: Sheet, places: list[Place], page: int) -> list[Any]:
    from reportlab.platypus import PageBreak

    from workstation.documents import flow

    title = sheet.say("continuation.title")
    head = sheet.paragraph(title, "sheet-title")
    first = page * _ON_A_PAGE + 1
    return [
        PageBreak(),
        flow.Outlined(head, title, "continuation") if page == 0 else head,
        sheet.paragraph(sheet.say("continuation.intro"), "intro"),
        *(_area(sheet, places, number) for number in range(first, first + _ON_A_PAGE)),
    ]


def _area(sheet: Sheet, places: list[Place], number: int) -> Any:
    from workstation.documents import flow

    title = sheet.say("continuation.area", number=number)
    step = visible(sheet.say("continuation.step"))
    return flow.SignatureBox(
        sheet,
        f"{_FIELD}{number}",
        title,
        step,
        HEIGHT,
        _lines,
        places,
        continues=True,
    )


def _lines(canvas: Any, width: float, top: float) -> None:
    """Lines to write on by hand."""
    from workstation.documents.tags import artifact
    from workstation.documents.typeface import LINE

    with artifact(canvas):
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        y = top - 20
        while y > 8:
            canvas.line(8, y, width - 8, y)
            y -= 20
