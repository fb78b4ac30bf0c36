"""Gathering what goes into a packet, and checking that what came with one follows from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workstation import words
from workstation.documents.packet_record import PacketContent, Record, SectionContent
from workstation.documents.packet_values import assessment_of, circumstances_of
from workstation.domain.ageing import Material
from workstation.domain.assessment import Assessment, Decision
from workstation.domain.authority import Reason
from workstation.domain.check import Check, check
from workstation.domain.checks import standing
from workstation.domain.completeness import NOT_NEEDED, scope_of
from workstation.domain.counting import counted
from workstation.domain.error import BadInputError, CheckFailedError, UserError
from workstation.domain.marking_register import LEVELS
from workstation.domain.methodology import Methodology
from workstation.domain.partner import Arrangement, Indicator, Partner, PartnerKind, TimelineEntry
from workstation.domain.text import Language
from workstation.records import countries, kinds, registers, timeline
from workstation.records import indicators as indicator_records
from workstation.workflows import assessments, carrying, lookup
from workstation.workflows.citing import citations
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session

MOST_ENTRIES = 2000
"""Newest lines of the partner's record that are printed."""

INDICATOR_YEARS = 5


def methodology_of(assessment: Assessment) -> Methodology:
    """The methodology that an assessment was made under, and no other.

    Raises:
        BadInputError: this program does not hold it.
    """
    found = get_methodology(assessment.methodology, assessment.methodology_version)
    if found.sha256 != assessment.methodology_sha256:
        raise BadInputError("verify.methodology_unknown")
    return found


def methodology_of_record(record: dict[str, Any]) -> Methodology:
    """The methodology that a record names.

    Raises:
        CheckFailedError: this program does not hold it, or holds another text of it.
    """
    said = record["methodology"]
    try:
        found = get_methodology(said["id"], said["version"])
    except UserError as problem:
        raise CheckFailedError("verify.methodology_unknown") from problem
    if found.sha256 != said["sha256"]:
        raise CheckFailedError("verify.methodology_unknown")
    return found


def gather(
    session: Session, assessment: Assessment, *, language: Language, signed_at: str
) -> tuple[PacketContent, Check]:
    """Everything that goes into the packet of an assessment as it stands now."""
    vault = session.vault
    methodology = methodology_of(assessment)
    partner = _partner(session, assessment, language)
    arrangement = _arrangement(session, assessment.partner)
    entries = timeline.list_timeline(vault, assessment.partner, limit=MOST_ENTRIES)
    around = assessments.circumstances(session, assessment.id)
    changes = _changes(session, assessment, language)
    markings = _markings(entries, arrangement, around.stale, changes)
    around = replace(around, record_markings=markings)
    assessment = counted(methodology, assessment, around).assessment
    found = check(methodology, assessment, around)
    if assessment.overrides != standing(found):
        # What lapsed is neither printed nor counted for the banner.
        assessment = replace(assessment, overrides=standing(found))
        found = check(methodology, assessment, around)
    indicators = _indicators(session, partner.country)
    content = PacketContent(
        assessment=assessment,
        methodology=methodology,
        language=language,
        vault_id=vault.id,
        vault_name=vault.name,
        partner=partner,
        arrangement=arrangement,
        baseline=found.baseline,
        residual=found.residual,
        determination=found.determination,
        banner=found.banner.in_language(language),
        banner_drivers=found.banner_from,
        portions=found.marked_texts,
        authority_required=found.authority_required,
        authority_reasons=[reason_of(each, language) for each in found.required.reasons],
        signed_at=signed_at,
        prior_record=entries,
        indicators=indicators,
        citations=_citations(session, indicators, language),
        sections=sections_of(methodology, assessment, found),
        changes=changes,
        ledger=vault.head(),
        measures_in_place=measures_in_place(found),
        circumstances=around,
    )
    return content, found


def sections_of(
    methodology: Methodology, assessment: Assessment, found: Check
) -> tuple[SectionContent, ...]:
    """Which questions of each section are printed: those that were shown."""
    visible = scope_of(methodology, assessment.answers, found.facts).visible
    status = {each.section: each.status for each in found.sections}
    return tuple(
        SectionContent(
            section.id,
            status[section.id],
            ()
            if status[section.id] == NOT_NEEDED
            else tuple(each.id for each in section.questions if each.id in visible),
        )
        for section in methodology.sections
    )


def check_of(record: Record, methodology: Methodology, decisions: Sequence[Decision] = ()) -> Check:
    """The domain's check of a packet's record, with decisions that stand on it."""
    return check(methodology, assessment_of(record, decisions), circumstances_of(record))


def measures_in_place(found: Check) -> int:
    """How many measures the answers say are in place."""
    count = found.facts["measures.in_place"]
    return count if isinstance(count, int) else 0


def reason_of(reason: Reason, language: Language) -> dict[str, str]:
    """Why an authority is required, as a record says it."""
    if reason.text is not None:
        text = reason.text.in_language(language)
    else:
        text = words.label(reason.key, language, detail=reason.detail)
    return {"rule": reason.rule, "text": text.removesuffix(".")}


def _partner(session: Session, assessment: Assessment, language: Language) -> Partner:
    """Whom it is about: the partner, or the country of a standing assessment that has none."""
    if assessment.partner or not assessment.country:
        return lookup.require_partner(session, assessment.partner)
    name = countries.country_name(assessment.country, language)
    return Partner("", name, PartnerKind.INTERNATIONAL, assessment.country)


