"""The bundled fonts: one family on screen and in print."""

from PySide6.QtGui import QFont, QFontDatabase

from workstation import resource

FAMILY = "Noto Sans"
MONO = "Noto Sans Mono"

# Point sizes and weights by role; nothing is smaller than 8.
ROLES: dict[str, tuple[float, QFont.Weight]] = {
    "title": (14, QFont.Weight.DemiBold),
    "section": (12, QFont.Weight.DemiBold),
    "card-title": (11, QFont.Weight.DemiBold),
    "strong": (10, QFont.Weight.DemiBold),
    "body": (10, QFont.Weight.Normal),
    "cell": (9, QFont.Weight.Normal),
    "cell-strong": (9, QFont.Weight.DemiBold),
    "help": (9, QFont.Weight.Normal),
    "field": (9, QFont.Weight.DemiBold),
    "small": (8.5, QFont.Weight.Normal),
    "badge": (8.5, QFont.Weight.DemiBold),
    "header": (8.5, QFont.Weight.DemiBold),
    "nav": (8.25, QFont.Weight.Normal),
    "mono": (9, QFont.Weight.Normal),
}


def load() -> None:
    """Make the bundled fonts known to Qt; needs a running application object."""
    for path in sorted((resource.root() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def font(role: str, zoom: float) -> QFont:
    """The font of a role at a zoom, for painters; widgets get theirs from the sheet."""
    size_pt, weight = ROLES[role]
    made = QFont(MONO if role == "mono" else FAMILY)
    made.setPointSizeF(size_pt * zoom)
    made.setWeight(weight)
    return made
