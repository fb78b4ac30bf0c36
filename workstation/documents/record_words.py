"""The codes of a partner's record, as a packet's Annex A says them in its language."""

from collections.abc import Mapping

from workstation import words
from workstation.documents.packet_record import FIFTH_RENDERER, is_of
from workstation.documents.sheet import Sheet
from workstation.domain.assessment import Outcome

SECOND_READER = "second-reader"

_AREAS: Mapping[str, tuple[str, str]] = {
    "agreement": ("agreement_status", "agreement_kind"),
    "arrangement": ("arrangement", ""),
    "assessment": ("risk_level", "risk_level"),
    "assurance-check": ("result", ""),
    "breach": ("breach_status", "breach_kind"),
    "decision": ("outcome.done", "role"),
    "exchange": ("", "act"),
    "incident": ("incident_status", "result"),
}
"""By kind of line, where the words of its result and of its detail stand; "" where the line
holds words and no code. An unknown code is printed as it is."""


def line_words(sheet: Sheet, line: Mapping[str, str]) -> tuple[str, str]:
    """Result and detail of a line of the record.

    Pages of before the fifth renderer named some results and no detail: theirs stay.
    """
    if not is_of(sheet.record, FIFTH_RENDERER):
        result = line["result"]
        return sheet.name(f"result.{result}") if result else "", line["detail"]
    if line["kind"] == "assessment":
        return _levels(sheet, line)
    if line["detail"] == SECOND_READER and line["result"] == Outcome.APPROVE.value:
        return sheet.say("outcome.no-objection"), sheet.name(f"role.{SECOND_READER}")
    result, detail = _AREAS.get(line["kind"], ("", ""))
    return _word(sheet, result, line["result"]), _word(sheet, detail, line["detail"])


def _levels(sheet: Sheet, line: Mapping[str, str]) -> tuple[str, str]:
    """The residual risk, and beside the title what it was before measures."""
    before = _word(sheet, "risk_level", line["detail"])
    detail = sheet.say("annex.record.before", level=before) if before else ""
    return _word(sheet, "risk_level", line["result"]), detail


def _word(sheet: Sheet, area: str, code: str) -> str:
    """The word for a code; ladder steps keep their short name, which the boxes print too."""
    if not area or not code or (area == "role" and code != SECOND_READER):
        return code
    own = f"{area}.{code}"
    return sheet.name(own if own in words.catalogue() else f"result.{code}")
