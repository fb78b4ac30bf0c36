"""Country datasets as their authors publish them, read into values by country, code and year.

Nothing is dropped: a country that ISO 3166 does not know keeps the code or name of the file,
a value that is missing stays as missing with its status, and each oddity is reported by row.
The file itself is parsed outside (:mod:`workstation.transfer.csv_outside`); here its cells are
understood.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from workstation.domain.dataset import PTS, VDEM, Columns, Dataset
from workstation.domain.error import BadInputError
from workstation.records.countries import Codes
from workstation.records.indicators import Key
from workstation.transfer.csv_outside import OutsideTable
from workstation.transfer.csv_table import Row
from workstation.transfer.reading import LONGEST_CODE, MISSING, MISSING_TEXTS, Reading

PROGRESS_ROWS: Final = 500
_SCORED: Final = "0"
"""The status with which the Political Terror Scale says that a score was given."""

_PTS_SOURCES: Final = ("A", "H", "S")
_PTS_COUNTRY: Final = ("Country", "Year", "COW_Code_A", "WordBank_Code_A", "UN_Code_N")
_PTS_VALUES: Final = tuple(f"{kind}_{s}" for kind in ("PTS", "NA_Status") for s in _PTS_SOURCES)
VDEM_CODES: Final = (
    "v2x_polyarchy", "v2x_libdem", "v2x_rule", "v2x_clphy", "v2x_civlib", "v2xcl_rol",
    "v2xcl_acjst", "v2cltort", "v2clkill", "v2cltrnslw", "v2cldiscm", "v2cldiscw", "v2juhcind",
    "v2x_jucon", "v2csreprss",
)  # fmt: skip
"""V-Dem indicators on torture, killing, rule of law and courts; those that a file has."""
_VDEM_ROW: Final = ("country_text_id", "year")
_VDEM_NAME: Final = "country_name"
_VDEM_ALIASES: Final = {"VDR": "RVN"}
"""V-Dem's code of the Republic of Vietnam is that of North Vietnam in ISO 3166-3."""
_VERSION: Final = {
    PTS: re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)"),
    VDEM: re.compile(r"v(\d+(?:\.\d+)?)", re.IGNORECASE),
}

Progress = Callable[[int, int], None]
Cells = dict[str, str]
Take = Callable[[Reading, Row, Cells], None]


def read(
    path: Path, dataset: Dataset, reading: Reading, on_progress: Progress | None = None
) -> OutsideTable:
    """Read a country dataset.

    Args:
        path: the file.
        dataset: what its columns are.
        reading: takes what was read.
        on_progress: told every so many rows how many there were, and about how many there are;
            it may raise to stop.

    Returns:
        The file, read to its end.

    Raises:
        BadInputError: ``csv.*``, ``outside.*``.
    """
    wanted, take = _reader(dataset)
    table = OutsideTable(path, columns=wanted)
    try:
        _check_columns(table, dataset)
        for row in table.rows():
            if on_progress is not None and row.number % PROGRESS_ROWS == 0:
                on_progress(row.number, table.expected_rows(row.number))
            if reading.begin(row):
                cells = {name: row.cells[n].strip() for name, n in table.columns.items()}
                take(reading, row, cells)
                reading.end()
    finally:
        table.close()
    if not reading.rows:
        raise BadInputError("csv.no_rows", file=str(path))
    reading.finish(is_mixed=table.is_mixed)
    return table


def guess_version(dataset: str, file_name: str) -> str:
    """The release that a file's name tells, as its authors number it; "" when it does not."""
    pattern = _VERSION.get(dataset)
    found = pattern.search(Path(file_name).stem) if pattern else None
    return found.group(1) if found else ""


def preset_columns(dataset: str) -> Columns:
    """What the columns of a preset dataset are, to be shown."""
    if dataset == PTS:
        values = ", ".join(f"PTS_{source}" for source in _PTS_SOURCES)
        return Columns("Country, WordBank_Code_A, UN_Code_N", "Year", "", values)
    if dataset == VDEM:
        return Columns(*_VDEM_ROW, "", "v2x_…, v2cl…, v2ju…, v2cs…")
    return Columns()


def _reader(dataset: Dataset) -> tuple[tuple[str, ...], Take]:
    if dataset.id == PTS:
        return (*_PTS_COUNTRY, *_PTS_VALUES), _take_pts
    if dataset.id == VDEM:
        return (*_VDEM_ROW, _VDEM_NAME, *VDEM_CODES), _take_vdem
    columns = dataset.columns
    wanted = (columns.country, columns.year, columns.code, columns.value)
    take = _Generic(columns)
    return tuple(name for name in wanted if name), take.take


