"""Signing a packet as its author."""

import os
import stat
from pathlib import Path

import pytest

from tests.conftest import MakeSession
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Answer, State
from workstation.domain.error import (
    BadInputError,
    CheckFailedError,
    NotAllowedError,
    StoreError,
    UsageError,
)
from workstation.domain.officer import Role
from workstation.vault import files
from workstation.workflows import (
    assessments,
    drafting,
    packets,
    partner_documents,
    partners,
    verification,
)
from workstation.workflows.session import Session


def test_a_complete_assessment_becomes_a_packet_that_verifies(
    session: Session, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "packet.pdf")
    verdict = verification.verify_in(session, packet)
    assert verdict.problems == ()
    assert [each.problems for each in verdict.signatures] == [()]
    assert verdict.ok
    assert assessments.get_state(session, assessment) is State.SUBMITTED
    assert session.vault.get_attachment(verdict.sha256) == packet.read_bytes()
    assert stat.S_IMODE(packet.stat().st_mode) == 0o600


def test_french_pages_verify_too(session: Session, tmp_path: Path) -> None:
    assessment = fill(session, tmp_path)
    packet = packets.submit(session, assessment, tmp_path / "dossier.pdf", language="fr")
    verdict = verification.verify_in(session, packet)
    assert verdict.ok
    assert verdict.record is not None
    assert verdict.record["language"] == "fr"


def test_the_roots_alone_verify_a_packet(session: Session, tmp_path: Path) -> None:
    """``assessor verify FILE --trust FILE.pem`` needs no vault."""
    from workstation.workflows.officers import trust_pem

    trust = tmp_path / "trust.pem"
    trust.write_text(trust_pem(session))
    packet = packets.submit(session, fill(session, tmp_path), tmp_path / "packet.pdf")
    assert verification.verify_file(packet, trust).ok


def test_what_is_missing_is_listed_and_nothing_is_written(session: Session, tmp_path: Path) -> None:
    partner = partners.add_partner(session, name="Border Guard", country="NOR", kind="border")
    assessment = assessments.new_assessment(session, partner.id)
    with pytest.raises(CheckFailedError) as caught:
        packets.submit(session, assessment.id, tmp_path / "packet.pdf")
    assert caught.value.code == "packet.incomplete"
    missing = caught.value.data["missing"]
    assert isinstance(missing, list)
    assert {"section": "1", "question": "1.1", "need": "answer"} in missing
    assert not (tmp_path / "packet.pdf").exists()
    assert assessments.get_state(session, assessment.id) is State.DRAFT


def test_a_hard_stop_of_signing_is_enforced_under_the_screen(
    session: Session, tmp_path: Path
) -> None:
    """B-7: no disclosure without a characterisation of accuracy and reliability."""
    assessment = fill(session, tmp_path)
    drafting.answer(session, assessment, Answer("2.5", None, "", ""))
    with pytest.raises(CheckFailedError) as caught:
        packets.submit(session, assessment, tmp_path / "packet.pdf")
    assert caught.value.code in ("packet.incomplete", "packet.hard_stop")
    assert caught.value.place == "2.5"


def test_only_the_author_signs(session: Session, make_session: MakeSession, tmp_path: Path) -> None:
    assessment = fill(session, tmp_path)
    other = make_session(Role.ASSESSOR, "B. Other")
    with pytest.raises(NotAllowedError):
        packets.submit(other, assessment, tmp_path / "packet.pdf")
    assert not (tmp_path / "packet.pdf").exists()


def test_a_decision_maker_cannot_submit(
    session: Session, make_session: MakeSession, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    with pytest.raises(NotAllowedError):
        packets.submit(make_session(Role.L3, "S. Okafor"), assessment, tmp_path / "packet.pdf")


def test_a_signed_assessment_is_not_signed_again(session: Session, tmp_path: Path) -> None:
    assessment = fill(session, tmp_path)
    packets.submit(session, assessment, tmp_path / "packet.pdf")
    with pytest.raises(NotAllowedError) as caught:
        packets.submit(session, assessment, tmp_path / "again.pdf")
    assert caught.value.code == "packet.not_draft"


def test_a_file_is_not_overwritten_unless_told(session: Session, tmp_path: Path) -> None:
    assessment = fill(session, tmp_path)
    out = tmp_path / "packet.pdf"
    out.write_text("precious")
    with pytest.raises(UsageError) as caught:
        packets.submit(session, assessment, out)
    assert caught.value.code == "file.exists"
    assert out.read_text() == "precious"
    packets.submit(session, assessment, out, force=True)
    assert verification.verify_in(session, out).ok


def test_a_full_disk_leaves_the_draft_and_no_file(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk on submit; nothing half-written, nothing lost."""
    assessment = fill(session, tmp_path)
    folder = tmp_path / "stick"
    folder.mkdir()
    real = os.fsync

    def full(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if path.is_relative_to(folder):
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(StoreError) as caught:
        packets.submit(session, assessment, folder / "packet.pdf")
    assert caught.value.code == "disk.full"
    assert list(folder.iterdir()) == []
    assert assessments.get_state(session, assessment) is State.DRAFT
    monkeypatch.undo()
    packets.submit(session, assessment, folder / "packet.pdf")
    assert verification.verify_in(session, folder / "packet.pdf").ok


def test_a_disk_that_fails_after_the_record_has_it_says_so(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is signed and recorded is not refused; the packet is saved again from the record."""
    assessment = fill(session, tmp_path)
    folder = tmp_path / "stick"
    folder.mkdir()

    def failing(_self: Path, _target: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(StoreError) as caught:
        packets.submit(session, assessment, folder / "packet.pdf")
    monkeypatch.undo()
    assert caught.value.code == "packet.recorded_only"
    assert list(folder.iterdir()) == []
    assert assessments.get_state(session, assessment) is State.SUBMITTED
    kept = session.vault.read("SELECT sha256 FROM packet")[0]["sha256"]
    partner_documents.write_document(session, "P-0001", str(kept), folder / "again.pdf")
    assert verification.verify_in(session, folder / "again.pdf").ok


def test_the_preview_is_marked_as_a_draft_and_signs_nothing(
    session: Session, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    packets.preview(session, assessment, "fr")  # notes that it was opened: the head moves on
    pdf = packets.preview(session, assessment, "fr")
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf)
    assert pdf == packets.preview(session, assessment, "fr")
    assert not verification.verify_in(session, path).ok
    assert assessments.get_state(session, assessment) is State.DRAFT


def test_an_assessment_that_has_just_begun_can_be_previewed(session: Session) -> None:
    partner = partners.add_partner(session, name="Border Guard", country="NOR", kind="border")
    assessment = assessments.new_assessment(session, partner.id)
    assert packets.preview(session, assessment.id).startswith(b"%PDF-")


def test_a_missing_file_is_bad_input(session: Session, tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as caught:
        verification.verify_in(session, tmp_path / "nowhere.pdf")
    assert caught.value.code == "packet.unreadable"
    assert caught.value.file == str(tmp_path / "nowhere.pdf")
