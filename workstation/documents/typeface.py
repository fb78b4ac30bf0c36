"""Fonts, inks and paragraph styles of every page. Sizes and colours are those of the look."""

from functools import cache
from typing import Any

from workstation import resource

REGULAR, SEMIBOLD, BOLD, ITALIC, MONO = (
    "NotoSans",
    "NotoSans-SemiBold",
    "NotoSans-Bold",
    "NotoSans-Italic",
    "NotoSansMono",
)
_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    SEMIBOLD: "NotoSans-SemiBold.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
    MONO: "NotoSansMono-Regular.ttf",
}

INK = "#111820"
LABEL = "#3D4955"
LINE = "#C9D0D7"
GROUND = {"low": "#EDF4F0", "medium": "#F8EFD8", "high": "#F4D9BF", "test": "#EEC6C4"}
_INKS = (INK, LABEL, LINE, *GROUND.values(), "#000000", "#FFFFFF")

PAGE = (612.0, 792.0)
MARGIN = 54.0
COLUMN = PAGE[0] - 2 * MARGIN


@cache
def register() -> None:
    """Make the packaged fonts and our inks known to ReportLab, once in a process.

    An ink that it does not know by its name is tried as an expression, which takes longer than
    to draw what is written in it.
    """
    from reportlab import rl_config
    from reportlab.lib.colors import HexColor, toColor
    from reportlab.pdfbase import pdfmetrics

    from workstation.documents.measured_font import MeasuredFont

    rl_config.trustedSchemes = []
    rl_config.trustedHosts = []
    toColor.setExtraColorsNameSpace({code: HexColor(code) for code in _INKS})
    for name, file in _FILES.items():
        pdfmetrics.registerFont(MeasuredFont(name, str(resource.root() / "fonts" / file)))


def forget() -> None:
    """Keep no word that was drawn, after pages that hold a secret."""
    from reportlab.pdfbase import pdfmetrics

    from workstation.documents.measured_font import MeasuredFont

    register()
    for name in _FILES:
        font = pdfmetrics.getFont(name)
        if isinstance(font, MeasuredFont):
            font.forget()


def code_points(font: str) -> frozenset[int]:
    """What a font can draw."""
    from reportlab.pdfbase import pdfmetrics

    register()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def width_of(text: str, font: str, size: float) -> float:
    """How wide a text is, in points."""
    from reportlab.pdfbase import pdfmetrics

    register()
    return float(pdfmetrics.stringWidth(text, font, size))


@cache
def styles() -> dict[str, Any]:
    """The paragraph styles by name."""
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    register()

    def style(name: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
        more.setdefault("fontName", REGULAR)
        more.setdefault("textColor", INK)
        more.setdefault("splitLongWords", 1)
        more.setdefault("allowWidows", 0)
        more.setdefault("allowOrphans", 0)
        return ParagraphStyle(name, fontSize=size, leading=leading, **more)

    return {
        "body": style("body", 9, 11.6),
        "gap": style("gap", 9, 11.6, spaceAfter=4),
        "answer": style("answer", 9, 11.6, fontName=SEMIBOLD),
        "label": style("label", 8, 11.6, textColor=LABEL),
        "small": style("small", 8, 10),
        "head": style("head", 8, 11, fontName=SEMIBOLD, textColor=LABEL),
        "figure": style("figure", 9, 11.6, alignment=TA_RIGHT),
        "figure-head": style(
            "figure-head", 8, 11, fontName=SEMIBOLD, textColor=LABEL, alignment=TA_RIGHT
        ),
        "title": style("title", 18, 22, fontName=BOLD),
        "sheet-title": style("sheet-title", 15, 19, fontName=BOLD),
        "subject": style("subject", 11, 15),
        "heading": style("heading", 11, 14, fontName=BOLD, spaceBefore=13, spaceAfter=3),
        "value": style("value", 12.5, 15, fontName=BOLD),
        "intro": style("intro", 9, 11.6, textColor=LABEL, spaceAfter=5),
        "stamp": style("stamp", 8, 9.6),
        "stamp-small": style("stamp-small", 7, 8.4),
    }
