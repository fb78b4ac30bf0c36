"""Building blocks of a page: headings, tables, value boxes, the matrix, signature boxes.

This module imports ReportLab as it loads, so it is imported only inside functions.
"""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable, LongTable, Table, TableStyle  # noqa: TID253 - see above
from reportlab.platypus.flowables import CondPageBreak, KeepTogether  # noqa: TID253 - same

from workstation.documents.place import Place
from workstation.documents.sheet import Leaf, Sheet
from workstation.documents.tagged_parts import box_on
from workstation.documents.tags import Element, Field, artifact, place, said_as, table_of, tagged
from workstation.documents.typeface import (
    COLUMN,
    GROUND,
    INK,
    LABEL,
    LINE,
    REGULAR,
    SEMIBOLD,
    styles,
    width_of,
)

Cell = Any
RIGHT = 6
"""Space between columns."""
LEAST_LINES = 4
"""A page never ends after fewer lines of a row."""
SHORT = 160
"""Letters that are too few for that many lines in any column that holds long texts."""


class Outlined(Flowable):  # type: ignore[misc]  # ReportLab carries no types
    """A paragraph that is also an entry of the document's outline."""

    def __init__(self, paragraph: Any, title: str, key: str, level: int = 0) -> None:
        super().__init__()
        self._paragraph, self._title, self._key, self._level = paragraph, title, key, level

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as the paragraph."""
        size: tuple[float, float] = self._paragraph.wrap(width, height)
        return size

    def getSpaceBefore(self) -> float:
        """As the paragraph has it."""
        return float(self._paragraph.getSpaceBefore())

    def getSpaceAfter(self) -> float:
        """As the paragraph has it."""
        return float(self._paragraph.getSpaceAfter())

    def draw(self) -> None:
        """Draw, and note the place."""
        self.canv.bookmarkPage(self._key)
        self.canv.addOutlineEntry(self._title, self._key, self._level, closed=0)
        self._paragraph.drawOn(self.canv, 0, 0)


def heading(
    sheet: Leaf, title: str, key: str, level: int = 0, *, marking: str = "", room: float = 96
) -> list[Any]:
    """A section heading that stays with at least two rows; it may bear a portion mark."""
    from workstation.documents.plain import visible

    paragraph = sheet.marked(marking, title, "heading")
    return [CondPageBreak(room), Outlined(paragraph, visible(title), key, level)]


def ruled_table(
    sheet: Leaf,
    widths: Sequence[float],
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    *,
    figures: int = 0,
) -> Any:
    """A table with thin lines whose header row is repeated and whose rows split if need be.

    A cell may be a list of paragraphs, for a long text; they go into rows of their own, which
    look like one. A row of two cells spans the second over the rest. The last ``figures`` columns
    hold numbers; their headers stand at the right as well.
    """
    texts = len(head) - figures
    header: list[Cell] = [
        sheet.paragraph(each, "head" if at < texts else "figure-head")
        for at, each in enumerate(head)
    ]
    data: list[list[Cell]] = [header] if any(head) else []
    first, extra = len(data), list[tuple[Any, ...]]()
    table_of([*data, *rows], len(widths), head=first, labels=() if first else (0,))
    for row in rows:
        _add_row(row, data, extra, widths, sheet.is_tidy)
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), RIGHT),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        *([("LINEBELOW", (0, 0), (-1, 0), 0.8, INK)] if first else []),
        *extra,
    ]
    return LongTable(
        data,
        colWidths=list(widths),
        repeatRows=first,
        splitByRow=1,
        style=TableStyle(style),
        hAlign="LEFT",
    )


def facts_table(data: list[list[Any]]) -> Table:
    """Labels and values in two pairs of columns; the last row has one value over the width."""
    last = len(data) - 1
    table_of([*data[:last], data[last][:2]], 4, labels=(0, 2))
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("RIGHTPADDING", (3, 0), (3, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
        ("SPAN", (1, last), (3, last)),
    ]
    widths = [78, 202, 78, COLUMN - 358]
    return Table(data, colWidths=widths, style=TableStyle(style), hAlign="LEFT", spaceBefore=4)


def _add_row(
    row: Sequence[Cell],
    data: list[list[Cell]],
    extra: list[tuple[Any, ...]],
    widths: Sequence[float],
    is_tidy: bool,
) -> None:
    """One row of the table, on as many lines of the grid as its longest text needs."""
    columns, last = len(widths), len(row) - 1
    rooms = [*widths[:last], sum(widths[last:])]
    lists = [_slices(cell, room - RIGHT, is_tidy) for cell, room in zip(row, rooms, strict=True)]
    height = max(len(cell) for cell in lists)
    for line in range(height):
        at = len(data)
        if len(row) < columns:
            extra.append(("SPAN", (last, at), (columns - 1, at)))
        if line:
            extra.append(("TOPPADDING", (0, at), (-1, at), 0))
        if line < height - 1:
            extra.append(("BOTTOMPADDING", (0, at), (-1, at), 0))
        cells = [cell[line] if line < len(cell) else "" for cell in lists]
        data.append(cells + [""] * (columns - len(cells)))
    end = len(data) - 1
    extra.append(("LINEBELOW", (0, end), (-1, end), 0.5, LINE))


def _slices(cell: Cell, width: float, is_tidy: bool) -> list[Cell]:
    """A cell as parts of four lines and more, so that a page may end between any two."""
    cells = cell if isinstance(cell, list) else [cell]
    return [part for each in cells for part in _slices_of(each, width, is_tidy)]


def _slices_of(cell: Cell, width: float, is_tidy: bool) -> list[Cell]:
    letters = sum(len(each.text) for each in getattr(cell, "frags", ()))
    found: list[Cell] = []
    while letters > SHORT:
        height, leading = cell.wrap(width, 1e6)[1], cell.style.leading
        if height < 2 * LEAST_LINES * leading:
            break
        parts = cell.split(width, LEAST_LINES * leading + 0.1)
        if len(parts) != 2:
            break
        found.append(parts[0])
        cell = _without_break(parts[1]) if is_tidy else parts[1]
    return [*found, cell]


def _without_break(part: Cell) -> Cell:
    """A later part of a paragraph without the break that ended the line before it.

    WORKAROUND: ReportLab carries that break over, as a word of no width before the others, and
    draws an empty line for it.
    """
    words = part.frags
    if len(words) > 1 and isinstance(words[0], list) and _is_break(words[0]):
        part.frags = words[1:]
    return part


def _is_break(word: list[Any]) -> bool:
    """Whether a word of ReportLab's, its width and then its pieces, only ends the line."""
    return all(getattr(piece[0], "lineBreak", False) for piece in word[1:])


