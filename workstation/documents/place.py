"""Places on paper, without ReportLab."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signature field lies on the paper: page from 0, corners in points.

    ``label`` says aloud what is signed in it. ``continues`` marks an area in which the stamp of a
    signature may go on: nothing is signed in it.
    """

    name: str
    page: int
    rectangle: tuple[float, float, float, float]
    label: str = ""
    continues: bool = False
