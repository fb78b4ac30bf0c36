"""Places on paper, without ReportLab."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signature field lies on the paper: page from 0, corners in points."""

    name: str
    page: int
    rectangle: tuple[float, float, float, float]
