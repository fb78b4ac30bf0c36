"""Where a file stands by its signatures: what counts, what lapsed, and who signs again."""

import click

from workstation import words
from workstation.cli.command import command
from workstation.cli.state import State
from workstation.domain.ladder import said_outcome
from workstation.domain.voiding import Signed, Voided


@command("approvals", "assessor --vault ~/OTT-04 approvals MRA-2026-0001 --json")
@click.argument("assessment_id", metavar="ID")
def approvals(state: State, assessment_id: str) -> None:
    """List the decisions on a file, and those that a later change made lapse."""
    from workstation.workflows import voiding

    with state.session() as session:
        found = voiding.approvals(session, assessment_id)
        fields = voiding.field_lines(session, found.voided, state.language) if found.voided else []
    lines = [_line(state, each, counts=each in found.counting) for each in found.signed]
    if not lines:
        lines = [state.label("cli.approvals_none", assessment=assessment_id)]
    if found.voided is not None:
        lines += _voided_lines(state, found.voided, fields)
    state.report(voiding.as_json(found), lines)


def _line(state: State, signed: Signed, *, counts: bool) -> str:
    said = signed.decision
    word = state.label("cli.approval_counts" if counts else "cli.approval_lapsed")
    outcome = words.label(f"outcome.{said_outcome(said)}", state.language)
    return (
        f"{signed.version}  {said.authority}  {said.officer_name}  {outcome}  {said.at_utc}  {word}"
    )


def _voided_lines(state: State, found: Voided, fields: list[str]) -> list[str]:
    lines = [state.label("cli.approvals_void", version=found.version, now=found.now)]
    if found.reason:
        lines.append(f"{found.marking} {found.reason}")
    lines += fields
    for each in found.others:
        part = words.label(f"voided.{each.part}", state.language)
        changed = f"{each.before or '–'}  →  {each.after or '–'}"
        lines.append(f"{part}  {each.subject}  {changed}".replace("    ", "  "))
    if found.again:
        again = "; ".join(words.label(f"role.{one}", state.language) for one in found.again)
        lines.append(state.label("cli.approvals_again", again=again))
    lines.append(
        state.label("cli.approvals_packet", version=found.version, packet=found.packet_sha256)
    )
    return lines
