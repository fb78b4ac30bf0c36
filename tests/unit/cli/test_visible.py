"""What a command says on a terminal: what would steer it is an escape, what was assumed is told."""

import pytest

from workstation.cli.state import State, visible

HIDDEN = (
    "\x00\x1b\x7f\x85\u00ad\u061c\u180e\u200b\u200f\u2028\u2029\u202e\u2066\ufeff\ufff9\U000e0041"
)


@pytest.mark.parametrize("char", HIDDEN, ids=lambda char: f"{ord(char):x}")
def test_what_is_not_seen_is_shown(char: str) -> None:
    assert visible(f"a{char}b") == f"a\\u{ord(char):04x}b"


def test_words_in_any_script_stay() -> None:
    words = "L’été — « non » : 東京\u00a0मुंबई\t(S//CEO)\n"
    assert visible(words) == words


def test_a_mark_that_was_not_given_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """B-29: what is entered unmarked is (U), and whoever entered it hears so."""
    state = State()
    assert (state.mark("(C)"), capsys.readouterr().err) == ("(C)", "")
    assert state.mark("") == "(U)"
    assert "--marking" in capsys.readouterr().err
