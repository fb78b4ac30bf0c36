"""Exchanges with a partner: disclosures, requests, uses."""

from pathlib import Path

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.imports import report_import
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.partner import Act

exchange = group(
    "exchange",
    "assessor --vault ~/OTT-04 exchange list --partner P-0001",
    {"add": "exchanges:add", "import": "exchanges:import_file", "list": "exchanges:list_all"},
)


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
@option("--caveats", default="")
@option("--outcome", "exchange_outcome", default="")
@option("--assessment", default="", metavar="ID")
def add(
    state: State,
    *,
    partner: str,
    on: str,
    act: str,
    summary: str,
    marking: str,
    product: str,
    caveats: str,
    exchange_outcome: str,
    assessment: str,
) -> None:
    """Enter an exchange."""
    from workstation.workflows import registers

    with state.session() as session:
        made = registers.add_exchange(
            session, partner=partner, on=on, act=Act(act), summary=summary, marking=marking,
            product=product, caveats=caveats, outcome=exchange_outcome, assessment=assessment,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("exchange.import", "assessor --vault ~/OTT-04 exchange import exchanges.csv")
@click.argument("file", type=FILE)
@option("--partner", default="", metavar="ID")
def import_file(state: State, file: Path, partner: str) -> None:
    """Take exchanges from a CSV file."""
    from workstation.workflows import registers

    with state.session() as session:
        done = registers.import_exchanges(
            session, file, partner=partner, on_progress=state.counter("import")
        )
    report_import(state, done)


@command("exchange.list", "assessor --vault ~/OTT-04 exchange list --partner P-0001 --json")
@option("--partner", required=True, metavar="ID")
@option("--offset", type=click.IntRange(0), default=0)
@option("--limit", type=click.IntRange(1, 10_000), default=1000)
def list_all(state: State, partner: str, offset: int, limit: int) -> None:
    """List exchanges, newest first."""
    from workstation.workflows import registers

    with state.session() as session:
        found = registers.list_exchanges(session, partner, offset=offset, limit=limit)
    rows = [
        (one.id, one.on, state.label(f"act.{one.act.value}"), f"{one.marking} {one.summary}")
        for one in found
    ]
    state.report({"exchanges": plain(found)}, columns(rows))
