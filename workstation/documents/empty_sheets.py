"""Sheets of a packet that say nothing: a copy for paper leaves them out.

Every packet carries its continuation sheet from the beginning, for no page can be added to what
was certified. Where no decision went on there, the sheet is white paper with lines.
"""

from typing import Any

from workstation.documents import continuation, copy_structure


def leave_out(pdf: Any) -> tuple[int, ...]:
    """Take the continuation pages that no decision used out of an opened packet.

    Their part of the structure and of the outline goes with them.

    Returns:
        The number in the original, from 1, of each page that stays.
    """
    empty = _empty_pages(pdf)
    every = list(range(1, len(pdf.pages) + 1))
    if not empty:
        return tuple(every)
    gone = [page for number, page in enumerate(pdf.pages, 1) if number in empty]
    if copy_structure.is_tagged(pdf):
        copy_structure.forget(pdf, gone)
    _unlink(pdf, {page.obj.objgen for page in gone})
    for number in sorted(empty, reverse=True):
        del pdf.pages[number - 1]
    return tuple(number for number in every if number not in empty)


def _empty_pages(pdf: Any) -> set[int]:
    used: dict[tuple[int, int], bool] = {}
    form = pdf.Root.get("/AcroForm")
    for field in form.Fields if form is not None else ():
        if continuation.is_area(str(field.get("/T", ""))):
            drawn = bool(field.AP.N.read_bytes().strip())
            page = field.P.objgen
            used[page] = used.get(page, False) or drawn
    return {
        number
        for number, page in enumerate(pdf.pages, 1)
        if used.get(page.obj.objgen, True) is False
    }


def _unlink(pdf: Any, gone: set[tuple[int, int]]) -> None:
    """Without the entries of the outline that lead to a page that is no more."""
    outline = pdf.Root.get("/Outlines")
    entry = outline.get("/First") if outline is not None else None
    while entry is not None:
        following = entry.get("/Next")
        if entry.Dest[0].objgen in gone:
            before = entry.get("/Prev")
            _tie(before, "/Next", following, outline, "/First")
            _tie(following, "/Prev", before, outline, "/Last")
            outline.Count = int(outline.Count) - 1
        entry = following


def _tie(one: Any, key: str, other: Any, outline: Any, end: str) -> None:
    """Let one entry lead to another; where there is no such entry, the outline begins or ends."""
    holder, name = (outline, end) if one is None else (one, key)
    if other is not None:
        holder[name] = other
    elif name in holder:
        del holder[name]
