"""Whether a packet's record is whole, sound, and claims nothing that its answers do not give.

A signature proves who signed, and equal pages prove what was seen; neither proves that the
signer's program kept the rules. So each machine applies them again to the record inside: one
that the author could not have submitted here is refused, whatever program signed it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from workstation.documents.packet_record import (
    FOURTH_RENDERER,
    THIRD_RENDERER,
    PacketContent,
    Record,
    build,
    is_of,
    record_bytes,
)
from workstation.documents.packet_values import assessment_of, circumstances_of
from workstation.domain import ageing, dates
from workstation.domain.assessment import Answer, Assessment, AssessmentKind
from workstation.domain.check import Check
from workstation.domain.checks import open_findings, standing
from workstation.domain.circumstances import Circumstances
from workstation.domain.completeness import is_marked
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.hardstop import blocking, evaluate
from workstation.domain.marking_register import LEVELS
from workstation.domain.methodology import Methodology
from workstation.domain.partner import Arrangement, ArrangementStatus, Indicator, Partner
from workstation.domain.partner import TimelineEntry as Line
from workstation.domain.risk import is_frozen_as_answered
from workstation.domain.standing_base import last_day
from workstation.domain.text import Language, is_written
from workstation.workflows import fields, packet_content
from workstation.workflows.answer_form import checked_answer

_OF_A_COUNTRY: Final = frozenset({AssessmentKind.STANDING, AssessmentKind.ABBREVIATED})
"""Kinds that a whole country can be the subject or the base of."""


def check_claims(record: Record, methodology: Methodology) -> None:
    """Refuse a record that this program would not have made of its own answers.

    Raises:
        CheckFailedError: ``verify.values_differ``, ``verify.answers_unfit``,
            ``verify.hidden_text`` or ``verify.incomplete``.
    """
    if is_of(record, FOURTH_RENDERER) and find_unreadable(record) is not None:
        raise CheckFailedError("verify.hidden_text")
    assessment, around = assessment_of(record), circumstances_of(record)
    found = packet_content.check_of(record, methodology)
    again = build(_content(record, methodology, assessment, found))
    possible = _is_possible(record, around) and _ends_in_time(record, methodology, assessment)
    if record_bytes(again) != record_bytes(record) or not possible:
        raise CheckFailedError("verify.values_differ")
    if not _answers_fit(methodology, assessment) or not _says_why(methodology, found, assessment):
        raise CheckFailedError("verify.answers_unfit")
    stops = blocking(evaluate(methodology, found.facts, assessment.answers, "submit"))
    if found.missing or found.mark_problems or stops or open_findings(found):
        raise CheckFailedError("verify.incomplete")


def find_unreadable(value: object) -> tuple[str, str] | None:
    """The first text within a record that reads otherwise than it is kept, and its character.

    Pages show such a character by its number; screens and lists would obey it.
    """
    if isinstance(value, str):
        hidden = "" if value.isprintable() else next(_unreadable(value), "")
        return (value, hidden) if hidden else None
    within: Iterable[object] = ()
    if isinstance(value, Mapping):
        within = [*value, *value.values()]
    elif isinstance(value, Sequence):
        within = value
    return next(filter(None, map(find_unreadable, within)), None)


def _unreadable(text: str) -> Iterator[str]:
    return (char for char in text if not char.isprintable() and not fields.is_readable(char))


def _content(
    record: Record, methodology: Methodology, assessment: Assessment, found: Check
) -> PacketContent:
    """What the record holds as values, with all that follows from them found anew."""
    language: Language = record["language"]
    arrangement = record["arrangement"]
    return PacketContent(
        assessment=assessment,
        methodology=methodology,
        language=language,
        vault_id=record["vault"]["id"],
        vault_name=record["vault"]["name"],
        partner=msgspec.convert(record["partner"], Partner),
        arrangement=msgspec.convert(arrangement, Arrangement) if arrangement else None,
        baseline=found.baseline,
        residual=found.residual,
        determination=found.determination,
        banner=found.banner.in_language(language),
        banner_drivers=found.banner_from,
        portions=found.marked_texts,
        authority_required=found.authority_required,
        authority_reasons=_said_reasons(found, language),
        signed_at=record["signed_at"],
        prior_record=msgspec.convert(record["prior_record"], list[Line]),
        indicators=msgspec.convert(record["indicators"], list[Indicator]),
        citations=_texts(record.get("citations", [])),
        sections=packet_content.sections_of(methodology, assessment, found),
        notices=_texts(record["notices"]),
        changes=_texts(record["changes"]),
        ledger=(record["ledger"]["seq"], record["ledger"]["head"]),
        measures_in_place=packet_content.measures_in_place(found),
        circumstances=circumstances_of(record),
        renderer=record["renderer"],
    )


def _said_reasons(found: Check, language: Language) -> list[dict[str, str]]:
    return [packet_content.reason_of(each, language) for each in found.required.reasons]


def _texts(rows: object) -> Sequence[dict[str, str]]:
    return msgspec.convert(rows, list[dict[str, str]])


def _is_possible(record: Record, around: Circumstances) -> bool:
    """The rules read the circumstances, a reader the arrangement: both must say the same."""
    ages = (around.country_sheet_age_months, around.entity_sheet_age_months)
    counted = (*(age or 0 for age in ages), around.open_incidents, around.broken_assurances)
    held = record["arrangement"]
    if min(counted) < 0 or not _dates_agree(record, around):
        return False
    if not held:
        return around.arrangement_status == ArrangementStatus.NONE.value
    if held["status"] != around.arrangement_status:
        return False
    if held["status"] != ArrangementStatus.RESTRICTED.value or not around.restricts:
        return True
    return bool(held["restricts"]) and set(held["restricts"]) <= set(around.restricts)


def _ends_in_time(record: Record, m: Methodology, assessment: Assessment) -> bool:
    """It ends when its kind and its answers say, counted from the signature; a case need not."""
    kind, signed = m.kind(assessment.kind.value), dates.parse(str(record["signed_at"])[:10])
    if kind is None or signed is None:
        return True
    if not (kind.valid_months or assessment.valid_until):
        return True
    return assessment.valid_until == last_day(m, assessment, signed)


def _dates_agree(record: Record, around: Circumstances) -> bool:
    """What was past its date is said as of the signing, and the arrangement's review with it."""
    if not is_of(record, THIRD_RENDERER):
        return True
    day, signed = dates.parse(around.on), dates.parse(str(record["signed_at"])[:10])
    if day is None or signed is None or abs((signed - day).days) > 1:
        return False
    held = record["arrangement"]
    arrangement = msgspec.convert(held, Arrangement) if held else None
    said = {each.subject for each in around.stale}
    return arrangement is None or (
        ageing.arrangement_age(arrangement, day).is_stale is (arrangement.id in said)
    )


