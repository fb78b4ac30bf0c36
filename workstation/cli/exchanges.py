"""Exchanges with a partner: disclosures, requests, uses."""

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
from workstation.domain.partner import PRODUCT_KINDS, Act

exchange = group(
    "exchange",
    "assessor --vault ~/OTT-04 exchange list --partner P-0001",
    {
        "add": "exchanges:add",
        "import": "exchanges:import_file",
        "export": "exchanges:export_file",
        "list": "exchanges:list_all",
        "show": "exchanges:show",
    },
)

show = show_command("exchange", "EX-2026-0001", "exchanges", "get_exchange")
import_file = import_command("exchange")
export_file = export_command("exchange")


@command(
    "exchange.add",
    "assessor --vault ~/OTT-04 exchange add --partner P-0001 --on 2026-10-21 --act disclosure"
    ' --summary "Travel dates of one person" --marking "(S//REL TO CAN, USA)"',
)
@option("--partner", required=True, metavar="ID")
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--act", type=click.Choice([act.value for act in Act]), required=True)
@option("--summary", required=True)
@option("--marking", required=True)
@option("--product", default="")
@option("--product-kind", type=click.Choice([one for one in PRODUCT_KINDS if one]), default=None)
@option("--caveats", default="")
@option("--originator", default="")
@option("--consent", default="")
@option("--consent-on", default="", metavar="YYYY-MM-DD")
@option("--outcome", "exchange_outcome", default="")
@option("--assessment", default="", metavar="ID")
@option("--agreement", "under_agreement", default="", metavar="ID")
def add(
    state: State,
    *,
    act: str,
    product_kind: str | None,
    exchange_outcome: str,
    under_agreement: str,
    **given: Any,
) -> None:
    """Enter an exchange."""
    from workstation.workflows import exchanges

    with state.session() as session:
        made = exchanges.add_exchange(
            session, act=Act(act), product_kind=product_kind or "", outcome=exchange_outcome,
            agreement=under_agreement, **given,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("exchange.list", "assessor --vault ~/OTT-04 exchange list --partner P-0001 --json")
@filtered
def list_all(state: State, **given: Any) -> None:
    """List exchanges, newest first."""
    list_entries(state, "exchange", "exchanges", given)
