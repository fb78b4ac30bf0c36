"""The demonstration, end to end: what outside programs say of its papers and vaults."""

import json
import subprocess
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.e2e.cli import run
from tests.e2e.demo_desk import Desk
from workstation.cli.demo import as_payload
from workstation.domain.error import UsageError
from workstation.vault.keys import FLOOR
from workstation.workflows.demo import DemoReport, run_demo


def pdfsig(path: Path) -> str:
    done = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False
    )
    return done.stdout


def test_payload_has_the_keys_of_the_contract(demo: Desk) -> None:
    payload = as_payload(demo.report, [])
    assert set(payload) >= {
        "vault", "passphrase_file", "officers", "trust", "assessment", "partner",
        "pdf_submitted", "pdf_decided", "packet", "bundle", "central_certificate",
        "central_key", "screens",
    }  # fmt: skip
    json.dumps(payload)
    for one in payload["officers"]:
        assert set(one) >= {"name", "authority", "passphrase_file"}
        assert Path(one["passphrase_file"]).read_text().strip()
    paths = [getattr(demo.report, one.name) for one in fields(DemoReport)]
    for path in (one for one in paths if isinstance(one, Path)):
        assert path.is_absolute()
        assert path.exists()


def test_every_signature_of_every_paper_is_valid_to_poppler(demo: Desk) -> None:
    folder = demo.report.pdf_decided.parent
    for path in sorted(folder.glob("*.pdf")):
        said = pdfsig(path)
        signed = said.count("Signature Validation:")
        assert signed >= 1
        assert said.count("Signature is Valid.") == signed
        assert "Total document signed" in said
    assert pdfsig(demo.report.pdf_decided).count("Signature is Valid.") == 4


def test_last_decision_was_taken_in_the_other_vault(demo: Desk) -> None:
    """The packet went to HQ-02 by file and came back; both vaults know the decision."""
    found = run("verify", demo.report.pdf_decided, "--trust", demo.report.trust, "--json").json
    last = found["signatures"][-1]
    assert (last["signer"], last["station"], last["trusted"]) == ("P. Gagnon", "HQ-02", True)
    shown = demo.run("assessment", "show", demo.report.assessment, "--json").json
    assert shown["state"] == "approved"
    assert [one["officer_name"] for one in shown["decisions"]] == [
        "L. Chen", "S. Okafor", "P. Gagnon",
    ]  # fmt: skip


def test_both_vaults_are_whole(demo: Desk) -> None:
    for vault, officer in ((demo.vault, "A. Martin"), (demo.report.other_vault, "P. Gagnon")):
        for command in ("verify", "rebuild-check"):
            done = run(
                "--vault", vault, "--officer", officer, "ledger", command, "--json",
                passphrase_file=demo.passphrase_file(officer),
            )  # fmt: skip
            assert done.code == 0
            assert done.json["ok"] is True


def test_assessments_stand_in_every_state(demo: Desk) -> None:
    listed = demo.run("assessment", "list", "--json").json["assessments"]
    states = sorted(one["state"] for one in listed)
    assert states == [
        "approved", "approved", "denied", "draft", "draft", "returned", "submitted",
    ]  # fmt: skip


def test_main_partner_has_a_long_record(demo: Desk) -> None:
    record = demo.run("partner", "record", demo.report.partner, "--json").json["entries"]
    assert len(record) >= 60
    assert record == sorted(record, key=lambda entry: (entry["on"], entry["seq"]), reverse=True)
    shown = demo.run("partner", "show", demo.report.partner, "--json").json
    assert [shown["assurances"][key] for key in ("kept", "broken", "unknown")] == [11, 1, 1]


def test_no_text_of_the_record_is_readable_in_the_vault(demo: Desk) -> None:
    """T1: neither in UTF-8 nor in UTF-16."""
    words = ("State Security", "Norvania", "Port Aldane", "incommunicado")
    for path in demo.vault.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        for word in words:
            assert word.encode() not in data, path
            assert word.encode("utf-16-le") not in data, path


def test_used_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"demo\.folder_used"):
        run_demo(tmp_path, clock=lambda: datetime.now(UTC), kdf=FLOOR)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.slow
def test_french_demonstration_is_made_too(tmp_path: Path) -> None:
    report = run_demo(tmp_path / "d", "fr", clock=lambda: datetime.now(UTC), kdf=FLOOR)
    done = run("verify", report.pdf_decided, "--trust", report.trust, "--json")
    assert done.json["ok"] is True
    assert "RÉSERVÉ AUX CANADIENS" in done.json["assessment"]["banner"]
