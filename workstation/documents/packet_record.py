"""The record inside a packet: all that its pages say, as canonical JSON values.

Only text, whole numbers, booleans, lists and objects. The pages are a function of this record,
the methodology that it names and the language; a verifier makes them again from it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Any

import rfc8785

from workstation.documents.check_code import checked_code_of, code_of
from workstation.domain.assessment import Assessment, Determination, RiskValue
from workstation.domain.circumstances import Circumstances
from workstation.domain.methodology import Methodology
from workstation.domain.partner import Arrangement, Indicator, Partner, TimelineEntry
from workstation.domain.text import Language

FORMAT = "assessor-packet/1"
FIRST_RENDERER = "1"
SECOND_RENDERER = "2"
THIRD_RENDERER = "3"
FOURTH_RENDERER = "4"
FIFTH_RENDERER = "5"
RENDERERS = (
    FIRST_RENDERER,
    SECOND_RENDERER,
    THIRD_RENDERER,
    FOURTH_RENDERER,
    FIFTH_RENDERER,
)
"""The second prints the head of the history on each page, the third what is past its date, the
fourth what kind of assessment it is, what it goes back to and which warnings were passed over,
the fifth says the codes of Annex A in the language of the packet.
What each prints is held by ``tests/fixtures/packets``; another page is another renderer."""
RENDERER = FIFTH_RENDERER
"""The one that this program signs with."""

Record = dict[str, Any]

_SINCE_THIRD: Mapping[str, tuple[str, ...]] = {
    "partner": ("parent",),
    "arrangement": ("conditions",),
    "circumstances": ("entity_sheet_age_months", "stale", "on"),
}
"""What records of the first two renderers do not hold, by the part that it stands in."""

_SINCE_FOURTH: Mapping[str, tuple[str, ...]] = {
    "assessment": (
        "kind",
        "country",
        "standing",
        "follows",
        "new_facts",
        "new_facts_marking",
        "raised_level",
        "raised_reason",
        "raised_marking",
        "overrides",
        "valid_until",
    ),
    "circumstances": (
        "standing",
        "country_level",
        "past_levels",
        "country_rating",
        "country_source",
        "incidents",
        "denied_alike",
    ),
}
"""What records of the first three renderers do not hold."""


@dataclass(frozen=True, slots=True)
class SectionContent:
    """Which questions of a section are printed; ``status`` is open, done or not-needed."""

    id: str
    status: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PacketContent:
    """Everything that goes into a packet, as the workflow gathers it at signing."""

    assessment: Assessment
    methodology: Methodology
    language: Language
    vault_id: str
    vault_name: str
    partner: Partner
    baseline: RiskValue
    residual: RiskValue
    determination: Determination
    banner: str
    authority_required: str
    signed_at: str = ""
    arrangement: Arrangement | None = None
    prior_record: Sequence[TimelineEntry] = ()
    indicators: Sequence[Indicator] = ()
    citations: Sequence[Mapping[str, str]] = ()
    """{"dataset", "text"}: how the datasets of the indicators ask to be cited."""
    sections: Sequence[SectionContent] = ()
    authority_reasons: Sequence[Mapping[str, str]] = ()
    """{"rule", "text"} in the language of the packet."""
    banner_drivers: Sequence[str] = ()
    """Places whose marks decide the banner."""
    portions: int = 0
    notices: Sequence[Mapping[str, str]] = ()
    """{"id", "due"}: what is owed whatever is decided, with a date where one is fixed."""
    changes: Sequence[Mapping[str, str]] = ()
    """{"version", "at", "who", "what"}: the record of changes, oldest first."""
    ledger: tuple[int, str] = (0, "")
    measures_in_place: int = 0
    circumstances: Circumstances = field(default_factory=Circumstances)
    """What the partner's record said at signing; the approvers' rules read it from here."""
    renderer: str = RENDERER
    """The one that draws the pages: this program's own for what it signs."""


