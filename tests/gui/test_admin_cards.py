"""Giving officers a smart card on screen."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.cards import PIN, WRONG_PIN, Reader
from tests.cards import reader as reader
from tests.gui.conftest import Desk, assert_accessible
from ui.admin.officers import OfficersTab
from ui.widgets.record_form import RecordDialog
from workstation.workflows import session as sessions

LABEL = "Card of R. Patel"


@pytest.fixture
def tab(reader: Reader, unlocked: Desk) -> OfficersTab:
    """The officers, with a reader on the machine."""
    unlocked.workspace.open_page("admin")
    unlocked.settle()
    (found,) = unlocked.workspace.findChildren(OfficersTab)
    found.load()
    unlocked.qtbot.waitUntil(lambda: found.table.rowCount() == 1)
    return found


def dialog_of(desk: Desk) -> RecordDialog:
    (found,) = desk.lifecycle.context.forms.dialogs()
    return found


def write(dialog: RecordDialog, **values: str) -> None:
    for name, text in values.items():
        own = dialog.lines[name].input
        if isinstance(own, QComboBox):
            own.setCurrentIndex(own.findData(text))
        else:
            assert isinstance(own, QLineEdit)
            own.setText(text)


def test_an_officer_is_added_with_a_card(
    tab: OfficersTab, unlocked: Desk, reader: Reader, vault_directory: Path
):
    tab.add_button.click()
    dialog = dialog_of(unlocked)
    assert not dialog.lines["pin"].isVisibleTo(dialog)
    write(dialog, name="R. Patel", authority="assessor", way="card")
    assert not dialog.lines["passphrase"].isVisibleTo(dialog)
    token = dialog.lines["token"]
    unlocked.qtbot.waitUntil(lambda: "Insert the card" in token.help.text())
    reader.new_card(LABEL)
    unlocked.qtbot.waitUntil(lambda: token.input.count() == 1, timeout=5_000)
    assert token.input.currentText().startswith(LABEL)
    assert_accessible(dialog)
    write(dialog, pin=WRONG_PIN)
    dialog.save_button.click()
    unlocked.qtbot.waitUntil(lambda: "PIN is not the one" in dialog.lines["pin"].error.text)
    assert dialog.values()["pin"] == "", "a wrong PIN is not left in the field"
    write(dialog, pin=PIN)
    dialog.save_button.click()
    unlocked.qtbot.waitUntil(lambda: tab.table.rowCount() == 2)
    held = {one.name: one.card for one in sessions.list_slots(vault_directory)}
    assert held == {"A. Martin": "", "R. Patel": LABEL}


def test_the_passphrase_is_forgotten_when_the_way_changes(tab: OfficersTab, unlocked: Desk):
    tab.add_button.click()
    dialog = dialog_of(unlocked)
    write(dialog, passphrase="typed before", way="card", pin=PIN)
    assert dialog.values()["passphrase"] == ""
    write(dialog, way="passphrase")
    assert dialog.values()["pin"] == ""


def test_the_officer_at_work_gets_a_card(
    tab: OfficersTab, unlocked: Desk, reader: Reader, vault_directory: Path
):
    reader.new_card(LABEL)
    reader.new_card("Another card")
    assert not tab.card_button.isEnabled()
    tab.table.selectRow(0)
    tab.card_button.click()
    dialog = dialog_of(unlocked)
    token = dialog.lines["token"]
    unlocked.qtbot.waitUntil(lambda: token.input.count() == 3, timeout=5_000)
    write(dialog, pin=PIN)
    dialog.save_button.click()
    unlocked.qtbot.waitUntil(lambda: "More than one card" in token.error.text)
    token.input.setCurrentIndex(next(i for i in range(3) if LABEL in token.input.itemText(i)))
    write(dialog, pin=PIN)
    dialog.save_button.click()
    unlocked.qtbot.waitUntil(lambda: tab.outcome.isVisibleTo(tab))
    assert tab.outcome.text.startswith("A. Martin unlocks and signs with the card")
    unlocked.qtbot.waitUntil(lambda: not tab.passphrase_button.isVisibleTo(tab))
    assert [one.card for one in sessions.list_slots(vault_directory)] == [LABEL]
