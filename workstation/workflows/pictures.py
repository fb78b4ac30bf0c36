"""The pages of one PDF as pictures for the screen and the printer.

A PDF that came from outside is hostile until it was judged, and PDFium is a large body of C++:
it runs in a process without keys. One child is kept for as long as the document is shown.
"""

import threading
import weakref
from typing import TypeVar

from workstation.documents import page_text, pictures
from workstation.documents.page_text import Box, Found, Heading
from workstation.documents.pictures import Picture, Size
from workstation.domain.error import BadInputError
from workstation.outside import door

__all__ = ["Box", "Found", "Heading", "Picture", "Pictures", "Size"]

_Result = TypeVar("_Result")


class Pictures:
    """One document. Safe to ask from several threads; one page is drawn at a time."""

    def __init__(self, data: bytes, file: str | None = None) -> None:
        self._data = data
        self._file = file
        self._lock = threading.Lock()
        self._reader: door.Reader | None = None
        self._last = weakref.finalize(self, lambda: None)

    def measure(self) -> tuple[Size, ...]:
        """The sizes of all pages.

        Raises:
            BadInputError: ``pdf.unreadable``, ``outside.*``.
        """
        return self._ask(pictures.SIZES, None)

    def draw(self, index: int, scale: float) -> Picture:
        """One page at a scale (1 is 72 pixels an inch).

        Raises:
            BadInputError: ``pdf.unreadable``, ``outside.*``.
        """
        found = self._ask(pictures.PICTURE, pictures.Wanted(index, scale))
        if not found.is_whole:
            raise BadInputError("pdf.unreadable", file=self._file)
        return found

    def find(self, text: str, first: int, count: int) -> tuple[Found, ...]:
        """Where words stand on ``count`` pages from ``first`` on, in the order of the pages.

        Raises:
            BadInputError: ``pdf.unreadable``, ``outside.*``.
        """
        found = self._ask(page_text.FOUND, page_text.Query(text, first, count))
        return tuple(each for each in found if first <= each.page < first + count and each.boxes)

    def headings(self) -> tuple[Heading, ...]:
        """The document's own outline, with the page on which each part begins.

        Raises:
            BadInputError: ``pdf.unreadable``, ``outside.*``.
        """
        return self._ask(page_text.HEADINGS, None)

    def close(self) -> None:
        """Let the child go; the next question starts another."""
        with self._lock:
            self._last()
            self._reader = None

    def _ask(self, task: door.Task[_Result], given: object) -> _Result:
        with self._lock:
            is_new = self._reader is None
            try:
                return self._living().ask(task, given)
            except BadInputError as problem:
                self._reader = None
                if is_new or not problem.code.startswith("outside."):
                    raise
            # It served for a while: its time was used up, or somebody ended it.
            return self._living().ask(task, given)

    def _living(self) -> door.Reader:
        if self._reader is None:
            self._last()
            self._reader = door.open_reader(self._data, pictures.SIZES, file=self._file)
            self._last = weakref.finalize(self, self._reader.close)
        return self._reader
