"""Approvals with a real packet: what is shown, in which width, and a decision by hand."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLabel, QLineEdit, QScrollArea

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from tests.unit.workflows.filled import MARK, fill
from ui.approvals.page import ApprovalsPage
from ui.approvals.stamp_dialog import StampDialog
from workstation.domain.assessment import Outcome
from workstation.domain.officer import Role
from workstation.domain.text import Language
from workstation.workflows import approvals, officers, packets, timestamps, verification
from workstation.workflows import session as sessions
from workstation.workflows.timestamps import KeyFile

COMMITTEE = "Chloé Tremblay"
SECRET = "nine quiet herons by the weir"


class Sent:
    """A vault with a committee chair in it, and a packet that waits for the chair."""

    def __init__(self, vault: Path, clock: TickingClock, folder: Path) -> None:
        self.vault = vault
        self.clock = clock
        self.packet = folder / "packet.pdf"
        session = sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
        officers.add_officer(session, name=COMMITTEE, authority=Role.L4, passphrase=PASSPHRASE)
        packets.submit(session, fill(session, folder), self.packet)
        sessions.end(session)

    def decided_elsewhere(self, folder: Path) -> Path:
        """The packet with the chair's decision, taken in a copy of the vault, on a machine of
        its own: this one's anchors know nothing of it.
        """
        copy = Path(shutil.copytree(self.vault, folder / "copy"))
        out = folder / "decided.pdf"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("ASSESSOR_STATE", str(folder / "elsewhere"))
            chair = sessions.unlock(copy, COMMITTEE, PASSPHRASE, self.clock)
            approvals.decide(
                chair, self.packet, outcome=Outcome.DENY, reasons="No.", marking=MARK, out=out
            )
            sessions.end(chair)
        return out


@pytest.fixture
def sent(vault_directory: Path, clock: TickingClock, tmp_path: Path) -> Sent:
    folder = tmp_path / "work"
    folder.mkdir()
    return Sent(vault_directory, clock, folder)


def opened(
    make_desk: MakeDesk, sent: Sent, officer: str, packet: Path
) -> tuple[Desk, ApprovalsPage]:
    """The program with a packet open in Approvals."""
    slot = next(slot for slot in sessions.list_slots(sent.vault) if slot.name == officer)
    desk = make_desk(sent.vault, "--officer", slot.officer_id)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None, timeout=20_000)
    desk.settle()
    desk.workspace.context.navigate("approvals", {"path": str(packet)})
    page = desk.workspace.page("approvals")
    assert isinstance(page, ApprovalsPage)
    desk.qtbot.waitUntil(lambda: page.viewer.view.page_count > 0, timeout=30_000)
    desk.settle()
    desk.lifecycle.window.activateWindow()
    desk.qtbot.waitUntil(desk.lifecycle.window.isActiveWindow)
    return desk, page


def mark_releasable(page: ApprovalsPage) -> None:
    """(S//REL TO CAN, USA), with the keys of the picker that is open."""
    key = Qt.Key
    level = [key.Key_Right] * 5 + [key.Key_Space, key.Key_Tab]
    for pressed in (*level, key.Key_Right, key.Key_Right, key.Key_Space):
        _press(pressed)
    country = next(
        box for box in page.side.form.basis.findChildren(QCheckBox) if box.text() == "USA"
    )
    QTest.mouseClick(country, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    _press(key.Key_Escape)


def _press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def name_file(desk: Desk, page: ApprovalsPage, path: Path) -> None:
    """Type a name into the file dialog and press Enter."""
    files = page.findChild(QFileDialog)
    assert files is not None
    line = files.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    desk.qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    QTest.keyClicks(line, str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_five_outcomes_stand_in_one_row(
    make_desk: MakeDesk, sent: Sent, language: Language
) -> None:
    """Look 2: approve, deny, escalate and return are of equal size in one row."""
    desk, page = opened(make_desk, sent, COMMITTEE, sent.packet)
    desk.lifecycle.window.resize(1280, 800)
    if language == "fr":
        desk.workspace.context.languages.choose("fr")
    desk.settle()
    buttons = [page.side.form.outcome.button(one.value) for one in Outcome]
    desk.qtbot.waitUntil(lambda: len({b.y() for b in buttons}) == 1)
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.text()
    assert page.side.form.width() >= 440
    for area in page.findChildren(QScrollArea):
        if area.isVisible() and area.isAncestorOf(page.side.form):
            inner = area.widget()
            assert inner is not None
            assert inner.minimumSizeHint().width() <= area.viewport().width()
    assert_accessible(desk.lifecycle.window)


def test_a_narrow_window_turns_pages_and_form_into_tabs(make_desk: MakeDesk, sent: Sent) -> None:
    """Look 3: under 1200 px pages and form are two tabs; nothing is cut or overlaps."""
    desk, page = opened(make_desk, sent, COMMITTEE, sent.packet)
    desk.lifecycle.window.resize(1280, 800)
    desk.qtbot.waitUntil(lambda: page.side.form.isVisible() and page.viewer.isVisible())
    desk.lifecycle.window.resize(1024, 640)
    desk.qtbot.waitUntil(lambda: page.views.is_narrow)
    assert page.side.form.isVisible(), "the decision is in front"
    assert not page.viewer.isVisible()
    QTest.mouseClick(page.views.tabs.button("first"), Qt.MouseButton.LeftButton)
    assert page.viewer.isVisible()
    assert not page.side.form.isVisible()
    tools = (page.viewer.page_words, page.viewer.fit_button, page.viewer.print_button)
    desk.qtbot.waitUntil(lambda: all(t.width() >= t.sizeHint().width() for t in tools))
    assert page.width() <= 1024


def test_levels_below_the_required_one_are_not_listed(make_desk: MakeDesk, sent: Sent) -> None:
    _desk, page = opened(make_desk, sent, COMMITTEE, sent.packet)
    said = [label.text() for label in page.side.ladder.findChildren(QLabel) if label.isVisible()]
    assert [word[:2] for word in said if word[:1] == "L" and word[1:2].isdigit()] == ["L4", "L5"]
    numbers = [word for word in said if word.isdigit()]
    assert numbers == ["1", "2", "3", "4"]
    assert page.subtitle() == "Step 3 of 4"


def test_a_decision_is_taken_by_hand(make_desk: MakeDesk, sent: Sent, tmp_path: Path) -> None:
    """Deny is chosen, reasoned, marked and signed with mouse and keyboard."""
    desk, page = opened(make_desk, sent, COMMITTEE, sent.packet)
    assert not page.side.form.sign_button.isEnabled()
    QTest.mouseClick(page.side.form.outcome.button("deny"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.side.form.basis.field.viewport(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.side.form.basis.field, "No measure could be checked.")
    QTest.mouseClick(page.side.form.basis.head.button, Qt.MouseButton.LeftButton)
    mark_releasable(page)
    assert page.side.form.basis.mark == MARK
    assert page.place(), "Escape closes the picker, not the packet"
    QTest.mouseClick(page.side.form.declaration, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert page.side.form.declaration.isChecked()
    assert page.side.form.sign_button.isEnabled()
    out = tmp_path / "denied.pdf"
    QTest.mouseClick(page.side.form.sign_button, Qt.MouseButton.LeftButton)
    name_file(desk, page, out)
    desk.qtbot.waitUntil(out.is_file, timeout=30_000)
    desk.settle()
    desk.qtbot.waitUntil(lambda: page.side.verdict.headline.text().startswith("Valid"))
    assert not page.side.receive_button.isVisible(), "the record has this decision already"
    desk.lifecycle.shut_down()
    chair = sessions.unlock(sent.vault, COMMITTEE, PASSPHRASE, sent.clock)
    verdict = verification.verify_in(chair, out)
    sessions.end(chair)
    assert [each.outcome for each in verdict.decisions] == [Outcome.DENY]


def test_decisions_that_came_back_are_taken_into_the_record_once(
    make_desk: MakeDesk, sent: Sent, tmp_path: Path
) -> None:
    decided = sent.decided_elsewhere(tmp_path)
    desk, page = opened(make_desk, sent, OFFICER, decided)
    assert page.side.receive_button.isVisible()
    assert page.side.receive_button.property("kind") != "primary"
    QTest.mouseClick(page.side.receive_button, Qt.MouseButton.LeftButton)
    desk.settle()
    desk.qtbot.waitUntil(lambda: not page.side.receive_button.isVisible())
    assert page.side.taken.isVisible()
    page.show_list()
    page.open_packet(decided)
    desk.settle()
    assert not page.side.receive_button.isVisible()
    assert not page.side.verdict.archive.isVisible(), "nothing is said of a stamp that is none"
    _stamp_by_hand(desk, page, sent, tmp_path)


def _stamp_by_hand(desk: Desk, page: ApprovalsPage, sent: Sent, folder: Path) -> None:
    """With the office's own key and the keyboard; what is wrong is said in the dialog."""
    key, authority = KeyFile(folder / "tsa.p12", SECRET), folder / "tsa.pem"
    timestamps.make_authority("Office time-stamps", sent.clock(), key, authority)
    page.side.stamp.stamp_button.setFocus()
    _press(Qt.Key.Key_Space)
    dialog = page.findChild(StampDialog)
    assert dialog is not None
    dialog.activateWindow()
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Space):
        _press(pressed)
    assert dialog.way.value == "key"
    assert_accessible(dialog)
    dialog.do_button.setFocus()
    _press(Qt.Key.Key_Space)
    assert dialog.problem.isVisible(), "nothing is asked for before the key is there"
    dialog.key.choose(str(key.path))
    out = folder / "archived.pdf"
    dialog.passphrase.setText("another")
    dialog.write(out)
    desk.qtbot.waitUntil(lambda: "tsa.p12" in dialog.problem.text)
    assert not dialog.passphrase.text()
    dialog.passphrase.setText(SECRET)
    desk.lifecycle.door.run(
        lambda session: timestamps.trust_authority(session, authority), owner=page
    )
    desk.settle()
    dialog.do_button.click()
    name_file(desk, page, out)
    desk.qtbot.waitUntil(lambda: page.shown_file == out, timeout=30_000)
    desk.settle()
    shown = page.side.verdict.archive.text()
    assert shown.startswith("Archive level B-T: time-stamp of ")
    assert "Office time-stamps, holds until " in shown
    assert shown in page.side.verdict.accessibleName()
