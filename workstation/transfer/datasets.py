"""Country datasets as their authors publish them, read into values by country, code and year.

Nothing is dropped: a country that ISO 3166 does not know keeps the code or name of the file,
a value that is missing stays as missing with its status, and each oddity is reported by row.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import msgspec

from workstation.domain.error import BadInputError
from workstation.domain.register import RowProblem
from workstation.outside import door
from workstation.outside.limits import Limits
from workstation.records.countries import Codes, codes
from workstation.records.indicators import Key, Values
from workstation.transfer.csv_table import CsvTable, Row, is_formula

PROGRESS_ROWS: Final = 500
MISSING: Final = "NA"
GENERIC: Final = "generic"
"""The dataset whose codes an office chooses itself."""
_MISSING_TEXTS: Final = frozenset({"", "NA", "NaN", "nan", "."})
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2999
_LONGEST_CODE: Final = 100
_SCORED: Final = "0"
"""The status with which the Political Terror Scale says that a score was given."""

_PTS_SOURCES: Final = ("A", "H", "S")
_PTS_COUNTRY: Final = ("Country", "Year", "COW_Code_A", "WordBank_Code_A", "UN_Code_N")
VDEM_CODES: Final = (
    "v2x_polyarchy", "v2x_libdem", "v2x_rule", "v2x_clphy", "v2x_civlib", "v2xcl_rol",
    "v2xcl_acjst", "v2cltort", "v2clkill", "v2cltrnslw", "v2cldiscm", "v2cldiscw", "v2juhcind",
    "v2x_jucon", "v2csreprss",
)  # fmt: skip
"""V-Dem indicators on torture, killing, rule of law and courts; those that a file has."""


@dataclass
class Reading:
    """What was read so far.

    Attributes:
        values: by country and code, value and status by year.
        rows: how many rows were read.
        row_keys: the values that each row gave, to say which rows changed.
        problems: what a person should look at, by row.
        missing: how many values are missing, by the file's own status.
        mapped: how many rows of each foreign code were understood.
        skipped: rows of which nothing could be kept.
    """

    values: dict[Key, Values] = field(default_factory=dict)
    rows: int = 0
    row_keys: list[list[tuple[Key, int]]] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)
    mapped: Counter[str] = field(default_factory=Counter)
    skipped: int = 0

    def report(self, row: Row, column: str, code: str, value: str) -> None:
        """Note something about one row."""
        self.problems.append(RowProblem(row.number, column, f"import.problem.{code}", value))

    def keep(self, row: Row, key: Key, year: int, value: str, status: str = "") -> None:
        """Take one value; a second one for the same country, code and year is reported."""
        series = self.values.setdefault(key, {})
        if year in series:
            self.report(row, key[1], "twice", f"{key[0]} {year}")
            return
        series[year] = (value, status)
        self.row_keys[-1].append((key, year))


Progress = Callable[[int], None]
Reader = Callable[[CsvTable, Progress], Reading]


def read_pts(table: CsvTable, progress: Progress) -> Reading:
    """The Political Terror Scale: one row per country and year, three scores.

    Source: politicalterrorscale.org, codebook of 2024.
    """
    names = [f"{kind}_{s}" for kind in ("PTS", "NA_Status") for s in _PTS_SOURCES]
    place = table.require((*_PTS_COUNTRY, *names))
    reading, known = Reading(), codes()
    for row in table.rows():
        cells = {name: row.cells[index].strip() for name, index in place.items()}
        _begin(reading, row, progress)
        year = _year(reading, row, "Year", cells["Year"])
        if year is None:
            continue
        country = _pts_country(reading, row, cells, known)
        for source in _PTS_SOURCES:
            _pts_value(reading, row, (country, f"PTS_{source}"), year, cells)
    return reading


def _pts_value(reading: Reading, row: Row, key: Key, year: int, cells: Mapping[str, str]) -> None:
    code = key[1]
    status = cells[f"NA_Status_{code[-1]}"]
    value = cells[code]
    if value in _MISSING_TEXTS:
        value = MISSING
        reading.missing[status] += 1
    elif value not in {"1", "2", "3", "4", "5"}:
        reading.report(row, code, "not_a_score", value)
    if (value == MISSING) is (status == _SCORED):
        reading.report(row, code, "status_conflict", f"{value} / {status}")
    reading.keep(row, key, year, value, "" if status == _SCORED else status)


def _pts_country(reading: Reading, row: Row, cells: Mapping[str, str], known: Codes) -> str:
    """The ISO code that the row's several codes and name agree on, else its own code."""
    name, bank, number = cells["Country"], cells["WordBank_Code_A"], cells["UN_Code_N"]
    found = _agreed(name, bank, number, known)
    own = bank if bank not in _MISSING_TEXTS else name
    if found is None:
        own = _own_code((bank, cells["COW_Code_A"]), name, known)
        reading.report(row, "Country", "unmapped", name if name == own else f"{name} ({own})")
        return own
    if found != own:
        reading.mapped[f"{own} → {found}"] += 1
    return found


def _agreed(name: str, bank: str, number: str, known: Codes) -> str | None:
    """The code that name, World Bank code and UN number give together; None on a conflict."""
    if (by_name := known.by_name.get(name.casefold())) and by_name in known.historic:
        return by_name
    by_bank = bank if bank in known.alpha_2 else known.alias.get(bank)
    by_number = known.numeric.get(number.lstrip("0")) if number not in _MISSING_TEXTS else None
    found = {code for code in (by_bank, by_number) if code}
    if not found and by_name:
        return by_name
    return found.pop() if len(found) == 1 else None


