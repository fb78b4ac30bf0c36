"""Each kind of assessment from Ctrl+N to its end, by keyboard alone, in both languages.

What a person would type for an hour is put into the vault by the workflows; beginning, the last
answer and its mark, the review, what it asks and the signature are keys.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import TickingClock
from tests.gui.conftest import assert_accessible
from tests.gui.test_wizard_kinds import ask, begin_chosen, begun, form, go_to
from tests.gui.test_wizard_walk import name_file
from tests.gui.wizard_stage import Stage, seed
from tests.unit.workflows.filled import CHOSEN, complete
from tests.unit.workflows.kinds_stage import CLOSING, answer_all, standing_of
from ui.wizard.review import ReviewView
from ui.wizard.sign import ConfirmDialog
from workstation.domain.assessment import Answer, AssessmentKind, State
from workstation.domain.text import LANGUAGES, Language
from workstation.workflows import assessments, verification
from workstation.workflows.session import Session

CTRL = Qt.KeyboardModifier.ControlModifier
LOW = {"4.1": "2026-10-01", "8.3": "2", "8.4": "3", "11.7": "no", "13.1": "approve",
       "13.8": "2027-05-01"}  # fmt: skip
USE = LOW | {"0.1": "use", "9.1": "yes", "9.6": "no"}
GIVEN = {
    AssessmentKind.CASE: CHOSEN | LOW,
    AssessmentKind.STANDING: LOW,
    AssessmentKind.USE: CHOSEN | USE,
    AssessmentKind.ABBREVIATED: CHOSEN | LOW,
}
LAST = "13.7"
"""The question that is left to the keys."""


class Walker:
    """Somebody at the page "assess" who has no mouse."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        self.stage = stage
        self.folder = folder

    def speak(self, language: Language) -> None:
        """Read on in this language."""
        self.stage.languages.choose(language)

    @property
    def review(self) -> ReviewView:
        review = self.stage.page.review
        assert review is not None
        return review

    def begin(self, kind: AssessmentKind, before: str) -> str:
        """Ctrl+N, the kind, the partner or the country, and the button."""
        stage = self.stage
        stage.page.show_start()
        ask(stage, kind)
        if kind is AssessmentKind.STANDING:
            go_to(stage, form(stage).about, back=True)
            stage.press(Qt.Key.Key_Right)
            stage.press(Qt.Key.Key_Space)
            go_to(stage, form(stage).line)
            stage.type("norv" if stage.languages.language == "fr" else "norw")
        begin_chosen(stage)
        return begun(stage, before)

    def reopen(self, assessment: str) -> None:
        """As a person who comes back to the file."""
        stage = self.stage
        stage.page.show_start()
        stage.page._close_desk()
        stage.page.open_assessment(assessment)
        stage.qtbot.waitUntil(lambda: stage.page.desk is not None)
        stage.settle()

    def write_last(self) -> None:
        """Ctrl+J leads to what is missing; it is typed and marked; then there is nothing more."""
        stage = self.stage
        for _ in range(6):
            if not stage.desk.found.missing:
                break
            stage.ctrl(Qt.Key.Key_J)
            need = next(n for n in stage.desk.found.missing if n.question == LAST)
            stage.mark_secret() if need.need == "marking" else stage.type("Known.")
            stage.settle()
        assert stage.desk.found.missing == ()
        stage.ctrl(Qt.Key.Key_J)
        stage.settle()
        stage.qtbot.waitUntil(lambda: self.review.preview.view.page_count > 0)
        assert_accessible(self.review)

    def pass_over(self) -> None:
        """Give each warning its reason."""
        stage = self.stage
        while self.review.warnings.open_count:
            open_now = self.review.warnings.open_count
            self.review.warnings.focus_first()
            stage.press(Qt.Key.Key_Space)
            stage.type("Known.")
            stage.mark_secret()
            forms = (line.form for line in self.review.warnings.list.lines.values())
            go_to(stage, next(form for form in forms if form is not None).confirm)
            stage.press(Qt.Key.Key_Return)
            stage.qtbot.waitUntil(lambda before=open_now: self.review.warnings.open_count < before)
            stage.settle()

    def sign(self, name: str) -> Path:
        """Ctrl+Enter, the name of the file, and once more."""
        stage = self.stage
        assert self.review.sign.button.isEnabled(), self.review.sign.why
        packet = self.folder / f"{name}.pdf"
        stage.press(Qt.Key.Key_Return, CTRL)
        name_file(stage, packet)
        shown = self._dialog()
        shown.activateWindow()  # without a window manager nobody else does
        stage.qtbot.waitUntil(shown.sign.hasFocus)
        stage.press(Qt.Key.Key_Return)
        stage.qtbot.waitUntil(packet.is_file)
        stage.settle()
        stage.qtbot.waitUntil(lambda: not stage.desk.is_open)
        return packet

    def _dialog(self) -> ConfirmDialog:
        found: list[ConfirmDialog] = []

        def shown() -> bool:
            top = QApplication.topLevelWidgets()
            found[:] = [w for w in top if isinstance(w, ConfirmDialog) and w.isVisible()]
            return bool(found)

        self.stage.qtbot.waitUntil(shown)
        return found[0]


