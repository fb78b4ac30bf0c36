"""Conditions, points and dissents of a decision: as many as there are, kept over a lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.approvals.conditions import ConditionsPart
from ui.approvals.dissents import DissentsPart
from ui.approvals.points import PointsPart
from ui.shell.keeping import enter, entered
from ui.theme.theme import Theme
from workstation.domain.assessment import Condition, Point

QUESTIONS = {"8.1": "Which action is likely?", "8.11": "Who would act?", "10.1": "Which measures?"}


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


def _points(theme: Theme, qtbot: QtBot) -> PointsPart:
    part = PointsPart(theme)
    qtbot.addWidget(part)
    part.ask_about(QUESTIONS)
    part.show()
    return part


def test_points_come_back_without_a_list_that_takes_the_keys(theme: Theme, qtbot: QtBot) -> None:
    before, after = _points(theme, qtbot), _points(theme, qtbot)
    before.add()
    QTest.keyClicks(before.rows[0].number, "8.1")
    completer = before.rows[0].number.completer()
    assert completer is not None
    assert completer.completionCount() == 2
    offered = completer.popup()
    assert offered is not None
    assert offered.isVisible()
    offered.hide()
    before.rows[0].text.set_text("State the day.")
    after.take_kept(before.kept())
    enter(after, entered(before))
    assert after.points == (Point("8.1", "State the day.", ""),)
    assert QApplication.activePopupWidget() is None
    assert after.unfinished is after.rows[0], "a point without a mark is not done"


def test_an_unknown_question_is_told_when_the_field_is_left(theme: Theme, qtbot: QtBot) -> None:
    part = _points(theme, qtbot)
    part.add()
    row = part.rows[0]
    row.number.setText("9.9")
    row.number.editingFinished.emit()
    assert "9.9" in row.number.accessibleDescription()
    assert not row.is_complete


def test_a_condition_needs_words_and_a_day_that_there_is(theme: Theme, qtbot: QtBot) -> None:
    part = ConditionsPart(theme)
    qtbot.addWidget(part)
    part.retranslate()
    part.add()
    part.rows[0].text.set_text("A visit")
    for day, done in (("", True), ("2026-13-01", False), ("2026-12", False), ("2026-12-01", True)):
        part.rows[0].due.setText(day)
        assert (part.unfinished is None) is done, day
    assert part.conditions == (Condition("A visit", "2026-12-01"),)


def test_what_is_taken_out_is_gone(theme: Theme, qtbot: QtBot) -> None:
    part = DissentsPart(theme)
    qtbot.addWidget(part)
    part.retranslate()
    for name in ("A. Martin", "L. Chen"):
        part.add()
        part.rows[-1].name.setText(name)
    QTest.mouseClick(part.rows[0].remove_button, Qt.MouseButton.LeftButton)
    assert [each.name for each in part.dissents] == ["L. Chen"]
    part.clear()
    assert part.dissents == ()
    assert part.kept() == {}
