"""What the ladder says about a packet: may this officer decide, was each decision allowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from workstation.documents import packet_record
from workstation.documents.packet_values import assessment_of, circumstances_of
from workstation.domain import dates, ladder
from workstation.domain.assessment import (
    Assessment,
    Condition,
    Decision,
    Dissent,
    Outcome,
    Point,
)
from workstation.domain.check import Check, check
from workstation.domain.circumstances import Circumstances, decision_facts, facts
from workstation.domain.condition import FactValue
from workstation.domain.error import BadInputError, NotAllowedError, UserError
from workstation.domain.marking import MarkError, parse_mark, read_mark
from workstation.domain.methodology import Methodology
from workstation.domain.officer import Officer, Role
from workstation.domain.text import is_written
from workstation.vault.store import utc_time
from workstation.workflows import fields
from workstation.workflows.packet_content import check_of, methodology_of_record

MOST_POINTS: Final = 40
MOST_DISSENTS: Final = 12
MOST_LETTERS: Final = 20_000
"""Of one decision in all; what its box and the continuation sheet have no room for is refused too,
when it is drawn."""
LONGEST_POINT: Final = 2_000
"""Letters. What a signature says is read whole before anything is believed of it."""


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


def required_of(file: PacketFile) -> ladder.Required:
    """The authority required with what was signed on the packet, and every reason for it."""
    return ladder.required_now(file.methodology, file.assessment, file.check.required)


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
        against=decision.against,
        facts=file.facts_with(decision),
    )


def check_next(
    record: dict[str, Any], before: Sequence[Decision], officer: Officer, decision: Decision
) -> None:
    """Refuse a decision that may not follow on those before it, in form or in substance.

    Raises:
        BadInputError: its reasons, marking, conditions, points or dissents do not do, or it is
            dated before the signature that it follows.
        NotAllowedError: the ladder or a hard stop forbids it.
    """
    check_form(decision)
    if packet_record.is_of(record, packet_record.FOURTH_RENDERER):
        # Packets of before are verified as they were: their marks were read tolerantly.
        check_new(record, before, decision)
    methodology = methodology_of_record(record)
    for point in decision.points:
        if point.question not in methodology.questions:
            raise BadInputError("decision.point_question", place="points", question=point.question)
    check_decision(file_of(record, before), officer, decision)
    found = check_of(record, methodology, [*before, decision])
    if found.banner.in_language(record["language"]) != record["banner"]:
        # The banner stands on every signed page and cannot rise any more.
        raise BadInputError(
            "decision.marking_above_banner",
            place="marking",
            marking=", ".join(dict.fromkeys([decision.marking, *_beside(decision)])),
        )


def check_form(decision: Decision) -> None:
    """Refuse a decision without a written basis, a mark, or the conditions that it needs.

    Points belong to a return: each names a question and says, marked, what is to be mended. Who
    would deny sends the file up; dissents of others, each marked, go with any decision.

    Raises:
        BadInputError: ``place`` says what does not do.
    """
    if not is_written(decision.reasons):
        raise BadInputError("decision.reasons_missing", place="reasons")
    try:
        read_mark(decision.marking)
    except MarkError as problem:
        raise BadInputError("decision.marking_missing", place="marking") from problem
    conditional = decision.outcome is Outcome.APPROVE_WITH_CONDITIONS
    if decision.conditions and not conditional:
        raise BadInputError("decision.conditions_unexpected", place="conditions")
    if conditional and not (decision.conditions and all(map(_is_condition, decision.conditions))):
        raise BadInputError("decision.conditions_missing", place="conditions")
    _check_points(decision)
    _check_dissents(decision)


def check_new(record: dict[str, Any], before: Sequence[Decision], decision: Decision) -> None:
    """Refuse what no decision of now may hold: a loose mark, a hidden character, an earlier time.

    Each signature follows the one before it in time as well. A machine whose clock is slow is
    told so, in place of a chain that says it was signed backwards.

    Raises:
        BadInputError: ``place`` says what does not do.
    """
    for marking in (decision.marking, *_beside(decision)):
        try:
            parse_mark(marking)
        except MarkError as problem:
            raise BadInputError("decision.marking_missing", place="marking") from problem
    names = (each.name for each in decision.dissents)
    if not all(map(_reads_as_kept, (*texts_of(decision), *names))):
        raise BadInputError("verify.hidden_text", place="reasons")
    letters = _letters(decision)
    if letters > MOST_LETTERS:
        raise BadInputError("decision.too_much", place="reasons", length=letters, most=MOST_LETTERS)
    last = before[-1].at_utc if before else str(record["signed_at"])
    if utc_time(decision.at_utc) < utc_time(last):
        raise BadInputError("decision.before_signed", place="at_utc", before=last)


def _reads_as_kept(text: str) -> bool:
    return text.isprintable() or all(map(fields.is_readable, text))


def _beside(decision: Decision) -> tuple[str, ...]:
    """The marks of what stands beside the reasons."""
    points = tuple(each.marking for each in decision.points)
    return (*points, *(each.marking for each in decision.dissents))


def _letters(decision: Decision) -> int:
    return sum(map(len, texts_of(decision)))


def texts_of(decision: Decision) -> tuple[str, ...]:
    """Everything that a decision says in words."""
    return (
        decision.reasons,
        *(each.text for each in decision.conditions),
        *(each.text for each in decision.points),
        *(each.text for each in decision.dissents),
    )


def _check_dissents(decision: Decision) -> None:
    if decision.against and decision.outcome is not Outcome.ESCALATE:
        raise BadInputError("decision.against_unexpected", place="against")
    if decision.dissents and decision.outcome is Outcome.RETURN:
        raise BadInputError("decision.dissents_unexpected", place="dissents")
    if len(decision.dissents) > MOST_DISSENTS:
        raise BadInputError("decision.dissents_many", place="dissents", most=MOST_DISSENTS)
    for each in decision.dissents:
        if not (is_written(each.name) and is_written(each.text)):
            raise BadInputError("decision.dissent_empty", place="dissents")
        try:
            read_mark(each.marking)
        except MarkError as problem:
            raise BadInputError(
                "decision.dissent_marking", place="dissents", name=each.name
            ) from problem


def _check_points(decision: Decision) -> None:
    if decision.points and decision.outcome is not Outcome.RETURN:
        raise BadInputError("decision.points_unexpected", place="points")
    if len(decision.points) > MOST_POINTS:
        raise BadInputError("decision.points_many", place="points", most=MOST_POINTS)
    for point in decision.points:
        _check_point(point)


def _check_point(point: Point) -> None:
    if not (point.question and is_written(point.text)):
        raise BadInputError("decision.point_empty", place="points", question=point.question)
    if len(point.text) > LONGEST_POINT:
        raise BadInputError(
            "decision.point_long", place="points", question=point.question, most=LONGEST_POINT,
            length=len(point.text),
        )  # fmt: skip
    try:
        read_mark(point.marking)
    except MarkError as problem:
        raise BadInputError(
            "decision.point_marking", place="points", question=point.question
        ) from problem


def with_marks(points: Sequence[Point], marking: str) -> tuple[Point, ...]:
    """The points of a return; one without a mark of its own has that of the reasons."""
    return tuple(
        Point(each.question.strip(), each.text.strip(), each.marking.strip() or marking.strip())
        for each in points
    )


def with_names(dissents: Sequence[Dissent], marking: str) -> tuple[Dissent, ...]:
    """Dissents as they are signed; one without a mark of its own has that of the reasons."""
    return tuple(
        Dissent(" ".join(each.name.split()), each.text.strip(), each.marking.strip() or marking)
        for each in dissents
    )


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
        against=outcome is Outcome.ESCALATE and officer.authority is Role.SECOND_READER,
    )  # fmt: skip
    try:
        check_decision(file, officer, decision)
    except NotAllowedError as problem:
        return problem
    return None
