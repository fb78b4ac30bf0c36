"""The colours of the program. No other file holds one.

Every text colour reaches 4.5:1 on every ground listed with it in ``TEXT_PAIRS``, and the
edges of controls reach 3:1 (WCAG 2.1, 1.4.3 and 1.4.11); a test computes this.
"""

from collections.abc import Mapping
from typing import Literal

Mode = Literal["light", "dark"]

_LIGHT: dict[str, str] = {
    "window": "#F3F5F7",
    "surface": "#FFFFFF",
    "sunken": "#EAEEF2",
    "border": "#D5DBE1",
    "control": "#7A8794",
    "text": "#18212B",
    "text2": "#46525F",
    "text3": "#5F6B78",
    "accent": "#1B5E9B",
    "hover": "#164D80",
    "pressed": "#103B63",
    "on-accent": "#FFFFFF",
    "accent-tint": "#E6F0F9",
    "ok": "#1B6A3A",
    "ok-tint": "#E5F3EA",
    "warn": "#8A5200",
    "warn-tint": "#FCF1DC",
    "bad": "#A61E22",
    "bad-tint": "#FCEAE9",
    "unable": "#5B4597",
    "unable-tint": "#EFEBF8",
    "neutral-tint": "#E7EBEF",
    "low": "#14532D",
    "low-ground": "#DCEFE2",
    "medium": "#5C3B00",
    "medium-ground": "#FBEBC2",
    "high": "#6B2B00",
    "high-ground": "#F8CFA6",
    "substantial": "#6B0F12",
    "substantial-ground": "#EFB0AC",
}

_DARK: dict[str, str] = {
    "window": "#14191F",
    "surface": "#1C232B",
    "sunken": "#10151A",
    "border": "#36414D",
    "control": "#7F8D9B",
    "text": "#E9EDF1",
    "text2": "#B9C3CD",
    "text3": "#98A5B2",
    "accent": "#7DB7EC",
    "hover": "#9AC8F2",
    "pressed": "#B7D8F7",
    "on-accent": "#0D1B29",
    "accent-tint": "#1C3347",
    "ok": "#7FD09C",
    "ok-tint": "#1A3425",
    "warn": "#EBBB63",
    "warn-tint": "#3B2D12",
    "bad": "#F5A19B",
    "bad-tint": "#431F20",
    "unable": "#C0B0EF",
    "unable-tint": "#2D2646",
    "neutral-tint": "#2B343E",
    "low": "#A8E3BD",
    "low-ground": "#1E3D2B",
    "medium": "#F3D58E",
    "medium-ground": "#4A3A12",
    "high": "#F8C592",
    "high-ground": "#5A3312",
    "substantial": "#F9BDB8",
    "substantial-ground": "#5E2325",
}

# Paper is white in both modes, and so is what marks it: a tint that text is read through.
_PAPER: dict[str, str] = {
    "found": "#FFE999",
    "found-here": "#FFC66B",
    "found-edge": "#8A5200",
}

# Banners are the same in both modes: the words carry the meaning.
_BANNERS: dict[str, str] = {
    "banner-unclassified": "#2C6A3F",
    "banner-protected": "#5A4A86",
    "banner-confidential": "#1E4E8C",
    "banner-secret": "#9E1B1F",
    "banner-top-secret": "#8F4A00",
    "banner-text": "#FFFFFF",
}

TOKENS: Mapping[Mode, Mapping[str, str]] = {
    "light": {**_LIGHT, **_PAPER, **_BANNERS},
    "dark": {**_DARK, **_PAPER, **_BANNERS},
}

BANNER_LEVELS: tuple[str, ...] = (
    "unclassified",
    "protected",
    "confidential",
    "secret",
    "top-secret",
)

TEXT_PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("text", ("window", "surface", "sunken", "accent-tint", "neutral-tint")),
    ("text", ("ok-tint", "warn-tint", "bad-tint", "unable-tint")),
    ("text2", ("window", "surface", "sunken", "accent-tint", "neutral-tint")),
    ("text3", ("window", "surface", "sunken")),
    ("accent", ("window", "surface", "sunken", "accent-tint")),
    ("on-accent", ("accent", "hover", "pressed")),
    ("ok", ("window", "surface", "ok-tint")),
    ("warn", ("window", "surface", "warn-tint")),
    ("bad", ("window", "surface", "bad-tint")),
    ("unable", ("window", "surface", "unable-tint")),
    ("low", ("low-ground",)),
    ("medium", ("medium-ground",)),
    ("high", ("high-ground",)),
    ("substantial", ("substantial-ground",)),
    ("banner-text", tuple(f"banner-{level}" for level in BANNER_LEVELS)),
)
"""Text tokens with every ground that they may stand on."""

EDGE_PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("control", ("window", "surface", "sunken")),
    ("accent", ("window", "surface")),
    ("bad", ("window", "surface")),
)
"""Edges of anything that can be used, with the grounds around them."""


def _luminance(colour: str) -> float:
    def channel(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21.

    Source: WCAG 2.1, definition of contrast ratio.
    """
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
