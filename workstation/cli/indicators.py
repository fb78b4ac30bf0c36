"""Indicators of countries, as published."""

from pathlib import Path

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.imports import report_import
from workstation.cli.state import State
from workstation.cli.table import columns

indicators = group(
    "indicators",
    "assessor --vault ~/OTT-04 indicators import PTS-2024.csv --dataset pts",
    {"import": "indicators:import_file", "list": "indicators:list_all"},
)


@command(
    "indicators.import", "assessor --vault ~/OTT-04 indicators import PTS-2024.csv --dataset pts"
)
@click.argument("file", type=FILE)
@option("--dataset", type=click.Choice(["pts", "vdem", "generic"]), required=True)
def import_file(state: State, file: Path, dataset: str) -> None:
    """Take the values of a dataset."""
    from workstation.workflows import indicators as workflow

    with state.session() as session:
        done = workflow.import_indicators(
            session, file, dataset, on_progress=state.counter("import")
        )
    report_import(state, done)


@command("indicators.list", "assessor --vault ~/OTT-04 indicators list --country NOR --json")
@option("--country", required=True, metavar="ISO3")
@option("--dataset", default="")
def list_all(state: State, country: str, dataset: str) -> None:
    """List the values for a country."""
    from workstation.workflows import indicators as workflow

    with state.session() as session:
        found = workflow.list_indicators(session, country, dataset)
    payload = [
        {"dataset": one.dataset, "code": one.code, "year": one.year, "value": one.value}
        for one in found
    ]
    rows = [
        (one.dataset, workflow.indicator_name(one.dataset, one.code, state.language), one.year,
         one.value)
        for one in found
    ]  # fmt: skip
    state.report(payload, columns(rows))
