"""Each kind of assessment begun, answered and ended with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import TickingClock
from tests.gui.wizard_stage import Stage, seed
from tests.unit.workflows.kinds_stage import standing_of
from ui.widgets.ask_first import AskFirst
from ui.wizard.new_assessment import NewAssessment
from ui.wizard.triage import TriagePanel
from workstation.domain.assessment import AssessmentKind, State
from workstation.records import kinds
from workstation.vault.store import NewEntry
from workstation.workflows import assessments
from workstation.workflows.session import Session

SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hands(qtbot: QtBot, vault_directory: Path, clock: TickingClock) -> Iterator[Stage]:
    """The list of assessments, over a vault with one partner."""
    stage = Stage(qtbot, vault_directory, clock)
    stage.in_vault(seed)
    stage.page.show_start()
    yield stage
    stage.close()


def form(hands: Stage) -> NewAssessment:
    return hands.page.start.chooser


def panel(hands: Stage) -> TriagePanel:
    assert hands.page.review is not None
    return hands.page.review.triage


def asked_first(hands: Stage) -> AskFirst:
    """What is asked before a triage is closed; the focus is on the way out."""
    asked = panel(hands).asked
    assert asked is not None
    hands.qtbot.waitUntil(asked.stay.hasFocus)
    return asked


def go_to(hands: Stage, wanted: QWidget, *, back: bool = False) -> None:
    """Tab until the focus is in a widget."""
    for _ in range(60):
        here = QApplication.focusWidget()
        if here is not None and (here is wanted or wanted.isAncestorOf(here)):
            return
        hands.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else None)
    raise AssertionError(wanted.accessibleName())


def ask(hands: Stage, kind: AssessmentKind) -> None:
    """Ctrl+N, then the kind with the arrows; the focus comes back to the field."""
    hands.ctrl(Qt.Key.Key_N)
    chosen = form(hands)
    hands.qtbot.waitUntil(lambda: bool(chosen.model.stringList()))
    hands.qtbot.waitUntil(lambda: chosen.methodology.count() > 0)
    if kind is not AssessmentKind.CASE:
        go_to(hands, chosen.kinds, back=True)
        for _ in range(list(AssessmentKind).index(kind)):
            hands.press(Qt.Key.Key_Right)
        hands.press(Qt.Key.Key_Space)
        hands.qtbot.waitUntil(lambda: chosen.kind is kind and hands.door.busy == 0)
        go_to(hands, chosen.line)


def begin_chosen(hands: Stage) -> None:
    """Enter in the line chooses; the file is made by a second key, on the button."""
    made = len(hands.in_vault(assessments.list_assessments))
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(form(hands).base.begin.hasFocus)
    assert len(hands.in_vault(assessments.list_assessments)) == made
    hands.press(Qt.Key.Key_Space)


def begun(hands: Stage, before: str = "") -> str:
    """Wait until an assessment is open that was not; its id."""
    page = hands.page
    hands.qtbot.waitUntil(lambda: page.desk is not None and page.desk.id != before)
    hands.settle()
    return hands.desk.id


def answer(hands: Stage, question: str, number: int) -> None:
    """Alt and the number of an answer, in the question that has the focus."""
    hands.qtbot.waitUntil(lambda: hands.desk.current_question == question)
    hands.press(Qt.Key(Qt.Key.Key_0.value + number), ALT)


def test_a_triage_is_closed_or_goes_on_by_keyboard(hands: Stage) -> None:
    """Domain section 0: closed with its reason; one positive answer leads to the whole."""
    hands.languages.choose("fr")
    ask(hands, AssessmentKind.TRIAGE)
    begin_chosen(hands)
    first = begun(hands)
    assert [section.id for section in hands.desk.sections] == ["0"]
    for question, number in (("0.1", 1), ("0.2", 2), ("0.3", 2), ("0.4", 2), ("0.6", 2),
                             ("0.7", 2), ("0.8", 1)):  # fmt: skip
        hands.card(question).focus_part("")
        answer(hands, question, number)
        if question in ("0.4", "0.7", "0.8"):
            hands.card(question).focus_part("reason")
            hands.type("Une carte sans personne.")
            hands.mark_secret()
        hands.settle()
    hands.card("0.9").focus_part("")
    hands.type("La carte d'une riviere.")
    hands.mark_secret()
    hands.settle()
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: hands.page.review is not None)
    hands.settle()
    assert panel(hands).close_it.isEnabled(), panel(hands).why
    go_to(hands, panel(hands).close_it)
    hands.press(Qt.Key.Key_Space)
    asked = asked_first(hands)
    assert "Une carte sans personne." in asked.lines[0]
    hands.press(Qt.Key.Key_Escape)
    assert not panel(hands).is_closed
    go_to(hands, panel(hands).close_it)
    hands.press(Qt.Key.Key_Space)
    go_to(hands, asked_first(hands).go)
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: panel(hands).is_closed)
    assert hands.in_vault(lambda s: assessments.get_state(s, first)) is State.TRIAGE_CLOSED

    hands.page.show_start()
    ask(hands, AssessmentKind.TRIAGE)
    begin_chosen(hands)
    second = begun(hands, first)
    hands.card("0.2").focus_part("")
    answer(hands, "0.2", 1)
    hands.settle()
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: "0.2" in panel(hands).why)
    assert not panel(hands).close_it.isEnabled()
    go_to(hands, panel(hands).go_on)
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: hands.desk.kind is AssessmentKind.CASE)
    assert hands.desk.id == second
    assert len(hands.desk.sections) > 10


def test_the_other_kinds_are_begun_by_keyboard(hands: Stage) -> None:
    """A use, a standing assessment of a country, and an abbreviated one that starts from one."""
    ask(hands, AssessmentKind.USE)
    begin_chosen(hands)
    use = begun(hands)
    assert hands.stored("0.1").value == "use"
    assert hands.stored("9.1").value == "yes"
    assert "9" in hands.desk.scope.needed
    card = hands.card("9.1")
    assert hands.wizard.view.given["9.1"].isVisible()
    assert not card.choose_at(1)
    card.focus_part("reason")
    hands.type("Taken from a confession.")
    hands.settle()
    assert hands.stored("9.1").value == "yes"
    assert hands.stored("9.1").text == "Taken from a confession."

    hands.page.show_start()
    ask(hands, AssessmentKind.STANDING)
    go_to(hands, form(hands).about, back=True)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Space)
    go_to(hands, form(hands).line)
    hands.type("norway")
    hands.qtbot.waitUntil(lambda: form(hands).model.stringList() == ["Norway · NOR"])
    begin_chosen(hands)
    country = begun(hands, use)
    assert [s.id for s in hands.desk.sections][:2] == ["4", "8"]

    hands.page.show_start()
    ask(hands, AssessmentKind.ABBREVIATED)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: form(hands).notice.isVisible())
    assert "MRA" not in form(hands).notice.text
    assert "GDSS" in form(hands).notice.text

    base = hands.in_vault(_approved_of_partner)
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: form(hands).base.begin.hasFocus())
    assert base in form(hands).base.list.currentText()
    hands.press(Qt.Key.Key_Space)
    begun(hands, country)
    assert hands.desk.draft.assessment.standing == base
    assert hands.desk.carried == {"4", "5", "6", "7"}
    hands.wizard.show_section("4")
    assert hands.wizard.view.cards["4.14"].is_read_only


def _approved_of_partner(session: Session) -> str:
    return standing_of(session, "P-0001")


def test_a_second_reader_answers_on_the_page(hands: Stage) -> None:
    """Domain D, "Triage-closed": who reads it again disagrees with a text, or agrees."""
    closed = hands.in_vault(_closed_by_another)
    hands.page.open_assessment(closed, {"review": True})
    begun(hands)
    hands.page.show_review()
    hands.qtbot.waitUntil(lambda: panel(hands).may_review)
    go_to(hands, panel(hands).disagree)
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: bool(panel(hands).text.error.text))
    assert panel(hands).text.field.hasFocus()
    hands.type("A person can be located.")
    panel(hands).text.set_mark("(S)")
    go_to(hands, panel(hands).disagree)
    hands.press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: hands.desk.found.state is State.DRAFT)
    assert hands.in_vault(lambda s: assessments.get_state(s, closed)) is State.DRAFT


def _closed_by_another(session: Session) -> str:
    """A triage of another officer of this vault, closed and drawn."""
    made = "MRA-2026-0099"
    started = {
        "id": made, "version": 1, "kind": "triage", "methodology": "acmfea-2019",
        "methodology_version": "2026.3", "methodology_sha256": "", "partner": "P-0001",
        "exchange": "EX-2026-0099", "author": "OTT-04/7", "author_name": "B. Roy",
        "created_utc": session.now_utc(),
    }  # fmt: skip
    closed = {
        "assessment": made, "reason": "no-individual", "text": "A map.", "marking": "(S)",
        "sampled": True, "officer_name": "B. Roy",
    }  # fmt: skip
    session.vault.append(
        [
            NewEntry(kinds.ASSESSMENT_STARTED, made, started),
            NewEntry(kinds.TRIAGE_CLOSED, made, closed),
        ],
        officer="OTT-04/7",
        at=session.clock(),
    )
    return made
