"""Saving, undo, locking, language and place in the wizard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.wizard_stage import MARK, Stage, stage_fixture
from ui.approvals.print_dialog import PrintDialog
from ui.shell.page import SaveState, Saving
from ui.wizard.autosave import Autosave, Saved
from ui.wizard.determination import DeterminationView, LimbCard
from ui.wizard.fields import SegmentField
from workstation.domain.assessment import Answer, State
from workstation.domain.error import NotAllowedError, StoreError
from workstation.domain.text import Language
from workstation.workflows import assessments, partners, printing, registers
from workstation.workflows.session import Session

__all__ = ["stage_fixture"]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_text_reaches_the_vault_within_a_second_of_the_last_key(stage: Stage) -> None:
    stage.card("1.1")
    stage.type("Travel dates")
    stage.qtbot.waitUntil(lambda: stage.desk.autosave.is_idle, timeout=900)
    assert stage.stored("1.1").text == "Travel dates"


def test_saved_state_names_the_time(stage: Stage) -> None:
    states: list[SaveState] = []
    stage.page.save_state_changed.connect(states.append)
    stage.card("1.1")
    stage.type("x")
    stage.settle()
    assert [state.saving for state in states] == [Saving.SAVING, Saving.SAVED]
    assert len(states[-1].at) == len("14:03:22")


def test_leaving_the_page_flushes(stage: Stage) -> None:
    stage.card("1.1")
    stage.type("Kept")
    stage.page.flush()
    assert stage.stored("1.1").text == "Kept"


class FailingVault:
    """A vault that fails until it is told otherwise."""

    def __init__(self) -> None:
        self.problem: StoreError | NotAllowedError | None = StoreError("disk.full", file="vault.db")
        self.kept: list[Answer] = []

    def __call__(self, answer: Answer, on_result: object, on_error: object) -> None:
        if self.problem is not None:
            on_error(self.problem)  # type: ignore[operator]
        else:
            self.kept.append(answer)
            on_result("2026-11-16T14:00:00Z")  # type: ignore[operator]


def test_full_disk_is_loud_and_tried_again_until_it_is_saved(qtbot: QtBot) -> None:
    vault = FailingVault()
    autosave = Autosave(vault)
    autosave.note(Answer("1.1", text="first"))
    autosave.flush()
    assert autosave.state.state is Saved.UNSAVED
    assert autosave.state.problem is vault.problem
    autosave.note(Answer("1.1", text="second"))
    autosave.flush()
    assert autosave.state.state is Saved.UNSAVED
    vault.problem = None
    qtbot.waitUntil(lambda: autosave.state.state is Saved.SAVED, timeout=5_000)
    assert [answer.text for answer in vault.kept] == ["second"]


def test_what_may_not_be_written_stays_unsaved_and_is_not_repeated(qtbot: QtBot) -> None:
    vault = FailingVault()
    vault.problem = NotAllowedError("assessment.baseline_locked")
    autosave = Autosave(vault)
    autosave.note(Answer("8.3", value="1"))
    autosave.flush()
    vault.problem = None
    autosave.note(Answer("1.1", text="other"))
    autosave.flush()
    assert autosave.state.state is Saved.UNSAVED
    assert [answer.question for answer in vault.kept] == ["1.1"]


def test_undo_and_redo_go_across_fields_and_merge_typing(stage: Stage) -> None:
    stage.card("1.1")
    stage.type("Travel dates")
    stage.card("0.2")
    stage.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert stage.desk.draft.undo_stack.count() == 2
    stage.ctrl(Qt.Key.Key_Z)
    assert stage.desk.draft.answer_to("0.2").value is None
    stage.ctrl(Qt.Key.Key_Z)
    assert stage.desk.draft.answer_to("1.1").text == ""
    assert stage.desk.current_question == "1.1"
    stage.ctrl(Qt.Key.Key_Y)
    stage.settle()
    card = stage.wizard.view.cards["1.1"]
    assert card.text is not None
    assert card.text.text == "Travel dates"
    assert stage.stored("1.1").text == "Travel dates"


def _lock(session: Session, assessment: str) -> None:
    """Answer the baseline as far as its lock asks, then lock it."""
    methodology = assessments.check(session, assessment)
    for _ in range(4):
        for need in assessments.check(session, assessment).missing:
            if need.section == "8" and need.need in ("answer", "rows"):
                value = {"8.1": ("arrest",), "8.3": "4", "8.4": "4"}.get(need.question, "no")
                text = need.question in ("8.11", "8.14")
                given = Answer(need.question, None if text else value, "Known.", MARK)
                assessments.answer(session, assessment, given)
    assert methodology.assessment == assessment
    assessments.lock_baseline(session, assessment)


def test_after_the_lock_the_baseline_refuses_edits_and_measures_open(stage: Stage) -> None:
    """G-4: measures open after the lock, and cannot shape the baseline."""
    assert stage.desk.status_of("10") == "locked"
    stage.in_vault(lambda session: _lock(session, stage.desk.id) or True)
    stage.page.open_assessment("")
    stage.page.desk = None
    stage.page.open_assessment("MRA-2026-0001")
    stage.qtbot.waitUntil(lambda: stage.page.desk is not None, timeout=10_000)
    stage.settle()
    card = stage.card("8.3")
    assert isinstance(card.field, SegmentField)
    assert card.is_read_only
    assert not card.field.segments.button("1").isEnabled()
    stage.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert stage.desk.draft.answer_to("8.3").value == "4"
    measures = stage.card("10.1")
    assert not measures.is_read_only
    assert stage.wizard.rail.model.state_at(10)[0] != "Locked"


def test_the_follow_up_opens_to_its_author_after_an_approval(stage: Stage) -> None:
    sections = {section.id: section for section in stage.desk.methodology.sections}
    assert stage.desk.why_read_only(sections["14"]) == "locked"
    stage.desk.found = replace(stage.desk.found, state=State.APPROVED)
    assert stage.desk.why_read_only(sections["14"]) == ""
    assert stage.desk.why_read_only(sections["1"]) == "closed"
    stage.desk.found = replace(stage.desk.found, state=State.DENIED)
    assert stage.desk.why_read_only(sections["14"]) == "locked"


def test_determination_fills_in_nothing(stage: Stage) -> None:
    """B-3: a person answers each limb."""
    stage.wizard.show_section("11")
    view = stage.wizard.view
    assert isinstance(view, DeterminationView)
    for card in view.cards.values():
        assert isinstance(card, LimbCard)
        assert isinstance(card.field, SegmentField)
        assert card.field.segments.value == ""
    assert view.values.determination.words[1] == "Waits for you"
    limb = view.cards["11.6"]
    assert isinstance(limb, LimbCard)
    assert not limb.isEnabled()
    assert "11.5" in limb.preview


def test_language_switch_keeps_text_caret_and_focus(stage: Stage) -> None:
    card = stage.card("1.1")
    stage.type("Travel dates")
    assert card.text is not None
    card.text.field.set_caret(6)
    french = stage.desk.methodology.questions["1.1"].text.fr
    stage.languages.choose("fr")
    QApplication.processEvents()
    assert french in card.accessibleName()
    assert card.text.text == "Travel dates"
    assert card.text.field.caret == 6
    assert card.text.field.hasFocus()
    stage.settle()
    assert stage.stored("1.1").text == "Travel dates"


def test_place_brings_back_field_and_caret(stage: Stage) -> None:
    card = stage.card("1.3")
    stage.type("To prevent an attack")
    assert card.text is not None
    card.text.field.set_caret(3)
    place = stage.page.place()
    stage.wizard.show_section("0", focus=True)
    stage.page.restore(place)
    stage.qtbot.waitUntil(card.text.field.hasFocus)
    assert card.text.field.caret == 3
    assert stage.wizard.section == "1"


def test_links_of_the_review_lead_to_the_field(stage: Stage) -> None:
    stage.page.show_review()
    stage.settle()
    review = stage.page.review
    assert review is not None
    assert not review.sign.button.isEnabled()
    assert str(len(stage.desk.found.missing))[0] in review.sign.why
    line = next(x for x in review.blocking.lines if x.issue.question == "1.3")
    stage.click(line.link)
    card = stage.wizard.view.cards["1.3"]
    assert card.text is not None
    assert card.text.field.hasFocus()
    assert stage.page.title()[-1] == stage.desk.id


def test_the_focus_stays_on_its_line_when_the_language_changes(stage: Stage) -> None:
    stage.page.show_review()
    stage.settle()
    review = stage.page.review
    assert review is not None
    review.blocking.lines[2].link.setFocus()
    stage.languages.choose("fr")
    stage.qtbot.waitUntil(lambda: review.blocking.lines[2].link.text().startswith("Aller"))
    assert review.blocking.lines[2].link.hasFocus()


def test_a_draft_is_printed_through_its_preview_and_logged(stage: Stage, tmp_path: Path) -> None:
    stage.page.show_review()
    stage.settle()
    review = stage.page.review
    assert review is not None
    assert review.preview.print_button.text() == "Print draft"
    stage.click(review.preview.print_button)
    dialog = review.findChild(PrintDialog)
    assert dialog is not None
    stage.qtbot.waitUntil(lambda: dialog.view.page_count > 0, timeout=20_000)
    assert not dialog.copies.isVisible(), "a draft has no number"
    out = tmp_path / "draft.pdf"
    stage.click(dialog.save_button)
    files = dialog.findChild(QFileDialog)
    assert files is not None
    line = files.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    stage.qtbot.waitUntil(line.hasFocus)
    line.selectAll()
    stage.type(str(out))
    stage.press(Qt.Key.Key_Return)
    stage.qtbot.waitUntil(out.is_file, timeout=20_000)
    stage.qtbot.waitUntil(dialog.outcome.isVisible)
    assert out.read_bytes().startswith(b"%PDF")
    logged = stage.in_vault(lambda s: s.vault.entries_of(printing.DRAFT_PRINTED, stage.desk.id))
    assert [entry.body["file_name"] for entry in logged] == ["draft.pdf"]
    dialog.reject()


def test_sections_go_in_any_order_by_keyboard(stage: Stage) -> None:
    stage.ctrl(Qt.Key.Key_PageDown)
    assert stage.wizard.section == "1"
    stage.ctrl(Qt.Key.Key_PageUp)
    assert stage.wizard.section == "0"
    stage.wizard.rail.list.setFocus()
    for _ in range(5):
        stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    assert stage.wizard.section == "5"


def test_live_matrix_follows_the_answers(stage: Stage) -> None:
    stage.card("8.3")
    stage.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    stage.card("8.4")
    stage.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    matrix = stage.wizard.panel.matrix.matrix
    assert matrix.grid.current == (4, 4)
    assert "six-limb test" in matrix.grid.accessibleDescription()
    panel = stage.wizard.panel.matrix
    assert "4 × 4" in panel.lines.text()
    panel.why.setFocus()
    stage.press(Qt.Key.Key_Space)
    assert panel.lines.isVisible()
    assert panel.why.accessibleDescription() == panel.lines.text()


def test_models_keep_the_rules_of_qt(stage: Stage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(stage.wizard.rail.model)
    stage.page.show_start()
    stage.settle()
    assert stage.page.start.list.assessments.rowCount() == 1
    qtmodeltester.check(stage.page.start.list.assessments)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_name_of_a_section_is_cut(stage: Stage, language: Language) -> None:
    stage.languages.choose(language)
    stage.window.resize(1280, 760)
    stage.settle()
    rail = stage.wizard.rail
    stage.qtbot.waitUntil(lambda: rail.width() >= rail.room_needed())
    assert rail.list.viewport().width() >= rail.room_needed()
    assert rail.width() <= 248
    assert stage.wizard.panel.width() >= 300


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_we_know_fits_its_panel(stage: Stage, language: Language) -> None:
    stage.in_vault(_long_record)
    stage.languages.choose(language)
    stage.card("8.3")
    stage.settle()
    know = stage.wizard.panel.know
    stage.qtbot.waitUntil(lambda: len(know.lines) >= 2)

    def cut() -> list[str]:
        parts = [part for line in know.lines for part in (line.badge, line.cite)]
        return [
            part.accessibleName()
            for part in parts
            if part.mapTo(know, part.rect().topRight()).x() >= know.width() - 12
            or part.width() < part.sizeHint().width()
        ]

    stage.qtbot.waitUntil(lambda: cut() == [])


def _long_record(session: Session) -> bool:
    """An assurance whose check found nothing out: the longest words of the panel."""
    partner = partners.list_partners(session).rows[0].id
    given = registers.add_assurance(
        session, partner=partner, on="2026-01-12", text="Access within 48 h", marking="(C)",
        topic="Consular access",
    )  # fmt: skip
    registers.check_assurance(
        session, given.id, on="2026-06-01", result="unknown", summary="No news", marking="(C)"
    )
    return True


def test_what_we_know_says_when_the_record_is_silent(stage: Stage) -> None:
    know = stage.wizard.panel.know
    stage.card("8.3")
    stage.settle()
    assert know.lines
    stage.card("1.1")
    stage.settle()
    assert not know.lines
    said = [x.text() for x in know.findChildren(QLabel) if x.isVisible()]
    assert "Nothing in the record bears on this question" in said
    head = know.head.geometry()
    assert head.top() <= 2
    assert know.height() >= head.height() + 80


def test_narrow_window_turns_rail_into_a_list(stage: Stage) -> None:
    stage.window.resize(1024, 700)
    stage.qtbot.waitUntil(lambda: stage.wizard.top_list.isVisible())
    assert not stage.wizard.rail.isVisible()
    stage.click(stage.wizard.top_list.tabs.button("panel"))
    assert stage.wizard.panel.isVisible()
    assert not stage.wizard.stack.isVisible()


def test_everything_that_can_be_used_has_a_name(stage: Stage) -> None:
    for section in ("0", "1", "3", "8"):
        stage.wizard.show_section(section)
    unnamed = [
        type(w).__name__
        for w in stage.page.findChildren(object)
        if hasattr(w, "focusPolicy")
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
        and w.isVisible()
        and not (w.accessibleName() or (hasattr(w, "text") and w.text()))
    ]
    assert unnamed == []
