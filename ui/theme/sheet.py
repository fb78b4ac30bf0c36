"""The one style sheet, built from tokens with every size multiplied by the zoom.

In the template ``@name`` is a token and lengths are written for 100 %. Variants are dynamic
properties: ``kind`` (what a widget is), ``tone`` (what it says), ``badge``, ``banner``,
``place`` (in a row of segments), ``density`` (``small``, ``large``) and ``state``
(``error``).
"""

import re

from ui.theme.template import TEMPLATE
from ui.theme.tokens import TOKENS, Mode

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(px|pt)\b")
_TOKEN = re.compile(r"@([a-z][a-z0-9-]*)")


def build(mode: Mode, zoom: float) -> str:
    """The style sheet of a mode at a zoom (1.0 is 100 %)."""
    colours = {**TOKENS[mode], "mode": mode}

    def length(match: re.Match[str]) -> str:
        number, unit = float(match[1]), match[2]
        if unit == "pt":
            return f"{number * zoom:.2f}pt"
        scaled = round(abs(number) * zoom)
        if number:
            scaled = max(1, scaled)
        return f"{'-' if number < 0 else ''}{scaled}px"

    sized = _LENGTH.sub(length, TEMPLATE)
    return _TOKEN.sub(lambda match: colours[match[1]], sized)
