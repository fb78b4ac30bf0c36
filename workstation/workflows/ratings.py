"""What of the record the checks hold against an assessment: ratings, incidents, refusals."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from workstation.domain import ageing
from workstation.domain.ageing import Material
from workstation.domain.assessment import Assessment
from workstation.domain.circumstances import Circumstances
from workstation.domain.measure import ASSURANCE_NUMBER, measure_rows
from workstation.domain.methodology import Methodology
from workstation.records import ratings, registers
from workstation.records.circle import circle
from workstation.workflows.lookup import today_of
from workstation.workflows.session import Session

ALIKE_DAYS: Final = 180
"""A like exchange that was denied within so many days is named to the author (our design)."""


def with_ratings(
    session: Session,
    assessment: Assessment,
    m: Methodology,
    countries: Sequence[str],
    around: Circumstances,
) -> Circumstances:
    """The circumstances with what only checks ask for; as they are where none are made."""
    if not m.checks:
        return around
    vault = session.vault
    country = assessment.country or next(iter(countries), "")
    source, level = ratings.find_country_sheet(vault, country, assessment.id)
    rated = m.by_role.get("country_rating")
    ids = circle(vault, assessment.partner) if assessment.partner else ()
    named = tuple(_expired_in_measures(session, assessment, m))
    return replace(
        around,
        country_level=level,
        country_rating=ratings.find_choice(vault, source, rated.id) if source and rated else "",
        country_source=source,
        past_levels=ratings.list_past_levels(vault, country, assessment.id),
        incidents=ratings.list_incidents_about(vault, ids, m.topics),
        denied_alike=_denied_alike(session, assessment, m, ids),
        stale=tuple(dict.fromkeys([*around.stale, *named])),
        record_markings=tuple(
            dict.fromkeys([*around.record_markings, *(each.marking for each in named)])
        ),
    )


def _denied_alike(
    session: Session, assessment: Assessment, m: Methodology, partners: Sequence[str]
) -> tuple[str, ...]:
    titled = m.by_role.get("title")
    title = assessment.answers.get(titled.id) if titled else None
    if title is None or assessment.follows:
        return ()
    since = (today_of(session) - timedelta(days=ALIKE_DAYS)).isoformat()
    return ratings.list_denied_alike(
        session.vault, partners, title=title.text, exchange=assessment.exchange, since=since
    )


def _expired_in_measures(
    session: Session, assessment: Assessment, m: Methodology
) -> Iterator[Material]:
    """Assurances past their date that a measure names by number as its proof (G-15)."""
    proofs = " ".join(row.get("proof", "") for row in measure_rows(m, assessment))
    for number in dict.fromkeys(ASSURANCE_NUMBER.findall(proofs)):
        one = registers.find_assurance(session.vault, number)
        age = ageing.assurance_age(one, today_of(session)) if one else None
        if one is not None and age is not None and age.is_stale:
            yield Material(ageing.ASSURANCE, one.id, one.text, one.marking, age.since)
