"""What Find anything finds, in words, and where each hit leads."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.shell.hits import ALL, Hit
from ui.shell.marking import rolled_up
from ui.shell.page import Marking, Place
from workstation import words
from workstation.domain.error import UserError
from workstation.domain.text import Language

if TYPE_CHECKING:
    from workstation.domain.finding import SearchHit
    from workstation.workflows import codes
    from workstation.workflows.session import Session

_MOST_HITS = 20
_CODE, _NO_CODE = "code", "no-code"
_ASSESSMENT_KINDS = frozenset({"assessment", "answer", "evidence", "decision", "comment"})


def kind_words(kind: str) -> str:
    """What a kind of hit is called."""
    return {
        "partner": QCoreApplication.translate("Finding", "Partner"),
        "arrangement": QCoreApplication.translate("Finding", "Arrangement"),
        "agreement": QCoreApplication.translate("Finding", "Agreement"),
        "exchange": QCoreApplication.translate("Finding", "Exchange"),
        "assurance": QCoreApplication.translate("Finding", "Assurance"),
        "assurance-check": QCoreApplication.translate("Finding", "Assurance check"),
        "incident": QCoreApplication.translate("Finding", "Incident"),
        "source": QCoreApplication.translate("Finding", "Source"),
        "assessment": QCoreApplication.translate("Finding", "Assessment"),
        "answer": QCoreApplication.translate("Finding", "Answer"),
        "evidence": QCoreApplication.translate("Finding", "Evidence"),
        "decision": QCoreApplication.translate("Finding", "Decision"),
        "comment": QCoreApplication.translate("Finding", "Comment"),
        "breach": QCoreApplication.translate("Finding", "Breach"),
    }.get(kind, "")


def find(session: "Session", text: str, language: Language) -> tuple[list[Hit], Marking]:
    """Hits for words and the banner of them all; runs in the vault lane."""
    from workstation.workflows import codes, search

    hits = [as_hit(found) for found in search.search(session, text, limit=_MOST_HITS)]
    meant = codes.find_if_code(session, text)
    if meant is not None:
        hits = [_of_code(meant, text, language), *hits]
    return hits, rolled_up([hit.marking for hit in hits], language)


def _of_code(meant: "codes.Found | UserError", text: str, language: Language) -> Hit:
    """What a code on paper stands for, or what is wrong with it."""
    from workstation.workflows import codes

    if isinstance(meant, UserError):
        problem = words.error(meant, language)
        return Hit(_NO_CODE, text, problem.message, problem.next_step)
    said = codes.lines_of(meant, language)
    return Hit(
        kind=_CODE,
        id=meant.subject,
        title=said[0],
        second=" ".join(said[1:3]),
        marking=f"({meant.banner})" if meant.banner else "",
        place=meant.packet_sha256,
    )


def as_hit(found: "SearchHit") -> Hit:
    """A hit in words."""
    from workstation.domain.finding import FOUND_FROM, FOUND_TO

    passage = " ".join(found.snippet.split()).removeprefix(f"{found.id} · ")
    said = passage.replace(FOUND_FROM, "").replace(FOUND_TO, "")
    is_title = said == " ".join(found.title.split())
    parts = (kind_words(found.kind), found.id, "" if is_title else passage)
    return Hit(
        kind=found.kind,
        id=found.id,
        title=found.title,
        second=" · ".join(part for part in parts if part),
        marking=found.marking,
        place=found.place,
        partner=found.partner,
        heading=passage if is_title else "",
    )


def page_of(hit: Hit) -> tuple[str, Place]:
    """The page that shows a hit, and the place on it."""
    if hit.kind in (ALL, _NO_CODE):
        return "search", {"text": hit.id}
    if hit.kind == _CODE:
        return _page_of_paper(hit)
    if hit.kind in _ASSESSMENT_KINDS:
        # A comment's place is its question and its own number.
        asked = hit.place.partition(" ")[0] if hit.kind in ("answer", "comment") else ""
        question = {"question": asked} if asked else {}
        return "assess", {"assessment": hit.id, **question}
    if hit.kind == "breach":
        return "breaches", {"breach": hit.id}
    if hit.kind == "partner":
        return "dossier", {"partner": hit.id}
    if not hit.partner:
        return "registers", {"register": hit.kind, "entry": hit.id}
    return "dossier", {"partner": hit.partner, "item": hit.id}


def _page_of_paper(hit: Hit) -> tuple[str, Place]:
    """Where what was printed can be looked at."""
    if hit.place:
        return "approvals", {"packet": hit.place}
    if hit.id.startswith("P-"):
        return "dossier", {"partner": hit.id}
    if hit.id.startswith("MRA-"):
        return "after", {"assessment": hit.id}
    return ("reports", {}) if hit.id.isdigit() else ("registers", {})
