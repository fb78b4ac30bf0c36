"""What measures against mistreatment earn: credit for what is in place, verifiable and proven."""

import re
from dataclasses import dataclass
from typing import Final

from workstation.domain.assessment import Answer, Assessment
from workstation.domain.methodology import YES, Methodology

CAVEAT: Final = "caveat"
EVIDENCE_NUMBER: Final = re.compile(r"\bE-\d+")
"""A piece of evidence by its number, as the proof of a measure names it."""
ASSURANCE_NUMBER: Final = re.compile(r"\bAS-\d{4}-\d+")
"""An assurance by its number in the register."""
_MOST_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class MeasureEffect:
    """What one measure earned.

    Attributes:
        number: its row, counted from 1.
        kind: its kind, for example ``caveat``.
        likelihood_from, likelihood_to: None while there is no baseline.
        severity_from, severity_to: None while there is no baseline.
        refused: words key of the reason why it earned nothing, or "".
    """

    number: int
    kind: str
    in_place: bool
    likelihood_from: int | None = None
    likelihood_to: int | None = None
    severity_from: int | None = None
    severity_to: int | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """What all measures together earned; ``level_steps`` under a methodology without a matrix."""

    likelihood_steps: int = 0
    severity_steps: int = 0
    effects: tuple[MeasureEffect, ...] = ()
    explanation: tuple[tuple[str, str], ...] = ()
    level_steps: int = 0


def measure_rows(m: Methodology, assessment: Assessment) -> tuple[dict[str, str], ...]:
    """The measures as entered, one dictionary of column id to value each."""
    question = m.by_role.get("measures")
    if question is None:
        return ()
    return rows_of(assessment.answers.get(question.id))


def rows_of(answer: Answer | None) -> tuple[dict[str, str], ...]:
    """The rows of an answer; none when it has another kind of value."""
    if answer is None or not isinstance(answer.value, tuple):
        return ()
    return tuple(row for row in answer.value if isinstance(row, dict))


def is_in_place(row: dict[str, str]) -> bool:
    """Whether the measure was actually taken (B-4)."""
    return row.get("in_place") == YES


def has_proof(row: dict[str, str], assessment: Assessment) -> bool:
    """Whether evidence shows that the measure was taken.

    The proof names pieces of evidence by their numbers, such as ``E-01``; all must be there.
    """
    named = EVIDENCE_NUMBER.findall(row.get("proof", ""))
    return bool(named) and {each.id for each in assessment.evidence}.issuperset(named)


def credit_measures(
    m: Methodology,
    assessment: Assessment,
    *,
    broken_assurances: int,
    severity: int | None,
    likelihood: int | None,
    unable: tuple[bool, bool],
) -> Credit:
    """What the measures earn, line by line; nothing is taken off what nobody could determine.

    Args:
        m: the methodology, for its mitigation policy.
        assessment: where the measures stand.
        broken_assurances: of this partner; each lowers the credit (domain section 6).
        severity: of the baseline, or None.
        likelihood: of the baseline, or None.
        unable: whether severity and likelihood stand for "unable to determine".
    """
    allowance = _allow(m, broken_assurances, severity, likelihood, unable)
    rows = measure_rows(m, assessment)
    lines: list[tuple[str, str]] = []
    effects = [
        allowance.take(number, row, _refusal(row, assessment), lines)
        for number, row in enumerate(rows, 1)
    ]
    if not rows:
        lines.append(("risk.explain.no_measures", ""))
    if allowance.was_capped:
        policy = m.mitigation
        steps = f"{policy.max_likelihood_steps}, {policy.max_severity_steps}"
        lines.append(("risk.explain.capped", steps))
    if broken_assurances and any(is_in_place(row) for row in rows):
        lines.append(("risk.explain.broken", str(broken_assurances)))
    if any(unable) and rows:
        lines.append(("risk.explain.unable_earns_none", ""))
    return Credit(
        likelihood_steps=allowance.likelihood_taken,
        severity_steps=allowance.severity_taken,
        effects=tuple(effects),
        explanation=tuple(lines),
    )


def credit_levels(
    m: Methodology,
    assessment: Assessment,
    *,
    broken_assurances: int,
    claimed: int,
    demands_test: bool,
    unable: bool,
) -> Credit:
    """How far the measures bear out a lower level that a person chose, line by line.

    Args:
        m: the methodology, for its mitigation policy.
        assessment: where the measures stand.
        broken_assurances: of this partner; each lowers the credit (domain section 6).
        claimed: how many levels lower the person put the risk.
        demands_test: whether the level before the measures may be a substantial risk; a caveat
            alone does not move that.
        unable: whether the level before the measures stands for "unable to determine".
    """
    rows = measure_rows(m, assessment)
    lines: list[tuple[str, str]] = []
    effects: list[MeasureEffect] = []
    counting: list[str] = []
    for number, row in enumerate(rows, 1):
        refused = _refusal(row, assessment)
        effects.append(
            MeasureEffect(number, row.get("kind", ""), is_in_place(row), refused=refused)
        )
        lines.append((refused or "risk.explain.measure_counts", str(number)))
        counting += [] if refused else [row.get("kind", "")]
    if not rows:
        lines.append(("risk.explain.no_measures", ""))
    steps = min(claimed, max(0, _most_levels(m, broken_assurances)))
    if claimed and unable:
        steps = 0
        lines.append(("risk.explain.unable_earns_none", ""))
    elif claimed and not counting:
        steps = 0
        lines.append(("risk.explain.no_measure_counts", ""))
    elif claimed and demands_test and set(counting) == {CAVEAT}:
        steps = 0
        lines.append(("risk.explain.caveats_only", ""))
    elif steps < claimed:
        lines.append(("risk.explain.levels_capped", str(m.mitigation.max_level_steps)))
    if broken_assurances and counting:
        lines.append(("risk.explain.broken", str(broken_assurances)))
    return Credit(effects=tuple(effects), explanation=tuple(lines), level_steps=steps)


