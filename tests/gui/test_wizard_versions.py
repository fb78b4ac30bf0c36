"""Answers that a change would drop, what is kept aside, upgrades and what is carried forward."""

import json

from PySide6.QtCore import Qt

from tests.gui.conftest import assert_accessible
from tests.gui.wizard_stage import MARK, Stage
from tests.gui.wizard_stage import stage_fixture as stage_fixture
from ui.wizard.draft import Draft
from ui.wizard.undo_record import kept_steps, take_steps
from workstation.domain.assessment import Answer, Assessment
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import assessments
from workstation.workflows.methodologies import get_methodology
from workstation.workflows.session import Session


def _give(stage: Stage, *given: Answer) -> None:
    for answer in given:
        stage.desk.draft.edit(answer, "value")
    stage.desk.autosave.flush()
    stage.settle()


def test_a_change_shows_what_it_drops_before_it_does(stage):
    """Feature 8 with the keyboard alone: keep, change and drop, and undo in one step."""
    _give(
        stage,
        Answer("7.1", "yes"),
        Answer("7.2", "yes", "Approved in 2019.", MARK),
        Answer("7.5", "active"),
    )
    stage.page.go_to("7.1")
    alt = Qt.KeyboardModifier.AltModifier
    card = stage.card("7.1")
    stage.press(Qt.Key.Key_2, alt)
    notice = card.drop.notice
    assert notice is not None
    assert "7.2" in notice.accessibleName()
    assert "Approved in 2019." in notice.accessibleName()
    assert notice.keep.hasFocus(), "what changes nothing is chosen first"
    assert_accessible(notice)
    assert stage.desk.draft.answer_to("7.1").value == "yes", "nothing is changed yet"
    stage.press(Qt.Key.Key_Escape)
    assert card.drop.notice is None
    assert stage.stored("7.2").text == "Approved in 2019."

    stage.press(Qt.Key.Key_2, alt)
    stage.press(Qt.Key.Key_Left)
    stage.press(Qt.Key.Key_Return)
    stage.settle()
    assert stage.stored("7.1").value == "no"
    assert stage.stored("7.2").is_empty
    assert stage.stored("7.5").is_empty
    assert "7.2" not in stage.desk.scope.visible

    stage.ctrl(Qt.Key.Key_Z)
    stage.settle()
    assert stage.stored("7.1").value == "yes"
    assert stage.stored("7.2") == Answer("7.2", "yes", "Approved in 2019.", MARK)
    assert stage.stored("7.5").value == "active"


def test_what_the_record_hides_is_kept_aside_and_can_be_removed(stage):
    """A question that the country sheet asks goes when the sheet is current; nothing is lost."""
    _give(stage, Answer("4.2", None, "No newer sheet exists.", MARK))
    aside = stage.wizard.strips.aside
    assert [each.question for each in stage.desk.aside] == ["4.2"]
    assert aside.isVisible()
    assert "4.2" in aside.text
    assert stage.stored("4.2").text == "No newer sheet exists."
    stage.desk.remove_aside()
    stage.settle()
    assert not aside.isVisible()
    assert stage.stored("4.2").is_empty


def _sign_another(session: Session) -> str:
    """A signed file about the same partner."""
    partner = assessments.list_assessments(session, mine=False)[0].partner
    made = assessments.new_assessment(session, partner).id
    assessments.answer(session, made, Answer("4.3", "2", "Courts are slow.", MARK))
    assessments.answer(session, made, Answer("4.4", "3", "Reported often.", MARK))
    assessments.save_all(session, made)
    body = {
        "assessment": made, "version": 1, "partner": partner, "title": "T", "marking": "(U)",
        "banner": "SECRET", "submitted_utc": session.now_utc(), "packet_sha256": "0" * 64,
        "baseline": "low", "residual": "low", "determination": "no", "mitigable": "",
        "act": "disclosure", "authority_required": "L1",
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_SUBMITTED, made, body)])
    return made


