"""Unlocking with a smart card on screen, and the lock when it is taken out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests import cards as readers
from tests.cards import PIN, WRONG_PIN, Reader, token_flags
from tests.cards import reader as reader
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from ui.unlock.page import UnlockPage
from workstation.domain.officer import Role
from workstation.workflows import cards
from workstation.workflows import session as sessions
from workstation.workflows.cards import Given

NAME, LABEL = "R. Patel", "Card of R. Patel"


@pytest.fixture
def place(reader: Reader) -> Path:
    return reader.new_card(LABEL)


@pytest.fixture
def officer(session, place: Path) -> str:
    """Beside A. Martin, an officer with a card; nobody is at the vault."""
    made = cards.add_officer(session, name=NAME, authority=Role.ASSESSOR, card=Given(PIN))
    sessions.end(session)
    return made.id


Start = Callable[..., tuple[Desk, UnlockPage]]


@pytest.fixture
def start(officer: str, vault_directory: Path, make_desk: MakeDesk) -> Start:
    """Shows the unlock page with that officer chosen, once the card was looked for."""

    def do(*arguments: str) -> tuple[Desk, UnlockPage]:
        desk = make_desk(vault_directory, "--officer", officer, *arguments)
        page = desk.screen
        assert isinstance(page, UnlockPage)
        desk.qtbot.waitUntil(lambda: page.card.state is not None)
        return desk, page

    return do


def test_the_card_opens_the_vault(start: Start):
    desk, page = start()
    assert page.passphrase.caption.text() == f"PIN of the card for {NAME}"
    assert page.card.text == "The card is ready."
    assert_accessible(page)
    desk.unlock(WRONG_PIN)
    assert "Few tries are left" in page.passphrase.problem
    assert page.passphrase.text == "", "a wrong PIN is not left in the field"
    desk.qtbot.waitUntil(lambda: "Few tries" in page.card.text)
    assert not page.card.isVisibleTo(page), "said once"
    desk.qtbot.keyClick(page.passphrase.editor, Qt.Key.Key_1)
    assert page.card.isVisibleTo(page)
    desk.lifecycle._languages.choose("fr")
    desk.qtbot.waitUntil(lambda: page.passphrase.caption.text().startswith("NIP de la carte"))
    desk.unlock(PIN)
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)


def test_without_the_card_there_is_nothing_to_press(start: Start, reader: Reader, place: Path):
    reader.take_out(place)
    desk, page = start()
    assert page.card.text == f"Insert the card “{LABEL}”."
    assert not page._unlock.isEnabled()
    reader.put_back(place)
    desk.qtbot.waitUntil(page._unlock.isEnabled, timeout=5_000)
    assert page.card.text == "The card is ready."


def test_the_last_try_is_asked_for(start: Start):
    with token_flags(readers.FINAL_TRY):
        desk, page = start()
        assert page.card.text == "One try is left. A wrong PIN locks the card."
        assert page._unlock.text() == "Use the last try"
        desk.unlock(PIN)
        desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)


def test_a_locked_card_says_so(start: Start):
    with token_flags(readers.LOCKED):
        _, page = start()
        assert "is locked after too many wrong tries" in page.card.text
        assert not page._unlock.isEnabled()


def test_what_was_typed_for_one_does_not_go_to_the_card_of_another(start: Start):
    desk, page = start()
    page.passphrase.editor.setText(PIN)
    desk.qtbot.keyClick(page.officers._buttons[1], Qt.Key.Key_Up)
    assert page.passphrase.text == ""
    assert page.passphrase.caption.text() == "Passphrase for A. Martin"
    assert not page.card.isVisibleTo(page)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)


def test_taking_the_card_out_locks_the_program(
    start: Start, reader: Reader, place: Path, officer: str
):
    desk, _ = start()
    desk.unlock(PIN)
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    QTest.qWait(1_200)
    assert desk.relaunched == []
    reader.take_out(place)
    desk.qtbot.waitUntil(lambda: len(desk.relaunched) == 1, timeout=10_000)
    given = desk.relaunched[0]
    assert given[given.index("--locked") + 1] == "card"
    assert given[given.index("--officer") + 1] == officer


def test_the_page_says_that_the_card_was_taken_out(start: Start):
    _, page = start("--locked", "card", "--locked-at", "14:02")
    assert page._note_what.text() == "Locked at 14:02 because the smart card was taken out."
