"""Where a file stands on the approval ladder, and who may decide on it (domain section D)."""

from collections.abc import Mapping
from typing import Final

from workstation.domain.assessment import Assessment, Decision, Outcome, State
from workstation.domain.authority import Reason, Required, authority_required, rank
from workstation.domain.completeness import scope_of
from workstation.domain.condition import FactValue, holds
from workstation.domain.error import NotAllowedError
from workstation.domain.hardstop import blocking, evaluate
from workstation.domain.measure import is_in_place, measure_rows
from workstation.domain.methodology import NO, UNABLE, YES, Methodology, NoticeRule
from workstation.domain.officer import Officer, Role
from workstation.domain.risk import determination
from workstation.domain.text import is_written

__all__ = [
    "APPROVALS",
    "Reason",
    "Required",
    "authority_required",
    "check_may_decide",
    "next_authority",
    "notices_owed",
    "rank",
    "required_now",
    "said_outcome",
    "state_of",
]

APPROVALS: Final = frozenset({Outcome.APPROVE, Outcome.APPROVE_WITH_CONDITIONS})
_INTEREST_FROM: Final = Role.L3.value
_STATE_CODES: Final[dict[State, str]] = {
    State.DRAFT: "decision.not_submitted",
    State.WITHDRAWN: "decision.not_submitted",
    State.TRIAGE_CLOSED: "decision.not_submitted",
    State.RETURNED: "decision.returned",
    State.DENIED: "decision.final",
    State.APPROVED: "decision.final",
}


def required_now(m: Methodology, assessment: Assessment, required: Required) -> Required:
    """The authority required once somebody signed that they would deny (G-7).

    Disagreement goes up by itself, and is not settled beside it: after an objection of the second
    reader, or of a step of the ladder, only the top approves.

    Args:
        m: the methodology that the assessment was made under.
        assessment: with the decisions on its packet.
        required: from ``authority_required``, without those decisions.
    """
    against = [decision for decision in assessment.decisions if decision.against]
    if not against:
        return required
    top = m.ladder[-1].id
    found = [Reason("ladder.reason.dissent", "G-7", top, each.officer_name) for each in against]
    return Required(top, (*found, *required.reasons))


def said_outcome(decision: Decision) -> str:
    """What a decision is called: a second reader approves nothing, and who goes up may object."""
    reader = decision.authority == Role.SECOND_READER.value
    if reader and decision.outcome is Outcome.APPROVE:
        return "no-objection"
    if decision.against:
        return "objection" if reader else "escalate-against"
    return decision.outcome.value


def state_of(m: Methodology, assessment: Assessment, required: Required) -> State:
    """Where the file stands, from what was signed on its current version.

    ``assessment.decisions`` are those on the packet last submitted, in order. An approval by
    an authority below the required one settles nothing: the file goes up. A second reader's
    approval is "no objection" and settles nothing either.
    """
    if assessment.withdrawn:
        return State.WITHDRAWN
    if assessment.triage_closed:
        return State.TRIAGE_CLOSED
    state = State.SUBMITTED if assessment.submitted_utc else State.DRAFT
    least = required_now(m, assessment, required).authority
    for decision in assessment.decisions:
        if decision.outcome is Outcome.DENY:
            return State.DENIED
        if decision.outcome is Outcome.RETURN:
            state = State.RETURNED
        elif decision.outcome is Outcome.ESCALATE:
            state = State.ESCALATED
        elif rank(m, decision.authority) >= 0:
            enough = rank(m, decision.authority) >= rank(m, least)
            state = State.APPROVED if enough else State.ESCALATED
    return state


def next_authority(m: Methodology, assessment: Assessment, required: Required) -> str | None:
    """Who must decide next; None when nobody has to, or nobody can yet.

    An escalated file goes to the step above, or to the required authority when that is higher;
    one that somebody would deny, to the top.
    """
    state = state_of(m, assessment, required)
    if state not in {State.SUBMITTED, State.ESCALATED}:
        return None
    reached = max((rank(m, d.authority) for d in assessment.decisions), default=-1)
    step = max(reached + 1, rank(m, required_now(m, assessment, required).authority))
    return m.ladder[min(step, len(m.ladder) - 1)].id


def notices_owed(
    m: Methodology, assessment: Assessment, facts: Mapping[str, FactValue]
) -> tuple[NoticeRule, ...]:
    """Who must be told after the decision that ``facts`` describe (B-12)."""
    if facts.get("decision.outcome") is None:
        return ()
    counted = scope_of(m, assessment.answers, facts).answers
    return tuple(rule for rule in m.notices if holds(rule.when, counted, facts))