def build(content: PacketContent) -> Record:
    """The record of a packet, with its check code."""
    assessment = content.assessment
    record: Record = {
        "format": FORMAT,
        "renderer": content.renderer,
        "language": content.language,
        "methodology": {
            "id": content.methodology.id,
            "version": content.methodology.version,
            "sha256": content.methodology.sha256,
        },
        "vault": {"id": content.vault_id, "name": content.vault_name},
        "assessment": _assessment(assessment),
        "values": values_of(
            content.baseline, content.residual, content.determination, content.measures_in_place
        ),
        "circumstances": _circumstances(content.circumstances),
        "banner": content.banner,
        "banner_drivers": list(content.banner_drivers),
        "portions": content.portions,
        "authority_required": content.authority_required,
        "authority_reasons": [dict(each) for each in content.authority_reasons],
        "partner": _plain(asdict(content.partner)),
        "arrangement": _plain(asdict(content.arrangement)) if content.arrangement else None,
        "prior_record": [_plain(asdict(each)) for each in content.prior_record],
        "indicators": [asdict(each) for each in content.indicators],
        "citations": [dict(each) for each in content.citations],
        "sections": [_plain(asdict(each)) for each in content.sections],
        "notices": [dict(each) for each in content.notices],
        "changes": [dict(each) for each in content.changes],
        "signed_at": content.signed_at,
        "ledger": {"seq": content.ledger[0], "head": content.ledger[1]},
    }
    _take_back(record)
    record["check_code"] = check_code(record)
    return record


def is_of(record: Record, renderer: str) -> bool:
    """Whether the record holds what a renderer and those after it print."""
    return RENDERERS.index(record["renderer"]) >= RENDERERS.index(renderer)


def _take_back(record: Record) -> None:
    """Leave out what packets of before did not hold, so that theirs are made as they were."""
    if not is_of(record, FOURTH_RENDERER):
        _leave_out(record, _SINCE_FOURTH)
    if not is_of(record, THIRD_RENDERER):
        del record["citations"]
        _leave_out(record, _SINCE_THIRD)


def _leave_out(record: Record, since: Mapping[str, tuple[str, ...]]) -> None:
    for part, names in since.items():
        for name in names if record[part] else ():
            del record[part][name]


def values_of(
    baseline: RiskValue, residual: RiskValue, determination: Determination, measures: int
) -> Record:
    """The three values, kept apart, as they stand in a record."""
    return {
        "baseline": _plain(asdict(baseline)),
        "residual": _plain(asdict(residual)),
        "determination": asdict(determination),
        "measures_in_place": measures,
    }


def record_bytes(record: Record) -> bytes:
    """The canonical JSON of a record (RFC 8785)."""
    return bytes(rfc8785.dumps(record))


def check_code(record: Record) -> str:
    """Letters and digits that find a record, as printed: ``7K4M-QX2D-9RTA-4T``.

    The first 60 bits of the SHA-256 of the record without its code, in Crockford's base 32; since
    the fourth renderer with two check characters.
    """
    rest = {key: value for key, value in record.items() if key != "check_code"}
    digest = hashlib.sha256(record_bytes(rest)).digest()
    return checked_code_of(digest) if is_of(record, FOURTH_RENDERER) else code_of(digest)


def _assessment(assessment: Assessment) -> Record:
    return {
        "id": assessment.id,
        "version": assessment.version,
        "exchange": assessment.exchange,
        "author": assessment.author,
        "author_name": assessment.author_name,
        "created_utc": assessment.created_utc,
        "baseline_locked_utc": assessment.baseline_locked_utc,
        "baseline_locked_by": assessment.baseline_locked_by,
        "baseline_values": dict(assessment.baseline_values),
        "answers": [
            _plain(asdict(answer)) for answer in assessment.answers.values() if not answer.is_empty
        ],
        "evidence": [_plain(asdict(each)) for each in assessment.evidence],
        "kind": assessment.kind.value,
        "country": assessment.country,
        "standing": assessment.standing,
        "follows": assessment.follows,
        "new_facts": assessment.new_facts,
        "new_facts_marking": assessment.new_facts_marking,
        "raised_level": assessment.raised_level,
        "raised_reason": assessment.raised_reason,
        "raised_marking": assessment.raised_marking,
        "overrides": [asdict(each) for each in assessment.overrides],
        "valid_until": assessment.valid_until,
    }


def _circumstances(circumstances: Circumstances) -> Record:
    """Without the marks of the record: those are read from the annex itself."""
    known: Record = _plain(asdict(circumstances))
    del known["record_markings"]
    return known


def _plain(value: Any) -> Any:
    """Enums as their values and tuples as lists, all the way down."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
