"""What a person wants to see of a record, and the groups in which its results are offered."""

from dataclasses import dataclass, field
from typing import Any, Final

from ui.shell.page import Place

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "exchanges": ("exchange",),
    "decisions": ("decision", "assessment"),
    "assurances": ("assurance", "assurance-check"),
    "incidents": ("incident", "breach"),
    "sources": ("source",),
    "agreements": ("agreement", "arrangement"),
}
"""The choices over the record, and the kinds of line that each stands for."""

RESULTS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "assurances": (
        ("kept", "result.kept"),
        ("broken", "result.broken"),
        ("unknown", "result.unknown"),
    ),
    "decisions": (
        ("approve", "outcome.done.approve"),
        ("approve-with-conditions", "outcome.done.approve-with-conditions"),
        ("deny", "outcome.done.deny"),
        ("escalate", "outcome.done.escalate"),
        ("return", "outcome.done.return"),
    ),
    "incidents": (
        ("open", "result.open"),
        ("closed", "result.closed"),
        ("accepted", "incident_status.accepted"),
        ("conflict", "incident_status.conflict"),
        ("work-needed", "incident_status.work-needed"),
    ),
    "agreements": (
        ("active", "arrangement.active"),
        ("restricted", "arrangement.restricted"),
        ("suspended", "arrangement.suspended"),
        ("terminated", "arrangement.terminated"),
        ("in-force", "agreement_status.in-force"),
        ("ended", "agreement_status.ended"),
    ),
}
"""The results that can be asked for, by choice: code and the key of its words."""


@dataclass(frozen=True, slots=True)
class RecordQuery:
    """Filters over a record; an empty one asks for nothing. Dates are YYYY-MM-DD."""

    groups: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    text: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self == RecordQuery()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of line asked for; none for all."""
        return tuple(kind for group in self.groups for kind in KINDS[group])

    @property
    def asked(self) -> dict[str, Any]:
        """As the workflow takes it, without the words."""
        return {
            "kinds": self.kinds,
            "results": self.results,
            "since": self.since,
            "until": self.until,
        }

    def as_place(self) -> Place:
        """As plain values."""
        return {
            "groups": list(self.groups),
            "results": list(self.results),
            "text": self.text,
            "since": self.since,
            "until": self.until,
        }


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Entries that a number stands for: a tab, and what it is narrowed to."""

    tab: str
    query: RecordQuery = field(default_factory=RecordQuery)
    standing: str = ""
    topic: str | None = None
    series: tuple[str, str] | None = None


def query_of(place: Place) -> RecordQuery:
    """The filters of a place; what is not known is left out."""
    codes = {code for group in RESULTS.values() for code, _key in group}
    return RecordQuery(
        tuple(one for one in _listed(place.get("groups")) if one in KINDS),
        tuple(one for one in _listed(place.get("results")) if one in codes),
        str(place.get("text", "")),
        str(place.get("since", "")),
        str(place.get("until", "")),
    )


def _listed(found: object) -> list[str]:
    return [str(one) for one in found] if isinstance(found, list | tuple) else []
