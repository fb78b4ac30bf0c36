"""The one background door: lanes, owners, errors, and an end that joins."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.background import Door, Task
from workstation.domain.error import BadInputError, JobCancelledError, UserError
from workstation.workflows import session as sessions


@pytest.fixture
def door(qapp: object) -> Iterator[Door]:
    made = Door()
    yield made
    made.shut_down()


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_result_comes_back_on_the_main_thread(qtbot, door, owner):
    seen: list[tuple[str, threading.Thread]] = []

    def job(_task: Task) -> str:
        return threading.current_thread().name

    door.work(job, lambda name: seen.append((name, threading.current_thread())), owner=owner)
    qtbot.waitUntil(lambda: bool(seen))
    name, delivered_on = seen[0]
    assert name.startswith("work")
    assert delivered_on is threading.main_thread()


def test_result_is_dropped_when_the_owner_is_gone(qtbot, door):
    gone, heard = QObject(), []
    go = threading.Event()
    door.work(lambda _task: go.wait(5), heard.append, owner=gone)
    from shiboken6 import delete

    delete(gone)
    go.set()
    qtbot.waitUntil(lambda: door.busy == 0)
    assert heard == []


def test_user_error_goes_to_its_caller(qtbot, door, owner):
    problems: list[UserError] = []

    def job(_task: Task) -> None:
        raise BadInputError("x.y", place="name")

    door.work(job, None, problems.append, owner=owner)
    qtbot.waitUntil(lambda: bool(problems))
    assert problems[0].place == "name"


def test_user_error_that_nobody_takes_is_announced(qtbot, door, owner):
    def job(_task: Task) -> None:
        raise BadInputError("x.y")

    with qtbot.waitSignal(door.failed) as heard:
        door.work(job, owner=owner)
    assert heard.args[0].code == "x.y"


def test_defect_reaches_the_exception_hook_once(qtbot, door, owner, monkeypatch):
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _problem, _trace: heard.append(kind))

    def job(_task: Task) -> None:
        raise ZeroDivisionError

    door.work(job, owner=owner)
    qtbot.waitUntil(lambda: door.busy == 0)
    assert heard == [ZeroDivisionError]


def test_cancelled_job_is_silent(qtbot, door, owner, monkeypatch):
    heard: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *given: heard.append(given))
    started, go = threading.Event(), threading.Event()

    def job(task: Task) -> None:
        started.set()
        go.wait(5)
        task.report(1, 10)

    task = door.work(job, heard.append, heard.append, owner=owner)
    started.wait(5)
    task.cancel()
    go.set()
    qtbot.waitUntil(lambda: door.busy == 0)
    assert heard == []


def test_progress_is_throttled_and_its_end_is_told(qtbot, door, owner):
    told: list[tuple[int, int, str]] = []

    def job(task: Task) -> None:
        for done in range(1, 2_001):
            task.report(done, 2_000, "rows")

    door.work(job, None, None, lambda *given: told.append(given), owner=owner)
    qtbot.waitUntil(lambda: door.busy == 0)
    assert told[-1] == (2_000, 2_000, "rows")
    assert len(told) < 50


def test_session_lives_in_its_own_lane(qtbot, door, owner, vault_directory, passphrase, clock):
    """The connection belongs to the thread that opened it; jobs run there in order."""
    opened: list[sessions.Session] = []
    door.open_session(
        lambda: sessions.unlock(vault_directory, "A. Martin", passphrase, clock),
        opened.append,
        owner=owner,
    )
    heads: list[tuple[int, str]] = []
    order: list[int] = []
    door.run(lambda session: session.vault.head(), heads.append, owner=owner)
    for number in range(20):
        door.run(lambda _session, n=number: n, order.append, owner=owner)
    qtbot.waitUntil(lambda: len(order) == 20, timeout=20_000)
    assert heads[0][0] > 0
    assert order == list(range(20))
    closed: list[None] = []
    door.close_session(closed.append, owner=owner)
    qtbot.waitUntil(lambda: bool(closed))


def test_job_without_a_session_is_silent(qtbot, door, owner):
    """After a lock, jobs that pages still ask for find nothing and say nothing."""
    heard: list[object] = []
    door.run(lambda session: session.vault.head(), heard.append, heard.append, owner=owner)
    qtbot.waitUntil(lambda: door.busy == 0)
    assert heard == []


def test_shutting_down_joins_every_thread(qapp):
    before = {thread.name for thread in threading.enumerate()}
    made = Door()
    keeper = QObject()
    for _ in range(4):
        made.work(lambda _task: None, owner=keeper)
        made.run(lambda _session: None, owner=keeper)
    made.shut_down()
    after = {thread.name for thread in threading.enumerate()}
    assert after <= before
    with pytest.raises(JobCancelledError):
        made._unlocked()