def _most_levels(m: Methodology, broken_assurances: int) -> int:
    return m.mitigation.max_level_steps - m.mitigation.broken_penalty * broken_assurances


@dataclass
class _Allowance:
    """How many steps may still be taken off, and from which values."""

    severity: int | None
    likelihood: int | None
    severity_left: int
    likelihood_left: int
    caveat_max_severity: int
    severity_taken: int = 0
    likelihood_taken: int = 0
    was_capped: bool = False

    def take(
        self, number: int, row: dict[str, str], refused: str, lines: list[tuple[str, str]]
    ) -> MeasureEffect:
        """Credit one measure, unless it is refused, and write the line that explains it."""
        before = self._now()
        if not refused:
            self._take_steps(row, number, lines)
        after = self._now()
        effect = MeasureEffect(
            number=number,
            kind=row.get("kind", ""),
            in_place=is_in_place(row),
            likelihood_from=before[0],
            likelihood_to=after[0],
            severity_from=before[1],
            severity_to=after[1],
            refused=refused,
        )
        lines.append(_line(effect))
        return effect

    def _now(self) -> tuple[int | None, int | None]:
        return (
            None if self.likelihood is None else self.likelihood - self.likelihood_taken,
            None if self.severity is None else self.severity - self.severity_taken,
        )

    def _take_steps(self, row: dict[str, str], number: int, lines: list[tuple[str, str]]) -> None:
        likelihood = _steps(row, "likelihood_steps")
        severity = _steps(row, "severity_steps")
        if severity and self._is_barred_caveat(row):
            severity = 0
            lines.append(("risk.explain.caveat_alone", str(number)))
        taken = min(likelihood, self.likelihood_left)
        taken_severity = min(severity, self.severity_left)
        self.was_capped = self.was_capped or taken < likelihood or taken_severity < severity
        self.likelihood_left -= taken
        self.severity_left -= taken_severity
        self.likelihood_taken += taken
        self.severity_taken += taken_severity

    def _is_barred_caveat(self, row: dict[str, str]) -> bool:
        """A caveat moves no torture severity, alone or beside others (domain section 10)."""
        severe = self.severity is not None and self.severity >= self.caveat_max_severity
        return severe and row.get("kind") == CAVEAT


def _allow(
    m: Methodology,
    broken_assurances: int,
    severity: int | None,
    likelihood: int | None,
    unable: tuple[bool, bool],
) -> _Allowance:
    """What the policy allows: capped, less what broken assurances cost, never below step 1."""
    policy = m.mitigation
    penalty = policy.broken_penalty * broken_assurances
    room_severity = 0 if severity is None or unable[0] else severity - 1
    room_likelihood = 0 if likelihood is None or unable[1] else likelihood - 1
    return _Allowance(
        severity=severity,
        likelihood=likelihood,
        severity_left=min(room_severity, max(0, policy.max_severity_steps - penalty)),
        likelihood_left=min(room_likelihood, max(0, policy.max_likelihood_steps - penalty)),
        caveat_max_severity=policy.caveat_max_severity,
    )


def _refusal(row: dict[str, str], assessment: Assessment) -> str:
    """Why a measure earns nothing, or ""."""
    if not is_in_place(row):
        return "risk.explain.not_in_place"
    if row.get("verifiable") != YES:
        return "risk.explain.not_verifiable"
    if not has_proof(row, assessment):
        return "risk.explain.no_proof"
    return ""


def _steps(row: dict[str, str], column: str) -> int:
    """The steps claimed; anything that is not a step of the scale claims none."""
    value = row.get(column, "").strip()
    steps = tuple(str(step) for step in range(_MOST_STEPS + 1))
    return steps.index(value) if value in steps else 0


def _line(effect: MeasureEffect) -> tuple[str, str]:
    """The line that explains what one measure earned."""
    if effect.refused:
        return effect.refused, str(effect.number)
    moved = effect.likelihood_from != effect.likelihood_to
    moved_severity = effect.severity_from != effect.severity_to
    if not moved and not moved_severity:
        return "risk.explain.none_claimed", str(effect.number)
    likelihood = f"{effect.likelihood_from} → {effect.likelihood_to}"
    severity = f"{effect.severity_from} → {effect.severity_to}"
    if moved and moved_severity:
        return "risk.explain.both_lowered", f"{effect.number}: {likelihood}, {severity}"
    if moved:
        return "risk.explain.likelihood_lowered", f"{effect.number}: {likelihood}"
    return "risk.explain.severity_lowered", f"{effect.number}: {severity}"
