"""How each kind of entry of a partner's record looks: icon, tone, and its words."""

from dataclasses import dataclass

from workstation import words
from workstation.domain.partner import TimelineEntry
from workstation.domain.text import Language


@dataclass(frozen=True, slots=True)
class Look:
    """The badge of one entry."""

    icon: str
    tone: str


_BY_KIND = {
    "exchange": Look("arrow-left-right", ""),
    "assessment": Look("file-pen-line", ""),
    "decision": Look("stamp", ""),
    "assurance": Look("handshake", "accent"),
    "assurance-check": Look("circle-question-mark", "unable"),
    "incident": Look("octagon-alert", "bad"),
    "source": Look("book-open", ""),
    "arrangement": Look("scroll-text", ""),
    "agreement": Look("landmark", ""),
    "breach": Look("shield-alert", "bad"),
}
_BY_RESULT = {
    ("assurance-check", "kept"): Look("shield-check", "ok"),
    ("assurance-check", "broken"): Look("octagon-alert", "bad"),
    ("incident", "closed"): Look("octagon-alert", ""),
    ("breach", "closed"): Look("shield-alert", ""),
    ("arrangement", "restricted"): Look("triangle-alert", "warn"),
    ("arrangement", "suspended"): Look("triangle-alert", "bad"),
    ("arrangement", "terminated"): Look("triangle-alert", "bad"),
    ("agreement", "suspended"): Look("triangle-alert", "bad"),
}
_PLAIN = Look("circle", "")


def look_of(entry: TimelineEntry) -> Look:
    """Icon and tone of an entry."""
    return _BY_RESULT.get((entry.kind, entry.result), _BY_KIND.get(entry.kind, _PLAIN))


def title_of(entry: TimelineEntry, language: Language) -> str:
    """The entry's kind in words, with its result where there is one."""
    catalogue = words.catalogue()
    for key in (f"timeline.{entry.kind}.{entry.result}", f"timeline.{entry.kind}"):
        if key in catalogue:
            return words.label(key, language)
    return entry.kind
