"""An assessment from the first answer to the bundle, by commands alone; bad inputs beside it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.e2e.cli import run
from tests.e2e.demo_desk import Desk
from workstation.domain.banner_words import portion_of
from workstation.domain.text import Language
from workstation.workflows.demo_assessments import answers_of
from workstation.workflows.demo_data import Teller

EVIDENCE = {"message": "E-01", "sheet": "E-02", "entity": "E-03"}


def answers(folder: Path, today: str, language: Language = "en") -> dict[str, dict[str, object]]:
    """The demonstration's routine answers in the form of an answers file."""
    from datetime import date

    teller = Teller(language, date.fromisoformat(today), dict(EVIDENCE))
    found: dict[str, dict[str, object]] = {}
    for question, item in answers_of({"base": "routine"}).items():
        value = item.get("value")
        if "rows" in item:
            value = [
                {name: teller.text(cell) for name, cell in row.items()} for row in item["rows"]
            ]
        elif isinstance(value, str):
            value = teller.text(value)
        found[question] = {
            "value": value,
            "text": teller.own_text(item),
            "marking": item.get("marking", ""),
            "evidence": [_evidence(folder, name) for name in item.get("evidence", ())],
        }
    return found


def _evidence(folder: Path, name: str) -> dict[str, str]:
    (folder / f"{name}.txt").write_text(f"{name}, invented\n")
    return {"title": name, "file": f"{name}.txt", "marking": "(C)"}


def test_whole_chain_by_commands(own_demo: Desk, tmp_path: Path) -> None:
    """New, answered, checked, locked, submitted, decided, verified, printed, exported."""
    from datetime import UTC, datetime

    given = answers(tmp_path, datetime.now(UTC).date().isoformat())
    first = tmp_path / "first.json"
    early = {k: v for k, v in given.items() if int(k.split(".")[0]) < 10}
    first.write_text(json.dumps(early))
    started = own_demo.run(
        "assessment", "new", "--partner", "P-0010", "--methodology", "acmfea-2019",
        "--answers", first, "--json",
    )  # fmt: skip
    assert started.code == 0, started.out
    made = started.json["assessment"]

    rest = tmp_path / "rest.json"
    rest.write_text(json.dumps({k: v for k, v in given.items() if k not in early}))
    refused = own_demo.run("assessment", "answer", made, "--answers", rest, "--json")
    assert (refused.code, refused.error["code"]) == (4, "assessment.section_locked")

    out = tmp_path / "signed.pdf"
    refused = own_demo.run("assessment", "submit", made, "--out", out, "--json")
    assert refused.code == 1
    assert {one["section"] for one in refused.json["check"]["missing"]} >= {"11", "13"}
    assert refused.error["place"]
    assert not out.exists()

    locked = own_demo.run("assessment", "lock-baseline", made, "--json").json
    assert locked["baseline"]["locked"] is True
    assert own_demo.run("assessment", "answer", made, "--answers", first, "--json").code == 4
    done = own_demo.run("assessment", "answer", made, "--answers", rest, "--json")
    assert done.code == 0, done.out
    checked = own_demo.run("assessment", "check", made, "--json")
    assert checked.code == 0, checked.out
    found = checked.json
    assert set(found) >= {
        "assessment", "state", "missing", "unable", "hard_stops", "baseline", "residual",
        "determination", "banner", "authority_required",
    }  # fmt: skip
    assert (found["state"], found["missing"], found["determination"]) == ("draft", [], "no")
    assert found["baseline"]["level"] == "low"

    assert own_demo.run("assessment", "submit", made, "--out", out, "--json").code == 0
    again = own_demo.run("assessment", "submit", made, "--out", tmp_path / "b.pdf", "--json")
    assert again.code == 4

    decided = tmp_path / "decided.pdf"
    own = own_demo.run(
        "decide", out, "--outcome", "approve", "--reasons", "x", "--marking", "(C)",
        "--out", decided, "--json",
    )  # fmt: skip
    assert own.code == 4
    reasons = tmp_path / "basis.txt"
    reasons.write_text("Low risk, seen in full.")
    done = own_demo.run(
        "decide", out, "--outcome", "approve-with-conditions", "--reasons", f"@{reasons}",
        "--condition", "Report back; due 2030-01-31", "--out", decided, "--json",
        officer="S. Okafor",
    )  # fmt: skip
    assert done.code == 0, done.out

    verified = run("verify", decided, "--trust", own_demo.report.trust, "--json")
    assert verified.code == 0
    assert verified.json["ok"] is True
    assert verified.json["assessment"]["id"] == made
    [decision] = verified.json["decisions"]
    assert decision["outcome"] == "approve-with-conditions"
    # Without a mark of its own a decision has that of the packet: never silently a lower one.
    assert decision["marking"] == portion_of(found["banner"])
    assert own_demo.run("receive", decided, "--json").json["assessment"] == made
    shown = own_demo.run("assessment", "show", made, "--json").json
    assert shown["state"] == "approved"
    assert shown["decisions"][0]["conditions"] == [{"text": "Report back", "due": "2030-01-31"}]

    packet = tmp_path / "packet.pdf"
    printed = own_demo.run("print", made, "--packet", "--out", packet, "--json")
    assert printed.code == 0, printed.out
    assert packet.read_bytes().startswith(b"%PDF")
    bundle = tmp_path / "2.bundle"
    recipients = own_demo.report.central_certificate.parent / "recipients.txt"
    exported = own_demo.run(
        "export", "--out", bundle, "--to", recipients, "--json", officer="J. Tremblay"
    )
    assert exported.code == 0, exported.out
    assert exported.json["number"] == 2
    assert exported.json["documents"] >= 2
    assert own_demo.run("ledger", "rebuild-check", "--json").json["ok"]


