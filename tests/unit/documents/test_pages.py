"""The pages: the same bytes each time, every word in full, nothing read from markup."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.documents import sample
from workstation.documents.assessment import render
from workstation.documents.packet_record import check_code, record_bytes
from workstation.domain.assessment import Answer
from workstation.domain.text import Language

ROOT = Path(__file__).resolve().parents[3]

_CHILD = """
import hashlib
from tests.unit.documents import sample
from workstation.documents.assessment import render
from workstation.documents.stamp import render_stamp
render(sample.record("fr"), sample.methodology(), draft=True)
print(hashlib.sha256(render(sample.record(), sample.methodology())).hexdigest())
"""


def _text(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "pages.pdf"
    path.write_bytes(pdf)
    return subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout


def _bare(text: str) -> str:
    """Without spaces: where a line breaks is not the matter here."""
    return "".join(text.split())


def _with_reason(text: str, **changes: Any) -> dict[str, Any]:
    content = sample.content(**changes)
    answers = dict(content.assessment.answers)
    answers["8.3"] = Answer("8.3", "4", text, "(S//CEO)", ("E-01",))
    return sample.record(assessment=replace(content.assessment, answers=answers))


def _pages(record: dict[str, Any], *, draft: bool = False) -> bytes:
    return render(record, sample.methodology(), draft=draft)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_record_gives_the_same_bytes(language: Language) -> None:
    assert _pages(sample.record(language)) == _pages(sample.record(language))


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_a_fresh_process_gives_the_same_bytes(seed: str) -> None:
    """Another machine must be able to make the pages again: no hash order, no history."""
    said = subprocess.run(
        [sys.executable, "-c", _CHILD],
        capture_output=True, text=True, check=True, cwd=ROOT,
        env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "TZ": "Asia/Tokyo"},
    ).stdout.strip()  # fmt: skip
    assert said == hashlib.sha256(_pages(sample.record())).hexdigest()


def test_a_different_answer_gives_different_pages_and_code() -> None:
    first, second = sample.record(), _with_reason("Another reason.")
    assert first["check_code"] != second["check_code"]
    assert _pages(first) != _pages(second)


def test_the_check_code_finds_the_record() -> None:
    record = sample.record()
    code = record["check_code"]
    assert check_code(record) == code
    assert [len(part) for part in code.split("-")] == [4, 4, 4, 2]
    assert not set(code) & set("ILOU")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Mistreatment risk assessment", "Baseline, before measures", "Annex A",
                "Unable to determine", "Decision sheet", "Page 1 of")),
        ("fr", ("Évaluation des risques de mauvais traitements", "Risque initial", "Annexe A",
                "Impossible à déterminer", "Feuille de décision", "Page 1 de")),
    ],
)  # fmt: skip
def test_both_languages_say_the_same(
    language: Language, words: tuple[str, ...], tmp_path: Path
) -> None:
    """B-27: English and French of equal standing."""
    said = _bare(_text(_pages(sample.record(language)), tmp_path))
    assert [each for each in words if _bare(each) not in said] == []


def test_each_page_has_the_banner_twice_and_its_number(tmp_path: Path) -> None:
    said = _text(_pages(sample.record()), tmp_path)
    pages = said.split("\f")[:-1]
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert page.count("SECRET//CANADIAN EYES ONLY") == 2
        assert f"Page {number} of {len(pages)}" in page
        assert sample.record()["check_code"] in page


def test_a_draft_says_so_and_offers_no_field(tmp_path: Path) -> None:
    pdf = _pages(sample.record(), draft=True)
    said = _text(pdf, tmp_path)
    assert "Draft, not signed" in said
    assert sample.record()["check_code"] not in said
    assert b"/FT /Sig" not in pdf


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>bold</b> & <i>x",
        "5 < 6 and 7 > 2 & so on",
        '<img src="/etc/passwd"/> <img src=http://example.org/a.png>',
        "<font color=\"__import__('os')\">red</font>",
        "</para><para>",
        "{braces} %s %(x)s &lt; &#60;",
    ],
)
def test_markup_is_seen_literally(hostile: str, tmp_path: Path) -> None:
    """67-70: text from an officer is never read as markup."""
    assert _bare(hostile) in _bare(_text(_pages(_with_reason(hostile)), tmp_path))


@pytest.mark.parametrize("place", ["partner", "banner", "title", "prior", "evidence"])
def test_markup_in_any_place_makes_a_document(place: str) -> None:
    content = sample.content()
    bad = "<img src='/etc/passwd'/> & <"
    changes: dict[str, Any] = {
        "partner": {"partner": replace(content.partner, name=bad, unit=bad, short_name=bad)},
        "banner": {"banner": bad},
        "title": {"authority_reasons": ({"rule": bad, "text": bad},)},
        "prior": {"prior_record": [
            replace(each, summary=bad, detail=bad, subject=bad, marking=bad, result=bad)
            for each in content.prior_record
        ]},
        "evidence": {"assessment": replace(content.assessment, author_name=bad, evidence=tuple(
            replace(each, title=bad, marking=bad, reference=bad)
            for each in content.assessment.evidence
        ))},
    }  # fmt: skip
    assert _pages(sample.record(**changes[place])).startswith(b"%PDF-")


def test_what_cannot_be_seen_is_shown(tmp_path: Path) -> None:
    """62, 72: controls, bidi overrides and missing glyphs have a visible stand-in."""
    said = _text(_pages(_with_reason("a\u202eb\u200bc\x07d\U0001f600e")), tmp_path)
    for stand_in in ("‹U+202E›", "‹U+200B›", "‹U+0007›", "‹U+1F600›"):
        assert stand_in in said.replace("\n", "")


def test_signs_that_only_the_monospaced_face_has_are_drawn(tmp_path: Path) -> None:
    said = _text(_pages(_with_reason("likelihood ≥ 4 → 3")), tmp_path)
    assert "≥" in said
    assert "→" in said


def test_a_word_of_200000_letters_is_printed_in_full(tmp_path: Path) -> None:
    """71: in pieces; in one piece ReportLab's time grows with the square."""
    record = _with_reason("W" * 200_000)
    said = _text(_pages(record), tmp_path)
    assert said.count("W") >= 200_000


