"""What kind of assessment may be begun about whom, and what it begins with."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from workstation.domain.assessment import Answer, Assessment, AssessmentKind
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.kind_answers import given_by_kind
from workstation.domain.methodology import Methodology, Section
from workstation.domain.partner import Act
from workstation.domain.standing_base import carried_sections, last_day
from workstation.records import circle, kinds
from workstation.records import standing as records
from workstation.records.codec import answer_body
from workstation.vault.store import NewEntry
from workstation.workflows import standing
from workstation.workflows.answer_form import checked_answer
from workstation.workflows.evidence_entries import added_entry, write_number
from workstation.workflows.lookup import (
    checked_country,
    require_assessment,
    require_partner,
    today_of,
)
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

OWN_ACT: Final = "kind.act_is_use"
OWN_BASIS: Final = "kind.basis_is_tainted"


@dataclass(frozen=True, slots=True)
class Beginning:
    """Whom an assessment is about, once checked.

    Attributes:
        partner: id of the entry that stands for the partner; "" for a country.
        country: of a standing assessment of a country, or of the one that is started from.
        standing: the standing assessment that an abbreviated one starts from.
    """

    partner: str
    country: str = ""
    standing: str = ""


def check_kind(
    session: Session,
    m: Methodology,
    kind: AssessmentKind,
    *,
    partner: str,
    country: str = "",
    base: str = "",
    exchange: str = "",
) -> Beginning:
    """Whether an assessment of this kind may be begun about this partner or country.

    Args:
        session: its author's.
        m: the methodology that it is made under.
        kind: what it is made for.
        partner: whom it is about; "" for a country.
        country: for a standing assessment of a country, in place of a partner.
        base: the standing assessment that an abbreviated one starts from; the newest valid one
            of the partner, else of its country, when left out.
        exchange: the exchange that was named, or "".

    Raises:
        BadInputError: ``kind.not_offered``, ``kind.one_subject``, ``kind.exchange``,
            ``kind.no_base``, ``partner.unknown``, ``standing.unknown`` or a country.
        NotAllowedError: ``standing.open``, ``standing.none``, or why the base does not do.
    """
    if m.kind(kind.value) is None and (m.kinds or kind is not AssessmentKind.CASE):
        raise BadInputError("kind.not_offered", place="kind", kind=kind.value, methodology=m.id)
    if base and kind is not AssessmentKind.ABBREVIATED:
        raise BadInputError("kind.no_base", place="standing", assessment=base)
    if kind is AssessmentKind.STANDING:
        return _check_standing(session, partner, country, exchange)
    if country or not partner:
        raise BadInputError("kind.needs_partner", place="partner")
    found = require_partner(session, partner).id
    if kind is AssessmentKind.ABBREVIATED:
        return _check_abbreviated(session, m, found, base)
    return Beginning(found)


def first_entries(
    session: Session, m: Methodology, assessment: str, kind: AssessmentKind, begun: Beginning
) -> list[NewEntry]:
    """What stands in a new assessment from the start.

    What a use says by itself (B-10); of an abbreviated one what the standing assessment says in
    the sections that are not asked again, as it was signed, with the evidence that it cites.
    """
    if kind is AssessmentKind.USE:
        return _entries_of_use(m, assessment, begun)
    if kind is AssessmentKind.ABBREVIATED:
        return _entries_of_base(session, m, assessment, begun)
    return []


def check_answer(row: Mapping[str, Any], m: Methodology, given: Answer) -> None:
    """Refuse an answer that would make the assessment another kind.

    Raises:
        NotAllowedError: ``kind.act_is_use`` or ``kind.basis_is_tainted``.
    """
    fixed = given_by_kind(m, AssessmentKind(row["kind"])).get(given.question)
    if fixed is not None and given.value != fixed:
        code = OWN_ACT if fixed == Act.USE.value else OWN_BASIS
        raise NotAllowedError(code, place=given.question, rule="B-10")


def check_section(session: Session, row: Mapping[str, Any], m: Methodology, section: str) -> None:
    """Refuse to change what was taken over from a standing assessment.

    Raises:
        NotAllowedError: ``kind.carried``.
    """
    if row["kind"] != AssessmentKind.ABBREVIATED.value:
        return
    if section in carried_sections(m, require_assessment(session, str(row["id"]))):
        raise NotAllowedError("kind.carried", place=section, assessment=row["standing"])


def check_submittable(session: Session, assessment: Assessment) -> None:
    """Whether this kind is signed at all, and what it starts from is still valid.

    Raises:
        CheckFailedError: ``kind.triage_not_signed``, ``standing.until_past`` or why the standing
            assessment may not be relied on any more.
    """
    if assessment.kind is AssessmentKind.TRIAGE:
        raise CheckFailedError("kind.triage_not_signed", place=assessment.id)
    if assessment.kind is AssessmentKind.STANDING:
        m = get_methodology(assessment.methodology, assessment.methodology_version)
        today = today_of(session)
        until = last_day(m, assessment, today)
        if until < today.isoformat():
            question = m.by_role["valid_until"].id
            raise CheckFailedError("standing.until_past", place=question, value=until)
    if assessment.kind is AssessmentKind.ABBREVIATED:
        row = standing.require_row(session, assessment.standing)
        found = standing.validity(session, row)
        if not found.valid:
            raise CheckFailedError(**_why_not(assessment.standing, found))


def _check_standing(session: Session, partner: str, country: str, exchange: str) -> Beginning:
    if bool(partner) == bool(country.strip()):
        raise BadInputError("kind.one_subject", place="partner")
    if exchange:
        raise BadInputError("kind.exchange", place="exchange")
    code = checked_country(country, "country")
    found = require_partner(session, partner).id if partner else ""
    ids = circle.circle(session.vault, found) if found else ()
    taken = records.find_open(session.vault, ids, code)
    if taken is not None:
        named = require_partner(session, found) if found else None
        raise NotAllowedError(
            "standing.open", place=found or code, assessment=taken["id"],
            author=taken["author_name"],
            partner=(named.short_name or named.name) if named else code,
        )  # fmt: skip
    return Beginning(found, code)


def _check_abbreviated(session: Session, m: Methodology, partner: str, base: str) -> Beginning:
    if not base:
        base = _newest_base(session, m, partner)
    row = standing.require_row(session, base)
    about = {line.assessment for line in standing.list_of_partner(session, partner)}
    found = standing.validity(session, row)
    if not found.valid:
        raise NotAllowedError(**_why_not(base, found))
    if base not in about:
        raise BadInputError("standing.other_subject", place="standing", assessment=base)
    if row["methodology"] != m.id:
        raise BadInputError(
            "standing.other_methodology", place="standing", assessment=base,
            methodology=row["methodology"],
        )  # fmt: skip
    return Beginning(partner, str(row["country"]), base)


def _newest_base(session: Session, m: Methodology, partner: str) -> str:
    """The newest that is valid; where none is, why the newest one is not."""
    held = [line for line in standing.list_of_partner(session, partner) if line.methodology == m.id]
    if not held:
        named = require_partner(session, partner)
        raise NotAllowedError(
            "standing.none", place=partner, partner=named.short_name or named.name
        )
    valid = [line for line in held if line.validity.valid]
    if not valid:
        raise NotAllowedError(**_why_not(held[0].assessment, held[0].validity))
    return valid[0].assessment


def _why_not(assessment: str, found: standing.Validity) -> dict[str, Any]:
    """The code and the values of the error that says why a standing assessment does not do."""
    return {
        "code": f"standing.ended.{found.lapsed_by}",
        "place": assessment,
        "since": found.since,
        "subject": found.subject,
    }


def _entries_of_use(m: Methodology, assessment: str, begun: Beginning) -> list[NewEntry]:
    given = given_by_kind(m, AssessmentKind.USE)
    sections = dict.fromkeys(m.section_of[question] for question in given)
    answers = {question: Answer(question, value) for question, value in given.items()}
    return [_saved(assessment, begun.partner, section, answers) for section in sections]


def _entries_of_base(
    session: Session, m: Methodology, assessment: str, begun: Beginning
) -> list[NewEntry]:
    base = require_assessment(session, begun.standing)
    new = replace(
        base, id=assessment, kind=AssessmentKind.ABBREVIATED, country=begun.country, answers={}
    )
    sections = [s for s in m.sections if s.id in carried_sections(m, new)]
    taken = {
        q.id: base.answers[q.id]
        for section in sections
        for q in section.questions
        if q.id in base.answers and _still_fits(m, base.answers[q.id])
    }
    cited = dict.fromkeys(each for given in taken.values() for each in given.evidence)
    held = {evidence.id: evidence for evidence in base.evidence}
    numbers = {old: write_number(place) for place, old in enumerate(cited, 1)}
    entries = [added_entry(assessment, replace(held[old], id=new)) for old, new in numbers.items()]
    answers = {
        q: replace(given, evidence=tuple(numbers[each] for each in given.evidence))
        for q, given in taken.items()
    }
    entries += [_saved(assessment, begun.partner, section, answers) for section in sections]
    return entries


def _still_fits(m: Methodology, given: Answer) -> bool:
    """Whether an answer of an earlier version of the methodology answers this one too."""
    try:
        return checked_answer(m.questions[given.question], given) == given
    except BadInputError:
        return False


def _saved(
    assessment: str, partner: str, section: Section, answers: Mapping[str, Answer]
) -> NewEntry:
    body = {
        "assessment": assessment,
        "version": 1,
        "section": section.id,
        "title": "",
        "marking": "",
        "partner": partner,
        "answers": [answer_body(answers.get(q.id, Answer(q.id))) for q in section.questions],
    }
    return NewEntry(kinds.ASSESSMENT_SAVED, assessment, body)