def fill(kind: AssessmentKind, assessment: str, folder: Path) -> Callable[[Session], None]:
    """Everything but the last text."""

    def job(session: Session) -> None:
        made = assessments.get_assessment(session, assessment)
        complete(session, made, folder, GIVEN[kind], {})
        assessments.answer(session, assessment, Answer(LAST))

    return job


def test_each_kind_is_walked_to_its_end(
    qtbot: QtBot, vault_directory: Path, clock: TickingClock, tmp_path: Path
) -> None:
    """Domain section 0 and C-bis: a triage is closed; each other kind becomes a packet.

    Each is begun in one language and ended in the other, by turns.
    """
    stage = Stage(qtbot, vault_directory, clock)
    stage.in_vault(seed)
    stage.in_vault(lambda session: standing_of(session, "P-0001"))
    walker = Walker(stage, tmp_path)
    last = _triage(walker)
    for turn, kind in enumerate(GIVEN):
        walker.speak(LANGUAGES[turn % 2])
        last = walker.begin(kind, last)
        stage.in_vault(fill(kind, last, tmp_path))
        walker.reopen(last)
        walker.write_last()
        walker.speak(LANGUAGES[(turn + 1) % 2])
        walker.pass_over()
        _check(stage, walker.sign(last), kind)
    stage.close()


def _check(stage: Stage, packet: Path, kind: AssessmentKind) -> None:
    found = stage.in_vault(lambda session: verification.verify_in(session, packet))
    assert isinstance(found, verification.Verdict)
    assert found.ok, (kind, found.problems)
    assert found.record is not None
    assert found.record["assessment"]["kind"] == kind.value
    assert found.record["language"] == stage.languages.language


def _triage(walker: Walker) -> str:
    """Closed at the last page, after it was said what that does."""
    stage = walker.stage
    walker.speak("fr")
    made = walker.begin(AssessmentKind.TRIAGE, "")
    stage.in_vault(lambda session: answer_all(session, made, CLOSING))
    walker.reopen(made)
    stage.ctrl(Qt.Key.Key_J)
    assert stage.desk.current_question == "0.9"
    stage.type("A map of a river.")
    stage.mark_secret()
    stage.settle()
    stage.press(Qt.Key.Key_Return, CTRL)
    stage.qtbot.waitUntil(lambda: stage.page.review is not None)
    walker.speak("en")
    stage.settle()
    assert_accessible(walker.review)
    panel = walker.review.triage
    go_to(stage, panel.close_it)
    stage.press(Qt.Key.Key_Return)
    asked = panel.asked
    assert asked is not None
    stage.qtbot.waitUntil(asked.stay.hasFocus)
    stage.press(Qt.Key.Key_Tab)
    assert asked.go.hasFocus()
    stage.press(Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: panel.is_closed)
    assert stage.in_vault(lambda s: assessments.get_state(s, made)) is State.TRIAGE_CLOSED
    return made
