"""The scan of a decision by pen is shown where the decision stands (B-24)."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.conftest import OFFICER, PASSPHRASE
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.test_approvals_page import Sent, opened
from tests.gui.test_approvals_page import sent as sent
from ui.approvals.scan_dialog import ScanDialog
from workstation.domain.assessment import Outcome
from workstation.domain.officer import Role
from workstation.domain.paper_code import page_code
from workstation.records import kinds
from workstation.workflows import officers, printing, wet_ink
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

CLERK = "R. Bouchard"


def test_a_scan_is_shown_from_the_keyboard_and_saved_after_a_question(
    make_desk: MakeDesk, sent: Sent, tmp_path: Path
) -> None:
    session = sessions.unlock(sent.vault, OFFICER, PASSPHRASE, sent.clock)
    officers.add_officer(session, name=CLERK, authority=Role.RECORDS, passphrase=PASSPHRASE)
    sheet = printing.decision_packet(session, sent.packet, tmp_path / "sheet.pdf")
    sessions.end(session)
    clerk = sessions.unlock(sent.vault, CLERK, PASSPHRASE, sent.clock)
    (copy,) = clerk.vault.entries_of(printing.PACKET_PRINTED)
    wet_ink.enter(
        clerk, page_code(copy.body["letters"], 1), authority="L4", outcome=Outcome.DENY,
        signed_by="D. Roy", signed_on=clerk.now_utc()[:10], reasons="No.", marking="(S)",
        scan=sheet,
    )  # fmt: skip
    sessions.end(clerk)

    desk, page = opened(make_desk, sent, CLERK, sent.packet)
    named = [
        each
        for each in page.side.paper.findChildren(QPushButton)
        if "D. Roy, WI-" in each.accessibleName()
    ]
    assert len(named) == 1
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    page.viewer.view.sheet.setFocus()
    QTest.keyClick(page.viewer.view.sheet, Qt.Key.Key_P, keys)
    (dialog,) = page.findChildren(ScanDialog)
    desk.qtbot.waitUntil(lambda: dialog.view.page_count > 0, timeout=30_000)
    desk.settle()
    assert_accessible(dialog)
    assert dialog.banner.text().startswith("SECRET")
    dialog.save_button.click()
    assert dialog.question.isVisible(), "what is protected is asked about first"
    QTest.keyClick(dialog.question.no_button, Qt.Key.Key_Escape)
    out = tmp_path / "out.pdf"
    dialog.write_to(out)
    desk.qtbot.waitUntil(dialog.outcome.isVisible, timeout=30_000)
    assert out.read_bytes() == sheet.read_bytes()
    seen: list[list[str]] = []

    def look(session: Session) -> list[str]:
        views = session.vault.entries_of(kinds.RECORD_VIEWED)
        copies = session.vault.entries_of(kinds.WET_INK_COPIED)
        said = [str(each.body["what"]) for each in views if "scan" in each.body]
        return said + [str(each.body["file_name"]) for each in copies]

    desk.lifecycle.door.run(look, seen.append, owner=page)
    desk.qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen == [["scan", "out.pdf"]]