def check_may_decide(
    m: Methodology,
    assessment: Assessment,
    officer: Officer,
    outcome: Outcome,
    required: Required,
    *,
    reasons: str,
    no_interest: bool,
    against: bool = False,
    facts: Mapping[str, FactValue] | None = None,
) -> None:
    """Refuse a decision that this officer may not take.

    Args:
        m: the methodology that the assessment was made under.
        assessment: with the decisions already on its packet.
        officer: who decides, with the authority of the signature.
        outcome: what the officer wants to decide.
        required: from ``authority_required``.
        reasons: the written basis.
        no_interest: whether the officer declared to have no operational interest.
        against: whether the officer would deny, and sends the file up with that.
        facts: with the facts of this decision; given them, the hard stops of the approve
            stage are checked too.

    Raises:
        NotAllowedError: names the rule in ``data["rule"]``.
    """
    _check_file(m, assessment, required)
    _check_officer(m, assessment, officer, no_interest=no_interest)
    _check_order(m, assessment, officer)
    if not is_written(reasons):
        raise NotAllowedError("decision.no_basis", rule="B-6")
    if officer.authority is Role.SECOND_READER:
        _check_second_reader(outcome, against=against)
        return
    if outcome is Outcome.ESCALATE and rank(m, officer.authority.value) == len(m.ladder) - 1:
        raise NotAllowedError("decision.top", rule="D")
    if outcome in APPROVALS:
        _check_approval(m, assessment, officer, required_now(m, assessment, required))
        _check_stops(m, assessment, facts)


def _check_file(m: Methodology, assessment: Assessment, required: Required) -> None:
    code = _STATE_CODES.get(state_of(m, assessment, required))
    if code:
        raise NotAllowedError(code, rule="D")


def _check_officer(
    m: Methodology, assessment: Assessment, officer: Officer, *, no_interest: bool
) -> None:
    authority = officer.authority.value
    step = rank(m, authority)
    if officer.disabled or (step < 0 and officer.authority is not Role.SECOND_READER):
        raise NotAllowedError("decision.role", rule="D")
    if officer.id == assessment.author:
        raise NotAllowedError("decision.author", rule="B-21")
    if any(decision.officer == officer.id for decision in assessment.decisions):
        raise NotAllowedError("decision.twice", rule="D")
    if not no_interest and must_declare(m, authority):
        raise NotAllowedError("decision.interest", rule="B-21")


def must_declare(m: Methodology, authority: str) -> bool:
    """Whether who decides with this authority declares to have no stake in the outcome (B-21)."""
    return rank(m, authority) >= rank(m, _INTEREST_FROM)


def _check_order(m: Methodology, assessment: Assessment, officer: Officer) -> None:
    """The order goes up: nobody decides beside or below a step that was already taken.

    A second reader is a step as well, before the ladder.
    """
    authority = officer.authority.value
    reached = max((rank(m, d.authority) for d in assessment.decisions), default=-1)
    is_taken = any(decision.authority == authority for decision in assessment.decisions)
    if is_taken or (reached >= 0 and rank(m, authority) <= reached):
        raise NotAllowedError("decision.order", rule="D")


def _check_second_reader(outcome: Outcome, *, against: bool) -> None:
    """A second reader returns the file, has no objection, or objects, which takes it to the top.

    None of these releases the file, and none ends it.
    """
    objects = outcome is Outcome.ESCALATE and against
    if outcome not in {Outcome.RETURN, Outcome.APPROVE} and not objects:
        raise NotAllowedError("decision.second_reader", rule="D")


def _check_approval(
    m: Methodology, assessment: Assessment, officer: Officer, required: Required
) -> None:
    step = rank(m, officer.authority.value)
    if not asks_test(m, assessment):
        if step < rank(m, required.authority) or not required.authority:
            raise NotAllowedError("decision.level", rule="C-bis", required=required.authority)
        return
    found = determination(m, assessment)
    if found.substantial is None or (found.substantial == YES and found.mitigable is None):
        raise NotAllowedError("decision.undetermined", rule="B-3")
    if found.substantial != NO and found.mitigable == NO:
        raise NotAllowedError("decision.cannot_mitigate", rule="B-8")
    is_unable = UNABLE in (found.substantial, found.mitigable)
    if is_unable and step < len(m.ladder) - 1:
        raise NotAllowedError("decision.unable", rule="B-5")
    if step < rank(m, required.authority) or not required.authority:
        raise NotAllowedError("decision.level", rule="C-bis", required=required.authority)
    if found.substantial == NO:
        return
    if not any(is_in_place(row) for row in measure_rows(m, assessment)):
        raise NotAllowedError("decision.no_measure", rule="B-6")


def asks_test(m: Methodology, assessment: Assessment) -> bool:
    """Whether this kind of assessment asks a person if the risk is substantial.

    The test is of the risk to an individual (B-3): a methodology may let a standing assessment,
    which has none, end with the baseline of the partner or the country.
    """
    question = m.by_role.get("substantial")
    return question is None or m.asks(m.section_of[question.id].id, assessment.kind.value)


def _check_stops(
    m: Methodology, assessment: Assessment, facts: Mapping[str, FactValue] | None
) -> None:
    if facts is None:
        return
    for stop in blocking(evaluate(m, facts, assessment.answers, "approve")):
        raise NotAllowedError("decision.hard_stop", rule=stop.rule, place=stop.question or None)
