"""A record without what is blacked out: the texts are gone before anything is drawn."""

import copy
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from workstation.documents.packet_record import Record
from workstation.domain.marking import roll_up_texts
from workstation.domain.methodology import Methodology, QuestionKind
from workstation.domain.redaction import (
    DECISION,
    PARTNER,
    PERSON,
    PRIOR_RECORD,
    SHORTEST_NAME,
    Profile,
    Redaction,
)

SHORTEST_TEXT: Final = 20
"""A shorter text, such as a single word of a table, stands elsewhere by chance."""
_PARTNER_TEXTS = ("name", "short_name", "unit")
_CODE: Final = re.compile(r"[a-z0-9_.:-]*")
"""What a choice, a number or a digest is written with: nothing that people are called."""
_ALIKE: Final = ("'\u2018\u2019\u02bc`\u00b4", "-\u2010\u2011\u2012\u2013\u2212")
"""Apostrophes and hyphens, each however it was typed."""
_ENTRY_TEXTS = ("title", "summary", "text", "note")


@dataclass(frozen=True, slots=True)
class DecisionText:
    """A decision as a redacted copy prints it."""

    authority: str
    outcome: str
    name: str
    at: str
    reasons: str
    marking: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redacted:
    """What is left of a record and its decisions, and the texts that must not be found."""

    record: Record
    decisions: tuple[DecisionText, ...]
    secrets: tuple[str, ...]
    banner: str


def redact(
    record: Record,
    methodology: Methodology,
    decisions: tuple[DecisionText, ...],
    profile: Profile,
) -> Redacted:
    """Take out of a record what a profile names; the record that was given stays as it was."""
    left: Record = copy.deepcopy(record)
    secrets: list[str] = []
    for each in profile.redactions:
        block = profile.block(each.reason)
        if each.place == PARTNER:
            _blank_partner(left, block, secrets)
        elif each.place == PRIOR_RECORD:
            _blank_entries(left, block, secrets)
        elif each.place.startswith(DECISION):
            decisions = tuple(
                _blank_decision(one, block, secrets)
                if one.authority == each.place.removeprefix(DECISION)
                else one
                for one in decisions
            )
        elif each.place != PERSON:
            _blank_answer(left, methodology, each, block, secrets)
    for name, block in _names_of(profile, record, secrets):
        change = partial(_replaced, _pattern(name), block)
        left = _each_text(left, change)
        decisions = tuple(_without(one, change) for one in decisions)
    banner = _roll_up(left, decisions)
    left["banner"], left["banner_drivers"] = banner, []
    return Redacted(left, decisions, tuple(secrets), banner)


def without_persons(text: str, profile: Profile) -> str:
    """A text beside the record, such as who prints, without the names that go."""
    for each in profile.redactions:
        if each.place == PERSON:
            text = _replaced(_pattern(each.name), profile.block(each.reason), text)
    return text


def _names_of(profile: Profile, record: Record, secrets: list[str]) -> list[tuple[str, str]]:
    """Names that go wherever they stand: persons, and the partner once it is blacked out."""
    found = [
        (each.name, profile.block(each.reason))
        for each in profile.redactions
        if each.place == PERSON and len(each.name.strip()) >= SHORTEST_NAME
    ]
    for each in profile.redactions:
        if each.place == PARTNER:
            block = profile.block(each.reason)
            partner = record["partner"]
            names = [
                *(str(partner.get(k, "")) for k in _PARTNER_TEXTS),
                *partner.get("aliases", ()),
            ]
            found += [(name, block) for name in names if len(name) >= SHORTEST_NAME]
    secrets += [name for name, _ in found]
    return sorted(found, key=lambda each: -len(each[0]))


def _pattern(name: str) -> re.Pattern[str]:
    """A name in small or capital letters, with any white space, apostrophes and hyphens in it."""
    words = unicodedata.normalize("NFC", name).split()
    return re.compile(r"\s+".join("".join(map(_letter, each)) for each in words), re.IGNORECASE)


def _letter(char: str) -> str:
    alike = next((each for each in _ALIKE if char in each), char)
    return f"[{re.escape(alike)}]"


def _replaced(pattern: re.Pattern[str], block: str, text: str) -> str:
    """A text without a name, whether its accents are letters of their own or not."""
    whole = unicodedata.normalize("NFC", text)
    return pattern.sub(block, whole) if pattern.search(whole) else text


def _without(one: DecisionText, change: Callable[[str], str]) -> DecisionText:
    return replace(
        one,
        name=change(one.name),
        reasons=change(one.reasons),
        conditions=tuple(map(change, one.conditions)),
    )


def _blank_answer(
    left: Record, methodology: Methodology, each: Redaction, block: str, secrets: list[str]
) -> None:
    for answer in left["assessment"]["answers"]:
        if answer["question"] != each.place:
            continue
        texts = (answer["text"], *_cells(answer["value"]))
        secrets += [text for text in texts if len(text) >= SHORTEST_TEXT]
        question = methodology.questions.get(each.place)
        is_rows = question is not None and question.kind is QuestionKind.ROWS
        answer["text"] = block
        answer["marking"] = ""
        answer["evidence"] = []
        if is_rows:
            answer["value"] = []
        elif answer["value"]:
            answer["value"] = block


def _cells(value: Any) -> Iterator[str]:
    """The texts of a table's rows."""
    for row in value if isinstance(value, list) else ():
        if isinstance(row, dict):
            yield from (each for each in row.values() if isinstance(each, str))


def _blank_partner(left: Record, block: str, secrets: list[str]) -> None:
    partner = left["partner"]
    for key in _PARTNER_TEXTS:
        if partner.get(key):
            secrets.append(partner[key])
            partner[key] = block if key == "name" else ""
    partner["aliases"] = []


def _blank_entries(left: Record, block: str, secrets: list[str]) -> None:
    gone = set()
    for entry in left["prior_record"]:
        for key in _ENTRY_TEXTS:
            if entry.get(key):
                gone.add(entry[key])
                entry[key] = block
        if "marking" in entry:
            entry["marking"] = ""
    for cited in left["assessment"]["evidence"]:
        if cited["title"] in gone:
            cited["title"], cited["marking"] = block, ""
    secrets += sorted(text for text in gone if len(text) >= SHORTEST_TEXT)


def _blank_decision(one: DecisionText, block: str, secrets: list[str]) -> DecisionText:
    secrets += [text for text in (one.reasons, *one.conditions) if len(text) >= SHORTEST_TEXT]
    return replace(one, reasons=block, marking="", conditions=())


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Every text of a value, all the way down; keys, codes and marks stay."""
    if isinstance(value, str):
        return value if _CODE.fullmatch(value) else change(value)
    if isinstance(value, list):
        return [_each_text(each, change) for each in value]
    if isinstance(value, dict):
        return {
            key: each if key.endswith("marking") else _each_text(each, change)
            for key, each in value.items()
        }
    return value


def _roll_up(left: Record, decisions: tuple[DecisionText, ...]) -> str:
    """The banner of what is left (B-32 to B-36)."""
    marks = [*_marks(left), *(one.marking for one in decisions if one.marking)]
    left["portions"] = len(marks)
    level = str(left["assessment"].get("raised_level", "")) or "U"
    return roll_up_texts(marks or ["(U)"], at_least=level)[0].text


def _marks(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from _marks(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if isinstance(each, str) and (key == "marking" or key.endswith("_marking")):
                if each:
                    yield each
            else:
                yield from _marks(each)
