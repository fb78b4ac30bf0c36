"""What stops a step at every level, whoever asks (domain section C-bis)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from workstation.domain.assessment import Answer
from workstation.domain.completeness import scope_of
from workstation.domain.condition import FactValue, holds
from workstation.domain.methodology import HardStop, Methodology

Stage = Literal["submit", "approve", "release"]
STAGES: Final[tuple[Stage, ...]] = ("submit", "approve", "release")

BLOCKS: Final = "blocks"
WAITS: Final = "waits"
CLEAR: Final = "clear"
NOT_NEEDED: Final = "not-needed"


@dataclass(frozen=True, slots=True)
class StopState:
    """One hard stop at one stage.

    ``status`` is "blocks" (it holds now), "waits" (it would hold at a later stage, or the
    answer that decides it is not there yet), "clear" or "not-needed" (its question is hidden).
    ``holds`` says whether its condition is true, at whatever stage it applies.
    """

    stop: HardStop
    status: str
    holds: bool


def evaluate(
    m: Methodology,
    facts: Mapping[str, FactValue],
    answers: Mapping[str, Answer],
    stage: Stage,
) -> tuple[StopState, ...]:
    """Every hard stop of the methodology at one stage, those that block first."""
    scope = scope_of(m, answers, facts)
    states = [
        _state(stop, stage, holds(stop.when, scope.answers, facts), scope.visible, scope.answers)
        for stop in m.hard_stops
    ]
    order = (BLOCKS, WAITS, CLEAR, NOT_NEEDED)
    return tuple(sorted(states, key=lambda state: order.index(state.status)))


def _state(
    stop: HardStop,
    stage: Stage,
    is_true: bool,
    visible: frozenset[str],
    answers: Mapping[str, Answer],
) -> StopState:
    if is_true:
        return StopState(stop, BLOCKS if stage in stop.stages else WAITS, holds=True)
    if stop.question and stop.question not in visible:
        return StopState(stop, NOT_NEEDED, holds=False)
    answer = answers.get(stop.question)
    ahead = STAGES[STAGES.index(stage) :]
    undecided = bool(stop.question) and (answer is None or answer.is_empty)
    if undecided and any(later in stop.stages for later in ahead):
        return StopState(stop, WAITS, holds=False)
    return StopState(stop, CLEAR, holds=False)


def blocking(states: tuple[StopState, ...]) -> tuple[HardStop, ...]:
    """The stops that hold at the stage that was asked for."""
    return tuple(state.stop for state in states if state.status == BLOCKS)
