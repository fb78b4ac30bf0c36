"""Dated and graded sources about a partner or a country."""

import click

from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain

source = group(
    "source",
    "assessor --vault ~/OTT-04 source list --partner P-0001",
    {"add": "sources:add", "list": "sources:list_all"},
)

KINDS = ("country-sheet", "report", "ngo", "government", "open")


@command(
    "source.add",
    'assessor --vault ~/OTT-04 source add --partner P-0001 --title "Country sheet"'
    ' --on 2026-03-01 --kind country-sheet --grade B2 --marking "(U)"',
)
@option("--title", required=True)
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--marking", required=True)
@option("--partner", default="", metavar="ID")
@option("--country", default="", metavar="ISO3")
@option("--publisher", default="")
@option("--grade", default="")
@option("--kind", type=click.Choice(KINDS), default="report")
@option("--max-age-months", type=click.IntRange(1, 1200), default=12)
@option("--summary", default="")
def add(
    state: State,
    *,
    title: str,
    on: str,
    marking: str,
    partner: str,
    country: str,
    publisher: str,
    grade: str,
    kind: str,
    max_age_months: int,
    summary: str,
) -> None:
    """Enter a source."""
    from workstation.workflows import registers

    with state.session() as session:
        made = registers.add_source(
            session, title=title, on=on, marking=marking, partner=partner, country=country,
            publisher=publisher, grade=grade, kind=kind, max_age_months=max_age_months,
            summary=summary,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("source.list", "assessor --vault ~/OTT-04 source list --country NOR")
@option("--partner", default="", metavar="ID")
@option("--country", default="", metavar="ISO3")
def list_all(state: State, partner: str, country: str) -> None:
    """List sources, newest first."""
    from workstation.workflows import registers

    with state.session() as session:
        found = registers.list_sources(session, partner=partner, country=country)
    payload = [
        {**plain(one.source), "age_months": one.age_months, "stale": one.stale} for one in found
    ]
    rows = [
        (one["id"], one["on"], one["grade"], f"{one['marking']} {one['title']}") for one in payload
    ]
    state.report({"sources": payload}, columns(rows))
