"""After the decision, by keyboard alone: release, what came of it, a breach, re-opening."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from tests.conftest import TickingClock
from tests.gui.conftest import MakeDesk, assert_accessible
from tests.gui.partners_stage import Hands, open_hands
from tests.unit.after.conftest import CASE
from tests.unit.after.conftest import decided as decided
from ui.after.breaches import BreachesPage
from ui.after.cards import RowsCard
from ui.after.page import AfterPage
from ui.home.page import HomePage
from ui.wizard.page import AssessPage
from workstation.domain.after import Release
from workstation.workflows import breaches, releasing

HALF_OF_1366 = 683
"""What a page has at 200 % on the narrowest screen."""


@pytest.fixture
def hands(make_desk: MakeDesk, decided: Path, tmp_path: Path, clock: TickingClock) -> Hands:
    """A day after a file was approved with two conditions, at its author's desk."""
    clock.advance(days=1)
    vault = Path(shutil.copytree(decided, tmp_path / "vault"))
    return open_hands(make_desk, vault, QObject())


def opened(hands: Hands) -> AfterPage:
    page = hands.go("after", {"assessment": CASE})
    assert isinstance(page, AfterPage)
    hands.desk.settle()
    return page


def result_button(card: RowsCard, kind: str) -> QWidget:
    """The button of a row by which its result is recorded."""
    row = next(
        one for one in card.rows
        if any(kind in said.text() for said in one.findChildren(type(card.title)))
    )  # fmt: skip
    return row.findChildren(type(card.action))[-1]


def test_release_follow_up_and_breach_by_keyboard(hands: Hands) -> None:
    """B-7, D, G-12: each item is ticked before it leaves; what was broken is in the register."""
    page = opened(hands)
    assert page.title()[-1] == "After the decision"
    assert_accessible(page)
    page.release_button.setFocus()
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form = hands.dialog()
    assert_accessible(form)
    assert form.save_button.text() == "Record the release"
    assert form.values()["outcome"] == "", "nothing is chosen in advance"
    hands.fill(form, {"message": "Message 114"})
    hands.save()
    assert "Outcome" in form.lines["outcome"].error.text
    hands.tab_to(form.lines["outcome"].input)
    hands.press(Qt.Key.Key_Down)
    hands.save()
    assert "Condition of the approval" in form.general.text
    hands.in_vault(lambda session: releasing.find_release(session, CASE) is None or 1 / 0)
    for item in ("item.condition:1", "item.characterization", "item.caveat"):
        hands.tab_to(form.lines[item].input)
        hands.press(Qt.Key.Key_Space)
    hands.save()
    done = hands.in_vault(lambda session: releasing.find_release(session, CASE))
    assert isinstance(done, Release)
    assert (done.outcome, done.message) == ("sent", "Message 114")
    hands.desk.settle()
    assert page.after_state.text == "Sent"
    assert not page.checklist.isVisible()
    hands.activate(hands.desk.lifecycle.window)
    hands.tab_to(result_button(page.follow_ups, "Assurance"))
    hands.press(Qt.Key.Key_Space)
    form = hands.dialog()
    form.lines["result"].input.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)  # past kept to broken
    hands.fill(form, {"note": "Access was denied."})
    hands.save()
    (broken,) = hands.in_vault(lambda session: breaches.list_breaches(session).rows)
    assert broken.summary == "Access was denied."
    hands.desk.settle()
    assert page.touches.isVisible()
    register = hands.go("breaches")
    assert isinstance(register, BreachesPage)
    hands.desk.settle()
    assert_accessible(register)
    assert register.table.item(0, 0).text() == broken.id
    register.table.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert hands.dialog().windowTitle() == broken.id
    hands.press(Qt.Key.Key_Escape)
    register.resize(HALF_OF_1366, 500)
    assert register.minimumSizeHint().width() <= HALF_OF_1366
    home = hands.go("home")
    assert isinstance(home, HomePage)
    said = " ".join(row.accessibleName() for row in home.due.rows)
    assert "New record data touches an approved case" in said


def test_reopening_leads_to_the_linked_file(hands: Hands) -> None:
    """D: with what is new, in words; the wizard opens it and says what it follows."""
    page = opened(hands)
    page.reopen_button.setFocus()
    hands.press(Qt.Key.Key_Space)
    form = hands.dialog()
    assert form.save_button.text() == "Re-open"
    hands.fill(form, {"reason": "A report of beating…"})
    hands.save()
    wizard = hands.page
    assert isinstance(wizard, AssessPage)
    hands.qtbot.waitUntil(lambda: wizard.desk is not None)
    hands.desk.settle()
    assert wizard.desk is not None
    assert wizard.desk.draft.assessment.follows == CASE
    assert wizard.wizard is not None
    assert CASE in wizard.wizard.strips.after.text
    page = opened(hands)
    assert page.notice.isVisible()
    assert not page.reopen_button.isVisible()
