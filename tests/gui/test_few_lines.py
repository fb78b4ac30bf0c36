"""Words in as many lines as there is room for."""

from pytestqt.qtbot import QtBot

from ui.widgets.few_lines import FewLines

LONG = "A sentence that is far too long for a label as narrow as this one is made here."


def test_other_words_take_their_own_height_and_tooltip(qtbot: QtBot) -> None:
    words = FewLines("Short.", "help")
    qtbot.addWidget(words)
    words.resize(120, 20)
    words.show()
    low = words.height()
    assert words.toolTip() == ""
    words.setText(LONG)
    assert words.height() > low
    assert words.toolTip() == LONG
    words.setText("Short.")
    assert (words.height(), words.toolTip()) == (low, "")
