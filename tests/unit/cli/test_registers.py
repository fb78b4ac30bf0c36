"""The registers from the command line: what officers tell of a partner is recorded and found."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OFFICER, PASSPHRASE
from workstation.cli.main import main

Run = Callable[..., dict[str, Any]]


GUARD = ["--name", "Guard", "--country", "TUN", "--kind", "border", "--marking", "(U)"]


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("ASSESSOR_PASSPHRASE_FILE", raising=False)


@pytest.fixture
def run(vault_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in one vault, with ``--json``; ``code`` is what it must end with."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(f"{PASSPHRASE}\n")
    words = ["--vault", str(vault_directory), "--officer", OFFICER,
             "--passphrase-file", str(passphrase)]  # fmt: skip

    def run(*arguments: object, code: int = 0) -> dict[str, Any]:
        ended = main([*words, *map(str, arguments), "--json"])
        captured = capsys.readouterr()
        assert captured.err == ""
        found: dict[str, Any] = json.loads(captured.out)
        assert ended == code, found
        return found

    return run


def test_a_bilateral_relationship_is_recorded_and_found(run: Run, tmp_path: Path) -> None:
    """The examples that a relationship is told by: a treaty, a border team, a programme."""
    command = ["--country", "USA", "--kind", "military"]
    defence = run(
        "partner", "add", "--marking", "(U)", "--name", "Department of Defense", *command
    )["id"]
    norad = run(
        "partner", "add", "--marking", "(U)", "--name", "Air Defense", *command, "--parent", defence
    )["id"]
    border = run(
        "partner", "add", "--marking", "(U)", "--name", "Customs and Border Protection",
        "--country", "USA", "--kind", "border",
    )["id"]  # fmt: skip
    file = tmp_path / "treaty.pdf"
    file.write_bytes(b"%PDF-1.7 the text of the treaty")
    source = run(
        "source", "add", "--partner", defence, "--title", "Treaty text", "--on", "1958-05-12",
        "--marking", "(U)", "--max-age-months", 600, "--file", file,
    )["id"]  # fmt: skip
    air = run(
        "agreement", "add", "--marking", "(U)", "--partner", norad, "--kind", "treaty",
        "--signed", "1958-05-12", "--title", "North American Air Defence Agreement",
        "--party", "CAN", "--party", "USA",
        "--purpose", "Warning of attack from the air", "--source", source,
    )["id"]  # fmt: skip
    teams = run(
        "agreement", "add", "--marking", "(U)", "--partner", border, "--kind", "programme",
        "--title", "Integrated border teams", "--scale", "15 regions",
        "--we-provide", "Officers on our side", "--they-provide", "Officers on theirs",
    )["id"]  # fmt: skip
    nexus = run(
        "agreement", "add", "--marking", "(U)", "--partner", border, "--kind", "programme",
        "--title", "Trusted-traveller programme", "--scale", "1.8 million members",
        "--signed", "2000-11-01",
    )["id"]  # fmt: skip
    assert [air, teams, nexus] == ["AG-2026-001", "AG-2026-002", "AG-2026-003"]

    listed = run("agreement", "list")
    assert [one["id"] for one in listed["agreements"]] == [nexus, air, teams]
    assert (listed["total"], listed["matching"]) == (3, 3)
    old = run("agreement", "list", "--until", "1999-12-31")["agreements"]
    assert [(one["title"], one["signed"]) for one in old] == [
        ("North American Air Defence Agreement", "1958-05-12")
    ]
    for said, wanted in (("15 regions", teams), ("1.8 million", nexus), ("attack air", air)):
        assert [hit["id"] for hit in run("search", said)["hits"]] == [wanted]
    assert run("agreement", "list", "--text", "15 regions")["agreements"][0]["id"] == teams
    shown = run("agreement", "show", air)
    assert (shown["parties"], shown["source"], shown["status"]) == (
        ["CAN", "USA"], source, "in-force",
    )  # fmt: skip
    record = run("partner", "record", norad, "--kind", "agreement")["entries"]
    assert [(one["on"], one["subject"]) for one in record] == [("1958-05-12", air)]
    assert run("source", "show", source)["file_name"] == "treaty.pdf"


def test_a_list_of_one_partner_keeps_to_its_limit_and_says_how_many_there_are(run: Run) -> None:
    partner = run("partner", "add", *GUARD)["id"]
    about, marked = ["--partner", partner], ["--on", "2026-01-05", "--marking", "(U)"]
    for of in (about, about, ["--country", "TUN"]):
        run("source", "add", *of, *marked, "--title", "R")
    for text in ("Access", "Transfer"):
        run("assurance", "add", *about, *marked, "--text", text)
    for name, there in (("source", 3), ("assurance", 2)):
        listed = run(name, "list", *about, "--limit", 1)
        assert (listed["total"], listed["matching"], len(listed[f"{name}s"])) == (there, there, 1)
        assert len(run(name, "list", *about)[f"{name}s"]) == there


def test_every_field_goes_in_and_each_register_goes_out_and_in_again(
    run: Run, tmp_path: Path
) -> None:
    partner = run("partner", "add", *GUARD)["id"]
    of, marked = ["--partner", partner], ["--on", "2026-01-05", "--marking", "(C)"]
    source = run("source", "add", *of, *marked, "--title", "R", "--kind", "classified")["id"]
    run(
        "arrangement",
        "add",
        "--marking",
        "(U)",
        *of,
        "--title",
        "L",
        "--status",
        "active",
        "--conditions",
        "Caveat",
    )
    agreement = run(
        "agreement", "add", "--marking", "(U)", *of, "--title", "T", "--kind", "memorandum"
    )["id"]
    exchange = run(
        "exchange", "add", *of, *marked, "--act", "use", "--summary", "S", "--product-kind",
        "biometric", "--originator", "Norway", "--consent", "NO-1", "--consent-on", "2026-01-01",
        "--agreement", agreement,
    )["id"]  # fmt: skip
    assurance = run("assurance", "add", *of, *marked, "--text", "A", "--proof", source)["id"]
    run(
        "assurance", "check", assurance, *marked, "--result", "kept", "--summary", "Seen",
        "--evidence", source,
    )  # fmt: skip
    refused = run(
        "incident", "add", *of, *marked, "--summary", "I", "--status", "accepted", code=3
    )["error"]
    assert (refused["code"], refused["place"]) == ("incident.no_citation", "sources")
    run(
        "incident", "add", *of, *marked, "--summary", "I", "--status", "issue", "--source", source,
        "--unit", "3rd brigade",
    )  # fmt: skip
    held = run("exchange", "show", exchange)
    assert (held["product_kind"], held["originator"], held["consent"], held["agreement"]) == (
        "biometric", "Norway", "NO-1", agreement,
    )  # fmt: skip
    checks = run("assurance", "list", "--checks")["checks"]
    assert [(one["evidence"], one["partner_name"]) for one in checks] == [([source], "Guard")]
    assert run("assurance", "list", "--status", "kept")["assurances"][0]["result"] == "kept"
    assert run("incident", "list", "--stale")["matching"] == 0
    for name, more in (("partner", []), ("assurance", ["--checks"]), ("incident", [])):
        file = tmp_path / f"{name}{len(more)}.csv"
        done = run(name, "export", file, *more)
        assert done["entries"] == 1
        assert done["path"] == str(file)
        again = run(name, "import", file, *more)
        assert (again["read"], again["unchanged"], again["problems"]) == (1, 1, [])
    with (tmp_path / "incident0.csv").open(encoding="utf-8-sig", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["unit"], row["sources"], row["open"]) == ("3rd brigade", source, "true")
    assert run("incident", "export", tmp_path / "incident0.csv", code=2)["error"]["code"] == (
        "file.exists"
    )


def test_source_keeps_its_file_and_says_who_else_has_it(run: Run, tmp_path: Path) -> None:
    about = ["--country", "TUN", "--on", "2026-01-05", "--marking", "(C)"]
    first = run("source", "add", *about, "--title", "One")["id"]
    second = run("source", "add", *about, "--title", "Two")["id"]
    file = tmp_path / "report.pdf"
    file.write_bytes(b"%PDF-1.7 report")
    assert run("source", "attach", first, file)["same"] == []
    again = run("source", "attach", second, file)
    assert again["same"] == [first]
    out = tmp_path / "out.pdf"
    assert run("source", "write", second, "--out", out)["sha256"] == again["sha256"]
    assert out.read_bytes() == file.read_bytes()
    assert run("source", "write", second, "--out", out, code=2)["error"]["code"] == "file.exists"
    assert run("source", "attach", first, tmp_path / "none.pdf", code=3)["error"]["file"]
    written = run("ledger", "show", "--limit", 100)
    assert "register.exported" in json.dumps(written)


@pytest.mark.parametrize(
    ("text", "said"), [("zzyx", "Nothing found."), ('"', "no word to look for")]
)
def test_a_search_that_finds_nothing_says_so(
    vault_directory: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    """Product feature 14: an empty answer looks like a broken one."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(f"{PASSPHRASE}\n")
    vault = ["--vault", str(vault_directory), "--passphrase-file", str(passphrase)]
    assert main([*vault, "--lang", "en", "search", text]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
