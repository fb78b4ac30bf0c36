"""Pages of a PDF as pictures. PDFium is not safe in two threads at once: one lock for all."""

import threading
from dataclasses import dataclass

from PySide6.QtGui import QImage

from workstation.domain.error import BadInputError

_PDFIUM = threading.Lock()
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page drawn, with its text for screen readers."""

    index: int
    scale: float
    image: QImage
    text: str


def measure(data: bytes) -> tuple[PageSize, ...]:
    """The sizes of all pages.

    Raises:
        BadInputError: ``pdf.unreadable``.
    """
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as problem:
            raise BadInputError("pdf.unreadable") from problem
        try:
            sizes = [document.get_page_size(index) for index in range(len(document))]
        finally:
            document.close()
    return tuple(PageSize(width, height) for width, height in sizes)


def draw(data: bytes, index: int, scale: float) -> PagePicture:
    """One page at a scale (1 is 72 pixels an inch)."""
    import pypdfium2

    with _PDFIUM:
        document = pypdfium2.PdfDocument(data)
        try:
            document.init_forms()
            page = document[index]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()
            words = page.get_textpage()
            text = words.get_text_range()
            words.close()
            page.close()
        finally:
            document.close()
    return PagePicture(index, scale, image, text)
