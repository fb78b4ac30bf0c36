"""A series of a dataset as it is drawn: its scale, its newest value in words, what is missing."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from workstation import words
from workstation.domain.register import Series
from workstation.domain.text import Language

_SCALES = {"pts": (1.0, 5.0)}
"""Least and greatest value of a dataset; others are drawn between their own extremes."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One series: how it is drawn, and the same in words."""

    key: tuple[str, str]
    name: str
    points: tuple[tuple[int, float], ...]
    scale: tuple[float, float]
    value: str
    year: str
    said: str


def number_words(value: float, language: Language) -> str:
    """A value as both languages write it."""
    text = f"{value:g}"
    return text if language == "en" else text.replace(".", ",")


def drawn(series: Series, language: Language) -> Drawn:
    """A series with its words."""
    from workstation.workflows.indicators import indicator_name

    name = indicator_name(series.dataset, series.code, language)
    key, last = (series.dataset, series.code), series.last
    if last is None:
        none = QCoreApplication.translate("Series", "no value published")
        return Drawn(key, name, (), (0.0, 1.0), none, "", f"{name}: {none}")
    year, value = last
    numbers = [number for _year, number in series.points]
    scale = _SCALES.get(series.dataset, (min(numbers), max(numbers)))
    shown = value_words(series, value, language)
    said = QCoreApplication.translate("Series", "{name}: {value} in {year}, {first} to {last}")
    return Drawn(
        key,
        name,
        series.points,
        scale,
        shown,
        str(year),
        said.format(
            name=name, value=shown, year=year, first=series.points[0][0], last=series.points[-1][0]
        ),
    )


def value_words(series: Series, value: float, language: Language) -> str:
    """A value, with what it means where the dataset has a word for it."""
    shown = number_words(value, language)
    if series.dataset not in _SCALES:
        return shown
    top = number_words(_SCALES[series.dataset][1], language)
    meant = words.find(f"indicator_level.{series.dataset}.{shown}", language)
    said = QCoreApplication.translate("Series", "{value} of {top}").format(value=shown, top=top)
    return f"{said}, {meant}" if meant else said
