"""Triages: closing one, reading a closed one again, going on to the full assessment."""

import click

from workstation.cli.command import command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.records.triage import TriageClose

triage = group(
    "assessment.triage",
    "assessor --vault ~/OTT-04 assessment triage close MRA-2026-0001 --reason no-individual"
    ' --text "A map of a river" --marking "(S)"',
    {
        "close": "triage:close",
        "review": "triage:review",
        "go-on": "triage:go_on",
        "list": "triage:list_waiting",
    },
)


@command(
    "assessment.triage.close",
    "assessor --vault ~/OTT-04 assessment triage close MRA-2026-0001 --reason no-individual"
    ' --text "A map of a river" --marking "(S)"',
)
@click.argument("assessment_id", metavar="ID")
@option("--reason", "triage_reason", default="", metavar="CODE")
@option("--text", "explanation", default="", metavar="TEXT")
@option("--marking", default="", metavar="MARK")
def close(
    state: State, assessment_id: str, triage_reason: str, explanation: str, marking: str
) -> None:
    """Close a triage without an assessment."""
    from workstation.workflows import triage as triages

    with state.session() as session:
        found = triages.close(session, assessment_id, triage_reason, explanation, marking)
    said = "cli.triage.drawn" if found.sampled else "cli.triage.closed"
    payload = {"assessment": assessment_id, "reason": found.reason, "sampled": found.sampled}
    state.report(payload, [state.label(said, assessment=assessment_id)])


@command(
    "assessment.triage.review",
    "assessor --vault ~/OTT-04 assessment triage review MRA-2026-0001 --agree",
)
@click.argument("assessment_id", metavar="ID")
@option("--agree/--disagree", "agrees", required=True, default=None)
@option("--text", "explanation", default="", metavar="TEXT")
@option("--marking", default="", metavar="MARK")
def review(state: State, assessment_id: str, agrees: bool, explanation: str, marking: str) -> None:
    """Say as a second reader whether a triage was rightly closed."""
    from workstation.workflows import triage as triages

    with state.session() as session:
        now = triages.review(session, assessment_id, agrees, explanation, marking)
    payload = {"assessment": assessment_id, "agrees": agrees, "state": now.value}
    state.report(payload, [f"{assessment_id}  {state.label(f'state.{now.value}')}"])


@command(
    "assessment.triage.go-on",
    "assessor --vault ~/OTT-04 assessment triage go-on MRA-2026-0001",
)
@click.argument("assessment_id", metavar="ID")
def go_on(state: State, assessment_id: str) -> None:
    """Turn a triage into the full assessment of its exchange."""
    from workstation.workflows import triage as triages

    with state.session() as session:
        made = triages.go_on(session, assessment_id)
    payload = {"assessment": made.id, "kind": made.kind.value, "exchange": made.exchange}
    state.report(payload, [f"{made.id}  {state.label(f'assessment_kind.{made.kind.value}')}"])


@command("assessment.triage.list", "assessor --vault ~/OTT-04 assessment triage list --json")
def list_waiting(state: State) -> None:
    """List the closed triages that wait for this officer to read them again."""
    from workstation.workflows import triage as triages

    with state.session() as session:
        found = triages.to_review(session)
    state.report({"triages": plain(found)}, columns([_row(one) for one in found]))


def _row(one: TriageClose) -> tuple[str, ...]:
    said = f"{one.marking} {one.text}"
    return (one.assessment, one.closed_utc[:10], one.partner_name, one.author_name, said)
