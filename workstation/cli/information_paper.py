"""The information paper on the relationship with a partner."""

from pathlib import Path

import click

from workstation.cli.command import FILE, command, option
from workstation.cli.state import State


@command(
    "information-paper",
    "assessor --vault ~/OTT-04 information-paper P-0001 --out paper.pdf --lang fr",
)
@click.argument("partner")
@option("--out", type=FILE, required=True)
@option("--copy", "copy_number", type=click.IntRange(1, 9999), default=1)
@option("--of", "copies", type=click.IntRange(1, 9999), default=1)
@option("--force", is_flag=True, default=False)
def information_paper(
    state: State, partner: str, out: Path, copy_number: int, copies: int, force: bool
) -> None:
    """Write the information paper on a partner."""
    from workstation.workflows import information_paper as papers

    with state.session() as session:
        done = papers.write_paper(
            session, partner, out, state.language, force, copy=copy_number, copies=copies
        )
    payload = {
        "paper": str(done.path.resolve()), "partner": done.partner, "language": state.language,
        "banner": done.banner, "check_code": done.check_code, "sha256": done.sha256,
        "copy": copy_number, "copies": copies,
    }  # fmt: skip
    state.report(payload, [str(done.path), done.banner, done.check_code])
