"""The three values that are never mixed: baseline, residual, and the person's determination.

Under a methodology with a matrix the baseline is read from it, for the exchange as a whole and
for each person alone; under one without, a person chooses a level, and what that choice is worth
is held to the same rules: never above the baseline, never lower without a proven measure.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.assessment import Answer, Assessment, Determination, RiskValue
from workstation.domain.condition import holds
from workstation.domain.measure import Credit, credit_levels, credit_measures, rows_of
from workstation.domain.methodology import NO, UNABLE, YES, Methodology, Question
from workstation.domain.rating import (
    OVERALL,
    Rating,
    level_index,
    rating_of_level,
    rating_of_row,
    rating_of_steps,
    step_of,
    worst_of,
)
from workstation.domain.text import Language

BASELINE_ROLES: Final = ("baseline.severity", "baseline.likelihood", "baseline.level")
"""What the baseline of the exchange as a whole is read from."""

_LEVEL_LINES: Final = frozenset(
    {
        "risk.explain.level",
        "risk.explain.level_unable",
        "risk.explain.level_kept",
        "risk.explain.level_lowered",
    }
)
"""Lines whose detail is the id of a level."""

Lines = list[tuple[str, str]]


def level_of(m: Methodology, severity: int, likelihood: int) -> str:
    """The level id that the matrix gives for severity and likelihood, each 1 to 5 (C-bis)."""
    return m.matrix[severity - 1][likelihood - 1]


def detail_of(m: Methodology, line: tuple[str, str], language: Language) -> str:
    """What a line of an explanation names, with a level by its name, set as the language asks."""
    key, detail = line
    if key in _LEVEL_LINES:
        return m.level(detail).label.in_language(language)
    return detail.replace(": ", "\u00a0: ") if language == "fr" else detail


def baseline(m: Methodology, assessment: Assessment) -> RiskValue:
    """The risk without any measure: as locked, or as answered so far while it is open.

    Where each person is rated alone, the exchange takes the worst of all of them and of the
    overall answer (domain section 3).
    """
    lines: Lines = []
    value = RiskValue(
        locked=bool(assessment.baseline_locked_utc),
        locked_by=assessment.baseline_locked_by,
        locked_utc=assessment.baseline_locked_utc,
    )
    overall = _overall(m, assessment, lines)
    if overall is None:
        severity, likelihood = _answered_steps(m, assessment)
        unable = _unable_steps(m, assessment)
        return replace(
            value,
            severity=severity,
            likelihood=likelihood,
            unable=any(unable),
            explanation=tuple(lines),
        )
    rated = _persons(m, assessment)
    worst = worst_of(m, [overall, *rated])
    lines += _lines_of_persons(overall, rated, worst)
    lines.append(_line_of_level(worst))
    return replace(
        value,
        severity=worst.severity,
        likelihood=worst.likelihood,
        level=worst.level,
        unable=worst.is_unable,
        explanation=tuple(lines),
    )


def residual(m: Methodology, assessment: Assessment, broken_assurances: int) -> RiskValue:
    """The risk after the measures that are in place, verifiable and proven.

    While the baseline is not locked there is none: every number is None and the explanation
    says why (measures may not shape the baseline). Never above the baseline. Each person's
    rating is lowered on its own, and the exchange takes the worst of what is left.

    Source: domain sections 6 and 10; Directions s.1(1).
    """
    before = baseline(m, assessment)
    if not before.locked or before.level is None:
        return RiskValue(explanation=(("risk.explain.waits_for_lock", ""),))
    rating, credit = _after_measures(m, assessment, broken_assurances)
    lines: Lines = list(credit.explanation)
    if rating.row != OVERALL:
        lines.append(("risk.explain.worst_person", str(rating.row)))
    lines.append(_line_of_level(rating))
    return replace(
        before,
        severity=rating.severity,
        likelihood=rating.likelihood,
        level=rating.level,
        unable=rating.is_unable,
        explanation=tuple(lines),
    )


def measure_credit(m: Methodology, assessment: Assessment, broken_assurances: int) -> Credit:
    """What each measure earns, and all together, against the locked baseline.

    With several persons it is what the measures earn for the one who decides the residual.

    Source: domain section 10; reviewers found measures overestimated (domain G-4).
    """
    if _overall(m, assessment, []) is None:
        severity, likelihood = _answered_steps(m, assessment)
        return credit_measures(
            m,
            assessment,
            broken_assurances=broken_assurances,
            severity=severity,
            likelihood=likelihood,
            unable=_unable_steps(m, assessment),
        )
    return _after_measures(m, assessment, broken_assurances)[1]


def determination(m: Methodology, assessment: Assessment) -> Determination:
    """What the person found; read from the answers and never computed (B-3, B-5)."""
    return Determination(
        substantial=_finding(m, assessment, "substantial"),
        mitigable=_finding(m, assessment, "mitigable"),
    )


def frozen_values(m: Methodology, assessment: Assessment) -> dict[str, str]:
    """What locking the baseline freezes: its answers, and each person's rating that counts."""
    values = {
        question.id: answer.value
        for section in m.sections
        if section.baseline
        for question in section.questions
        if (answer := assessment.answers.get(question.id)) and isinstance(answer.value, str)
    }
    question = m.by_role.get("person_ratings")
    if question is not None and is_asked(m, assessment, question):
        rows = rows_of(assessment.answers.get(question.id))
        if rows:
            values[question.id] = _text_of_rows(rows)
    return values


