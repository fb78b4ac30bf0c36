"""Standing assessments: whether each may still be relied on, and recording what ends one."""

import click

from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.workflows.standing import TRIGGERS, StandingLine, Validity

standing = group(
    "standing",
    "assessor --vault ~/OTT-04 standing show MRA-2026-0001",
    {
        "list": "standing:list_all",
        "show": "standing:show",
        "lapse": "standing:lapse",
    },
)


@command("standing.list", "assessor --vault ~/OTT-04 standing list --partner P-0001 --json")
@option("--partner", default="", metavar="ID")
@option("--country", default="", metavar="ISO3")
@option("--valid", "valid_only", is_flag=True, default=False)
def list_all(state: State, partner: str, country: str, valid_only: bool) -> None:
    """List the standing assessments that were approved."""
    from workstation.workflows import standing as workflows

    with state.session() as session:
        found = workflows.list_standing(
            session, partner=partner, country=country, lapsed=not valid_only
        )
    state.report({"standing": plain(list(found))}, columns([_row(state, one) for one in found]))


@command("standing.show", "assessor --vault ~/OTT-04 standing show MRA-2026-0001 --json")
@click.argument("assessment_id", metavar="ID")
def show(state: State, assessment_id: str) -> None:
    """Say whether a standing assessment may be relied on, and why not."""
    from workstation.workflows import standing as workflows

    with state.session() as session:
        found = workflows.of_assessment(session, assessment_id)
    if not found.valid:
        state.found_wrong()
    state.report(
        {"assessment": assessment_id, **plain(found)},
        [f"{assessment_id}  {_words(state, found)}", *filter(None, [_text(found)])],
    )


@command(
    "standing.lapse",
    "assessor --vault ~/OTT-04 standing lapse MRA-2026-0001 --trigger coup"
    ' --text "The army took power" --marking "(U)"',
)
@click.argument("assessment_id", metavar="ID")
@option("--trigger", type=click.Choice(TRIGGERS), required=True)
@option("--text", "explanation", required=True, metavar="TEXT")
@option("--marking", required=True, metavar="MARK")
@option("--on", "on", default="", metavar="YYYY-MM-DD")
def lapse(
    state: State, assessment_id: str, trigger: str, explanation: str, marking: str, on: str
) -> None:
    """Record what ends a standing assessment."""
    from workstation.workflows import standing as workflows

    with state.session() as session:
        workflows.lapse(session, assessment_id, trigger, explanation, marking, on)
        found = workflows.of_assessment(session, assessment_id)
    state.report(
        {"assessment": assessment_id, **plain(found)}, [f"{assessment_id}  {_words(state, found)}"]
    )


def _row(state: State, one: StandingLine) -> tuple[str, ...]:
    subject = one.partner_name or one.country
    title = f"{one.marking} {one.title}".strip()
    return (one.assessment, subject, _words(state, one.validity), title)


def _words(state: State, found: Validity) -> str:
    if found.valid:
        return state.label("cli.standing.valid", until=found.until)
    why = state.label(f"standing.why.{found.lapsed_by}")
    detail = f"{why}, {found.subject}" if found.subject else why
    if not found.since:
        return detail
    return state.label("cli.standing.lapsed", since=found.since, why=detail)


def _text(found: Validity) -> str:
    return f"{found.marking} {found.text}" if found.text else ""
