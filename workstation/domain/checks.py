"""The checks before signing, each in the strength that the methodology gives it.

A note is shown. A warning asks for a reason: without one nobody signs, and the reason is printed.
A block stops the signature and cannot be passed over. None of them ever stops a draft from being
saved. A methodology that lists no check makes none: its contradictions are only shown.

Source: domain G-1, G-2, G-6, G-8, G-15, G-17, B-3, B-20, C-bis.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from workstation.domain import check_answers, check_record, check_texts
from workstation.domain.assessment import Assessment, Override
from workstation.domain.check_finding import Finding, Found, View, as_finding, with_overrides
from workstation.domain.circumstances import Circumstances
from workstation.domain.completeness import scope_of
from workstation.domain.condition import FactValue
from workstation.domain.methodology import Methodology
from workstation.domain.methodology_kinds import BLOCK, NOTE, WARN, CheckRule
from workstation.domain.reliance import Reliance

if TYPE_CHECKING:
    from workstation.domain.check import Check

_RULES: Final[Mapping[str, Callable[[View], Iterator[Found]]]] = {
    "low_with_open_incident": check_record.low_with_open_incident,
    "below_country_sheet": check_record.below_country_sheet,
    "divergent_from_past": check_record.divergent_from_past,
    "extraneous_in_risk": check_texts.extraneous_in_risk,
    "name_in_triage": check_texts.name_in_triage,
    "measure_on_expired_assurance": check_record.measure_on_expired_assurance,
    "limbs_met": check_answers.limbs_met,
    "limb_not_met": check_answers.limb_not_met,
    "person_above_baseline": check_answers.person_above_baseline,
    "person_unrated": check_answers.person_unrated,
    "sheet_not_current": check_record.sheet_not_current,
    "cites_past_date": check_record.cites_past_date,
    "severity_below_documented": check_record.severity_below_documented,
    "determination_without_evidence": check_answers.determination_without_evidence,
    "standing_not_valid": check_record.standing_not_valid,
    "likelihood_against_limb": check_answers.likelihood_against_limb,
    "against_record": check_record.against_record,
    "measure_unmonitored": check_answers.measure_unmonitored,
    "evidence_missing": check_answers.evidence_missing,
    "like_denied": check_record.like_denied,
    "consent_missing": check_answers.consent_missing,
}
"""How each check of the closed set is made."""

_GUESSES: Final = frozenset({"name_in_triage", "extraneous_in_risk"})
"""Checks that read words and may be mistaken: however data speaks of them, they warn at most."""
_ORDER: Final = (BLOCK, WARN, NOTE)


def findings_of(
    m: Methodology,
    assessment: Assessment,
    circumstances: Circumstances,
    facts: Mapping[str, FactValue],
    resting: tuple[Reliance, ...] = (),
) -> tuple[Finding, ...]:
    """What the checks of the methodology find, those that stop most first.

    Args:
        m: says which checks are made, and how strongly each speaks.
        assessment: only answers that count are looked at.
        circumstances: what the record says on the day of the check.
        facts: of the assessment under them.
        resting: what it rests on that is past its date.
    """
    if not m.checks:
        return ()
    shown = replace(assessment, answers=dict(scope_of(m, assessment.answers, facts).answers))
    found = [
        as_finding(m, rule, each, _strength(rule, each))
        for rule in m.checks
        for each in _RULES[rule.id](View(m, shown, circumstances, facts, resting, rule.words))
    ]
    places = {question: place for place, question in enumerate(m.questions)}
    found.sort(key=lambda each: (_ORDER.index(each.strength), places.get(each.question, -1)))
    return with_overrides(tuple(found), assessment.overrides)


def _strength(rule: CheckRule, found: Found) -> str:
    if found.answered:
        return NOTE
    return WARN if rule.strength == BLOCK and rule.id in _GUESSES else rule.strength


def open_findings(found: "Check") -> tuple[Finding, ...]:
    """What stands between the author and the signature: blocks, and warnings without a reason."""
    return tuple(each for each in found.findings if each.is_open)


def standing(found: "Check") -> tuple[Override, ...]:
    """The overrides that still hold, once each, in the order of the findings.

    These are printed; one that lapsed is not.
    """
    return tuple(
        dict.fromkeys(each.overridden for each in found.findings if each.overridden is not None)
    )
