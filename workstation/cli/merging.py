"""Two entries for the same partner: merging them, undoing it, finding them."""

import click

from workstation.cli.command import command, option
from workstation.cli.state import State
from workstation.cli.table import columns, plain


@command(
    "partner.merge",
    'assessor --vault ~/OTT-04 partner merge P-0001 P-0007 --reason "Entered twice"'
    ' --marking "(U)"',
)
@click.argument("kept", metavar="KEPT")
@click.argument("merged", metavar="MERGED")
@option("--reason", required=True)
@option("--marking", required=True)
def merge(state: State, *, kept: str, merged: str, reason: str, marking: str) -> None:
    """Let one entry stand for another."""
    from workstation.workflows import merging

    with state.session() as session:
        made = merging.merge(session, kept, merged, reason, marking)
    state.report({"id": made.id, "merged": merged}, [made.id])


@command(
    "partner.part",
    'assessor --vault ~/OTT-04 partner part P-0007 --reason "Another service after all"'
    ' --marking "(U)"',
)
@click.argument("merged", metavar="MERGED")
@option("--reason", required=True)
@option("--marking", required=True)
def part(state: State, *, merged: str, reason: str, marking: str) -> None:
    """Undo the merging of an entry."""
    from workstation.workflows import merging

    with state.session() as session:
        made = merging.part(session, merged, reason, marking)
    state.report({"id": made.id}, [made.id])


@command("partner.duplicates", "assessor --vault ~/OTT-04 partner duplicates --json")
@option("--limit", type=click.IntRange(1, 10_000), default=200)
def duplicates(state: State, limit: int) -> None:
    """List pairs of entries that may be the same partner."""
    from workstation.workflows import merging

    with state.session() as session:
        pairs = merging.duplicates(session, limit)
    payload = {
        "pairs": [
            {"name": pair.name, "first": plain(pair.first), "second": plain(pair.second)}
            for pair in pairs
        ]
    }
    rows = [
        (pair.first.id, pair.second.id, pair.first.country,
         f"{pair.first.marking} {pair.first.name}", f"{pair.second.marking} {pair.second.name}")
        for pair in pairs
    ]  # fmt: skip
    state.report(payload, columns(rows))
