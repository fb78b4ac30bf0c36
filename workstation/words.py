"""The program's own words in both languages, for what is not a Qt widget.

Errors, labels of codes (states, kinds, outcomes) and the words of documents stand in
``resources/translations/words/*.toml``: one table per key with ``en`` and ``fr``, and for
errors ``next_en`` and ``next_fr``, the next step to take.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from workstation import resource
from workstation.domain.error import UserError
from workstation.domain.text import Language, Text, with_hidden_shown

if TYPE_CHECKING:
    from workstation.domain.check_finding import Finding

STATUS_AREAS: Final[Mapping[str, str]] = {
    "arrangement": "arrangement",
    "agreement": "agreement_status",
    "exchange": "act",
    "assurance": "check_result",
    "assurance-check": "check_result",
    "incident": "incident_status",
    "source": "source_kind",
}
"""Where the words of each register's statuses stand: before the dot of their keys."""


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """All keys with their texts."""
    import tomllib

    merged: dict[str, dict[str, str]] = {}
    for path in sorted((resource.root() / "translations" / "words").glob("*.toml")):
        with path.open("rb") as stream:
            merged.update(tomllib.load(stream))
    return merged


def label(key: str, language: Language, **values: object) -> str:
    """The words for a key, with named values filled in.

    Raises:
        KeyError: the catalogue has no such key; a defect, and the tests look for it.
    """
    text = catalogue()[key][language]
    return text.format(**values) if values else text


def find(key: str, language: Language) -> str | None:
    """The words for a key that comes from outside; None when the catalogue has none."""
    entry = catalogue().get(key)
    return entry[language] if entry else None


def finding(found: "Finding", language: Language) -> str:
    """The sentence of what a check found, in the reader's language."""
    levels = [level.in_language(language) for level in found.levels]
    return label(
        found.key,
        language,
        question=found.question,
        row=found.row,
        detail=found.detail,
        level=levels[0] if levels else "",
        others=", ".join(levels[1:]),
    )


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """An error as a person reads it: what happened, where, and what to do."""

    message: str
    next_step: str


def error(problem: UserError, language: Language) -> ErrorWords:
    """The sentences for an error, in the reader's language; ``why`` is those of its cause.

    What the error carries as a text of both languages is said in this one.
    """
    entry = catalogue()[problem.code]
    cause = problem.__cause__
    why = error(cause, language).message if isinstance(cause, UserError) else ""
    said = {
        name: value.in_language(language) if isinstance(value, Text) else value
        for name, value in problem.data.items()
    }
    values = {"file": problem.file or "", "place": problem.place or "", "why": why, **said}
    values = {
        name: with_hidden_shown(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return ErrorWords(
        message=entry[language].format(**values).strip(),
        next_step=entry.get(f"next_{language}", "").format(**values),
    )
