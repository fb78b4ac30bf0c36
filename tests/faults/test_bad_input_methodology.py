"""Broken methodologies, given to the command line: each problem by line, in both languages."""

from pathlib import Path

import pytest

from tests.e2e import cli
from tests.faults.conftest import error_of
from workstation.resource import root

GOOD = root() / "methodologies" / "acmfea-2019.toml"


def check(file: Path, language: str = "en") -> cli.Done:
    return cli.run("methodology", "check", file, "--json", "--lang", language)


def test_the_methodology_itself_is_sound() -> None:
    done = check(GOOD)
    assert (done.code, done.json["ok"], done.json["problems"]) == (0, True, [])


BROKEN: dict[str, tuple[bytes, bytes]] = {
    "cut off": (b"", b""),
    "not TOML": (b'\nversion = "', b'\nversion = = "'),
    "unknown key": (b"sheet_max_age", b'verison = "2"\nsheet_max_age'),
    "no French": (b"title.fr", b"title.de"),
    "a question that is not there": (b'question = "11.8"', b'question = "11.88"'),
    "a matrix of four": (b'    ["low", "low", "low", "medium", "medium"],\n', b""),
    "a word for a number": (b"sheet_max_age_months = 12", b'sheet_max_age_months = "twelve"'),
    "key twice": (b"sheet_max_age", b'version = "1.0"\nsheet_max_age'),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_methodology_is_told_by_line(name: str, tmp_path: Path) -> None:
    before, after = BROKEN[name]
    good = GOOD.read_bytes()
    data = good[: len(good) // 2] if name == "cut off" else good.replace(before, after, 1)
    assert data != good
    file = tmp_path / "draft.toml"
    file.write_bytes(data)
    said = []
    for language in ("en", "fr"):
        done = check(file, language)
        assert (done.code, done.json["ok"]) == (1, False)
        problems = done.json["problems"]
        assert all(one["message"] and one["place"] and one["line"] > 0 for one in problems)
        said.append([one["message"] for one in problems])
    assert said[0]
    assert said[0] != said[1]
    assert file.read_bytes() == data


@pytest.mark.parametrize("data", [b'id = "\xff"', b"\x89PNG\r\n\x1a\n\0\0", b""])
def test_file_that_is_no_methodology_at_all(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "draft.toml"
    file.write_bytes(data)
    said = []
    for language in ("en", "fr"):
        done = check(file, language)
        assert (done.code, done.json["ok"]) == (1, False)
        said.append([one["message"] for one in done.json["problems"]])
    assert said[0]
    assert said[0] != said[1]


def test_methodology_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "none.toml"
    messages = [error_of(check(file, each), 3, file=file)["message"] for each in ("en", "fr")]
    assert messages[0] != messages[1]
    done = cli.run("methodology", "show", "no-such-rule", "--json")
    assert error_of(done, 3)["code"] == "methodology.unknown"
