"""Which library, and which of several cards."""

from pathlib import Path

import pytest

from tests import cards as readers
from tests.cards import PIN, Reader
from tests.unit.workflows.test_cards import code_of
from workstation.domain.officer import Role
from workstation.workflows import (
    cards,
    machine,
)
from workstation.workflows import session as sessions
from workstation.workflows.cards import Given
from workstation.workflows.session import Session


def test_the_library_is_chosen_once_for_the_machine(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("ASSESSOR_PKCS11")
    assert code_of(lambda: cards.choose_library(tmp_path / "absent.so")) == "card.library_missing"
    link = tmp_path / "mine.so"
    link.symlink_to(readers.library())
    cards.choose_library(link)
    assert machine.card_library() == link
    path = machine.preferences_path()
    assert machine.change_preferences(path, theme="dark").card_library == str(link)


def test_a_card_chosen_by_label_or_serial(session: Session, reader: Reader) -> None:
    reader.new_card("One")
    reader.new_card("Two")
    readers.restart()
    listed = {one.label: one.serial for one in cards.list_cards()}
    assert set(listed) == {"One", "Two"}
    assert code_of(
        lambda: cards.add_officer(session, name="A", authority=Role.L3, card=Given(PIN))
    ) == "card.several"  # fmt: skip
    cards.add_officer(session, name="B", authority=Role.L3, card=Given(PIN, listed["Two"]))
    cards.add_officer(session, name="C", authority=Role.L3, card=Given(PIN, "One"))
    held = {one.name: one.card for one in sessions.list_slots(session.vault.directory)}
    assert (held["B"], held["C"]) == ("Two", "One")
