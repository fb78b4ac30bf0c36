"""A child has nothing of ours, can do nothing but read, and stays with nobody."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.outside.test_door import SMALL, task, works
from workstation.domain.error import BadInputError
from workstation.outside import door, nest
from workstation.outside.nest import Fresh
from workstation.workflows.session import Session

ROOT = Path(__file__).resolve().parents[3]
CANARY = "XK-CANARY-4711-of-the-vault"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@pytest.fixture
def waiting() -> Iterator[int]:
    """The number of a child that holds a file and does nothing."""
    with door.reading(b"a file", task("number")) as reader:
        yield int(reader.ask(task("number")))


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(each) for each in found.split()]


def _wait_until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not met():
        assert time.monotonic() < end
        time.sleep(0.02)


@linux
def test_nothing_but_reading_works(tmp_path: Path) -> None:
    """No writing, no processes, no network, no signals, no way to outlive its parent."""
    (tmp_path / "there").write_bytes(b"kept")
    assert door.run(task("attempts", list[str]), b"", str(tmp_path)) == []
    assert [each.name for each in tmp_path.iterdir()] == ["there"]
    assert (tmp_path / "there").read_bytes() == b"kept"
    assert works()


@linux
def test_environment_and_descriptors_are_empty(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a vault open beside it, and secrets in the environment."""
    monkeypatch.setenv("ASSESSOR_CANARY", CANARY)
    door.close()
    assert session.vault.id
    environment, descriptors, arguments = door.run(
        task("surroundings", tuple[dict[str, str], list[int], list[str]]), b""
    )
    # Python itself sets LC_CTYPE where there is no locale.
    assert environment.keys() <= {"PYTHONPATH", "LC_CTYPE"}
    assert descriptors == [0, 1, 2]
    assert CANARY not in str(arguments)


def _memory_of(pid: int) -> Iterator[bytes]:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
            span, rights = line.split()[:2]
            start, end = (int(part, 16) for part in span.split("-"))
            if "w" not in rights:
                continue
            memory.seek(start)
            yield memory.read(end - start)


@linux
def test_nothing_of_the_vault_is_in_its_memory(session: Session, passphrase: str) -> None:
    """Only the system may look (root); others find that they may not."""
    held = [passphrase.encode(), session.secrets.data_key, CANARY.encode()]
    with door.reading(b"what the file says", task("number")) as reader:
        child = int(reader.ask(task("number")))
        looked_at = [child, *(pid for pid in [door.waiting()] if pid)]
        assert len(looked_at) == 2
        if os.geteuid() != 0:
            assert not os.access(f"/proc/{child}/mem", os.R_OK)
            return
        for pid in looked_at:
            environment = Path(f"/proc/{pid}/environ").read_bytes()
            assert passphrase.encode() not in environment
            assert not any(secret in part for part in _memory_of(pid) for secret in held)
        # The measure itself: what surely is there is found.
        assert any(b"what the file says" in part for part in _memory_of(child))


@linux
def test_a_child_ended_by_somebody_is_said(waiting: int) -> None:
    os.kill(waiting, signal.SIGKILL)
    assert works()
    caught: list[BaseException] = []

    def ask() -> None:
        try:
            with door.reading(b"", task("asleep"), file="x") as reader:
                numbers.append(int(reader.ask(task("number"))))
                reader.ask(task("asleep"), 30.0)
        except BadInputError as problem:
            caught.append(problem)

    numbers: list[int] = []
    thread = threading.Thread(target=ask)
    thread.start()
    _wait_until(lambda: bool(numbers))
    os.kill(numbers[0], signal.SIGKILL)
    thread.join(10)
    assert [str(each) for each in caught] == ["outside.ended x"]
    assert works()


@linux
def test_the_process_that_waits_is_started_again() -> None:
    assert works()
    first = door.waiting()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert works()
    assert door.waiting() != first


@linux
def test_children_do_not_pile_up(waiting: int) -> None:
    """Neither as processes nor as zombies."""
    nursery = door.waiting()
    assert nursery is not None
    before = set(_children(nursery))
    assert waiting in before
    for _ in range(10):
        assert works()
    # A window that another test left behind may hold a document open still.
    _wait_until(lambda: set(_children(nursery)) <= before)


PARENT = """
import os, sys, threading, time
from tests.unit.outside.test_door import task
from workstation.outside import door
reader = door.open_reader(b"x", task("number"))
print(door.waiting(), reader.ask(task("number")), flush=True)
threading.Thread(target=lambda: reader.ask(task("endless")), daemon=True).start()
time.sleep(0.2)
{then}
"""


def _parent(then: str) -> tuple["subprocess.Popen[str]", list[int]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT.format(then=then)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    return process, [int(each) for each in process.stdout.readline().split()]


@linux
@pytest.mark.parametrize("then", ["time.sleep(60)", "sys.exit(0)", "os._exit(0)"])
def test_nobody_stays_when_the_parent_goes(then: str) -> None:
    """Killed in the midst of reading, ended, or ended at once."""
    process, numbers = _parent(then)
    with process:
        assert len(numbers) == 2
        if "60" in then:
            assert all(map(_alive, numbers))
            process.kill()
        process.wait(20)
    _wait_until(lambda: not any(map(_alive, numbers)))


@linux
def test_replacing_the_program_leaves_no_child() -> None:
    """The lock replaces the process: its number stays, and must not inherit a zombie."""
    then = "from workstation.workflows.machine import end_readers; end_readers();"
    then += "os.execv('/bin/sleep', ['sleep', '30'])"
    process, numbers = _parent(then)
    with process:
        _wait_until(lambda: b"sleep" in Path(f"/proc/{process.pid}/cmdline").read_bytes()[:6])
        assert _children(process.pid) == []
        assert not any(map(_alive, numbers))
        process.kill()


def _fresh(name: str, given: object, result: Any = int) -> Any:
    """As on a system without a nursery: each child a process of its own."""
    reader = door.Reader(Fresh(SMALL, ["tests.unit.outside.hostile"]), SMALL, "x")
    try:
        reader.send_file(b"sound")
        return reader.ask(task(name, result), given)
    finally:
        reader.close()


def test_a_process_of_its_own_does_the_same() -> None:
    assert _fresh("echo", 3, tuple[bytes, int]) == (b"sound", 3)
    for name, given, code in (
        ("memory_bomb", None, "outside.memory"),
        ("segfault", None, "outside.ended"),
        ("flood_unasked", 1 << 40, "outside.output"),
    ):
        with pytest.raises(BadInputError) as caught:
            _fresh(name, given)
        assert caught.value.code == code


def test_without_a_nursery_a_spare_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nest, "_HAS_NURSERY", False)
    own = nest.Nest()
    own.prepare(["tests.unit.outside.hostile"])
    spare = own.pid
    first = own.child(nest.Limits(), [])
    assert isinstance(first, Fresh)
    assert first.pid == spare
    assert own.pid not in (None, spare)
    first.end()
    own.close()
