"""A record back as values of the domain, so that an approver's machine can apply the rules."""

from collections.abc import Sequence
from typing import Any

import msgspec

from workstation.documents.packet_record import FOURTH_RENDERER, Record, is_of
from workstation.domain.ageing import Material
from workstation.domain.assessment import (
    Answer,
    Assessment,
    AssessmentKind,
    Decision,
    Evidence,
    Override,
)
from workstation.domain.circumstances import Circumstances


def assessment_of(record: Record, decisions: Sequence[Decision] = ()) -> Assessment:
    """The assessment as signed, with the decisions that stand on the packet.

    Raises:
        ValueError, KeyError, TypeError: the record is not one that this program writes.
    """
    said = record["assessment"]
    answers = [_answer(each) for each in said["answers"]]
    return Assessment(
        id=str(said["id"]),
        version=int(said["version"]),
        methodology=str(record["methodology"]["id"]),
        methodology_version=str(record["methodology"]["version"]),
        methodology_sha256=str(record["methodology"]["sha256"]),
        partner=str(record["partner"]["id"]),
        exchange=str(said["exchange"]),
        author=str(said["author"]),
        author_name=str(said["author_name"]),
        created_utc=str(said["created_utc"]),
        answers={each.question: each for each in answers},
        evidence=tuple(msgspec.convert(each, Evidence) for each in said["evidence"]),
        baseline_locked_utc=str(said["baseline_locked_utc"]),
        baseline_locked_by=str(said["baseline_locked_by"]),
        baseline_values=dict(said["baseline_values"]),
        submitted_utc=str(record["signed_at"]),
        decisions=tuple(decisions),
        kind=AssessmentKind(said.get("kind", AssessmentKind.CASE.value)),
        country=str(said.get("country", "")),
        standing=str(said.get("standing", "")),
        follows=str(said.get("follows", "")),
        new_facts=str(said.get("new_facts", "")),
        new_facts_marking=str(said.get("new_facts_marking", "")),
        raised_level=str(said.get("raised_level", "")),
        raised_reason=str(said.get("raised_reason", "")),
        raised_marking=str(said.get("raised_marking", "")),
        overrides=tuple(msgspec.convert(each, Override) for each in said.get("overrides", ())),
        valid_until=str(said.get("valid_until", "")),
    )


def circumstances_of(record: Record) -> Circumstances:
    """What the partner's record said at signing, with the marks of all that is printed of it."""
    known = msgspec.convert(record["circumstances"], _Known)
    markings = [str(each["marking"]) for each in record["prior_record"]]
    if record["arrangement"]:
        markings.append(str(record["arrangement"]["marking"]))
    markings += [each.marking for each in known.stale if each.marking]
    if is_of(record, FOURTH_RENDERER):
        markings += [str(each["marking"]) for each in record["changes"] if each["marking"]]
    return Circumstances(
        arrangement_status=known.arrangement_status,
        restricts=known.restricts,
        country_sheet_age_months=known.country_sheet_age_months,
        open_incidents=known.open_incidents,
        broken_assurances=known.broken_assurances,
        partner_marking=known.partner_marking,
        record_markings=tuple(dict.fromkeys(markings)),
        entity_sheet_age_months=known.entity_sheet_age_months,
        stale=known.stale,
        on=known.on,
        standing=known.standing,
        country_level=known.country_level,
        past_levels=known.past_levels,
        country_rating=known.country_rating,
        country_source=known.country_source,
        incidents=known.incidents,
        denied_alike=known.denied_alike,
    )


class _Known(msgspec.Struct, forbid_unknown_fields=True):
    arrangement_status: str
    restricts: tuple[str, ...]
    country_sheet_age_months: int | None
    open_incidents: int
    broken_assurances: int
    partner_marking: str
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


def _answer(said: dict[str, Any]) -> Answer:
    value = said["value"]
    if isinstance(value, list):
        value = tuple(value)
    return Answer(
        question=str(said["question"]),
        value=value,
        text=str(said["text"]),
        marking=str(said["marking"]),
        evidence=tuple(str(each) for each in said["evidence"]),
    )
