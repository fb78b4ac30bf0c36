"""Country datasets: importing what an office obtained, and reading it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from workstation import words
from workstation.domain.dataset import PRESET, Dataset, Preview
from workstation.domain.import_report import ImportReport
from workstation.domain.officer import Permission
from workstation.domain.register import IndicatorValue, Series
from workstation.domain.text import Language
from workstation.records import indicators, kinds
from workstation.records.codec import body_of
from workstation.records.countries import find_country
from workstation.transfer import datasets as files
from workstation.transfer.reading import Reading
from workstation.vault.store import NewEntry
from workstation.workflows import datasets
from workstation.workflows.row_import import OnProgress
from workstation.workflows.session import Session

_VALUES_OF_ENTRY: Final = 20_000
"""An entry of the ledger stays small enough to be read and sent."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and judged, and that nothing was taken from yet.

    Attributes:
        preview: what taking it would do.
    """

    preview: Preview
    _reading: Reading
    _file: dict[str, str]


def prepare(
    session: Session,
    path: Path,
    dataset: Dataset,
    on_progress: OnProgress | None = None,
) -> Prepared:
    """Read a file of a dataset and say what an import would do; nothing is written.

    Args:
        session: who imports.
        path: the CSV file.
        dataset: what its columns are, as :func:`datasets.dataset_for` remembers it.
        on_progress: told the rows read, and about how many there are; it may raise to cancel.

    Raises:
        BadInputError: ``csv.*`` with file and row, ``dataset.*``, ``field.*``.
    """
    session.require(Permission.WRITE_RECORD)
    told = datasets.checked(dataset)
    held = indicators.stored_values(session.vault, told.id)
    reading = Reading(held, told.countries, files.aliases(told.id))
    table = files.read(path, told, reading, on_progress)
    years = [year for values in (held, reading.values) for one in values.values() for year in one]
    told = replace(
        told,
        retrieved=session.now_utc()[:10],
        first_year=min(years, default=0),
        last_year=max(years, default=0),
    )
    preview = Preview(
        dataset=told,
        rows=tuple(replace(value, dataset=told.id) for value in reading.first),
        report=_report(reading, table.encoding),
        countries=reading.countries(),
        moved=sum(len(one["years"]) for one in _moved(session, told, reading)),
    )
    name = "".join(c if c.isprintable() else "?" for c in path.name)
    facts = {"file": name, "sha256": table.sha256, "encoding": table.encoding}
    return Prepared(preview, reading, facts)


def commit(
    session: Session, prepared: Prepared, on_progress: OnProgress | None = None
) -> ImportReport:
    """Take what :func:`prepare` read, whole or not at all.

    Args:
        session: who imports.
        prepared: what was looked at.
        on_progress: told the parts written, and how many there are; it may raise to cancel.

    Raises:
        NotAllowedError: the officer may not write.
        StoreError: the disk failed; nothing was taken.
    """
    session.require(Permission.WRITE_RECORD)
    told, reading = prepared.preview.dataset, prepared._reading
    before = indicators.describe(session.vault, told.id)
    bodies = list(_bodies(session, told, reading))
    entries = [
        NewEntry(kinds.INDICATORS_IMPORTED, told.id, {"dataset": told.id, **prepared._file, **body})
        for body in bodies
    ]
    if entries or before is None or replace(told, retrieved=before.retrieved) != before:
        entries.append(NewEntry(kinds.DATASET_DESCRIBED, told.id, body_of(told)))
    parts = _told(entries, on_progress)
    session.vault.append_parts(parts, officer=session.officer.id, at=session.clock())
    return prepared.preview.report


def _told(entries: list[NewEntry], on_progress: OnProgress | None) -> Iterator[list[NewEntry]]:
    """The entries one by one, each told before it is written."""
    for number, entry in enumerate(entries):
        if on_progress is not None:
            on_progress(number, len(entries))
        yield [entry]


def import_indicators(
    session: Session,
    path: Path,
    dataset: str | Dataset,
    on_progress: OnProgress | None = None,
) -> ImportReport:
    """Take a country dataset into the vault, whole or not at all.

    A second import of the same file changes nothing; a newer file updates what differs.

    Args:
        session: who imports.
        path: the CSV file.
        dataset: ``pts`` (Political Terror Scale), ``vdem``, or any other with the columns that
            are remembered of it, at first country, code, year, value.
        on_progress: told the rows read, and about how many there are; it may raise to cancel.

    Raises:
        BadInputError: ``csv.*`` with file and row, ``dataset.*``, ``field.*``.
    """
    session.require(Permission.WRITE_RECORD)
    told = datasets.dataset_for(session, dataset, path) if isinstance(dataset, str) else dataset
    return commit(session, prepare(session, path, told, on_progress))


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
    return f"{dataset.upper()} {code}" if dataset in PRESET else code


def _moved(session: Session, told: Dataset, reading: Reading) -> list[dict[str, Any]]:
    before = indicators.describe(session.vault, told.id)
    chosen = before.countries if before else {}
    return indicators.moved_series(reading.held, reading.values, chosen, told.countries)


def _bodies(session: Session, told: Dataset, reading: Reading) -> Iterator[dict[str, Any]]:
    """What the file changes, in entries of bounded size."""
    dropped = _moved(session, told, reading)
    series: list[dict[str, Any]] = []
    size = 0
    for one in indicators.changed_series(reading.held, reading.values):
        series.append(one)
        size += len(one["years"])
        if size >= _VALUES_OF_ENTRY:
            yield {"series": series, "dropped": dropped}
            series, dropped, size = [], [], 0
    if series or dropped:
        yield {"series": series, "dropped": dropped}


def _report(reading: Reading, encoding: str) -> ImportReport:
    """Each row counted once: added, updated, unchanged or skipped."""
    counts = reading.counts
    return ImportReport(
        read=reading.rows,
        added=counts["added"],
        updated=counts["updated"],
        unchanged=counts["unchanged"],
        skipped=reading.rows - counts.total(),
        values=reading.kept,
        problems=tuple(reading.problems),
        encoding=encoding,
        missing=dict(reading.missing),
        mapped=dict(reading.mapped),
    )
