"""Paragraphs and drawings that say what they are as they are drawn.

This module imports ReportLab as it loads, so it is imported only inside functions.
"""

import re
from copy import copy
from functools import lru_cache
from typing import Any

from reportlab.graphics.shapes import Drawing  # noqa: TID253 - see the module's text
from reportlab.platypus import Paragraph  # noqa: TID253 - same
from reportlab.platypus.paragraph import cleanBlockQuotedText  # noqa: TID253 - same

from workstation.documents.tags import Element, artifact, tag_of, tagged

_SIMPLE = re.compile(r"(?:[^<>&]++|<font [^<>&]*+>[^<>&]++</font>)*+")
_PIECE = re.compile(r"(<font [^<>&]*>)?([^<>&]+)(?:</font>)?")


class TaggedParagraph(Paragraph):  # type: ignore[misc]  # ReportLab carries no types
    """A paragraph that is one element, on however many pages its lines come to stand.

    Drawn a second time, as a header row that is repeated, it is an artifact.
    """

    def __init__(
        self,
        text: Any,
        style: Any = None,
        bulletText: Any = None,  # noqa: N803 - ReportLab's name
        frags: Any = None,
    ) -> None:
        if frags is None:
            frags = _pieces(text, style)
        super().__init__(text, style, bulletText, frags)
        self.element = Element(tag_of(getattr(style, "name", "")))
        self._is_drawn = False
        self._wrapped_at = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As large as its lines; a table asks again for each cell that it draws."""
        if width != self._wrapped_at or not hasattr(self, "blPara"):
            size: tuple[float, float] = super().wrap(width, height)
            self._wrapped_at = width
            return size
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Any]:
        """The parts that fit, all of the same element."""
        parts: list[Any] = super().split(width, height)
        for each in parts:
            each.element = self.element
        return parts

    def draw(self) -> None:
        """Draw as content of the element."""
        around = artifact(self.canv) if self._is_drawn else tagged(self.canv, self.element)
        self._is_drawn, self._wrapped_at = True, 0.0
        with around:
            super().draw()


def _pieces(text: str, style: Any) -> list[Any] | None:
    """What ReportLab reads of plain text and words in another font, which it takes long to read.

    None for any other markup, which it reads itself.
    """
    if not _SIMPLE.fullmatch(text):
        return None
    found = []
    for tag, words in _PIECE.findall(cleanBlockQuotedText(text)):
        made = copy(_sample(style, tag))
        made.text, made.link, made.us_lines = words, [], []
        found.append(made)
    return found or None


@lru_cache(maxsize=256)
def _sample(style: Any, tag: str) -> Any:
    """A piece of text in a style and perhaps a font, as ReportLab reads it."""
    return Paragraph(f"{tag}x</font>" if tag else "x", style).frags[0]


class TaggedDrawing(Drawing):  # type: ignore[misc]  # ReportLab carries no types
    """A drawing that is one element, or an artifact while nobody says which."""

    _element: Element | None = None

    def tag(self, element: Element) -> None:
        """Say what it is."""
        self._element = element

    def draw(self, *args: Any, **kwargs: Any) -> None:
        """Draw as content of the element."""
        element = self._element
        if element is not None and element.kind == "Figure":
            element.box = box_on(self.canv, self.width, self.height)
        with tagged(self.canv, element) if element else artifact(self.canv):
            super().draw(*args, **kwargs)


def box_on(canvas: Any, width: float, height: float) -> tuple[float, float, float, float]:
    """Where something that is drawn at the origin lies on the paper."""
    left, bottom = canvas.absolutePosition(0, 0)
    return left, bottom, left + width, bottom + height
