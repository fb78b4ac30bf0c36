"""A copy on paper is heard as it is seen, its stamps included; older packets are copied as ever."""

from tests.unit.documents import sample
from tests.unit.documents.tagged_check import check
from tests.unit.signing.packet import Signed
from tests.unit.signing.stamped import Lifted
from tests.unit.signing.test_longterm import lifted as lifted
from workstation.documents.packet import SignatureFacts, render_packet
from workstation.documents.packet_copy import CopyFacts

_FACTS = CopyFacts(
    2, 5, "2026-11-22T10:00:00Z", "A. Martin", "ab" * 32, letters="ABCDEF", fills_sheets=True
)
_SIGNATURES = (
    SignatureFacts("author", "A. Martin", "2026-11-16T21:20:00Z", "", "5F 02"),
    SignatureFacts("L4", "Chloé Tremblay", "2026-11-17T20:47:00Z", "approve", "5F 04"),
)


def _copy(signed: Signed, pdf: bytes) -> bytes:
    return render_packet(signed.record, sample.methodology(), pdf, _SIGNATURES, _FACTS).data


def test_a_copy_is_tagged_with_cover_pages_and_stamps(signed: Signed) -> None:
    """Cover first, then the signed pages; what a stamp says is read where it stands."""
    data = _copy(signed, signed.decided)
    heard = check(data)
    assert heard.faults == []
    assert heard.order[1] == ("H1", "Decision packet ")
    titles = [text for kind, text in heard.order if kind == "H1"]
    assert titles.index("Mistreatment risk assessment ") < titles.index("Decision sheet ")
    stamps = [text for kind, text in heard.order if kind == "P" and "Signed electronically" in text]
    assert [name in text for name, text in zip(
        ("A. Martin", "S. Okafor", "Chloé Tremblay"), stamps, strict=True
    )] == [True, True, True]  # fmt: skip
    assert not any(kind == "Form" for kind, _ in heard.order)
    assert any("Copy 2 of 5" in text for text in heard.furniture)
    assert data == _copy(signed, signed.decided)


def test_a_stamped_packet_makes_a_copy_without_its_store(lifted: Lifted) -> None:
    data = _copy(lifted.signed, lifted.pdf)
    assert check(data).faults == []
    assert b"/DocTimeStamp" not in data
