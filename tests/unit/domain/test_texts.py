"""What may stand in a stored text, and which files new facts open again."""

import unicodedata

import pytest

from workstation.domain.after import may_be_reopened
from workstation.domain.assessment import AssessmentKind, State
from workstation.domain.text import is_hidden, is_readable, with_hidden_shown, without_hidden

HIDDEN = "\u00ad\u200b\u200d\u200e\u202a\u202e\u2066\u2069\ufeff\U000e0041"
"""A soft hyphen, joiners, marks that turn the text, and tags."""


@pytest.mark.parametrize("char", [*HIDDEN, "\0", "\x1b", "\x85", "\ud800"])
def test_what_nobody_can_see_is_not_stored(char: str) -> None:
    assert not is_readable(char)
    assert is_hidden(char) is (char in HIDDEN)
    assert (without_hidden(f"a{char}b") == "ab") is (char in HIDDEN)


@pytest.mark.parametrize("char", [*"aé« œ\u00a0\u202f\u2011\n\t中ع😀", "\u2028"])
def test_what_one_can_see_is_stored(char: str) -> None:
    assert is_readable(char)
    assert not is_hidden(char)
    assert without_hidden(f"a{char}") == f"a{char}"


def test_no_format_character_at_all_is_stored() -> None:
    every = (chr(code) for code in range(0x11_0000))
    found = [char for char in every if unicodedata.category(char) == "Cf" and is_readable(char)]
    assert found == []


def test_what_shows_nothing_is_shown_by_its_number() -> None:
    """A name of a file that turns its letters is read as what it is."""
    assert with_hidden_shown("gnp\u202efdp.exe\x1b") == "gnp‹U+202E›fdp.exe‹U+001B›"
    assert with_hidden_shown("dossier n\u00ba 1\nété") == "dossier n\u00ba 1\nété"


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("kind", AssessmentKind)
def test_new_facts_open_what_was_decided_or_closed_at_triage(
    kind: AssessmentKind, state: State
) -> None:
    """D: a standing assessment is renewed instead; what is open is worked on."""
    expected = {
        AssessmentKind.TRIAGE: {State.TRIAGE_CLOSED},
        AssessmentKind.STANDING: set(),
    }.get(kind, {State.APPROVED, State.DENIED})
    assert may_be_reopened(kind, state) is (state in expected)
