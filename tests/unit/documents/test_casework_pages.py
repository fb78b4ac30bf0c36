"""What pages say beside the answers: kind, persons, consents, a raised banner, warnings."""

import subprocess
from pathlib import Path

import pytest

from tests.unit.documents import casework
from workstation.documents.assessment import render
from workstation.domain.text import Language

_SAID: dict[Language, tuple[str, ...]] = {
    "en": (
        "Abbreviated assessment of one exchange",
        "MRA-2026-0031, valid on the day of signing",
        "Follows file MRA-2026-0102",
        "Valid until 2027-05-31",
        "The author raised the banner to TOP SECRET: (S//CEO) Together the texts show",
        "New facts since MRA-2026-0102 (C//REL TO CAN, USA) The person was released",
        "(S//CEO) Person C, brother of the first",
        "Sets the baseline",
        "The exchange takes the worst rating: that of person 3.",
        "(S//CEO) USA, CIA 2026-11-02 TD 314/26 Dates of travel, to GDSS alone",
        "How the values came about Baseline, before measures",
        "The matrix is read at severity × likelihood = 5 × 4.",
        "No consent recorded of: GBR.",
        "Warnings passed over",
        "(C//REL TO CAN, USA) The word stands in a quotation",
        "A. Martin 2026-11-16 20:02 UTC",
    ),
    "fr": (
        "Évaluation abrégée d’un échange",
        "MRA-2026-0031, valide le jour de la signature",
        "L’auteur a relevé la bannière à TRÈS SECRET\u00a0:",
        "Faits nouveaux depuis MRA-2026-0102",
        "L’échange prend la pire cote\u00a0: celle de la personne 3.",
        "Aucun accord consigné de\u00a0: GBR.",
        "Avertissements écartés",
    ),
}


def _text(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "pages.pdf"
    path.write_bytes(pdf)
    said = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    return "".join(said.split())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_stands_beside_the_answers_is_printed(language: Language, tmp_path: Path) -> None:
    """B-27, B-32, B-37, section 3, G-1: with the reasons in full, each with its mark."""
    record = casework.record(language, persons=12, overrides=20)
    said = _text(render(record, casework.methodology()), tmp_path)
    assert [each for each in _SAID[language] if "".join(each.split()) not in said] == []
    assert said.count("Thewordstandsinaquotation") == 20


def test_earlier_renderers_print_none_of_it(tmp_path: Path) -> None:
    """B-24: a packet of before has the pages of before."""
    record = casework.record(renderer="3")
    assert "kind" not in record["assessment"]
    assert "standing" not in record["circumstances"]
    said = _text(render(record, casework.methodology()), tmp_path)
    assert [each for each in _SAID["en"] if "".join(each.split()) in said] == []


def test_nothing_passed_over_is_said(tmp_path: Path) -> None:
    """G-1: zero is written, never left blank."""
    record = casework.record(overrides=0, persons=0)
    said = _text(render(record, casework.methodology()), tmp_path)
    assert "Nowarningwaspassedover." in said
    assert "Eachpersonalone" not in said
