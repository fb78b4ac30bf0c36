"""What a search gives back: hits to show, and the marks around what was found in them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing that search found.

    ``place`` is the question when the hit is an answer of the assessment ``id``. ``snippet``
    holds the words found between U+E000 and U+E001, which no stored text contains.
    """

    kind: str
    id: str
    title: str
    snippet: str
    marking: str
    place: str = ""
    partner: str = ""


SEARCH_KINDS: tuple[str, ...] = (
    "partner",
    "arrangement",
    "agreement",
    "exchange",
    "assurance",
    "assurance-check",
    "incident",
    "source",
    "assessment",
    "answer",
    "evidence",
    "decision",
    "comment",
)
"""What search finds."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of what a search found; ``is_all`` is false when there is more than ``total``."""

    hits: tuple[SearchHit, ...]
    total: int
    is_all: bool


FOUND_FROM = "\ue000"
FOUND_TO = "\ue001"
