"""The picker of a portion mark: it says what is missing, and takes a mark as it is typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets import typed_mark
from ui.widgets.marking_picker import MarkingPicker

ALLIED = "(TS//SI/TK//REL TO USA, CAN)"


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme) -> Iterator[MarkingPicker]:
    """An open picker on an unmarked text, with the focus in it."""
    typed_mark.forget()
    made = MarkingPicker(theme)
    qtbot.addWidget(made)
    made.resize(640, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.set_mark("")
    made.focus_first()
    yield made
    typed_mark.forget()


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def type_mark(picker: MarkingPicker, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, text[0])
    QTest.keyClicks(picker.typed.line, text[1:])
    QTest.keyClick(picker.typed.line, Qt.Key.Key_Return)


def test_it_says_what_is_still_to_be_chosen(picker: MarkingPicker) -> None:
    """Level and release are both needed; a list needs another country."""
    key = Qt.Key
    assert "level" in picker.hint
    press(key.Key_Right, key.Key_Space)
    assert (picker.mark, "release" in picker.hint) == ("", True)
    press(key.Key_Tab, key.Key_Right, key.Key_Right, key.Key_Space)
    assert (picker.mark, "country" in picker.hint) == ("", True)
    press(key.Key_Left, key.Key_Space)
    assert (picker.mark, picker.hint) == ("(PA//CEO)", "")
    assert picker.accessibleDescription() == ""


def test_half_a_mark_is_given_up_only_at_the_second_escape(picker: MarkingPicker) -> None:
    """Before a release is chosen nothing is marked: that is said, not passed over."""
    key, closed = Qt.Key, []
    picker.closed.connect(lambda: closed.append(picker.mark))
    press(key.Key_Right, key.Key_Space)
    before = picker.hint
    press(key.Key_Escape)
    assert (closed, picker.hint.startswith(before), len(picker.hint) > len(before)) == (
        [], True, True,
    )  # fmt: skip
    press(key.Key_Escape)
    assert closed == [""]
    press(key.Key_Tab, key.Key_Space, key.Key_Escape)
    assert closed == ["", "(U)"] or closed[-1] == picker.mark


def test_a_mark_is_taken_as_it_is_typed(qtbot: QtBot, picker: MarkingPicker) -> None:
    """Any mark of material received, from the keyboard, wherever the focus is."""
    with qtbot.waitSignal(picker.marked) as heard:
        type_mark(picker, ALLIED)
    assert heard.args == [ALLIED]
    assert (picker.mark, picker.hint) == (ALLIED, "")
    assert not any(b.isChecked() for b in picker.findChildren(QToolButton))
    with qtbot.waitSignal(picker.marked) as heard:
        type_mark(picker, "(S//CEO)")
    assert heard.args == ["(S//CEO)"]
    chosen = [b.text() for b in picker.findChildren(QToolButton) if b.isChecked()]
    assert chosen == ["S", "CEO"]


def test_a_malformed_mark_is_not_taken(picker: MarkingPicker) -> None:
    """F: place and reason stand under it; the text stays as it was typed."""
    type_mark(picker, "(S//REL TO USA, CAN))")
    assert picker.mark == ""
    assert picker.typed.line.text() == "(S//REL TO USA, CAN))"
    assert picker.typed.error.text().startswith("Column 21:")
    assert picker.typed.line.accessibleDescription() == picker.typed.error.text()
    QTest.keyClick(picker.typed.line, Qt.Key.Key_Backspace)
    assert picker.typed.error.isHidden()
    QTest.keyClick(picker.typed.line, Qt.Key.Key_Return)
    assert picker.mark == "(S//REL TO USA, CAN)"


def test_escape_gives_up_what_was_half_typed(qtbot: QtBot, picker: MarkingPicker) -> None:
    type_mark(picker, "(S//CEO)")
    QTest.keyClicks(picker.typed.line, "//")
    with qtbot.waitSignal(picker.closed):
        QTest.keyClick(picker.typed.line, Qt.Key.Key_Escape)
    assert (picker.mark, picker.typed.line.text()) == ("(S//CEO)", "(S//CEO)")


def test_marks_given_before_are_offered(qtbot: QtBot, theme: Theme, picker: MarkingPicker) -> None:
    type_mark(picker, ALLIED)
    type_mark(picker, "(C)")
    other = MarkingPicker(theme)
    qtbot.addWidget(other)
    other.set_mark("")
    offered = other.findChildren(QPushButton)
    assert [button.text() for button in offered] == ["(C)", ALLIED]
    with qtbot.waitSignal(other.marked) as heard:
        offered[1].click()
    assert heard.args == [ALLIED]