class Matrix(Flowable):  # type: ignore[misc]  # ReportLab carries no types
    """The 5 x 5 matrix with words in its cells, a frame, and a dashed frame where it was."""

    CELL_HEIGHT = 15.5
    GAP = 1.2
    AXIS = 12.0

    def __init__(
        self,
        sheet: Sheet,
        width: float,
        current: tuple[int, int] | None,
        earlier: tuple[int, int] | None = None,
        *,
        alternative: str = "",
    ) -> None:
        super().__init__()
        self._element = Element("Figure", alternative)
        self._sheet, self._current, self._earlier = sheet, current, earlier
        self._full = width
        self._cell = (width - self.AXIS) / 5

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Fixed size."""
        return self._full, 5 * self.CELL_HEIGHT + 24

    def draw(self) -> None:
        """Severity goes up, likelihood goes right."""
        self._element.box = box_on(self.canv, self._full, 5 * self.CELL_HEIGHT + 24)
        with tagged(self.canv, self._element):
            self._draw()

    def _draw(self) -> None:
        canvas = self.canv
        for severity in range(1, 6):
            canvas.setFont(REGULAR, 7.5)
            canvas.setFillColor(LABEL)
            canvas.drawCentredString(3.5, self._y(severity) + 4.5, str(severity))
            for likelihood in range(1, 6):
                self._draw_cell(severity, likelihood)
        canvas.setFillColor(LABEL)
        canvas.setFont(REGULAR, 7.5)
        for likelihood in range(1, 6):
            canvas.drawCentredString(self._x(likelihood) + self._cell / 2, 14, str(likelihood))
        canvas.drawCentredString(self.AXIS + 2.5 * self._cell, 4, self._sheet.say("matrix.axes"))
        if self._earlier and self._earlier != self._current:
            self._frame(self._earlier, dashed=True)
        if self._current:
            self._frame(self._current, dashed=False)

    def _x(self, likelihood: int) -> float:
        return self.AXIS + (likelihood - 1) * self._cell

    def _y(self, severity: int) -> float:
        return 24 + (severity - 1) * self.CELL_HEIGHT

    def _draw_cell(self, severity: int, likelihood: int) -> None:
        methodology = self._sheet.methodology
        level = methodology.level(methodology.matrix[severity - 1][likelihood - 1])
        canvas = self.canv
        canvas.setFillColor(GROUND["test"] if level.demands_test else GROUND.get(level.id, "#FFF"))
        x, y = self._x(likelihood), self._y(severity)
        canvas.rect(x, y, self._cell - self.GAP, self.CELL_HEIGHT - self.GAP, stroke=0, fill=1)
        text = level.label.in_language(self._sheet.language)
        size = min(7.5, 7.5 * (self._cell - 4) / width_of(text, SEMIBOLD, 7.5))
        if size < 6.8:
            text, size = level.letter.in_language(self._sheet.language), 7.5
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, size)
        canvas.drawCentredString(x + (self._cell - self.GAP) / 2, y + 4.6, text)

    def _frame(self, place: tuple[int, int], *, dashed: bool) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8 if dashed else 1.6)
        if dashed:
            canvas.setDash(3, 1.5)
        x, y = self._x(place[1]), self._y(place[0])
        inset = 0.4
        canvas.rect(
            x + inset,
            y + inset,
            self._cell - self.GAP - 2 * inset,
            self.CELL_HEIGHT - self.GAP - 2 * inset,
            stroke=1,
            fill=0,
        )
        canvas.restoreState()


class SignatureBox(Flowable):  # type: ignore[misc]  # ReportLab carries no types
    """A step of the ladder: its name, room to decide by pen, and a field to sign in."""

    def __init__(
        self,
        sheet: Sheet,
        field: str,
        title: str,
        right: str,
        height: float,
        draw_inside: Callable[[Any, float, float], None],
        places: list[Place],
        *,
        continues: bool = False,
    ) -> None:
        super().__init__()
        self._continues = continues
        self._title, self._right, self._field = title, right, field
        self._size = (COLUMN, height)
        self._inside, self._places = draw_inside, places
        self._sheet = sheet

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Fixed size."""
        return self._size

    def getSpaceAfter(self) -> float:
        """Between boxes."""
        return 7.0

    def draw(self) -> None:
        """Draw the box, and remember where its field lies."""
        canvas, (width, height) = self.canv, self._size
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, width, height, 1.5, stroke=1, fill=0)
        canvas.setFillColor(INK)
        canvas.setFont(SEMIBOLD, 9)
        with tagged(canvas, Element("H2")):
            canvas.drawString(8, height - 13.5, self._title)
        canvas.setFillColor(LABEL)
        canvas.setFont(REGULAR, 8)
        with tagged(canvas, Element("P")) if self._right else artifact(canvas):
            canvas.drawRightString(width - 8, height - 13, self._right)
        self._inside(canvas, width, height - 19)
        x, y = canvas.absolutePosition(0, 0)
        left, bottom = round(x + 2, 2), round(y + 2, 2)
        rectangle = (left, bottom, round(left + width - 4, 2), round(bottom + height - 21, 2))
        label = self._title if self._continues else self._sheet.say("field", step=self._title)
        if not self._sheet.draft:
            place(canvas, Element("Form", label, kids=[Field(self._field)]))
        number = canvas.getPageNumber() - 1
        self._places.append(Place(self._field, number, rectangle, label, self._continues))


def tick_box(
    canvas: Any, x: float, y: float, label: str, *, ticked: bool = False, aloud: str = ""
) -> float:
    """A checkbox with its word; returns where the next one may start.

    ``aloud`` stands for the word where text is read or taken out, and a cross is not seen.
    """
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.7)
    canvas.rect(x, y - 0.8, 7.4, 7.4, stroke=1, fill=0)
    if ticked:
        canvas.setLineWidth(1.1)
        canvas.line(x + 1.7, y + 0.9, x + 5.7, y + 4.9)
        canvas.line(x + 1.7, y + 4.9, x + 5.7, y + 0.9)
    font = SEMIBOLD if ticked else REGULAR
    canvas.setFillColor(INK)
    canvas.setFont(font, 8)
    with said_as(canvas, aloud):
        canvas.drawString(x + 11, y, label)
    return x + 11 + width_of(label, font, 8) + 13


def together(parts: Sequence[Any]) -> Any:
    """Parts that stay on one page where they fit."""
    return KeepTogether(list(parts))


def style(name: str) -> Any:
    """A paragraph style by name."""
    return styles()[name]
