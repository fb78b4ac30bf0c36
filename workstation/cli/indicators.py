"""Indicators of countries, as published."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.imports import (
    FORCE,
    REPORT,
    check_report,
    lines_of,
    payload_of,
    report_import,
)
from workstation.cli.state import State
from workstation.cli.table import columns
from workstation.domain.dataset import GENERIC, PRESET, Dataset
from workstation.domain.error import UsageError

if TYPE_CHECKING:
    from workstation.domain.dataset import Preview

indicators = group(
    "indicators",
    "assessor --vault ~/OTT-04 indicators import PTS-2024.csv --dataset pts",
    {
        "import": "indicators:import_file",
        "list": "indicators:list_all",
        "datasets": "indicators:list_datasets",
    },
)
_COLUMNS = ("country", "year", "code", "value")


@command(
    "indicators.import",
    "assessor --vault ~/OTT-04 indicators import PTS-2024.csv --dataset pts --preview",
)
@click.argument("file", type=FILE)
@option("--dataset", type=click.Choice([*PRESET, GENERIC]), required=True)
@option("--id", "dataset_id", default="", metavar="NAME")
@option("--name", "dataset_name", default=None)
@option("--citation", default=None)
@option("--release", default=None)
@option("--country-column", default=None)
@option("--year-column", default=None)
@option("--code-column", default=None)
@option("--value-column", default=None)
@option("--code", "one_code", default=None)
@option("--map", "mapped", multiple=True, metavar="TEXT=ISO3")
@option("--preview", is_flag=True, default=False)
@REPORT
@FORCE
def import_file(
    state: State, file: Path, dataset: str, preview: bool, report: Path | None, force: bool,
    **told: Any,
) -> None:  # fmt: skip
    """Take the values of a dataset."""
    from workstation.workflows import datasets
    from workstation.workflows import indicators as workflow
    from workstation.workflows.row_import import save_report

    check_report(report, force=force)
    identity = _identity(dataset, told["dataset_id"])
    with state.session() as session:
        described = _described(datasets.dataset_for(session, identity, file), told)
        prepared = workflow.prepare(session, file, described, state.counter("import"))
        if not preview:
            done = workflow.commit(session, prepared)
    if preview:
        found = prepared.preview
        if report is not None:
            save_report(found.report, report, state.language, force=force)
        state.report(_preview_payload(state, found), _preview_lines(state, found))
        return
    report_import(state, done, report, force=force)


def _identity(dataset: str, given: str) -> str:
    if given and dataset in PRESET:
        raise UsageError("dataset.preset_id", place="--id")
    return given or dataset


def _described(dataset: Dataset, told: dict[str, Any]) -> Dataset:
    """The dataset as it is remembered, with what this command says of it."""
    chosen = {what: told[f"{what}_column"] for what in _COLUMNS}
    given = {what: name for what, name in chosen.items() if name is not None}
    if (given or told["one_code"] is not None) and dataset.is_preset:
        raise UsageError("dataset.preset_columns")
    if told["one_code"] is not None:
        given["one_code"] = told["one_code"]
    elif "code" in given:
        given["one_code"] = ""
    countries = dict(dataset.countries)
    for text in told["mapped"]:
        own, _, country = text.rpartition("=")
        if not own:
            raise UsageError("dataset.map", value=text)
        countries[own] = country
    names = {"name": told["dataset_name"], "citation": told["citation"],
             "version": told["release"]}  # fmt: skip
    return replace(
        dataset,
        columns=replace(dataset.columns, **given),
        countries=countries,
        **{field: value for field, value in names.items() if value is not None},
    )


def _preview_payload(state: State, preview: "Preview") -> dict[str, object]:
    return {
        **payload_of(state, preview.report),
        "preview": True,
        "not_mapped": preview.not_mapped,
        "moved": preview.moved,
        "first": [
            {"country": one.country, "code": one.code, "year": one.year, "value": one.value}
            for one in preview.rows
        ],
        "countries": [
            {"text": one.own, "name": one.name, "rows": one.rows, "chosen": one.chosen}
            for one in preview.countries
        ],
    }


def _preview_lines(state: State, preview: "Preview") -> list[str]:
    lines = [state.label("cli.preview")]
    lines += columns([(one.country, one.code, one.year, one.value) for one in preview.rows])
    if preview.countries:
        lines.append(state.label("cli.not_mapped", rows=preview.not_mapped))
        lines += columns([
            (one.own, one.name, one.rows, one.chosen or "—") for one in preview.countries
        ])  # fmt: skip
    return lines + lines_of(state, preview.report)


@command("indicators.list", "assessor --vault ~/OTT-04 indicators list --country NOR --json")
@option("--country", required=True, metavar="ISO3")
@option("--dataset", default="")
def list_all(state: State, country: str, dataset: str) -> None:
    """List the values for a country."""
    from workstation.workflows import citing
    from workstation.workflows import indicators as workflow

    with state.session() as session:
        found = workflow.list_indicators(session, country, dataset)
        cited = citing.citations(session, {one.dataset for one in found}, state.language)
    payload = [
        {"dataset": one.dataset, "code": one.code, "year": one.year, "value": one.value}
        for one in found
    ]
    rows = [
        (one.dataset, workflow.indicator_name(one.dataset, one.code, state.language), one.year,
         one.value)
        for one in found
    ]  # fmt: skip
    state.report(payload, [*columns(rows), *columns(list(cited.items()))])


@command("indicators.datasets", "assessor --vault ~/OTT-04 indicators datasets --json")
def list_datasets(state: State) -> None:
    """List the datasets that were imported."""
    from workstation.workflows import citing, datasets

    with state.session() as session:
        found = datasets.list_datasets(session)
        names = {one.id: citing.dataset_name(session, one.id, state.language) for one in found}
    payload = [
        {"dataset": one.id, "name": names[one.id], "release": one.version, "on": one.retrieved,
         "first_year": one.first_year, "last_year": one.last_year,
         "countries": dict(one.countries), "citation": citing.cite(one, state.language)}
        for one in found
    ]  # fmt: skip
    rows = [
        (one.id, names[one.id], f"{one.first_year}–{one.last_year}",
         citing.cite(one, state.language))
        for one in found
    ]  # fmt: skip
    state.report(payload, columns(rows))