def test_verify_has_the_shape_of_the_contract(demo: Desk) -> None:
    done = run("verify", demo.report.pdf_decided, "--trust", demo.report.trust, "--json")
    found = done.json
    assert set(found) >= {
        "file", "ok", "signatures", "assessment", "decisions", "embedded_matches_pages", "problems",
    }  # fmt: skip
    for one in found["signatures"]:
        assert set(one) >= {
            "field", "signer", "authority", "signed_at", "covers_whole_revision", "intact",
            "trusted", "modification", "problems",
        }  # fmt: skip
        assert one["signed_at"].endswith("Z")
    assert set(found["assessment"]) >= {
        "id", "partner", "baseline", "residual", "determination", "banner",
    }  # fmt: skip
    assert [one["authority"] for one in found["decisions"]] == ["second-reader", "L3", "L4"]
    assert found["embedded_matches_pages"] is True
    assert demo.run("verify", demo.report.pdf_decided, "--json").json["ok"] is True


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_packet_is_bad_input(demo: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    done = run("verify", path, "--trust", demo.report.trust, "--json")
    assert done.code in {1, 3}
    told = done.json
    assert told.get("error", {}).get("file", told.get("file")) == str(path)
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(demo.report.pdf_decided.read_bytes()[:5000])
    assert run("verify", cut, "--trust", demo.report.trust, "--json").code in {1, 3}


def test_verify_needs_something_to_trust(demo: Desk, tmp_path: Path) -> None:
    done = run("verify", demo.report.pdf_decided, "--json")
    assert (done.code, done.error["code"]) == (2, "cli.trust_needed")
    (tmp_path / "trust.pem").write_text("nothing")
    done = run("verify", demo.report.pdf_decided, "--trust", tmp_path / "trust.pem", "--json")
    assert done.code == 3
    other = tmp_path / "other.pem"
    other.write_bytes(demo.report.central_certificate.read_bytes())
    assert run("verify", demo.report.pdf_decided, "--trust", other, "--json").code in {1, 3}


def test_export_refuses_bad_recipients_and_keeps_files(own_demo: Desk, tmp_path: Path) -> None:
    out, to = tmp_path / "x.bundle", tmp_path / "to.txt"
    to.write_text("# nobody\nmissing.pem\n")
    done = own_demo.run("export", "--out", out, "--to", to, "--json", officer="J. Tremblay")
    assert (done.code, done.error["code"], done.error["place"]) == (
        3, "recipients.unreadable", "2",
    )  # fmt: skip
    out.write_text("mine")
    good = own_demo.report.central_certificate.parent / "recipients.txt"
    done = own_demo.run("export", "--out", out, "--to", good, "--json", officer="J. Tremblay")
    assert done.code == 2
    assert out.read_text() == "mine"
    done = own_demo.run("export", "--out", out, "--to", good, "--json", officer="S. Okafor")
    assert done.code == 4


def test_bundle_opens_with_openssl_alone(demo: Desk, tmp_path: Path) -> None:
    """The two commands of the contract, on the demonstration's bundle."""
    report = demo.report
    signed = subprocess.run(
        ["openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", report.bundle,
         "-recip", report.central_certificate, "-inkey", report.central_key],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    (tmp_path / "s.der").write_bytes(signed)
    subprocess.run(
        ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", tmp_path / "s.der",
         "-CAfile", report.trust, "-purpose", "any", "-out", tmp_path / "b.tar"],
        capture_output=True, check=True,
    )  # fmt: skip
    listed = subprocess.run(
        ["tar", "-tf", tmp_path / "b.tar"], capture_output=True, check=True, text=True
    ).stdout.split()
    assert listed[:2] == ["manifest.json", "ledger.jsonl.zst"]
    assert any(name.startswith("documents/") and name.endswith(".pdf") for name in listed)
