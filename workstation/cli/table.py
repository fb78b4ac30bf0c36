"""Rows of text in columns, and values as JSON."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from workstation.domain.text import Text


def columns(rows: Sequence[Sequence[object]]) -> list[str]:
    """Rows with each column as wide as its longest cell; the last runs free."""
    texts = [[str(cell).replace("\n", " ") for cell in row] for row in rows]
    if not texts:
        return []
    widths = [max(len(cell) for cell in column) for column in zip(*texts, strict=True)][:-1]
    return [
        "  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in texts
    ]


def plain(value: Any) -> Any:
    """A value of the domain as JSON can hold it, field by field."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Text):
        return {"en": value.en, "fr": value.fr}
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, date | datetime | Path):
        return str(value)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [plain(item) for item in value]
    return value
