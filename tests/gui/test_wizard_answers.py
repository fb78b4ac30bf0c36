"""Every kind of question, answered with mouse and keyboard events only."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.wizard_stage import MARK, Stage, stage_fixture
from ui.wizard.fields import ChoicesField, ComboField, DateAnswerField, SegmentField
from ui.wizard.section_title import SectionTitle

__all__ = ["stage_fixture"]


def test_nothing_is_chosen_in_advance(stage: Stage) -> None:
    card = stage.card("0.2")
    assert isinstance(card.field, SegmentField)
    assert card.field.segments.value == ""
    assert stage.stored("0.2").is_empty


def test_the_rule_stands_in_its_card_only_once_it_is_asked_for(stage: Stage) -> None:
    card = stage.card("0.2")
    rule = stage.wizard.phrases.why(card.question)
    shown = [each for each in card.findChildren(QLabel) if each.text() == rule]
    assert not any(each.isVisible() for each in shown)
    stage.click(card.why)
    assert [each.isVisible() for each in shown] == [True]


def test_a_long_title_gives_way_to_its_short_form_and_is_said_whole(stage: Stage) -> None:
    title = SectionTitle(stage.window)
    title.set_words("9 Use of information likely obtained", "9 Tainted use")
    title.resize(60, 30)
    title.show()
    assert (title.text(), title.toolTip()) == ("9 Tainted use", title.accessibleName())
    title.resize(900, 30)
    assert (title.text(), title.toolTip()) == ("9 Use of information likely obtained", "")


def test_answer_is_chosen_by_mouse_and_reaches_the_vault(stage: Stage) -> None:
    card = stage.card("0.2")
    assert isinstance(card.field, SegmentField)
    stage.click(card.field.segments.button("yes"))
    stage.settle()
    assert stage.stored("0.2").value == "yes"


def test_alt_number_chooses_and_arrows_move_without_choosing(stage: Stage) -> None:
    stage.card("0.2")
    stage.press(Qt.Key.Key_Right)
    assert stage.desk.draft.answer_to("0.2").value is None
    stage.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert stage.desk.draft.answer_to("0.2").value == "no"


def test_unable_opens_its_reason_at_once(stage: Stage) -> None:
    card = stage.card("0.2")
    stage.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert card.text is not None
    assert card.text.field.hasFocus()
    stage.type("No source says.")
    stage.settle()
    assert stage.stored("0.2").value == "unable"
    assert stage.stored("0.2").text == "No source says."


def test_choice_and_scale_and_date(stage: Stage) -> None:
    assert isinstance(stage.card("0.1").field, SegmentField)
    stage.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert isinstance(stage.card("8.3").field, SegmentField)
    stage.press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert isinstance(stage.card("0.5").field, DateAnswerField)
    stage.type("2026-12-01")
    stage.settle()
    assert stage.stored("0.1").value == "disclosure"
    assert stage.stored("8.3").value == "4"
    assert stage.stored("0.5").value == "2026-12-01"


def test_a_date_that_is_none_is_said_on_leaving_and_not_kept(stage: Stage) -> None:
    card = stage.card("0.5")
    stage.type("2026-13-40")
    stage.press(Qt.Key.Key_Tab)
    assert isinstance(card.field, DateAnswerField)
    assert card.field.date.error.text
    stage.settle()
    assert stage.stored("0.5").value is None


def test_choices_and_a_long_list(stage: Stage) -> None:
    card = stage.card("8.1")
    assert isinstance(card.field, ChoicesField)
    first = next(iter(card.field.boxes.values()))
    assert first.hasFocus()
    stage.press(Qt.Key.Key_Space)
    stage.settle()
    assert stage.stored("8.1").value == (next(iter(card.field.boxes)),)
    combo = stage.card("13.1").field or stage.card("2.3").field
    assert isinstance(combo, ComboField | SegmentField)


def test_text_is_typed_and_marked_with_the_keyboard(stage: Stage) -> None:
    card = stage.card("1.1")
    stage.type("Travel dates of one person")
    assert card.text is not None
    assert card.text.head.button.property("state") == "missing"
    stage.mark_secret()
    stage.settle()
    assert stage.stored("1.1").text == "Travel dates of one person"
    assert stage.stored("1.1").marking == "(S//CEO)"
    assert stage.page.marking().text == "SECRET//CANADIAN EYES ONLY"


def test_rows_are_added_duplicated_and_removed(stage: Stage) -> None:
    card = stage.card("3.1")
    assert card.rows is not None
    assert card.rows.add.hasFocus()
    stage.press(Qt.Key.Key_Space)
    stage.type("Person A")
    stage.click(card.rows.cards[0].duplicate)
    stage.settle()
    value = stage.stored("3.1").value
    assert isinstance(value, tuple)
    assert [row["person"] for row in value if isinstance(row, dict)] == ["Person A", "Person A"]
    stage.click(card.rows.cards[0].remove)
    stage.settle()
    value = stage.stored("3.1").value
    assert isinstance(value, tuple)
    assert len(value) == 1
    stage.ctrl(Qt.Key.Key_Z)
    assert len(card.rows.cards) == 2


def test_a_dropped_file_becomes_evidence(stage: Stage, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("A letter.")
    card = stage.card("8.3")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(letter))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(card.rect().center(), action, data, button, none)
    QApplication.sendEvent(card, entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(card.rect().center()), action, data, button, none)
    QApplication.sendEvent(card, dropped)
    stage.settle()
    assert stage.stored("8.3").evidence == ("E-01",)
    assert card.evidence.accessibleName() or card.evidence.isVisible()


def test_what_we_know_follows_the_question_and_enter_cites(stage: Stage) -> None:
    stage.card("8.3")
    stage.settle()
    know = stage.wizard.panel.know
    assert know.lines, "the incident bears on 8.3"
    stage.press(
        Qt.Key.Key_W,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    stage.qtbot.waitUntil(lambda: know.lines[0].hasFocus())
    stage.press(Qt.Key.Key_Return)
    stage.settle()
    assert stage.stored("8.3").evidence == ("E-01",)
    stage.press(
        Qt.Key.Key_W,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    here = QApplication.focusWidget()
    assert here is not None
    assert stage.wizard.view.cards["8.3"].isAncestorOf(here)


def test_evidence_taken_off_comes_back_with_undo(stage: Stage) -> None:
    card = stage.card("8.3")
    stage.settle()
    stage.wizard.panel.know.lines[0].cite_it()
    stage.settle()
    stage.click(card.evidence.chips[0])
    stage.settle()
    assert stage.stored("8.3").evidence == ()
    stage.ctrl(Qt.Key.Key_Z)
    stage.settle()
    assert stage.stored("8.3").evidence == ("E-01",)


def test_banner_becomes_is_said_in_the_picker(stage: Stage) -> None:
    card = stage.card("1.1")
    stage.type("x")
    stage.ctrl(Qt.Key.Key_M)
    assert card.text is not None
    assert card.text.picker is not None
    before = card.text.picker.banner_words
    for _ in range(6):
        stage.press(Qt.Key.Key_Right)
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Tab)
    stage.press(Qt.Key.Key_Space)
    after = card.text.picker.banner_words
    assert "stays" in before[0]
    assert "becomes" in after[0]
    assert after[1].startswith("TOP SECRET")


def test_mark_constant_reads_back(stage: Stage) -> None:
    card = stage.card("1.1")
    assert card.text is not None
    card.text.set_mark(MARK)
    card.text.toggle_picker()
    assert card.text.picker is not None
    assert card.text.picker.mark == MARK
