"""A packet on paper: who gets which copy, what is blacked out, and what a code leads to."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.conftest import OFFICER
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from tests.gui.test_approvals_page import Sent, opened
from tests.gui.test_approvals_page import sent as sent
from ui.approvals.notices import NoticesPage
from ui.approvals.print_dialog import PrintDialog
from ui.approvals.redaction_dialog import RedactionDialog
from ui.shell.finding import find, page_of
from workstation.domain.paper_code import page_code
from workstation.workflows import printing
from workstation.workflows.session import Session


def _shown(desk: Desk, dialog: PrintDialog) -> None:
    desk.qtbot.waitUntil(lambda: dialog.view.page_count > 0, timeout=30_000)
    desk.settle()


def test_copies_are_named_confirmed_and_found_again(
    make_desk: MakeDesk, sent: Sent, tmp_path: Path
) -> None:
    seen: list[str] = []
    desk, page = opened(make_desk, sent, OFFICER, sent.packet)
    page.viewer.print_button.click()
    desk.settle()
    dialog = page.findChild(PrintDialog)
    assert dialog is not None
    assert dialog.panel is not None
    _shown(desk, dialog)
    assert_accessible(dialog)
    dialog.copies.setValue(2)
    QTest.keyClicks(dialog.panel.names[1], "A. Tremblay")
    QTest.keyClicks(dialog.panel.offices[1], "Legal")
    desk.settle()
    dialog.save_button.click()
    assert dialog.question.isVisible(), "what is protected is asked about first"
    assert "SECRET" in dialog.question.text
    QTest.keyClick(dialog.question.no_button, Qt.Key.Key_Escape)
    (tmp_path / "copy-2.pdf").write_bytes(b"another's")
    dialog.write_to(tmp_path / "copy.pdf")
    assert "copy-2.pdf" in dialog.question.text, "a numbered file is not replaced unasked"
    assert (tmp_path / "copy-2.pdf").read_bytes() == b"another's"
    dialog.question.yes_button.click()
    desk.qtbot.waitUntil(dialog.outcome.isVisible, timeout=30_000)
    dialog.panel.redact_button.click()
    desk.settle()
    choice = dialog.findChild(RedactionDialog)
    assert choice is not None
    assert_accessible(choice)
    listed = [choice.table.item(row, 0).text().split()[0] for row in range(3, 20)]
    assert listed.index("1.2") < listed.index("1.10"), "by number, as on the pages"
    choice.toggle(0)
    choice.toggle(1)
    choice.toggle(1)
    choice.name.setText("A. Martin")
    choice.add_name()
    assert [each.place for each in choice.redactions] == ["person", "partner"]
    choice.use_button.click()
    desk.settle()
    assert not dialog.copies.isEnabled()
    dialog.write_to(tmp_path / "redacted.pdf")
    desk.qtbot.waitUntil((tmp_path / "redacted.pdf").exists, timeout=30_000)
    desk.settle()
    desk.workspace.context.navigate("notices", {})
    desk.settle()
    notices = desk.workspace.page("notices")
    assert isinstance(notices, NoticesPage)
    assert_accessible(notices)
    assert notices.empty.isVisible()
    desk.lifecycle.door.run(_look, seen.append, owner=notices)
    desk.qtbot.waitUntil(lambda: bool(seen), timeout=20_000)


def _look(session: Session) -> str:
    """What the record knows of the copies, and where a code leads."""
    copies = [each.body for each in session.vault.entries_of(printing.PACKET_PRINTED)]
    assert [(each["copy"], each["to"]) for each in copies] == [
        (1, ""), (2, "A. Tremblay"), (3, ""),
    ]  # fmt: skip
    assert copies[2]["redactions"] == 2
    code = page_code(copies[1]["letters"], 2)
    (hit, *_), _marking = find(session, code, "en")
    assert "page 2 of" in hit.title
    assert "A. Tremblay, Legal" in hit.second
    assert page_of(hit) == ("approvals", {"packet": copies[1]["packet_sha256"]})
    (wrong, *_), _marking = find(session, f"{code[:-1]}{'A' if code[-1] != 'A' else 'B'}", "fr")
    assert "mal saisi" in wrong.title
    return code
