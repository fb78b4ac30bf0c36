"""Find words anywhere in the record."""

import click

from workstation.cli.command import command, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain
from workstation.domain.finding import FOUND_FROM, FOUND_TO, SEARCH_KINDS


@command("search", "assessor --vault ~/OTT-04 search 'consular \"list of names\"' --json")
@click.argument("text")
@option("--kind", "kinds", type=click.Choice(SEARCH_KINDS), multiple=True)
@option("--offset", type=click.IntRange(0), default=0)
@option("--limit", type=click.IntRange(1, 1000), default=20)
def search(state: State, *, text: str, kinds: tuple[str, ...], offset: int, limit: int) -> None:
    """Search."""
    from workstation.workflows import search as workflow

    with state.session() as session:
        page = workflow.search_page(session, text, kinds=kinds, offset=offset, limit=limit)
    hits = [
        {**plain(hit), "snippet": hit.snippet.replace(FOUND_FROM, "").replace(FOUND_TO, "")}
        for hit in page.hits
    ]
    rows = [(hit["id"], hit["kind"], _line(hit)) for hit in hits]
    payload = {"hits": hits, "total": page.total, "is_all": page.is_all}
    state.report(payload, columns(rows))
    if not page.total:
        state.note("cli.search_nothing" if workflow.has_words(text) else "cli.search_no_words")


def _line(hit: dict[str, str]) -> str:
    said = f"{hit['marking']} {hit['title']}".strip()
    return said if hit["snippet"] == hit["title"] else f"{said}: {hit['snippet']}"
