"""Checks a methodology as a whole: what its parts say about each other."""

import difflib
from collections.abc import Iterable, Mapping

from workstation.domain.methodology import Methodology, Question, QuestionKind
from workstation.domain.methodology_condition import ConditionCheck, Placed, questions_named
from workstation.domain.methodology_problem import KeyPath, Report
from workstation.domain.methodology_question import MAX_QUESTIONS, SectionReader

REQUIRED_ROLES = ("title", "measures", "substantial", "mitigable", "recommendation", "basis")
"""Roles without which the rules cannot be kept or an assessment printed, in any methodology."""

BY_MATRIX = ("baseline.likelihood", "baseline.severity")
"""Roles that a matrix reads the level from."""

BY_CHOICE = ("baseline.level", "residual.level")
"""Roles that give the level where there is no matrix; the second one may be left out."""

ROLE_KINDS: Mapping[str, QuestionKind] = {
    "title": QuestionKind.TEXT,
    "act": QuestionKind.CHOICE,
    "deadline": QuestionKind.DATE,
    "summary": QuestionKind.TEXT,
    "persons": QuestionKind.ROWS,
    "originator_consent": QuestionKind.ANSWER,
    "characterization": QuestionKind.TEXT,
    "country_sheet": QuestionKind.DATE,
    "country_sheet_justification": QuestionKind.TEXT,
    "entity_unit": QuestionKind.TEXT,
    "entity_sheet": QuestionKind.ANSWER,
    "entity_sheet_justification": QuestionKind.TEXT,
    "arrangement_review": QuestionKind.DATE,
    "arrangement_justification": QuestionKind.TEXT,
    "assurance_justification": QuestionKind.TEXT,
    "baseline.likelihood": QuestionKind.SCALE,
    "baseline.severity": QuestionKind.SCALE,
    "measures": QuestionKind.ROWS,
    "limb.personal": QuestionKind.ANSWER,
    "limb.present": QuestionKind.ANSWER,
    "limb.foreseeable": QuestionKind.ANSWER,
    "limb.real": QuestionKind.ANSWER,
    "limb.likely": QuestionKind.ANSWER,
    "limb.severe": QuestionKind.ANSWER,
    "substantial": QuestionKind.ANSWER,
    "mitigable": QuestionKind.ANSWER,
    "tainted.applies": QuestionKind.ANSWER,
    "tainted.designated": QuestionKind.ANSWER,
    "recommendation": QuestionKind.CHOICE,
    "basis": QuestionKind.TEXT,
    "caveat": QuestionKind.TEXT,
    "conditions": QuestionKind.ROWS,
    "person_ratings": QuestionKind.ROWS,
    "consents": QuestionKind.ROWS,
    "triage.reason": QuestionKind.CHOICE,
    "baseline.level": QuestionKind.CHOICE,
    "residual.level": QuestionKind.CHOICE,
    "valid_until": QuestionKind.DATE,
    "triage.individual": QuestionKind.ANSWER,
    "country_rating": QuestionKind.CHOICE,
    "unit_rating": QuestionKind.CHOICE,
    "ill_treatment": QuestionKind.ANSWER,
    "record.broken": QuestionKind.ANSWER,
    "record.arrangement": QuestionKind.CHOICE,
}

ROLE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "persons": ("in_custody", "custodian"),
    "measures": (
        "kind",
        "description",
        "proof",
        "in_place",
        "verifiable",
        "check_due",
        "likelihood_steps",
        "severity_steps",
    ),
    "conditions": ("text", "due"),
    "person_ratings": ("person", "likelihood", "severity"),
    "consents": ("originator", "reference", "on", "scope"),
}
"""Columns that the program reads out of the rows of a role."""

_STEPS = frozenset({"likelihood", "severity", "likelihood_steps", "severity_steps"})
"""Columns that only a matrix needs."""


def check_whole(
    methodology: Methodology, sections: SectionReader, placed: list[Placed], report: Report
) -> None:
    """Note every reference that leads nowhere and every role that cannot work."""
    questions = methodology.questions
    levels = tuple(level.id for level in methodology.levels)
    ladder = tuple(authority.id for authority in methodology.ladder)
    check = ConditionCheck(questions, levels, ladder, report)
    for path, condition in [*placed, *(where for where, _ in sections.conditions)]:
        check.check(path, condition)
    if len(sections.places) > MAX_QUESTIONS:
        report.add(("section",), "too_many_questions", high=MAX_QUESTIONS)
    _check_roles(methodology, sections.places, report)
    _check_levels(methodology, levels, report)
    _check_ladder(methodology, ladder, report)
    _check_rules(methodology, report)
    _check_cycles(sections, report)


def _check_roles(m: Methodology, places: Mapping[str, KeyPath], report: Report) -> None:
    seen: set[str] = set()
    for question in m.questions.values():
        role, path = question.role, places[question.id]
        if not role:
            continue
        if role in seen and role != "summary":
            report.add((*path, "role"), "duplicate_role", value=role)
        seen.add(role)
        _check_role(m, question, path, report)
    for role in (*REQUIRED_ROLES, *(BY_MATRIX if m.matrix else BY_CHOICE[:1])):
        if role not in seen:
            report.add(("section",), "role_missing", value=role)


