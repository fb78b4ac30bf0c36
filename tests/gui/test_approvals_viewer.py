"""Packets are dropped, read one after the other, searched, copied; nothing begun is lost."""

import shutil
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.conftest import PASSPHRASE
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from tests.gui.test_approvals_page import COMMITTEE, Sent, name_file, opened, sent
from ui.approvals.page import ApprovalsPage
from workstation.workflows import packet_copies
from workstation.workflows import session as sessions

__all__ = ["sent"]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """A key, wherever the focus is."""
    focus = QApplication.focusWidget() or desk.lifecycle.window
    QTest.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def drop(desk: Desk, *paths: Path) -> bool:
    """Hold files over the window and let them go; whether the window would take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window, action = desk.workspace, Qt.DropAction.CopyAction
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(window.rect().center(), action, data, button, none)
    entered.ignore()
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        assert window.drops.isVisible()
        assert str(sum(path.suffix == ".pdf" for path in paths)) in window.drops.words.text()
        middle = QPointF(window.rect().center())
        QApplication.sendEvent(window, QDropEvent(middle, action, data, button, none))
        assert not window.drops.isVisible()
    return entered.isAccepted()


def wait_for(desk: Desk, page: ApprovalsPage, name: str) -> None:
    """Until a packet is shown with its pages."""
    desk.qtbot.waitUntil(
        lambda: (
            page.shown_file is not None
            and page.shown_file.name == name
            and page.viewer.view.page_count > 0
        )
    )
    desk.settle()


def test_dropped_packets_wait_their_turn_and_nothing_begun_is_lost(
    make_desk: MakeDesk, sent: Sent, tmp_path: Path
) -> None:
    """Product, screen 6: packets are opened by dropping them on the window, wherever one is."""
    second = Path(shutil.copy(sent.packet, tmp_path / "second.pdf"))
    spoiled = tmp_path / "spoiled.pdf"
    spoiled.write_bytes(sent.packet.read_bytes() + b"\n%%EOF\n")
    notes = tmp_path / "notes.txt"
    gone = tmp_path / "gone \u202efdp.pdf"
    desk, page = opened(make_desk, sent, COMMITTEE, sent.packet)
    press_form = page.side.form
    QTest.mouseClick(press_form.outcome.button("deny"), Qt.MouseButton.LeftButton)
    press_form.basis.field.setFocus()
    QTest.keyClicks(press_form.basis.field, "Begun")
    desk.workspace.open_page("partners")
    assert not drop(desk, notes)
    assert drop(desk, spoiled, notes, gone, second)
    wait_for(desk, page, "spoiled.pdf")
    assert any("1 other file" in said for said in desk.workspace.notices.texts)
    assert desk.workspace.current_id == "approvals"
    assert page.queue.files == [sent.packet, spoiled, gone, second]
    # One that was not accepted: its pages are shown, and are handled as what stands on them.
    assert page.marking().level == "top-secret"
    assert not page.viewer.save_button.isEnabled()
    assert not press_form.isVisible()
    press(desk, Qt.Key.Key_PageUp, CTRL)
    wait_for(desk, page, "packet.pdf")
    assert page.side.form.basis.text == "Begun"
    assert page.side.form.outcome.value == "deny"
    assert page.marking().level == "secret"
    press(desk, Qt.Key.Key_PageDown, CTRL)
    wait_for(desk, page, "spoiled.pdf")
    # One that cannot be read does not hold up those behind it, and is shown by its true name.
    press(desk, Qt.Key.Key_PageDown, CTRL)
    told = "gone ‹U+202E›fdp.pdf cannot be read"
    desk.qtbot.waitUntil(lambda: any(told in said for said in desk.workspace.notices.texts))
    assert "the next is second.pdf" in page.queue.words.text()
    press(desk, Qt.Key.Key_PageDown, CTRL)
    wait_for(desk, page, "second.pdf")
    assert not page.queue.next_button.isEnabled()
    assert_accessible(desk.lifecycle.window)


def test_pages_are_gone_through_searched_and_copied_by_keyboard(
    make_desk: MakeDesk, sent: Sent, tmp_path: Path
) -> None:
    """Look 6: Ctrl+F, F3, Ctrl+G, Ctrl+S, and Escape takes one thing back at a time."""
    desk, page = opened(make_desk, sent, COMMITTEE, sent.packet)
    view, find = page.viewer.view, page.viewer.find_bar
    desk.qtbot.waitUntil(lambda: bool(view.headings))
    sheet = next(each for each in view.headings if each.title == "Decision sheet")
    assert view.thumbnails.caption(sheet.page) == f"{sheet.page + 1} Decision"
    assert view.sheet.hasFocus()
    press(desk, Qt.Key.Key_F, CTRL)
    assert find.field.hasFocus()
    QTest.keyClicks(find.field, "ARRANGEMENT")
    press(desk, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: not view.search.is_running and len(view.search.hits) > 1)
    found = len(view.search.hits)
    desk.qtbot.waitUntil(lambda: find.count.text() == f"1 of {found}")
    press(desk, Qt.Key.Key_F3)
    assert find.count.text() == f"2 of {found}"
    press(desk, Qt.Key.Key_Return, SHIFT)
    assert find.count.text() == f"1 of {found}"
    press(desk, Qt.Key.Key_Escape)
    assert not find.isVisible()
    assert view.search.hits == []
    assert view.sheet.hasFocus()
    press(desk, Qt.Key.Key_G, CTRL)
    QTest.keyClicks(page.viewer.page_field, "3")
    press(desk, Qt.Key.Key_Return)
    assert view.current_page == 2
    press(desk, Qt.Key.Key_9, CTRL)
    assert view.fits_width
    place = page.place()
    assert (place["page"], place["zoom"]) == (2, "width")
    out = tmp_path / "copy.pdf"
    press(desk, Qt.Key.Key_S, CTRL)
    name_file(desk, page, out)
    desk.qtbot.waitUntil(out.is_file)
    desk.settle()
    assert out.read_bytes() == sent.packet.read_bytes()
    desk.lifecycle.window.activateWindow()
    desk.qtbot.waitUntil(desk.lifecycle.window.isActiveWindow)
    press(desk, Qt.Key.Key_O, CTRL)
    desk.qtbot.waitUntil(lambda: _dialog(page) is not None)
    dialog = _dialog(page)
    assert dialog is not None
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert page.shown_file == sent.packet, "asking for another takes nothing away"
    dialog.reject()
    press(desk, Qt.Key.Key_Escape)
    assert page.place() == {}
    assert view.page_count == 0
    assert page.marking().level == "secret", "the banner of the packets listed"
    desk.lifecycle.shut_down()
    chair = sessions.unlock(sent.vault, COMMITTEE, PASSPHRASE, sent.clock)
    entries = list(chair.vault.entries_of(packet_copies.PACKET_SAVED))
    sessions.end(chair)
    assert [each.body["file_name"] for each in entries] == ["copy.pdf"]


def _dialog(page: ApprovalsPage) -> QFileDialog | None:
    return next((each for each in page.findChildren(QFileDialog) if each.isVisible()), None)
