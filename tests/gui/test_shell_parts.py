"""Parts of the window by themselves: the idle watch, the history of places, a defect."""

from ui.errors import Hook
from ui.shell.history import History
from ui.shell.idle import IdleWatch
from ui.shell.relaunch import command


def test_idle_watch_counts_and_a_key_starts_it_anew(qtbot, qapp):
    now = [0.0]
    watch = IdleWatch(qapp, after_s=300, now_s=lambda: now[0])
    left: list[int] = []
    watch.ticked.connect(left.append)
    watch.start()
    now[0] = 240.0
    watch.tick()
    from PySide6.QtCore import QEvent

    watch.eventFilter(qapp, QEvent(QEvent.Type.KeyPress))
    watch.tick()
    assert left == [300, 60, 300]
    now[0] = 541.0
    with qtbot.waitSignal(watch.expired):
        watch.tick()
    watch.stop()
    watch.setParent(None)


def test_history_keeps_places_in_order():
    history = History()
    history.leave("home", {})
    history.leave("partners", {"row": 812})
    assert history.back() == ("partners", {"row": 812})
    assert history.back() == ("home", {})
    assert history.back() is None


def test_relaunch_starts_this_program_again():
    line = command(["--vault", "/v"])
    assert line[1:] == ["-m", "ui", "--vault", "/v"]


def test_defect_is_said_once_without_content(caplog):
    said: list[str] = []
    hook = Hook(said.append)

    def fail() -> None:
        raise KeyError("secret content")

    for _ in range(3):
        try:
            fail()
        except KeyError as problem:
            hook(type(problem), problem, problem.__traceback__)
    assert said == ["KeyError"]
    assert "secret content" not in caplog.text
    assert "test_shell_parts.py" in caplog.text
