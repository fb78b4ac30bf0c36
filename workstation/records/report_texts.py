"""What people wrote for the annual report of a year, and how its numbers are marked."""

from collections.abc import Mapping
from typing import Any

from workstation.domain.reporting import NumberMark, Passage
from workstation.domain.text import LANGUAGES
from workstation.records.codec import strings
from workstation.vault.store import SqlValue, Vault


def list_passages(vault: Vault, year: int) -> list[Passage]:
    """The passages of a year's report, by part, number and language."""
    rows = vault.read(
        "SELECT * FROM report_text WHERE year = ? ORDER BY slot, number, language", (year,)
    )
    return [
        Passage(
            year=year,
            slot=str(row["slot"]),
            number=int(row["number"] or 0),
            language=next(each for each in LANGUAGES if each == row["language"]),
            text=str(row["text"]),
            **_handling(row),
        )
        for row in rows
    ]


def marks_of(vault: Vault, year: int) -> dict[str, NumberMark]:
    """The marks of the year's numbers that somebody set, by number."""
    rows = vault.read("SELECT * FROM report_mark WHERE year = ?", (year,))
    return {
        str(row["figure"]): NumberMark(year, str(row["figure"]), **_handling(row)) for row in rows
    }


def _handling(row: Mapping[str, SqlValue]) -> dict[str, Any]:
    return {
        "marking": str(row["marking"]),
        "reason": str(row["reason"]),
        "redacted": bool(row["redacted"]),
        "withheld": strings(row["withheld"]),
    }
