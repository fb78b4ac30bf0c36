"""The scan of a decision signed by pen: shown, taken out, printed; each is noted (B-24)."""

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from tests.conftest import MakeSession
from tests.unit.workflows.filled import fill
from workstation.domain.assessment import Outcome
from workstation.domain.error import BadInputError, NotAllowedError, UsageError
from workstation.domain.officer import Role
from workstation.domain.paper_code import page_code
from workstation.domain.register import DocumentKind
from workstation.records import kinds
from workstation.workflows import (
    history,
    packets,
    partner_documents,
    printing,
    scans,
    wet_ink,
)
from workstation.workflows.session import Session


def _picture(form: str, sheets: int = 1) -> bytes:
    from PIL import Image

    made = [Image.new("1", (850, 1100), 1) for _ in range(sheets)]
    output = BytesIO()
    rest = {"save_all": True, "append_images": made[1:]} if sheets > 1 else {}
    made[0].save(output, form, **rest)
    return output.getvalue()


def _scan(data: bytes, media_type: str) -> scans.Scan:
    return scans.Scan("WI-2026-001", "MRA-2026-0001", "a/b.scan", media_type, "0" * 64, "", data)


def test_a_scan_is_shown_printed_and_taken_out_and_each_is_noted(
    session: Session, make_session: MakeSession, tmp_path: Path
) -> None:
    assessment = fill(session, tmp_path)
    packets.submit(session, assessment, tmp_path / "packet.pdf")
    sheet = printing.decision_packet(session, assessment, tmp_path / "sheet.pdf")
    (copy,) = session.vault.entries_of(printing.PACKET_PRINTED, assessment)
    records = make_session(Role.RECORDS, "R. Bouchard")
    made = wet_ink.enter(
        records, page_code(copy.body["letters"], 1), authority="L4", outcome=Outcome.DENY,
        signed_by="D. Roy", signed_on="2026-11-16", reasons="No.", marking="(S)", scan=sheet,
    )  # fmt: skip

    found = scans.open_scan(records, made.id)
    assert scans.pages(found) == sheet.read_bytes()
    assert (found.file_name, found.banner) == ("sheet.pdf", copy.body["banner"])
    seen = [e.body for e in records.vault.entries_of(kinds.RECORD_VIEWED, assessment)]
    assert {"what": "scan", "id": assessment, "scan": made.id}.items() <= seen[-1].items()
    scans.note_printed(records, found)

    (listed,) = [
        each
        for each in partner_documents.list_documents(records, _partner(records, assessment))
        if each.kind is DocumentKind.SCAN
    ]
    assert (listed.item, listed.name, listed.on) == (made.id, "sheet.pdf", "2026-11-16")

    out = tmp_path / "out.pdf"
    with pytest.raises(BadInputError):
        scans.write_scan(records, "WI-2026-009", out)
    assert not out.exists()
    scans.write_scan(records, made.id, out)
    assert out.read_bytes() == sheet.read_bytes()
    with pytest.raises(UsageError):
        scans.write_scan(records, made.id, out)
    names = [e.body["file_name"] for e in records.vault.entries_of(kinds.WET_INK_COPIED)]
    assert names == ["", "out.pdf"], "what could not be written is not said to be"
    with pytest.raises(NotAllowedError):
        scans.write_scan(make_session(Role.L5, "P. Gagnon"), made.id, tmp_path / "no.pdf")
    assert kinds.WET_INK_COPIED in history.GROUPS["copies"]


def _partner(session: Session, assessment: str) -> str:
    rows = session.vault.read("SELECT partner FROM assessment WHERE id = ?", (assessment,))
    return str(rows[0]["partner"])


@pytest.mark.parametrize(
    ("form", "media_type", "sheets"),
    [("PNG", "image/png", 1), ("JPEG", "image/jpeg", 1), ("TIFF", "image/tiff", 3)],
)
def test_a_picture_has_one_page_for_each_sheet(form: str, media_type: str, sheets: int) -> None:
    document = pypdfium2.PdfDocument(scans.pages(_scan(_picture(form, sheets), media_type)))
    assert len(document) == sheets
    assert document.get_page_size(0) == (612, 792)
    document.close()


def test_a_picture_that_is_none_or_far_too_large_is_refused_by_name() -> None:
    huge = bytearray(_picture("PNG"))
    huge[16:24] = (60_000).to_bytes(4, "big") * 2
    for data in (b"\x89PNG\r\n\x1a\n" + b"scan", bytes(huge), _picture("TIFF")[:60]):
        with pytest.raises(BadInputError) as caught:
            scans.pages(_scan(data, "image/png"))
        assert caught.value.code == "wet_ink.no_picture"
