"""Values of country datasets out of the vault, and what an import changes in them."""

from collections.abc import Iterator, Mapping
from typing import Any

from workstation.domain.dataset import Dataset
from workstation.domain.register import IndicatorValue, Series
from workstation.records import kinds
from workstation.records.codec import value_of
from workstation.vault.store import SqlValue, Vault

Key = tuple[str, str]
"""Country and code of one series."""
Values = dict[int, tuple[str, str]]
"""Value and status by year."""


def list_indicators(vault: Vault, country: str, dataset: str = "") -> list[IndicatorValue]:
    """Every value of a country, by dataset, code and year."""
    values: list[SqlValue] = [country]
    condition = "country = ?"
    if dataset:
        condition += " AND dataset = ?"
        values.append(dataset)
    rows = vault.read(
        "SELECT dataset, country, code, year, value, status FROM indicator"
        f" WHERE {condition} ORDER BY country, dataset, code, year",
        values,
    )
    return [
        IndicatorValue(
            str(row["dataset"]), str(row["country"]), str(row["code"]), int(row["year"] or 0),
            str(row["value"]), str(row["status"]),
        )
        for row in rows
    ]  # fmt: skip


def list_series(vault: Vault, country: str) -> list[Series]:
    """A country's values as lines over the years; what is missing is counted, not drawn."""
    grouped: dict[tuple[str, str], list[IndicatorValue]] = {}
    for value in list_indicators(vault, country) if country else []:
        grouped.setdefault((value.dataset, value.code), []).append(value)
    return [_series(values) for values in grouped.values()]


def _series(values: list[IndicatorValue]) -> Series:
    points = tuple((v.year, v.number) for v in values if v.number is not None)
    first = values[0]
    return Series(first.dataset, first.country, first.code, points, len(values) - len(points))


def stored_values(vault: Vault, dataset: str) -> dict[Key, Values]:
    """Everything that the vault holds of a dataset."""
    held: dict[Key, Values] = {}
    for row in vault.read(
        "SELECT country, code, year, value, status FROM indicator WHERE dataset = ?", (dataset,)
    ):
        series = held.setdefault((str(row["country"]), str(row["code"])), {})
        series[int(row["year"] or 0)] = (str(row["value"]), str(row["status"]))
    return held


def changed_series(
    held: Mapping[Key, Values], read: Mapping[Key, Values]
) -> Iterator[dict[str, Any]]:
    """The series of a file that the vault does not hold in this form, as an entry has them."""
    for (country, code), values in read.items():
        before = held.get((country, code), {})
        if all(before.get(year) == value for year, value in values.items()):
            continue
        years = sorted(values)
        yield {
            "country": country,
            "code": code,
            "years": years,
            "values": [values[year][0] for year in years],
            "statuses": [values[year][1] for year in years],
        }


def moved_series(
    held: Mapping[Key, Values],
    read: Mapping[Key, Values],
    before: Mapping[str, str],
    now: Mapping[str, str],
) -> list[dict[str, Any]]:
    """The series, or years of them, that stand under a country where they belong no longer.

    Args:
        held: what the vault holds of the dataset.
        read: what its new file gives.
        before: the country that a person had chosen for a text of the file.
        now: what the person chooses now.
    """
    gone: dict[Key, set[int]] = {}
    for own, chosen in now.items():
        for key in held:
            if chosen != own and key[0] == own and key not in read:
                gone.setdefault(key, set()).update(held[key])
    for own, chosen in before.items():
        if now.get(own, own) == chosen:
            continue
        for (country, code), values in read.items():
            if country != now.get(own, own):
                continue
            former = held.get((chosen, code), {})
            left = {y for y in values if y in former and y not in read.get((chosen, code), {})}
            if left:
                gone.setdefault((chosen, code), set()).update(left)
    return [
        {"country": country, "code": code, "years": sorted(years)}
        for (country, code), years in gone.items()
    ]


def describe(vault: Vault, dataset: str) -> Dataset | None:
    """What is remembered of a dataset; None before its first import."""
    entries = vault.entries_of(kinds.DATASET_DESCRIBED, dataset)
    return value_of(Dataset, entries[-1].body) if entries else None


def list_described(vault: Vault) -> list[Dataset]:
    """What is remembered of every dataset, in the order of their ids."""
    found: dict[str, Dataset] = {}
    for entry in vault.entries_of(kinds.DATASET_DESCRIBED):
        found[entry.subject] = value_of(Dataset, entry.body)
    return [found[key] for key in sorted(found)]
