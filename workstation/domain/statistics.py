"""Counting the cases of a calendar year: once each, in the year of the decision (G-11).

An exchange is what is counted, not a file: two units that assess the same exchange share its
id, and it counts once. It counts in the year in which it was decided, whenever it was begun.
One that is decided again in a later year is listed there; it counts again only under a head
under which it did not stand before, such as the cases of substantial risk.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workstation.domain.assessment import State
from workstation.domain.methodology import NO, UNABLE, YES

APPROVALS: Final = ("approve", "approve-with-conditions")
DENIED: Final = "deny"
DECIDED: Final = (*APPROVALS, DENIED)
WITHDRAWN: Final = State.WITHDRAWN.value
TRIAGE_CLOSED: Final = State.TRIAGE_CLOSED.value
DEPUTY_HEAD: Final = "L5"
"""The top of the ladder; its determinations are reported (B-12)."""

LEVELS: Final = ("low", "medium", "high", "tested", "substantial", "unable")
"""``tested``: the matrix demanded the test, and a person found the risk not substantial."""

KINDS: Final = ("case", "abbreviated", "use")
STANDING: Final = "standing"
"""Made before any exchange: it is counted for itself, not among the exchanges."""

ACTS: Final = ("disclosure", "request", "use")
NOTICES: Final = ("minister", "nsicop", "nsira")
IN_REPORT: Final = "annual-"
"""How the ids of notices begin that are given by the annual report itself."""


GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("decided", ("decided", "carried_over", "decided_again", "several_files")),
    ("outcome", tuple(f"outcome.{each}" for each in DECIDED)),
    ("level", tuple(f"level.{each}" for each in LEVELS)),
    ("kind", tuple(f"kind.{each}" for each in KINDS)),
    ("act", tuple(f"act.{each}" for each in ACTS)),
    ("other", (STANDING, TRIAGE_CLOSED, WITHDRAWN, "carried_forward")),
    (
        "substantial",
        (
            "substantial",
            "substantial.mitigated",
            "substantial.refused",
            "substantial.immitigable",
            "unable",
        ),
    ),
    ("elevated", ("elevated", "elevated.authorized", "elevated.refused")),
    ("notices", ("notices", *(f"notice.{each}" for each in NOTICES))),
    ("arrangements", ("arrangements", "arrangements.restricted", "arrangements.suspended")),
    ("breaches", ("breaches",)),
)
"""Every number of the report, zero or not, under its head; others join the head they start with."""

PARTS: Final = frozenset(
    {
        "carried_over",
        *(name for group, names in GROUPS for name in names if name.startswith(f"{group}.")
          and group in {"substantial", "elevated", "arrangements"}),
        *(f"notice.{each}" for each in NOTICES),
    }
)  # fmt: skip
"""Numbers that are a part of the number above them."""


@dataclass(frozen=True, slots=True)
class Closed:
    """One file, in the version that was decided or otherwise closed.

    ``key`` is the exchange's id, or the file's own where there is no exchange. ``level`` is the
    residual one; ``elevated`` that the deputy head determined it.
    """

    key: str
    assessment: str
    version: int
    outcome: str
    decided_utc: str
    created_utc: str = ""
    partner: str = ""
    kind: str = "case"
    act: str = ""
    level: str = ""
    substantial: str = ""
    mitigable: str = ""
    authority: str = ""
    elevated: bool = False
    title: str = ""
    marking: str = ""

    @property
    def order(self) -> tuple[str, str, int]:
        """Later decisions come later."""
        return (self.decided_utc, self.assessment, self.version)


@dataclass(frozen=True, slots=True)
class Behind:
    """One thing behind a number: what is counted once, and what to open to see it."""

    key: str
    subject: str = ""
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with everything that it counts."""

    id: str
    behind: tuple[Behind, ...] = ()

    @property
    def count(self) -> int:
        """The number."""
        return len(self.behind)


