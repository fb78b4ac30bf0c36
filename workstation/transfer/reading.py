"""What was read of a country dataset so far: values, what each row does, and what is odd."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.dataset import Unmapped
from workstation.domain.import_report import RowProblem
from workstation.domain.register import IndicatorValue
from workstation.records.countries import Codes, codes
from workstation.records.indicators import Key, Values
from workstation.transfer.csv_table import Row, is_formula

MISSING: Final = "NA"
MISSING_TEXTS: Final = frozenset({"", "NA", "NaN", "nan", "."})
LONGEST_CODE: Final = 100
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2999
_FIRST_ROWS: Final = 30


@dataclass
class Reading:
    """What was read so far.

    Attributes:
        held: what the vault holds, to say what each row does.
        by_hand: the country that a person chose for a text of the file.
        aliases: codes of this dataset that stand for another country elsewhere.
        values: by country and code, value and status by year.
        rows: how many rows were read.
        counts: how many rows were added, updated, unchanged; the others were skipped.
        kept: how many values were taken.
        problems: what a person should look at, by row.
        missing: how many values are missing, by the file's own status.
        mapped: how many rows of each foreign code were understood.
        unmapped: name and number of rows of each country that could not be mapped, or was
            mapped by hand, by its own code.
        first: the first values as they would be stored.
    """

    held: Mapping[Key, Values] = field(default_factory=dict)
    by_hand: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    values: dict[Key, Values] = field(default_factory=dict)
    rows: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)
    mapped: Counter[str] = field(default_factory=Counter)
    unmapped: dict[str, tuple[str, int]] = field(default_factory=dict)
    first: list[IndicatorValue] = field(default_factory=list)
    known: Codes = field(default_factory=codes)
    _texts: dict[str, str] = field(default_factory=dict)
    _singles: list[int] = field(default_factory=list)
    _is_new: bool = True
    _is_same: bool = True
    _row_values: int = 0

    def begin(self, row: Row) -> bool:
        """Begin with a row; False when it cannot be read, which is reported."""
        self.rows += 1
        self._is_new = self._is_same = True
        self._row_values = 0
        if row.problem:
            self.report(row, "", row.problem, str(row.found) if row.found else "")
            return False
        if row.is_single:
            self._singles.append(row.number)
        return True

    def end(self) -> None:
        """Count what became of the row."""
        if self._row_values:
            became = "unchanged" if self._is_same else "added" if self._is_new else "updated"
            self.counts[became] += 1

    def finish(self, *, is_mixed: bool) -> None:
        """Tell the rows that are written otherwise than the rest of the file."""
        if is_mixed:
            code = "import.problem.mixed_encoding"
            self.problems += [RowProblem(number, "", code, "") for number in self._singles]
            self.problems.sort(key=lambda problem: problem.row)

    def report(self, row: Row, column: str, code: str, value: str) -> None:
        """Note something about one row."""
        shown = value[:LONGEST_CODE]
        self.problems.append(RowProblem(row.number, column, f"import.problem.{code}", shown))

    def keep(self, row: Row, key: Key, year: int, value: str, status: str = "") -> None:
        """Take one value; a second one for the same country, code and year is reported."""
        series = self.values.get(key)
        if series is None:
            series = self.values[key] = {}
        if year in series:
            self.report(row, key[1], "twice", f"{key[0]} {year}")
            return
        now = series[year] = (value, status)
        before = self.held.get(key, {}).get(year)
        self._is_new = self._is_new and before is None
        self._is_same = self._is_same and before == now
        self._row_values += 1
        self.kept += 1
        if len(self.first) < _FIRST_ROWS:
            self.first.append(IndicatorValue("", key[0], key[1], year, value, status))

    def keep_number(self, row: Row, key: Key, year: int, text: str) -> None:
        """Take a value as published; what is no number is kept as text and reported."""
        value = text.strip()
        if value in MISSING_TEXTS:
            self.missing[""] += 1
            self.keep(row, key, year, MISSING)
            return
        if not _is_number(value):
            self.report(row, key[1], "formula" if is_formula(value) else "not_a_number", value)
            if not self.is_clean(row, key[1], value):
                return
        self.keep(row, key, year, value)

    def is_clean(self, row: Row, column: str, text: str) -> bool:
        """Report characters that are not seen; False for those that cannot be kept."""
        if text.isascii() and text.isprintable():
            return True
        if any(unicodedata.category(char) in {"Cc", "Cs"} for char in text):
            self.report(row, column, "unreadable", ascii(text)[1:-1])
            return False
        if any(unicodedata.category(char) == "Cf" for char in text):
            self.report(row, column, "hidden_characters", ascii(text)[1:-1])
        return True

    def year(self, row: Row, column: str, text: str) -> int | None:
        """The year; a row without one is skipped and reported."""
        year = text.strip()
        if year.isascii() and year.isdecimal() and _FIRST_YEAR <= int(year[:9]) <= _LAST_YEAR:
            return int(year)
        self.report(row, column, "not_a_year", year)
        return None

    def country(self, row: Row, column: str, text: str, name: str = "") -> str:
        """The country of a row; its own text where none is known; "" when there is none."""
        own = text.strip()
        if not own:
            self.report(row, column, "no_country", own)
            return ""
        found = self._texts.get(own)
        if found is None:
            found = self._texts[own] = self._find(own)
        return self.settle(row, column, own, found, name)

    def settle(self, row: Row, column: str, own: str, found: str, name: str = "") -> str:
        """What a person chose for a country, else what was found, else its own text."""
        chosen = self.by_hand.get(own, "")
        if chosen or not found:
            named, rows = self.unmapped.get(own, (name or own, 0))
            self.unmapped[own] = (named, rows + 1)
        if not chosen and not found:
            if not self.is_clean(row, column, own):
                return ""
            self.report(row, column, "unmapped", own if not name else f"{name} ({own})")
            return own
        result = chosen or found
        if result != own:
            self.mapped[f"{own} → {result}"] += 1
        return result

    def countries(self) -> tuple[Unmapped, ...]:
        """What could not be mapped, and what a person mapped, by name."""
        found = [
            Unmapped(own, name, rows, self.by_hand.get(own, ""))
            for own, (name, rows) in self.unmapped.items()
        ]
        return tuple(sorted(found, key=lambda one: one.name))

    def _find(self, own: str) -> str:
        known = self.known
        if own in self.aliases:
            return self.aliases[own]
        code = own if own in known.alpha_2 else known.alias.get(own, own)
        if known.is_code(code):
            return code
        if len(own) == 2 and own.isascii():
            return next((three for three, two in known.alpha_2.items() if two == own.upper()), "")
        return known.named(own) or ""


def _is_number(text: str) -> bool:
    try:
        return abs(float(text)) < float("inf")
    except ValueError:
        return False
