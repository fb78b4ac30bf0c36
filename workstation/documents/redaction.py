"""A record without what is blacked out: the texts are gone before anything is drawn."""

import copy
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from workstation.documents.packet_record import Record
from workstation.domain.marking import roll_up_texts
from workstation.domain.methodology import Methodology, QuestionKind
from workstation.domain.redaction import (
    CHANGES,
    DECISION,
    EVIDENCE,
    NEW_FACTS,
    OVERRIDES,
    PARTNER,
    PERSON,
    PRIOR_RECORD,
    RAISED,
    SHORTEST_NAME,
    Profile,
    Redaction,
)

SHORTEST_TEXT: Final = 20
"""A shorter text, such as a single word of a table, stands elsewhere by chance."""
_LONG_TEXT: Final = 40
"""What stands beside a text, such as the topic of an assurance, is a phrase of many."""
_PARTNER_TEXTS = ("name", "short_name", "unit")
_CODE: Final = re.compile(r"[a-z0-9_.:-]*")
"""What a choice, a number or a digest is written with: nothing that people are called."""
_ALIKE: Final = ("'\u2018\u2019\u02bc`\u00b4", "-\u2010\u2011\u2012\u2013\u2212")
"""Apostrophes and hyphens, each however it was typed."""
_ENTRY_TEXTS = ("summary", "detail", "result")
_ALONE: Final = 3
"""A name of so few letters goes where it is a word of its own: it is a part of many others."""
_BASELINE: Final = ("baseline.severity", "baseline.likelihood", "baseline.level", "person_ratings")
_RESTS_ON: Final = {
    "baseline": _BASELINE,
    "residual": (*_BASELINE, "measures", "residual.level"),
    "determination": ("substantial", "mitigable"),
}
"""Which answers a value of the cover says again: without one of them it is blacked out too."""
_PARTS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    PRIOR_RECORD: (("prior_record",), _ENTRY_TEXTS),
    EVIDENCE: (("assessment", "evidence"), ("title", "reference")),
    CHANGES: (("changes",), ("text",)),
    OVERRIDES: (("assessment", "overrides"), ("reason",)),
}
"""Parts that are lists of entries: where they stand in a record, and which texts of each go."""


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
    names: tuple[str, ...] = ()
    """Those of ``secrets`` that are names."""
    withheld: Mapping[str, str] = field(default_factory=dict)
    """Values of the cover that go with the answers they rest on."""


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
        elif each.place in _PARTS:
            _blank_entries(left, each.place, block, secrets)
        elif each.place in (NEW_FACTS, RAISED):
            _blank_text(left["assessment"], _FIELDS[each.place], block, secrets)
        elif each.place.startswith(DECISION):
            decisions = tuple(
                _blank_decision(one, block, secrets)
                if one.authority == each.place.removeprefix(DECISION)
                else one
                for one in decisions
            )
        elif each.place != PERSON:
            _blank_answer(left, methodology, each, block, secrets)
    names = _names_of(profile, record, secrets)
    for name, block in names:
        change = partial(_replaced, _pattern(name), block)
        left = _each_text(left, change)
        _replace_cells(left, _pattern(name), block)
        decisions = tuple(_without(one, change) for one in decisions)
    banner = _roll_up(left, decisions)
    left["banner"], left["banner_drivers"] = banner, []
    withheld = _withheld(methodology, profile)
    return Redacted(
        left, decisions, tuple(secrets), banner, tuple(name for name, _ in names), withheld
    )


def absent_names(profile: Profile, said: Any) -> tuple[str, ...]:
    """The names of a profile that stand nowhere in a value: they may be mistyped."""
    texts = list(_texts_of(said))
    return tuple(
        each.name
        for each in profile.redactions
        if each.place == PERSON and not any(stands_in(each.name, text) for text in texts)
    )


def stands_in(name: str, text: str) -> bool:
    """Whether a text has a name that would be blacked out."""
    return _pattern(name).search(unicodedata.normalize("NFC", text)) is not None


def _texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts_of(each)


def _withheld(methodology: Methodology, profile: Profile) -> dict[str, str]:
    blocks = {each.place: profile.block(each.reason) for each in profile.redactions}
    found = {}
    for value, roles in _RESTS_ON.items():
        questions = [methodology.by_role[role].id for role in roles if role in methodology.by_role]
        gone = [blocks[each] for each in questions if each in blocks]
        found.update({value: gone[0]} if gone else {})
    return found


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
    said = r"\s+".join("".join(map(_letter, each)) for each in words)
    # Scripts that know no capital letters put no spaces between words either.
    if len("".join(words)) <= _ALONE and name.lower() != name.upper():
        said = rf"(?<!\w){said}(?!\w)"
    return re.compile(said, re.IGNORECASE)


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


def _blank_entries(left: Record, part: str, block: str, secrets: list[str]) -> None:
    place, names = _PARTS[part]
    entries: Any = left
    for step in place:
        entries = entries[step]
    gone: set[str] = set()
    told: set[str] = set()
    for entry in entries:
        said = {name: entry[name] for name in names if entry.get(name) != entry.get("sha256")}
        gone.add(said.get(names[0], ""))
        told.update(text for text in said.values() if len(text) >= _LONG_TEXT)
        for name in said:
            entry[name] = block if name == names[0] else ""
        entry["marking"] = ""
    if part == PRIOR_RECORD:
        _blank_same(left, gone, block)
    secrets += sorted(told | {text for text in gone if len(text) >= SHORTEST_TEXT})


def _blank_same(left: Record, gone: set[str], block: str) -> None:
    """The rest of Annex A, and evidence that bears the title of an entry that went."""
    stale = left["circumstances"].get("stale", [])
    for same in (*left["assessment"]["evidence"], *stale):
        if same["title"] in gone or same in stale:
            same["title"], same["marking"] = block, ""


_FIELDS: Final = {
    NEW_FACTS: ("new_facts", "new_facts_marking"),
    RAISED: ("raised_reason", "raised_marking"),
}


def _blank_text(said: Record, names: tuple[str, str], block: str, secrets: list[str]) -> None:
    text, marking = names
    if len(said[text]) >= SHORTEST_TEXT:
        secrets.append(said[text])
    said[text], said[marking] = block, ""


def _replace_cells(left: Record, pattern: re.Pattern[str], block: str) -> None:
    """A name alone in a cell, in small letters, is written as a code is."""
    for answer in left["assessment"]["answers"]:
        for row in answer["value"] if isinstance(answer["value"], list) else ():
            if isinstance(row, dict):
                for key, cell in row.items():
                    if isinstance(cell, str) and pattern.fullmatch(cell):
                        row[key] = block


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
