"""Notices that decisions owe: list, write, record as sent."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workstation.cli.command import FILE, command, group, option
from workstation.cli.state import State
from workstation.cli.table import columns

if TYPE_CHECKING:
    from workstation.workflows.notices import Notice

_MEANS = ("courier", "registered-mail", "secure-message", "by-hand", "report")

notices = group(
    "notices",
    "assessor --vault ~/OTT-04 notices list --all",
    {"list": "notices:list_notices", "write": "notices:write", "sent": "notices:sent"},
)


@command("notices.list", "assessor --vault ~/OTT-04 notices list MRA-2026-0001 --json")
@click.argument("assessment_id", metavar="[ID]", default="")
@option("--all", "with_sent", is_flag=True, default=False)
def list_notices(state: State, assessment_id: str, with_sent: bool) -> None:
    """List the notices of a file, or those that are owed."""
    from workstation.workflows import notices as workflow

    with state.session() as session:
        found = workflow.list_notices(
            session, assessment=assessment_id, owed_only=not with_sent, language=state.language
        )
    lines = [
        (one.assessment, one.notice, _when(state, one), one.to, one.reference) for one in found
    ]
    said = list(columns(lines)) or [state.label("cli.no_notices")]
    state.report({"notices": [asdict(one) for one in found]}, said)


@command(
    "notices.write", "assessor --vault ~/OTT-04 notices write MRA-2026-0001 nsira --out nsira.pdf"
)
@click.argument("assessment_id", metavar="ID")
@click.argument("notice", metavar="NOTICE")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def write(state: State, assessment_id: str, notice: str, out: Path, force: bool) -> None:
    """Write a notice to one recipient as a PDF."""
    from workstation.workflows import notices as workflow

    with state.session() as session:
        content = workflow.gather(session, assessment_id, notice, state.language)
        paper = workflow.write_notice(session, content, out, force=force)
    payload = {"notice": str(out.resolve()), "banner": paper.banner, "check_code": paper.check_code}
    state.report(payload, [str(out), paper.banner, paper.check_code])


@command(
    "notices.sent",
    "assessor --vault ~/OTT-04 notices sent MRA-2026-0001 nsira --on 2026-11-18"
    " --means courier --reference 2026-118 --proof receipt.pdf",
)
@click.argument("assessment_id", metavar="ID")
@click.argument("notice", metavar="NOTICE")
@option("--on", required=True, metavar="YYYY-MM-DD")
@option("--reference", required=True, metavar="TEXT")
@option("--means", type=click.Choice(_MEANS), default="")
@option("--proof", "proof_file", type=FILE, default=None)
def sent(
    state: State,
    *,
    assessment_id: str,
    notice: str,
    on: str,
    reference: str,
    means: str,
    proof_file: Path | None,
) -> None:
    """Record that a notice was sent."""
    from workstation.workflows import notices as workflow

    with state.session() as session:
        workflow.record_sent(
            session,
            assessment_id,
            notice,
            on=on,
            reference=reference,
            means=means,
            proof=proof_file,
        )
    state.report({"assessment": assessment_id, "notice": notice, "on": on}, [assessment_id])


def _when(state: State, one: "Notice") -> str:
    if one.sent_on:
        return state.label("cli.notice.sent", on=one.sent_on)
    return state.label("cli.notice.owed" if one.is_late else "cli.notice.due", due=one.due)
