"""Findings in the wizard: beside the field and on the review, passed over with the keyboard."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.wizard_stage import Stage, stage_fixture
from tests.unit.workflows.filled import fill
from ui.shell.keeping import entered
from ui.wizard.findings import FindingLine, QuestionFindings
from ui.wizard.review import ReviewView
from workstation.workflows import assessments
from workstation.workflows.session import Session

__all__ = ["stage_fixture"]

NAME, AT = "extraneous_in_risk", "13.2"
LOADED = "The value of the relationship is high."


def open_filled(stage: Stage, folder: Path, *, bare: bool = False) -> None:
    """Put a file on screen with one warning at its basis; ``bare`` has no evidence at all."""

    def made(session: Session) -> str:
        file = fill(session, folder, texts={AT: LOADED})
        if bare:
            assessments.remove_evidence(session, file, "E-01")
        return file

    file = stage.in_vault(made)
    stage.page.open_assessment(file)
    stage.qtbot.waitUntil(
        lambda: stage.page.desk is not None and stage.desk.id == file, timeout=20_000
    )
    stage.settle()


def box(stage: Stage) -> QuestionFindings:
    stage.wizard.go_to(AT)
    return stage.wizard.view.findings[AT]


def line(stage: Stage) -> FindingLine:
    return box(stage).lines[NAME, AT]


def focus(stage: Stage) -> str:
    """What a screen reader says of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def test_a_warning_beside_its_field_with_the_keyboard_alone(stage: Stage, tmp_path: Path) -> None:
    """Product 6, G-6: shown live with icon and word; a reason in place, taken back, or mended."""
    open_filled(stage, tmp_path)
    pass_over_and_take_back(stage)
    keep_what_is_half_written(stage)
    mend_and_type_again(stage)


def pass_over_and_take_back(stage: Stage) -> None:
    shown = line(stage)
    assert shown.isVisible()
    assert shown.accessibleName().startswith("Warning: Other interests in a text about risk.")
    assert "value of the relationship" in shown.accessibleName()

    shown.pass_over.setFocus()
    stage.press(Qt.Key.Key_Space)
    form = shown.form
    assert form is not None
    assert form.reason.field.hasFocus()
    stage.type("It is quoted from a letter.")
    form.confirm.setFocus()
    stage.press(Qt.Key.Key_Space)
    assert form.reason.error.text == "Write the reason and mark it."
    assert form.reason.head.button.hasFocus()
    form.reason.set_mark("(U)")
    form.confirm.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: shown.override is not None, timeout=20_000)
    assert shown.accessibleName().startswith("Passed over:")
    assert shown.form is None
    assert stage.desk.found.may_submit
    assert focus(stage).startswith("Take the reason back")

    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: shown.override is None, timeout=20_000)
    assert not stage.desk.found.may_submit


def mend_and_type_again(stage: Stage) -> None:
    """The line goes with the words and comes with them; saving is never stopped."""
    assert NAME in {key[0] for key in box(stage).lines}
    card = stage.card(AT)
    assert card.text is not None
    card.focus_part("text")
    stage.ctrl(Qt.Key.Key_A)
    stage.type("The measures suffice.")
    stage.settle()
    assert not box(stage).lines
    assert stage.stored(AT).text == "The measures suffice."
    assert stage.desk.found.may_submit
    card.focus_part("text")
    stage.type(" A key partner.")
    stage.settle()
    assert stage.stored(AT).text.endswith("A key partner.")
    assert "“key partner”" in line(stage).accessibleName()


def keep_what_is_half_written(stage: Stage) -> None:
    """Product 5: what stands in the form is said at a lock, and opened again."""
    shown = line(stage)
    shown.ask()
    stage.type("It is quo")
    said = entered(stage.page)
    assert "It is quo" in str(said)
    kept = stage.wizard.view.kept()
    stage.press(Qt.Key.Key_Escape)
    assert shown.form is None
    assert shown.pass_over.hasFocus()
    stage.wizard.view.take_kept(kept)
    assert shown.form is not None
    assert shown.form.reason.text == "It is quo"
    stage.press(Qt.Key.Key_Escape)


def test_the_review_shows_blocks_then_warnings_then_notes(stage: Stage, tmp_path: Path) -> None:
    """Each is a link to its field; signing waits for what blocks and for reasons."""
    open_filled(stage, tmp_path, bare=True)
    stage.page.show_review()
    review = stage.page.findChild(ReviewView)
    assert review is not None
    stage.qtbot.waitUntil(lambda: bool(review.blocking.lines), timeout=20_000)
    stage.settle()
    titles = [each.issue.title for each in review.blocking.lines]
    assert any(title.startswith("The test is answered") for title in titles)
    assert review.warnings.open_count == 1
    assert "note" not in {each.issue.tone for each in review.checking.lines}
    assert review.notes.lines == []
    stage.click(review.notes.fold)
    assert {each.issue.tone for each in review.notes.lines} == {"note"}
    stage.click(review.notes.fold)
    assert review.notes.lines == []
    assert not review.sign.button.isEnabled()
    shown = review.warnings.list.lines[NAME, AT]
    stage.click(shown.go)
    assert stage.desk.current_question == AT
