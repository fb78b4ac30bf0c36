"""Raising the banner on the review page, with the keyboard alone (B-29, B-32)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.wizard_stage import Stage, stage_fixture
from ui.wizard.raise_banner import RaiseBanner
from workstation.domain.marking_register import LEVELS
from workstation.workflows import banner

__all__ = ["stage_fixture"]

WHY = "Together they show the source."


def _card(stage: Stage) -> RaiseBanner:
    stage.page.show_review()
    stage.settle()
    assert stage.page.review is not None
    return stage.page.review.banner


def test_the_author_raises_the_banner_and_takes_it_back(stage: Stage) -> None:
    """Only levels above are offered; Escape gives up; without a marked reason nothing is raised."""
    card = _card(stage)
    before = stage.desk.found.banner
    card.begin.setFocus()
    stage.press(Qt.Key.Key_Space)
    assert card.is_asking
    stage.press(Qt.Key.Key_Escape)
    assert not card.is_asking
    assert stage.page.review is not None
    assert stage.page.review.isVisible()
    assert QApplication.focusWidget() is card.begin
    stage.press(Qt.Key.Key_Space)
    state = stage.in_vault(lambda s: banner.of_assessment(s, stage.desk.id))
    assert [code for code in LEVELS if card.level.offers(code)] == list(state.choices)
    for _ in state.choices[1:]:
        stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Space)
    card.reason.field.setFocus()
    stage.type(WHY)
    stage.press(Qt.Key.Key_Tab)
    stage.press(Qt.Key.Key_Space)
    assert card.reason.error.text
    card.reason.set_mark("(S//CEO)")
    card.confirm.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: card.take_back.isVisible())
    stage.settle()
    assert stage.desk.found.banner.text == "TOP SECRET//CANADIAN EYES ONLY"
    assert stage.page.marking().text == "TOP SECRET//CANADIAN EYES ONLY", "the window follows"
    assert QApplication.focusWidget() is card.take_back
    kept = stage.in_vault(lambda s: banner.of_assessment(s, stage.desk.id))
    assert (kept.raised_level, kept.raised_reason) == ("TS", WHY)
    stage.press(Qt.Key.Key_Space)
    stage.qtbot.waitUntil(lambda: card.begin.isVisible())
    stage.settle()
    assert stage.desk.found.banner == before
