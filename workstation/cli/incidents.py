"""Incidents alleged or established against a partner."""

import click

from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain

incident = group(
    "incident",
    "assessor --vault ~/OTT-04 incident list --partner P-0001",
    {"add": "incidents:add", "list": "incidents:list_all"},
)


@command(
    "incident.add",
    "assessor --vault ~/OTT-04 incident add --partner P-0001 --on 2024-03-02"
    ' --summary "Detainee held without contact" --marking "(S//CEO)" --source SRC-2024-001',
)
@option("--partner", required=True, metavar="ID")
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--summary", required=True)
@option("--marking", required=True)
@option("--source", "sources", multiple=True, metavar="ID")
@option("--type", "incident_type", default="")
@option("--place", default="")
@option(
    "--status",
    type=click.Choice(["accepted", "conflict", "work-needed"]),
    default="work-needed",
)
@option("--closed", is_flag=True, default=False)
def add(
    state: State,
    *,
    partner: str,
    on: str,
    summary: str,
    marking: str,
    sources: tuple[str, ...],
    incident_type: str,
    place: str,
    status: str,
    closed: bool,
) -> None:
    """Enter an incident."""
    from workstation.workflows import registers

    with state.session() as session:
        made = registers.add_incident(
            session, partner=partner, on=on, summary=summary, marking=marking, kind=incident_type,
            place=place, status=status, sources=sources, open=not closed,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("incident.list", "assessor --vault ~/OTT-04 incident list --partner P-0001 --json")
@option("--partner", required=True, metavar="ID")
def list_all(state: State, partner: str) -> None:
    """List incidents, newest first."""
    from workstation.workflows import registers

    with state.session() as session:
        found = registers.list_incidents(session, partner)
    rows = [(one.id, one.on, one.status, f"{one.marking} {one.summary}") for one in found]
    state.report({"incidents": plain(found)}, columns(rows))
