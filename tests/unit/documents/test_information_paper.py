"""The information paper: marks on every text, a computed banner, fixed bytes, at any size."""

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workstation.documents.furniture import fitted
from workstation.documents.information_paper import render
from workstation.documents.paper_content import IndicatorLine, PaperContent
from workstation.documents.typeface import BOLD, COLUMN, width_of
from workstation.domain.assessment import State
from workstation.domain.partner import (
    Act,
    Agreement,
    AgreementKind,
    AgreementStatus,
    Arrangement,
    ArrangementStatus,
    Assurance,
    CheckResult,
    Exchange,
    Incident,
    Partner,
    PartnerKind,
    Share,
    Source,
)
from workstation.domain.register import AssuranceLine, DatedSource, DueItem, DueKind, Rating
from workstation.domain.text import Language
from workstation.records.figures import ExchangeCount

PARTNER = Partner("P-0001", "State Security", PartnerKind.INTELLIGENCE, "NOR", short_name="GDSS")
TREATY = Agreement(
    "AG-2026-001", "P-0001", "Air defence agreement", AgreementKind.TREATY,
    AgreementStatus.IN_FORCE, signed="1958-05-12", parties=("Canada", "Norway"),
    purpose="Joint warning.", scale="15 regions", we_provide="Radar tracks.",
    they_provide="A liaison cell.", source="SRC-2026-001", marking="(C//REL TO CAN, USA)",
)  # fmt: skip


def _bare(language: Language = "en") -> PaperContent:
    return PaperContent(language, "2026-11-16", "OTT-04", "A. Martin", PARTNER, country="Norway")


def _exchange(number: int, act: Act, **changes: Any) -> Exchange:
    made = Exchange(
        f"EX-2026-{number:04d}", "P-0001", "2026-03-01", act, f"Matter {number}", "(S//CEO)",
        product_kind="report", caveats="No arrest.", originator="A third service",
        consent="LTR-88", consent_on="2026-02-01",
    )  # fmt: skip
    return replace(made, **changes)


def _source(number: int, *, stale: bool = False) -> DatedSource:
    held = Source(
        f"SRC-2026-{number:03d}", "P-0001", "", f"Note {number}", "Ministry", "2026-01-01",
        "(PB)", grade="B2",
    )  # fmt: skip
    return DatedSource(held, 10, stale)


def _rich(language: Language = "en") -> PaperContent:
    line = AssuranceLine(
        Assurance("AS-2026-001", "P-0001", "2026-01-12", "Consular access", "(S//CEO)"),
        CheckResult.BROKEN, "2026-06-01", 1, overdue=True,
    )  # fmt: skip
    return replace(
        _bare(language),
        status=ArrangementStatus.RESTRICTED,
        arrangements=(
            Arrangement(
                "ARR-2026-001", "P-0001", "Memorandum", ArrangementStatus.RESTRICTED,
                restriction="No identity details", restricts=("disclosure",), since="2019-01-01",
                marking="(C)",
            ),
        ),
        restricted_since={"ARR-2026-001": "2025-02-03"},
        agreements=(TREATY,),
        counts=(
            ExchangeCount("2019", Act.DISCLOSURE, "", "(U)", 3),
            ExchangeCount("2026", Act.DISCLOSURE, "report", "(S//CEO)", 2),
            ExchangeCount("2026", Act.REQUEST, "report", "(U)", 1),
        ),
        given=(_exchange(1, Act.DISCLOSURE), _exchange(2, Act.DISCLOSURE)),
        taken=(_exchange(3, Act.REQUEST, marking="(U)"),),
        share=Share(11, 1, 1, 0.578, 0.957),
        assurances=(line,),
        incidents=(
            Incident("IN-2026-001", "P-0001", "2026-05-11", "Passed on", "(S//CEO)",
                     unit="Counter-Terrorism", sources=("SRC-2026-002",)),
        ),
        ratings=(
            Rating("MRA-2026-0001", "2026-03-14", "Travel dates", "(S//CEO)", State.DENIED,
                   "substantial", "high", "yes", "A. Martin"),
        ),
        levels={"substantial": "Substantial?", "high": "High"},
        sources=(_source(1), _source(2, stale=True)),
        indicators=(IndicatorLine("pts", "PTS, Amnesty", {"2022": "3", "2024": "4"}),),
        citations={"pts": "Gibney, M. and others, 2024."},
        due=(DueItem(DueKind.SOURCE_REFRESH, "2026-10-01", "SRC-2026-002", "Note 2", "(PB)",
                     "P-0001", "State Security", overdue=True),),
        entries=9,
    )  # fmt: skip


