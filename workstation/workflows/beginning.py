"""What kind of assessment may be begun about whom, and what it begins with."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from workstation.domain import dates
from workstation.domain.assessment import Answer, Assessment, AssessmentKind
from workstation.domain.error import BadInputError, CheckFailedError, NotAllowedError
from workstation.domain.kind_answers import given_by_kind
from workstation.domain.methodology import Methodology, Section
from workstation.domain.partner import Act
from workstation.domain.standing_base import carried_sections, last_day
from workstation.records import assessments, circle, ids, kinds, registers
from workstation.records import standing as records
from workstation.records.codec import answer_body
from workstation.records.loosening import standing_loosening
from workstation.vault.store import NewEntry
from workstation.workflows import refiling
from workstation.workflows import standing as standing_ones
from workstation.workflows.carried_evidence import Citing, cited_by, fitting, renumbered
from workstation.workflows.lookup import (
    WITHDRAWN_COUNTS_MONTHS,
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


@dataclass(slots=True)
class Start:
    """A new assessment before it is written.

    Attributes:
        id: its number.
        started: the entry that begins it.
        citing: the evidence that it takes over.
        saved: the sections that are answered from the start.
        fixed: the questions that its kind answers.
    """

    id: str
    started: NewEntry
    citing: Citing
    saved: list[NewEntry] = field(default_factory=list)
    fixed: frozenset[str] = frozenset()

    @property
    def entries(self) -> list[NewEntry]:
        """Everything that begins it, in order."""
        return [self.started, *self.citing.entries, *self.saved]


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
        NotAllowedError: ``standing.open``, ``standing.none``, or why the base does not do;
            ``arrangement.own_loosening`` or ``merge.own_parting``: this officer opened the way
            for it (B-21).
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
    _check_loosened(session, found)
    if kind is AssessmentKind.ABBREVIATED:
        return _check_abbreviated(session, m, found, base)
    return Beginning(found)


def start(
    session: Session,
    m: Methodology,
    kind: AssessmentKind,
    *,
    partner: str = "",
    country: str = "",
    standing: str = "",
    exchange: str = "",
    follows: str = "",
    new_facts: str = "",
    new_facts_marking: str = "",
) -> Start:
    """The entries that begin an assessment, for who writes them; nothing is written here.

    What stands in it from the start is what a use says by itself (B-10), and of an abbreviated
    one what the standing assessment says in the sections that are not asked again, as it was
    signed, with the evidence that it cites.

    Raises:
        BadInputError, NotAllowedError: as :func:`check_kind` and
            :func:`workstation.workflows.refiling.check_refiling`; ``exchange.unknown`` or
            ``assessment.exchange_taken``.
    """
    begun = check_kind(
        session, m, kind, partner=partner, country=country, base=standing, exchange=exchange
    )
    if exchange:
        _check_exchange(session, exchange, begun.partner)
    if exchange or follows:
        refiling.check_refiling(
            session, exchange, begun.partner, follows, new_facts, new_facts_marking
        )
    at = session.clock()
    new = ids.next_id(session.vault, ids.ASSESSMENT, at)
    if kind is not AssessmentKind.STANDING and not exchange:
        exchange = ids.next_id(session.vault, ids.EXCHANGE, at)
    body = {
        "id": new,
        "version": 1,
        "kind": kind.value,
        "country": begun.country,
        "standing": begun.standing,
        "follows": follows,
        "new_facts": new_facts,
        "new_facts_marking": new_facts_marking,
        "methodology": m.id,
        "methodology_version": m.version,
        "methodology_sha256": m.sha256,
        "partner": begun.partner,
        "exchange": exchange,
        "author": session.officer.id,
        "author_name": session.officer.name,
        "created_utc": session.now_utc(),
    }
    started = Start(new, NewEntry(kinds.ASSESSMENT_STARTED, new, body), Citing(session, new))
    if kind is AssessmentKind.USE:
        _say_use(started, m, begun)
    if kind is AssessmentKind.ABBREVIATED:
        _take_base(session, started, m, begun)
    return started


def _check_exchange(session: Session, exchange: str, partner: str) -> None:
    taken = assessments.find_open_of_exchange(session.vault, exchange)
    if taken is not None:
        raise NotAllowedError(
            "assessment.exchange_taken", place=exchange, assessment=taken["id"],
            author=taken["author_name"],
        )  # fmt: skip
    held = registers.find_exchange(session.vault, exchange)
    known = held.partner if held else assessments.find_partner_of(session.vault, exchange)
    if known is None or known not in circle.circle(session.vault, partner):
        raise BadInputError("exchange.unknown", place=exchange)


def check_answer(row: Mapping[str, Any], m: Methodology, given: Answer) -> None:
    """Refuse an answer that would make the assessment another kind.

    Raises:
        NotAllowedError: ``kind.act_is_use`` or ``kind.basis_is_tainted``.
    """
    if row["kind"] != AssessmentKind.USE.value:
        return
    fixed = given_by_kind(m, AssessmentKind.USE).get(given.question)
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
        row = standing_ones.require_row(session, assessment.standing)
        found = standing_ones.validity(session, row)
        if not found.valid:
            raise CheckFailedError(**_why_not(assessment.standing, found))


def _check_loosened(session: Session, partner: str) -> None:
    """Who lifted a restriction begins no file that it would have stopped, unless it is confirmed.

    Parting entries lifts one as well. The other way about, an author lifts none
    (``arrangement.own_file``); both count for a year.
    """
    found = standing_loosening(
        session.vault, session.officer.id, circle.circle(session.vault, partner)
    )
    since = dates.add_months(today_of(session), -WITHDRAWN_COUNTS_MONTHS).isoformat()
    if found and found.on >= since:
        raise NotAllowedError(
            "merge.own_parting" if found.parted else "arrangement.own_loosening",
            place="partner",
            rule="B-21",
            subject=found.subject,
            on=found.on,
        )


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
    row = standing_ones.require_row(session, base)
    about = {line.assessment for line in standing_ones.list_of_partner(session, partner)}
    found = standing_ones.validity(session, row)
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
    held = [
        line for line in standing_ones.list_of_partner(session, partner) if line.methodology == m.id
    ]
    if not held:
        named = require_partner(session, partner)
        raise NotAllowedError(
            "standing.none", place=partner, partner=named.short_name or named.name
        )
    valid = [line for line in held if line.validity.valid]
    if not valid:
        raise NotAllowedError(**_why_not(held[0].assessment, held[0].validity))
    return valid[0].assessment


def _why_not(assessment: str, found: standing_ones.Validity) -> dict[str, Any]:
    """The code and the values of the error that says why a standing assessment does not do."""
    return {
        "code": f"standing.ended.{found.lapsed_by}",
        "place": assessment,
        "since": found.since,
        "subject": found.subject,
    }


def _say_use(started: Start, m: Methodology, begun: Beginning) -> None:
    given = given_by_kind(m, AssessmentKind.USE)
    answers = {question: Answer(question, value) for question, value in given.items()}
    for section in dict.fromkeys(m.section_of[question] for question in given):
        started.saved.append(_saved(started.id, begun.partner, section, answers))
    started.fixed = frozenset(given)


def _take_base(session: Session, started: Start, m: Methodology, begun: Beginning) -> None:
    base = require_assessment(session, begun.standing)
    new = replace(
        base, id=started.id, kind=AssessmentKind.ABBREVIATED, country=begun.country, answers={}
    )
    taken = carried_sections(m, new)
    sections = [section for section in m.sections if section.id in taken]
    answers = fitting((q for section in sections for q in section.questions), base.answers)
    numbers = started.citing.take_along(cited_by(answers, base.evidence))
    said = {each.question: renumbered(each, numbers, base.id) for each in answers}
    for section in sections:
        started.saved.append(_saved(started.id, begun.partner, section, said))
    started.fixed = frozenset(q.id for section in sections for q in section.questions)


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
