"""The methodologies that the program holds: list them, get one, check a file, show one."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from workstation import resource, words
from workstation.domain.error import BadInputError, StoreError
from workstation.domain.methodology import Choice, Column, Methodology, Question, Section
from workstation.domain.methodology_difference import MethodologyDifference
from workstation.domain.methodology_file import (
    MAX_BYTES,
    error_of,
    parse_bytes,
    problems_of_bytes,
)
from workstation.domain.methodology_parts import parts_of
from workstation.domain.methodology_problem import Problem
from workstation.domain.text import Language, Text
from workstation.outside import door

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class MethodologySummary:
    """One methodology of the program, without its questions."""

    id: str
    version: str
    title: Text


def list_methodologies() -> tuple[MethodologySummary, ...]:
    """All methodologies of this program, by id, the newest version of each first."""
    return tuple(MethodologySummary(m.id, m.version, m.title) for m in _held())


def get_methodology(methodology_id: str, version: str = "") -> Methodology:
    """One methodology; without a version, its newest.

    Raises:
        BadInputError: the program holds no such methodology or version.
    """
    for name in _names_of(methodology_id, version):
        found = _packaged(name) if name in _names() else None
        if found is not None and version in ("", found.version):
            return found
    code = "methodology.unknown_version" if version else "methodology.unknown"
    known = ", ".join(f"{m.id} {m.version}" for m in _held())
    raise BadInputError(code, value=methodology_id, version=version, known=known)


def check_methodology_file(path: Path) -> tuple[Problem, ...]:
    """All problems of a methodology file; none means that it can be used.

    Raises:
        BadInputError: there is no such file.
        StoreError: the file cannot be read.
    """
    return door.run(_PROBLEMS, _bytes_of(path), file=str(path))


def problems_in(data: bytes, given: None) -> tuple[Problem, ...]:
    """In the process without keys: all problems of a file."""
    del given
    return problems_of_bytes(data)


_PROBLEMS: Final[door.Task[tuple[Problem, ...]]] = door.Task(
    "workstation.workflows.methodologies:problems_in", tuple[Problem, ...]
)


def problem_text(problem: Problem, language: Language, file: str) -> words.ErrorWords:
    """What is wrong in which file and line, and what to do, in the reader's language."""
    return words.error(error_of(problem, file), language)


def as_json(methodology: Methodology) -> Json:
    """A methodology as plain values, with the texts in both languages."""
    return {
        "id": methodology.id,
        "version": methodology.version,
        "sha256": methodology.sha256,
        "title": _text(methodology.title),
        "subtitle": _text(methodology.subtitle),
        "authority": _text(methodology.authority_text),
        "sections": [_section(section) for section in methodology.sections],
        "severity": [_step(step.value, step.label) for step in methodology.severity],
        "likelihood": [_step(step.value, step.label) for step in methodology.likelihood],
        "levels": [{"id": level.id, "label": _text(level.label)} for level in methodology.levels],
        "matrix": [list(row) for row in methodology.matrix],
        "ladder": [
            {
                "id": step.id,
                "title": _text(step.title),
                "approves": list(step.approves),
                "designated_for_use": step.designated_for_use,
            }
            for step in methodology.ladder
        ],
        "kinds": [
            {
                "id": kind.id,
                "title": _text(kind.title),
                "intro": _text(kind.intro),
                "sections": list(kind.sections),
                "valid_months": kind.valid_months,
            }
            for kind in methodology.kinds
        ],
        "checks": [
            {"id": check.id, "strength": check.strength, "rule": check.rule}
            for check in methodology.checks
        ],
        "hard_stops": [
            {
                "id": stop.id,
                "rule": stop.rule,
                "stages": list(stop.stages),
                "title": _text(stop.title),
                "text": _text(stop.text),
                "question": stop.question,
            }
            for stop in methodology.hard_stops
        ],
    }


def parts_json(methodology: Methodology) -> list[Json]:
    """Everything that a methodology says, part by part."""
    return [
        {
            "kind": part.kind,
            "id": part.id,
            "section": part.section or None,
            "title": _text(part.title),
            "says": {name: _text(said) for name, said in part.says},
        }
        for part in parts_of(methodology)
    ]


def named_methodology(name: str) -> Methodology:
    """One methodology by ``ID`` or ``ID@version``.

    Raises:
        BadInputError: the program holds no such methodology or version.
    """
    methodology_id, _, version = name.partition("@")
    return get_methodology(methodology_id, version)


def difference_json(found: MethodologyDifference) -> Json:
    """What differs between two methodologies, in both languages."""
    return {
        "before": {"id": found.before[0], "version": found.before[1]},
        "after": {"id": found.after[0], "version": found.after[1]},
        "parts": [
            {
                "kind": part.kind,
                "id": part.id,
                "change": part.change,
                "section": part.section or None,
                "title": _text(part.title),
                "material": part.is_material,
                "fields": [
                    {
                        "field": one.field,
                        "before": _text(one.before),
                        "after": _text(one.after),
                    }
                    for one in part.fields
                ],
            }
            for part in found.parts
        ],
    }


@cache
def _held() -> tuple[Methodology, ...]:
    """Every packaged methodology, read once."""
    read = [_packaged(name) for name in sorted(_names())]
    read.sort(key=_version_number, reverse=True)
    return tuple(sorted(read, key=lambda methodology: methodology.id))


@cache
def _packaged(name: str) -> Methodology:
    """One packaged methodology; each is read when it is first asked for."""
    return parse_bytes((resource.root() / "methodologies" / name).read_bytes(), name)


@cache
def _names() -> frozenset[str]:
    folder = resource.root() / "methodologies"
    return frozenset(path.name for path in folder.glob("*.toml"))


def _names_of(methodology_id: str, version: str) -> tuple[str, ...]:
    """Where a methodology may stand: the newest under its id, older ones with their version."""
    return (f"{methodology_id}.toml", f"{methodology_id}-{version}.toml")


def _version_number(methodology: Methodology) -> tuple[int, ...]:
    return tuple(int(part) for part in methodology.version.split("."))


def _bytes_of(path: Path) -> bytes:
    """The start of a file, one byte past the largest size so that more is noticed."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise BadInputError("methodology.no_file", file=str(path)) from error
    except OSError as error:
        raise StoreError("methodology.unreadable", file=str(path)) from error


def _text(text: Text) -> Json:
    return {"en": text.en, "fr": text.fr}


def _step(value: int, label: Text) -> Json:
    return {"value": value, "label": _text(label)}


def _section(section: Section) -> Json:
    return {
        "id": section.id,
        "title": _text(section.title),
        "short": _text(section.short or section.title),
        "intro": _text(section.intro),
        "baseline": section.baseline,
        "after_decision": section.after_decision,
        "questions": [_question(question) for question in section.questions],
    }


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "role": question.role,
        "text": _text(question.text),
        "help": _text(question.help),
        "rule": question.rule,
        "evidence": _text(question.evidence) if question.evidence else None,
        "required": question.required,
        "reason": question.reason,
        "evidence_required": question.evidence_required,
        "allow_unable": question.allow_unable,
        "conditional": question.visible_when is not None,
        "scale": question.scale,
        "choices": [_choice(choice) for choice in question.choices],
        "columns": [_column(column) for column in question.columns],
    }


def _choice(choice: Choice) -> Json:
    return {"id": choice.id, "label": _text(choice.label)}


def _column(column: Column) -> Json:
    return {
        "id": column.id,
        "kind": column.kind.value,
        "label": _text(column.label),
        "required": column.required,
        "scale": column.scale,
        "choices": [_choice(choice) for choice in column.choices],
    }
