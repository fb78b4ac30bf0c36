"""Everything that can be said about an assessment at one moment, in one pass."""

from dataclasses import dataclass
from typing import Any

from workstation.domain import checks
from workstation.domain.assessment import Assessment, Determination, RiskValue, State
from workstation.domain.check_finding import Finding
from workstation.domain.circumstances import Circumstances, decision_facts, facts
from workstation.domain.completeness import Missing, SectionState, scope_of, section_states
from workstation.domain.condition import FactValue
from workstation.domain.contradiction import Contradiction, contradictions_of
from workstation.domain.hardstop import Stage, StopState, evaluate
from workstation.domain.ladder import (
    Required,
    authority_required,
    next_authority,
    state_of,
)
from workstation.domain.marking import (
    Banner,
    Mark,
    MarkError,
    MarkProblem,
    contributors,
    read_mark,
    roll_up_texts,
)
from workstation.domain.marking_register import LEVELS
from workstation.domain.measure import MeasureEffect
from workstation.domain.methodology import Methodology
from workstation.domain.reliance import Reliance, reliances_of
from workstation.domain.risk import baseline, determination, measure_credit, residual
from workstation.domain.text import Language


@dataclass(frozen=True, slots=True)
class Check:
    """What a check of an assessment found.

    Attributes:
        banner_from: question and evidence ids whose marks make the banner what it is.
        marked_texts: how many marked texts the banner is rolled up from.
        hard_stops: every stop at the current stage, those that block first.
        reliances: questions that rest on something past its date, and where the reason stands.
        contradictions: of a methodology that lists no checks: what is shown and stops nobody.
        findings: of one that lists checks: what they found, those that stop most first.
        may_submit: nothing is missing, no stop and no check blocks signing, and every warning
            was passed over with a reason.
    """

    assessment: str
    state: State
    stage: Stage
    sections: tuple[SectionState, ...]
    missing: tuple[Missing, ...]
    unable: tuple[str, ...]
    hard_stops: tuple[StopState, ...]
    baseline: RiskValue
    residual: RiskValue
    measures: tuple[MeasureEffect, ...]
    determination: Determination
    banner: Banner
    banner_from: tuple[str, ...]
    marked_texts: int
    mark_problems: tuple[MarkProblem, ...]
    required: Required
    next_authority: str | None
    contradictions: tuple[Contradiction, ...]
    facts: dict[str, FactValue]
    reliances: tuple[Reliance, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def authority_required(self) -> str:
        """The least authority that may approve, or "" while nothing says."""
        return self.required.authority

    @property
    def may_submit(self) -> bool:
        """Whether the author may sign."""
        blocked = any(state.status == "blocks" for state in self.hard_stops)
        return not self.missing and not blocked and not checks.open_findings(self)


def check(m: Methodology, assessment: Assessment, circumstances: Circumstances) -> Check:
    """Check an assessment against its methodology and the partner's record."""
    last = assessment.decisions[-1] if assessment.decisions else None
    known = facts(m, assessment, circumstances, decision_facts(assessment, last) if last else None)
    after = residual(m, assessment, circumstances.broken_assurances)
    found = determination(m, assessment)
    required = authority_required(m, after, found, known, assessment.answers)
    state = state_of(m, assessment, required)
    stage = stage_of(state)
    sections = section_states(m, assessment, known)
    counted = scope_of(m, assessment.answers, known).answers
    resting = reliances_of(m, assessment, circumstances.stale, circumstances.on, counted)
    banner, problems, sources, count = _banner(assessment, circumstances)
    return Check(
        assessment=assessment.id,
        state=state,
        stage=stage,
        sections=sections,
        missing=tuple(need for section in sections for need in section.missing),
        unable=tuple(question for section in sections for question in section.unable),
        hard_stops=evaluate(m, known, assessment.answers, stage),
        baseline=baseline(m, assessment),
        residual=after,
        measures=measure_credit(m, assessment, circumstances.broken_assurances).effects,
        determination=found,
        banner=banner,
        banner_from=sources,
        marked_texts=count,
        mark_problems=problems,
        required=required,
        next_authority=next_authority(m, assessment, required),
        contradictions=() if m.checks else contradictions_of(m, assessment, known, resting),
        facts=known,
        reliances=resting,
        findings=checks.findings_of(m, assessment, circumstances, known, resting),
    )


def stage_of(state: State) -> Stage:
    """The step that comes next in a state: signing, approving, or releasing."""
    if state in {State.DRAFT, State.RETURNED, State.WITHDRAWN, State.TRIAGE_CLOSED}:
        return "submit"
    return "release" if state is State.APPROVED else "approve"


def _banner(
    assessment: Assessment, circumstances: Circumstances
) -> tuple[Banner, tuple[MarkProblem, ...], tuple[str, ...], int]:
    """The banner, the malformed marks, where the banner comes from, and how many texts."""
    marked = [(a.question, a.marking) for a in assessment.answers.values() if a.marking]
    marked += [(e.id, e.marking) for e in assessment.evidence if e.marking]
    marked += [(d.authority, d.marking) for d in assessment.decisions if d.marking]
    marked += marked_beside(assessment)
    marked += [(d.authority, p.marking) for d in assessment.decisions for p in d.points]
    marked += [(d.authority, p.marking) for d in assessment.decisions for p in d.dissents]
    around = [circumstances.partner_marking, *circumstances.record_markings]
    marked += [("", marking) for marking in around if marking]
    floor = assessment.raised_level if assessment.raised_level in LEVELS else "U"
    banner, problems = roll_up_texts((marking for _, marking in marked), at_least=floor)
    readable = [(source, mark) for source, text in marked if (mark := _readable(text))]
    raising = contributors([mark for _, mark in readable])
    sources = dict.fromkeys(readable[place][0] for place in raising)
    return banner, problems, tuple(source for source in sources if source), len(marked)


def marked_beside(assessment: Assessment) -> list[tuple[str, str]]:
    """Marked texts that are printed beside the answers: each with where it stands, or ""."""
    overrides = ((each.question, each.marking) for each in assessment.overrides)
    own = (("", assessment.new_facts_marking), ("", assessment.raised_marking))
    return [(place, marking) for place, marking in (*overrides, *own) if marking]


def _readable(text: str) -> Mark | None:
    try:
        return read_mark(text)
    except MarkError:
        return None


def as_json(found: Check, language: Language = "en") -> dict[str, Any]:
    """The check as ``assessor assessment check --json`` prints it.

    ``hard_stops`` holds every stop whose condition is true, also those of later stages.
    """
    return {
        "assessment": found.assessment,
        "state": found.state.value,
        "missing": [_missing_json(need) for need in found.missing],
        "unable": list(found.unable),
        "hard_stops": [
            {
                "rule": state.stop.rule,
                "question": state.stop.question or None,
                "text": state.stop.text.in_language(language),
                "id": state.stop.id,
                "status": state.status,
            }
            for state in found.hard_stops
            if state.holds
        ],
        "baseline": _risk_json(found.baseline),
        "residual": _risk_json(found.residual),
        "determination": found.determination.substantial,
        "mitigable": found.determination.mitigable,
        "banner": found.banner.in_language(language),
        "authority_required": found.authority_required or None,
    }


def _missing_json(need: Missing) -> dict[str, Any]:
    place = {"row": need.row, "column": need.column} if need.row else {}
    return {"section": need.section, "question": need.question, "need": need.need, **place}


def _risk_json(value: RiskValue) -> dict[str, Any]:
    return {
        "severity": value.severity,
        "likelihood": value.likelihood,
        "level": value.level,
        "unable": value.unable,
        "locked": value.locked,
    }
