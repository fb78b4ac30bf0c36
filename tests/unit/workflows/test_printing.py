"""The decision packet on paper."""

import subprocess
from pathlib import Path

import pytest

from tests.unit.workflows.filled import fill
from workstation.domain.distribution import Recipient
from workstation.domain.error import BadInputError, CheckFailedError, UsageError
from workstation.domain.paper_code import page_code
from workstation.workflows import packets, printing
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