def _pages(content: PaperContent, tmp_path: Path) -> list[str]:
    path = tmp_path / "paper.pdf"
    path.write_bytes(render(content).pdf)
    said = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    return said.split("\f")[:-1]


def _squeezed(pages: list[str]) -> str:
    """Without spaces: where a line breaks is not the matter here."""
    return "".join("".join(pages).split())


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", ["Restricted since 2025-02-03 under ARR-2026-001. Forbidden: Disclosure.",
                "As recorded: No identity details", "1958-05-12", "Scale: 15 regions",
                "AG-2026-001, Air defence agreement: Radar tracks.",
                "AG-2026-001, Air defence agreement: A liaison cell.",
                "(S//CEO) Report 0 0 0 0 2 0 2", "(U) Kind not stated 0 0 0 0 0 3 3",
                "(S//CEO) 2026 2 1 0 3", "Consent LTR-88, 2026-02-01",
                "Kept: 11. Broken: 1. Not known: 1.", "58\u00a0% to 96\u00a0%",
                "Open: 1. Closed: 0.", "Substantial?, then High", "2026-10-01, late",
                "Gibney, M. and others, 2024.", "Within their age limit: 1. Past it: 1."]),
        ("fr", ["Restriction depuis le 2025-02-03 en vertu de ARR-2026-001.",
                "Interdit\u00a0: Communication.", "Envergure\u00a0: 15 regions",
                "Joint warning.", "No identity details", "Respectées\u00a0: 11.",
                "Ouverts\u00a0: 1. Clos\u00a0: 0.", "2026-10-01, en retard",
                "Page 1 de", "non signée"]),
    ],
)  # fmt: skip
def test_all_that_the_record_says_stands_in_both_languages(
    language: Language, wanted: list[str], tmp_path: Path
) -> None:
    """B-27; texts of the record stay as they were written."""
    said = _squeezed(_pages(_rich(language), tmp_path))
    assert [each for each in wanted if "".join(each.split()) not in said] == []


def test_banner_number_code_and_unsigned_stand_on_each_page(tmp_path: Path) -> None:
    """B-32: the banner is rolled up from what was drawn."""
    content = _rich()
    pages, made = _pages(content, tmp_path), render(content)
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert page.count("SECRET//CANADIAN EYES ONLY") == 2
        assert f"Page {number} of {len(pages)}" in page
        assert "Copy 1 of 1 · from the record, not signed" in page
        assert made.check_code in page
    assert made.banner == "SECRET//CANADIAN EYES ONLY"


@pytest.mark.parametrize(
    ("changes", "banner"),
    [
        ({}, "UNCLASSIFIED"),
        ({"partner": replace(PARTNER, marking="(C)")}, "CONFIDENTIAL"),
        ({"agreements": (TREATY,)}, "CONFIDENTIAL//REL TO CAN, USA"),
        ({"agreements": (replace(TREATY, marking="(PB)"),)}, "PROTECTED B"),
        ({"counts": (ExchangeCount("1999", Act.USE, "", "(S//CEO)", 1),)},
         "SECRET//CANADIAN EYES ONLY"),
        ({"sources": (_source(1),)}, "PROTECTED B"),
    ],
)  # fmt: skip
def test_one_marked_text_makes_the_banner(changes: dict[str, Any], banner: str) -> None:
    """B-29, B-36: whatever is drawn or counted raises the whole."""
    assert render(replace(_bare(), **changes)).banner == banner


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_record_gives_the_same_bytes_and_each_copy_its_number(language: Language) -> None:
    first, again = render(_rich(language)), render(_rich(language))
    second = render(_rich(language), copy=2, copies=2)
    assert first == again
    assert second.pdf != first.pdf
    assert second.check_code == first.check_code
    assert render(replace(_rich(language), on="2026-11-17")).check_code != first.check_code


