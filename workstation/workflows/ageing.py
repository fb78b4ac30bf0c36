"""What an assessment may rest on that is past its date today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from workstation.domain import ageing
from workstation.domain.ageing import Age, Material
from workstation.domain.assessment import Assessment
from workstation.domain.methodology import Methodology
from workstation.domain.partner import Source
from workstation.records import ageing as records
from workstation.records import registers
from workstation.records.circle import circle
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session


@dataclass(frozen=True, slots=True)
class Ages:
    """The ages of the newest sheets in whole months, and everything that is past its date."""

    country_sheet_months: int | None
    entity_sheet_months: int | None
    stale: tuple[Material, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        """The portion marks of what is past its date."""
        return tuple(each.marking for each in self.stale if each.marking)


def ages_around(
    session: Session, assessment: Assessment, m: Methodology, countries: Sequence[str]
) -> Ages:
    """What the record says about dates today, as far as an assessment may rest on it.

    A sheet that names the partner is one on the entity; where the country has none newer, it
    stands for the country too. Where entries that were merged name several countries, each needs
    its sheet, and the oldest counts.
    """
    vault, today = session.vault, today_of(session)
    partners = circle(vault, assessment.partner)
    limit = m.sheet_max_age_months
    sheets = [records.newest_sheet(vault, partners, one, today) for one in countries or ("",)]
    found_sheets = [sheet for sheet in sheets if sheet is not None]
    all_there = len(found_sheets) == len(sheets)
    country_sheet = min(found_sheets, key=lambda sheet: sheet.on) if all_there else None
    entity_sheet = records.newest_sheet(vault, partners, "", today)
    sources, assurances = records.cited_material(vault, assessment.evidence)
    found = [
        *_sheet(ageing.COUNTRY_SHEET, country_sheet, today, limit),
        *_sheet(ageing.ENTITY_SHEET, entity_sheet, today, limit),
    ]
    for arrangement in registers.list_arrangements(vault, assessment.partner):
        age = ageing.arrangement_age(arrangement, today)
        found += _if_stale(
            ageing.ARRANGEMENT, arrangement.id, arrangement.title, arrangement.marking, age
        )
    for source in sources:
        found += _sheet(ageing.SOURCE, source, today, limit)
    for assurance in assurances:
        age = ageing.assurance_age(assurance, today)
        found += _if_stale(ageing.ASSURANCE, assurance.id, assurance.text, assurance.marking, age)
    return Ages(
        _months(country_sheet, today), _months(entity_sheet, today), tuple(dict.fromkeys(found))
    )


def _sheet(kind: str, source: Source | None, today: date, limit: int) -> Iterator[Material]:
    if source is not None:
        age = ageing.source_age(source, today, limit)
        yield from _if_stale(kind, source.id, source.title, source.marking, age)


def _if_stale(kind: str, subject: str, title: str, marking: str, age: Age) -> Iterator[Material]:
    if age.is_stale:
        yield Material(kind, subject, title, marking, age.since)


def _months(source: Source | None, today: date) -> int | None:
    return ageing.source_age(source, today).months if source else None
