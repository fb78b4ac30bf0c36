"""What is remembered of country datasets: their columns, their countries, how they are cited."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from workstation.domain.dataset import Columns, Dataset
from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.records import countries, indicators
from workstation.records.folding import fold
from workstation.transfer.csv_outside import OutsideTable
from workstation.transfer.datasets import guess_version, preset_columns
from workstation.workflows import fields
from workstation.workflows.session import Session

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_NAMES: Final = {
    "country": ("country", "iso3", "iso", "iso code", "country code", "code pays", "pays", "nation",
                "entity", "location"),
    "year": ("year", "annee", "time", "date", "period"),
    "code": ("code", "indicator", "indicator code", "series code", "indicateur", "variable",
             "series", "measure"),
    "value": ("value", "valeur", "score", "obs value", "index", "rating", "cote"),
}  # fmt: skip
"""What the columns of long tables are called, the likeliest first, folded."""


def dataset_for(session: Session, dataset: str, path: Path) -> Dataset:
    """What is remembered of a dataset, with the release that the new file's name tells.

    Raises:
        BadInputError: ``dataset.id``.
    """
    session.require(Permission.READ)
    identity = check_id(dataset)
    found = indicators.describe(session.vault, identity) or Dataset(identity)
    if found.is_preset:
        found = replace(found, columns=preset_columns(identity))
    return replace(found, version=guess_version(identity, path.name) or found.version)


def list_datasets(session: Session) -> list[Dataset]:
    """The datasets that were imported, with what is remembered of them."""
    session.require(Permission.READ)
    return indicators.list_described(session.vault)


def check_id(dataset: str) -> str:
    """An id as a dataset may have it.

    Raises:
        BadInputError: ``dataset.id``.
    """
    kept = dataset.strip().lower()
    if not _ID.fullmatch(kept):
        raise BadInputError("dataset.id", value=dataset)
    return kept


def read_header(path: Path) -> tuple[str, ...]:
    """The columns of a file, as they are called in its first row.

    Raises:
        BadInputError: ``csv.*``, ``outside.*``.
    """
    table = OutsideTable(path)
    table.close()
    return table.header


def suggest_columns(header: Sequence[str], remembered: Columns) -> Columns:
    """What the columns of a file may be: as they were last time, else by their names."""
    named = (remembered.country, remembered.year, remembered.code, remembered.value)
    if all(name in header for name in named if name):
        return remembered
    folded = {fold(name.replace("_", " ")): name for name in reversed(header) if name}
    found = {
        what: next((folded[name] for name in names if name in folded), "")
        for what, names in _NAMES.items()
    }
    return Columns(**found, one_code=remembered.one_code)


def with_columns(dataset: Dataset, header: Sequence[str]) -> Dataset:
    """A dataset with what the columns of its new file may be."""
    return replace(dataset, columns=suggest_columns(header, dataset.columns))


def country_choices(language: Language) -> tuple[tuple[str, str], ...]:
    """Every country that a text may be mapped to, those that no longer exist at the end."""
    return (*countries.list_countries(language), *countries.list_former(language))


def checked(dataset: Dataset) -> Dataset:
    """A dataset as a person described it, checked.

    Raises:
        BadInputError: ``dataset.*`` or ``field.*``.
    """
    chosen = {}
    for own, country in dataset.countries.items():
        if not country or country == own:
            continue
        code = countries.find_country(country)
        if code is None:
            raise BadInputError("field.country_unknown", place=own, value=country)
        chosen[own] = code
    columns = dataset.columns
    if not dataset.is_preset:
        columns = _checked_columns(columns)
    return replace(
        dataset,
        id=check_id(dataset.id),
        name=fields.line(dataset.name, "name"),
        citation=fields.text(dataset.citation, "citation", most=2000),
        version=fields.line(dataset.version, "version"),
        columns=columns,
        countries=dict(sorted(chosen.items())),
    )


def _checked_columns(columns: Columns) -> Columns:
    one_code = fields.line(columns.one_code, "code")
    code = "" if one_code else columns.code
    for field, name in (("country", columns.country), ("year", columns.year),
                        ("code", code or one_code), ("value", columns.value)):  # fmt: skip
        if not name:
            raise BadInputError("field.required", place=field)
    named = [name for name in (columns.country, columns.year, code, columns.value) if name]
    twice = next((name for name in named if named.count(name) > 1), "")
    if twice:
        raise BadInputError("dataset.column_twice", place=twice)
    return replace(columns, code=code, one_code=one_code)
