"""A copy for paper that is heard as it is seen: the signed file's structure, kept and added to.

The signed pages bring their structure along. Stamps become content of the pages and are read as
text; the cover's own structure comes before; what a copy lays over a page is an artifact.
"""

from collections.abc import Sequence
from typing import Any

from workstation.documents import archival, structure
from workstation.documents.tags import END, FURNITURE, LANGUAGE_CODES, Tags
from workstation.domain.text import Language


def is_tagged(pdf: Any) -> bool:
    """Whether the signed file has a structure; those of earlier renderers have none."""
    return "/StructTreeRoot" in pdf.Root


def print_stamps(pdf: Any) -> None:
    """Draw each stamp into its page, as text of the element that its field was."""
    rows = _rows(pdf)
    for page in pdf.pages:
        for widget in page.obj.get("/Annots", []):
            element = _element_of(pdf, widget)
            if element is None:
                continue
            drawing = widget.get("/AP", {}).get("/N")
            if drawing is None or not drawing.read_bytes().strip():
                _take_out(element)
            else:
                _print_stamp(page, widget, drawing, element, rows[int(page.obj.StructParents)])
    _write_rows(pdf, [rows[int(page.obj.StructParents)] for page in pdf.pages])


def add_cover(pdf: Any, tags: Tags, covers: int, language: Language) -> None:
    """Tie the pages that were put before the signed ones, and after them, into the structure."""
    from pikepdf import Array, Dictionary, Name

    rows = _rows(pdf)
    front = list(pdf.pages)[:covers]
    found = structure.put_before(pdf, tags, [page.obj for page in front])
    all_rows = []
    for page in pdf.pages:
        own = page.obj.get("/StructParents")
        all_rows.append(Array() if own is None else rows[int(own)])
        page.obj.Tabs = Name.S
    for number, row in enumerate(found):
        all_rows[number] = row
    _write_rows(pdf, all_rows)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    archival.add(pdf, LANGUAGE_CODES[language])


def forget(pdf: Any, pages: Sequence[Any]) -> None:
    """Take what stands on some pages, which the copy leaves out, out of the structure."""
    from pikepdf import Array

    rows, numbers = _rows(pdf), _numbers(pdf)
    gone = {int(page.obj.StructParents) for page in pages}
    fields = [int(widget.StructParent) for page in pages for widget in page.obj.get("/Annots", ())]
    for element in [*(each for at in gone for each in rows[at]), *(numbers[at] for at in fields)]:
        _take_out(element)
    kept, tree = sorted(numbers.keys() - gone - set(fields)), pdf.Root.StructTreeRoot.ParentTree
    tree.Nums = Array(each for at in kept for each in (at, numbers[at]))


def lay_over(pdf: Any, over: Any) -> None:
    """Draw one page over each, as furniture."""
    from pikepdf import Name

    for page, footer in zip(pdf.pages, over.pages, strict=True):
        drawing = pdf.copy_foreign(footer.as_form_xobject())
        name = page.add_resource(drawing, Name.XObject, Name.OfTheCopy)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ\n{FURNITURE} q {name} Do Q {END}\n".encode("ascii"))


def as_artifact(page: Any) -> None:
    """All of a page is furniture."""
    page.contents_add(f"{FURNITURE}\n".encode("ascii"), prepend=True)
    page.contents_add(f"\n{END}\n".encode("ascii"))


def _print_stamp(page: Any, widget: Any, drawing: Any, element: Any, row: Any) -> None:
    from pikepdf import Name

    left, bottom, right, top = (float(each) for each in widget.Rect)
    x0, y0, x1, y1 = (float(each) for each in drawing.BBox)
    across, up = (right - left) / (x1 - x0), (top - bottom) / (y1 - y0)
    place = f"{across:.5f} 0 0 {up:.5f} {left - across * x0:.3f} {bottom - up * y0:.3f}"
    name = page.add_resource(drawing, Name.XObject, Name(f"/Stamp{len(row)}"))
    mark = f"/P <</MCID {len(row)}>> BDC"
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\n{mark} q {place} cm {name} Do Q {END}\n".encode("ascii"))
    if "/Alt" in element:
        del element.Alt
    element.S, element.Pg, element.K = Name.P, page.obj, len(row)
    row.append(element)


def _element_of(pdf: Any, widget: Any) -> Any:
    number = widget.get("/StructParent")
    return None if number is None else _numbers(pdf).get(int(number))


def _take_out(element: Any) -> None:
    """A field that nobody signed is not on paper."""
    from pikepdf import Array

    parent = element.P
    kids = parent.K if isinstance(parent.K, Array) else [parent.K]
    parent.K = Array(each for each in kids if getattr(each, "objgen", None) != element.objgen)


def _numbers(pdf: Any) -> dict[int, Any]:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}


def _rows(pdf: Any) -> dict[int, Any]:
    """The elements of each page's marks, by the number that the page has."""
    from pikepdf import Array

    return {key: row for key, row in _numbers(pdf).items() if isinstance(row, Array)}


def _write_rows(pdf: Any, rows: Sequence[Any]) -> None:
    from pikepdf import Array, Dictionary

    numbers = Array()
    for number, (page, row) in enumerate(zip(pdf.pages, rows, strict=True)):
        page.obj.StructParents = number
        numbers.append(number)
        numbers.append(pdf.make_indirect(Array(row)))
    root = pdf.Root.StructTreeRoot
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(rows)
