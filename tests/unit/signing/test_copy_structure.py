"""A copy on paper is heard as it is seen, its stamps included; older packets are copied as ever."""

from dataclasses import replace
from io import BytesIO

from tests.unit.documents import sample
from tests.unit.documents.tagged_check import check
from tests.unit.signing.packet import Signed, decided_by
from tests.unit.signing.stamped import Lifted
from tests.unit.signing.test_continuation import LONG
from tests.unit.signing.test_longterm import lifted as lifted
from workstation.documents.packet import SignatureFacts, render_packet
from workstation.documents.packet_copy import CopyFacts
from workstation.domain.assessment import Outcome
from workstation.domain.paper_code import page_code

_FACTS = CopyFacts(
    2, 5, "2026-11-22T10:00:00Z", "A. Martin", "ab" * 32, letters="ABCDEF", fills_sheets=True
)
_SIGNATURES = (
    SignatureFacts("author", "A. Martin", "2026-11-16T21:20:00Z", "", "5F 02"),
    SignatureFacts("L4", "Chloé Tremblay", "2026-11-17T20:47:00Z", "approve", "5F 04"),
)


def _pages(data: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


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


def test_continuation_sheets_that_say_nothing_are_left_out(signed: Signed) -> None:
    """Numbers and codes are the copy's own; the footer tells the page of the original too."""
    import pikepdf

    long = decided_by(
        signed.certified, signed.record, signed.director, Outcome.ESCALATE, reasons=LONG
    )
    facts = replace(_FACTS, fills_sheets=False)
    made = [
        render_packet(signed.record, sample.methodology(), pdf, _SIGNATURES, each)
        for pdf, each in (
            (signed.decided, facts),
            (signed.decided, replace(facts, has_empty_sheets=True)),
            (long, facts),
        )
    ]
    none, all_, one = (_pages(each.data) for each in made)
    assert [len(all_) - len(each) for each in (none, one)] == [2, 1]
    assert [each.pages for each in made] == [len(none), len(all_), len(one)]
    for copy, pages in zip(made, (none, all_, one), strict=True):
        assert check(copy.data).faults == []
        assert all(page_code("ABCDEF", at) in page for at, page in enumerate(pages, 1))
        assert f"Page {len(pages)} of {len(pages)}, original {len(pages) - 1}" in pages[-1]
    assert not any("Continuation" in page for page in none)
    first = len(all_) - 2
    assert f"page {first}, {first + 1} of the original" in none[0]
    assert f"page {first + 1} of the original" in one[0]
    assert "Left out" not in all_[0]
    assert "Continuation 2" in one[-1], "a page with one used area stays whole"
    assert f"Continued on page {len(one) - 1}." in "".join(one)
    with pikepdf.open(BytesIO(made[0].data)) as paper, paper.open_outline() as outline:
        titles = [each.title for each in outline.root]
        assert "Decision sheet" in titles
        assert "Continuation sheet" not in titles
        assert int(paper.Root.Outlines.Count) == len(titles)


def test_a_stamped_packet_makes_a_copy_without_its_store(lifted: Lifted) -> None:
    data = _copy(lifted.signed, lifted.pdf)
    assert check(data).faults == []
    assert b"/DocTimeStamp" not in data
