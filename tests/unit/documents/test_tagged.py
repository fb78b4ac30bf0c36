"""A packet is heard as it is seen, and kept as it was: tagged, archival, signed all the same."""

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.unit.documents import casework, sample
from tests.unit.documents.tagged_check import Found, check
from tests.unit.signing import packet
from workstation.documents.assessment import render
from workstation.domain.text import Language

LANGUAGES: tuple[Language, ...] = ("en", "fr")
_BEGINNINGS: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("P", "TOP SECRET//FGI GBR//CANADIAN EYES ONLY"),
        ("P", "Assessment under the Avoiding Complicity in Mistreatment"),
        ("H1", "Mistreatment risk assessment"),
        ("P", "(S//FGI GBR//REL TO USA, CAN) Disclosure of travel dates"),
        ("Figure", "Check code "),
        ("TH", "Assessment"),
        ("TD", "Abbreviated assessment of one exchange"),
        ("TH", "Starts from"),
        ("H2", "New facts since MRA-2026-0102"),
        ("H2", "Summary"),
        ("H2", "Result: three values, kept apart"),
        ("Figure", "Matrix of risk before the measures: severity 4 of 5, likelihood 4 of 5"),
        ("Figure", "Matrix of risk after the measures: severity 4 of 5, likelihood 2 of 5"),
        ("H2", "Annex A"),
        ("H3", "Past its date"),
        ("H2", "Annex B"),
        ("H1", "Decision sheet"),
        ("H2", "1. "),
        ("Form", "1. "),
        ("H2", "2. "),
        ("LBody", "No objection"),
        ("Form", "2. "),
        ("H2", "Notices"),
    ),
    "fr": (
        ("P", "TOP SECRET//FGI GBR//CANADIAN EYES ONLY"),
        ("P", "Évaluation en vertu de la Loi visant à éviter la complicité"),
        ("H1", "Évaluation des risques de mauvais traitements"),
        ("Figure", "Code de contrôle "),
        ("TH", "Évaluation"),
        ("TD", "Évaluation abrégée d’un échange"),
        ("H2", "Résumé"),
        ("Figure", "Matrice du risque avant les mesures\u00a0: gravité 4 sur 5"),
        ("H2", "Annexe A"),
        ("H1", "Feuille de décision"),
        ("Form", "1. "),
        ("Form", "2. "),
    ),
}


def _made(language: Language, **changes: Any) -> bytes:
    record = casework.record(language, persons=12, overrides=20, **changes)
    return render(record, casework.methodology())


