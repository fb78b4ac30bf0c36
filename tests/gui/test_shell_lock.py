"""Locking while something typed cannot be saved: hidden at once, kept, and tried again."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import Desk, MakeDesk, assert_accessible
from tests.gui.wizard_stage import seed
from ui.wizard.page import AssessPage
from workstation.workflows import assessments, search
from workstation.workflows import session as sessions

CTRL = Qt.KeyboardModifier.ControlModifier


@contextmanager
def no_room() -> Iterator[None]:
    """No file of this process may grow: what the vault writes is refused by the system."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def begun(vault: Path, clock: TickingClock) -> str:
    session = sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
    number = assessments.new_assessment(session, seed(session)).id
    sessions.end(session)
    return number


def at_question(desk: Desk, assessment: str, question: str) -> AssessPage:
    """The wizard with the focus in a question's text."""
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    desk.lifecycle.window.activateWindow()
    place = {"assessment": assessment, "question": question}
    desk.workspace.context.navigate("assess", place)
    page = desk.workspace.page("assess")
    assert isinstance(page, AssessPage)
    desk.qtbot.waitUntil(lambda: page.desk is not None, timeout=20_000)
    desk.settle()
    card = page.wizard.card if page.wizard is not None else None
    assert card is not None
    assert card.text is not None
    desk.qtbot.waitUntil(card.text.field.hasFocus)
    return page


def press(desk: Desk, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or desk.lifecycle.window, key, CTRL)


def test_what_cannot_be_saved_stays_in_memory_behind_a_cover(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock
) -> None:
    """Security 3.6: the screen is hidden by the lock whether or not the disk is full."""
    number = begun(vault_directory, clock)
    desk = make_desk(vault_directory)
    at_question(desk, number, "1.2")
    with no_room():
        QTest.keyClicks(QApplication.focusWidget(), "Travel dates of one person")
        press(desk, Qt.Key.Key_L)
        cover = desk.lifecycle.cover
        assert cover is not None
        assert cover.isVisible(), "hidden before anything is saved"
        desk.qtbot.waitUntil(lambda: cover.problem is not None, timeout=20_000)
        assert not desk.workspace.isVisible()
        assert desk.relaunched == []
        assert "disk" in cover.reason.text().lower()
        assert desk.lifecycle.window.banners[0].text().startswith("UNCLASSIFIED")
        assert_accessible(desk.lifecycle.window)
        press(desk, Qt.Key.Key_2)
        assert not desk.workspace.isVisible(), "no key leads past the cover"
    QTest.mouseClick(cover.retry, Qt.MouseButton.LeftButton)
    desk.qtbot.waitUntil(lambda: bool(desk.relaunched), timeout=20_000)
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    kept = assessments.get_assessment(session, number).answers["1.2"]
    place = sessions.recall_place(session)
    sessions.end(session)
    assert kept.text == "Travel dates of one person"
    assert place is not None
    assert place["place"]["question"] == "1.2"


def test_what_is_typed_is_found_after_leaving_the_section_and_after_locking(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock
) -> None:
    number = begun(vault_directory, clock)
    desk = make_desk(vault_directory)
    at_question(desk, number, "1.1")
    QTest.keyClicks(QApplication.focusWidget(), "Heron travel dates")
    desk.settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, CTRL)
    desk.settle()
    hits: list[object] = []
    desk.lifecycle.door.run(
        lambda session: [(h.kind, h.id) for h in search.search(session, "heron")],
        hits.extend,
        owner=desk.lifecycle,
    )
    desk.settle()
    assert ("assessment", number) in hits
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp, CTRL)
    desk.settle()
    QTest.keyClicks(QApplication.focusWidget(), " egret")
    press(desk, Qt.Key.Key_L)
    desk.qtbot.waitUntil(lambda: bool(desk.relaunched), timeout=20_000)
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    assert [hit.id for hit in search.search(session, "egret") if hit.kind == "assessment"]
    sessions.end(session)


def test_the_saved_state_is_back_with_the_page(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock
) -> None:
    """Look 2: the saved state is always in the top bar while an assessment is open."""
    desk = make_desk(vault_directory)
    at_question(desk, begun(vault_directory, clock), "1.2")
    QTest.keyClicks(QApplication.focusWidget(), "x")
    desk.qtbot.waitUntil(lambda: desk.workspace.top.saved.words.text().startswith("Saved"))
    press(desk, Qt.Key.Key_1)
    desk.settle()
    assert not desk.workspace.top.saved.isVisible()
    press(desk, Qt.Key.Key_3)
    desk.settle()
    assert desk.workspace.top.saved.words.text().startswith("Saved")
