"""First run and unlock: names, passphrase, errors beside the field."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.gui.conftest import MakeDesk, assert_accessible
from ui.unlock.caps_lock import CapsLockWatch
from ui.unlock.first_run import FirstRunPage
from ui.unlock.officers import initials
from ui.unlock.page import UnlockPage
from workstation.domain.officer import Role
from workstation.workflows import session as sessions


def unlock_page(desk) -> UnlockPage:
    page = desk.screen
    assert isinstance(page, UnlockPage)
    desk.qtbot.waitUntil(lambda: page.officers.current is not None)
    return page


def first_run(desk) -> FirstRunPage:
    page = desk.screen
    assert isinstance(page, FirstRunPage)
    return page


def test_officers_are_listed_and_nothing_else(make_desk: MakeDesk, make_session, vault_directory):
    sessions.end(make_session(Role.L3, "S. Okafor", title="Director General, L3"))
    page = unlock_page(make_desk(vault_directory))
    names = [button.line.name for button in page.officers._buttons]
    assert names == ["A. Martin", "S. Okafor"]
    assert page.officers._buttons[1].line.office == "Director General, L3"
    assert page.passphrase.caption.text() == "Passphrase for A. Martin"
    assert_accessible(page)


def test_arrows_choose_an_officer(make_desk: MakeDesk, make_session, vault_directory):
    sessions.end(make_session(Role.L3, "S. Okafor"))
    desk = make_desk(vault_directory)
    page = unlock_page(desk)
    desk.qtbot.keyClick(page.officers._buttons[0], Qt.Key.Key_Down)
    assert page.officers.current is not None
    assert page.officers.current.name == "S. Okafor"
    assert page.passphrase.caption.text() == "Passphrase for S. Okafor"


def test_passphrase_opens_the_vault(make_desk: MakeDesk, vault_directory):
    desk = make_desk(vault_directory)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    assert desk.lifecycle.context is not None
    assert desk.lifecycle.context.officer.name == "A. Martin"


def test_wrong_passphrase_is_said_beside_the_field(make_desk: MakeDesk, vault_directory):
    desk = make_desk(vault_directory)
    desk.unlock("not the passphrase at all")
    page = unlock_page(desk)
    assert "does not open this vault" in page.passphrase.problem
    assert page.passphrase.editor.property("state") == "error"
    assert desk.lifecycle.workspace is None
    desk.lifecycle._languages.choose("fr")
    desk.qtbot.waitUntil(lambda: "coffre" in page.passphrase.problem)
    # The error goes while typing.
    desk.qtbot.keyClick(page.passphrase.editor, Qt.Key.Key_A)
    assert page.passphrase.problem == ""


def test_reason_for_the_lock_is_said(make_desk: MakeDesk, vault_directory):
    desk = make_desk(vault_directory, "--locked", "idle", "--locked-at", "14:02")
    page = unlock_page(desk)
    assert page._note_what.text() == "Locked at 14:02 after 5 minutes without activity."


def test_showing_the_passphrase_and_hiding_it(make_desk: MakeDesk, vault_directory):
    page = unlock_page(make_desk(vault_directory))
    assert page._editor.echoMode() == QLineEdit.EchoMode.Password
    page._show.click()
    assert page._editor.echoMode() == QLineEdit.EchoMode.Normal
    page._show.click()
    assert page._editor.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("text", "shift", "on"), [("A", False, True), ("a", True, True), ("a", False, False)]
)
def test_caps_lock_is_told_from_the_case(qtbot, text, shift, on):
    field = QLineEdit()
    qtbot.addWidget(field)
    watch = CapsLockWatch(field)
    modifier = Qt.KeyboardModifier
    event = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_A,
        modifier.ShiftModifier if shift else modifier.NoModifier,
        text,
    )
    QApplication.sendEvent(field, event)
    assert watch.is_on is on


def test_folder_without_a_vault_is_said(make_desk: MakeDesk, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    desk = make_desk(None)
    page = first_run(desk)
    page.choose(1)
    page.open.place.set_text(str(empty))
    page.open.action.click()
    desk.settle()
    assert page.open.place.problem != ""


def test_existing_vault_is_opened_from_the_first_run(make_desk: MakeDesk, vault_directory):
    desk = make_desk(None)
    page = first_run(desk)
    assert_accessible(page)
    page.choose(1)
    page.open.place.set_text(str(vault_directory))
    page.open.action.click()
    desk.settle()
    assert isinstance(desk.screen, UnlockPage)


def fill(page: FirstRunPage, place: Path, passphrase: str, repeat: str) -> None:
    make = page.make
    make.place.set_text(str(place))
    make.station.set_text("OTT-09")
    make.officer.set_text("P. Roy")
    make.passphrase.set_text(passphrase)
    make.repeat.set_text(repeat)


def test_vault_is_made_and_opened(make_desk: MakeDesk, tmp_path, passphrase):
    desk = make_desk(None)
    page = first_run(desk)
    place = tmp_path / "new"
    fill(page, place, passphrase, passphrase)
    page.make.action.click()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.gate.page is not None, timeout=20_000)
    desk.settle()
    assert sessions.vault_name(place) == "OTT-09"
    # The recovery kit comes before the workspace; test_recovery_page goes the whole way.
    assert desk.lifecycle.workspace is None
    assert not desk.lifecycle.gate.page.later.isVisibleTo(desk.screen)


def test_nothing_is_made_when_the_repeat_differs(make_desk: MakeDesk, tmp_path, passphrase):
    desk = make_desk(None)
    page = first_run(desk)
    place = tmp_path / "new"
    fill(page, place, passphrase, passphrase + "x")
    page.make.action.click()
    desk.settle()
    assert page.make.repeat.problem != ""
    assert not place.exists()


def test_short_passphrase_is_refused_beside_its_field(make_desk: MakeDesk, tmp_path):
    desk = make_desk(None)
    page = first_run(desk)
    fill(page, tmp_path / "new", "short", "short")
    page.make.action.click()
    desk.settle()
    assert page.make.passphrase.problem != ""
    assert not (tmp_path / "new").exists()


def test_everything_missing_is_said_at_once(make_desk: MakeDesk):
    desk = make_desk(None)
    make = first_run(desk).make
    make.action.click()
    assert all(field.problem for field in (make.station, make.officer, make.passphrase))


def test_strength_is_said_in_words(make_desk: MakeDesk, passphrase):
    desk = make_desk(None)
    make = first_run(desk).make
    editor = make.passphrase.editor
    desk.qtbot.keyClicks(editor, "the heron")
    desk.qtbot.waitUntil(lambda: "more characters" in make.passphrase.help.text())
    assert "6 more" in make.passphrase.help.text()
    desk.qtbot.keyClicks(editor, passphrase.removeprefix("the heron"))
    desk.qtbot.waitUntil(lambda: "Very hard" in make.passphrase.help.text())


@pytest.mark.parametrize(
    ("name", "letters"),
    [("A. Martin", "AM"), ("Jean-Luc de la Tour", "JT"), ("Ng", "NG"), ("É. Roy", "ÉR")],
)
def test_initials(name, letters):
    assert initials(name) == letters
