"""Which kinds of assessment a methodology knows, and which checks it makes before signing."""

from dataclasses import dataclass

from workstation.domain.text import Text

CHECKS: tuple[str, ...] = (
    "low_with_open_incident",
    "below_country_sheet",
    "divergent_from_past",
    "extraneous_in_risk",
    "name_in_triage",
    "measure_on_expired_assurance",
    "limbs_met",
    "limb_not_met",
    "person_above_baseline",
    "person_unrated",
    "sheet_not_current",
    "cites_past_date",
    "severity_below_documented",
    "determination_without_evidence",
    "standing_not_valid",
    "likelihood_against_limb",
    "against_record",
    "measure_unmonitored",
    "evidence_missing",
    "like_denied",
    "consent_missing",
)
"""The closed set of checks; which of them are made, and how strongly, is data."""

NOTE = "note"
WARN = "warn"
BLOCK = "block"
STRENGTHS: tuple[str, ...] = (NOTE, WARN, BLOCK)
"""How strongly a check speaks: it is shown, it asks for a reason, it stops the signature."""


@dataclass(frozen=True, slots=True)
class CheckRule:
    """One check that the methodology asks for, and how strongly it speaks.

    Attributes:
        id: which check of the program's closed set.
        strength: one of ``STRENGTHS``.
        rule: where the duty comes from.
        words: what the check looks for in a text; of ``name_in_triage``, the words that make no
            name; of checks that ask what incidents are about, ids of topics.
    """

    id: str
    strength: str
    rule: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindText:
    """One kind of assessment that can be made under the methodology.

    Attributes:
        id: a value of ``AssessmentKind``.
        sections: ids of the sections that it asks; all of them when empty.
        valid_months: how long an approved one may be relied on; 0 is no limit.
    """

    id: str
    title: Text
    intro: Text
    sections: tuple[str, ...] = ()
    valid_months: int = 0
