"""The printed guide for whoever checks a packet with public tools."""

from pathlib import Path

from workstation.cli.command import FILE, command, option
from workstation.cli.state import State


@command("guide", "assessor --lang fr guide --out guide.pdf")
@option("--out", type=FILE, required=True)
@option("--force", is_flag=True, default=False)
def guide(state: State, out: Path, force: bool) -> None:
    """Write the two-page guide for checking a packet with public tools."""
    from workstation.workflows import guide as workflow

    path = workflow.write_guide(out, state.language, force=force)
    state.report({"guide": str(path.resolve())}, [str(path)])