@dataclass(frozen=True, slots=True)
class YearRecord:
    """What the record holds about a year.

    Attributes:
        closed: files decided, withdrawn or closed at triage in the year.
        before: files about the same exchanges that were decided in earlier years.
        open_at_end: files that were open when the year ended.
        arrangements: of the year, what became ``restricted`` or ``suspended``.
        notices: sent in the year, by the id of the notice.
        breaches: that happened in the year.
    """

    year: int
    closed: Sequence[Closed] = ()
    before: Sequence[Closed] = ()
    open_at_end: Sequence[Behind] = ()
    arrangements: Mapping[str, Sequence[Behind]] = field(default_factory=dict)
    notices: Mapping[str, Sequence[Behind]] = field(default_factory=dict)
    breaches: Sequence[Behind] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of a year in the order of the report, and the cases that they count."""

    year: int
    figures: tuple[Figure, ...]
    cases: tuple[Closed, ...] = ()

    def __getitem__(self, figure: str) -> Figure:
        """A number by its id.

        Raises:
            KeyError: there is none.
        """
        for each in self.figures:
            if each.id == figure:
                return each
        raise KeyError(figure)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """Every number by its id."""
        return tuple((each.id, each.count) for each in self.figures)

    def group(self, name: str) -> tuple[Figure, ...]:
        """The numbers under one head."""
        known = dict(GROUPS)[name]
        start = "notice." if name == "notices" else f"{name}."
        return tuple(each for each in self.figures if each.id in known or each.id.startswith(start))


def count(record: YearRecord) -> Statistics:
    """Every number of the report on a year; what did not happen is zero."""
    ended = [each for each in record.closed if each.outcome in DECIDED]
    decided = [each for each in ended if each.kind != STANDING]
    latest = {each.key: each for each in sorted(decided, key=lambda each: each.order)}
    before = _by_key(record.before)
    new = {key: each for key, each in latest.items() if key not in before}
    found: dict[str, list[Behind]] = {name: [] for _, names in GROUPS for name in names}
    _count_decided(found, decided, latest, before, record.year)
    _count_kinds(found, new.values())
    _count_heads(found, latest, before, decided)
    _count_rest(found, record)
    figures = tuple(Figure(name, tuple(behind)) for name, behind in _ordered(found))
    return Statistics(record.year, figures, tuple(sorted(ended, key=lambda each: each.order)))


def level_of(case: Closed) -> str:
    """The level that a case is reported under: a person's finding before the matrix's."""
    if case.substantial == YES:
        return "substantial"
    if UNABLE in (case.substantial, case.mitigable):
        return "unable"
    if case.level == "substantial":
        return "tested"
    return case.level or "none"


def _by_key(cases: Iterable[Closed]) -> dict[str, list[Closed]]:
    found: dict[str, list[Closed]] = {}
    for each in cases:
        found.setdefault(each.key, []).append(each)
    return found


def _behind(case: Closed) -> Behind:
    return Behind(case.key, case.assessment, case.partner)


def _count_decided(
    found: dict[str, list[Behind]],
    decided: Sequence[Closed],
    latest: Mapping[str, Closed],
    before: Mapping[str, Sequence[Closed]],
    year: int,
) -> None:
    files: dict[str, set[str]] = {}
    for each in decided:
        files.setdefault(each.key, set()).add(each.assessment)
    for key, each in latest.items():
        found["decided_again" if key in before else "decided"].append(_behind(each))
        if each.created_utc and each.created_utc[:4] < f"{year:04d}":
            found["carried_over"].append(_behind(each))
        if len(files[key]) > 1:
            found["several_files"].append(_behind(each))


def _count_kinds(found: dict[str, list[Behind]], new: Iterable[Closed]) -> None:
    for each in new:
        for name in (
            f"outcome.{each.outcome}",
            f"level.{level_of(each)}",
            f"kind.{each.kind or 'case'}",
            f"act.{each.act or 'none'}",
        ):
            found.setdefault(name, []).append(_behind(each))


def _is_substantial(case: Closed) -> bool:
    return case.substantial == YES


_HEADS: Final[Mapping[str, Callable[[Closed], bool]]] = {
    "substantial": _is_substantial,
    "substantial.mitigated": lambda case: _is_substantial(case) and case.outcome in APPROVALS,
    "substantial.refused": lambda case: _is_substantial(case) and case.outcome == DENIED,
    "substantial.immitigable": lambda case: _is_substantial(case) and case.mitigable == NO,
    "unable": lambda case: UNABLE in (case.substantial, case.mitigable),
    "elevated": lambda case: case.elevated,
    "elevated.authorized": lambda case: case.elevated and case.outcome in APPROVALS,
    "elevated.refused": lambda case: case.elevated and case.outcome == DENIED,
}


def _count_heads(
    found: dict[str, list[Behind]],
    latest: Mapping[str, Closed],
    before: Mapping[str, Sequence[Closed]],
    decided: Sequence[Closed],
) -> None:
    """Each exchange under a head in the first year in which it stands there."""
    elevated = {each.key: each for each in decided if each.elevated}
    for name, holds in _HEADS.items():
        of_year = {**latest, **elevated} if name.startswith("elevated") else latest
        for key, each in of_year.items():
            if holds(each) and not any(holds(earlier) for earlier in before.get(key, ())):
                found[name].append(_behind(each))


def _count_rest(found: dict[str, list[Behind]], record: YearRecord) -> None:
    for outcome in (TRIAGE_CLOSED, WITHDRAWN):
        found[outcome] = [_behind(each) for each in record.closed if each.outcome == outcome]
    standing = [each for each in record.closed if each.outcome in DECIDED and each.kind == STANDING]
    found[STANDING] = list({each.key: _behind(each) for each in standing}.values())
    found["carried_forward"] = list(record.open_at_end)
    found["breaches"] = list(record.breaches)
    for status, behind in record.arrangements.items():
        found[f"arrangements.{status}"] = list(behind)
    changed = [each for behind in record.arrangements.values() for each in behind]
    found["arrangements"] = list({each.key: each for each in changed}.values())
    for notice, behind in record.notices.items():
        found[f"notice.{notice}"] = list(behind)
        found["notices"] += behind


def _ordered(found: Mapping[str, list[Behind]]) -> list[tuple[str, list[Behind]]]:
    """In the order of the report; a number that no head names stands after those of its head."""
    placed: list[tuple[str, list[Behind]]] = []
    for group, names in GROUPS:
        start = "notice." if group == "notices" else f"{group}."
        others = sorted(name for name in found if name.startswith(start) and name not in names)
        placed += [(name, found[name]) for name in (*names, *others)]
    return placed
