"""What is signed is accepted here and by programs that know nothing of us."""

import subprocess
from pathlib import Path

from tests.unit.signing.packet import Signed, decided_by, judge, reasons
from workstation.domain.assessment import Outcome
from workstation.domain.officer import Role
from workstation.signing import cms_shape
from workstation.signing.reading import read_packet
from workstation.signing.verdict import Result, as_json


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout


def test_every_step_is_accepted_as_it_leaves_the_signer(signed: Signed) -> None:
    for pdf, fields in (
        (signed.certified, ["author"]),
        (signed.escalated, ["author", "L3"]),
        (signed.decided, ["author", "L3", "L4"]),
    ):
        verdict = judge(pdf, signed.office.trust())
        assert reasons(verdict) == set()
        assert verdict.ok
        assert [each.field for each in verdict.signatures] == fields
        assert {each.result for each in verdict.signatures} == {Result.PASSED}


def test_each_decision_only_adds_to_the_file(signed: Signed) -> None:
    """Decisions are incremental updates: what was signed before stays byte for byte."""
    assert signed.certified.startswith(signed.base)
    assert signed.escalated.startswith(signed.certified)
    assert signed.decided.startswith(signed.escalated)
    verdict = judge(signed.decided, signed.office.trust())
    assert verdict.revisions == (
        len(signed.base), len(signed.certified), len(signed.escalated), len(signed.decided)
    )  # fmt: skip


def test_the_decision_comes_back_out_of_the_signed_dictionary(signed: Signed) -> None:
    verdict = judge(signed.decided, signed.office.trust())
    escalated, approved = verdict.decisions
    assert escalated.outcome is Outcome.ESCALATE
    assert approved.outcome is Outcome.APPROVE_WITH_CONDITIONS
    assert approved.conditions[0].due == "2026-12-01"
    assert approved.officer_name == "Chloé Tremblay"
    assert verdict.record == signed.record


def test_poppler_calls_every_signature_valid(signed: Signed, tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(signed.decided)
    said = _said("pdfsig", "-nocert", str(path))
    assert said.count("Signature is Valid.") == 3
    assert said.count("ETSI.CAdES.detached") == 3
    assert said.count("SHA-384") == 3
    assert "Total document signed" in said


def test_mupdf_calls_every_signature_valid(signed: Signed, tmp_path: Path) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(signed.decided)
    said = _said("mutool", "sign", "-v", str(path))
    assert said.count("there have been edits since signing") == 2
    assert said.count("The document is unchanged since signing.") == 1
    assert "invalid" not in said.lower()


def test_the_same_signature_makes_the_same_bytes_again(signed: Signed) -> None:
    """The acceptance policy rests on this: nothing in a revision comes from chance."""
    found = read_packet(signed.decided)
    assert all(cms_shape.has_our_shape(each.cms) for each in found.signatures)
    again = judge(signed.decided, signed.office.trust())
    assert again.ok


def test_verify_json_has_the_keys_of_the_contract(signed: Signed) -> None:
    payload = as_json(judge(signed.decided, signed.office.trust()), "packet.pdf")
    assert {"file", "ok", "signatures", "assessment", "decisions", "embedded_matches_pages",
            "problems"} <= set(payload)  # fmt: skip
    assert {"field", "signer", "authority", "signed_at", "covers_whole_revision", "intact",
            "trusted", "modification", "problems"} <= set(payload["signatures"][0])  # fmt: skip
    assert [each["modification"] for each in payload["signatures"]] == [
        "permitted", "permitted", "none"
    ]  # fmt: skip
    assert payload["assessment"] == {
        "id": "MRA-2026-0147",
        "partner": "General Directorate of State Security",
        "baseline": "substantial",
        "residual": "medium",
        "determination": "yes",
        "banner": "SECRET//CANADIAN EYES ONLY",
    }


def test_a_second_reader_signs_before_the_ladder(signed: Signed) -> None:
    reader = signed.office.officer("O-2", "L. Chen", Role.SECOND_READER)
    pdf = decided_by(signed.certified, signed.record, reader, Outcome.APPROVE)
    pdf = decided_by(pdf, signed.record, signed.committee, Outcome.DENY)
    verdict = judge(pdf, signed.office.trust())
    assert verdict.ok
    assert [each.field for each in verdict.signatures] == ["author", "second_reader", "L4"]
