"""What an assessment rests on though it is past its date, and where the reason stands (G-8, G-15).

A sheet on the country or the entity and an arrangement bear on their own questions; a source or
an assurance bears on each question that cites it, and an assurance on each measure whose proof
it is. The methodology says by role which question takes the reason; without such a question
the reliance is only shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workstation.domain import ageing
from workstation.domain.ageing import Material
from workstation.domain.assessment import Answer, Assessment
from workstation.domain.measure import ASSURANCE_NUMBER, EVIDENCE_NUMBER, is_in_place, rows_of
from workstation.domain.methodology import Methodology
from workstation.domain.text import is_written

_PLACES: Final[Mapping[str, tuple[str, str]]] = {
    ageing.COUNTRY_SHEET: ("country_sheet", "country_sheet_justification"),
    ageing.ENTITY_SHEET: ("entity_sheet", "entity_sheet_justification"),
    ageing.ARRANGEMENT: ("arrangement_review", "arrangement_justification"),
    ageing.ASSURANCE: ("", "assurance_justification"),
}
"""By kind: the role of the question that rests on it, and of the one that takes the reason."""


@dataclass(frozen=True, slots=True)
class Reliance:
    """One question that rests on something past its date.

    Attributes:
        question: which one.
        material: what is past its date.
        reason_at: the question that takes the reason; "" when a reason is not asked for.
        has_reason: whether the reason is written.
        measure: the measure that rests on it, counted from 1, or 0.
    """

    question: str
    material: Material
    reason_at: str = ""
    has_reason: bool = False
    measure: int = 0


def reason_role(kind: str) -> str:
    """The role of the question that takes the reason to rely on a kind of thing; "" for none."""
    return _PLACES.get(kind, ("", ""))[1]


def reliances_of(
    m: Methodology,
    assessment: Assessment,
    stale: tuple[Material, ...],
    on: str,
    counted: Mapping[str, Answer],
) -> tuple[Reliance, ...]:
    """Every question that rests on something past its date, in the methodology's order.

    Args:
        m: the methodology.
        assessment: for its evidence.
        stale: what of the record is past its date.
        on: the day of the check; "" when it is not known.
        counted: the answers that count.
    """
    found = [*_by_role(m, stale, counted), *_by_citation(m, assessment, stale, counted)]
    found += _by_measure(m, assessment, stale, on, counted)
    order = {question: place for place, question in enumerate(m.questions)}
    return tuple(sorted(found, key=lambda each: order[each.question]))


def _by_role(
    m: Methodology, stale: tuple[Material, ...], counted: Mapping[str, Answer]
) -> Iterator[Reliance]:
    for material in stale:
        role = _PLACES.get(material.kind, ("", ""))[0]
        question = m.by_role.get(role)
        if question is not None:
            yield _reliance(m, question.id, material, counted)


def _by_citation(
    m: Methodology,
    assessment: Assessment,
    stale: tuple[Material, ...],
    counted: Mapping[str, Answer],
) -> Iterator[Reliance]:
    cited = _cited(assessment, stale)
    for question, answer in counted.items():
        if question in m.questions:
            for evidence in answer.evidence:
                if evidence in cited:
                    yield _reliance(m, question, cited[evidence], counted)


def _by_measure(
    m: Methodology,
    assessment: Assessment,
    stale: tuple[Material, ...],
    on: str,
    counted: Mapping[str, Answer],
) -> Iterator[Reliance]:
    """Measures in place whose proof is an assurance past its date, or whose own date passed."""
    question = m.by_role.get("measures")
    if question is None:
        return
    cited = {e: each for e, each in _cited(assessment, stale).items()
             if each.kind == ageing.ASSURANCE}  # fmt: skip
    # Methodologies of before there were checks read no number of an assurance out of a proof.
    named = {each.subject: each for each in stale if each.kind == ageing.ASSURANCE and m.checks}
    for number, row in enumerate(rows_of(counted.get(question.id)), 1):
        if not is_in_place(row):
            continue
        proof = row.get("proof", "")
        proofs = [cited[e] for e in EVIDENCE_NUMBER.findall(proof) if e in cited]
        proofs += [named[n] for n in ASSURANCE_NUMBER.findall(proof) if n in named]
        expires = row.get("expires", "")
        if not proofs and expires and on and expires < on:
            proofs = [Material(ageing.ASSURANCE, "", row.get("description", ""), "", expires)]
        for material in dict.fromkeys(proofs):
            yield _reliance(m, question.id, material, counted, number)


def _cited(assessment: Assessment, stale: tuple[Material, ...]) -> dict[str, Material]:
    """What is past its date by the number of the evidence that cites it.

    The sheets and the arrangement are asked about where they bear, not again where cited.
    """
    by_subject = {
        each.subject: each for each in stale if each.kind in (ageing.SOURCE, ageing.ASSURANCE)
    }
    return {
        evidence.id: by_subject[evidence.reference]
        for evidence in assessment.evidence
        if evidence.reference in by_subject
    }


def _reliance(
    m: Methodology,
    question: str,
    material: Material,
    counted: Mapping[str, Answer],
    measure: int = 0,
) -> Reliance:
    taking = m.by_role.get(reason_role(material.kind))
    given = counted.get(taking.id) if taking else None
    return Reliance(
        question,
        material,
        taking.id if taking else "",
        has_reason=given is not None and is_written(given.text),
        measure=measure,
    )
