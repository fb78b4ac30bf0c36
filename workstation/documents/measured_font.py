"""A font that remembers how wide each word is.

Laying out a page asks for the width of the same words over and over, and adding up the widths of
letters is the most that it costs. This module imports ReportLab as it loads, so it is imported
only inside functions.
"""

from typing import Any

from reportlab.pdfbase.ttfonts import TTFont  # noqa: TID253 - see the module's text

_MOST = 8192
_LONGEST = 40
"""Longer texts are lines, which do not come again."""


class MeasuredFont(TTFont):  # type: ignore[misc]  # ReportLab carries no types
    """A TrueType font as ReportLab has it, whose widths are the same to the last bit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._units: dict[str, int] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """How wide a text is, in points."""
        units = self._units.get(text)
        if units is None:
            units = self._measure(text)
        return 0.001 * size * units

    def forget(self) -> None:
        """Keep no word that was drawn."""
        self._units.clear()

    def _measure(self, text: str) -> int:
        width_of, other = self.face.charWidths.get, self.face.defaultWidth
        units: int = sum(width_of(ord(letter), other) for letter in text)
        if len(text) <= _LONGEST:
            if len(self._units) >= _MOST:
                self._units.clear()
            self._units[text] = units
        return units
