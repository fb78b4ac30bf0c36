"""The sheets of a scan as the pages of a PDF, made in the process without keys.

A scan that is a PDF is shown as it is. A picture is decoded here and drawn anew on paper of the
usual size, so that whatever else its file holds goes nowhere.
"""

from importlib import import_module
from io import BytesIO
from typing import Any, Final

from workstation.documents.typeface import PAGE
from workstation.domain.error import BadInputError
from workstation.outside.door import Task
from workstation.outside.limits import Limits

PDF: Final = "application/pdf"
MOST_SHEETS: Final = 50
"""More than a decision has; the rest of a picture with more is not shown."""
_LONGEST: Final = 3300
"""Pixels of a sheet of paper at the resolution of a printer."""
_MOST_PIXELS: Final = 120_000_000
"""A sheet twice as large as paper, at 1200 dots an inch in one colour."""


def pages_of(data: bytes, given: None) -> bytes:
    """A PDF with one page for each sheet of a picture.

    Raises:
        BadInputError: ``wet_ink.no_picture``.
    """
    del given
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS // 2
    try:
        with Image.open(BytesIO(data)) as picture:
            return _drawn(picture)
    except (
        *(UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError),
        *(ValueError, EOFError, KeyError, IndexError, TypeError, ArithmeticError),
    ) as problem:
        # What a decoder meets in a broken file, it says in any of these ways.
        raise BadInputError("wet_ink.no_picture") from problem


def _drawn(picture: Any) -> bytes:
    from PIL import ImageOps
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    output = BytesIO()
    canvas = Canvas(output, invariant=1, pageCompression=1)
    for number in range(min(getattr(picture, "n_frames", 1), MOST_SHEETS)):
        picture.seek(number)
        sheet = ImageOps.exif_transpose(picture).convert("RGB")
        sheet.thumbnail((_LONGEST, _LONGEST))
        width, height = PAGE if sheet.height >= sheet.width else PAGE[::-1]
        part = min(width / sheet.width, height / sheet.height)
        wide, high = sheet.width * part, sheet.height * part
        small = BytesIO()
        sheet.save(small, "JPEG", quality=90)
        small.seek(0)
        canvas.setPageSize((width, height))
        left, low = (width - wide) / 2, (height - high) / 2
        canvas.drawImage(ImageReader(small), left, low, wide, high)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


SCAN_PAGES: Final[Task[bytes]] = Task(
    "workstation.documents.scan:pages_of",
    bytes,
    limits=Limits(memory_mb=1024, cpu_s=60, wall_s=60, output_mb=128),
)


def warm_up() -> None:
    """Load what decodes pictures before there is a file."""
    from PIL import Image

    for module in ("PIL.ImageOps", "reportlab.lib.utils", "reportlab.pdfgen.canvas"):
        import_module(module)
    Image.init()
