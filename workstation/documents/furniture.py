"""What stands on every page, and the building of a whole document from its parts.

This module imports ReportLab as it loads, so it is imported only inside functions.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas  # noqa: TID253 - see the module's text
from reportlab.pdfgen.textobject import PDFTextObject  # noqa: TID253 - same
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate  # noqa: TID253 - same

from workstation.documents.place import Place
from workstation.documents.tags import ARTIFACT, END, FURNITURE, Element, Tags, artifact, tagged
from workstation.documents.typeface import (
    BOLD,
    COLUMN,
    INK,
    LABEL,
    MARGIN,
    MONO,
    PAGE,
    REGULAR,
    register,
    width_of,
)
from workstation.domain.error import BadInputError

TIME_LIMIT_SECONDS = 60.0
_PADDING = 0
LEAST_BANNER = 7.5
"""Smaller than this a banner goes onto two lines."""


@dataclass(slots=True)
class Furniture:
    """The texts around the page. ``page_of`` makes "Page 1 of 11".

    ``history`` is the name and the value of the ledger's head, on a line of its own; empty in
    drafts, and on the pages of the first renderer, which did not print it. ``fits_banner`` says
    that a banner too wide for the page is drawn smaller, on two lines if need be; what was signed
    with one that was not must be drawn as it was.
    """

    banner: str
    header_left: str
    header_left_bold: str
    header_left_rest: str
    header_right: str
    footer_left: str
    footer_middle: str
    footer_code: str
    page_of: Callable[[int, int], str]
    title: str
    author: str
    subject: str
    history: tuple[str, str] = ("", "")
    fits_banner: bool = False
    places: list[Place] = field(default_factory=list)
    tags: Tags | None = None
    """Where the structure of the pages is gathered; without it they have none."""


class _SpacedText(PDFTextObject):  # type: ignore[misc]  # ReportLab carries no types
    """Lines that end with a space, so that who reads aloud does not join two words into one."""

    def _textOut(self, text: str, ends_line: int = 0) -> None:
        super()._textOut(f"{text} " if ends_line else text, ends_line)


_HEADING_HEIGHT = 26
"""A reader that is led to a heading shows its whole line."""


class _NumberedCanvas(Canvas):  # type: ignore[misc]  # ReportLab carries no types
    """Keeps the pages until the end, when their number is known."""

    def __init__(self, *args: Any, furniture: Furniture, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initialFontName": REGULAR})
        self._furniture = furniture
        self.tags = furniture.tags
        self._kept: list[dict[str, Any]] = []
        self._begun: list[tuple[str, float]] = []
        """Where entries of the outline begin on the page that is drawn now."""
        self._deadline = time.monotonic() + TIME_LIMIT_SECONDS

    def showPage(self) -> None:
        """Keep the page."""
        if time.monotonic() > self._deadline:
            raise BadInputError("packet.too_long_to_draw", pages=len(self._kept))
        self._kept.append(dict(self.__dict__))
        self._begun = []
        self._startPage()

    def save(self) -> None:
        """Write all pages with their furniture."""
        kept, total = self._kept, len(self._kept)
        for number, state in enumerate(kept, 1):
            self.__dict__.update(state)
            _draw(self, self._furniture, number, total)
            if self.tags is not None:
                self._code[:] = with_artifacts(self._code)
            for key, top in self._begun:
                super().bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
            super().showPage()
        super().save()

    def bookmarkPage(self, key: str, *args: Any, **kwargs: Any) -> Any:
        """An entry of the outline begins here.

        Pages are written at the end, so which page this is is not known yet; before tagged pages
        every entry led to the first one, and their bytes stay as they are.
        """
        if self.tags is None:
            return super().bookmarkPage(key, *args, **kwargs)
        self._begun.append((key, self.absolutePosition(0, _HEADING_HEIGHT)[1]))
        return None

    def open_mark(self, operator: str) -> None:
        """Begin marked content."""
        self._code.append(operator)

    def close_mark(self) -> None:
        """End marked content."""
        self._code.append(END)

    def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> Any:
        """A text to be drawn."""
        if self.tags is None:
            return super().beginText(x, y, direction)
        return _SpacedText(self, x, y, direction=direction)

    def drawString(self, x: float, y: float, text: str, *args: Any, **kwargs: Any) -> None:
        """Draw a text; on tagged pages nothing at all where there is none."""
        if text or self.tags is None:
            super().drawString(x, y, text, *args, **kwargs)


_PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
_BREAKS = frozenset(("q", "Q", "BT", "ET", "BMC", "BDC", "EMC", "Do"))


def with_artifacts(code: Sequence[str]) -> list[str]:
    """A page's operators with each line and ground outside of marked content as an artifact.

    Text is left as it is: what it is must have been said by who drew it.
    """
    found: list[str] = []
    depth, is_open = 0, False
    for item in code:
        words = item.split()
        last = words[-1] if words else ""
        if depth == 0 and is_open and (last in _BREAKS or words[:1] == ["BT"]):
            found.append(END)
            is_open = False
        if depth == 0 and not is_open and last in _PAINTING:
            found.append(ARTIFACT)
            is_open = True
        depth += (last in ("BMC", "BDC")) - (last == END)
        found.append(item)
    return [*found, *([END] if is_open else [])]


def build(story: Sequence[Any], furniture: Furniture) -> bytes:
    """Lay out a story on Letter pages with furniture; the same bytes each time."""
    register()
    output = BytesIO()
    frame = Frame(
        MARGIN, 62, COLUMN, PAGE[1] - 62 - 62, _PADDING, _PADDING, _PADDING, _PADDING, id="text"
    )
    document = BaseDocTemplate(
        output,
        pagesize=PAGE,
        invariant=1,
        pageCompression=1,
        title=furniture.title,
        author=furniture.author,
        subject=furniture.subject,
        creator="Assessor Workstation",
        producer="Assessor Workstation",
        initialFontName=REGULAR,
    )
    document.addPageTemplates([PageTemplate(id="page", frames=[frame])])
    document.places = furniture.places
    document.build(
        list(story),
        canvasmaker=lambda *args, **kwargs: _NumberedCanvas(*args, furniture=furniture, **kwargs),
    )
    return output.getvalue()


def _draw(canvas: Any, furniture: Furniture, number: int, total: int) -> None:
    _draw_banner(canvas, furniture, is_first=number == 1)
    with artifact(canvas, FURNITURE):
        _draw_around(canvas, furniture, number, total)


def _draw_banner(canvas: Any, furniture: Furniture, *, is_first: bool) -> None:
    """Above and below each page; on the first page it is the first that is read aloud."""
    width, height = PAGE
    canvas.setFillColor(INK)
    size, lines = fitted(furniture.banner) if furniture.fits_banner else (11.0, [furniture.banner])
    canvas.setFont(BOLD, size)
    spoken = Element("P")
    if is_first and furniture.tags is not None:
        furniture.tags.place_first(spoken)
    for line, text in enumerate(lines):
        with tagged(canvas, spoken) if is_first else artifact(canvas, FURNITURE):
            canvas.drawCentredString(width / 2, height - 32 - line * 1.1 * size, text)
        with artifact(canvas, FURNITURE):
            canvas.drawCentredString(width / 2, 23 - line * 1.1 * size, text)


def _draw_around(canvas: Any, furniture: Furniture, number: int, total: int) -> None:
    height, right = PAGE[1], PAGE[0] - MARGIN
    canvas.setStrokeColor(LABEL)
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, height - 55.5, right, height - 55.5)
    canvas.line(MARGIN, 52.5, right, 52.5)
    _draw_header(canvas, furniture, height - 49, right)
    canvas.setFillColor(LABEL)
    canvas.setFont(REGULAR, 8)
    y = 45 if furniture.history[1] else 41
    canvas.drawString(MARGIN, y, furniture.footer_left)
    canvas.drawRightString(right, y, furniture.page_of(number, total))
    _draw_code(canvas, (furniture.footer_middle, furniture.footer_code), y, 8)
    if furniture.history[1]:
        _draw_code(canvas, furniture.history, 36.5, 7)


def fitted(banner: str) -> tuple[float, list[str]]:
    """The size and the lines in which a banner is as wide as the text or less."""
    width = width_of(banner, BOLD, 11)
    if width * LEAST_BANNER / 11 <= COLUMN:
        return min(11.0, 11 * COLUMN / width), [banner]
    words, first = banner.split(" "), ""
    while words and width_of(f"{first}{words[0]}", BOLD, LEAST_BANNER) <= COLUMN:
        first += words.pop(0) + " "
    rest = " ".join(words)
    size = min(LEAST_BANNER, LEAST_BANNER * COLUMN / max(width_of(rest, BOLD, LEAST_BANNER), 1))
    return size, [first.rstrip(), rest]


def _draw_header(canvas: Any, furniture: Furniture, y: float, right: float) -> None:
    x = MARGIN
    for text, font in (
        (furniture.header_left, REGULAR),
        (furniture.header_left_bold, BOLD),
        (furniture.header_left_rest, REGULAR),
    ):
        canvas.setFillColor(LABEL)
        canvas.setFont(font, 8)
        canvas.drawString(x, y, text)
        x += width_of(text, font, 8)
    canvas.setFont(REGULAR, 8)
    canvas.drawRightString(right, y, furniture.header_right)


def _draw_code(canvas: Any, said: tuple[str, str], y: float, size: float) -> None:
    """A name and a value in equal letters, centred."""
    name, value = said
    name_width, value_width = width_of(name, REGULAR, size), width_of(value, MONO, size)
    x = (PAGE[0] - value_width - name_width) / 2
    canvas.setFont(REGULAR, size)
    canvas.drawString(x, y, name)
    canvas.setFont(MONO, size)
    canvas.drawString(x + name_width, y, value)