def test_a_long_text_is_printed_in_full(tmp_path: Path) -> None:
    """Every text in full, however many pages it takes."""
    words = [f"word{number:05d}" for number in range(6_000)]
    said = _text(_pages(_with_reason(" ".join(words))), tmp_path)
    assert [each for each in words if each not in said] == []


def test_the_record_travels_with_the_pages(tmp_path: Path) -> None:
    record = sample.record()
    path = tmp_path / "pages.pdf"
    path.write_bytes(_pages(record))
    subprocess.run(
        ["pdfdetach", "-save", "1", "-o", str(tmp_path / "record.json"), str(path)], check=True
    )
    assert (tmp_path / "record.json").read_bytes() == record_bytes(record)


def test_fonts_are_embedded(tmp_path: Path) -> None:
    path = tmp_path / "pages.pdf"
    path.write_bytes(_pages(sample.record("fr")))
    said = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
    lines = said.stdout.splitlines()[2:]
    assert len(lines) >= 4
    assert all("Noto" in line for line in lines)
    assert all(line.split()[-5] == "yes" for line in lines)


def test_each_page_names_the_head_of_the_history(tmp_path: Path) -> None:
    """Whoever holds the paper can tell whether a vault still has that entry."""
    record = sample.record()
    head = f"{record['ledger']['seq']}:{record['ledger']['head']}"
    pages = _text(_pages(record), tmp_path).split("\f")[:-1]
    assert pages
    assert all(head in page for page in pages)
    assert head not in _text(_pages(record, draft=True), tmp_path)


PACKETS = ROOT / "tests" / "fixtures" / "packets"
_PAGES = json.loads((PACKETS / "pages.json").read_text())


@pytest.mark.parametrize("name", sorted(each for each in _PAGES if each.startswith("renderer")))
def test_records_of_earlier_renderers_are_made_as_they_were(name: str) -> None:
    """B-24: a packet signed years ago is made again byte for byte, its pages too."""
    kept = (PACKETS / f"{name}.json").read_bytes()
    record = json.loads(kept)
    language: Language = "fr" if name.endswith("_fr") else "en"
    made = sample.record(language, renderer=record["renderer"])
    assert record_bytes(made) == kept
    assert hashlib.sha256(_pages(record)).hexdigest() == _PAGES[name]


def test_pages_of_the_first_renderer_stay_as_they_were(tmp_path: Path) -> None:
    record = {**sample.record(), "renderer": "1"}
    head = f"{record['ledger']['seq']}:{record['ledger']['head']}"
    assert head not in _text(_pages(record), tmp_path)


def test_datasets_are_cited_beside_their_values(tmp_path: Path) -> None:
    """The text of an officer is drawn literally; pages of before do not have it."""
    record = sample.record()
    cited = "Source: Gibney and others. 2025. <b>The Scale</b>."
    assert cited in " ".join(_text(_pages(record), tmp_path).split())
    older = sample.record(renderer="2")
    assert "citations" not in older
    assert "Gibney" not in _text(_pages(older), tmp_path)
