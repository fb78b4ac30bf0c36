"""Arrangements that govern exchanges with a partner."""

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
from workstation.domain.partner import Act, Arrangement, ArrangementStatus

arrangement = group(
    "arrangement",
    "assessor --vault ~/OTT-04 arrangement list --partner P-0001",
    {
        "add": "arrangements:add",
        "list": "arrangements:list_all",
        "show": "arrangements:show",
        "import": "arrangements:import_file",
        "export": "arrangements:export_file",
    },
)

show = show_command("arrangement", "ARR-2026-001", "arrangements", "get_arrangement")
import_file = import_command("arrangement")
export_file = export_command("arrangement")


@command(
    "arrangement.add",
    'assessor --vault ~/OTT-04 arrangement add --partner P-0001 --title "Exchange of travel data"'
    ' --status active --minister-approved 2019-11-04 --marking "(U)"',
)
@option("--partner", required=True, metavar="ID")
@option("--title", required=True)
@option("--status", type=click.Choice([one.value for one in ArrangementStatus]), required=True)
@option("--authority", "legal_authority", default="")
@option("--minister-approved", default="", metavar="YYYY-MM-DD")
@option("--foreign-affairs-consulted", default="", metavar="YYYY-MM-DD")
@option("--scope", default="")
@option("--conditions", "exchange_conditions", default="")
@option("--mistreatment-clause", is_flag=True, default=False)
@option("--restriction", default="")
@option("--act", "acts", type=click.Choice([act.value for act in Act]), multiple=True)
@option("--since", "since_date", default="", metavar="YYYY-MM-DD")
@option("--review-due", default="", metavar="YYYY-MM-DD")
@option("--marking", default="")
def add(
    state: State,
    *,
    status: str,
    legal_authority: str,
    exchange_conditions: str,
    acts: tuple[str, ...],
    since_date: str,
    marking: str,
    **given: Any,
) -> None:
    """Enter an arrangement."""
    from workstation.workflows import arrangements

    wanted = Arrangement(
        id="",
        status=ArrangementStatus(status),
        authority=legal_authority,
        conditions=exchange_conditions,
        restricts=acts,
        since=since_date,
        marking=state.mark(marking),
        **given,
    )
    with state.session() as session:
        made = arrangements.save_arrangement(session, wanted)
    state.report({"id": made.id}, [made.id])


@command("arrangement.list", "assessor --vault ~/OTT-04 arrangement list --status restricted")
@filtered
def list_all(state: State, **given: Any) -> None:
    """List arrangements, newest first."""
    list_entries(state, "arrangement", "arrangements", given)
