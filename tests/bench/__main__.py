"""Runs every row and prints one table; ``--out`` also writes it as JSON."""

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench import packet, record, screen, store, typing, unlock, window
from tests.bench.row import Row, table

TABLE_ROWS, LARGE_TABLE_ROWS = 10_000, 100_000


def _store_rows(folder: Path) -> list[Row]:
    with store.vault_with_record(folder / "vault") as (session, partner):
        return [
            store.dossier(session, partner, folder),
            store.commit(session, partner, folder),
            store.ledger_check(session),
        ]


def _packet_rows(folder: Path) -> list[Row]:
    with store.vault_with_record(folder / "signing", entries=200) as (session, _partner):
        submitted, signed = packet.submit(session, folder)
        checked = packet.check(session, folder)
        verified = [packet.verify(session, signed), packet.verify_four(signed)]
        rest = [*packet.full(submitted, signed), *verified, checked]
        return [submitted, *rest]


def _start_row(folder: Path, runs: int = 9) -> list[Row]:
    """From exec to the unlock screen, in turn with KeePassXC."""
    import statistics

    vault = folder / "vault"
    home = folder / "home"
    home.mkdir()
    peer = window.keepassxc(home)
    if peer is None:
        sys.stderr.write("KeePassXC is not installed (apt-get install keepassxc): row left out\n")
        return []
    with window.virtual_display() as display:
        screen = window.Screen(display)
        environment = window.environment_for(display, home)
        environment["PYTHONPATH"] = str(Path.cwd())
        pairs = [
            (
                screen.seconds_until_window(window.ours(vault), environment),
                screen.seconds_until_window(peer, environment),
            )
            for _ in range(runs + 1)
        ][1:]
    return [
        Row(
            "start to unlock screen",
            statistics.median(pair[0] for pair in pairs),
            statistics.median(pair[1] for pair in pairs),
            "s",
            "KeePassXC",
            1.0,
        )
    ]


def main(arguments: Sequence[str]) -> int:
    """Measure; the exit code is 0 whatever the figures are, since machines differ."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument(
        "--large",
        type=Path,
        default=None,
        help="a vault made by tests.bench.generate: the rows that grow are measured on it too",
    )
    parsed = parser.parse_args(list(arguments))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        rows = _store_rows(folder)
        scales = {"normal": unlock.made(folder / "normal")}
        if parsed.large is not None:
            scales["large"] = parsed.large
        rows += unlock.rows(scales)
        rows += record.rows(scales, folder)
        rows += screen.rows_apart("dossier", str(scales["normal"]), str(folder))
        count = TABLE_ROWS if parsed.large is None else LARGE_TABLE_ROWS
        rows += screen.rows_apart("table", str(count), str(folder))
        rows += _start_row(folder)
        rows += _packet_rows(folder)
        rows += typing.rows(folder)
    sys.stdout.write(f"{platform.platform()}, Python {platform.python_version()}\n\n")
    sys.stdout.write(table(rows) + "\n")
    if parsed.large is not None:
        sys.stdout.write("\npage cache, milliseconds for 1,000 scattered reads\n")
        for size_kib, milliseconds in unlock.cache_sizes(parsed.large):
            sys.stdout.write(f"{size_kib:>10,} KiB  {milliseconds:8.1f} ms\n")
    if parsed.out is not None:
        parsed.out.parent.mkdir(parents=True, exist_ok=True)
        body = json.dumps([row.as_json() for row in rows], indent=2)
        parsed.out.write_text(body + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