def _check_columns(table: OutsideTable, dataset: Dataset) -> None:
    if dataset.id == VDEM:
        table.require(_VDEM_ROW)
        if not any(name in table.columns for name in VDEM_CODES):
            raise BadInputError(
                "csv.columns_missing", file=table.file, place="row 1",
                missing=", ".join(VDEM_CODES), found=", ".join(table.header[:20]),
            )  # fmt: skip
        return
    table.require(_reader(dataset)[0])


def aliases(dataset: str) -> Mapping[str, str]:
    """Codes of a dataset that stand for another country elsewhere."""
    return _VDEM_ALIASES if dataset == VDEM else {}


def _take_pts(reading: Reading, row: Row, cells: Cells) -> None:
    """The Political Terror Scale: one row per country and year, three scores.

    Source: politicalterrorscale.org, codebook of 2024.
    """
    year = reading.year(row, "Year", cells["Year"])
    if year is None:
        return
    country = _pts_country(reading, row, cells)
    if not country:
        return
    for source in _PTS_SOURCES:
        _pts_value(reading, row, (country, f"PTS_{source}"), year, cells)


def _pts_value(reading: Reading, row: Row, key: Key, year: int, cells: Cells) -> None:
    code = key[1]
    status = cells[f"NA_Status_{code[-1]}"]
    value = cells[code]
    if value in MISSING_TEXTS:
        value = MISSING
        reading.missing[status] += 1
    elif value not in {"1", "2", "3", "4", "5"}:
        reading.report(row, code, "not_a_score", value)
    if (value == MISSING) is (status == _SCORED):
        reading.report(row, code, "status_conflict", f"{value} / {status}")
    if all(reading.is_clean(row, code, text) for text in (value, status)):
        reading.keep(row, key, year, value, "" if status == _SCORED else status)


def _pts_country(reading: Reading, row: Row, cells: Cells) -> str:
    """The ISO code that the row's several codes and name agree on, else its own code."""
    name, bank, number = cells["Country"], cells["WordBank_Code_A"], cells["UN_Code_N"]
    found = _agreed(name, bank, number, reading.known)
    own = bank if bank not in MISSING_TEXTS else name
    if found is None:
        own = _own_code((bank, cells["COW_Code_A"]), name, reading.known)
        if not own:
            reading.report(row, "Country", "no_country", name)
            return ""
    return reading.settle(row, "Country", own, found or "", "" if name == own else name)


def _agreed(name: str, bank: str, number: str, known: Codes) -> str | None:
    """The code that name, World Bank code and UN number give together; None on a conflict."""
    if (by_name := known.named(name)) and by_name in known.historic:
        return by_name
    by_bank = bank if bank in known.alpha_2 else known.alias.get(bank)
    by_number = known.numeric.get(number.lstrip("0")) if number not in MISSING_TEXTS else None
    found = {code for code in (by_bank, by_number) if code}
    if not found and by_name:
        return by_name
    return found.pop() if len(found) == 1 else None


def _own_code(given: tuple[str, ...], name: str, known: Codes) -> str:
    """A code of the file that is no country's code in ISO 3166, else the name itself.

    Other lists use the same letters for other countries: AUS is Austria to one of them.
    """
    for code in given:
        if code not in MISSING_TEXTS and not known.is_code(code) and code not in known.alias:
            return code
    return name


def _take_vdem(reading: Reading, row: Row, cells: Cells) -> None:
    """V-Dem: one row per country and year, one column per indicator.

    Source: v-dem.net, codebook; country_text_id is ISO 3166-1 with additions.
    """
    column, year_column = _VDEM_ROW
    year = reading.year(row, year_column, cells[year_column])
    if year is None:
        return
    country = reading.country(row, column, cells[column], cells.get(_VDEM_NAME, ""))
    if not country:
        return
    for code in VDEM_CODES:
        if code in cells:
            reading.keep_number(row, (country, code), year, cells[code])


class _Generic:
    """A long table: one row per country, indicator and year."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def take(self, reading: Reading, row: Row, cells: Cells) -> None:
        """Take one row."""
        columns = self._columns
        year = reading.year(row, columns.year, cells[columns.year])
        if year is None:
            return
        country = reading.country(row, columns.country, cells[columns.country])
        code = cells[columns.code] if columns.code else columns.one_code
        if not country:
            return
        if not code or len(code) > LONGEST_CODE:
            reading.report(row, columns.code, "no_code", code)
            return
        if reading.is_clean(row, columns.code, code):
            reading.keep_number(row, (country, code), year, cells[columns.value])
