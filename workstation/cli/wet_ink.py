"""Decisions written by pen on a printed sheet: enter, list, strike out, explain."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns
from workstation.domain.assessment import Condition, Outcome

if TYPE_CHECKING:
    from workstation.workflows.wet_ink import WetInk

wet_ink = group(
    "wet-ink",
    "assessor --vault ~/OTT-04 wet-ink list MRA-2026-0001",
    {
        "enter": "wet_ink:enter",
        "list": "wet_ink:list_entries",
        "scan": "wet_ink:scan",
        "strike": "wet_ink:strike",
        "explain": "wet_ink:explain",
    },
)


@command(
    "wet-ink.enter",
    "assessor --vault ~/OTT-04 wet-ink enter 7K4M-QX2D-9RT0-072Q --authority L3 --outcome deny"
    ' --signed-by "S. Okafor" --on 2026-11-17 --reasons "No assurance." --marking "(S)"'
    " --scan sheet.pdf",
)
@click.argument("code", metavar="CODE")
@option("--authority", "step", required=True, metavar="ID")
@option("--outcome", type=click.Choice([one.value for one in Outcome]), required=True)
@option("--signed-by", required=True, metavar="NAME")
@option("--office", default="", metavar="TEXT")
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--reasons", required=True, metavar="TEXT|@FILE")
@option("--marking", required=True, metavar="(MARK)")
@option("--condition", "conditions", multiple=True, metavar="TEXT")
@option("--scan", type=FILE, required=True)
def enter(
    state: State,
    *,
    code: str,
    step: str,
    outcome: str,
    signed_by: str,
    office: str,
    on: str,
    reasons: str,
    marking: str,
    conditions: tuple[str, ...],
    scan: Path,
) -> None:
    """Enter a decision that was signed by pen; it is no electronic signature."""
    from workstation.cli.packets import condition_of, reasons_of
    from workstation.workflows import wet_ink as workflow

    text, kept = reasons_of(reasons), tuple[Condition, ...](map(condition_of, conditions))
    with state.session() as session:
        made = workflow.enter(
            session, code, authority=step, outcome=outcome, signed_by=signed_by, office=office,
            signed_on=on, reasons=text, marking=marking, conditions=kept, scan=scan,
        )  # fmt: skip
    state.note("cli.wet_ink.not_electronic")
    _report(state, made)


@command("wet-ink.list", "assessor --vault ~/OTT-04 wet-ink list MRA-2026-0001 --json")
@click.argument("assessment_id", metavar="ID")
def list_entries(state: State, assessment_id: str) -> None:
    """List the decisions on paper that were entered for a file."""
    from workstation.workflows import wet_ink as workflow

    with state.session() as session:
        found = workflow.list_of(session, assessment_id)
    lines = [
        (
            one.id,
            one.authority,
            state.label(f"outcome.done.{one.outcome}"),
            f"{one.signed_by} {one.signed_on}",
            state.label(_standing(one), name=one.officer_name),
        )
        for one in found
    ]  # fmt: skip
    state.report({"wet_ink": [workflow.as_json(one) for one in found]}, columns(lines))


@command(
    "wet-ink.scan", "assessor --vault ~/OTT-04 wet-ink scan WI-2026-001 --out sheet.pdf --json"
)
@click.argument("entry", metavar="ID")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def scan(state: State, *, entry: str, out: Path, force: bool) -> None:
    """Write the scan of the signed sheet out, as it was taken in."""
    from workstation.workflows import scans

    with state.session() as session:
        done = scans.write_scan(session, entry, out, force=force)
    payload = {
        "id": done.entry, "assessment": done.assessment, "file": str(out.absolute()),
        "media_type": done.media_type, "sha256": done.sha256, "banner": done.banner,
    }  # fmt: skip
    state.report(payload, [str(out)])


def _with_reason(function: Callable[..., None]) -> Callable[..., None]:
    """The entry that is spoken of, and the marked reason."""
    function = option("--marking", required=True, metavar="(MARK)")(function)
    function = option("--reason", required=True, metavar="TEXT")(function)
    return click.argument("entry", metavar="ID")(function)


@command(
    "wet-ink.strike",
    'assessor --vault ~/OTT-04 wet-ink strike WI-2026-001 --reason "Wrong sheet." --marking "(U)"',
)
@_with_reason
def strike(state: State, *, entry: str, reason: str, marking: str) -> None:
    """Strike out an entry that was made in error."""
    from workstation.workflows import wet_ink as workflow

    with state.session() as session:
        _report(state, workflow.strike(session, entry, reason, marking))


@command(
    "wet-ink.explain",
    'assessor --vault ~/OTT-04 wet-ink explain WI-2026-001 --reason "Met since." --marking "(S)"',
)
@_with_reason
def explain(state: State, *, entry: str, reason: str, marking: str) -> None:
    """Say why a file may be released although it was refused by pen."""
    from workstation.workflows import wet_ink as workflow

    with state.session() as session:
        _report(state, workflow.explain(session, entry, reason, marking))


def _report(state: State, one: "WetInk") -> None:
    from workstation.workflows.wet_ink import as_json

    state.report(as_json(one), [one.id])


def _standing(one: "WetInk") -> str:
    if one.struck:
        return "cli.wet_ink.struck"
    return "cli.wet_ink.explained" if one.explained else "cli.wet_ink.by"
