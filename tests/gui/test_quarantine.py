"""A vault that lost something: the bar over the window, the dialog, and pages that only read."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from tests.gui.wizard_stage import seed
from ui.admin.anchors import AnchorsCard
from ui.admin.page import AdminPage
from ui.shell.quarantine_dialog import AcknowledgeDialog
from ui.wizard.page import AssessPage
from workstation.domain.officer import Role
from workstation.vault.anchors import Anchor
from workstation.vault.store import NewEntry
from workstation.vault.word_index import PARTS
from workstation.workflows import assessments, officers, partners
from workstation.workflows import session as sessions

SECOND = "C. Roy"


@pytest.fixture
def rolled_back(vault_directory: Path, tmp_path: Path, clock: TickingClock) -> Path:
    """A vault with two officers and one open file, whose older copy was put back."""
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    officers.add_officer(session, name=SECOND, authority=Role.L3, passphrase=PASSPHRASE)
    assessments.new_assessment(session, seed(session))
    sessions.end(session)
    copy = Path(shutil.copytree(vault_directory, tmp_path / "older"))
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    session.record([NewEntry("note.saved", f"n{n}", {"text": "x"}) for n in range(9)])
    sessions.end(session)
    shutil.rmtree(vault_directory)
    shutil.copytree(copy, vault_directory)
    return vault_directory


def unlock(desk: Desk) -> None:
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    desk.lifecycle.window.activateWindow()


def dialog_of(desk: Desk) -> AcknowledgeDialog:
    desk.qtbot.mouseClick(desk.workspace.quarantine.acknowledge_button, Qt.MouseButton.LeftButton)
    found = desk.lifecycle.window.findChildren(AcknowledgeDialog)
    assert len(found) == 1
    return found[0]


def test_the_bar_says_what_happened_and_two_officers_open_the_vault(
    make_desk: MakeDesk, rolled_back: Path
) -> None:
    desk = make_desk(rolled_back, "--officer", "O-OTT-04-0001")
    unlock(desk)
    bar = desk.workspace.quarantine
    assert bar.isVisible()
    assert bar.width() == desk.workspace.width()
    assert "entry" in bar.what.text()
    assert desk.workspace.context.is_read_only
    assert_accessible(desk.workspace)
    dialog = dialog_of(desk)
    assert not dialog.yes_button.isEnabled()
    assert_accessible(dialog)
    desk.qtbot.waitUntil(dialog.reason.hasFocus)
    QTest.keyClicks(dialog.reason, "The disk failed")
    assert dialog.reason.toPlainText() == "The disk failed"
    desk.qtbot.mouseClick(dialog.yes_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert bar.isVisible()
    assert OFFICER in bar.who.text()
    assert not bar.acknowledge_button.isVisible(), "nothing that the same person could add"
    desk.lifecycle.lock("person")
    desk.qtbot.waitUntil(lambda: bool(desk.relaunched))
    other = make_desk(rolled_back, "--officer", "O-OTT-04-0002")
    unlock(other)
    bar = other.workspace.quarantine
    assert bar.isVisible()
    last = dialog_of(other)
    last.reason.setPlainText("I saw it too")
    other.qtbot.mouseClick(last.yes_button, Qt.MouseButton.LeftButton)
    other.settle()
    assert not bar.isVisible()
    assert not other.workspace.context.is_read_only


def test_every_page_opens_and_the_wizard_only_reads(make_desk: MakeDesk, rolled_back: Path) -> None:
    desk = make_desk(rolled_back, "--officer", "O-OTT-04-0001", "--lang", "fr")
    unlock(desk)
    assert "ancien" in desk.workspace.quarantine.what.text()
    for page in sorted(desk.workspace.context.pages):
        desk.workspace.open_page(page)
        desk.settle()
        assert desk.workspace.quarantine.isVisible()
    place = {"assessment": "MRA-2026-0001"}
    desk.workspace.context.navigate("assess", place)
    page = desk.workspace.page("assess")
    assert isinstance(page, AssessPage)
    desk.qtbot.waitUntil(lambda: page.desk is not None, timeout=20_000)
    desk.settle()
    card = page.wizard.card if page.wizard is not None else None
    assert card is not None
    assert card.is_read_only
    desk.lifecycle.lock("person")
    desk.qtbot.waitUntil(lambda: bool(desk.relaunched))


def test_a_sound_vault_shows_no_bar(unlocked: Desk) -> None:
    assert not unlocked.workspace.quarantine.isVisible()
    assert not unlocked.workspace.context.is_read_only


def test_the_history_is_checked_behind_the_work_and_damage_is_loud(
    make_desk: MakeDesk, vault_directory: Path
) -> None:
    session = sessions.unlock(
        vault_directory, OFFICER, PASSPHRASE, lambda: datetime(2026, 11, 16, 13, 30, tzinfo=UTC)
    )
    session.vault.put_attachment(bytes(100_000), "application/pdf")
    sessions.end(session)
    data = bytearray((vault_directory / "vault.db").read_bytes())
    data[-10_000] ^= 1
    (vault_directory / "vault.db").write_bytes(data)
    desk = make_desk(vault_directory)
    unlock(desk)
    workspace = desk.workspace
    assert not workspace.quarantine.isVisible()
    percents: list[int] = []
    workspace.checking.progressed.connect(percents.append)
    workspace.checking.step()
    desk.qtbot.waitUntil(lambda: percents[-1:] == [-1], timeout=20_000)
    desk.settle()
    assert workspace.quarantine.isVisible()
    assert "damaged" in workspace.quarantine.what.text()
    assert not workspace.quarantine.acknowledge_button.isVisible()
    assert not workspace.context.is_read_only, "what is typed is still kept"


def test_behind_the_check_the_index_of_words_is_put_in_order(
    make_desk: MakeDesk, vault_directory: Path
) -> None:
    session = sessions.unlock(
        vault_directory, OFFICER, PASSPHRASE, lambda: datetime(2026, 11, 16, 13, 30, tzinfo=UTC)
    )
    with session.vault._transaction() as connection:
        connection.execute("INSERT INTO search (search, rank) VALUES ('automerge', 0)")
    for number in range(PARTS + 1):
        partners.add_partner(session, name=f"Unit {number}", country="NOR", kind="military")
    sessions.end(session)
    desk = make_desk(vault_directory)
    unlock(desk)
    counted: list[int] = []

    def is_one() -> bool:
        desk.workspace.context.door.run(
            lambda session: session.vault.count_word_parts(), counted.append, owner=desk.workspace
        )
        return counted[-1:] == [1]

    desk.workspace.checking.step()
    desk.qtbot.waitUntil(is_one, timeout=20_000)
    assert counted[0] > PARTS


def test_the_status_says_how_far_the_check_is(unlocked: Desk) -> None:
    status = unlocked.workspace.status
    status.set_checked(40)
    assert "40" in status._check.words.text()
    status.set_checked(-1)
    assert status._check.words.text() == ""


def test_the_card_lists_the_anchors_with_their_age(unlocked: Desk) -> None:
    unlocked.workspace.open_page("admin")
    page = unlocked.workspace.page("admin")
    assert isinstance(page, AdminPage)
    card = page.safety.card(AnchorsCard)
    assert isinstance(card, AnchorsCard)
    card.load()
    unlocked.settle()
    assert card.table.rowCount() == 2
    cells = [[card.table.item(row, n).text() for n in range(4)] for row in range(2)]
    assert [cell[0] for cell in cells] == ["This machine", f"Officer {OFFICER}"]
    assert {cell[3] for cell in cells} == {"Agrees"}
    assert_accessible(card)


def test_a_packet_that_knows_more_raises_the_bar(unlocked: Desk) -> None:
    """What a packet of this vault saw is compared as it is opened; the bar follows at once."""
    seen = Anchor("packet", 900, "a" * 64, "2026-11-16T13:00:00Z", 0, "packet.pdf")
    unlocked.lifecycle.door.run(lambda session: session.watch.hear(seen), owner=unlocked.workspace)
    page = unlocked.workspace.current
    assert page is not None
    page.title_changed.emit()
    unlocked.settle()
    assert unlocked.workspace.quarantine.isVisible()
    assert "900" in unlocked.workspace.quarantine.what.text()
    assert not unlocked.workspace.context.is_read_only
