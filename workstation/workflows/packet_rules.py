"""What the ladder says about a packet: may this officer decide, was each decision allowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workstation.documents.packet_values import assessment_of, circumstances_of
from workstation.domain import dates, ladder
from workstation.domain.assessment import Assessment, Condition, Decision, Outcome
from workstation.domain.check import Check, check
from workstation.domain.circumstances import Circumstances, decision_facts, facts
from workstation.domain.condition import FactValue
from workstation.domain.error import BadInputError, NotAllowedError, UserError
from workstation.domain.marking import MarkError, parse_mark
from workstation.domain.methodology import Methodology
from workstation.domain.officer import Officer, Role
from workstation.domain.text import is_written
from workstation.workflows.packet_content import check_of, methodology_of_record


@dataclass(frozen=True, slots=True)
class PacketFile:
    """A packet's record as domain values, with the decisions that stand on it."""

    methodology: Methodology
    assessment: Assessment
    circumstances: Circumstances
    check: Check

    def facts_with(self, decision: Decision) -> dict[str, FactValue]:
        """The facts as they are once this decision is taken."""
        return facts(
            self.methodology,
            self.assessment,
            self.circumstances,
            decision_facts(self.assessment, decision),
        )


def file_of(record: dict[str, Any], decisions: Sequence[Decision]) -> PacketFile:
    """The domain's view of a verified record."""
    methodology = methodology_of_record(record)
    assessment = assessment_of(record, decisions)
    around = circumstances_of(record)
    return PacketFile(methodology, assessment, around, check(methodology, assessment, around))


def as_of(file: PacketFile, around: Circumstances) -> PacketFile:
    """The same file under other circumstances, such as today's."""
    found = check(file.methodology, file.assessment, around)
    return PacketFile(file.methodology, file.assessment, around, found)


def check_decision(file: PacketFile, officer: Officer, decision: Decision) -> None:
    """Refuse a decision that the ladder or a hard stop forbids.

    Raises:
        NotAllowedError: with the rule.
    """
    ladder.check_may_decide(
        file.methodology,
        file.assessment,
        officer,
        decision.outcome,
        file.check.required,
        reasons=decision.reasons,
        no_interest=decision.no_interest,
        facts=file.facts_with(decision),
    )


def check_next(
    record: dict[str, Any], before: Sequence[Decision], officer: Officer, decision: Decision
) -> None:
    """Refuse a decision that may not follow on those before it, in form or in substance.

    Raises:
        BadInputError: its reasons, marking or conditions do not do.
        NotAllowedError: the ladder or a hard stop forbids it.
    """
    check_form(decision)
    check_decision(file_of(record, before), officer, decision)
    found = check_of(record, methodology_of_record(record), [*before, decision])
    if found.banner.in_language(record["language"]) != record["banner"]:
        # The banner stands on every signed page and cannot rise any more.
        raise BadInputError(
            "decision.marking_above_banner", place="marking", marking=decision.marking
        )


def check_form(decision: Decision) -> None:
    """Refuse a decision without a written basis, a mark, or the conditions that it needs.

    Raises:
        BadInputError: ``place`` says what does not do.
    """
    if not is_written(decision.reasons):
        raise BadInputError("decision.reasons_missing", place="reasons")
    try:
        parse_mark(decision.marking)
    except MarkError as problem:
        raise BadInputError("decision.marking_missing", place="marking") from problem
    conditional = decision.outcome is Outcome.APPROVE_WITH_CONDITIONS
    if decision.conditions and not conditional:
        raise BadInputError("decision.conditions_unexpected", place="conditions")
    if conditional and not (decision.conditions and all(map(_is_condition, decision.conditions))):
        raise BadInputError("decision.conditions_missing", place="conditions")


def _is_condition(condition: Condition) -> bool:
    return is_written(condition.text) and (not condition.due or bool(dates.parse(condition.due)))


def ladder_problem(record: dict[str, Any], decisions: Sequence[Decision]) -> str | None:
    """The code of the first decision that could not be taken as it stands, or None."""
    for number, decision in enumerate(decisions):
        officer = Officer(decision.officer, decision.officer_name, Role(decision.authority))
        try:
            check_next(record, decisions[:number], officer, decision)
        except UserError as problem:
            return problem.code
    return None


def may(file: PacketFile, officer: Officer, outcome: Outcome) -> NotAllowedError | None:
    """Why an officer may not decide so; None when allowed, given a written basis."""
    decision = Decision(
        officer.authority.value, outcome, "a basis", "(U)", officer.id, officer.name, "",
        no_interest=True,
    )  # fmt: skip
    try:
        check_decision(file, officer, decision)
    except NotAllowedError as problem:
        return problem
    return None
