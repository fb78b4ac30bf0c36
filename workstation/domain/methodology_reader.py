"""Reads typed values out of a TOML table and notes everything that does not fit."""

import difflib
import re
from collections.abc import Iterable

from workstation.domain.methodology_problem import KeyPath, Report
from workstation.domain.text import Text

MAX_TEXT = 4000
"""Longest single text, in characters."""

_MISSING = object()


class Reader:
    """One table of the file.

    Each method takes one key and returns a value of the right type in every case; when the
    file's value does not fit, the problem is noted and a harmless stand-in is returned, so
    that reading goes on and finds the other problems too.
    """

    def __init__(self, table: dict[str, object], path: KeyPath, report: Report) -> None:
        self._table = table
        self.path = path
        self.report = report
        self._known: set[str] = set()

    def at(self, key: str) -> KeyPath:
        """The path of one key of this table."""
        return (*self.path, key)

    def has(self, key: str) -> bool:
        """Whether the file gives this key; it then counts as known."""
        self._known.add(key)
        return key in self._table

    def is_string(self, key: str) -> bool:
        """Whether the key is given and holds a string."""
        return self.has(key) and isinstance(self._table[key], str)

    def string(self, key: str, *, pattern: str = "", required: bool = True) -> str:
        """A non-empty string, matching the pattern as a whole where one is given."""
        value = self._take(key, required=required)
        if value is _MISSING:
            return ""
        if not isinstance(value, str):
            self._wrong_type(key, "string")
            return ""
        if not self._is_fair(key, value):
            return ""
        if pattern and not re.fullmatch(pattern, value):
            self.report.add(self.at(key), "bad_id", value=_clip(value))
            return ""
        return value

    def one_of(self, key: str, allowed: Iterable[str], code: str, *, required: bool = True) -> str:
        """A string out of a closed list."""
        value = self.string(key, required=required)
        known = tuple(allowed)
        if value and value not in known:
            self.report.add(self.at(key), code, value=_clip(value), allowed=", ".join(known))
            return ""
        return value

    def integer(self, key: str, low: int, high: int) -> int:
        """A whole number within bounds."""
        value = self._take(key, required=True)
        if value is _MISSING:
            return low
        if isinstance(value, bool) or not isinstance(value, int):
            self._wrong_type(key, "integer")
            return low
        if not low <= value <= high:
            self.report.add(self.at(key), "out_of_range", value=value, low=low, high=high)
            return low
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        value = self._take(key, required=False)
        if value is _MISSING:
            return default
        if not isinstance(value, bool):
            self._wrong_type(key, "boolean")
            return default
        return value

    def strings(
        self, key: str, allowed: Iterable[str] | None = None, code: str = "", *, required: bool
    ) -> tuple[str, ...]:
        """A list of strings without repeats, out of a closed list where one is given."""
        items = self._list(key, required=required)
        known = None if allowed is None else tuple(allowed)
        result: list[str] = []
        for index, item in enumerate(items):
            where = (*self.at(key), index)
            if not isinstance(item, str):
                self.report.add(where, "not_string")
            elif known is not None and item not in known:
                self.report.add(where, code, value=_clip(item), allowed=", ".join(known))
            elif item in result:
                self.report.add(where, "duplicate_id", value=_clip(item))
            else:
                result.append(item)
        return tuple(result)

    def tables(self, key: str, *, required: bool) -> list["Reader"]:
        """A list of tables."""
        readers: list[Reader] = []
        for index, item in enumerate(self._list(key, required=required)):
            where = (*self.at(key), index)
            if isinstance(item, dict):
                readers.append(Reader(item, where, self.report))
            else:
                self.report.add(where, "not_table")
        return readers

    def table(self, key: str, *, required: bool = True) -> "Reader | None":
        """One table below this one."""
        value = self._take(key, required=required)
        if value is _MISSING:
            return None
        if not isinstance(value, dict):
            self._wrong_type(key, "table")
            return None
        return Reader(value, self.at(key), self.report)

    def text(self, key: str) -> Text:
        """A required text in both languages, ``key.en`` and ``key.fr``."""
        return self.optional_text(key, required=True) or Text("", "")

    def optional_text(self, key: str, *, required: bool = False) -> Text | None:
        """A text in both languages, or None when the file leaves it out."""
        reader = self.table(key, required=required)
        if reader is None:
            return None
        both = reader.own_text()
        reader.close()
        return both

    def own_text(self) -> Text:
        """The keys ``en`` and ``fr`` of this table itself."""
        return Text(self._language("en"), self._language("fr"))

    def raw(self, key: str) -> object:
        """The value as read, whatever its type; None when missing, which is noted."""
        value = self._take(key, required=True)
        return None if value is _MISSING else value

    def close(self) -> None:
        """Note every key that nothing asked for."""
        for key in self._table:
            if key in self._known:
                continue
            close = difflib.get_close_matches(key, self._known, n=1)
            code = "unknown_key_near" if close else "unknown_key"
            self.report.add(self.at(key), code, value=_clip(key), near=close[0] if close else "")

    def _language(self, key: str) -> str:
        if not self.has(key):
            self.report.add(self.at(key), "missing_english" if key == "en" else "missing_french")
            return ""
        return self.string(key)

    def _list(self, key: str, *, required: bool) -> list[object]:
        value = self._take(key, required=required)
        if value is _MISSING:
            return []
        if not isinstance(value, list):
            self._wrong_type(key, "list")
            return []
        if required and not value:
            self.report.add(self.at(key), "empty_list")
        return value

    def _take(self, key: str, *, required: bool) -> object:
        if self.has(key):
            return self._table[key]
        if required:
            self.report.add(self.at(key), "missing_key", value=key)
        return _MISSING

    def _wrong_type(self, key: str, expected: str) -> None:
        self.report.add(self.at(key), f"not_{expected}")

    def _is_fair(self, key: str, value: str) -> bool:
        if not value.strip():
            self.report.add(self.at(key), "empty_text")
            return False
        if len(value) > MAX_TEXT:
            self.report.add(self.at(key), "too_long", high=MAX_TEXT)
            return False
        return True


def _clip(value: str) -> str:
    """A value short enough to be shown in a sentence."""
    return value if len(value) <= 40 else value[:39] + "…"
