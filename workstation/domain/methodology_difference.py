"""The difference between two methodologies, or two versions of one: by id, field by field."""

from dataclasses import dataclass
from typing import Final

from workstation.domain.methodology import Methodology
from workstation.domain.methodology_parts import HEAD, QUESTION, Part, parts_of
from workstation.domain.text import Text

ADDED: Final = "added"
REMOVED: Final = "removed"
CHANGED: Final = "changed"
_NOTHING: Final = Text("", "")
_FOR_READING: Final = frozenset(
    {"help", "evidence", "knows", "topics", "sources", "indicators", "short"}
)
"""Fields that say how to answer, not what is asked: they leave an answer as it is."""
_OF_RISK: Final = frozenset({"matrix", "severity", "likelihood", "levels"})


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that differs; an empty text stands for nothing."""

    field: str
    before: Text
    after: Text


@dataclass(frozen=True, slots=True)
class PartDifference:
    """One part that was added, removed or changed; ``fields`` are those that differ."""

    kind: str
    id: str
    change: str
    title: Text
    fields: tuple[FieldDifference, ...]
    section: str = ""

    @property
    def is_material(self) -> bool:
        """Whether it is more than words that help to answer."""
        return self.change != CHANGED or any(f.field not in _FOR_READING for f in self.fields)


@dataclass(frozen=True, slots=True)
class MethodologyDifference:
    """What differs between two methodologies, in the order of the newer one."""

    before: tuple[str, str]
    """Id and version."""
    after: tuple[str, str]
    parts: tuple[PartDifference, ...]

    def of(self, kind: str, change: str = "") -> tuple[PartDifference, ...]:
        """The parts of one kind, and of one change where it is named."""
        return tuple(
            part for part in self.parts if part.kind == kind and change in ("", part.change)
        )


def difference(before: Methodology, after: Methodology) -> MethodologyDifference:
    """Every part that differs."""
    old = {(part.kind, _name(part)): part for part in parts_of(before)}
    new = {(part.kind, _name(part)): part for part in parts_of(after)}
    found: list[PartDifference] = []
    for key, part in new.items():
        was = old.get(key)
        if was is None:
            found.append(_whole(part, ADDED))
        elif changed := _changed(was, part):
            found.append(
                PartDifference(part.kind, part.id, CHANGED, part.title, changed, part.section)
            )
    found += [_whole(part, REMOVED) for key, part in old.items() if key not in new]
    return MethodologyDifference(
        (before.id, before.version), (after.id, after.version), tuple(found)
    )


def baseline_changed(
    before: Methodology, after: Methodology, found: MethodologyDifference
) -> tuple[str, ...]:
    """What a locked baseline rests on and that differs: question ids, and kinds of the scales.

    Words that only help to answer change no answer, so they do not count.
    """
    baseline = {s.id for m in (before, after) for s in m.sections if s.baseline}
    questions = (
        part.id for part in found.of(QUESTION) if part.section in baseline and part.is_material
    )
    scales = (part.kind for part in found.parts if part.kind in _OF_RISK and part.is_material)
    return tuple(dict.fromkeys((*questions, *scales)))


def _name(part: Part) -> str:
    """The head is the head, whatever the methodology is called."""
    return "" if part.kind == HEAD else part.id


def _whole(part: Part, change: str) -> PartDifference:
    said = tuple(
        FieldDifference(name, _NOTHING, text)
        if change == ADDED
        else FieldDifference(name, text, _NOTHING)
        for name, text in part.says
    )
    return PartDifference(part.kind, part.id, change, part.title, said, part.section)


def _changed(was: Part, now: Part) -> tuple[FieldDifference, ...]:
    old, new = dict(was.says), dict(now.says)
    names = list(dict.fromkeys((*new, *old)))
    found = [
        FieldDifference(name, old.get(name, _NOTHING), new.get(name, _NOTHING))
        for name in names
        if old.get(name, _NOTHING) != new.get(name, _NOTHING)
    ]
    if was.section != now.section:
        here = Text(now.section, now.section)
        found.append(FieldDifference("section", Text(was.section, was.section), here))
    return tuple(found)
