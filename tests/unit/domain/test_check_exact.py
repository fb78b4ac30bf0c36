"""Everything that is said about files filled by chance, word for word as it was agreed.

The rules have their own tests, each by its number; these hold every number, place, rule and detail
that those leave open: C-bis, D, G-4, G-8, G-15, B-3 to B-8, B-10, B-21, B-29 to B-37.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date

from tests.unit.domain.exact import (
    MAKERS,
    chance_file,
    chance_record,
    first_difference,
    keeps,
    method,
    say,
)
from workstation.domain.assessment import Answer, Assessment, AssessmentKind, Outcome
from workstation.domain.assessment_difference import Answers, compare_answers
from workstation.domain.check import Check, as_json, check, stage_of
from workstation.domain.circumstances import Circumstances, acts_of, decision_facts, facts
from workstation.domain.consent import missing_consents, third_party_portions
from workstation.domain.contradiction import contradictions_of
from workstation.domain.correction import changes_between, todo_of
from workstation.domain.counting import counted, drivers, hidden_by
from workstation.domain.error import NotAllowedError
from workstation.domain.hardstop import STAGES, blocking, evaluate
from workstation.domain.ladder import check_may_decide, notices_owed
from workstation.domain.methodology import Methodology
from workstation.domain.officer import Officer, Role
from workstation.domain.risk import detail_of, is_frozen_as_answered
from workstation.domain.standing_base import asked_sections, carried_sections, last_day
from workstation.domain.title import title_of
from workstation.domain.triage import stands_against_closing

FILES = {"instrument": range(44), "levels": range(16)}
ROLES = (Role.ASSESSOR, Role.SECOND_READER, Role.L1, Role.L3, Role.L4, Role.L5)


def lines_of_check(found: Check) -> Iterator[str]:
    for each in fields(found):
        if each.name not in ("sections", "facts"):
            yield f"  {each.name}: {say(getattr(found, each.name))}"
    for s in found.sections:
        yield f"  section {s.section} {s.status} {s.unable} {len(s.missing)}"
    yield f"  may submit: {found.may_submit}, {stage_of(found.state)}"
    said = as_json(found, "fr")
    said["missing"], said["hard_stops"] = said["missing"][:2], said["hard_stops"][:2]
    yield f"  json: {say(said)}"


def refusal(m: Methodology, file: Assessment, found: Check, who: Officer, outcome: Outcome) -> str:
    """What stands against one decision, with everything that the refusal names."""
    reasons = "" if who.id == "officer-2" else "Because"
    no_interest = who.id != "officer-1"
    try:
        check_may_decide(
            m, file, who, outcome, found.required,
            reasons=reasons, no_interest=no_interest, facts=found.facts,
        )  # fmt: skip
    except NotAllowedError as problem:
        place = f" {problem.place}" if problem.place else ""
        return f"{problem.code}{place} {say(problem.data)}"
    return "may"


def lines_of_decisions(m: Methodology, file: Assessment, found: Check) -> Iterator[str]:
    for role in ROLES:
        for place, name in enumerate(("author", "officer-1", "officer-2", "officer-3")):
            who = Officer(name, "L. Chen", role, disabled=role is Role.L1 and place == 3)
            said: dict[str, list[str]] = {}
            for outcome in Outcome:
                refused = refusal(m, file, found, who, outcome)
                said.setdefault(refused, []).append(outcome.value)
            yield f"  {role.value} {name}: {say(said)}"


def lines_of_rest(m: Methodology, file: Assessment, around: Circumstances) -> Iterator[str]:
    known = facts(m, file, around)
    yield f"  facts: {say(known)}"
    for decision in file.decisions:
        yield f"  decided: {say(facts(m, file, around, decision_facts(file, decision)))}"
    for stage in STAGES:
        states = evaluate(m, known, file.answers, stage)
        told = ", ".join(f"{s.stop.id} {s.status} {s.holds!r}" for s in states)
        yield f"  {stage}: {told} | {[stop.id for stop in blocking(states)]}"
    yield f"  contradictions: {say(contradictions_of(m, file, known))}"
    yield f"  notices: {say(notices_owed(m, file, {**known, 'decision.outcome': 'approve'}))}"
    yield f"  acts: {say(acts_of(m, file))}"
    yield f"  third parties: {say(third_party_portions(m, file.answers))}"
    yield f"  waiting: {say(missing_consents(m, file.answers, around.on))}"
    yield f"  title: {title_of(m, file.kind, file.answers)}"
    yield f"  frozen: {is_frozen_as_answered(m, file)} {say(file.baseline_values)}"
    yield f"  against closing: {stands_against_closing(m, file.answers, known)}"
    for kind in AssessmentKind:
        other = replace(file, kind=kind)
        asked = [section.id for section in asked_sections(m, other)]
        yield f"  {kind.value}: {asked} {say(carried_sections(m, other))} " + last_day(
            m, other, date(2026, 11, 30)
        )


def lines_of_counting(m: Methodology, file: Assessment, around: Circumstances) -> Iterator[str]:
    found = counted(m, file, around)
    yield f"  counted: {list(found.assessment.answers)} {say(found.assessment.evidence)}"
    yield f"  shown: {say(found.scope.needed)} {len(found.scope.visible)} {say(found.facts)}"
    yield f"  aside: {[each.question for each in found.aside]}"
    for question in sorted(drivers(m))[::3]:
        for value in ("no", "yes"):
            gone = hidden_by(m, file, Answer(question, value, "x", "(U)"), around)
            yield f"  {question}={value} hides {[each.question for each in gone]}"


def every(name: str) -> Iterator[tuple[Methodology, Assessment, Circumstances]]:
    for seed in FILES[name]:
        yield method(name), chance_file(method(name), seed), chance_record(seed)


@keeps("checks")
def checks() -> Iterator[str]:
    for name in FILES:
        for m, file, around in every(name):
            yield f"{name} {file.id} {file.kind.value} {file.country}"
            found = check(m, file, around)
            yield from lines_of_check(found)
            lines = (*found.baseline.explanation, *found.residual.explanation)
            yield f"  details: {[detail_of(m, line, 'fr') for line in lines]}"


@keeps("decisions")
def decisions() -> Iterator[str]:
    for name in FILES:
        for m, given, around in every(name):
            is_open = given.submitted_utc or given.id.endswith("2")
            file = given if is_open else replace(given, submitted_utc="2026", decisions=())
            yield f"{name} {file.id}"
            yield from lines_of_decisions(m, file, check(m, file, around))


@keeps("circumstances")
def circumstances() -> Iterator[str]:
    for name in FILES:
        for m, file, around in every(name):
            yield f"{name} {file.id}"
            yield from lines_of_rest(m, file, around)


@keeps("counting")
def counting() -> Iterator[str]:
    for name in FILES:
        for m, file, around in list(every(name))[:6]:
            yield f"{name} {file.id}"
            yield from lines_of_counting(m, file, around)


@keeps("differences")
def differences() -> Iterator[str]:
    left, right = method("instrument"), method("levels")
    a, b = chance_file(left, 3), chance_file(left, 4)
    pairs = ((left, a, left, b), (left, a, left, a), (left, a, right, chance_file(right, 2)))
    for old, one, new, other in pairs:
        compared = compare_answers(
            Answers(old, one.answers, one.evidence), Answers(new, other.answers, other.evidence)
        )
        for number, each in enumerate(compared):
            yield say(each) if number % 4 == 0 else f"{each.question} {each.differs}"
        changed = changes_between(list(old.questions)[::2], one.answers, other.answers)
        yield say(changed[::4])
        for decision in (*chance_file(left, 6).decisions, *chance_file(left, 8).decisions):
            yield say(todo_of(decision, changed, {1: ("Said so", "(C)")}))


def test_what_a_check_says_of_files_filled_by_chance() -> None:
    """C-bis, G-4, G-8, G-15, B-29 to B-37: values, lines of explanation, stops, marks, findings."""
    assert first_difference("checks", MAKERS["checks"]()) == ""


def test_who_may_decide_what_and_by_which_rule_not() -> None:
    """D, B-3 to B-8, B-21: each refusal with its rule, its place and what it names."""
    assert first_difference("decisions", MAKERS["decisions"]()) == ""


def test_facts_stops_and_kinds_of_files_filled_by_chance() -> None:
    """B-10, B-12, B-36, B-37: each fact, each stop at each stage, what each kind asks."""
    assert first_difference("circumstances", MAKERS["circumstances"]()) == ""


def test_what_counts_and_what_an_answer_would_hide() -> None:
    assert first_difference("counting", MAKERS["counting"]()) == ""


def test_answers_side_by_side() -> None:
    assert first_difference("differences", MAKERS["differences"]()) == ""
