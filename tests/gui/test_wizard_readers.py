"""Comments, what changed since a file was read, and a returned file, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import assert_accessible, said_of
from tests.gui.wizard_stage import MARK, Stage, seed
from tests.gui.wizard_stage import stage_fixture as stage_fixture
from tests.unit.workflows.returned import give_back
from ui.wizard.comments_thread import ThreadView
from ui.wizard.side_panel import COMMENTS, TO_CORRECT
from workstation.domain.assessment import Answer, Point
from workstation.domain.officer import Role
from workstation.workflows import (
    assessments,
    comments,
    corrections,
    drafting,
    officers,
    reading,
)
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

READER = "S. Okafor"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _tab_to(stage: Stage, wanted: QWidget | None) -> None:
    assert wanted is not None
    for _ in range(60):
        if wanted.hasFocus():
            return
        stage.press(Qt.Key.Key_Tab)
        QApplication.processEvents()
    raise AssertionError(said_of(wanted))


def _said(stage: Stage) -> list[str]:
    panel = stage.wizard.panel.comments
    return [label.text() for view in panel.threads for label in view.findChildren(QLabel)]


def test_a_thread_is_begun_answered_and_settled_by_keyboard(stage: Stage) -> None:
    """D, peer review with a challenge log: at the question, marked, and nobody deletes it."""
    stage.card("1.1")
    stage.press(Qt.Key.Key_M, CTRL_SHIFT)
    panel = stage.wizard.panel
    assert panel.tab == COMMENTS
    assert panel.comments.text.field.hasFocus()
    stage.type("Which person?")
    assert not panel.comments.send.isEnabled(), "a remark without a mark is not taken"
    panel.comments.text.set_mark("(U)")
    panel.comments.text.head.marked.emit("(U)")
    _tab_to(stage, panel.comments.send)
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: len(panel.comments.threads) == 1)
    assert "(U) Which person?" in _said(stage)
    assert panel.comments.text.text == ""
    said = stage.in_vault(lambda s: comments.list_threads(s, stage.desk.id))
    assert [(t.id, t.question, t.resolved) for t in said] == [("C-001", "1.1", False)]
    row = stage.wizard.rail.model.row_of("1")
    shown = stage.wizard.rail.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "1 open comment" in str(shown)

    stage.in_vault(lambda s: comments.add(s, stage.desk.id, "8.3", "Why 4?", "(S//CEO)"))
    stage.desk.casework.load()
    stage.qtbot.waitUntil(lambda: len(stage.desk.casework.open_threads) == 2)
    assert stage.page.marking().text.startswith("SECRET"), "the banner holds what is shown"
    stage.press(Qt.Key.Key_F8)
    assert stage.desk.current_question == "8.3"
    stage.press(Qt.Key.Key_F8)
    assert stage.desk.current_question == "1.1"
    stage.qtbot.waitUntil(lambda: panel.comments.threads[0].settle.isVisible())
    stage.press(Qt.Key.Key_W, CTRL_SHIFT)
    _tab_to(stage, panel.comments.threads[0].settle)
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: len(stage.desk.casework.open_threads) == 1)
    view = panel.comments.threads[0]
    assert isinstance(view, ThreadView)
    assert view.settle.text() == "Open again"
    assert view.settle.hasFocus(), "the focus stays where it was"
    assert_accessible(panel)


@pytest.fixture
def read_file(vault_directory: Path, clock: TickingClock) -> str:
    """An assessment that a second reader has read, and of which one answer changed since."""

    def at_desk(officer: str) -> Session:
        return sessions.unlock(vault_directory, officer, PASSPHRASE, clock)

    author = at_desk(OFFICER)
    officers.add_officer(author, name=READER, authority=Role.SECOND_READER, passphrase=PASSPHRASE)
    made = assessments.new_assessment(author, seed(author)).id
    drafting.answer(author, made, Answer("1.1", None, "Dates of one person", MARK))
    drafting.save_all(author, made)
    sessions.end(author)
    reader = at_desk(READER)
    reading.mark_read(reader, made)
    sessions.end(reader)
    author = at_desk(OFFICER)
    drafting.answer(author, made, Answer("1.1", None, "Dates of two persons", MARK))
    drafting.save_all(author, made)
    sessions.end(author)
    return made


@pytest.fixture
def reading_stage(
    qtbot: QtBot, vault_directory: Path, clock: TickingClock, read_file: str
) -> Iterator[Stage]:
    stage = Stage(qtbot, vault_directory, clock, READER)
    stage.page.open_assessment(read_file)
    qtbot.waitUntil(lambda: stage.page.desk is not None)
    stage.settle()
    yield stage
    stage.close()


def test_a_second_reader_jumps_to_what_changed_and_marks_it_read(reading_stage: Stage) -> None:
    """The second reader never reads a changed document again from the start (product, people)."""
    stage = reading_stage
    stage.qtbot.waitUntil(lambda: bool(stage.desk.casework.remarks.changes))
    assert stage.wizard.next_unanswered.isHidden(), "a reader answers nothing"
    stage.press(Qt.Key.Key_F7)
    strip = stage.wizard.view.strips["1.1"]
    assert strip.earlier is not None
    assert strip.earlier.hasFocus()
    stage.press(Qt.Key.Key_Space)
    said = [label.text() for label in strip.findChildren(QLabel) if not label.isHidden()]
    assert "Before: Dates of one person" in said
    assert "Now: Dates of two persons" in said
    assert stage.wizard.view.cards["1.1"].is_read_only
    assert_accessible(stage.wizard)
    _tab_to(stage, strip.comments)
    stage.page.show_start()
    assert stage.in_vault(lambda s: reading.changes_since(s, stage.desk.id)) == ()
    assert stage.desk.casework.remarks.changes, "what was on screen stays marked until asked"
    assert [row.id for row in stage.in_vault(reading.to_read)] == [stage.desk.id]
    stage.page.show_wizard()
    stage.wizard.reader.read.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: not stage.desk.casework.remarks.changes)


def _is_asked_before_signing(stage: Stage) -> None:
    """What is still open is named; the way out signs nothing, and asks for no file."""
    stage.page.show_review()
    assert stage.page.review is not None
    sign = stage.page.review.sign
    sign.begin()
    asked = sign.asked
    assert asked is not None
    stage.qtbot.waitUntil(asked.stay.hasFocus)
    assert_accessible(asked)
    assert asked.lines == ("8.3  (S//CEO) Say why 4.",)
    stage.press(Qt.Key.Key_Space)
    assert not [w for w in QApplication.topLevelWidgets() if type(w) is QFileDialog]
    stage.page.show_wizard()


def test_a_returned_file_is_worked_off_by_keyboard(stage: Stage) -> None:
    """Product 13: reasons per question, as a list that leads to each; done when it changed."""
    points = (Point("1.2", "Say on which day.", "(U)"), Point("8.3", "Say why 4.", "(S//CEO)"))
    name = stage.desk.id
    stage.in_vault(lambda s: give_back(s, name, *points))
    stage.page.show_start()
    stage.page._close_desk()  # as a person who opens another file and comes back
    stage.page.open_assessment(name)
    stage.qtbot.waitUntil(lambda: stage.page.desk is not None)
    stage.settle()
    panel = stage.wizard.panel
    stage.qtbot.waitUntil(lambda: panel.tab == TO_CORRECT)
    assert [line.link.text() for line in panel.corrections.lines] == ["1.2", "8.3"]
    assert stage.page.marking().text.startswith("SECRET")
    assert_accessible(panel)

    stage.press(Qt.Key.Key_F8)
    assert stage.desk.current_question == "1.2"
    stage.type("On 2026-12-01.")
    stage.settle()
    stage.qtbot.waitUntil(lambda: len(stage.desk.casework.open_todo) == 1)
    _is_asked_before_signing(stage)
    stage.press(Qt.Key.Key_F8)
    assert stage.desk.current_question == "8.3"
    strip = stage.wizard.view.strips["8.3"]
    strip.otherwise[0].setFocus()
    stage.press(Qt.Key.Key_Space)
    note = panel.corrections.note
    assert note.field.hasFocus()
    stage.type("The report says so, see E-03.")
    note.set_mark("(U)")
    note.head.marked.emit("(U)")
    _tab_to(stage, panel.corrections.save)
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: not stage.desk.casework.open_todo)
    done = stage.in_vault(lambda s: corrections.todo(s, name))
    assert [(each.is_changed, each.note) for each in done] == [
        (True, ""), (False, "The report says so, see E-03."),
    ]  # fmt: skip
