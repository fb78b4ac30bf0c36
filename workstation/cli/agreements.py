"""Treaties, memoranda and joint programmes with a partner."""

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
from workstation.domain.partner import Agreement, AgreementKind, AgreementStatus

agreement = group(
    "agreement",
    "assessor --vault ~/OTT-04 agreement list --partner P-0001",
    {
        "add": "agreements:add",
        "list": "agreements:list_all",
        "show": "agreements:show",
        "import": "agreements:import_file",
        "export": "agreements:export_file",
    },
)

show = show_command("agreement", "AG-2026-001", "agreements", "get_agreement")
import_file = import_command("agreement")
export_file = export_command("agreement")


@command(
    "agreement.add",
    "assessor --vault ~/OTT-04 agreement add --partner P-0001"
    ' --title "North American Air Defence Agreement" --kind treaty --status in-force'
    ' --signed 1958-05-12 --party CAN --party USA --marking "(U)"',
)
@option("--partner", required=True, metavar="ID")
@option("--title", required=True)
@option(
    "--kind",
    "agreement_kind",
    type=click.Choice([one.value for one in AgreementKind]),
    required=True,
)
@option(
    "--status",
    "agreement_status",
    type=click.Choice([one.value for one in AgreementStatus]),
    default=AgreementStatus.IN_FORCE.value,
)
@option("--signed", default="", metavar="YYYY-MM-DD")
@option("--ended", default="", metavar="YYYY-MM-DD")
@option("--party", "parties", multiple=True)
@option("--purpose", default="")
@option("--scale", default="")
@option("--we-provide", default="")
@option("--they-provide", default="")
@option("--source", "cited", default="", metavar="ID")
@option("--review-due", default="", metavar="YYYY-MM-DD")
@option("--note", default="")
@option("--marking", default="")
def add(
    state: State,
    agreement_kind: str,
    agreement_status: str,
    cited: str,
    marking: str,
    **given: Any,
) -> None:
    """Enter an agreement."""
    from workstation.workflows import agreements

    wanted = Agreement(
        id="",
        kind=AgreementKind(agreement_kind),
        status=AgreementStatus(agreement_status),
        source=cited,
        marking=state.mark(marking),
        **given,
    )
    with state.session() as session:
        made = agreements.save_agreement(session, wanted)
    state.report({"id": made.id}, [made.id])


@command("agreement.list", 'assessor --vault ~/OTT-04 agreement list --text "air defence" --json')
@filtered
def list_all(state: State, **given: Any) -> None:
    """List agreements, newest first."""
    list_entries(state, "agreement", "agreements", given)
