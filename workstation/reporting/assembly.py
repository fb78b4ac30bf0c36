"""Putting a version of the report together: what it shows, and what was taken out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from workstation.documents.annual_report_content import CaseLine, NumberLine, ReportContent
from workstation.domain import reporting
from workstation.domain.reporting import ANNEX, SLOTS, NumberMark, Passage, Portion, Version
from workstation.domain.statistics import GROUPS, Behind, Closed, Figure, Statistics, level_of
from workstation.domain.text import Language

_LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a report of one year can be made from, in one reading of the record.

    ``partners`` holds name and mark by the partner's id; ``titles`` of offices are codes.
    """

    statistics: Statistics
    on: date
    station: str
    officer: str
    passages: Sequence[Passage] = ()
    marks: Mapping[str, NumberMark] = field(default_factory=dict)
    partners: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The year that is reported on."""
        return self.statistics.year


def assemble(
    found: Gathered, version: Version, language: Language, *, listing: bool = True
) -> ReportContent:
    """What a version says in one language; nothing is checked yet.

    Without ``listing`` the cases of the annex are left out, for whoever only looks for faults.
    """
    public = version is Version.PUBLIC
    annex = _annex(found, version)
    return ReportContent(
        language=language,
        version=version,
        year=found.year,
        on=found.on.isoformat(),
        due_before=reporting.due_before(found.year).isoformat(),
        late=reporting.is_late(found.year, found.on),
        over=reporting.is_over(found.year, found.on),
        station="" if public else found.station,
        officer="" if public else found.officer,
        slots=_slots(found, version, language),
        numbers=_numbers(found, version),
        cases=_cases(found) if listing and annex.text else (),
        annex=annex,
    )


def _slots(found: Gathered, version: Version, language: Language) -> dict[str, Sequence[Portion]]:
    of_language = sorted(
        (each for each in found.passages if each.language == language),
        key=lambda each: each.number,
    )
    return {
        slot: tuple(
            reporting.shown_in(version, f"{slot} {each.number}", each.text, each)
            for each in of_language
            if each.slot == slot
        )
        for slot in SLOTS
    }


def _mark_of(found: Gathered, figure: str) -> NumberMark:
    return found.marks.get(figure) or NumberMark(found.year, figure)


def _numbers(found: Gathered, version: Version) -> tuple[NumberLine, ...]:
    return tuple(
        _number(found, version, group, figure)
        for group, _ in GROUPS
        for figure in found.statistics.group(group)
    )


def _number(found: Gathered, version: Version, group: str, figure: Figure) -> NumberLine:
    portion = reporting.shown_in(version, figure.id, str(figure.count), _mark_of(found, figure.id))
    ids = () if version is Version.PUBLIC else tuple(map(_id_of, figure.behind))
    return NumberLine(figure.id, group, figure.count, portion, ids if portion.text else ())


def _id_of(behind: Behind) -> str:
    """What is counted, and the file to open where that is another id."""
    if not behind.subject or behind.subject in behind.key:
        return behind.key
    return f"{behind.key} ({behind.subject})"


def _annex(found: Gathered, version: Version) -> Portion:
    if version is Version.PUBLIC:
        return Portion(ANNEX, "", reporting.UNMARKED_PUBLIC)
    return reporting.shown_in(version, ANNEX, _LISTED, _mark_of(found, ANNEX))


def _cases(found: Gathered) -> tuple[CaseLine, ...]:
    carried = {each.subject for each in found.statistics["carried_over"].behind}
    return tuple(_case(found, each, carried) for each in found.statistics.cases)


def _case(found: Gathered, case: Closed, carried: set[str]) -> CaseLine:
    name, marking = found.partners.get(case.partner, ("", ""))
    return CaseLine(
        key=case.key,
        assessment=case.assessment,
        partner=name,
        partner_marking=marking,
        title=case.title,
        marking=case.marking,
        decided_on=case.decided_utc[:10],
        outcome=case.outcome,
        level=level_of(case),
        authority=case.authority,
        carried_over=case.assessment in carried,
    )
