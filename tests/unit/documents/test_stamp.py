"""The visible stamp of a decision."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from workstation.documents.stamp import render_stamp
from workstation.domain.error import BadInputError

SIZE = (500.0, 97.0)


def _statement(**changes: Any) -> dict[str, Any]:
    return {
        "language": "en",
        "field": "L3",
        "officer_name": "S. Okafor",
        "station": "OTT-04",
        "certificate": "C7 44 1B",
        "at": "2026-11-17T20:47:00Z",
        "outcome": "deny",
        "reasons": "The assurance cannot be checked.",
        "marking": "(S//CEO)",
        "conditions": [],
        "no_interest": True,
        **changes,
    }


def _text(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "stamp.pdf"
    path.write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True)
    return " ".join(said.stdout.split())


def test_a_stamp_shows_what_was_decided_by_whom_and_when(tmp_path: Path) -> None:
    said = _text(render_stamp(_statement(), *SIZE), tmp_path)
    for part in ("(S//CEO) The assurance cannot be checked.", "S. Okafor, OTT-04",
                 "2026-11-17 20:47 UTC", "C7 44 1B", "Signed electronically"):  # fmt: skip
        assert part in said


def test_what_is_ticked_is_said_aloud_in_pages_with_a_structure(tmp_path: Path) -> None:
    """A cross is a drawing; without a structure the bytes are those of earlier packets."""
    plain = render_stamp(_statement(language="fr"), *SIZE)
    aloud = render_stamp(_statement(language="fr"), *SIZE, aloud=True)
    said, before = _text(aloud, tmp_path), _text(plain, tmp_path)
    assert "Choisi\u00a0: Refuser" in said.replace("Choisi :", "Choisi\u00a0:")
    assert said.count("Choisi") == 1
    assert "Choisi" not in before
    author = {name: value for name, value in _statement().items() if name != "outcome"}
    assert render_stamp(author, *SIZE, aloud=True) == render_stamp(author, *SIZE)


def test_each_outcome_and_language_looks_different() -> None:
    drawn = {
        render_stamp(_statement(outcome=outcome, language=language), *SIZE)
        for outcome in ("approve", "approve-with-conditions", "deny", "escalate", "return")
        for language in ("en", "fr")
    }
    assert len(drawn) == 10


def test_reasons_that_do_not_fit_say_how_much_to_cut() -> None:
    """The text is never cut by the program; cutting as told makes it fit."""
    words = "The mission can check this assurance. " * 60
    with pytest.raises(BadInputError) as caught:
        render_stamp(_statement(reasons=words), *SIZE)
    assert caught.value.code == "decision.reasons_too_long"
    cut = caught.value.data["cut"]
    assert isinstance(cut, int)
    shorter = words[: len(words) - cut]
    assert len(shorter) > 500
    assert render_stamp(_statement(reasons=shorter), *SIZE)


def test_a_long_basis_shrinks_before_it_is_refused() -> None:
    words = "The mission can check this assurance. " * 20
    assert render_stamp(_statement(reasons=words), *SIZE)


def test_markup_in_reasons_is_seen_literally(tmp_path: Path) -> None:
    bad = "<img src='/etc/passwd'/> & 5 < 6"
    said = _text(render_stamp(_statement(reasons=bad, officer_name=bad), *SIZE), tmp_path)
    assert said.count(bad) == 2


def test_a_second_reader_has_no_objection_and_approves_nothing(tmp_path: Path) -> None:
    """D: a second reader settles nothing; the stamp must not say "Approve"."""
    said = _text(
        render_stamp(_statement(field="second_reader", outcome="approve"), *SIZE), tmp_path
    )
    assert "No objection" in said
    assert "Approve " not in said.replace("Approve with", "")


POINT = {"question": "8.3", "text": "Say why the severity is 4.", "marking": "(S//CEO)"}


def test_the_points_of_a_return_stand_in_the_stamp_as_far_as_there_is_room(tmp_path: Path) -> None:
    """Product 13: reasons per question; what does not fit is counted and named, never cut."""
    asked = _statement(outcome="return", points=[POINT, {**POINT, "question": "11.7"}])
    said = _text(render_stamp(asked, *SIZE), tmp_path)
    assert "8.3 (S//CEO) Say why the severity is 4." in said
    long = {**POINT, "question": "1.2", "text": "Say where this is written. " * 60}
    many = _text(render_stamp(_statement(outcome="return", points=[POINT, long]), *SIZE), tmp_path)
    assert "To correct: 2, at 8.3, 1.2." in many
    assert "Say where" not in many


def test_a_stamp_without_points_is_what_it_was() -> None:
    """Decisions of before stay byte for byte as they were drawn."""
    assert render_stamp(_statement(), *SIZE) == render_stamp(_statement(points=[]), *SIZE)
