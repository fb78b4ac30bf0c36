"""The words on the pages of a PDF: read, searched and headed in the process without keys.

What a signature draws belongs to the words of its page: the pages are read as they are shown,
with every annotation drawn into them.
"""

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import msgspec

from workstation.documents import text_match
from workstation.domain.error import BadInputError
from workstation.outside.door import Task
from workstation.outside.limits import Limits

LIMITS: Final = Limits(memory_mb=1024, cpu_s=300, wall_s=60, output_mb=256)
"""A page at four times its size on a dense screen takes 124 MB."""
MOST_HITS: Final = 2_000
"""More places than a person goes through."""
_MOST_HEADINGS: Final = 500
_MOST_TITLE: Final = 200
_PAGES_KEPT: Final = 400
_LONGEST_PAGE: Final = 400_000
_FINE: Final = 16
"""Parts of a point in which PDFium is asked for places; it answers in whole numbers."""


class Query(msgspec.Struct, frozen=True):
    """What is looked for, and on which pages."""

    text: str
    first: int
    count: int


class Box(msgspec.Struct, frozen=True):
    """A part of a page in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class Found(msgspec.Struct, frozen=True):
    """One place where the words stand; they may run over several lines."""

    page: int
    boxes: tuple[Box, ...]


class Heading(msgspec.Struct, frozen=True):
    """An entry of the document's own outline, and the page on which it begins."""

    title: str
    level: int
    page: int


def found_in(data: bytes, given: Query) -> tuple[Found, ...]:
    """Where the words stand on some pages; case, accents and line ends make no difference.

    Raises:
        BadInputError: ``pdf.unreadable``.
    """
    wanted = text_match.pattern_of(given.text)
    if wanted is None:
        return ()
    found: list[Found] = []
    last = min(given.first + given.count, len(_readable(data)))
    for index in range(max(given.first, 0), last):
        folded = _folded(data, index)
        spans = text_match.spans(wanted, folded)
        found.extend(_places(data, index, spans, MOST_HITS - len(found)))
        if len(found) >= MOST_HITS:
            break
    return tuple(found)


def headings_of(data: bytes, given: None) -> tuple[Heading, ...]:
    """The outline, each entry with the page where its words stand at the start of a line.

    An entry's own target counts where the words are not found; several programs, and older
    packets of this one, let every entry point to the first page.

    Raises:
        BadInputError: ``pdf.unreadable``.
    """
    del given
    import pypdfium2

    document = _readable(data)
    headings: list[Heading] = []
    here = 0
    try:
        for entry in document.get_toc(max_depth=3):
            title = " ".join(entry.get_title().split())[:_MOST_TITLE]
            target = entry.get_dest()
            said = (target.get_index() if target is not None else None) or 0
            if title:
                here = _page_of(data, title, here, said)
                headings.append(Heading(title, entry.level, here))
            if len(headings) >= _MOST_HEADINGS:
                break
    except pypdfium2.PdfiumError as problem:
        raise BadInputError("pdf.unreadable") from problem
    return tuple(headings)


def text_of(data: bytes, index: int) -> str:
    """The words of one page.

    Raises:
        BadInputError: ``pdf.unreadable``.
    """
    import pypdfium2

    try:
        words = _readable(data)[index].get_textpage()
        text: str = words.get_text_range()
        words.close()
    except pypdfium2.PdfiumError as problem:
        raise BadInputError("pdf.unreadable") from problem
    return text


def _page_of(data: bytes, title: str, here: int, said: int) -> int:
    """The first page from ``here`` on with a line that begins with the title."""
    pages = len(_readable(data))
    for index in range(here, min(pages, here + _PAGES_KEPT)):
        if text_match.starts_line(title, _folded(data, index)):
            return index
    return min(max(said, here), max(pages - 1, 0))


@lru_cache(maxsize=_PAGES_KEPT)
def _folded(data: bytes, index: int) -> text_match.Folded:
    """The words of one page for matching, each letter with its number on the page."""
    import pypdfium2

    try:
        words = _readable(data)[index].get_textpage()
        count = min(words.count_chars(), _LONGEST_PAGE)
        codes = _codes(words, count)
        words.close()
    except pypdfium2.PdfiumError as problem:
        raise BadInputError("pdf.unreadable") from problem
    return text_match.folded(codes)


def _codes(words: Any, count: int) -> Iterable[int]:
    """Each letter of a page by its number: all at once where none is left out or in two parts."""
    import ctypes

    import pypdfium2.raw as pdfium

    room = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(words, 0, count, room)
    if written == count + 1 and not any(0xD800 <= code < 0xE000 for code in set(room)):
        return room[:count]
    return array("I", (pdfium.FPDFText_GetUnicode(words, place) for place in range(count)))


def _places(
    data: bytes, index: int, spans: Iterator[tuple[int, int]], most: int
) -> Iterator[Found]:
    import pypdfium2

    try:
        page = _readable(data)[index]
        words = page.get_textpage()
        for _number, (first, count) in zip(range(most), spans, strict=False):
            boxes = (words.get_rect(place) for place in range(words.count_rects(first, count)))
            yield Found(index, tuple(_box(page, *each) for each in boxes))
        words.close()
    except pypdfium2.PdfiumError as problem:
        raise BadInputError("pdf.unreadable") from problem


def _box(page: Any, left: float, bottom: float, right: float, top: float) -> Box:
    """A part of the page as it is shown: turned and cut as the document says."""
    corners = [_shown(page, x, y) for x, y in ((left, bottom), (right, top))]
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _shown(page: Any, x: float, y: float) -> tuple[float, float]:
    import ctypes

    import pypdfium2.raw as pdfium

    width, height = (round(side * _FINE) for side in page.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(
        page, 0, 0, width, height, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return across.value / _FINE, down.value / _FINE


class _Readable:
    """A document of its own whose annotations are drawn into each page before it is read."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(data)
        self._flat: set[int] = set()

    def __len__(self) -> int:
        return len(self._document)

    def __getitem__(self, index: int) -> Any:
        import pypdfium2.raw as pdfium

        page = self._document[index]
        if index in self._flat:
            return page
        self._flat.add(index)
        if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
            return page
        page.close()
        return self._document[index]

    def get_toc(self, max_depth: int) -> Iterator[Any]:
        """The entries of the outline."""
        entries: Iterator[Any] = self._document.get_toc(max_depth=max_depth)
        return entries


@lru_cache(maxsize=1)
def _readable(data: bytes) -> _Readable:
    import pypdfium2

    try:
        return _Readable(data)
    except pypdfium2.PdfiumError as problem:
        raise BadInputError("pdf.unreadable") from problem


FOUND: Final[Task[tuple[Found, ...]]] = Task(
    "workstation.documents.page_text:found_in", tuple[Found, ...], limits=LIMITS
)
HEADINGS: Final[Task[tuple[Heading, ...]]] = Task(
    "workstation.documents.page_text:headings_of", tuple[Heading, ...], limits=LIMITS
)