def _arrangement(session: Session, partner: str) -> Arrangement | None:
    found = registers.list_arrangements(session.vault, partner)
    return found[0] if found else None


def _markings(
    entries: Sequence[TimelineEntry],
    arrangement: Arrangement | None,
    stale: Sequence[Material],
    changes: Sequence[Mapping[str, str]],
) -> tuple[str, ...]:
    markings = [each.marking for each in entries]
    if arrangement:
        markings.append(arrangement.marking)
    markings += [each.marking for each in stale if each.marking]
    markings += [each["marking"] for each in changes if each["marking"]]
    return tuple(dict.fromkeys(markings))


def _indicators(session: Session, country: str) -> list[Indicator]:
    """The latest years of each series of the country."""
    values = indicator_records.list_indicators(session.vault, country) if country else []
    latest = max((each.year for each in values), default=0)
    return [
        Indicator(each.dataset, each.country, each.code, each.year, each.value)
        for each in values
        if each.year > latest - INDICATOR_YEARS
    ]


def _citations(
    session: Session, indicators: Sequence[Indicator], language: Language
) -> list[dict[str, str]]:
    """How the datasets of these values ask to be cited, in the language of the packet."""
    cited = citations(session, {each.dataset for each in indicators}, language)
    return [{"dataset": dataset, "text": text} for dataset, text in cited.items()]


def _changes(session: Session, assessment: Assessment, language: Language) -> list[dict[str, str]]:
    """What was submitted, returned, reopened or carried from another file, oldest first."""
    found: list[tuple[int, dict[str, str]]] = [
        (origin.seq, {"version": str(origin.version), "at": origin.at_utc, **said})
        for origin in carrying.origins(session, assessment.id).values()
        for said in _carried(origin, assessment, language)
    ]
    for kind, describe in _DESCRIBED.items():
        for entry in session.vault.entries_of(kind, assessment.id):
            version = str(entry.body["version"])
            found += [
                (entry.seq, {"version": version, "at": entry.at_utc, **said})
                for said in describe(entry.body, language)
            ]
    return [change for _, change in sorted(found, key=lambda pair: pair[0])]


def _carried(
    origin: carrying.Origin, assessment: Assessment, language: Language
) -> Iterator[dict[str, str]]:
    """Where an answer that still stands was carried from."""
    given = assessment.answers.get(origin.question)
    if given is not None and not given.is_empty:
        key = "doc.change.carried_changed" if origin.is_changed(given) else "doc.change.carried"
        what = words.label(key, language, number=origin.question)
        yield _line(origin.officer_name, what, "", f"{origin.source}, {origin.on}")


def _line(who: str, what: str, marking: str, text: str) -> dict[str, str]:
    return {"who": who, "what": what, "marking": marking, "text": text}


def _submitted(body: dict[str, Any], language: Language) -> Iterator[dict[str, str]]:
    digest = f"SHA-256 {body['packet_sha256']}"
    yield _line("", words.label("doc.change.submitted", language), "", digest)


def _reopened(body: dict[str, Any], language: Language) -> Iterator[dict[str, str]]:
    what = words.label("doc.change.reopened", language)
    yield _line("", what, body["marking"], body["reason"])


def _decided(body: dict[str, Any], language: Language) -> Iterator[dict[str, str]]:
    """The decision, and after a return each point that was to be mended."""
    decision = body["decision"]
    who = decision["officer_name"]
    outcome = words.label(f"doc.outcome.{decision['outcome']}", language)
    what = f"{decision['authority']}, {outcome}"
    yield _line(who, what, decision["marking"], decision["reasons"])
    for point in decision.get("points", ()):
        at = words.label("doc.change.point", language, number=point["question"])
        yield _line(who, at, point["marking"], point["text"])


def _raised(body: dict[str, Any], language: Language) -> Iterator[dict[str, str]]:
    what = words.label("doc.change.lowered", language)
    if body["level"]:
        level = LEVELS[body["level"]].words.in_language(language)
        what = words.label("doc.change.raised", language, level=level)
    yield _line("", what, body["marking"], body["reason"])


def _noted(body: dict[str, Any], language: Language) -> Iterator[dict[str, str]]:
    """What the author says to a point that was not mended as asked."""
    if body["note"]:
        at = words.label("doc.change.otherwise", language, number=body["question"])
        yield _line(body["officer_name"], at.strip(), body["marking"], body["note"])


def _upgraded(body: dict[str, Any], language: Language) -> Iterator[dict[str, str]]:
    """The version that it was taken over from, and the answers that did not go over."""
    before, after = body["from_version"], body["methodology_version"]
    what = words.label("doc.change.upgraded", language, before=before, after=after)
    gone = ", ".join(str(each["question"]) for each in body["dropped"])
    yield _line(
        "", what, "", words.label("doc.change.dropped", language, gone=gone) if gone else ""
    )


_DESCRIBED = {
    kinds.ASSESSMENT_SUBMITTED: _submitted,
    kinds.BASELINE_REOPENED: _reopened,
    kinds.DECISION_RECORDED: _decided,
    kinds.BANNER_RAISED: _raised,
    kinds.CORRECTION_NOTED: _noted,
    kinds.ASSESSMENT_UPGRADED: _upgraded,
}
