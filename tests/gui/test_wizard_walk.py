"""From an empty draft to a signed packet, with mouse and keyboard events only."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from tests.gui.wizard_stage import Stage, stage_fixture
from ui.wizard.fields import ChoicesField, ComboField, DateAnswerField, SegmentField
from ui.wizard.question import QuestionCard
from ui.wizard.row_card import Cell
from ui.wizard.sign import ConfirmDialog
from workstation.domain.completeness import Missing
from workstation.domain.methodology import QuestionKind
from workstation.workflows import verification

__all__ = ["stage_fixture"]

ALT = Qt.KeyboardModifier.AltModifier
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
CHOSEN = {"8.3": 2, "8.4": 3, "11.7": 1, "0.1": 0, "13.1": 0, "0.7": 0, "4.14": 0, "5.3": 0}
"""Positions chosen; everything else is the second answer ("No")."""


class Person:
    """Does what the program says is missing, one thing at a time."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self.stage = stage
        self.folder = folder

    def mend(self, need: Missing) -> None:
        """Do what one line asks for, where Ctrl+J led."""
        stage = self.stage
        card = stage.wizard.view.cards[need.question]
        if need.need == "lock":
            bar = stage.wizard.view.baseline_bar
            assert bar is not None
            assert bar.lock.hasFocus()
            stage.press(Qt.Key.Key_Space)
            stage.qtbot.waitUntil(lambda: stage.desk.draft.is_baseline_locked, timeout=20_000)
        elif need.need == "answer":
            self._answer(card)
            self._give_reason(card)
        elif need.need == "reason":
            stage.type("Known.")
        elif need.need == "marking":
            stage.mark_secret()
        elif need.need == "evidence":
            self._cite()
        else:
            self._row(card, need)
        stage.settle()

    def _answer(self, card: QuestionCard) -> None:
        stage, question = self.stage, card.question
        if question.kind is QuestionKind.TEXT:
            stage.type(f"About {question.id}.")
        elif isinstance(card.field, DateAnswerField):
            stage.type("2026-10-01")
        elif isinstance(card.field, ComboField):
            stage.press(Qt.Key.Key_Down)
        elif isinstance(card.field, ChoicesField):
            stage.press(Qt.Key.Key_Space)
        else:
            assert isinstance(card.field, SegmentField)
            stage.press(KEYS[CHOSEN.get(question.id, 1)], ALT)

    def _cite(self) -> None:
        lines = self.stage.wizard.panel.know.lines
        if lines and self.stage.wizard.panel.know.isVisible():
            self.stage.click(lines[0].cite)
        else:
            self._choose_file()

    def _choose_file(self) -> None:
        """Ctrl+E asks for a file; its name is typed."""
        letter = self.folder / "letter.txt"
        letter.write_text("A letter.")
        self.stage.ctrl(Qt.Key.Key_E)
        name_file(self.stage, letter)
        card = self.stage.wizard.card
        assert card is not None
        self.stage.qtbot.waitUntil(lambda: bool(card.evidence.chips), timeout=10_000)

    def _give_reason(self, card: QuestionCard) -> None:
        """Write and mark the reason that opened with the answer, as a person does."""
        if card.text is None or not card.text.isVisible() or card.text.mark:
            return
        if not card.text.text:
            self.stage.click(card.text.field)
            self.stage.type("Known.")
        self.stage.mark_secret()

    def _row(self, card: QuestionCard, need: Missing) -> None:
        stage = self.stage
        assert card.rows is not None
        if not need.row:
            stage.press(Qt.Key.Key_Space)
            self._fill(next(iter(card.rows.cards[0].cells.values())))
        else:
            self._fill(card.rows.cards[need.row - 1].cells[need.column])

    def _fill(self, cell: Cell) -> None:
        """Fill in the field of a row that has the focus."""
        if cell.text is not None:
            self.stage.type("Person A")
        elif isinstance(cell.field, ComboField):
            self.stage.press(Qt.Key.Key_Down)
        elif isinstance(cell.field, DateAnswerField):
            self.stage.type("2026-10-01")
        else:
            self.stage.press(Qt.Key.Key_Right)
            self.stage.press(Qt.Key.Key_Space)


@pytest.mark.timeout(280)
def test_a_draft_is_completed_locked_and_signed(stage: Stage, tmp_path: Path) -> None:
    person = Person(stage, tmp_path)
    for _ in range(400):
        status = {state.section: state.status for state in stage.desk.found.sections}
        open_now = [n for n in stage.desk.found.missing if status[n.section] == "open"]
        if not open_now:
            break
        stage.ctrl(Qt.Key.Key_J)
        question = stage.desk.current_question
        need = next(n for n in open_now if n.question == question)
        person.mend(need)
    assert stage.desk.found.missing == ()
    blocking = [s.stop.id for s in stage.desk.found.hard_stops if s.status == "blocks"]
    assert blocking == []
    stage.ctrl(Qt.Key.Key_J)
    review = stage.page.review
    assert review is not None
    stage.settle()
    stage.qtbot.waitUntil(lambda: review.preview.view.page_count > 0, timeout=20_000)
    assert review.sign.button.isEnabled(), review.sign.why
    packet = _sign(stage, tmp_path)
    verdict = stage.in_vault(lambda session: verification.verify_in(session, packet))
    assert isinstance(verdict, verification.Verdict)
    assert verdict.ok, verdict.problems
    assert "0.1" in str(verdict.record)
    assert not stage.desk.is_open


def _sign(stage: Stage, folder: Path) -> Path:
    """Click Sign, name the file, confirm."""
    assert stage.page.review is not None
    stage.click(stage.page.review.sign.button)
    name_file(stage, folder / "packet.pdf")
    confirm = _dialog(stage, ConfirmDialog)
    stage.qtbot.keyClick(confirm.sign, Qt.Key.Key_Space)
    packet = folder / "packet.pdf"
    stage.qtbot.waitUntil(packet.is_file, timeout=30_000)
    stage.settle()
    stage.qtbot.waitUntil(lambda: not stage.desk.is_open, timeout=20_000)
    return packet


def name_file(stage: Stage, path: Path) -> None:
    """Type a name into the file dialog and press Enter."""
    files = _dialog(stage, QFileDialog)
    line = files.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    stage.qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    stage.qtbot.keyClicks(line, str(path))
    stage.qtbot.waitUntil(lambda: line.text() == str(path))
    stage.qtbot.keyClick(line, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: not files.isVisible())
    # Without a window manager nobody gives the window its focus back.
    stage.window.activateWindow()


def _dialog(stage: Stage, kind: type) -> QFileDialog | ConfirmDialog:
    found: list[QFileDialog | ConfirmDialog] = []

    def shown() -> bool:
        found[:] = [w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()]
        return bool(found)

    stage.qtbot.waitUntil(shown, timeout=10_000)
    return found[0]
