"""What we know and what is past its date, in the wizard, with the keyboard alone."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.conftest import assert_accessible
from tests.gui.wizard_stage import MARK, Stage, stage_fixture
from ui.wizard.know import KnowPanel
from ui.wizard.know_lines import EntryLine
from workstation.domain.assessment import Answer
from workstation.domain.partner import Arrangement, ArrangementStatus
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import arrangements, assessments, registers
from workstation.workflows.session import Session

__all__ = ["stage_fixture"]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _sign_before(session: Session, partner: str) -> str:
    """An earlier assessment of the partner that was signed, as its entry of the ledger says."""
    before = assessments.new_assessment(session, partner)
    assessments.answer(session, before.id, Answer("8.3", "4", "Held in four of five.", MARK))
    assessments.save_all(session, before.id)
    body = {
        "assessment": before.id, "version": 1, "partner": partner, "title": "Before",
        "marking": MARK, "submitted_utc": session.now_utc(), "packet_sha256": "0" * 64,
    }  # fmt: skip
    session.record([NewEntry(kinds.ASSESSMENT_SUBMITTED, before.id, body)])
    return before.id


def _seed(session: Session, partner: str) -> str:
    """What changed since: a new incident, and the country sheet with another title."""
    before = _sign_before(session, partner)
    source = registers.list_sources(session, partner=partner)[0].source
    registers.save_source(session, replace(source, title="Country sheet, corrected"))
    registers.add_incident(
        session, partner=partner, on="2026-11-02", summary="Beaten in custody.", marking="(S//CEO)"
    )
    return before


def _tab_to(stage: Stage, wanted: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    for _ in range(40):
        if wanted.hasFocus():
            return
        stage.press(key)
    raise AssertionError(wanted.accessibleName())


def _panel(stage: Stage, question: str, lines: int) -> KnowPanel:
    stage.card(question)
    panel = stage.wizard.panel.know
    stage.qtbot.waitUntil(lambda: len(panel.lines) == lines, timeout=20_000)
    return panel


def test_what_changed_is_marked_filtered_and_cited_by_keyboard(stage: Stage) -> None:
    """Feature 7: beside the question, in words, with the earlier answer and its mark."""
    partner = stage.desk.partner.id
    before = stage.in_vault(lambda session: _seed(session, partner))
    stage.context.record_changed.emit("source")
    # The earlier answer and assessment, two incidents, and the sheet.
    panel = _panel(stage, "8.3", 5)
    stage.settle()
    assert panel.news.text() == "2 new since 2026-11-16"
    said = [line.accessibleName() for line in panel.lines]
    assert f"{MARK} {before}: 4 More likely than not. Held in four of five." in said[0]
    new = [line for line in panel.lines if isinstance(line, EntryLine) and line.news.text]
    assert [(line.entry.summary, line.news.text) for line in new] == [
        ("Beaten in custody.", "New since 2026-11-16"),
        ("Country sheet, corrected", "Changed since 2026-11-16"),
    ]
    assert MARK in stage.desk.known_marks
    assert_accessible(panel)

    stage.press(Qt.Key.Key_W, CTRL_SHIFT)
    assert panel.lines[0].hasFocus()
    _tab_to(stage, panel.news, Qt.Key.Key_Backtab)
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: len(panel.lines) == 2 and panel.lines[0].isVisible())
    assert panel.news.hasFocus()
    stage.settle()
    _tab_to(stage, panel.lines[0])
    stage.press(Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: bool(stage.desk.draft.answer_to("8.3").evidence), timeout=20_000)
    cited = stage.desk.draft.answer_to("8.3").evidence[0]
    evidence = stage.desk.draft.evidence_with(cited)
    assert evidence is not None
    assert evidence.title == "Beaten in custody."
    stage.settle()
    stage.languages.choose("fr")
    QApplication.processEvents()
    assert panel.news.text() == "2 nouveautés depuis le 2026-11-16"


def test_two_ways_out_of_what_is_past_its_date(stage: Stage) -> None:
    """G-8: the question says since when; refresh opens the record, a reason ends the notice."""
    partner = stage.desk.partner.id
    held = stage.in_vault(
        lambda session: arrangements.save_arrangement(
            session,
            Arrangement(
                "", partner, "Memorandum", ArrangementStatus.ACTIVE, review_due="2026-01-01"
            ),
        )
    )
    stage.context.record_changed.emit("arrangement")
    stage.qtbot.waitUntil(lambda: bool(stage.desk.found.reliances), timeout=20_000)
    stage.card("7.1")
    stage.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    stage.settle()
    stage.card("7.8")
    past = stage.wizard.view.past["7.8"]
    assert past.isVisible()
    assert_accessible(past)
    opened: list[object] = []
    stage.context.navigation_requested.connect(lambda page, place: opened.append((page, place)))
    _tab_to(stage, past.refresh[0])
    stage.press(Qt.Key.Key_Space)
    assert opened == [("partners", {"partner": partner, "item": held.id})]
    _tab_to(stage, past.give_reason[0])
    stage.press(Qt.Key.Key_Space)
    reason = stage.wizard.view.cards["7.9"]
    assert reason.text is not None
    assert reason.text.field.hasFocus()
    stage.type("The review waits for the elections in the partner's country.")
    stage.mark_secret()
    stage.settle()
    assert [each.has_reason for each in stage.desk.found.reliances] == [True]
    assert past.give_reason == []
    assert "7.9" not in {need.question for need in stage.desk.found.missing}
