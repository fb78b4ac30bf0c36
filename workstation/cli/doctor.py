"""What is well and what is not, and what to do about it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.cli.command import command
from workstation.cli.passphrase import named_file
from workstation.cli.state import State
from workstation.domain.error import UserError

if TYPE_CHECKING:
    from workstation.workflows.doctor import Line, Report


@command("doctor", "assessor --vault ~/OTT-04 doctor --json")
def doctor(state: State) -> None:
    """Look at everything that can be looked at without changing it."""
    from workstation.workflows import doctor as health

    directory = state.vault_named()
    report = _with_vault(state, directory) if directory else health.examine(None, state.clock())
    if not report.ok:
        state.found_wrong()
    state.report(report.to_json(state.language), _lines(state, report))


def _with_vault(state: State, directory: Path) -> "Report":
    """With a passphrase at hand everything; else what can be seen from outside."""
    from workstation.workflows import doctor as health
    from workstation.workflows.doctor_line import warn

    if not (named_file(state.passphrase_file) or sys.stdin.isatty()):
        outside = health.examine(directory, state.clock())
        return health.ordered([*outside.lines, warn("vault", "locked")])
    try:
        with state.session() as session:
            return health.examine_session(session)
    except UserError as problem:
        outside = health.examine(directory, state.clock())
        refused = health.Line("vault", problem.code, health.State.BAD, problem=problem)
        return health.ordered([*outside.lines, refused])


def _lines(state: State, report: "Report") -> list[str]:
    from workstation.workflows import doctor as health

    said: list[str] = []
    area = ""
    for line in report.lines:
        if line.area != area:
            area = line.area
            said.append(health.area_name(area, state.language))
        said += _said(state, line)
    counts = {one.value: report.count(one) for one in health.State}
    return [*said, state.label("cli.doctor_counts", **counts)]


def _said(state: State, line: "Line") -> list[str]:
    word = state.label(f"doctor.state.{line.state.value}")
    next_step = line.next_step(state.language)
    said = [f"  [{word}] {line.message(state.language)}"]
    return [*said, f"      {next_step}"] if next_step else said
