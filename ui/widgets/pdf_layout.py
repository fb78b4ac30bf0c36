"""Where the pages of a document lie below each other at a scale; plain arithmetic."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ui.widgets.pdf_pages import PageSize

LEAST_SCALE = 0.25
MOST_SCALE = 5.0
MOST_HEIGHT = 16_000_000
"""No widget is higher."""


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to lay pages into, in pixels."""

    width: int
    height: int
    margin: int
    gap: int


class PageLayout:
    """Pages below each other, each in the middle."""

    def __init__(self, sizes: Sequence[PageSize], scale: float, room: Room) -> None:
        self.scale = scale
        self._room = room
        self._sizes = [(round(each.width * scale), round(each.height * scale)) for each in sizes]
        heights = (height + room.gap for _width, height in self._sizes)
        self._tops = [room.margin, *(room.margin + each for each in accumulate(heights))]

    @property
    def width(self) -> int:
        """Of the whole sheet."""
        widest = max((width for width, _height in self._sizes), default=0)
        return max(widest + 2 * self._room.margin, self._room.width)

    @property
    def height(self) -> int:
        """Of the whole sheet."""
        return self._tops[-1] - self._room.gap + self._room.margin if self._sizes else 0

    def rect(self, index: int) -> tuple[int, int, int, int]:
        """Left, top, width and height of a page."""
        width, height = self._sizes[index]
        return (self.width - width) // 2, self._tops[index], width, height

    def between(self, top: int, bottom: int) -> range:
        """The pages that are seen in a part of the sheet."""
        if not self._sizes:
            return range(0)
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_left(self._tops, bottom)
        return range(min(first, len(self._sizes) - 1), min(last, len(self._sizes)))

    def page_at(self, y: int) -> int:
        """The page at a height, or the one above the gap there."""
        return min(max(0, bisect_right(self._tops, y) - 1), max(0, len(self._sizes) - 1))


def scale_to_fit(
    sizes: Sequence[PageSize], room: Room, *, whole: bool, around: int | None = None
) -> float:
    """The scale at which pages are as large as there is room.

    Args:
        sizes: of all pages.
        room: to lay them into.
        whole: the whole page; otherwise its width.
        around: only this page counts; otherwise the largest.
    """
    counted = list(sizes) if around is None else [sizes[around]]
    if not counted:
        return 1.0
    fit = (room.width - 2 * room.margin) / max(each.width for each in counted)
    if whole:
        fit = min(fit, (room.height - 2 * room.margin) / max(each.height for each in counted))
    return bounded(sizes, fit, room)


def bounded(sizes: Sequence[PageSize], scale: float, room: Room) -> float:
    """A scale between the least and the most that a sheet of these pages can have."""
    total = sum(each.height for each in sizes) or 1.0
    most = min(MOST_SCALE, (MOST_HEIGHT - len(sizes) * room.gap) / total)
    return max(min(scale, most), min(LEAST_SCALE, most))
