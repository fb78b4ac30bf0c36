"""One rating of the risk: of the exchange as a whole, or of one person alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workstation.domain.methodology import UNABLE, Methodology

UNABLE_COUNTS_AS: Final = 5
"""Unable to determine never scores as low (domain section C)."""

OVERALL: Final = 0
"""The row of the rating of the exchange as a whole."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A level, with the steps that it was read from where the methodology has a matrix.

    Attributes:
        row: the person's row, counted from 1; ``OVERALL`` for the exchange as a whole.
        unable_severity: the severity stands for "unable to determine".
        unable_likelihood: the likelihood stands for it.
        unable_level: the level stands for it, where there is no matrix.
    """

    level: str
    row: int = OVERALL
    severity: int | None = None
    likelihood: int | None = None
    unable_severity: bool = False
    unable_likelihood: bool = False
    unable_level: bool = False

    @property
    def is_unable(self) -> bool:
        """Whether any part of it could not be determined."""
        return self.unable_severity or self.unable_likelihood or self.unable_level

    @property
    def steps(self) -> str:
        """Severity and likelihood as they are shown, or "" without a matrix."""
        return "" if self.severity is None else f"{self.severity} × {self.likelihood}"


def step_of(value: str) -> int | None:
    """A step of a scale, "unable" as the highest; None when it is neither."""
    if value == UNABLE:
        return UNABLE_COUNTS_AS
    return int(value) if value in {"1", "2", "3", "4", "5"} else None


def level_index(m: Methodology, level: str) -> int:
    """How high a level is, 0 the lowest; the highest for one that is not known."""
    ids = [each.id for each in m.levels]
    return ids.index(level) if level in ids else len(ids) - 1


def rating_of_steps(
    m: Methodology, severity: str, likelihood: str, row: int = OVERALL
) -> Rating | None:
    """A rating by the matrix; None while a step is missing."""
    up, across = step_of(severity), step_of(likelihood)
    if up is None or across is None:
        return None
    level = m.matrix[up - 1][across - 1]
    return Rating(level, row, up, across, severity == UNABLE, likelihood == UNABLE)


def rating_of_level(m: Methodology, level: str, row: int = OVERALL) -> Rating | None:
    """A rating by a level that a person chose; "unable" counts as the highest."""
    if level == UNABLE:
        return Rating(m.levels[-1].id, row, unable_level=True)
    return Rating(level, row) if level in {each.id for each in m.levels} else None


def rating_of_row(m: Methodology, number: int, row: Mapping[str, str]) -> Rating | None:
    """The rating of one person; None while it is not entered."""
    if m.matrix:
        return rating_of_steps(m, row.get("severity", ""), row.get("likelihood", ""), number)
    return rating_of_level(m, row.get("level", ""), number)


def worst_of(m: Methodology, ratings: Sequence[Rating]) -> Rating:
    """The highest level; at the same level the most severe, then the most likely, then the first.

    A person whose rating could not be determined comes before one whose was, since measures
    lower nothing for that person.
    """
    return max(
        ratings,
        key=lambda each: (
            level_index(m, each.level),
            each.severity or 0,
            each.likelihood or 0,
            each.is_unable,
            -each.row,
        ),
    )
