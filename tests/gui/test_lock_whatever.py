"""The lock comes whatever happens: a busy vault, a defect, a full disk, a closed window."""

import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.exceptions import capture_exceptions

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import Desk, MakeDesk
from tests.gui.partners_stage import Hands, open_hands, stock
from tests.gui.test_lock_return import focused
from tests.gui.test_shell_lock import at_question, begun, no_room, press
from ui.errors import Hook
from ui.partners.dossier import DossierPage
from ui.shell import lifecycle as shell
from ui.shell.background import Task
from ui.widgets.record_form import RecordDialog
from ui.wizard.page import AssessPage
from workstation.domain.error import DefectError
from workstation.workflows import assessments
from workstation.workflows import session as sessions

TEXT = "Travel dates of one person"


@pytest.fixture
def at_work(make_desk: MakeDesk, vault_directory: Path, clock: TickingClock) -> Desk:
    """The wizard with something typed that is not yet saved."""
    number = begun(vault_directory, clock)
    desk = make_desk(vault_directory)
    at_question(desk, number, "1.1")
    QTest.keyClicks(focused(), TEXT)
    return desk


def kept_text(vault: Path, clock: TickingClock) -> str:
    session = sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
    try:
        (found,) = assessments.list_assessments(session)
        return assessments.get_assessment(session, found.id).answers["1.1"].text
    finally:
        sessions.end(session)


def test_a_job_that_cannot_stop_keeps_the_vault_but_not_the_screen(
    at_work: Desk, vault_directory: Path, clock: TickingClock
) -> None:
    """Cover first: measured from the key to the painted cover, while the lane is held."""
    go, running = threading.Event(), threading.Event()
    life = at_work.lifecycle

    def job(_session: object) -> str:
        running.set()
        go.wait(20)
        return "done"

    done: list[str] = []
    life.door.run(job, done.append, owner=life)
    assert running.wait(20)
    began = time.monotonic()
    press(at_work, Qt.Key.Key_L)
    took_s = time.monotonic() - began
    assert life.cover is not None
    assert life.cover.isVisible()
    assert not at_work.workspace.isVisible()
    assert took_s < 1.0
    at_work.qtbot.wait(2_200)
    assert "being finished" in life.cover.said
    assert at_work.relaunched == []
    go.set()
    at_work.qtbot.waitUntil(lambda: bool(at_work.relaunched), timeout=20_000)
    assert done == ["done"], "what could not stop finished safely"
    assert kept_text(vault_directory, clock) == TEXT


def test_long_jobs_end_their_busy_state_and_are_cancelled(at_work: Desk) -> None:
    """A defect is told to the job's owner; a lock stops what runs and what waits."""
    life = at_work.lifecycle
    begun_jobs: list[int] = []
    told: list[object] = []
    running = threading.Event()

    def failing(_session: object, task: Task) -> None:
        task.report(1, 10)
        raise ZeroDivisionError("record text")

    with capture_exceptions() as caught:
        life.door.run_long(failing, None, told.append, owner=life)
        at_work.qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert [type(problem) for problem in told] == [DefectError]
    assert len(caught) == 1
    assert life.cover is None, "the person decides; nothing else is harmed"
    told.clear()

    def endless(_session: object, task: Task) -> None:
        begun_jobs.append(1)
        running.set()
        while True:
            time.sleep(0.01)
            task.report(1, 10)

    for _ in range(3):
        life.door.run_long(endless, told.append, told.append, owner=life)
    assert running.wait(20)
    began = time.monotonic()
    life.lock("person")
    at_work.qtbot.waitUntil(lambda: bool(at_work.relaunched), timeout=20_000)
    assert time.monotonic() - began < 5
    assert (begun_jobs, told) == ([1], [])


def test_a_defect_saves_locks_and_logs_without_content(
    at_work: Desk, vault_directory: Path, clock: TickingClock,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """Fault 37 of security.md, even where the page fails to say its place."""

    def fail() -> None:
        raise ZeroDivisionError("the name of a person")

    monkeypatch.setattr(shell, "_SETTLED_S", 0.0)
    monkeypatch.setattr(at_work.workspace, "place", fail)
    hook = Hook(at_work.lifecycle.say_defect)
    with capture_exceptions() as caught:
        try:
            fail()
        except ZeroDivisionError as problem:
            hook(type(problem), problem, problem.__traceback__)
        at_work.qtbot.waitUntil(lambda: bool(at_work.relaunched), timeout=20_000)
    assert len(caught) == 1
    (arguments,) = at_work.relaunched
    assert arguments[arguments.index("--locked") + 1] == "defect"
    assert "ZeroDivisionError at" in caplog.text
    assert "the name of a person" not in caplog.text
    assert kept_text(vault_directory, clock) == TEXT


def test_a_full_disk_is_said_by_the_field_and_keeps_the_window_open(
    at_work: Desk, vault_directory: Path, clock: TickingClock
) -> None:
    """Typing goes on; closing waits for the save, or for the person to give the text up."""
    with no_room():
        QTest.keyClicks(focused(), "!")
        page = at_work.workspace.page("assess")
        assert isinstance(page, AssessPage)
        card = page.wizard.card
        at_work.qtbot.waitUntil(lambda: bool(card.unsaved.text), timeout=20_000)
        assert "Kept in memory, tried again." in card.unsaved.text
        assert at_work.workspace.top.saved.words.text().startswith("Not saved")
        assert not at_work.lifecycle.window.close()
        cover = at_work.lifecycle.cover
        assert cover is not None
        at_work.qtbot.waitUntil(lambda: cover.problem is not None, timeout=20_000)
        assert cover.discard.isVisible()
        assert at_work.ended == []
    QTest.mouseClick(cover.retry, Qt.MouseButton.LeftButton)
    at_work.qtbot.waitUntil(lambda: at_work.ended == [True], timeout=20_000)
    assert kept_text(vault_directory, clock) == TEXT + "!"
    at_work.lifecycle.shut_down()


def test_a_form_that_the_disk_refuses_keeps_what_was_typed(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock
) -> None:
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    partner = stock(session)
    sessions.end(session)
    hands: Hands = open_hands(make_desk, vault_directory, QObject())
    page = hands.go("dossier", {"partner": partner})
    assert isinstance(page, DossierPage)
    page.forms.open("exchange", partner)
    dialog = hands.dialog(RecordDialog)
    hands.fill(dialog, {"summary": "Two dates…", "product": "CSIS-14"})
    before = dialog.values()
    with no_room():
        dialog.save_button.click()
        hands.desk.settle()
        assert dialog.isVisible()
        assert "disk" in dialog.general.text.lower()
        assert dialog.values() == before
        assert dialog.save_button.isEnabled()
    dialog.save_button.click()
    hands.desk.settle()
    assert not [one for one in page.findChildren(RecordDialog) if one.isVisible()]


def test_the_status_says_how_long_a_copy_stays(at_work: Desk) -> None:
    status = at_work.workspace.status
    words = status._copy.words
    at_work.lifecycle.clipboard.ticked.emit(10)
    assert words.text() == "The clipboard is cleared in 10 s"
    assert words.isVisible()
    at_work.lifecycle.clipboard.ticked.emit(0)
    assert not words.isVisible()
