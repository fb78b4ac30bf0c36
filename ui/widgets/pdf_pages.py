"""Pages of a PDF as pictures. They are drawn in a process without keys; here they are shown."""

from dataclasses import dataclass
from types import TracebackType

from PySide6.QtGui import QImage

from workstation.workflows.pictures import Found, Heading, Pictures, Size

POINTS_PER_INCH = 72
PageSize = Size


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page drawn, with its text for screen readers."""

    index: int
    scale: float
    image: QImage
    text: str


class PdfPages:
    """One document, for as long as it is shown; any thread may ask."""

    def __init__(self, data: bytes) -> None:
        self._pictures = Pictures(data)

    def __enter__(self) -> "PdfPages":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def measure(self) -> tuple[PageSize, ...]:
        """The sizes of all pages.

        Raises:
            BadInputError: ``pdf.unreadable``, ``outside.*``.
        """
        return self._pictures.measure()

    def draw(self, index: int, scale: float) -> PagePicture:
        """One page at a scale (1 is 72 pixels an inch); raises as :meth:`measure`."""
        drawn = self._pictures.draw(index, scale)
        image = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        ).copy()
        return PagePicture(index, scale, image, drawn.text)

    def find(self, text: str, first: int, count: int) -> tuple[Found, ...]:
        """Where words stand on some pages; raises as :meth:`measure`."""
        return self._pictures.find(text, first, count)

    def headings(self) -> tuple[Heading, ...]:
        """The document's own outline; raises as :meth:`measure`."""
        return self._pictures.headings()

    def close(self) -> None:
        """Let the process that draws go."""
        self._pictures.close()