def is_frozen_as_answered(m: Methodology, assessment: Assessment) -> bool:
    """Whether what the lock froze is what the answers of the baseline say.

    The ratings of persons stay frozen when the list of persons shrinks afterwards and they are
    asked no more, so that a locked baseline never falls: more ratings can only raise it. Where
    they count now, they must be those that were frozen.
    """
    expected, found = frozen_values(m, assessment), dict(assessment.baseline_values)
    question = m.by_role.get("person_ratings")
    if question is not None and question.id in found and question.id not in expected:
        text = found.pop(question.id)
        if _text_of_rows(_rows_of_text(text)) != text:
            return False
    return found == expected


def is_asked(m: Methodology, assessment: Assessment, question: Question) -> bool:
    """Whether a question counts, as far as what is assessed and its persons decide it.

    The baseline is computed before the facts that rest on it; so a question that shapes it may
    hang on these few facts and on other answers, and on nothing else.
    """
    persons = m.by_role.get("persons")
    known = {
        "assessment.kind": assessment.kind.value,
        "assessment.subject": "country" if assessment.country else "partner",
        "persons.count": len(rows_of(assessment.answers.get(persons.id))) if persons else 0,
    }
    section = m.section_of[question.id]
    return (
        m.asks(section.id, assessment.kind.value)
        and holds(section.needed_when, assessment.answers, known)
        and holds(question.visible_when, assessment.answers, known)
    )


def _overall(m: Methodology, assessment: Assessment, lines: Lines) -> Rating | None:
    """The rating of the exchange as a whole; None while an answer is missing."""
    if not m.matrix:
        given = _baseline_answer(m, assessment, "baseline.level")
        rating = rating_of_level(m, given)
        if rating is not None and rating.is_unable:
            lines.append(("risk.explain.level_unable", rating.level))
        return rating
    unable = _unable_steps(m, assessment)
    if unable[0]:
        lines.append(("risk.explain.unable_severity", ""))
    if unable[1]:
        lines.append(("risk.explain.unable_likelihood", ""))
    return rating_of_steps(m, *_baseline_steps(m, assessment))


def _baseline_steps(m: Methodology, assessment: Assessment) -> tuple[str, str]:
    return (
        _baseline_answer(m, assessment, "baseline.severity"),
        _baseline_answer(m, assessment, "baseline.likelihood"),
    )


def _answered_steps(m: Methodology, assessment: Assessment) -> tuple[int | None, int | None]:
    severity, likelihood = _baseline_steps(m, assessment)
    return step_of(severity), step_of(likelihood)


def _unable_steps(m: Methodology, assessment: Assessment) -> tuple[bool, bool]:
    severity, likelihood = _baseline_steps(m, assessment)
    return severity == UNABLE, likelihood == UNABLE


def _baseline_answer(m: Methodology, assessment: Assessment, role: str) -> str:
    """The answer to a question of the baseline: the locked one once it is locked."""
    question = m.by_role.get(role)
    if question is None:
        return ""
    if assessment.baseline_locked_utc:
        return assessment.baseline_values.get(question.id, "")
    value = assessment.answers.get(question.id, Answer(question.id)).value
    return value if isinstance(value, str) else ""


