"""The card's library and the card itself are found, or it is said why not."""

import os
from pathlib import Path

import pytest

from tests import cards
from tests.cards import Reader
from tests.unit.identity.card_stage import code_of
from workstation.domain.error import UserError
from workstation.identity import card_library
from workstation.identity.card_token import PinState, find_token, list_tokens


def test_the_environment_names_the_library(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert card_library.find_library("/not/this/one.so") == cards.library()
    monkeypatch.setenv(card_library.VARIABLE, str(tmp_path / "absent.so"))
    with pytest.raises(UserError) as caught:
        card_library.find_library()
    assert (code_of(caught), caught.value.file) == ("card.library_missing", f"{tmp_path}/absent.so")


def test_without_a_name_the_usual_places_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(card_library.VARIABLE, raising=False)
    there = tmp_path / "opensc-pkcs11.so"
    monkeypatch.setattr(card_library, "usual_places", lambda: (tmp_path / "absent.so", there))
    with pytest.raises(UserError) as caught:
        card_library.find_library()
    assert code_of(caught) == "card.no_library"
    there.touch()
    assert card_library.find_library() == there


def test_usual_places_are_full_paths_on_both_systems() -> None:
    """A bare name would let the folder at hand decide what code is loaded."""
    assert cards.library() in card_library.places_on_unix()
    assert all(path.is_absolute() for path in card_library.places_on_unix())
    on_windows = card_library.places_on_windows({"PROGRAMFILES": "D:\\Programs"})
    assert str(on_windows[0]).startswith("D:\\Programs")
    assert all(":\\" in str(path) for path in on_windows)
    assert card_library.usual_places() in {
        card_library.places_on_unix(), card_library.places_on_windows(os.environ)
    }  # fmt: skip


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.so"
    path.write_text("not a library")
    with pytest.raises(UserError) as caught:
        list_tokens(path)
    assert code_of(caught) == "card.library_unusable"


def test_no_card_another_card_two_cards(reader: Reader, library: Path) -> None:
    def refused(**wanted: str) -> str:
        with pytest.raises(UserError) as caught:
            find_token(library, **wanted)
        return code_of(caught)

    assert refused() == "card.none"
    reader.new_card("One")
    first = find_token(library)
    assert (first.label, first.pin) == ("One", PinState.OK)
    assert refused(label="Other") == "card.not_here"
    reader.new_card("One")
    assert refused(serial="0") == "card.not_here"
    assert refused(label="One") == "card.several"
    assert find_token(library, label="One", serial=first.serial) == first
