"""Tab goes through a question as it is read, whatever was made first."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import TickingClock
from tests.gui.conftest import MakeDesk
from tests.gui.test_shell_lock import at_question, begun
from ui.shell.tab_order import stops
from ui.wizard.fields import SegmentField


def test_tab_goes_from_answer_to_reason_to_evidence_to_the_next_question(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock
) -> None:
    """Look 6: Tab follows reading order and leaves every text field."""
    desk = make_desk(vault_directory)
    page = at_question(desk, begun(vault_directory, clock), "1.2")
    assert page.wizard is not None
    page.wizard.go_to("8.2")
    card, after = page.wizard.view.cards["8.2"], page.wizard.view.cards["8.3"]
    assert isinstance(card.field, SegmentField)
    assert isinstance(after.field, SegmentField)
    assert card.text is not None
    wanted: list[QWidget] = [
        card.field.segments.button("yes"),
        card.text.head.button,
        card.text.field,
        card.evidence.add,
        after.field.segments.button("1"),
    ]
    rules = {card.why, after.why}
    """Shown beside the current question only, so they come and go on the way."""
    assert _walk(Qt.Key.Key_Tab, wanted[-1], rules) == wanted
    assert _walk(Qt.Key.Key_Backtab, wanted[0], rules) == wanted[::-1]


def _walk(key: Qt.Key, to: QWidget, leave_out: set[QWidget]) -> list[QWidget]:
    """Where a key leads, from here to a widget."""
    gone = [_focus()]
    while gone[-1] is not to and len(gone) < 20:
        QTest.keyClick(_focus(), key)
        gone.append(_focus())
    return [one for one in gone if one not in leave_out]


def test_every_stop_of_the_window_is_there_once(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock
) -> None:
    desk = make_desk(vault_directory)
    at_question(desk, begun(vault_directory, clock), "1.2")
    found = list(stops(desk.lifecycle.window))
    assert len(found) == len(set(found))
    assert desk.workspace.top.lock in found
    assert len(found) > 30


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus
