"""What must be true before what was approved leaves: each item with its state and its reason."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from workstation import words
from workstation.domain.after import KINDS_RELEASED
from workstation.domain.assessment import Answer, Assessment, Condition, State
from workstation.domain.check import Check
from workstation.domain.error import NotAllowedError
from workstation.domain.hardstop import BLOCKS
from workstation.domain.ladder import APPROVALS
from workstation.domain.measure import is_in_place, measure_rows
from workstation.domain.methodology import UNABLE, YES
from workstation.domain.officer import Officer, Permission, Role
from workstation.domain.partner import Act
from workstation.domain.text import LANGUAGES, Text
from workstation.records import assessments
from workstation.records import packets as packet_records
from workstation.workflows import drafting, refiling, verification, wet_ink
from workstation.workflows.drafting import Desk
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session

DONE: Final = "done"
HOLDS: Final = "holds"
OPEN: Final = "open"
LATER: Final = "later"
NOT_NEEDED: Final = "not-needed"

CAVEAT: Final = "caveat"
CHARACTERIZATION: Final = "characterization"
CONDITION: Final = "condition:"
MEASURE: Final = "measure:"
ACCURACY: Final = "Directions s. 1(4); B-7"


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing that a release needs.

    Attributes:
        key: ``signatures``, ``followed``, ``stop:<id>``, ``measure:<row>``, ``condition:<n>``,
            ``characterization`` or ``caveat``.
        state: ``holds`` (nothing may leave), ``open`` (the release officer must say that it was
            done), ``done``, ``later`` (it is followed up), or ``not-needed``.
        rule: where it comes from.
        reason: why it stands so, or what to do.
        detail: what it is about, word for word, with its portion mark.
        question: where it is answered, or "".
    """

    key: str
    state: str
    rule: str
    title: Text
    reason: Text
    detail: str = ""
    marking: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Approved:
    """An approved file with what its release is checked against."""

    desk: Desk
    check: Check
    act: str
    conditions: tuple[tuple[Condition, str], ...]
    """Conditions of the approvals, each with its portion mark."""

    @property
    def assessment(self) -> Assessment:
        """The file itself."""
        return self.desk.assessment

    def given(self, role: str) -> Answer:
        """The answer to the question with this role; an empty one where nobody was asked."""
        question = self.desk.methodology.by_role.get(role)
        name = question.id if question else ""
        return self.assessment.answers.get(name, Answer(name))


def approved(session: Session, assessment: str) -> Approved:
    """The file, checked against the record as it stands today.

    Raises:
        NotAllowedError: ``release.not_approved``.
        BadInputError: ``assessment.unknown``.
    """
    desk = drafting.load_desk(session, assessment)
    if desk.assessment.kind not in KINDS_RELEASED:
        raise NotAllowedError("release.no_exchange", place=assessment)
    if desk.state is not State.APPROVED:
        raise NotAllowedError("release.not_approved", place=assessment)
    found = drafting.check_desk(session, desk)
    conditions = tuple(
        (condition, decision.marking)
        for decision in desk.assessment.decisions
        if decision.outcome in APPROVALS
        for condition in decision.conditions
    )
    act = desk.methodology.by_role.get("act")
    said = desk.assessment.answers.get(act.id) if act else None
    value = said.value if said else None
    return Approved(desk, found, value if isinstance(value, str) else "", conditions)


def checklist(session: Session, assessment: str) -> tuple[ChecklistItem, ...]:
    """What the release of an approved file needs, what holds it first.

    Raises:
        NotAllowedError: ``release.not_approved``.
        BadInputError: ``assessment.unknown``.
    """
    session.require(Permission.READ)
    return items_of(session, approved(session, assessment))


def items_of(session: Session, file: Approved) -> tuple[ChecklistItem, ...]:
    """The items of one file, those that hold the release first."""
    today = today_of(session).isoformat()
    found = [
        _signatures(session, file),
        *_followed(session, file),
        *_refused(session, file),
        *_refused_by_pen(session, file),
        *_stops(file),
        *_measures(file, today),
        *_conditions(file, today),
        _characterization(file),
        _caveat(file),
    ]
    order = (HOLDS, OPEN, LATER, DONE, NOT_NEEDED)
    return tuple(sorted(found, key=lambda item: order.index(item.state)))


def _signatures(session: Session, file: Approved) -> ChecklistItem:
    """Every signature of the packet still stands, and the packet is the one on record (B-24)."""
    held = packet_records.find_latest(session.vault, file.assessment.id, session.vault.id)
    if held is None:
        return _item("signatures", HOLDS, "B-24", "signatures", "packet_missing")
    verdict = verification.judge_in(session, session.vault.get_attachment(held.sha256), None)
    if verdict.ok and verdict.decisions == file.assessment.decisions:
        return _item("signatures", DONE, "B-24", "signatures", "signatures_stand")
    problems = [*verdict.problems, *(code for one in verdict.signatures for code in one.problems)]
    item = _item("signatures", HOLDS, "B-24", "signatures", "packet_other")
    if not problems:
        return item
    said = [verification.problem_words(problems[0], language) for language in LANGUAGES]
    return replace(item, reason=Text(*said))


