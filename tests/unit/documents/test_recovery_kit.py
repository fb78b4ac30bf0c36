"""The printed kit: a page for each share, in both languages, and nothing secret on the guide."""

from io import BytesIO

import pytest

from workstation.documents import recovery_kit
from workstation.documents.recovery_kit import KitPages
from workstation.domain.text import Language
from workstation.vault import shares


def _kit(
    needed: int = 2, count: int = 3, *, station: str = "OTT-04", by: str = "A. Martin"
) -> KitPages:
    made = shares.split(bytes(range(32)), needed, count)
    return KitPages(
        station=station,
        vault_id="3f0f7c2e-2f1f-4a0f-9d53-66f1f2f0a1bc",
        kit=made[0].kit,
        needed=needed,
        made_on="2026-11-22",
        made_by=by,
        shares=made,
    )


def _texts(data: bytes) -> list[str]:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_for_each_share_and_a_guide(language: Language) -> None:
    kit = _kit()
    pages = _texts(recovery_kit.render(kit, language))
    assert len(pages) == 4
    for share, text in zip(kit.shares, pages, strict=False):
        assert set(share.words) <= set(text.split())
        for said in (share.check_line, kit.kit, kit.vault_id, "OTT-04", "2026-11-22"):
            assert said in text
        assert f"Recovery share {share.number} of 3" in text
        assert f"Part de récupération {share.number} sur 3" in text
        others = [other.text for other in kit.shares if other is not share]
        assert not any(" ".join(other.split()[4:8]) in " ".join(text.split()) for other in others)


def test_the_words_of_a_page_are_the_share_when_pasted_as_they_come() -> None:
    kit = _kit()
    page = _texts(recovery_kit.render(kit, "en"))[0]
    lines = [line for line in page.splitlines() if line[:1].isdigit()]
    # A step of the guide may hold one word of a share by chance; a line of the table only such.
    said = [(line, {each for each in line.split() if each.isalpha()}) for line in lines]
    table = [line for line, letters in said if letters and letters <= set(kit.shares[0].words)]
    assert shares.read(" ".join(table)) == kit.shares[0]


def test_the_guide_holds_no_word_of_any_share_in_its_table() -> None:
    kit = _kit()
    guide = _texts(recovery_kit.render(kit, "en"))[-1]
    for share in kit.shares:
        assert share.check_line not in guide
        # Some words of the list are everyday words; three in a row are not.
        plain = " ".join(guide.lower().split())
        for at in range(4, 30):
            assert " ".join(share.words[at : at + 3]) not in plain


@pytest.mark.parametrize(("needed", "count"), [(1, 1), (2, 2), (4, 6)])
def test_the_longest_names_keep_a_share_on_its_page(needed: int, count: int) -> None:
    kit = _kit(needed, count, station="É" * 30 + " " + "W" * 33, by="Ç" * 30 + " " + "M" * 33)
    pages = _texts(recovery_kit.render(kit, "fr"))
    guide = 1 if count <= 5 else 2
    assert len(pages) == count + guide


def test_text_from_outside_is_drawn_and_never_read_as_markup() -> None:
    kit = _kit(station='<img src="/etc/passwd"/> & <b>', by="</para>")
    assert '<img src="/etc/passwd"/>' in _texts(recovery_kit.render(kit, "en"))[0].replace("\n", "")


def test_the_file_carries_no_words_outside_its_pages() -> None:
    import pikepdf

    kit = _kit()
    with pikepdf.open(BytesIO(recovery_kit.render(kit, "en"))) as pdf:
        around = str(dict(pdf.docinfo)) + str(pdf.Root.keys())
    assert kit.shares[0].words[4] not in around
