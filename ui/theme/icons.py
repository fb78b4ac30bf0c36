"""Icons: SVG drawn in a token's colour, at a size, for the screen's pixels."""

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workstation import resource

_STROKE = 'stroke-width="1.75"'


@cache
def svg(name: str) -> str:
    """The text of one icon with the stroke of this house, colour still open."""
    text = resource.read_text(f"icons/{name}.svg")
    return re.sub(r'stroke-width="[^"]*"', _STROKE, text)


@cache
def pixmap(name: str, colour: str, size_px: int, ratio: float) -> QPixmap:
    """An icon as pixels.

    Args:
        name: file name without ``.svg``.
        colour: value of a token, ``#RRGGBB``.
        size_px: side in logical pixels, zoom included.
        ratio: device pixels per logical pixel.
    """
    image = QPixmap(round(size_px * ratio), round(size_px * ratio))
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(svg(name).replace("currentColor", colour).encode()))
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def widen(image: QPixmap, by_px: int) -> QPixmap:
    """The same picture with empty room of some logical pixels at its right."""
    if by_px <= 0:
        return image
    ratio = image.devicePixelRatio()
    wide = QPixmap(image.width() + round(by_px * ratio), image.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, image)
    painter.end()
    return wide
