"""Find words anywhere in the record."""

import click

from workstation.cli.command import command, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.register import FOUND_FROM, FOUND_TO


@command("search", "assessor --vault ~/OTT-04 search consular --json")
@click.argument("text")
@option("--limit", type=click.IntRange(1, 1000), default=20)
def search(state: State, text: str, limit: int) -> None:
    """Search."""
    from workstation.workflows import search as workflow

    with state.session() as session:
        found = workflow.search(session, text, limit)
    hits = [
        {**plain(hit), "snippet": hit.snippet.replace(FOUND_FROM, "").replace(FOUND_TO, "")}
        for hit in found
    ]
    rows = [
        (hit["id"], hit["kind"], f"{hit['marking']} {hit['title']}: {hit['snippet']}")
        for hit in hits
    ]
    state.report({"hits": hits}, columns(rows))
