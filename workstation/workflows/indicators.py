"""Country datasets: importing what an office obtained, and reading it."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from workstation import words
from workstation.domain.error import BadInputError
from workstation.domain.officer import Permission
from workstation.domain.register import ImportReport, IndicatorValue, Series
from workstation.domain.text import Language
from workstation.outside import door
from workstation.records import indicators, kinds
from workstation.records.countries import find_country
from workstation.transfer.csv_table import read_bytes
from workstation.transfer.datasets import GENERIC, READ, READERS, Order, Read
from workstation.vault.store import NewEntry
from workstation.workflows.row_import import OnProgress
from workstation.workflows.session import Session


def import_indicators(
    session: Session, path: Path, dataset: str, on_progress: OnProgress | None = None
) -> ImportReport:
    """Take a country dataset into the vault, whole or not at all.

    A second import of the same file changes nothing; a newer file updates what differs.

    Args:
        session: who imports.
        path: the CSV file.
        dataset: ``pts`` (Political Terror Scale), ``vdem``, or ``generic`` with the columns
            country, code, year, value.
        on_progress: told the rows read, of 0 when the number is not known.

    Raises:
        BadInputError: ``csv.*`` with file and row, or ``field.unknown_choice``.
    """
    session.require(Permission.WRITE_RECORD)
    if dataset not in READERS:
        choices = ", ".join(READERS)
        raise BadInputError("field.unknown_choice", place="dataset", value=dataset, choices=choices)
    data = read_bytes(path)
    reading = door.run(
        READ, data, Order(dataset, str(path)), file=str(path), on_part=_teller(on_progress)
    )
    if not reading.rows:
        raise BadInputError("csv.no_rows", file=str(path))
    held = indicators.stored_values(session.vault, dataset)
    series = list(indicators.changed_series(held, reading.values))
    if series:
        body = {
            "dataset": dataset,
            "file": "".join(c if c.isprintable() else "?" for c in path.name),
            "sha256": sha256(data).hexdigest(),
            "encoding": reading.encoding,
            "series": series,
        }
        session.record([NewEntry(kinds.INDICATORS_IMPORTED, dataset, body)])
    return _report(reading, held)


def list_indicators(session: Session, country: str, dataset: str = "") -> list[IndicatorValue]:
    """Every value of a country, by dataset, code and year; none for an unknown country."""
    session.require(Permission.READ)
    code = find_country(country) or country
    return indicators.list_indicators(session.vault, code, dataset)


def list_series(session: Session, country: str) -> list[Series]:
    """A country's values as lines over the years, for small charts."""
    session.require(Permission.READ)
    return indicators.list_series(session.vault, find_country(country) or country)


def indicator_name(dataset: str, code: str, language: Language) -> str:
    """What an indicator measures, in words; its own code when it has none here."""
    named = words.find(f"indicator.{code}", language)
    if named is not None:
        return named
    return code if dataset == GENERIC else f"{dataset.upper()} {code}"


def _teller(on_progress: OnProgress | None) -> Callable[[int], None] | None:
    return None if on_progress is None else lambda row: on_progress(row, 0)


def _report(reading: Read, held: dict[indicators.Key, indicators.Values]) -> ImportReport:
    """Each row counted once: added, updated, unchanged or skipped."""
    counts = {"added": 0, "updated": 0, "unchanged": 0}
    for keys in reading.row_keys:
        if keys:
            counts[_what_became(keys, reading, held)] += 1
    skipped = reading.rows - sum(counts.values())
    return ImportReport(
        read=reading.rows,
        **counts,
        skipped=skipped,
        values=sum(len(keys) for keys in reading.row_keys),
        problems=tuple(reading.problems),
        encoding=reading.encoding,
        missing=reading.missing,
        mapped=reading.mapped,
    )


def _what_became(
    keys: list[tuple[indicators.Key, int]],
    reading: Read,
    held: dict[indicators.Key, indicators.Values],
) -> str:
    before = [held.get(key, {}).get(year) for key, year in keys]
    if all(value is None for value in before):
        return "added"
    now = [reading.values[key][year] for key, year in keys]
    return "unchanged" if before == now else "updated"
