"""Country datasets: reading what was imported."""

from workstation.domain.officer import Permission
from workstation.domain.register import IndicatorValue, Series
from workstation.records import indicators
from workstation.records.countries import find_country
from workstation.workflows.session import Session


def list_indicators(session: Session, country: str, dataset: str = "") -> list[IndicatorValue]:
    """Every value of a country, by dataset, code and year; none for an unknown country."""
    session.require(Permission.READ)
    code = find_country(country) or country
    return indicators.list_indicators(session.vault, code, dataset)


def list_series(session: Session, country: str) -> list[Series]:
    """A country's values as lines over the years, for small charts."""
    session.require(Permission.READ)
    return indicators.list_series(session.vault, find_country(country) or country)
