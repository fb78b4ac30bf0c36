"""Approvals that lapsed: above the questions, beside the packet, and the words of a dissent."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from tests.unit.workflows.filled import MARK, fill
from ui.approvals.page import ApprovalsPage
from ui.wizard.page import AssessPage
from workstation.domain.assessment import Answer, Dissent, Outcome
from workstation.domain.officer import Role
from workstation.workflows import approvals, drafting, officers, packets
from workstation.workflows import session as sessions

COMMITTEE = "Chloé Tremblay"
SAID = "I would not share before the mission has visited."


def test_what_lapsed_is_told_until_it_is_signed_again(
    vault_directory: Path, clock: TickingClock, tmp_path: Path, make_desk: MakeDesk
) -> None:
    """C-bis: the strip names version, fields and signers; the decided packet stays in reach."""
    made, decided = _approved(vault_directory, clock, tmp_path)
    desk = _desk(make_desk, vault_directory, OFFICER)
    desk.workspace.context.navigate("assess", {"assessment": made})
    page = desk.workspace.page("assess")
    assert isinstance(page, AssessPage)
    desk.qtbot.waitUntil(lambda: page.wizard is not None, timeout=20_000)
    assert page.wizard is not None
    strip = page.wizard.strips.voided
    desk.qtbot.waitUntil(strip.isVisible, timeout=20_000)
    assert "version 1" in strip.text
    strip.show_details()
    dialog = strip.dialog
    assert dialog is not None
    assert_accessible(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    strip.show_details()
    assert strip.dialog is not None
    strip.dialog.decided.click()
    shown = desk.workspace.page("approvals")
    assert isinstance(shown, ApprovalsPage)
    desk.qtbot.waitUntil(lambda: shown.side.changes.isVisible(), timeout=30_000)
    assert shown.place()["packet"] == decided
    assert shown.side.points.isVisible()
    assert_accessible(shown.side)


def _approved(vault: Path, clock: TickingClock, folder: Path) -> tuple[str, str]:
    """A file that a committee approved over a dissent, and whose text was changed then."""
    author = sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
    officers.add_officer(author, name=COMMITTEE, authority=Role.L4, passphrase=PASSPHRASE)
    made = fill(author, folder)
    packets.submit(author, made, folder / "packet.pdf")
    sessions.end(author)
    chair = sessions.unlock(vault, COMMITTEE, PASSPHRASE, clock)
    approvals.decide(
        chair, folder / "packet.pdf", outcome=Outcome.APPROVE, reasons="It can be checked.",
        marking=MARK, dissents=(Dissent("J. Doe, legal services", SAID),),
        out=folder / "decided.pdf",
    )  # fmt: skip
    sessions.end(chair)
    author = sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
    view = approvals.open_packet(author, folder / "decided.pdf")
    drafting.reopen_baseline(author, made, "A new report on the unit.", MARK)
    changed = "We propose to tell the Directorate the week in which one person arrives."
    drafting.answer(author, made, Answer("1.2", text=changed, marking=MARK))
    sessions.end(author)
    return made, view.verdict.sha256


def _desk(make_desk: MakeDesk, vault: Path, officer: str) -> Desk:
    slot = next(slot for slot in sessions.list_slots(vault) if slot.name == officer)
    desk = make_desk(vault, "--officer", slot.officer_id)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None, timeout=20_000)
    desk.settle()
    return desk
