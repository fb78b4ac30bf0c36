"""Runs the parts asked for, prints one table and writes it as JSON."""

import argparse
import importlib
import os
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.campaign.result import Result, save, table

PARTS = ("kills", "rotation", "cuts", "calls", "tampering", "canaries", "rescue", "packets")


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when every limit holds."""
    parser = argparse.ArgumentParser(prog="python -m tests.campaign", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART",
        help=f"{', '.join(PARTS)}; cuts:rotate is one plan of a part; all when none is named",
    )  # fmt: skip
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--full", action="store_true", help="the long form (the default)")
    size.add_argument("--short", action="store_true", help="the form for each test run")
    parser.add_argument("--count", type=int, default=None, help="tries of the parts named")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--out", type=Path, default=Path("build/faults.json"))
    parsed = parser.parse_args(list(arguments))
    seed = parsed.seed if parsed.seed is not None else int.from_bytes(os.urandom(4))
    results: list[Result] = []
    for chosen in parsed.parts or PARTS:
        name, _, only = chosen.partition(":")
        if name not in PARTS:
            parser.error(f"no such part: {name}")
        part = importlib.import_module(f"tests.campaign.{name}")
        count = parsed.count or (part.SHORT if parsed.short else part.FULL)
        start = time.monotonic()
        sys.stderr.write(f"{name}: {count:,}, seed {seed} …\n")
        found = part.run(seed, count, only) if only else part.run(seed, count)
        sys.stderr.write(table(found) + f"\n{name}: {time.monotonic() - start:,.0f} s\n\n")
        results += found
        about = {"platform": platform.platform(), "python": platform.python_version()}
        save(results, parsed.out, seed=seed, **about)
    sys.stdout.write(table(results) + "\n")
    return 0 if all(one.ok for one in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