def _followed(session: Session, file: Approved) -> Iterator[ChecklistItem]:
    """A file that was re-opened, or whose exchange was assessed again, stands no longer."""
    later = assessments.find_later(session.vault, file.assessment.id)
    if later:
        yield replace(_item("followed", HOLDS, "D", "followed", "followed_by"), detail=later)


def _refused(session: Session, file: Approved) -> Iterator[ChecklistItem]:
    """What was refused elsewhere goes nowhere on the approval of a peer (D).

    The refusal of an earlier version may come back after the approval of a later one.
    """
    own = file.assessment
    said = {"id": own.id, "version": own.version}
    record = {"vault": {"id": session.vault.id}, "assessment": said}
    problems = []
    for each in own.decisions:
        if each.outcome in APPROVALS:
            officer = Officer(each.officer, each.officer_name, Role(each.authority))
            problems.append(refiling.peer_problem(session, record, officer, each.outcome))
    found = [each for each in problems if each is not None]
    if found and len(found) == len(problems):
        item = _item("refused", HOLDS, "D", "refused", "refused_by")
        yield replace(item, detail=str(found[-1].place))


def _refused_by_pen(session: Session, file: Approved) -> Iterator[ChecklistItem]:
    """What somebody refused on paper waits until that is explained or struck out (D)."""
    for each in wet_ink.list_of(session, file.assessment.id):
        if each.holds and each.version == file.assessment.version:
            item = _item(f"on-paper:{each.id}", HOLDS, "D", "on_paper", "on_paper_refused")
            yield replace(item, detail=each.reasons, marking=each.marking)


def _stops(file: Approved) -> Iterator[ChecklistItem]:
    for state in file.check.hard_stops:
        if "release" not in state.stop.stages:
            continue
        blocks = state.status == BLOCKS
        yield ChecklistItem(
            key=f"stop:{state.stop.id}",
            state=HOLDS if blocks else NOT_NEEDED if state.status == "not-needed" else DONE,
            rule=state.stop.rule,
            title=state.stop.title,
            reason=state.stop.text if blocks else _words("stop_clear"),
            question=state.stop.question,
        )


def _measures(file: Approved, today: str) -> Iterator[ChecklistItem]:
    """What the approval counts on was actually taken, and still stands (B-4)."""
    relies = file.check.determination.substantial in {YES, UNABLE}
    rule = "Directions s. 1(1); B-4"
    for number, row in enumerate(measure_rows(file.desk.methodology, file.assessment), 1):
        if not is_in_place(row):
            state = OPEN if relies else NOT_NEEDED
            reason = "measure_to_confirm" if relies else "measure_uncounted"
        elif "" < row.get("expires", "") < today:
            state, reason = HOLDS, "measure_expired"
        else:
            state, reason = DONE, "measure_in_place"
        item = _item(f"{MEASURE}{number}", state, rule, "measure", reason)
        given = replace(file.given("measures"), text=row.get("description", ""))
        yield _about(item, file, "measures", given)


def _conditions(file: Approved, today: str) -> Iterator[ChecklistItem]:
    """Each condition of the approval: met, or due after the release (D)."""
    for number, (condition, marking) in enumerate(file.conditions, 1):
        later = condition.due >= today
        reason = "condition_later" if later else "condition_to_confirm"
        item = _item(f"{CONDITION}{number}", LATER if later else OPEN, "D", "condition", reason)
        due = f" ({condition.due})" if condition.due else ""
        yield replace(item, detail=condition.text + due, marking=marking)


def _characterization(file: Approved) -> ChecklistItem:
    """The accuracy and reliability of what leaves goes with it (B-7, B-11)."""
    item = _item(CHARACTERIZATION, OPEN, ACCURACY, "characterization", "characterization_to_attach")
    return _about(item, file, CHARACTERIZATION, file.given(CHARACTERIZATION))


def _caveat(file: Approved) -> ChecklistItem:
    """The caveat stands on the message word for word (B-4, B-7); a use has no message."""
    given = file.given(CAVEAT)
    if file.act == Act.USE.value and not given.text.strip():
        return _item(CAVEAT, NOT_NEEDED, ACCURACY, "caveat", "caveat_of_use")
    return _about(_item(CAVEAT, OPEN, ACCURACY, "caveat", "caveat_to_show"), file, CAVEAT, given)


def _item(key: str, state: str, rule: str, title: str, reason: str) -> ChecklistItem:
    return ChecklistItem(key, state, rule, _words(title), _words(reason))


def _about(item: ChecklistItem, file: Approved, role: str, given: Answer) -> ChecklistItem:
    """The item with the text that it is about."""
    question = file.desk.methodology.by_role.get(role)
    return replace(
        item,
        detail=given.text,
        marking=given.marking if given.text else "",
        question=question.id if question else "",
    )


def _words(code: str) -> Text:
    return Text(*(words.label(f"release.{code}", language) for language in LANGUAGES))
