"""Dated and graded sources about a partner or a country."""

from pathlib import Path
from typing import Any

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.registers import (
    export_command,
    filtered,
    import_command,
    list_entries,
    show_command,
)
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.partner import SOURCE_KINDS

source = group(
    "source",
    "assessor --vault ~/OTT-04 source list --partner P-0001",
    {
        "add": "sources:add",
        "list": "sources:list_all",
        "show": "sources:show",
        "attach": "sources:attach",
        "write": "sources:write",
        "import": "sources:import_file",
        "export": "sources:export_file",
    },
)

show = show_command("source", "SRC-2026-001", "sources", "get_source")
import_file = import_command("source")
export_file = export_command("source")


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
@option("--kind", type=click.Choice(SOURCE_KINDS), default="report")
@option("--max-age-months", type=click.IntRange(1, 600), default=12)
@option("--summary", default="")
@option("--file", "source_file", type=FILE, default=None)
def add(state: State, *, source_file: Path | None, **given: Any) -> None:
    """Enter a source."""
    from workstation.workflows import sources

    with state.session() as session:
        if source_file is not None:
            sources.check_file(source_file)
        made = sources.add_source(session, **given)
        if source_file is not None:
            _tell_same(state, sources.attach_file(session, made.id, source_file).same)
    state.report({"id": made.id}, [made.id])


@command("source.attach", "assessor --vault ~/OTT-04 source attach SRC-2026-001 report.pdf --json")
@click.argument("source_id", metavar="ID")
@click.argument("file", type=FILE)
def attach(state: State, source_id: str, file: Path) -> None:
    """Keep a file as that of a source."""
    from workstation.workflows import sources

    with state.session() as session:
        done = sources.attach_file(session, source_id, file)
    _tell_same(state, done.same)
    payload = {"id": done.source.id, "sha256": done.source.sha256, "same": list(done.same)}
    state.report(payload, [f"{done.source.id}  {done.source.sha256}"])


@command("source.write", "assessor --vault ~/OTT-04 source write SRC-2026-001 --out report.pdf")
@click.argument("source_id", metavar="ID")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def write(state: State, source_id: str, out: Path, force: bool) -> None:
    """Write the file of a source out again."""
    from workstation.workflows import sources

    with state.session() as session:
        done = sources.write_file(session, source_id, out, force=force)
    payload = {"id": done.id, "file": str(out.absolute()), "sha256": done.sha256}
    state.report(payload, [str(out)])


@command("source.list", "assessor --vault ~/OTT-04 source list --country NOR")
@filtered
def list_all(state: State, **given: Any) -> None:
    """List sources, newest first."""
    names = ("register_text", "entry_status", "entry_since", "entry_until", "stale", "offset")
    narrowed = any(given[name] for name in names)
    if narrowed or not (given["partner"] or given["country"]):
        list_entries(state, "source", "sources", given)
    else:
        _list_of(state, given["partner"], given["country"], given["limit"])


def _list_of(state: State, partner: str, country: str, limit: int) -> None:
    """The sources about a partner, with those about its country, or about a country."""
    from workstation.workflows import sources

    with state.session() as session:
        found = sources.list_sources(session, partner=partner, country=country)
        total = sources.count_sources(session, partner=partner, country=country)
    payload = [
        {**plain(one.source), "age_months": one.age_months, "stale": one.stale}
        for one in found[:limit]
    ]
    rows = [
        (one["id"], one["on"], one["grade"], f"{one['marking']} {one['title']}") for one in payload
    ]
    state.report({"total": total, "matching": total, "sources": payload}, columns(rows))


def _tell_same(state: State, same: tuple[str, ...]) -> None:
    if same:
        state.note("cli.source_same_file", sources=", ".join(same))
