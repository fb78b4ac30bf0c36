"""The difference of two methodologies as rows to read."""

from ui.widgets.difference_list import Row
from workstation import words
from workstation.domain.methodology_difference import (
    CHANGED,
    MethodologyDifference,
    PartDifference,
)
from workstation.domain.text import Language

OF_THE_PROGRAM = frozenset({"role", "knows", "topics", "sources", "indicators"})
"""Fields that say what the program does beside a question; who answers it sees no difference."""


def rows_of(
    found: MethodologyDifference, language: Language, left_out: frozenset[str] = frozenset()
) -> list[Row]:
    """One row for each part that was added or removed, one for each field that changed."""
    rows: list[Row] = []
    for part in found.parts:
        title = part_title(part.kind, part.id, part.title.in_language(language), language)
        badge = words.label(f"difference.{part.change}", language)
        if part.change != CHANGED:
            rows.append(Row(part.id, title, part.change, badge))
            continue
        rows += [
            Row(
                part.id,
                f"{title} – {field_name(one.field, language)}",
                part.change,
                badge,
                (one.before.in_language(language), one.after.in_language(language)),
            )
            for one in part.fields
            if one.field not in left_out
        ]
    return rows


def part_title(kind: str, part_id: str, title: str, language: Language) -> str:
    """What a part is, its id and its title."""
    named = words.find(f"methodology.part.{kind}", language) or kind
    return " ".join(filter(None, (named, part_id, title)))


def field_name(field: str, language: Language) -> str:
    """What a field of a methodology is called."""
    return words.find(f"methodology.field.{field}", language) or field


def counts_of(parts: tuple[PartDifference, ...]) -> dict[str, int]:
    """How many parts were added, removed and changed."""
    found: dict[str, int] = {}
    for part in parts:
        found[part.change] = found.get(part.change, 0) + 1
    return found