@pytest.fixture(scope="module")
def pages() -> dict[Language, bytes]:
    """A packet of eight pages whose tables go over pages, in both languages."""
    return {language: _made(language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def found(pages: dict[Language, bytes]) -> dict[Language, Found]:
    return {language: check(pages[language]) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checker_finds_no_fault(language: Language, found: dict[Language, Found]) -> None:
    """Each thing drawn is in the tree and back, headings, tables, figures, fields, archive."""
    assert found[language].faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_read_aloud_in_the_order_of_the_pages(
    language: Language, found: dict[Language, Found]
) -> None:
    """B-27: both languages."""
    rest = iter(found[language].order)
    missing = [
        wanted
        for wanted in _BEGINNINGS[language]
        if not any(kind == wanted[0] and text.startswith(wanted[1]) for kind, text in rest)
    ]
    assert missing == []


def test_only_furniture_and_repeated_headers_are_left_out(found: dict[Language, Found]) -> None:
    """What is an artifact on a page stands around it, or is heard elsewhere."""
    spoken = {text.strip() for _, text in found["en"].order}
    total = len(found["en"].furniture)
    assert total > 4
    for number, text in enumerate(found["en"].furniture, 1):
        assert f"Page {number} of {total}" in text
        rest = text.partition("Mistreatment risk assessment ")[0]
        rest = rest.replace("TOP SECRET//FGI GBR//CANADIAN EYES ONLY", "")
        for each in sorted(spoken, key=len, reverse=True):
            rest = rest.replace(each, "") if each else rest
        assert rest.split() == []


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    """What is cut to fit a page is heard in one go, once."""
    record = casework.record()
    record["assessment"]["new_facts"] = " ".join(f"word{at:04d}" for at in range(900))
    heard = check(render(record, casework.methodology()))
    assert heard.faults == []
    assert any("word0" in text for text in heard.spread)
    said = "".join(text for _, text in heard.order)
    assert [at for at in range(900) if said.count(f"word{at:04d}") != 1] == []


def test_a_draft_is_tagged_and_has_no_field() -> None:
    heard = check(render(sample.record(), sample.methodology(), draft=True))
    assert heard.faults == []
    assert not any(kind == "Form" for kind, _ in heard.order)


def test_the_last_signature_leaves_it_as_it_was() -> None:
    """Three signatures later the tree is whole; each field says its step."""
    import pikepdf

    made = packet.make()
    before, after = check(made.base), check(made.decided)
    assert after.faults == []
    assert after.order == before.order
    with pikepdf.open(BytesIO(made.decided)) as pdf:
        names = [str(each.TU) for each in pdf.Root.AcroForm.Fields]
    assert names[0].startswith("1. ")
    assert all(each.endswith("place to sign") for each in names[:-4])
    assert names[-4:] == [f"Continuation {number}" for number in range(1, 5)]


def test_two_runs_give_the_same_bytes(pages: dict[Language, bytes]) -> None:
    assert _made("fr") == pages["fr"]


def test_earlier_renderers_have_no_tags() -> None:
    """B-24: a packet of before is made as it was."""
    record = sample.record(renderer="3")
    assert "no structure tree" in check(render(record, sample.methodology())).faults


def test_poppler_finds_the_same_tree(
    pages: dict[Language, bytes], found: dict[Language, Found], tmp_path: Path
) -> None:
    """A reader that is not ours; it warns of what it cannot follow."""
    path = tmp_path / "pages.pdf"
    path.write_bytes(pages["fr"])
    said = subprocess.run(
        ["pdfinfo", "-struct", str(path)], capture_output=True, text=True, check=True
    )
    assert said.stderr == ""
    assert said.stdout.startswith("Document")
    kinds = [line.split()[0].rstrip(":") for line in said.stdout.splitlines() if line.strip()]
    for kind in ("H1", "H2", "H3", "Figure", "Form", "TH"):
        assert kinds.count(kind) == sum(1 for each, _ in found["fr"].order if each == kind)


def test_a_text_that_nobody_tagged_is_a_fault() -> None:
    """Lines and grounds become artifacts by themselves; words never do."""
    from reportlab.platypus import Paragraph

    from workstation.documents import container, furniture
    from workstation.documents.assessment import furniture_of
    from workstation.documents.sheet import Sheet
    from workstation.documents.typeface import styles

    sheet = Sheet(sample.record(), sample.methodology())
    around = furniture_of(sheet)
    story = [sheet.paragraph("Heard"), Paragraph("Not heard", styles()["body"])]
    made = furniture.build(story, around)
    heard = check(container.finish(made, b"{}", [], "en", around.tags))
    assert [text for _, text in heard.order][1:] == ["Heard "]
    assert "page 0: drawn outside of marked content: Tj" in heard.faults


def _elements(pdf: Any, kind: str) -> list[Any]:
    import pikepdf

    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind and "/P" in each
    ]


def _without(kind: str, key: str) -> Callable[[Any], None]:
    def spoil(pdf: Any) -> None:
        del _elements(pdf, kind)[0][key]

    return spoil


def _as(kind: str, other: str) -> Callable[[Any], None]:
    def spoil(pdf: Any) -> None:
        import pikepdf

        _elements(pdf, kind)[0].S = pikepdf.Name(other)

    return spoil


def _draw_outside(pdf: Any) -> None:
    pdf.pages[1].contents_add(b"BT /F1+0 9 Tf 100 100 Td (A) Tj ET")


def _forget_language(pdf: Any) -> None:
    del pdf.Root.Lang


def _forget_name(pdf: Any) -> None:
    del pdf.Root.AcroForm.Fields[0].TU


def _lose_a_page(pdf: Any) -> None:
    import pikepdf

    pdf.Root.StructTreeRoot.ParentTree.Nums[3] = pikepdf.Array([])


def _shorten_a_row(pdf: Any) -> None:
    import pikepdf

    row = _elements(pdf, "/TR")[0]
    row.K = pikepdf.Array(list(row.K)[:-1])


def _rename(pdf: Any) -> None:
    pdf.docinfo["/Title"] = "Another title"


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (_draw_outside, "drawn outside of marked content"),
        (_forget_language, "no language"),
        (_forget_name, "a field has no name"),
        (_lose_a_page, "does not lead back"),
        (_shorten_a_row, "a table with rows of"),
        (_rename, "/Title is not the same"),
        (_without("/Figure", "/Alt"), "Figure without words"),
        (_without("/TH", "/A"), "header cell without scope"),
        (_without("/P", "/K"), "content without an element"),
        (_as("/H1", "/P"), "headings go from 0 to 2"),
        (_as("/TH", "/Thing"), "unknown kind"),
        (_as("/LI", "/P"), "L holds what it must not"),
    ],
)
def test_the_checker_can_fail(
    spoil: Callable[[Any], None], fault: str, pages: dict[Language, bytes]
) -> None:
    """A negative control for each kind of fault."""
    import pikepdf

    output = BytesIO()
    with pikepdf.open(BytesIO(pages["en"])) as pdf:
        spoil(pdf)
        pdf.save(output, fix_metadata_version=False)
    assert any(fault in each for each in check(output.getvalue()).faults)
