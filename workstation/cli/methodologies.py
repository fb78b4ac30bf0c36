"""Methodologies: what they ask, and whether a file is one."""

from pathlib import Path

import click

from workstation.cli.command import FILE, command, group
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.methodology import Methodology

methodology = group(
    "methodology",
    "assessor methodology show acmfea-2019 --json",
    {
        "list": "methodologies:list_all",
        "show": "methodologies:show",
        "check": "methodologies:check",
        "diff": "versions:diff",
    },
)


@command("methodology.list", "assessor methodology list")
def list_all(state: State) -> None:
    """List the methodologies."""
    from workstation.workflows import methodologies

    found = methodologies.list_methodologies()
    rows = [(one.id, one.version, one.title.in_language(state.language)) for one in found]
    state.report({"methodologies": plain(found)}, columns(rows))


@command("methodology.show", "assessor methodology show acmfea-2019 --json")
@click.argument("methodology_id", metavar="ID")
def show(state: State, methodology_id: str) -> None:
    """Show sections and questions."""
    from workstation.workflows import methodologies

    found = methodologies.named_methodology(methodology_id)
    payload = methodologies.as_json(found) | {"parts": methodologies.parts_json(found)}
    state.report(payload, _lines(found, state))


@command("methodology.check", "assessor methodology check draft.toml")
@click.argument("file", type=FILE)
def check(state: State, file: Path) -> None:
    """Check a methodology file."""
    from workstation.workflows import methodologies

    problems = []
    for one in methodologies.check_methodology_file(file):
        told = methodologies.problem_text(one, state.language, str(file))
        problems.append(
            {
                "code": one.code,
                "place": one.place,
                "line": one.line,
                "message": told.message,
                "next": told.next_step,
            }
        )
    if problems:
        state.found_wrong()
    else:
        state.note("cli.methodology_sound", file=file)
    lines = [f"{one['message']} {one['next']}".rstrip() for one in problems]
    state.report({"file": str(file), "ok": not problems, "problems": problems}, lines)


def _lines(found: Methodology, state: State) -> list[str]:
    lines = [f"{found.id} {found.version}  {found.title.in_language(state.language)}"]
    for section in found.sections:
        lines.append(f"{section.id}  {section.title.in_language(state.language)}")
        lines += [
            f"  {question.id}  [{question.kind.value}]  {question.text.in_language(state.language)}"
            for question in section.questions
        ]
    return lines
