"""From the passphrase to a signed packet in Approvals, with mouse and keyboard events only."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.gui.conftest import Desk as Program
from tests.gui.conftest import MakeDesk
from tests.gui.wizard_stage import Hands, seed
from ui.approvals.page import ApprovalsPage
from ui.partners.page import PartnersPage
from ui.unlock.page import UnlockPage
from ui.wizard.fields import ChoicesField, ComboField, DateAnswerField, SegmentField
from ui.wizard.page import AssessPage
from ui.wizard.question import QuestionCard
from ui.wizard.row_card import Cell
from ui.wizard.sign import ConfirmDialog
from workstation.domain.completeness import Missing
from workstation.domain.methodology import QuestionKind
from workstation.workflows import recovery_state, verification
from workstation.workflows import session as sessions

ALT = Qt.KeyboardModifier.AltModifier
KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
CHOSEN = {"8.3": 2, "8.4": 3, "11.7": 1, "0.1": 0, "0.2": 0, "13.1": 0, "4.14": 0, "5.3": 1}
"""Positions chosen; everything else is the second answer ("No")."""


class Seat(Hands):
    """The whole program, as it is after unlocking."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.qtbot = program.qtbot
        self.door = program.lifecycle.door
        self.owner = QObject()
        self.window = program.lifecycle.window

    @property
    def page(self) -> AssessPage:
        page = self.program.workspace.page("assess")
        assert isinstance(page, AssessPage)
        return page

    def read_on(self) -> None:
        """Wait until the check knows what was just answered; saving goes on beside it."""
        self.qtbot.waitUntil(lambda: self.desk.is_checked, timeout=20_000)


class Person:
    """Does what the program says is missing, one thing at a time."""

    def __init__(self, stage: Seat, folder: Path) -> None:
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
        stage.read_on()

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


@pytest.fixture
def seat(make_desk: MakeDesk, vault_directory: Path, clock: TickingClock) -> Seat:
    """The program at its unlock screen, over a vault with one partner and its record."""
    session = sessions.unlock(vault_directory, OFFICER, PASSPHRASE, clock)
    seed(session)
    recovery_state.put_off(session)
    sessions.end(session)
    return Seat(make_desk(vault_directory))


@pytest.mark.timeout(280)
def test_from_the_passphrase_to_the_signed_packet_in_approvals(seat: Seat, tmp_path: Path) -> None:
    _unlock(seat)
    _begin_for_a_partner(seat)
    _answer_everything(seat, Person(seat, tmp_path))
    blocking = [s.stop.id for s in seat.desk.found.hard_stops if s.status == "blocks"]
    assert blocking == []
    seat.ctrl(Qt.Key.Key_J)
    review = seat.page.review
    assert review is not None
    seat.settle()
    seat.qtbot.waitUntil(lambda: review.preview.view.page_count > 0, timeout=20_000)
    assert review.sign.button.isEnabled(), review.sign.why
    packet = _sign(seat, tmp_path)
    verdict = seat.in_vault(lambda session: verification.verify_in(session, packet))
    assert isinstance(verdict, verification.Verdict)
    assert verdict.ok, verdict.problems
    assert "0.1" in str(verdict.record)
    assert not seat.desk.is_open
    _see_in_approvals(seat)


def _unlock(seat: Seat) -> None:
    """Type the passphrase where the focus is, and press Enter."""
    screen = seat.program.screen
    assert isinstance(screen, UnlockPage)
    seat.window.activateWindow()
    seat.qtbot.waitUntil(lambda: screen.officers.current is not None)
    seat.qtbot.waitUntil(screen.passphrase.editor.hasFocus)
    seat.type(PASSPHRASE)
    seat.press(Qt.Key.Key_Return)
    seat.qtbot.waitUntil(lambda: seat.program.lifecycle.workspace is not None, timeout=20_000)
    seat.program.settle()


def _begin_for_a_partner(seat: Seat) -> None:
    """Ctrl+2 opens Partners; Ctrl+N begins an assessment of the selected one."""
    seat.ctrl(Qt.Key.Key_2)
    seat.program.settle()
    partners = seat.program.workspace.current
    assert isinstance(partners, PartnersPage)
    seat.ctrl(Qt.Key.Key_F)
    seat.type("State Security")
    seat.qtbot.waitUntil(lambda: partners.model.rowCount() == 1, timeout=5_000)
    seat.program.settle()
    for _ in range(12):
        if partners.table.hasFocus():
            break
        seat.press(Qt.Key.Key_Tab)
    seat.press(Qt.Key.Key_Home)
    seat.ctrl(Qt.Key.Key_N)
    seat.program.settle()
    seat.qtbot.waitUntil(lambda: seat.page.desk is not None, timeout=20_000)
    seat.settle()
    assert seat.desk.partner.short_name == "GDSS"


def _answer_everything(seat: Seat, person: Person) -> None:
    """Ctrl+J leads to what is missing, until nothing is."""
    for _ in range(400):
        status = {state.section: state.status for state in seat.desk.found.sections}
        open_now = [n for n in seat.desk.found.missing if status[n.section] == "open"]
        if not open_now:
            break
        seat.ctrl(Qt.Key.Key_J)
        question = seat.desk.current_question
        person.mend(next(n for n in open_now if n.question == question))
    assert seat.desk.found.missing == ()


def _see_in_approvals(seat: Seat) -> None:
    """The link after signing opens the packet, with its verdict and the next step."""
    assert seat.page.review is not None
    links = [b for b in seat.page.review.notice.findChildren(QPushButton) if b.isVisible()]
    seat.click(next(b for b in links if "Approvals" in b.text()))
    approvals = seat.program.workspace.current
    assert isinstance(approvals, ApprovalsPage)
    seat.qtbot.waitUntil(lambda: approvals.viewer.view.page_count > 0, timeout=30_000)
    assert approvals.side.verdict.headline.text().startswith("Valid")
    assert approvals.title()[-1] == seat.desk.id
    assert approvals.side.ladder.isVisible()


def _sign(stage: Seat, folder: Path) -> Path:
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


def name_file(stage: Hands, path: Path) -> None:
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


def _dialog(stage: Hands, kind: type) -> QFileDialog | ConfirmDialog:
    found: list[QFileDialog | ConfirmDialog] = []

    def shown() -> bool:
        found[:] = [w for w in QApplication.topLevelWidgets() if type(w) is kind and w.isVisible()]
        return bool(found)

    stage.qtbot.waitUntil(shown, timeout=10_000)
    return found[0]