def columns_of(m: Methodology, role: str) -> tuple[str, ...]:
    """The columns that the program reads out of the rows of a role."""
    columns = ROLE_COLUMNS.get(role, ())
    if m.matrix:
        return columns
    own = ("level",) if role == "person_ratings" else ()
    return (*(column for column in columns if column not in _STEPS), *own)


def _check_role(m: Methodology, question: Question, path: KeyPath, report: Report) -> None:
    role, kind = question.role, ROLE_KINDS.get(question.role, question.kind)
    if role in (BY_CHOICE if m.matrix else BY_MATRIX):
        code = "role_with_matrix" if m.matrix else "role_without_matrix"
        report.add((*path, "role"), code, value=role)
    if question.kind is not kind:
        report.add((*path, "kind"), "role_kind", value=role, kind=kind.value)
    elif kind is QuestionKind.SCALE and question.scale != role.removeprefix("baseline."):
        report.add((*path, "scale"), "role_scale", value=role)
    columns = [column.id for column in question.columns]
    for column in columns_of(m, role) if question.columns else ():
        if column not in columns:
            where = _place_of_column(column, columns)
            report.add((*path, "column", *where), "column_missing", value=column, role=role)
    if role == "act":
        _check_act(question, path, report)
    if role in BY_CHOICE and not m.matrix:
        _check_level_choices(m, question, path, report)


def _place_of_column(wanted: str, columns: list[str]) -> KeyPath:
    """Where a column stands that is probably meant, or none."""
    close = difflib.get_close_matches(wanted, columns, n=1)
    return (columns.index(close[0]), "id") if close else ()


def _check_level_choices(m: Methodology, question: Question, path: KeyPath, report: Report) -> None:
    """The levels of the methodology, all of them, from the lowest up."""
    levels = [level.id for level in m.levels]
    if question.choices and [choice.id for choice in question.choices] != levels:
        report.add(
            (*path, "choices"), "level_choices", value=question.id, allowed=", ".join(levels)
        )


def _check_act(question: Question, path: KeyPath, report: Report) -> None:
    """The acts of the law, s.3(1), or some of them, whichever words name them."""
    acts = {"disclosure", "request", "use"}
    if not {choice.id for choice in question.choices} <= acts:
        report.add((*path, "choices"), "act_choices", allowed=", ".join(sorted(acts)))


def _check_levels(methodology: Methodology, levels: tuple[str, ...], report: Report) -> None:
    for severity, row in enumerate(methodology.matrix):
        for likelihood, level in enumerate(row):
            if level and level not in levels:
                cell: KeyPath = ("matrix", severity, likelihood)
                report.add(cell, "unknown_level", value=level, allowed=", ".join(levels))
    for index, authority in enumerate(methodology.ladder):
        for place, level in enumerate(authority.approves):
            if level not in levels:
                named: KeyPath = ("ladder", index, "approves", place)
                report.add(named, "unknown_level", value=level, allowed=", ".join(levels))
    approved = {level for authority in methodology.ladder for level in authority.approves}
    for index, level in enumerate(levels):
        if level and methodology.ladder and level not in approved:
            report.add(("level", index), "level_without_authority", value=level)


def _check_ladder(methodology: Methodology, ladder: tuple[str, ...], report: Report) -> None:
    if list(ladder) != sorted(ladder):
        report.add(("ladder",), "ladder_order")
    for index, floor in enumerate(methodology.floors):
        if floor.at_least and floor.at_least not in ladder:
            path = ("floor", index, "at_least")
            report.add(path, "unknown_authority", value=floor.at_least, allowed=", ".join(ladder))


def _check_rules(methodology: Methodology, report: Report) -> None:
    _check_unique("hard_stop", (stop.id for stop in methodology.hard_stops), report)
    _check_unique("notice", (notice.id for notice in methodology.notices), report)
    named = {section.id for section in methodology.sections}
    for index, kind in enumerate(methodology.kinds):
        for place, section in enumerate(kind.sections):
            if section not in named:
                report.add(("kind", index, "sections", place), "unknown_section", value=section)
    for index, stop in enumerate(methodology.hard_stops):
        if stop.question and stop.question not in methodology.questions:
            path = ("hard_stop", index, "question")
            report.add(path, "unknown_question", value=stop.question)


def _check_unique(table: str, ids: Iterable[str], report: Report) -> None:
    seen: set[str] = set()
    for index, value in enumerate(ids):
        if value and value in seen:
            report.add((table, index, "id"), "duplicate_id", value=value)
        seen.add(value)


def _check_cycles(sections: SectionReader, report: Report) -> None:
    """A question must not depend, through any number of others, on itself."""
    needs: dict[str, set[str]] = {}
    for (_, condition), opened in sections.conditions:
        for question in opened:
            needs.setdefault(question, set()).update(questions_named(condition))
    looping = {question for question in needs if _reaches(needs, question)}
    for (path, condition), opened in sections.conditions:
        named = set(questions_named(condition))
        if looping.intersection(opened) and looping.intersection(named):
            report.add(path, "cycle", value=", ".join(sorted(looping.intersection(named))))


def _reaches(needs: Mapping[str, set[str]], start: str) -> bool:
    waiting, seen = list(needs[start]), set[str]()
    while waiting:
        question = waiting.pop()
        if question == start:
            return True
        if question not in seen:
            seen.add(question)
            waiting.extend(needs.get(question, ()))
    return False
