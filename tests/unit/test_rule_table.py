"""The table of rules leads somewhere: every function, hard stop and test that it names is there."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "rules.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"`([^`]+)`")
NOT_ENFORCED = {"B-13", "B-25"}
"""A duty outside the program, and a choice of the organization."""


def rows() -> list[tuple[str, ...]]:
    found = ROW.findall(TABLE.read_text(encoding="utf-8"))
    return [row for row in found if row[0] not in ("rule", "---")]


def named(column: int) -> Iterator[str]:
    return (name for row in rows() for name in NAMED.findall(row[column]))


@cache
def functions_of(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {
                f"{node.name}::{part.name}"
                for part in node.body
                if isinstance(part, ast.FunctionDef)
            }
        if isinstance(node, ast.Assign):
            # A Hypothesis state machine: a class of the machine's own making.
            found |= {f"{name.id}::runTest" for name in node.targets if isinstance(name, ast.Name)}
    return frozenset(found)


def is_there(named: str, folder: Path) -> bool:
    path, _, function = named.partition("::" if "::" in named else ":")
    file = folder / path
    return file.is_file() and (not function or function in functions_of(file))


@cache
def hard_stops() -> frozenset[str]:
    file = ROOT / "resources" / "methodologies" / "acmfea-2019.toml"
    return frozenset(stop["id"] for stop in tomllib.loads(file.read_text("utf-8"))["hard_stop"])


def test_every_rule_stands_in_the_table() -> None:
    """B-1 to B-37, the ten hard stops and the ten negative tests of C-bis."""
    first = [row[0] for row in rows()]
    assert {f"B-{number}" for number in range(1, 38)} <= set(first)
    assert (first.count("C-bis stop"), first.count("C-bis test")) == (10, 10)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_a_rule_names_its_code_and_a_test_each_way(row: tuple[str, ...]) -> None:
    if row[0] in NOT_ENFORCED:
        return
    assert all(NAMED.findall(cell) for cell in row[2:])


@pytest.mark.parametrize("name", sorted(set(named(2))))
def test_code_that_is_named_is_there(name: str) -> None:
    kind, _, rest = name.partition(":")
    if kind == "toml":
        assert rest in hard_stops()
        return
    outside = name.startswith(("ui/", "resources/"))
    assert is_there(name, ROOT if outside else ROOT / "workstation")


@pytest.mark.parametrize("name", sorted({*named(3), *named(4)}))
def test_a_test_that_is_named_is_there(name: str) -> None:
    assert is_there(name, ROOT / "tests")


def test_every_hard_stop_of_the_instrument_is_in_the_table() -> None:
    told = {name.removeprefix("toml:") for name in named(2) if name.startswith("toml:")}
    assert hard_stops() == told
