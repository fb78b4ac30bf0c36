"""Pictures of pages, drawn in the background as wished for, kept as far as there is room."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from ui.widgets.pdf_pages import PagePicture, PdfPages
from workstation.domain.error import UserError

AT_ONCE = 2
"""One page is drawn while the one before is brought to the screen."""
_BYTES_PER_PIXEL = 4

Wish = tuple[int, float]
"""A page, and the scale at which it is wanted."""


class WorkLane(Protocol):
    """The part of the background door that draws pages."""

    def work(
        self,
        job: Callable[[Any], Any],
        on_result: Callable[[Any], None] | None = None,
        on_error: Callable[[UserError], None] | None = None,
        on_progress: Callable[[int, int, str], None] | None = None,
        *,
        owner: QObject,
    ) -> object:
        """Run a job that needs no vault."""


class Drawer(QObject):
    """Draws the pages of one document.

    Only the wishes of the moment are drawn: who scrolls past a hundred pages waits for none of
    them. What was drawn stays until ``most_bytes`` are full; the longest unused goes first.
    """

    drawn = Signal(int)
    """There is a new picture of a page."""
    failed = Signal(object)
    """A page could not be drawn; carries a ``UserError``. Said once for each document."""

    def __init__(self, lane: WorkLane, most_bytes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._most_bytes = most_bytes
        self._document: PdfPages | None = None
        self._kept: OrderedDict[Wish, tuple[QPixmap, str]] = OrderedDict()
        self._bytes = 0
        self._wishes: list[Wish] = []
        self._asked: set[Wish] = set()
        self._refused: set[Wish] = set()
        self._generation = 0

    @property
    def kept_bytes(self) -> int:
        """How much the pictures take that are there."""
        return self._bytes

    @property
    def pages(self) -> set[int]:
        """The pages of which there is a picture."""
        return {index for index, _scale in self._kept}

    def show(self, document: PdfPages | None) -> None:
        """Draw another document from now on."""
        self._generation += 1
        self._document = document
        self._kept.clear()
        self._bytes = 0
        self._wishes.clear()
        self._asked.clear()
        self._refused.clear()

    def wish(self, wishes: Sequence[Wish]) -> None:
        """What is wanted now, the most wanted first; all wishes before are forgotten."""
        self._wishes = list(wishes)
        for each in self._wishes:
            if each in self._kept:
                self._kept.move_to_end(each)
        self._go_on()

    def picture(self, index: int, scale: float) -> QPixmap | None:
        """A page at a scale; until it is drawn, what there is of it at another."""
        found = self._kept.get((index, scale))
        if found is not None:
            return found[0]
        near = [each for each in self._kept if each[0] == index]
        return self._kept[max(near, key=lambda each: each[1])][0] if near else None

    def text(self, index: int) -> str:
        """The words of a page that was drawn."""
        return next((text for (page, _s), (_p, text) in self._kept.items() if page == index), "")

    def _go_on(self) -> None:
        document = self._document
        if document is None:
            return
        done = {*self._kept, *self._asked, *self._refused}
        for wish in self._wishes:
            if len(self._asked) >= AT_ONCE:
                return
            if wish not in done:
                self._ask(document, wish)

    def _ask(self, document: PdfPages, wish: Wish) -> None:
        generation = self._generation
        self._asked.add(wish)

        def on_drawn(picture: PagePicture) -> None:
            if generation == self._generation:
                self._asked.discard(wish)
                self._keep(wish, picture)
                self.drawn.emit(wish[0])
                self._go_on()

        def on_failed(problem: UserError) -> None:
            if generation == self._generation:
                is_first = not self._refused
                self._asked.discard(wish)
                self._refused.add(wish)
                if is_first:
                    self.failed.emit(problem)
                self._go_on()

        self._lane.work(lambda _task: document.draw(*wish), on_drawn, on_failed, owner=self)

    def _keep(self, wish: Wish, picture: PagePicture) -> None:
        pixmap = QPixmap.fromImage(picture.image)
        self._kept[wish] = (pixmap, picture.text)
        self._bytes += _size_of(pixmap)
        wanted = set(self._wishes)
        for each in [one for one in self._kept if one not in wanted]:
            if self._bytes <= self._most_bytes:
                return
            self._bytes -= _size_of(self._kept.pop(each)[0])


def _size_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * _BYTES_PER_PIXEL
