"""Country datasets: what a file's columns mean, what is remembered of a dataset, and a preview."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.import_report import ImportReport
from workstation.domain.register import IndicatorValue

PTS: Final = "pts"
VDEM: Final = "vdem"
GENERIC: Final = "generic"
"""The dataset whose columns an office assigns itself, unless it gives another id."""
PRESET: Final = (PTS, VDEM)
"""Datasets whose columns their authors fixed."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a file holds what.

    ``one_code`` is the code of every value in a file about one thing; ``code`` is then "".
    """

    country: str = "country"
    year: str = "year"
    code: str = "code"
    value: str = "value"
    one_code: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is remembered of a dataset from one import to the next.

    Attributes:
        id: ``pts``, ``vdem``, ``generic`` or an office's own.
        name: what the office calls it; presets have a name of their own.
        citation: as its authors ask to be cited, typed by the officer; for a preset "" stands
            for the citation that its authors publish.
        version: the release, as the authors number it: 2024, 15.
        retrieved: the day of the last import that changed something, YYYY-MM-DD.
        first_year: of the values; 0 when there are none yet.
        last_year: likewise.
        columns: of the file.
        countries: the country that a person chose for a text of the file.
    """

    id: str
    name: str = ""
    citation: str = ""
    version: str = ""
    retrieved: str = ""
    first_year: int = 0
    last_year: int = 0
    columns: Columns = Columns()
    countries: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_preset(self) -> bool:
        """Whether its authors fixed what the columns are."""
        return self.id in PRESET


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A country of a file that ISO 3166 does not know.

    Attributes:
        own: the code or name that its values are kept under.
        name: its name in the file.
        rows: how many rows it has.
        chosen: the country that a person chose for it; "" while it is kept as it is.
    """

    own: str
    name: str
    rows: int
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do.

    Attributes:
        dataset: as it would be remembered.
        rows: the first values as they would be stored.
        report: every row judged.
        countries: what could not be mapped, and what a person mapped, by name.
        moved: how many stored values would go to another country.
    """

    dataset: Dataset
    rows: tuple[IndicatorValue, ...]
    report: ImportReport
    countries: tuple[Unmapped, ...] = ()
    moved: int = 0

    @property
    def not_mapped(self) -> int:
        """How many rows have a country that is not mapped."""
        return sum(one.rows for one in self.countries if not one.chosen)
