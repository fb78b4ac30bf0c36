"""The decision packet on paper."""

import subprocess
from pathlib import Path

import pytest

from tests.unit.workflows.filled import MARK, fill
from workstation.domain.distribution import Recipient
from workstation.domain.error import BadInputError, CheckFailedError, UsageError
from workstation.domain.paper_code import page_code
from workstation.domain.redaction import Redaction
from workstation.workflows import assessments, drafting, packets, printing, redaction
from workstation.workflows.officers import trust_pem
from workstation.workflows.session import Session


def _text(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout


def test_each_copy_has_its_number_its_recipient_and_an_entry(
    session: Session, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    packets.submit(session, assessment, tmp_path / "packet.pdf")
    out = printing.decision_packet(
        session, assessment, tmp_path / "print.pdf", copy=2, copies=3,
        recipient=Recipient("A. Tremblay", "Legal Services"),
    )  # fmt: skip
    pages = _text(out).split("\f")[:-1]
    assert all("Copy 2 of 3 for A. Tremblay, Legal Services" in page for page in pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    (entry,) = session.vault.entries_of(printing.PACKET_PRINTED, assessment)
    said = {key: entry.body[key] for key in ("copy", "copies", "to", "office", "pages")}
    assert said == {"copy": 2, "copies": 3, "to": "A. Tremblay", "office": "Legal Services",
                    "pages": len(pages)}  # fmt: skip
    codes = [page_code(entry.body["letters"], number) for number in range(1, len(pages) + 1)]
    assert all(code in page for code, page in zip(codes, pages, strict=True))

    again = printing.decision_packet(session, assessment, tmp_path / "next.pdf", two_sided=True)
    pages = _text(again).split("\f")[:-1]
    assert "Copy 3 of 3" in pages[1], "the number after the highest one"
    assert len(pages) % 2 == 0
    assert "A. Tremblay" in pages[0], "the cover lists the copies made before"
    with pytest.raises(UsageError) as caught:
        printing.decision_packet(session, assessment, tmp_path / "taken.pdf", copy=2, copies=9)
    assert caught.value.code == "print.copy_taken"
    assert not (tmp_path / "taken.pdf").exists()


def test_a_copy_of_what_lapsed_says_so_and_shows_the_pages_as_they_were_signed(
    session: Session, tmp_path: Path
) -> None:
    """C-bis: what was signed stays readable, but nobody takes it for what counts today."""
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    before = _text(printing.decision_packet(session, packet, tmp_path / "1.pdf"))
    assert "no longer current" not in before
    drafting.reopen_baseline(session, assessment, "A new report on the unit.", MARK)
    after = _text(printing.decision_packet(session, packet, tmp_path / "2.pdf", two_sided=True))
    said = "Version 1, no longer current: the file stands at version 2"
    assert all(said in page for page in after.split("\f")[:-1])
    assert packet.read_bytes() == (tmp_path / "packet.pdf").read_bytes()
    left = tmp_path / "left.pdf"
    redaction.write_copy(session, packet, left, [Redaction("1.2", "atia-15-1")])
    assert said in _text(left), "a redacted copy too"


def test_a_copy_of_what_was_withdrawn_says_so(session: Session, tmp_path: Path) -> None:
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    assessments.withdraw(session, assessment, "The request was taken back.", MARK)
    out = printing.decision_packet(session, packet, tmp_path / "print.pdf")
    assert "Version 1, no longer current: withdrawn by its author" in _text(out)


def test_the_print_carries_no_record_and_no_signature_fields(
    session: Session, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    out = printing.decision_packet(session, packet, tmp_path / "print.pdf")
    data = out.read_bytes()
    assert b"record.json" not in data
    assert b"/AcroForm" not in data
    assert "Signed electronically" in _text(out)


def test_a_file_is_printed_with_the_roots_alone(session: Session, tmp_path: Path) -> None:
    packet = packets.submit(session, fill(session, tmp_path), tmp_path / "packet.pdf")
    trust = tmp_path / "trust.pem"
    trust.write_text(trust_pem(session))
    out = printing.decision_packet(None, packet, tmp_path / "print.pdf", trust=trust)
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_touched_packet_is_not_printed(session: Session, tmp_path: Path) -> None:
    packet = packets.submit(session, fill(session, tmp_path), tmp_path / "packet.pdf")
    packet.write_bytes(packet.read_bytes() + b" ")
    with pytest.raises(CheckFailedError):
        printing.decision_packet(session, packet, tmp_path / "print.pdf")
    assert not (tmp_path / "print.pdf").exists()


def test_what_was_never_signed_cannot_be_printed(session: Session, tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        printing.decision_packet(session, "MRA-2026-0001", tmp_path / "print.pdf")
    assert caught.value.code == "packet.not_found"
    with pytest.raises(UsageError):
        printing.decision_packet(session, "MRA-2026-0001", tmp_path / "p.pdf", copy=3, copies=2)
