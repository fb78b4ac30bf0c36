"""The screen tells of a clock that was set back, at the unlock and in the midst of work (T12)."""

from pathlib import Path

from tests.conftest import TickingClock
from tests.gui.conftest import MakeDesk


def test_a_clock_set_back_is_told_once(
    make_desk: MakeDesk, vault_directory: Path, clock: TickingClock
) -> None:
    desk = make_desk(vault_directory)
    desk.unlock()
    desk.qtbot.waitUntil(lambda: desk.lifecycle.workspace is not None)
    desk.settle()
    assert desk.workspace.notices.texts == []
    clock.advance(days=-1)
    for _ in range(2):
        desk.workspace.clock.look()
        desk.settle()
    (told,) = desk.workspace.notices.texts
    assert "before the last entry of the record" in told
    assert "Set the clock" in told
    clock.advance(days=1)
    desk.workspace.clock.look()
    desk.settle()
    clock.advance(days=-1)
    desk.lifecycle.lock("person")
    desk.qtbot.waitUntil(lambda: bool(desk.relaunched))
    again = make_desk(vault_directory, "--lang", "fr")
    again.unlock()
    again.qtbot.waitUntil(lambda: again.lifecycle.workspace is not None)
    again.qtbot.waitUntil(lambda: bool(again.workspace.notices.texts))
    assert "avant la dernière entrée" in again.workspace.notices.texts[0]
