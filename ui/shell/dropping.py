"""What may be dropped on the window."""

from pathlib import Path

from PySide6.QtGui import QDropEvent


def dropped_packet(event: QDropEvent) -> Path | None:
    """The one PDF file that is being dropped; None for anything else."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() == ".pdf" else None
