"""Safekeeping: backups and the health report, by keyboard; a backup restored on the first page."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import OFFICER, PASSPHRASE, MakeSession, TickingClock
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import Hands, open_hands
from ui.admin.backups import BackupsCard
from ui.admin.machine import MachineCard
from ui.admin.page import AdminPage
from ui.shell.status_bar import LATE_S, BackupState, StatusBar
from ui.shell.workspace import SAFEKEEPING_TAB
from ui.unlock.first_run import FirstRunPage
from ui.unlock.page import UnlockPage
from workstation.domain.officer import Role
from workstation.vault.store import NewEntry
from workstation.workflows import backup_place, backups
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSESSOR_CONFIG", str(tmp_path / "config"))


@pytest.fixture
def hands(make_desk: MakeDesk, vault_directory: Path) -> Hands:
    return open_hands(make_desk, vault_directory, QObject())


def opened(hands: Hands) -> AdminPage:
    page = hands.go("admin", {"tab": SAFEKEEPING_TAB})
    assert isinstance(page, AdminPage)
    hands.desk.settle()
    assert page.current is page.safety
    return page


def backups_card(page: AdminPage) -> BackupsCard:
    card = page.safety.card(BackupsCard)
    assert isinstance(card, BackupsCard)
    return card


def said(status: StatusBar) -> str:
    return status._saved.words.text()


def test_a_backup_is_made_by_keyboard_and_its_age_is_in_the_status_bar(hands: Hands) -> None:
    page = opened(hands)
    card, status = backups_card(page), hands.desk.workspace.status
    assert said(status) == "No backup yet"
    assert card.empty.isVisibleTo(card)
    card.now_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: card.table.rowCount() == 1, timeout=20_000)
    hands.desk.settle()
    assert card.outcome.property("tone") == "ok"
    assert said(status) == "Backed up just now"
    item = card.table.item(0, 3)
    assert item is not None
    assert item.text() == "Checked"
    written = hands.in_vault(lambda session: session.vault.entries_of("backup.written"))
    assert [entry.body["automatic"] for entry in written] == [False]
    assert_accessible(page.safety)


def test_the_daily_backup_is_made_by_itself_and_only_when_due(hands: Hands) -> None:
    watch = hands.desk.workspace.context.backups
    for expected in (1, 1):
        watch.look()
        hands.qtbot.waitUntil(lambda: watch.shelf is not None and not watch.is_running)
        hands.desk.settle()
        assert watch.shelf is not None
        assert len(watch.shelf.items) == expected
    written = hands.in_vault(lambda session: session.vault.entries_of("backup.written"))
    assert [entry.body["automatic"] for entry in written] == [True]


def test_a_missing_folder_is_said_once_and_work_goes_on(hands: Hands, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    backups.choose_folder(disk)
    shutil.rmtree(disk)
    workspace = hands.desk.workspace
    heard: list[str] = []
    workspace.context.notice_requested.connect(lambda tone, text, _link: heard.append(tone + text))
    for _ in range(2):
        workspace.context.backups.read()
        hands.desk.settle()
        hands.desk.settle()
    assert len(heard) == 1
    assert heard[0].startswith("warn")
    assert str(disk) in heard[0]
    state = workspace.status._backup
    assert state is not None
    assert state.is_late
    hands.in_vault(lambda session: session.record([NewEntry("note.saved", "n1", {})]))
    page = opened(hands)
    assert backups_card(page).trouble.isVisibleTo(page)
    backups_card(page).own_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.desk.settle()
    hands.desk.settle()
    assert not backups_card(page).trouble.isVisibleTo(page)


def test_an_officer_who_does_not_administer_sees_the_backups_only(
    make_desk: MakeDesk, make_session: MakeSession, vault_directory: Path
) -> None:
    approver = make_session(Role.L3, "J. Tremblay")
    sessions.end(approver)
    hands = open_hands(make_desk, vault_directory, QObject(), "--officer", approver.officer.id)
    card = backups_card(opened(hands))
    assert not card.now_button.isEnabled()
    assert not card.file_button.isEnabled()
    assert not card.choose_button.isVisibleTo(card)


def test_the_health_report_shows_what_needs_somebody_then_everything(hands: Hands) -> None:
    page = opened(hands)
    card = page.safety.card(MachineCard)
    assert isinstance(card, MachineCard)
    hands.qtbot.waitUntil(lambda: card.all_button.isVisibleTo(card), timeout=20_000)
    few = card._column.count()
    names = [card._column.itemAt(row).widget().accessibleName() for row in range(few)]
    assert any(name.startswith("Recovery: look after") for name in names)
    assert not any(": well" in name for name in names)
    card.all_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert card._column.count() > few
    hands.desk.workspace.context.languages.choose("fr")
    hands.qtbot.waitUntil(lambda: card.check_button.text() == "Regarder de nouveau")


def test_a_locked_vault_is_copied_by_the_unlock_screen(
    session: Session, make_desk: MakeDesk, vault_directory: Path
) -> None:
    """Nobody waits for it, no key is needed, and it is checked after the next unlock."""
    session.record([NewEntry("note.saved", "n1", {})])
    sessions.end(session)
    desk = make_desk(vault_directory)
    desk.qtbot.waitUntil(lambda: backup_place.last_item(session.vault.id) is not None)
    desk.settle()
    waiting = backup_place.last_item(session.vault.id)
    assert waiting is not None
    assert waiting.state is backups.Kept.WAITING
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.workspace.context.backups.look()
    desk.settle()
    desk.settle()
    checked = backup_place.last_item(session.vault.id)
    assert checked is not None
    assert checked.state is backups.Kept.CHECKED


def test_a_backup_is_restored_on_the_first_page(
    session: Session, make_desk: MakeDesk, vault_directory: Path, tmp_path: Path,
    clock: TickingClock, qtbot: QtBot,
) -> None:  # fmt: skip
    backups.back_up(session, tmp_path / "x.backup")
    session.record([NewEntry("note.saved", "n1", {})])
    sessions.end(session)
    desk = make_desk(None)
    page = desk.screen
    assert isinstance(page, FirstRunPage)
    page.choose(2)
    form = page.restore
    values = {
        form.file: str(tmp_path / "x.backup"), form.place: str(vault_directory),
        form.officer: OFFICER, form.passphrase: PASSPHRASE,
    }  # fmt: skip
    form.action.setFocus()
    qtbot.keyClick(form.action, Qt.Key.Key_Space)
    assert form.file.problem
    for field, text in values.items():
        assert isinstance(field.editor, QLineEdit)
        field.editor.clear()
        qtbot.keyClicks(field.editor, text)
    qtbot.keyClick(form.action, Qt.Key.Key_Space)
    desk.settle()
    assert "Note" not in form.summary.text()
    assert "note.saved: 1" in form.summary.text()
    assert form.warning.isVisibleTo(form)
    assert (vault_directory / "vault.db").exists()
    assert_accessible(page)
    form.place.editor.setFocus()
    qtbot.keyClicks(form.place.editor, "x")
    assert form.action.text() == "See what would change", "another place is looked at anew"
    qtbot.keyClick(form.place.editor, Qt.Key.Key_Backspace)
    for wanted in ("Restore", "Open the vault"):
        qtbot.keyClick(form.action, Qt.Key.Key_Space)
        desk.settle()
        assert form.action.text() == wanted
    assert form.passphrase.text == ""
    assert [path.name for path in tmp_path.glob("vault.replaced-*")]
    qtbot.keyClick(form.action, Qt.Key.Key_Space)
    desk.settle()
    assert isinstance(desk.screen, UnlockPage)


def test_restore_beside_an_open_vault_never_takes_its_place(
    hands: Hands, vault_directory: Path, tmp_path: Path
) -> None:
    page = opened(hands)
    card = backups_card(page)
    card.now_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: card.table.rowCount() == 1, timeout=20_000)
    hands.desk.settle()
    card.table.setCurrentCell(0, 0)
    card.restore_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert card.dialog is not None
    from ui.unlock.restore_form import RestoreForm

    form = card.dialog.findChild(RestoreForm)
    assert isinstance(form, RestoreForm)
    assert Path(form.file.text).exists()
    form.place.set_text(str(vault_directory))
    hands.qtbot.keyClick(form.action, Qt.Key.Key_Space)
    hands.desk.settle()
    assert form.place.problem
    form.place.set_text(str(tmp_path / "beside"))
    for _ in range(2):
        hands.qtbot.keyClick(form.action, Qt.Key.Key_Space)
        hands.desk.settle()
    assert (tmp_path / "beside" / "vault.db").exists()
    card.dialog.close()
    QApplication.processEvents()


def test_the_age_of_the_last_backup_is_said_in_words(hands: Hands) -> None:
    status = hands.desk.workspace.status
    for age_s, words in (
        (None, "No backup yet"), (59, "Backed up just now"), (60, "Backed up 1 min ago"),
        (7200, "Backed up 2 h ago"), (LATE_S, "Backed up 2 days ago"),
    ):  # fmt: skip
        status.set_backup(BackupState(age_s))
        assert said(status) == words
        assert BackupState(age_s).is_late is (age_s == LATE_S)