def _persons(m: Methodology, assessment: Assessment) -> list[Rating]:
    """The rating of each person, as locked or as entered so far."""
    question = m.by_role.get("person_ratings")
    if question is None:
        return []
    rows: Sequence[dict[str, str]] = ()
    if assessment.baseline_locked_utc:
        rows = _rows_of_text(assessment.baseline_values.get(question.id, "[]"))
    elif is_asked(m, assessment, question):
        rows = rows_of(assessment.answers.get(question.id))
    found = (rating_of_row(m, number, row) for number, row in enumerate(rows, 1))
    return [rating for rating in found if rating is not None]


def _rows_of_text(text: str) -> tuple[dict[str, str], ...]:
    """The rows that were frozen; none when a record from outside holds something else."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(rows, list):
        return ()
    return tuple(
        row
        for row in rows
        if isinstance(row, dict) and all(isinstance(value, str) for value in row.values())
    )


def _text_of_rows(rows: Sequence[dict[str, str]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _lines_of_persons(overall: Rating, rated: list[Rating], worst: Rating) -> Lines:
    """How each person was rated, and which rating the exchange takes."""
    if not rated:
        return []
    lines: Lines = [("risk.explain.overall", overall.steps)] if overall.steps else []
    for rating in rated:
        key = "risk.explain.person_unable" if rating.is_unable else "risk.explain.person"
        lines.append((key, f"{rating.row}: {rating.steps}" if rating.steps else str(rating.row)))
    if worst.row == OVERALL:
        lines.append(("risk.explain.worst_overall", ""))
    else:
        lines.append(("risk.explain.worst_person", str(worst.row)))
    return lines


def _line_of_level(rating: Rating) -> tuple[str, str]:
    if rating.steps:
        return "risk.explain.matrix", rating.steps
    return "risk.explain.level", rating.level


def _after_measures(
    m: Methodology, assessment: Assessment, broken_assurances: int
) -> tuple[Rating, Credit]:
    """The worst rating that is left, and what the measures earned for it."""
    overall = _overall(m, assessment, [])
    assert overall is not None
    every = [overall, *_persons(m, assessment)]
    after = [_lowered(m, assessment, broken_assurances, rating) for rating in every]
    left = worst_of(m, [rating for rating, _ in after])
    return next(pair for pair in after if pair[0] is left)


def _lowered(
    m: Methodology, assessment: Assessment, broken_assurances: int, rating: Rating
) -> tuple[Rating, Credit]:
    if rating.severity is None or rating.likelihood is None:
        return _lowered_level(m, assessment, broken_assurances, rating)
    credit = credit_measures(
        m,
        assessment,
        broken_assurances=broken_assurances,
        severity=rating.severity,
        likelihood=rating.likelihood,
        unable=(rating.unable_severity, rating.unable_likelihood),
    )
    severity = max(1, rating.severity - credit.severity_steps)
    likelihood = max(1, rating.likelihood - credit.likelihood_steps)
    level = level_of(m, severity, likelihood)
    return replace(rating, severity=severity, likelihood=likelihood, level=level), credit


def _lowered_level(
    m: Methodology, assessment: Assessment, broken_assurances: int, rating: Rating
) -> tuple[Rating, Credit]:
    """The level after the measures: a person's choice, as far as the measures bear it out."""
    question = m.by_role.get("residual.level")
    answer = assessment.answers.get(question.id) if question else None
    chosen = answer.value if answer and isinstance(answer.value, str) else ""
    index = level_index(m, rating.level)
    claimed = index if chosen in ("", UNABLE) else level_index(m, chosen)
    lines: Lines = []
    if chosen == UNABLE:
        lines.append(("risk.explain.level_kept", rating.level))
    elif claimed > index:
        lines.append(("risk.explain.never_above", ""))
    credit = credit_levels(
        m,
        assessment,
        broken_assurances=broken_assurances,
        claimed=max(0, index - claimed),
        demands_test=m.levels[index].demands_test,
        unable=rating.is_unable,
    )
    level = m.levels[index - credit.level_steps].id
    credit = replace(credit, explanation=(*credit.explanation, *lines))
    return replace(rating, level=level), credit


def _finding(m: Methodology, assessment: Assessment, role: str) -> str | None:
    question = m.by_role.get(role)
    if question is None:
        return None
    value = assessment.answers.get(question.id, Answer(question.id)).value
    return value if isinstance(value, str) and value in {YES, NO, UNABLE} else None
