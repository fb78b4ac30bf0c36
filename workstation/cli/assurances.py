"""Assurances that a partner gave, and what was found when they were checked."""

from pathlib import Path
from typing import Any

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.imports import FORCE, REPORT
from workstation.cli.registers import (
    filtered,
    list_entries,
    show_command,
    take_file,
    write_file,
)
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.partner import CheckResult

assurance = group(
    "assurance",
    "assessor --vault ~/OTT-04 assurance list --partner P-0001",
    {
        "add": "assurances:add",
        "list": "assurances:list_all",
        "check": "assurances:check",
        "show": "assurances:show",
        "import": "assurances:import_file",
        "export": "assurances:export_file",
    },
)

show = show_command("assurance", "AS-2026-001", "assurances", "get_assurance")


@command(
    "assurance.add",
    "assessor --vault ~/OTT-04 assurance add --partner P-0001 --on 2026-11-12"
    ' --text "Consular access within 48 hours" --marking "(S//REL TO CAN, USA)"',
)
@option("--partner", required=True, metavar="ID")
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--text", "assurance_text", required=True)
@option("--marking", required=True)
@option("--topic", default="")
@option("--form", type=click.Choice(["written", "oral"]), default="written")
@option("--given-by", default="")
@option("--expires", default="", metavar="YYYY-MM-DD")
@option("--check-due", default="", metavar="YYYY-MM-DD")
@option("--proof", default="", metavar="ID")
def add(
    state: State,
    *,
    partner: str,
    on: str,
    assurance_text: str,
    marking: str,
    topic: str,
    form: str,
    given_by: str,
    expires: str,
    check_due: str,
    proof: str,
) -> None:
    """Enter an assurance."""
    from workstation.workflows import assurances

    with state.session() as session:
        made = assurances.add_assurance(
            session, partner=partner, on=on, text=assurance_text, marking=marking, topic=topic,
            form=form, given_by=given_by, expires=expires, check_due=check_due, proof=proof,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("assurance.list", "assessor --vault ~/OTT-04 assurance list --partner P-0001")
@filtered
@option("--checks", is_flag=True, default=False)
def list_all(state: State, *, checks: bool, **given: Any) -> None:
    """List assurances with their last check, or the checks."""
    if checks:
        list_entries(state, "assurance-check", "checks", given)
    elif given["partner"] and not _is_narrowed(given):
        _list_of_partner(state, given["partner"], given["limit"])
    else:
        list_entries(state, "assurance", "assurances", given)


def _is_narrowed(given: dict[str, Any]) -> bool:
    names = (
        "country",
        "register_text",
        "entry_status",
        "entry_since",
        "entry_until",
        "stale",
        "offset",
    )
    return any(given[name] for name in names)


def _list_of_partner(state: State, partner: str, limit: int) -> None:
    from workstation.workflows import assurances

    with state.session() as session:
        found = assurances.list_assurances(session, partner)
    payload = [
        {
            **plain(line.assurance),
            "result": line.result.value if line.result else None,
            "checked_on": line.checked_on,
            "checks": line.checks,
            "overdue": line.overdue,
        }
        for line in found[:limit]
    ]
    rows = [
        (
            line.assurance.id,
            line.assurance.on,
            state.label(f"check_result.{line.result.value}") if line.result else "-",
            f"{line.assurance.marking} {line.assurance.text}",
        )
        for line in found[:limit]
    ]
    state.report(
        {"total": len(found), "matching": len(found), "assurances": payload}, columns(rows)
    )


@command(
    "assurance.check",
    "assessor --vault ~/OTT-04 assurance check AS-2026-001 --on 2026-11-06 --result kept"
    ' --summary "Confirmed by a visit" --marking "(S//CEO)"',
)
@click.argument("assurance_id", metavar="ID")
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--result", type=click.Choice([one.value for one in CheckResult]), required=True)
@option("--summary", required=True)
@option("--marking", required=True)
@option("--next-check", default="", metavar="YYYY-MM-DD")
@option("--evidence", "sources", multiple=True, metavar="ID")
def check(
    state: State,
    *,
    assurance_id: str,
    on: str,
    result: str,
    summary: str,
    marking: str,
    next_check: str,
    sources: tuple[str, ...],
) -> None:
    """Enter what a check found."""
    from workstation.workflows import assurances

    with state.session() as session:
        made = assurances.check_assurance(
            session, assurance_id, on=on, result=CheckResult(result), summary=summary,
            marking=marking, next_check=next_check, evidence=sources,
        )  # fmt: skip
    state.report({"id": made.id}, [made.id])


@command("assurance.import", "assessor --vault ~/OTT-04 assurance import assurances.csv")
@click.argument("file", type=FILE)
@option("--partner", default="", metavar="ID")
@option("--checks", is_flag=True, default=False)
@REPORT
@FORCE
def import_file(
    state: State, file: Path, partner: str, checks: bool, report: Path | None, force: bool
) -> None:
    """Take assurances, or their checks, from a CSV file."""
    kind = "assurance-check" if checks else "assurance"
    take_file(state, kind, file, partner, report, force=force)


@command("assurance.export", "assessor --vault ~/OTT-04 assurance export assurances.csv --json")
@click.argument("file", type=FILE)
@option("--partner", default="", metavar="ID")
@option("--checks", is_flag=True, default=False)
@option("--force", is_flag=True, default=False)
def export_file(state: State, *, file: Path, partner: str, checks: bool, force: bool) -> None:
    """Write assurances, or their checks, to a CSV file."""
    write_file(state, "assurance-check" if checks else "assurance", file, partner, force)
