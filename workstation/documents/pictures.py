"""Pages of a PDF as pictures, drawn by PDFium in the process without keys."""

from functools import lru_cache
from typing import Any, Final

import msgspec

from workstation.documents import page_text
from workstation.documents.page_text import LIMITS
from workstation.domain.error import BadInputError
from workstation.outside.door import Task

_LONGEST_TEXT: Final = 100_000
_BYTES_PER_PIXEL: Final = 4


class Size(msgspec.Struct, frozen=True):
    """Width and height of a page in points."""

    width: float
    height: float


class Wanted(msgspec.Struct, frozen=True):
    """Which page, and how large: 1 is 72 pixels an inch."""

    index: int
    scale: float


class Picture(msgspec.Struct, frozen=True):
    """A page as rows of pixels (blue, green, red, nothing), and its text."""

    width: int
    height: int
    stride: int
    pixels: bytes
    text: str

    @property
    def is_whole(self) -> bool:
        """Whether the pixels are as many as are claimed; who copies them relies on it."""
        return (
            self.width > 0
            and self.height > 0
            and self.stride >= self.width * _BYTES_PER_PIXEL
            and len(self.pixels) == self.stride * self.height
        )


def sizes_of(data: bytes, given: None) -> tuple[Size, ...]:
    """The sizes of all pages.

    Raises:
        BadInputError: ``pdf.unreadable``.
    """
    del given
    document = _document(data)
    return tuple(Size(*document.get_page_size(index)) for index in range(len(document)))


def picture_of(data: bytes, given: Wanted) -> Picture:
    """One page drawn.

    Raises:
        BadInputError: ``pdf.unreadable``.
    """
    import pypdfium2

    document = _document(data)
    try:
        page = document[given.index]
        bitmap = page.render(scale=given.scale, prefer_bgrx=True)
    except pypdfium2.PdfiumError as problem:
        raise BadInputError("pdf.unreadable") from problem
    text = page_text.text_of(data, given.index)[:_LONGEST_TEXT]
    found = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), text)
    for part in (bitmap, page):
        part.close()
    return found


@lru_cache(maxsize=1)
def _document(data: bytes) -> Any:
    """The one document of this process, opened once."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise BadInputError("pdf.unreadable") from problem
    document.init_forms()
    return document


SIZES: Final[Task[tuple[Size, ...]]] = Task(
    "workstation.documents.pictures:sizes_of", tuple[Size, ...], limits=LIMITS
)
PICTURE: Final[Task[Picture]] = Task(
    "workstation.documents.pictures:picture_of", Picture, limits=LIMITS
)


def warm_up() -> None:
    """Load PDFium before there is a file."""
    import pypdfium2

    pypdfium2.PdfDocument.new().close()
