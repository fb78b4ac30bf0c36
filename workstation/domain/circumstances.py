"""What the record says around an assessment, and the facts that conditions may ask for."""

from dataclasses import dataclass
from typing import Final

from workstation.domain import ageing
from workstation.domain.ageing import Material
from workstation.domain.assessment import Answer, Assessment, AssessmentKind, Decision
from workstation.domain.completeness import scope_of
from workstation.domain.condition import FactValue
from workstation.domain.consent import missing_consents
from workstation.domain.measure import has_proof, is_in_place, measure_rows, rows_of
from workstation.domain.methodology import NO, UNABLE, YES, Methodology
from workstation.domain.partner import Act, ArrangementStatus
from workstation.domain.reliance import reliances_of
from workstation.domain.risk import baseline, residual
from workstation.domain.text import is_written

_FORBIDS_ALL: Final = frozenset(
    {ArrangementStatus.SUSPENDED.value, ArrangementStatus.TERMINATED.value}
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the partner's record says on the day of the check.

    Attributes:
        arrangement_status: a value of ``ArrangementStatus``.
        restricts: acts that a restriction of the arrangement forbids.
        country_sheet_age_months: None when there is no sheet.
        open_incidents: incidents of this entity that are still open.
        broken_assurances: checks that found an assurance broken.
        partner_marking: portion mark of the partner's entry.
        record_markings: marks of what else of the record goes into the document.
        entity_sheet_age_months: None when there is no sheet on the entity itself.
        stale: what the assessment may rest on that is past its date: the newest sheets, the
            arrangements, and what is cited as evidence.
        on: the day of the check, YYYY-MM-DD; "" in packets of before it was kept.
        standing: of an abbreviated assessment, whether the standing one that it starts from may
            still be relied on: "yes" or "no"; "none" for any other.
        country_level: the level that the newest approved standing assessment of the country
            came to, or "".
        past_levels: baseline levels of earlier approved assessments in the same country, each
            as (assessment, partner, level), newest first; partners by their ids, since a name
            carries a mark of its own.
        country_rating: how that standing assessment rated the country itself, a choice of the
            question with the role ``country_rating``, or "".
        country_source: its id, or "".
        incidents: incidents of this entity as (id, "open" or "closed", status, topics with
            spaces between), open ones first; only under a methodology that has checks.
        denied_alike: files about the like exchange that were denied not long ago.
    """

    arrangement_status: str = ArrangementStatus.NONE.value
    restricts: tuple[str, ...] = ()
    country_sheet_age_months: int | None = None
    open_incidents: int = 0
    broken_assurances: int = 0
    partner_marking: str = "(U)"
    record_markings: tuple[str, ...] = ()
    entity_sheet_age_months: int | None = None
    stale: tuple[Material, ...] = ()
    on: str = ""
    standing: str = "none"
    country_level: str = ""
    past_levels: tuple[tuple[str, str, str], ...] = ()
    country_rating: str = ""
    country_source: str = ""
    incidents: tuple[tuple[str, str, str, str], ...] = ()
    denied_alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What is known of a decision that is being taken or was taken."""

    outcome: str
    authority: str
    basis_written: bool
    is_author: bool
    declared_interest: bool


def decision_facts(assessment: Assessment, decision: Decision) -> DecisionFacts:
    """The facts of one decision on this assessment."""
    return DecisionFacts(
        outcome=decision.outcome.value,
        authority=decision.authority,
        basis_written=is_written(decision.reasons),
        is_author=decision.officer == assessment.author,
        declared_interest=not decision.no_interest,
    )


def facts(
    m: Methodology,
    assessment: Assessment,
    circumstances: Circumstances,
    decision: DecisionFacts | None = None,
) -> dict[str, FactValue]:
    """Every fact of ``methodology.FACTS``; None is "not known".

    Without a decision the written basis is that of the author's own recommendation, and
    everything else about the decision is not known.
    """
    before = baseline(m, assessment)
    after = residual(m, assessment, circumstances.broken_assurances)
    rows = measure_rows(m, assessment)
    in_place = [row for row in rows if is_in_place(row)]
    known: dict[str, FactValue] = {
        "baseline.level": before.level,
        "baseline.severity": before.severity,
        "baseline.likelihood": before.likelihood,
        "baseline.locked": _yes_no(before.locked),
        "residual.level": after.level,
        "measures.in_place": len(in_place),
        "measures.without_proof": sum(not has_proof(row, assessment) for row in in_place),
        "arrangement.status": circumstances.arrangement_status,
        "arrangement.forbids_act": _yes_no(_forbids_act(m, assessment, circumstances)),
        "country.sheet_age_months": circumstances.country_sheet_age_months,
        **_facts_of_age(circumstances),
        "entity.open_incidents": circumstances.open_incidents,
        "partner.broken_assurances": circumstances.broken_assurances,
        "person.in_recipient_custody": _yes_no(_in_recipient_custody(m, assessment)),
        "assessment.kind": assessment.kind.value,
        "assessment.subject": _subject(assessment),
        "standing.valid": circumstances.standing,
        "persons.count": len(rows_of(_answer(m, assessment, "persons"))),
        "persons.unrated": len(persons_unrated(m, assessment)),
        **_facts_of_decision(m, assessment, decision),
    }
    counted = scope_of(m, assessment.answers, known).answers
    known["portions.third_party_without_consent"] = _yes_no(
        bool(missing_consents(m, counted, circumstances.on))
    )
    resting = reliances_of(m, assessment, circumstances.stale, circumstances.on, counted)
    known["assurances.past_date"] = sum(r.material.kind == ageing.ASSURANCE for r in resting)
    return known


def _subject(assessment: Assessment) -> str:
    """What the assessment is of: a country, where it is the standing one of a country."""
    is_standing = assessment.kind is AssessmentKind.STANDING
    return "country" if is_standing and assessment.country else "partner"


def _facts_of_age(circumstances: Circumstances) -> dict[str, FactValue]:
    """How the sheets and the arrangement stand towards their dates (G-8)."""
    stale = {each.kind for each in circumstances.stale}
    has_arrangement = circumstances.arrangement_status != ArrangementStatus.NONE.value
    past = "past" if ageing.ARRANGEMENT in stale else "current"
    return {
        "country.sheet": _sheet(
            circumstances.country_sheet_age_months, is_stale=ageing.COUNTRY_SHEET in stale
        ),
        "entity.sheet": _sheet(
            circumstances.entity_sheet_age_months, is_stale=ageing.ENTITY_SHEET in stale
        ),
        "arrangement.review": past if has_arrangement else "none",
    }


def _sheet(age_months: int | None, *, is_stale: bool) -> str:
    if age_months is None:
        return "none"
    return "stale" if is_stale else "current"


def _facts_of_decision(
    m: Methodology, assessment: Assessment, decision: DecisionFacts | None
) -> dict[str, FactValue]:
    if decision is None:
        basis = _answer(m, assessment, "basis")
        return {
            "decision.outcome": None,
            "decision.authority": None,
            "decision.basis_written": _yes_no(bool(basis and is_written(basis.text))),
            "decision.is_author": None,
            "decision.declared_interest": None,
            "decision.designated": None,
        }
    designated = {step.id for step in m.ladder if step.designated_for_use}
    return {
        "decision.outcome": decision.outcome,
        "decision.authority": decision.authority,
        "decision.basis_written": _yes_no(decision.basis_written),
        "decision.is_author": _yes_no(decision.is_author),
        "decision.declared_interest": _yes_no(decision.declared_interest),
        "decision.designated": _yes_no(decision.authority in designated),
    }


def _yes_no(value: bool) -> str:
    return YES if value else NO


def _answer(m: Methodology, assessment: Assessment, role: str) -> Answer | None:
    question = m.by_role.get(role)
    return assessment.answers.get(question.id) if question else None


def acts_of(m: Methodology, assessment: Assessment) -> frozenset[str]:
    """The acts that the assessment is about; all of them while nobody has said."""
    answer = _answer(m, assessment, "act")
    value = answer.value if answer else None
    chosen = (value,) if isinstance(value, str) else tuple(value or ())
    known = {act.value for act in Act}
    return frozenset(c for c in chosen if isinstance(c, str) and c in known) or frozenset(known)


def _forbids_act(m: Methodology, assessment: Assessment, circumstances: Circumstances) -> bool:
    """Whether the arrangement stops this kind of exchange (domain section 7).

    A restriction that names no act restricts all of them.
    """
    if circumstances.arrangement_status in _FORBIDS_ALL:
        return True
    if circumstances.arrangement_status != ArrangementStatus.RESTRICTED.value:
        return False
    return not circumstances.restricts or bool(
        acts_of(m, assessment).intersection(circumstances.restricts)
    )


def _in_recipient_custody(m: Methodology, assessment: Assessment) -> bool:
    """Whether any person is, or may be, in custody of the recipient."""
    return any(
        row.get("in_custody") in {YES, UNABLE} and row.get("custodian") == "recipient"
        for row in rows_of(_answer(m, assessment, "persons"))
    )


def persons_unrated(m: Methodology, assessment: Assessment) -> tuple[str, ...]:
    """Persons who could be affected and have no rating of their own (domain section 3).

    With one person, or under a methodology without ratings for each, the overall answers rate
    them; a rating names a person as the list of persons does.
    """
    if "person_ratings" not in m.by_role:
        return ()
    named = [row.get("person", "") for row in rows_of(_answer(m, assessment, "persons"))]
    if len(named) < 2:
        return ()
    rated = {
        row.get("person", "").strip().casefold()
        for row in rows_of(_answer(m, assessment, "person_ratings"))
    }
    return tuple(name for name in named if name.strip().casefold() not in rated)
