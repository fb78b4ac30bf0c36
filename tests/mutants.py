"""Changes the rules one operator at a time and counts how many changes the tests of them notice.

Runs on a copy of the tree in ``build/mutants``; what was found there once is kept for as long as
neither the function nor its tests change. ``make mutants MODULE="dates ladder"`` for some modules.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = "workstation/domain"
COPIED = ("workstation", "ui", "resources", "tests")
# Each mutant starts from a process that has only collected the tests: what a rule remembers from
# one call to the next would hide the change.
SETTINGS = f"""
[tool.mutmut]
source_paths = ["workstation"]
only_mutate = ["{RULES}/*"]
also_copy = ["resources", "ui"]
process_isolation = "forkserver"
pytest_add_cli_args = ["-p", "no:randomly", "-p", "no:cacheprovider", "-q", "-x"]
pytest_add_cli_args_test_selection = ["tests/unit/domain"]
"""
KILLED = frozenset({1, 3, 24, 36, 152, 255, -11, -9, -24})
"""Exit codes of tests that failed, ran too long, or brought the process down."""


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 when the score reaches the limit."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {RULES}; all otherwise")
    parser.add_argument("--place", type=Path, default=ROOT / "build" / "mutants" / "tree")
    parser.add_argument("--at-least", type=float, default=90.0, metavar="PERCENT")
    parsed = parser.parse_args(list(arguments))
    for name in parsed.modules:
        if not (ROOT / RULES / f"{name}.py").is_file():
            parser.error(f"no such module: {name}")
    copy_tree(parsed.place)
    patterns = [f"workstation.domain.{name}.*" for name in parsed.modules]
    tool = Path(sys.executable).with_name("mutmut")
    command = [str(tool), "run", "--max-children", "1", *patterns]
    log = parsed.place.with_suffix(".log")
    sys.stderr.write(f"{log} tells how far it is\n")
    with log.open("w", encoding="utf-8") as told:
        ended = subprocess.run(command, cwd=parsed.place, stdout=told, check=False)
    if ended.returncode:
        return ended.returncode
    counts = scores(parsed.place / "mutants", parsed.modules)
    sys.stdout.write(table(counts) + "\n")
    return 0 if score(sum(counts.values(), Counter())) >= parsed.at_least else 1


def copy_tree(place: Path) -> None:
    """A fresh copy of what is mutated and what tests it; results of earlier runs stay."""
    place.mkdir(parents=True, exist_ok=True)
    unwanted = shutil.ignore_patterns("__pycache__")
    for name in COPIED:
        shutil.rmtree(place / name, ignore_errors=True)
        shutil.copytree(ROOT / name, place / name, ignore=unwanted)
    settings = (ROOT / "pyproject.toml").read_text("utf-8") + SETTINGS
    (place / "pyproject.toml").write_text(settings, "utf-8")


def scores(found: Path, modules: Sequence[str]) -> dict[str, Counter[str]]:
    """For each module, how many mutants were killed, survived, or met no test."""
    counts: dict[str, Counter[str]] = {}
    for path in sorted((found / RULES).glob("*.meta")):
        name = path.name.removesuffix(".py.meta")
        codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"].values()
        if codes and (not modules or name in modules):
            counts[name] = Counter(map(_fate, codes))
    return counts


def _fate(code: int | None) -> str:
    if code is None:
        return "not run"
    if code in KILLED:
        return "killed"
    return "survived" if code == 0 else "no test"


def score(counts: Counter[str]) -> float:
    """How many of a hundred mutants were killed; what was not run is not counted."""
    ran = counts.total() - counts["not run"]
    return 100.0 * counts["killed"] / ran if ran else 100.0


def table(counts: dict[str, Counter[str]]) -> str:
    """One line for each module, the lowest score first, and the sum."""
    lines = [f"{'module':24} {'score':>7} {'killed':>7} {'survived':>9} {'no test':>8}"]
    by_score = sorted(counts.items(), key=lambda pair: score(pair[1]))
    for name, each in (*by_score, ("all", sum(counts.values(), Counter()))):
        lines.append(
            f"{name:24} {score(each):6.1f}% {each['killed']:7} {each['survived']:9}"
            f" {each['no test']:8}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
