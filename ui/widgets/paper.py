"""Pages of a PDF on a printer, as pictures: the one place that paints on paper."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.widgets.pdf_pages import POINTS_PER_INCH, PdfPages

PAPER_DPI = 300


def new_printer(name: str) -> QPrinter:
    """The usual printer, for whole pages; ``name`` is what its queue shows."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PAPER_DPI)
    printer.setFullPage(True)
    printer.setDocName(name)
    return printer


def sheets_of(data: bytes) -> list[QImage]:
    """The pages at the resolution of paper; slow, so not for the main thread."""
    scale = PAPER_DPI / POINTS_PER_INCH
    with PdfPages(data) as pages:
        return [pages.draw(page, scale).image for page in range(len(pages.measure()))]


def paint(printer: QPrinter, sheets: list[QImage]) -> bool:
    """Put pages on paper, each as large as the paper allows; False when the printer refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for place, sheet in enumerate(sheets):
        if place:
            printer.newPage()
        target = QRect(QPoint(0, 0), painter.viewport().size())
        size = sheet.size().scaled(target.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(QPoint(0, 0), size), sheet)
    painter.end()
    return True