def _own_code(given: tuple[str, ...], name: str, known: Codes) -> str:
    """A code of the file that is no country's code in ISO 3166, else the name itself.

    Other lists use the same letters for other countries: AUS is Austria to one of them.
    """
    for code in given:
        if code not in _MISSING_TEXTS and not known.is_code(code) and code not in known.alias:
            return code
    return name


def read_vdem(table: CsvTable, progress: Progress) -> Reading:
    """V-Dem: one row per country and year, one column per indicator.

    Source: v-dem.net, codebook; country_text_id is ISO 3166-1 with additions.
    """
    place = table.require(("country_text_id", "year"))
    chosen = {name: table.header.index(name) for name in VDEM_CODES if name in table.header}
    if not chosen:
        raise BadInputError(
            "csv.columns_missing", file=table.file, place="row 1",
            missing=", ".join(VDEM_CODES), found=", ".join(table.header[:20]),
        )  # fmt: skip
    reading, known = Reading(), codes()
    for row in table.rows():
        _begin(reading, row, progress)
        year = _year(reading, row, "year", row.cells[place["year"]])
        country = _country(reading, row, "country_text_id", row.cells[place["country_text_id"]],
                           known)  # fmt: skip
        if year is None or not country:
            continue
        for code, index in chosen.items():
            _keep_number(reading, row, (country, code), year, row.cells[index])
    return reading


def read_generic(table: CsvTable, progress: Progress) -> Reading:
    """A long table: one row per country, indicator and year."""
    place = table.require(("country", "code", "year", "value"))
    reading, known = Reading(), codes()
    for row in table.rows():
        _begin(reading, row, progress)
        cells = {name: row.cells[index].strip() for name, index in place.items()}
        year = _year(reading, row, "year", cells["year"])
        country = _country(reading, row, "country", cells["country"], known)
        code = cells["code"]
        if year is None or not country:
            continue
        if not code or len(code) > _LONGEST_CODE:
            reading.report(row, "code", "no_code", code[:_LONGEST_CODE])
            reading.skipped += 1
            continue
        _keep_number(reading, row, (country, code), year, cells["value"])
    return reading


class Order(msgspec.Struct, frozen=True):
    """Which dataset a file is, and how the person named the file."""

    dataset: str
    file: str


class Read(msgspec.Struct, frozen=True):
    """A :class:`Reading` on its way out of the process that read it."""

    values: dict[Key, Values]
    rows: int
    row_keys: list[list[tuple[Key, int]]]
    problems: list[RowProblem]
    missing: dict[str, int]
    mapped: dict[str, int]
    encoding: str


def read_dataset(data: bytes, given: Order, tell: Progress) -> Read:
    """Read a country dataset, telling every so many rows how many there were.

    Raises:
        BadInputError: ``csv.*``.
    """
    table = CsvTable(Path(given.file), data=data)

    def progress(row: int) -> None:
        if row % PROGRESS_ROWS == 0:
            tell(row)

    found = READERS[given.dataset](table, progress)
    return Read(
        found.values, found.rows, found.row_keys, found.problems, dict(found.missing),
        dict(found.mapped), table.encoding,
    )  # fmt: skip


READ: Final[door.Task[Read]] = door.Task(
    "workstation.transfer.datasets:read_dataset",
    Read,
    int,
    Limits(memory_mb=3072, cpu_s=300, wall_s=600, output_mb=512),
)
"""V-Dem as published is larger than most files: it has more of everything."""


def warm_up() -> None:
    """Read the lists of countries before there is a file."""
    codes()


READERS: Final[Mapping[str, Reader]] = {
    "pts": read_pts,
    "vdem": read_vdem,
    GENERIC: read_generic,
}


def _begin(reading: Reading, row: Row, progress: Progress) -> None:
    reading.rows += 1
    reading.row_keys.append([])
    progress(row.number)


def _year(reading: Reading, row: Row, column: str, text: str) -> int | None:
    """The year; a row without one is skipped and reported."""
    year = text.strip()
    if year.isascii() and year.isdecimal() and _FIRST_YEAR <= int(year[:9]) <= _LAST_YEAR:
        return int(year)
    reading.report(row, column, "not_a_year", year[:_LONGEST_CODE])
    reading.skipped += 1
    return None


def _country(reading: Reading, row: Row, column: str, text: str, known: Codes) -> str:
    own = text.strip()
    if not own:
        reading.report(row, column, "no_country", own)
        reading.skipped += 1
        return ""
    found = known.alias.get(own, own) if own not in known.alpha_2 else own
    if not known.is_code(found):
        found = known.by_name.get(own.casefold(), "")
    if not found:
        reading.report(row, column, "unmapped", own)
        return own
    if found != own:
        reading.mapped[f"{own} → {found}"] += 1
    return found


def _keep_number(reading: Reading, row: Row, key: Key, year: int, text: str) -> None:
    """Take a value as published; what is no number is kept as text and reported."""
    value = text.strip()
    if value in _MISSING_TEXTS:
        reading.missing[""] += 1
        reading.keep(row, key, year, MISSING)
        return
    if is_formula(value):
        reading.report(row, key[1], "formula", value[:_LONGEST_CODE])
    elif not _is_number(value):
        reading.report(row, key[1], "not_a_number", value[:_LONGEST_CODE])
    reading.keep(row, key, year, value)


def _is_number(text: str) -> bool:
    try:
        return abs(float(text)) < float("inf")
    except ValueError:
        return False
