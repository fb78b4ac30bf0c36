"""What may be dropped on the window, and where it would go."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.parts import frame, label, picture
from ui.theme.theme import Theme

MOST_FILES = 200
_EDGE = 6


@dataclass(frozen=True, slots=True)
class Dropped:
    """Packets among what is being dropped, and how many are not opened with them.

    ``others`` are no packets; ``beyond`` are packets past the number that may wait at a time.
    """

    packets: tuple[Path, ...] = ()
    others: int = 0
    beyond: int = 0


def dropped_packets(event: QDropEvent) -> Dropped:
    """The PDF files that are being dropped; nothing where there is none."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    named = [path for path in paths if path.suffix.lower() == ".pdf"]
    packets = tuple(dict.fromkeys(named))
    beyond = max(0, len(packets) - MOST_FILES)
    return Dropped(packets[:MOST_FILES], len(urls) - len(named), beyond)


class DropCover(QWidget):
    """Takes packets that are dropped on a window, wherever no part of it takes files itself.

    While they are held above it a frame says where they would go; the frame itself takes
    neither mouse nor focus.
    """

    dropped = Signal(list, str)
    """Packets were dropped: their paths, and a sentence about what was dropped with them."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = label("", "card-title")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        card = frame("card")
        inside = QVBoxLayout(card)
        theme.set_spacing(inside, (28, 20, 28, 20), 8)
        inside.addWidget(picture(theme, "stamp", "accent", 28))
        inside.addWidget(self.words)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is dragged over the window, or dropped on it."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self.hide()
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            found = dropped_packets(event)
            self.hide()
            if found.packets:
                event.acceptProposedAction()
                self._offer(found) if kind == QEvent.Type.DragEnter else self._take(found)
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed edge all around."""
        painter = QPainter(self)
        pen = QPen(self._theme.colour("accent"), self._theme.px(3), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        inset = self._theme.px(_EDGE)
        painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
        painter.end()

    def _offer(self, found: Dropped) -> None:
        self.words.setText(
            self.tr("Drop to open %n packet(s) in Approvals", "", len(found.packets))
        )
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def _take(self, found: Dropped) -> None:
        said = []
        if found.others:
            said.append(
                self.tr("%n other file(s) were not opened: only PDF packets are.", "", found.others)
            )
        if found.beyond:
            said.append(
                self.tr(
                    "%n packet(s) were left out: drop them once these are read.", "", found.beyond
                )
            )
        self.dropped.emit([str(path) for path in found.packets], " ".join(said))
