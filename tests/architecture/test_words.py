"""The program's words: every code has them, in both languages, and no placeholder is lost."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from workstation import words

ROOT = Path(__file__).resolve().parents[2]
ERRORS = {
    "BadInputError",
    "CheckFailedError",
    "DefectError",
    "NotAllowedError",
    "StoreError",
    "UsageError",
}


def _codes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0]
        if name in ERRORS and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def _raised_codes() -> list[str]:
    found: set[str] = set()
    for package in ("workstation", "ui"):
        for path in (ROOT / package).rglob("*.py"):
            found.update(_codes(ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(found)


def test_the_scan_finds_codes() -> None:
    """Guards the scan itself: an empty list would make the next test pass for nothing."""
    assert len(_raised_codes()) > 30


@pytest.mark.parametrize("code", _raised_codes())
def test_every_error_has_words_and_a_next_step(code: str) -> None:
    """An officer reads what happened and what to do, in English and in French."""
    entry = words.catalogue()[code]
    assert all(entry.get(key, "").strip() for key in ("en", "fr", "next_en", "next_fr")), code


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(words.catalogue()))
def test_both_languages_fill_the_same_places(key: str) -> None:
    """French and English name the same values; neither is missing (B-27)."""
    entry = words.catalogue()[key]
    assert entry["en"].strip()
    assert entry["fr"].strip()
    assert _fields(entry["en"]) == _fields(entry["fr"])
    assert _fields(entry.get("next_en", "")) == _fields(entry.get("next_fr", ""))


def test_no_key_stands_in_two_files() -> None:
    """A second definition would silently win over the first."""
    import tomllib

    seen: dict[str, str] = {}
    for path in sorted((ROOT / "resources" / "translations" / "words").glob("*.toml")):
        for key in tomllib.loads(path.read_text(encoding="utf-8")):
            assert key not in seen, f"{key} in {path.name} and {seen[key]}"
            seen[key] = path.name


def test_french_is_set_as_in_canada() -> None:
    """Look 5: a no-break space before a colon, none before a semicolon or a question mark."""
    wrong = [
        key
        for key, entry in words.catalogue().items()
        if any(re.search(r" :|\s[;?!]", entry.get(name, "")) for name in ("fr", "next_fr"))
    ]
    assert wrong == []
