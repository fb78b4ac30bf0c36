"""What Find anything finds, in words, and where each hit leads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.shell.find_field import Hit
from ui.shell.page import Place

if TYPE_CHECKING:
    from workstation.domain.register import SearchHit
    from workstation.workflows.session import Session

_MOST_HITS = 20
_ASSESSMENT_KINDS = frozenset({"assessment", "answer", "evidence", "decision"})


def _kind_words(kind: str) -> str:
    translate = QCoreApplication.translate
    return {
        "partner": translate("Finding", "Partner"),
        "arrangement": translate("Finding", "Arrangement"),
        "exchange": translate("Finding", "Exchange"),
        "assurance": translate("Finding", "Assurance"),
        "assurance-check": translate("Finding", "Assurance check"),
        "incident": translate("Finding", "Incident"),
        "source": translate("Finding", "Source"),
        "assessment": translate("Finding", "Assessment"),
        "answer": translate("Finding", "Answer"),
        "evidence": translate("Finding", "Evidence"),
        "decision": translate("Finding", "Decision"),
    }.get(kind, "")


def find(session: "Session", text: str) -> list[Hit]:
    """Hits for words; runs in the vault lane."""
    from workstation.workflows import search

    return [_as_hit(found) for found in search.search(session, text, limit=_MOST_HITS)]


def _as_hit(found: "SearchHit") -> Hit:
    from workstation.domain.register import FOUND_FROM, FOUND_TO

    passage = found.snippet.replace(FOUND_FROM, "").replace(FOUND_TO, "")
    parts = (_kind_words(found.kind), found.id, " ".join(passage.split()))
    return Hit(
        kind=found.kind,
        id=found.id,
        title=found.title,
        second=" · ".join(part for part in parts if part),
        marking=found.marking,
        place=found.place,
        partner=found.partner,
    )


def page_of(hit: Hit) -> tuple[str, Place]:
    """The page that shows a hit, and the place on it."""
    if hit.kind in _ASSESSMENT_KINDS:
        return "assess", {"assessment": hit.id, "question": hit.place}
    if hit.kind == "partner":
        return "partners", {"partner": hit.id}
    return "partners", {"partner": hit.partner, "item": hit.id}
