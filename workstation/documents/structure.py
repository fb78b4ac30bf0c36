"""The structure tree written into a finished file, before anything is signed.

Source: ISO 32000-1, 14.7 (logical structure) and 14.8 (tagged PDF); ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Sequence
from typing import Any

from workstation.documents.tags import Element, Field, Mark, Tags


def add(pdf: Any, tags: Tags, widgets: dict[str, Any], language: str) -> None:
    """Write the tree: elements, the way back from each mark and field, order of the pages.

    Args:
        pdf: the open file; its fields are there already.
        tags: what was drawn.
        widgets: the signature fields by name, as indirect objects.
        language: of the document, for example ``fr-CA``.
    """
    from pikepdf import Array, Dictionary, Name, String

    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf, widgets, [page.obj for page in pdf.pages])
    document = writer.write(tags.document, root)
    document.Lang = String(language)
    root.K = Array([document])
    numbers = Array()
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        found = writer.marks.get(number, {})
        numbers.append(number)
        numbers.append(pdf.make_indirect(Array([found[each] for each in sorted(found)])))
    for at, (widget, element) in enumerate(writer.forms, len(pdf.pages)):
        widget.StructParent = at
        numbers.append(at)
        numbers.append(element)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(pdf.pages) + len(writer.forms)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def put_before(pdf: Any, tags: Tags, pages: Sequence[Any]) -> list[Any]:
    """Write what was drawn on some pages before all else in a tree that is there already.

    Returns:
        For each of the pages the elements of its marks.
    """
    from pikepdf import Array

    document = pdf.Root.StructTreeRoot.K[0]
    writer = _Writer(pdf, {}, pages)
    first = [writer.write(each, document) for each in tags.document.elements]
    kids = document.K if isinstance(document.K, Array) else [document.K]
    document.K = Array([*first, *kids])
    found = [writer.marks.get(number, {}) for number in range(len(pages))]
    return [Array([marks[each] for each in sorted(marks)]) for marks in found]


class _Writer:
    """Elements as objects of the file, and what refers to them."""

    def __init__(self, pdf: Any, widgets: dict[str, Any], pages: Sequence[Any]) -> None:
        self._pdf, self._widgets, self._pages = pdf, widgets, pages
        self.marks: dict[int, dict[int, Any]] = {}
        self.forms: list[tuple[Any, Any]] = []

    def write(self, element: Element, parent: Any) -> Any:
        """An element with all that is under it."""
        from pikepdf import Array, Dictionary, Name

        made = self._pdf.make_indirect(Dictionary(S=Name(f"/{element.kind}"), P=parent))
        _describe(made, element)
        page = next((each.page for each in element.kids if isinstance(each, Mark)), None)
        if page is not None:
            made.Pg = self._pages[page]
        kids = [self._kid(each, made, page) for each in element.kids]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Element | Mark | Field, parent: Any, page: int | None) -> Any:
        from pikepdf import Dictionary, Name

        if isinstance(kid, Element):
            return self.write(kid, parent)
        if isinstance(kid, Field):
            widget = self._widgets[kid.name]
            self.forms.append((widget, parent))
            return Dictionary(Type=Name.OBJR, Obj=widget, Pg=widget.P)
        self.marks.setdefault(kid.page, {})[kid.number] = parent
        if kid.page == page:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)


def _describe(made: Any, element: Element) -> None:
    """Words in place of a figure, a language of its own, and how a cell stands in its table."""
    from decimal import Decimal

    from pikepdf import Array, Dictionary, Name, String

    if element.alternative:
        made.Alt = String(element.alternative)
    if element.language:
        made.Lang = String(element.language)
    if element.kind in ("TH", "TD") and (element.scope or element.columns > 1):
        cell = Dictionary(O=Name.Table)
        if element.scope:
            cell.Scope = Name(f"/{element.scope}")
        if element.columns > 1:
            cell.ColSpan = element.columns
        made.A = cell
    if element.box:
        box = Array([Decimal(f"{each:.2f}") for each in element.box])
        made.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
