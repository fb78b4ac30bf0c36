"""The words on pages: found across lines, accents and signatures; headed by where they stand."""

import io
from collections.abc import Sequence

import pytest

from workstation.documents import page_text
from workstation.documents.page_text import Query, found_in, headings_of, text_of
from workstation.documents.text_match import folded, pattern_of, spans
from workstation.domain.error import BadInputError
from workstation.workflows.pictures import Pictures

HEIGHT = 400.0


def pdf_of(
    pages: Sequence[Sequence[str]], *, turned: int = 0, outline: Sequence[str] = ()
) -> bytes:
    """Pages of lines, 20 points apart from 40 points below the top; every target is page 1."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(300, HEIGHT))
    for number, lines in enumerate(pages):
        if not number:
            for title in outline:
                canvas.bookmarkPage(title)
                canvas.addOutlineEntry(title, title)
        canvas.setPageRotation(turned)
        for line, words in enumerate(lines):
            canvas.drawString(40, HEIGHT - 40 - 20 * line, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def places(text: str, query: str) -> list[str]:
    """What of a text is found."""
    wanted = pattern_of(query)
    assert wanted is not None
    return [text[at : at + count] for at, count in spans(wanted, folded(map(ord, text)))]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Risk and risk", "RISK", ["Risk", "risk"]),
        ("Le résumé", "resume", ["résumé"]),
        ("resume", "résumé", ["resume"]),
        ("place of\r\nstay", "of stay", ["of\r\nstay"]),
        ("a  b", "a b", ["a  b"]),
        ("mistreat-\r\nment", "mistreatment", ["mistreat-\r\nment"]),
        ("well-\r\nfounded", "well-founded", ["well-\r\nfounded"]),
        ("well-founded", "wellfounded", []),
        ("mistreat\ufffement", "mistreatment", ["mistreat\ufffement"]),
        ("the partner’s", "partner's", ["partner’s"]),
        ("2024–2026", "2024-2026", ["2024–2026"]),
        ("a.b", "a?b", []),
        ("straße ﬁn", "strasse fin", ["straße ﬁn"]),
        ("soft\u00adware", "software", ["soft\u00adware"]),
    ],
)  # fmt: skip
def test_words_are_found_as_people_mean_them(text: str, query: str, found: list[str]) -> None:
    assert places(text, query) == found


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_nothing_is_looked_for_without_words(query: str) -> None:
    assert pattern_of(query) is None
    assert found_in(pdf_of([["a"]]), Query(query, 0, 5)) == ()


def test_each_place_says_where_it_is_on_its_page() -> None:
    data = pdf_of([["nothing"], ["one heron", "and a", "heron"]])
    found = found_in(data, Query("heron", 0, 9))
    assert [each.page for each in found] == [1, 1]
    first, second = (each.boxes[0] for each in found)
    assert first.left > 40
    assert 26 < first.top < 40
    assert second.left == pytest.approx(40, abs=1)
    assert second.top - first.top == pytest.approx(40, abs=1)
    across = found_in(data, Query("a heron", 0, 9))
    assert [len(each.boxes) for each in across] == [2]
    assert found_in(data, Query("heron", 0, 1)) == ()


def test_a_turned_page_is_marked_where_it_is_seen() -> None:
    (found,) = found_in(pdf_of([["heron"]], turned=90), Query("heron", 0, 1))
    assert found.boxes[0].left > HEIGHT - 60
    assert found.boxes[0].height > found.boxes[0].width


def test_no_more_places_than_a_person_goes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_text, "MOST_HITS", 3)
    assert len(found_in(pdf_of([["a a"], ["a a"], ["a a"]]), Query("a", 0, 9))) == 3


def test_headings_lead_to_their_lines_and_not_to_where_they_point() -> None:
    """Earlier packets let every entry of their outline point to the first page."""
    data = pdf_of(
        [["Cover", "see 2 Later"], ["1 Begin"], ["2 Later", "text"]],
        outline=["Cover", "1 Begin", "2 Later", "Not there"],
    )
    found = [(each.title, each.page) for each in headings_of(data, None)]
    assert found == [("Cover", 0), ("1 Begin", 1), ("2 Later", 2), ("Not there", 2)]


def test_what_a_signature_draws_belongs_to_the_words_of_its_page() -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf_of([["page"]]))) as pdf:
        font = pdf.pages[0].Resources.Font
        drawn = pdf.make_stream(b"BT /F1 12 Tf 4 4 Td (Denied by the heron) Tj ET")
        drawn.update(
            {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form,
             "/BBox": pikepdf.Array([0, 0, 200, 40]),
             "/Resources": pikepdf.Dictionary(Font=font)}
        )  # fmt: skip
        stamp = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, F=4,
            Rect=pikepdf.Array([40, 100, 240, 140]), AP=pikepdf.Dictionary(N=drawn),
        )  # fmt: skip
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(stamp)]))
        buffer = io.BytesIO()
        pdf.save(buffer)
    (found,) = found_in(buffer.getvalue(), Query("heron", 0, 1))
    assert found.boxes[0].top > HEIGHT - 140
    assert "Denied by the heron" in text_of(buffer.getvalue(), 0)


def test_pages_are_searched_in_the_process_without_keys() -> None:
    pictures = Pictures(pdf_of([["one heron"], ["two"]], outline=["two"]), "some.pdf")
    assert [each.page for each in pictures.find("HERON", 0, 2)] == [0]
    assert pictures.find("heron", 1, 1) == ()
    assert [each.page for each in pictures.headings()] == [1]
    pictures.close()
    broken = Pictures(b"%PDF-1.7 broken", "some.pdf")
    with pytest.raises(BadInputError) as caught:
        broken.find("a", 0, 1)
    assert (caught.value.code, caught.value.file) == ("pdf.unreadable", "some.pdf")
    broken.close()
