"""What the tests of the checks share: files that are complete but for one thing."""

from dataclasses import replace

from tests.unit.domain.test_acmfea_rules import GIVEN, NAME, QUIET, M, assessment
from workstation import resource
from workstation.domain.assessment import Answer, AnswerValue, Assessment
from workstation.domain.check import check
from workstation.domain.check_finding import Finding
from workstation.domain.circumstances import Circumstances
from workstation.domain.measure import rows_of
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_file import parse
from workstation.domain.methodology_kinds import CheckRule

HARD_STOPS = ("standing_not_valid", "person_unrated")
"""Checks of the program that the shipped instrument makes hard stops of."""
EVERY = replace(M, checks=(*(CheckRule(name, "block", "B-3") for name in HARD_STOPS), *M.checks))
"""The instrument as one that has no such hard stops would say it."""
OLD = parse(resource.read_text("methodologies/acmfea-2019-2026.2.toml"), NAME)
DAY = replace(QUIET, on="2026-11-16")
OPEN = ("IN-2026-001", "open", "work-needed", "torture")
MEASURE = rows_of(Answer("10.1", GIVEN["10.1"]))[0]
WATCHED = {"verifier": "Consular section", "check_due": "2026-12-01"}


def found(
    check_id: str, file: Assessment, around: Circumstances = DAY, m: Methodology = M
) -> list[Finding]:
    """What one check finds."""
    return [each for each in check(m, file, around).findings if each.check == check_id]


def said(check_id: str, file: Assessment, around: Circumstances = DAY) -> list[tuple[str, str]]:
    """Where, and what it names."""
    return [(each.question, each.detail) for each in found(check_id, file, around, EVERY)]


def rated(severity: str, likelihood: str, **others: AnswerValue) -> Assessment:
    return assessment(q8_3=likelihood, q8_4=severity, **others)


def writing(question: str, text: str, file: Assessment | None = None) -> Assessment:
    """The same file with other words at one question."""
    file = file or assessment()
    answer = replace(file.answers[question], text=text)
    return replace(file, answers={**file.answers, question: answer})


def uncited(file: Assessment) -> Assessment:
    answers = {k: replace(a, evidence=()) for k, a in file.answers.items()}
    return replace(file, answers=answers)


def with_strength(check_id: str, strength: str) -> Methodology:
    rules = (replace(rule, strength=strength) for rule in M.checks if rule.id == check_id)
    return replace(M, checks=tuple(rules))
