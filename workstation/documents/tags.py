"""What the parts of a page are: headings, paragraphs, tables, figures, fields to sign in.

Pages are drawn as ever; who draws says what it is (:func:`tagged`), and the canvas writes marked
content around it. The elements form a tree in the order in which they are read aloud, which
:mod:`workstation.documents.structure` writes into the file. A canvas without tags draws the same
and marks nothing.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from workstation.domain.text import Language

ARTIFACT = "/Artifact BMC"
FURNITURE = "/Artifact <</Type /Pagination>> BDC"
END = "EMC"


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's content: page and number, both from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Field:
    """A signature field, by its name."""

    name: str


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree. ``kind`` is a standard structure type of PDF 1.7.

    ``scope`` says what a header cell stands over (Column or Row), ``columns`` how many a cell
    spans, ``language`` is "" where it is that of the document, ``box`` where a figure lies.
    """

    kind: str
    alternative: str = ""
    scope: str = ""
    columns: int = 1
    language: str = ""
    box: tuple[float, float, float, float] | None = None
    parent: "Element | None" = None
    kids: list["Element | Mark | Field"] = field(default_factory=list)

    def add(self, kind: str, **more: Any) -> "Element":
        """A new last child."""
        return self.adopt(Element(kind, **more))

    def adopt(self, child: "Element") -> "Element":
        """Take an element as the last child."""
        child.parent = self
        self.kids.append(child)
        return child

    @property
    def elements(self) -> Iterator["Element"]:
        """The children that are elements themselves."""
        return (each for each in self.kids if isinstance(each, Element))


class Tags:
    """The tree of one document while it is drawn."""

    def __init__(self) -> None:
        self.document = Element("Document")
        self._used: dict[int, int] = {}
        self._fields: list[tuple[Field, Element]] = []

    def mark(self, element: Element, page: int) -> str:
        """The operator that begins a piece of an element's content."""
        self.place(element)
        number = self._used.get(page, 0)
        self._used[page] = number + 1
        element.kids.append(Mark(page, number))
        return f"/{element.kind} <</MCID {number}>> BDC"

    def place(self, element: Element) -> None:
        """Hang what an element belongs to into the document, at its end; once."""
        top = element
        while top.parent is not None:
            top = top.parent
        if top is not self.document:
            self.document.adopt(top)

    def place_first(self, element: Element) -> None:
        """Hang an element into the document before all others."""
        element.parent = self.document
        self.document.kids.insert(0, element)


@contextmanager
def tagged(canvas: Any, element: Element) -> Iterator[None]:
    """All that is drawn inside is content of the element."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None:
        yield
        return
    canvas.open_mark(tags.mark(element, canvas.getPageNumber() - 1))
    yield
    canvas.close_mark()


@contextmanager
def artifact(canvas: Any, opening: str = ARTIFACT) -> Iterator[None]:
    """All that is drawn inside is decoration, furniture, or said elsewhere already."""
    if getattr(canvas, "tags", None) is None:
        yield
        return
    canvas.open_mark(opening)
    yield
    canvas.close_mark()


@contextmanager
def said_as(canvas: Any, text: str) -> Iterator[None]:
    """What is drawn inside is read aloud, and taken out as text, in these words if any.

    For drawings without a structure of their own, such as the picture of a signature field.
    """
    if not text:
        yield
        return
    canvas._code.append(f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC")
    yield
    canvas._code.append(END)


def place(canvas: Any, element: Element) -> None:
    """Hang an element without content of its own, such as a field, into the document."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is not None:
        tags.place(element)


def table_of(
    rows: Iterable[Iterable[Any]], columns: int, *, head: int = 0, labels: tuple[int, ...] = ()
) -> Element:
    """The structure of a table whose cells are paragraphs, lists of them, or text.

    With header rows it has a head and a body, so that a reader tells them again on each page.

    Args:
        rows: each with its cells; the last cell of a shorter row spans the rest.
        columns: how many.
        head: how many of the first rows are headers of their columns.
        labels: columns whose cells are headers of their rows.
    """
    table = Element("Table")
    parts = (table.add("THead"), table.add("TBody")) if head else (table, table)
    for number, row in enumerate(rows):
        cells, line = list(row), parts[number >= head].add("TR")
        for at, cell in enumerate(cells):
            scope = "Column" if number < head else "Row" if at in labels and _says(cell) else ""
            span = columns - at if at == len(cells) - 1 else 1
            made = line.add("TH" if scope else "TD", scope=scope, columns=span)
            _fill(made, cell)
    return table


def _says(cell: Any) -> bool:
    """Whether a cell has words; an empty one is no header."""
    return any(each.text for each in getattr(cell, "frags", ()))


def _fill(element: Element, cell: Any) -> None:
    """A single paragraph is the cell; several stand in it."""
    parts = cell if isinstance(cell, list) else [cell]
    if len(parts) == 1:
        if hasattr(parts[0], "element"):
            parts[0].element = element
        return
    for each in parts:
        element.adopt(each.element)


def tag_of(style: str) -> str:
    """The kind of element that a paragraph of a style is."""
    return _TAGS.get(style, "P")


_TAGS = {
    **{"title": "H1", "sheet-title": "H1", "share-title": "H1"},
    **{"heading": "H2", "part": "H2"},
}
LANGUAGE_CODES: dict[Language, str] = {"en": "en-CA", "fr": "fr-CA"}