def _answers_fit(m: Methodology, assessment: Assessment) -> bool:
    """Every answer is one that could be given, cites what is there, and the lock holds them."""
    known = {each.id for each in assessment.evidence}
    return all(
        _fits(m, answer) and known.issuperset(answer.evidence)
        for answer in assessment.answers.values()
    ) and is_frozen_as_answered(m, assessment)


def _says_why(m: Methodology, found: Check, assessment: Assessment) -> bool:
    """The kind is one of the methodology's; what was raised or passed over has a marked reason.

    No override outlives its warning.
    """
    if m.kinds and assessment.kind.value not in {each.id for each in m.kinds}:
        return False
    if assessment.country and assessment.kind not in _OF_A_COUNTRY:
        return False
    given = [(each.reason, each.marking) for each in assessment.overrides]
    if assessment.raised_level:
        given.append((assessment.raised_reason, assessment.raised_marking))
        if assessment.raised_level not in LEVELS:
            return False
    if assessment.new_facts or assessment.follows:
        given.append((assessment.new_facts, assessment.new_facts_marking))
    reasoned = all(is_written(text) and is_marked(marking) for text, marking in given)
    return reasoned and set(assessment.overrides) == set(standing(found))


def _fits(m: Methodology, answer: Answer) -> bool:
    question = m.questions.get(answer.question)
    if question is None:
        return False
    try:
        return checked_answer(question, answer) == answer
    except BadInputError:
        return False
