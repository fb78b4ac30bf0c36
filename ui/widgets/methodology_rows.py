"""The difference of two methodologies as rows to read."""

from ui.widgets.difference_list import Row
from ui.widgets.rule_words import RuleWords
from workstation import words
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_difference import (
    CHANGED,
    FieldDifference,
    MethodologyDifference,
    PartDifference,
)
from workstation.domain.methodology_parts import HEAD
from workstation.domain.text import Language

CHECKS = "checks"

OF_THE_PROGRAM = frozenset({"role", "knows", "topics", "sources", "indicators"})
"""Fields that say what the program does beside a question; who answers it sees no difference."""


def rows_of(
    found: MethodologyDifference,
    language: Language,
    left_out: frozenset[str] = frozenset(),
    sides: tuple[Methodology, Methodology] | None = None,
) -> list[Row]:
    """One row for each part that was added or removed, one for each field that changed.

    Args:
        found: what differs.
        language: of the rows.
        left_out: fields that are not shown.
        sides: the two that are compared; their own names for choices, levels and topics are used.
    """
    rows: list[Row] = []
    before, after = sides or (None, None)
    said = (RuleWords(before, language), RuleWords(after, language))
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
                _both(one, language, said),
            )
            for one in part.fields
            if one.field not in left_out
        ]
    return rows


def _both(
    one: FieldDifference, language: Language, said: tuple[RuleWords, RuleWords]
) -> tuple[str, str]:
    """Both sides in words; where only codes differ, the codes, so that the difference shows."""
    raw = one.before.in_language(language), one.after.in_language(language)
    plain = said[0].say(one.field, raw[0]), said[1].say(one.field, raw[1])
    return raw if plain[0] == plain[1] else plain


def part_title(kind: str, part_id: str, title: str, language: Language) -> str:
    """What a part is, its number and its title; a name that only the program uses is left out."""
    named = words.find(f"methodology.part.{kind}", language) or kind
    if kind == CHECKS:
        title = title or words.find(f"check.{part_id}", language) or ""
    is_number = kind != HEAD and any(letter.isdigit() for letter in part_id)
    shown = part_id if is_number or not title else ""
    return " ".join(filter(None, (named, shown, title)))


def field_name(field: str, language: Language) -> str:
    """What a field of a methodology is called."""
    return words.find(f"methodology.field.{field}", language) or field


def counts_of(parts: tuple[PartDifference, ...]) -> dict[str, int]:
    """How many parts were added, removed and changed."""
    found: dict[str, int] = {}
    for part in parts:
        found[part.change] = found.get(part.change, 0) + 1
    return found
