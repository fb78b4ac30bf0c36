"""Names that people take for one another."""

import pytest

from workstation.domain.lookalike import alike


@pytest.mark.parametrize(
    "other",
    ["НFХ-01", "ΗFΧ-01", "HFX-Ol", "HFX–01", "hfx 01", "ＨＦＸ-01", "HFX-0І", "HF\u200bX-01"],
)
def test_other_scripts_digits_and_dashes_look_alike(other: str) -> None:
    assert alike(other, ["HFX-01"]) == ("HFX-01",)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bern", "Bem"), ("Montréal", "Montreal"), ("Оttаwа", "Ottawa"), ("Savvy", "Sawy")],
)
def test_pairs_and_accents_look_alike(one: str, other: str) -> None:
    assert alike(one, ["X", other, other]) == (other,)


@pytest.mark.parametrize("other", ["HFX-02", "HFX-10", "OTT-01", "HFX-011"])
def test_other_names_do_not(other: str) -> None:
    assert alike("HFX-01", [other, "HFX-01"]) == ()
