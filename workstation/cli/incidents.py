"""Incidents alleged or established against a partner."""

from typing import Any

import click

from workstation.cli.command import command, group, option
from workstation.cli.registers import (
    export_command,
    filtered,
    import_command,
    list_entries,
    show_command,
)
from workstation.cli.state import State
from workstation.domain.partner import INCIDENT_STATUSES

incident = group(
    "incident",
    "assessor --vault ~/OTT-04 incident list --partner P-0001",
    {
        "add": "incidents:add",
        "list": "incidents:list_all",
        "show": "incidents:show",
        "import": "incidents:import_file",
        "export": "incidents:export_file",
    },
)

show = show_command("incident", "IN-2026-001", "incidents", "get_incident")
import_file = import_command("incident")
export_file = export_command("incident")


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
@option("--unit", "alleged_unit", default="")
@option("--status", "claim_status", type=click.Choice(INCIDENT_STATUSES), default="work-needed")
@option("--closed", is_flag=True, default=False)
def add(
    state: State,
    *,
    incident_type: str,
    alleged_unit: str,
    claim_status: str,
    closed: bool,
    **given: Any,
) -> None:
    """Enter an incident."""
    from workstation.workflows import incidents

    with state.session() as session:
        made = incidents.add_incident(
            session, kind=incident_type, unit=alleged_unit, status=claim_status, open=not closed,
            **given,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("incident.list", "assessor --vault ~/OTT-04 incident list --partner P-0001 --json")
@filtered
def list_all(state: State, **given: Any) -> None:
    """List incidents, newest first."""
    list_entries(state, "incident", "incidents", given)
