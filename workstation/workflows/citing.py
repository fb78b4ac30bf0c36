"""How country datasets ask to be cited: from what is remembered of each, without its files."""

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from workstation import resource, words
from workstation.domain.dataset import PRESET, VDEM, Dataset
from workstation.domain.officer import Permission
from workstation.domain.text import Language
from workstation.records import indicators
from workstation.workflows.session import Session


def dataset_name(session: Session, dataset: str, language: Language) -> str:
    """What a dataset is called."""
    session.require(Permission.READ)
    return _name(indicators.describe(session.vault, dataset) or Dataset(dataset), language)


def _name(dataset: Dataset, language: Language) -> str:
    if dataset.name:
        return dataset.name
    return words.find(f"dataset.{dataset.id}", language) or dataset.id


def citations(session: Session, datasets: Iterable[str], language: Language) -> dict[str, str]:
    """How each of these datasets is cited: the release that was imported, and when."""
    session.require(Permission.READ)
    return {
        dataset: cite(indicators.describe(session.vault, dataset) or Dataset(dataset), language)
        for dataset in sorted(set(datasets))
    }


def cite(dataset: Dataset, language: Language) -> str:
    """How a dataset is cited: as an officer typed it, else as its authors ask."""
    if dataset.citation:
        return dataset.citation
    if dataset.id not in PRESET:
        name = _name(dataset, language)
        return words.label("citation.none", language, name=name)
    if not (dataset.version and dataset.last_year):
        return words.label(f"citation.{dataset.id}.any", language)
    return words.label(
        f"citation.{dataset.id}", language, release=_release(dataset), version=dataset.version,
        first=dataset.first_year, last=dataset.last_year, retrieved=dataset.retrieved,
        doi=_identifier(dataset),
    ).strip()  # fmt: skip


def _release(dataset: Dataset) -> str:
    """The year of a release."""
    if dataset.id == VDEM and (major := dataset.version.split(".")[0]).isdecimal():
        return str(int(_releases()["vdem"]["first_release"]) + int(major))
    return dataset.version


def _identifier(dataset: Dataset) -> str:
    known: dict[str, str] = _releases().get(dataset.id, {}).get("doi", {})
    found = known.get(dataset.version.split(".")[0], "")
    return f" https://doi.org/{found}" if found else ""


@cache
def _releases() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resource.read_text("datasets.toml"))
