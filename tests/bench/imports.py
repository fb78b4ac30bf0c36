"""Imports of large files, timed: a dataset, a register, and a file as wide as V-Dem's.

``python -m tests.bench.imports --rows 1000000`` makes the files from a seed, imports each into a
vault of its own, and prints time, memory and what became of the rows. One row in a thousand is
bad, so that the report grows with the file too.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from workstation.domain.import_report import ImportReport
from workstation.domain.officer import Role
from workstation.records.countries import codes
from workstation.transfer.datasets import VDEM_CODES
from workstation.workflows import indicators, partners, registers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

PASSPHRASE = "velvet tangle orbit gravel 42"
VDEM_COLUMNS = 4600
VDEM_ROWS = 27_900
PARTNERS = 100
_BAD_ONE_IN = 1000

Import = Callable[[Session, Path], ImportReport]


def main(arguments: Sequence[str]) -> int:
    """Make each file, import it, print a line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.imports", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", choices=sorted(KINDS), action="append")
    chosen = parser.parse_args(list(arguments))
    with tempfile.TemporaryDirectory(prefix="imports-") as name:
        for kind in chosen.only or sorted(KINDS):
            write, take = KINDS[kind]
            rows = VDEM_ROWS if kind == "vdem" else chosen.rows
            file = Path(name) / f"{kind}.csv"
            with file.open("w", encoding="utf-8") as stream:
                stream.writelines(write(rows))
            sys.stdout.write(_measure(kind, file, Path(name) / f"vault-{kind}", take))
            file.unlink()
    return 0


def _measure(kind: str, file: Path, folder: Path, take: Import) -> str:
    with _session(folder) as session:
        if kind == "exchanges":
            for number in range(PARTNERS):
                partners.add_partner(
                    session, name=f"Service {number}", country="FRA", kind="border"
                )
        began = time.perf_counter()
        report = take(session, file)
        seconds = time.perf_counter() - began
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size_mb = file.stat().st_size / 1e6
    return (
        f"{kind}: {size_mb:.0f} MB, {report.read} rows in {seconds:.1f} s"
        f" ({report.read / seconds:.0f} a second), {report.added} added, {report.skipped} left out,"
        f" {len(report.problems)} to look at, {memory_mb:.0f} MB at most\n"
    )


@contextmanager
def _session(folder: Path) -> Iterator[Session]:
    session = sessions.create_vault(
        folder, name="BENCH", officer_name="A. Martin", authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=lambda: datetime.now(UTC),
    )  # fmt: skip
    try:
        yield session
    finally:
        sessions.end(session)


def _generic(rows: int) -> Iterator[str]:
    chance = random.Random(1)
    countries = sorted(codes().alpha_2)
    yield "country,code,year,value\n"
    for row in range(rows):
        year, rest = row % 200, row // 200
        country, code = countries[rest % len(countries)], rest // len(countries)
        bad = "x" if row % _BAD_ONE_IN == _BAD_ONE_IN - 1 else ""
        yield f"{country},index-{code},{bad}{1820 + year},{chance.random():.3f}\n"


def _exchanges(rows: int) -> Iterator[str]:
    yield "partner,on,act,summary,marking\n"
    for row in range(rows):
        day = 30 if row % _BAD_ONE_IN == _BAD_ONE_IN - 1 else row % 28 + 1
        on = f"{2010 + row % 15}-{2 if day == 30 else row % 12 + 1:02}-{day:02}"
        yield f"P-{row % PARTNERS + 1:04},{on},disclosure,What was sent on occasion {row},(U)\n"


def _vdem(rows: int) -> Iterator[str]:
    chance = random.Random(2)
    countries = sorted(codes().alpha_2)
    others = [f"v2other_{number}" for number in range(VDEM_COLUMNS - 3 - len(VDEM_CODES))]
    values = [f"{chance.random():.3f}" for _ in range(500)] + [""] * 500
    yield ",".join(["country_name", "country_text_id", "year", *VDEM_CODES, *others]) + "\n"
    for row in range(rows):
        cells = ",".join(chance.choices(values, k=VDEM_COLUMNS - 3))
        yield f'"A name","{countries[row // 200]}",{1820 + row % 200},{cells}\n'


def _import_exchanges(session: Session, file: Path) -> ImportReport:
    return registers.import_register(session, "exchange", file)


KINDS: dict[str, tuple[Callable[[int], Iterator[str]], Import]] = {
    "generic": (_generic, lambda session, file: _dataset(session, file, "generic")),
    "exchanges": (_exchanges, _import_exchanges),
    "vdem": (_vdem, lambda session, file: _dataset(session, file, "vdem")),
}


def _dataset(session: Session, file: Path, dataset: str) -> ImportReport:
    return indicators.import_indicators(session, file, dataset)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
