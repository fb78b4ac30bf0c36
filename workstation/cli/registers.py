"""What the commands of all registers share: list, show, import and export."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import click

from workstation.cli.command import FILE, WordedCommand, command, option
from workstation.cli.imports import FORCE, REPORT, check_report, report_import
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.register import RegisterFilter, RegisterRow
from workstation.words import STATUS_AREAS

Function = Callable[..., Any]

_FILTERS: Final = (
    option("--partner", default="", metavar="ID"),
    option("--country", default="", metavar="ISO3"),
    option("--text", "register_text", default=""),
    option("--status", "entry_status", default=""),
    option("--since", "entry_since", default="", metavar="YYYY-MM-DD"),
    option("--until", "entry_until", default="", metavar="YYYY-MM-DD"),
    option("--stale", is_flag=True, default=False),
    option("--offset", type=click.IntRange(0), default=0),
    option("--limit", type=click.IntRange(1, 10_000), default=1000),
)


def filtered(function: Function) -> Function:
    """Give a command the options of a list; :func:`list_entries` takes them up."""
    for add in reversed(_FILTERS):
        function = add(function)
    return function


def list_entries(state: State, kind: str, key: str, given: Mapping[str, Any]) -> None:
    """List a register, of one partner or of all, newest first."""
    from workstation.workflows import registers

    with state.session() as session:
        found = registers.list_entries(
            session, kind, _wanted(given), offset=given["offset"], limit=given["limit"]
        )
    payload = [
        {**plain(item), "partner_name": row.partner_name, **_last_check(row)}
        for item, row in found.pairs
    ]
    lines = [
        (
            row.id,
            row.on,
            state.label(f"{STATUS_AREAS[kind]}.{row.status}") if row.status else "-",
            row.partner_name,
            f"{row.marking} {row.title}",
        )
        for _, row in found.pairs
    ]
    state.report(
        {"total": found.total, "matching": found.matching, key: payload}, columns(lines)
    )  # fmt: skip


def _last_check(row: RegisterRow) -> dict[str, str | None]:
    """What the last check of an assurance found, which is no field of the assurance."""
    return {"result": row.status or None} if row.kind == "assurance" else {}


def _wanted(given: Mapping[str, Any]) -> RegisterFilter:
    return RegisterFilter(
        text=given["register_text"],
        partner=given["partner"],
        country=given["country"],
        status=given["entry_status"],
        since=given["entry_since"],
        until=given["entry_until"],
        stale_only=given["stale"],
    )


def show_command(group: str, example: str, module: str, name: str) -> WordedCommand:
    """The command that shows one entry, field by field.

    Args:
        group: the group's name, which stands before the command's.
        example: an id.
        module: the module of workflows that has the function.
        name: of the function that gives the entry.
    """

    @command(f"{group}.show", f"assessor --vault ~/OTT-04 {group} show {example} --json")
    @click.argument("entry_id", metavar="ID")
    def show(state: State, entry_id: str) -> None:
        import importlib

        get = getattr(importlib.import_module(f"workstation.workflows.{module}"), name)
        with state.session() as session:
            found = plain(get(session, entry_id))
        said = [(field, _said(value)) for field, value in found.items() if _said(value)]
        state.report(found, columns(said))

    return show


def _said(value: object) -> str:
    """A field's value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def import_command(group: str) -> WordedCommand:
    """The command that takes entries from a CSV file."""

    @command(f"{group}.import", f"assessor --vault ~/OTT-04 {group} import {group}s.csv")
    @click.argument("file", type=FILE)
    @option("--partner", default="", metavar="ID")
    @REPORT
    @FORCE
    def import_file(
        state: State, file: Path, partner: str, report: Path | None, force: bool
    ) -> None:
        take_file(state, group, file, partner, report, force=force)

    return import_file


def take_file(
    state: State,
    kind: str,
    file: Path,
    partner: str,
    report: Path | None = None,
    *,
    force: bool = False,
) -> None:
    """Take the entries of a CSV file into a register."""
    from workstation.workflows.register_import import import_entries

    check_report(report, force=force)
    with state.session() as session:
        done = import_entries(
            session, kind, file, partner=partner, on_progress=state.counter("import")
        )
    report_import(state, done, report, force=force)


def export_command(group: str) -> WordedCommand:
    """The command that writes entries to a CSV file."""

    @command(f"{group}.export", f"assessor --vault ~/OTT-04 {group} export {group}s.csv --json")
    @click.argument("file", type=FILE)
    @option("--partner", default="", metavar="ID")
    @option("--force", is_flag=True, default=False)
    def export_file(state: State, file: Path, partner: str, force: bool) -> None:
        write_file(state, group, file, partner, force)

    return export_file


def write_file(state: State, kind: str, file: Path, partner: str, force: bool) -> None:
    """Write the entries of a register to a CSV file."""
    from workstation.workflows.register_export import export_entries

    with state.session() as session:
        done = export_entries(
            session, kind, file, partner=partner, force=force, on_progress=state.counter("export")
        )
    said = state.label(
        "cli.register_exported", entries=done.entries, file=str(file), banner=done.banner
    )
    state.report({**plain(done), "path": str(file.absolute())}, [said])