def test_an_earlier_answer_is_carried_by_a_tick_and_by_nothing_else(stage):
    """Feature 7 with the keyboard alone; undo takes it back."""
    stage.wizard.versions.show_carry()
    dialog = stage.wizard.versions.dialog
    assert "No signed file" in dialog.empty.text()
    assert not dialog.take.isVisible(), "nothing to carry, nothing to press"
    dialog.cancel.click()
    old = stage.in_vault(_sign_another)
    stage.desk.earlier.load()
    stage.settle()
    line = stage.card("4.3").carry
    stage.qtbot.waitUntil(line.tick.isVisible)
    assert old in line.tick.text()
    assert "Courts are slow." in line.tick.accessibleName()
    assert not line.tick.isChecked()
    assert stage.stored("4.3").is_empty, "nothing is carried silently"
    line.tick.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.settle()
    assert stage.stored("4.3") == Answer("4.3", "2", "Courts are slow.", MARK)
    assert old in line.origin.text()
    assert not line.tick.isVisible(), "there is nothing more to carry"
    stage.ctrl(Qt.Key.Key_Z)
    stage.settle()
    assert stage.stored("4.3").is_empty

    stage.wizard.versions.show_carry()
    dialog = stage.wizard.versions.dialog
    assert not any(tick.isChecked() for tick in dialog.ticks.values()), "nothing in advance"
    assert not dialog.take.isEnabled()
    assert_accessible(dialog)
    dialog.ticks["4.4"].click()
    dialog.take.click()
    stage.settle()
    assert stage.stored("4.4").text == "Reported often."
    assert stage.stored("4.3").is_empty

    stage.page.beside.show(stage.desk.id, old)
    view = stage.page.beside.view
    stage.qtbot.waitUntil(lambda: view.comparison is not None)
    assert [row.question for row in view.comparison.different] == ["4.3"]
    assert_accessible(view)
    view.rows.action_wanted.emit("4.3")
    stage.settle()
    assert stage.stored("4.3").text == "Courts are slow."


def test_the_step_of_a_drop_survives_a_lock(qapp):
    """Undo of one step brings every answer back, also after a lock."""
    m = get_methodology("acmfea-2019")
    given = {q: Answer(q, "yes", "Because.", MARK) for q in ("7.1", "7.2")}
    made = Assessment(
        "MRA-2026-0001", 1, m.id, m.version, m.sha256, "P-0001", "EX-2026-0001", "a", "A", "",
        answers=given,
    )  # fmt: skip
    draft = Draft(made, m)
    draft.edit_with(Answer("7.1", "no"), [Answer("7.2")], "value")
    kept = json.loads(json.dumps(kept_steps(draft)))
    again = Draft(draft.assessment, m)
    take_steps(again, kept)
    again.undo_stack.undo()
    assert {q: again.answer_to(q) for q in given} == given
    again.undo_stack.redo()
    assert again.answer_to("7.1").value == "no"
    assert again.answer_to("7.2").is_empty


def test_who_types_before_the_kept_steps_are_here_keeps_them(qapp):
    """After a lock the steps come a moment after the page: what was typed until then is newest."""
    m = get_methodology("acmfea-2019")
    made = Assessment(
        "MRA-2026-0001", 1, m.id, m.version, m.sha256, "P-0001", "EX-2026-0001", "a", "A", ""
    )
    draft = Draft(made, m)
    draft.edit(Answer("7.1", None, "Because.", MARK), "text")
    kept = json.loads(json.dumps(kept_steps(draft)))
    again = Draft(draft.assessment, m)
    again.edit(Answer("7.1", None, "Because!", MARK), "text")
    take_steps(again, kept)
    said = [again.answer_to("7.1").text]
    for step in (again.undo_stack.undo, again.undo_stack.undo, again.undo_stack.redo):
        step()
        said.append(again.answer_to("7.1").text)
    assert said == ["Because!", "Because.", "", "Because."]


def _begin_before(session: Session) -> str:
    """A file that was begun while an earlier version was in force."""
    m = get_methodology("acmfea-2019", "2026.2")
    partner = assessments.list_assessments(session, mine=False)[0].partner
    started = {
        "id": "MRA-2026-0900", "version": 1, "methodology": m.id, "methodology_version": m.version,
        "methodology_sha256": m.sha256, "partner": partner, "exchange": "EX-2026-0900",
        "author": session.officer.id, "author_name": session.officer.name,
        "created_utc": session.now_utc(),
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_STARTED, "MRA-2026-0900", started)])
    assessments.answer(session, "MRA-2026-0900", Answer("4.3", "2", "Courts are slow.", MARK))
    return "MRA-2026-0900"


def test_a_newer_version_is_offered_shown_and_taken(stage):
    """Feature 20: the differences first, then one button; the wizard goes on under the newer."""
    assert not stage.wizard.strips.upgrade.isVisible(), "under the version in force"
    stage.page.open_assessment(stage.in_vault(_begin_before))
    stage.qtbot.waitUntil(lambda: stage.desk.id == "MRA-2026-0900")
    stage.settle()
    notice = stage.wizard.strips.upgrade
    assert "2026.2" in notice.text
    notice.link_activated.emit()
    stage.qtbot.waitUntil(lambda: notice.dialog is not None)
    dialog = notice.dialog
    assert dialog.stay.hasFocus(), "what changes nothing is chosen first"
    assert_accessible(dialog)
    dialog.upgrade.click()
    newest = get_methodology("acmfea-2019").version
    stage.qtbot.waitUntil(lambda: stage.desk.methodology.version == newest)
    stage.settle()
    assert not stage.wizard.strips.upgrade.isVisible()
    assert stage.stored("4.3").text == "Courts are slow."
