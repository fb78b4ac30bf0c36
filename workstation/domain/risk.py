"""The three values that are never mixed: baseline, residual, and the person's determination."""

from dataclasses import replace
from typing import Final

from workstation.domain.assessment import Answer, Assessment, Determination, RiskValue
from workstation.domain.measure import Credit, credit_measures
from workstation.domain.methodology import NO, UNABLE, YES, Methodology

UNABLE_COUNTS_AS: Final = 5
"""Unable to determine never scores as low (domain section C)."""


def level_of(m: Methodology, severity: int, likelihood: int) -> str:
    """The level id that the matrix gives for severity and likelihood, each 1 to 5 (C-bis)."""
    return m.matrix[severity - 1][likelihood - 1]


def baseline(m: Methodology, assessment: Assessment) -> RiskValue:
    """The risk without any measure: as locked, or as answered so far while it is open."""
    severity, unable_severity = _scale(m, assessment, "baseline.severity")
    likelihood, unable_likelihood = _scale(m, assessment, "baseline.likelihood")
    lines: list[tuple[str, str]] = []
    if unable_severity:
        lines.append(("risk.explain.unable_severity", ""))
    if unable_likelihood:
        lines.append(("risk.explain.unable_likelihood", ""))
    level = None
    if severity is not None and likelihood is not None:
        level = level_of(m, severity, likelihood)
        lines.append(("risk.explain.matrix", f"{severity} × {likelihood}"))
    return RiskValue(
        severity=severity,
        likelihood=likelihood,
        level=level,
        unable=unable_severity or unable_likelihood,
        locked=bool(assessment.baseline_locked_utc),
        locked_by=assessment.baseline_locked_by,
        locked_utc=assessment.baseline_locked_utc,
        explanation=tuple(lines),
    )


def _scale(m: Methodology, assessment: Assessment, role: str) -> tuple[int | None, bool]:
    """A step of the scale, and whether it stands for "unable to determine"."""
    question = m.by_role.get(role)
    if question is None:
        return None, False
    if assessment.baseline_locked_utc:
        value: object = assessment.baseline_values.get(question.id)
    else:
        value = assessment.answers.get(question.id, Answer(question.id)).value
    if value == UNABLE:
        return UNABLE_COUNTS_AS, True
    if isinstance(value, str) and value in {"1", "2", "3", "4", "5"}:
        return int(value), False
    return None, False


def residual(m: Methodology, assessment: Assessment, broken_assurances: int) -> RiskValue:
    """The risk after the measures that are in place, verifiable and proven.

    While the baseline is not locked there is none: every number is None and the explanation
    says why (measures may not shape the baseline). Never above the baseline.

    Source: domain sections 6 and 10; Directions s.1(1).
    """
    before = baseline(m, assessment)
    if not before.locked or before.severity is None or before.likelihood is None:
        return RiskValue(explanation=(("risk.explain.waits_for_lock", ""),))
    credit = measure_credit(m, assessment, broken_assurances)
    severity = max(1, before.severity - credit.severity_steps)
    likelihood = max(1, before.likelihood - credit.likelihood_steps)
    lines = (*credit.explanation, ("risk.explain.matrix", f"{severity} × {likelihood}"))
    return replace(
        before,
        severity=severity,
        likelihood=likelihood,
        level=level_of(m, severity, likelihood),
        explanation=lines,
    )


def measure_credit(m: Methodology, assessment: Assessment, broken_assurances: int) -> Credit:
    """What each measure earns, and all together, against the locked baseline.

    Source: domain section 10; reviewers found measures overestimated (domain G-4).
    """
    severity, unable_severity = _scale(m, assessment, "baseline.severity")
    likelihood, unable_likelihood = _scale(m, assessment, "baseline.likelihood")
    return credit_measures(
        m,
        assessment,
        broken_assurances=broken_assurances,
        severity=severity,
        likelihood=likelihood,
        unable=(unable_severity, unable_likelihood),
    )


def determination(m: Methodology, assessment: Assessment) -> Determination:
    """What the person found; read from the answers and never computed (B-3, B-5)."""
    return Determination(
        substantial=_finding(m, assessment, "substantial"),
        mitigable=_finding(m, assessment, "mitigable"),
    )


def _finding(m: Methodology, assessment: Assessment, role: str) -> str | None:
    question = m.by_role.get(role)
    if question is None:
        return None
    value = assessment.answers.get(question.id, Answer(question.id)).value
    return value if isinstance(value, str) and value in {YES, NO, UNABLE} else None
