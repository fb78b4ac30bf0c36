"""Bundles for the central office."""

from pathlib import Path

import click

from workstation.cli.command import FILE, command, option
from workstation.cli.state import State


@command("export", "assessor --vault ~/OTT-04 export --out 0043.bundle --to recipients.txt")
@option("--out", type=FILE, required=True)
@option("--to", type=FILE, required=True, metavar="RECIPIENTS.txt")
@option("--since", type=click.IntRange(1), default=None, metavar="SEQ")
@option("--force", is_flag=True, default=False)
def export(state: State, out: Path, to: Path, since: int | None, force: bool) -> None:
    """Write a bundle."""
    from workstation.workflows import exports

    with state.session() as session:
        done = exports.write_bundle(session, out, to, since, state.progress, force=force)
    payload = {
        "bundle": str(done.path.resolve()),
        "number": done.number,
        "first_seq": done.first_seq,
        "last_seq": done.last_seq,
        "entries": done.entries,
        "documents": done.documents,
        "size_bytes": done.size_bytes,
        "sha256": done.sha256,
    }
    told = state.label(
        "cli.bundle_written", number=done.number, entries=done.entries, documents=done.documents,
        file=done.path,
    )  # fmt: skip
    state.report(payload, [told, done.sha256])
