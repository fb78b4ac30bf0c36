"""Small parts of the recovery kit's pages: paragraphs, tables, the square code."""

from collections.abc import Sequence
from typing import Any

from workstation.documents.plain import literal, visible
from workstation.documents.tags import LANGUAGE_CODES, Element
from workstation.documents.typeface import INK, REGULAR
from workstation.domain.text import Language


def paragraph(text: str, style: Any, language: Language | None = None) -> Any:
    """A text from anywhere, drawn literally; ``language`` where it is one of the two."""
    from workstation.documents.tagged_parts import TaggedParagraph

    made = TaggedParagraph(literal(text), style)
    made.element.language = LANGUAGE_CODES[language] if language else ""
    return made


def unbroken(text: str, style: Any) -> Any:
    """A word of any length on one line."""
    from xml.sax.saxutils import escape

    from workstation.documents.tagged_parts import TaggedParagraph

    return TaggedParagraph(escape(visible(text)), style)


def listed(lines: Sequence[str], language: Language, *, numbered: bool) -> list[Any]:
    """Lines with a number or a dot before each."""
    from workstation.documents.tagged_parts import TaggedParagraph

    step = style("step", 8.25, 10.6, REGULAR, indent=13, after=1.5)
    signs = [f"{place}." if numbered else "•" for place in range(1, len(lines) + 1)]
    items, found = Element("L", language=LANGUAGE_CODES[language]), []
    for sign, line in zip(signs, lines, strict=True):
        made = TaggedParagraph(literal(line), step, bulletText=sign)
        made.element = items.add("LI").add("LBody")
        found.append(made)
    return found


def style(
    name: str,
    size: float,
    leading: float,
    font: str,
    *,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
) -> Any:
    """A style of the kit's own pages, larger than those of other documents."""
    from reportlab.lib.styles import ParagraphStyle

    from workstation.documents.typeface import register

    register()
    return ParagraphStyle(
        name,
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=INK,
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=indent,
        bulletFontName=font,
        bulletFontSize=size,
    )


def gap(height: float) -> Any:
    """Empty room."""
    from reportlab.platypus import Spacer

    return Spacer(1, height)


def table(
    data: list[list[Any]],
    widths: Sequence[float],
    rules: Sequence[tuple[Any, ...]],
    *,
    heights: Sequence[float] | None = None,
    padding: tuple[float, float] = (3, 4),
) -> Any:
    """A table without padding at the left, its cells at the top."""
    from reportlab.platypus import Table, TableStyle

    top, bottom = padding
    base: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONT", (0, 0), (-1, -1), REGULAR, 9),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), top),
        ("BOTTOMPADDING", (0, 0), (-1, -1), bottom),
    ]
    return Table(
        data,
        colWidths=list(widths),
        rowHeights=list(heights) if heights is not None else None,
        style=TableStyle([*base, *rules]),
        hAlign="LEFT",
    )


def square_code(text: str, size: float, alternative: str) -> Any:
    """A QR code of capital letters, which need few modules, and what is said in its place."""
    import segno
    from reportlab.graphics.shapes import Rect
    from reportlab.lib.colors import HexColor

    from workstation.documents.tagged_parts import TaggedDrawing

    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    module = size / len(matrix)
    drawing = TaggedDrawing(size, size, initialFontName=REGULAR)
    drawing.tag(Element("Figure", alternative))
    for row, line in enumerate(matrix):
        y = size - (row + 1) * module
        for start, length in _runs(line):
            drawing.add(
                Rect(
                    start * module,
                    y,
                    length * module,
                    module + 0.05,
                    strokeColor=None,
                    strokeWidth=0,
                    fillColor=HexColor("#000000"),
                )
            )
    return drawing


def _runs(line: Sequence[int]) -> list[tuple[int, int]]:
    """The dark stretches of a row: where each begins and how long it is."""
    found: list[tuple[int, int]] = []
    for place, dark in enumerate(line):
        if not dark:
            continue
        if found and sum(found[-1]) == place:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found


def within(width: float, height: float, text: Any) -> Any:
    """A paragraph made as small as the room needs; a name of 64 wide letters must fit too."""
    from reportlab.platypus import KeepInFrame

    return KeepInFrame(width, height, [text], mode="shrink")