def test_a_partner_with_nothing_recorded_has_a_page_that_says_so(tmp_path: Path) -> None:
    pages = _pages(_bare(), tmp_path)
    said = " ".join("".join(pages).split())
    assert len(pages) == 1
    assert "The record holds nothing about this partner beyond this entry." in said
    for missing in ("agreement or programme", "disclosure", "exchange", "assurance", "incident"):
        assert f"No {missing}" in said


def test_a_record_of_ten_thousand_entries_stays_short(tmp_path: Path) -> None:
    """What is left out is counted; nothing vanishes."""
    rich = _rich()
    lines = [replace(rich.assurances[0], assurance=replace(rich.assurances[0].assurance,
             id=f"AS-2026-{number:03d}")) for number in range(2000)]  # fmt: skip
    content = replace(
        rich,
        counts=[ExchangeCount(str(year), act, kind, "(S//CEO)", 100)
                for year in range(1999, 2027) for act in Act for kind in ("", "report")],
        given=[_exchange(number, Act.DISCLOSURE) for number in range(12)],
        assurances=lines,
        incidents=[replace(rich.incidents[0], id=f"IN-{number}") for number in range(1500)],
        ratings=[replace(rich.ratings[0], assessment=f"MRA-{number}") for number in range(400)],
        sources=[_source(number) for number in range(500)],
        source_count=2500,
        entries=10_000,
    )  # fmt: skip
    pages = _pages(content, tmp_path)
    said = " ".join("".join(pages).split())
    assert len(pages) <= 9
    for wanted in ("the newest 12 of 5,600. Not listed: 5,588", "12 of 2,000", "12 of 1,500",
                   "the newest 12 of 400. Not listed: 388", "20 of 2,500. Not listed: 2,480",
                   "Of the newest 500", "Before 2017", "16,800", "10,000"):  # fmt: skip
        assert wanted in said, wanted


@pytest.mark.parametrize("hostile", ["<b>bold</b> & <img src='/etc/passwd'/>", "a\u202eb\x07c"])
def test_text_from_outside_is_drawn_as_it_is(hostile: str, tmp_path: Path) -> None:
    """67-70: nothing is read as markup, whatever field it stands in."""
    rich = _rich()
    content = replace(
        rich,
        partner=replace(PARTNER, name=hostile, note=hostile, aliases=(hostile,), unit=hostile),
        agreements=(replace(TREATY, title=hostile, purpose=hostile, parties=(hostile,)),),
        given=(_exchange(1, Act.DISCLOSURE, summary=hostile, outcome=hostile, product=hostile),),
        citations={"pts": hostile},
    )
    said = _squeezed(_pages(content, tmp_path))
    shown = hostile.replace("\u202e", "‹U+202E›").replace("\x07", "‹U+0007›")
    assert said.count("".join(shown.split())) >= 9


def test_a_long_text_stands_in_full(tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(1500)]
    content = replace(_bare(), agreements=(replace(TREATY, purpose=" ".join(words)),))
    said = "".join(_pages(content, tmp_path)).split()
    assert [each for each in words if each not in said] == []


@pytest.mark.parametrize("count", [1, 12, 24, 60])
def test_a_long_banner_is_drawn_whole(count: int) -> None:
    """B-33: a release list has as many countries as agreed; none may fall off the page."""
    codes = [f"{one}{two}A" for one in "CDEFGHKL" for two in "ABCDEFGH"][:count]
    banner = f"TOP SECRET//REL TO CAN, {', '.join(codes)}"
    size, lines = fitted(banner)
    assert " ".join(lines) == banner
    assert all(width_of(line, BOLD, size) <= COLUMN + 0.01 for line in lines)
    assert size <= 11
