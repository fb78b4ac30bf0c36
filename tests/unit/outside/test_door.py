"""Every cap is held, every way of failing is an error in words, and the parent goes on."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.unit.outside import hostile
from workstation import words
from workstation.domain.error import BadInputError, UserError
from workstation.outside import door, frames
from workstation.outside.door import Task
from workstation.outside.limits import Limits

SMALL = Limits(memory_mb=256, cpu_s=2, wall_s=20.0, output_mb=4)
FILE = "from-elsewhere.bin"


def task(name: str, result: Any = int, part: Any = None) -> Task[Any]:
    return Task(f"tests.unit.outside.hostile:{name}", result, part, SMALL)


def refused(name: str, given: object = None, limits: Limits | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        door.run(task(name, part=bytes), b"x", given, file=FILE, limits=limits)
    for language in ("en", "fr"):
        said = words.error(caught.value, language)
        assert said.next_step
        assert caught.value.file == FILE
    assert works()
    return caught.value


def works() -> bool:
    return bool(door.run(task("echo", tuple[bytes, int]), b"sound", 7) == (b"sound", 7))


def test_bytes_and_values_go_in_and_come_out() -> None:
    data = bytes(range(256)) * 8192
    assert door.run(task("echo", tuple[bytes, int]), data, -5) == (data, -5)


@pytest.mark.parametrize(
    ("name", "given", "limits", "code"),
    [
        ("memory_bomb", None, SMALL, "outside.memory"),
        ("endless", None, replace(SMALL, cpu_s=1), "outside.time"),
        ("asleep", 60.0, replace(SMALL, wall_s=0.5), "outside.time"),
        ("flood", 64, SMALL, "outside.output"),
        ("flood_unasked", 1 << 40, SMALL, "outside.output"),
        ("segfault", None, SMALL, "outside.ended"),
        ("leave", None, SMALL, "outside.ended"),
        ("fall", None, SMALL, "outside.ended"),
        ("wrong_type", None, SMALL, "outside.ended"),
        ("nowhere", None, SMALL, "outside.ended"),
    ],
)
def test_what_a_hostile_file_does_ends_the_child_alone(
    name: str, given: object, limits: Limits, code: str
) -> None:
    began = time.monotonic()
    problem = refused(name, given, limits)
    assert problem.code == code
    assert time.monotonic() - began < 20
    if code != "outside.ended":
        assert str(problem.data["most"]) in words.error(problem, "en").message
    assert FILE in words.error(problem, "fr").message


def test_an_error_of_the_task_comes_back_as_it_was() -> None:
    problem = refused("refuse", FILE)
    assert type(problem) is BadInputError
    assert (problem.code, problem.place) == ("csv.ragged", "row 7")
    assert problem.data == {"found": 3, "expected": 4}


def _frame(kind: bytes, body: bytes) -> bytes:
    return frames.packed(kind, body) + body


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"R",
        b"nonsense that is longer than the head of a frame",
        _frame(frames.RESULT, b"\xc1"),
        _frame(frames.RESULT, b"\x91" * 100_000),
        _frame(b"?", b"\x01"),
        _frame(frames.PROBLEM, b"\x01"),
        _frame(frames.PROBLEM, frames.problem_bytes(BadInputError("no.such.words"))),
        # Its sentence names values that are not there.
        _frame(frames.PROBLEM, frames.problem_bytes(BadInputError("csv.ragged"))),
    ],
)
def test_a_child_that_lies_is_not_believed(said: bytes) -> None:
    assert refused("babble", said).code == "outside.ended"


def test_parts_come_before_the_result_and_may_stop_it() -> None:
    seen: list[int] = []
    flood = task("flood", part=bytes)
    assert door.run(flood, b"", 3, on_part=lambda part: seen.append(len(part))) == 3
    assert seen == [hostile.PART_BYTES] * 3

    def stop(_part: bytes) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        door.run(flood, b"", 3, on_part=stop)
    assert works()


def test_one_file_one_child() -> None:
    """What a child learnt, or became, ends with its file."""
    own = task("number")
    assert door.run(own, b"") != door.run(own, b"")
    with door.reading(b"", own) as reader:
        assert reader.ask(own) == reader.ask(own)


def test_several_threads_are_served_at_once() -> None:
    """A slow file does not hold up another."""
    done: list[float] = []

    def slow() -> None:
        door.run(task("asleep"), b"", 1.5)
        done.append(time.monotonic())

    threads = [threading.Thread(target=slow) for _ in range(3)]
    works()
    for thread in threads:
        thread.start()
    quick = time.monotonic()
    assert works()
    quick = time.monotonic() - quick
    for thread in threads:
        thread.join()
    assert quick < 1.5
    assert max(done) - min(done) < 1.5


def test_a_file_larger_than_the_memory_is_refused_in_words() -> None:
    assert refused("echo", 1, replace(SMALL, memory_mb=64)).code in (
        "outside.memory",
        "outside.ended",
    )


def _streamed(
    name: str, source: Callable[[], bytes], result: Any = int, limits: Limits = SMALL
) -> Any:
    wanted = task(name, result)
    reader = door.open_reader(b"", wanted, file=FILE, source=source, limits=limits)
    try:
        return reader.ask(task(name, result))
    finally:
        reader.close()


def test_file_of_any_size_is_handed_over_piece_by_piece() -> None:
    """More than the child may hold: its cap of memory is 256 MB."""
    blocks = iter([bytes(1 << 20)] * 300)
    assert _streamed("add_up", lambda: next(blocks, b""), tuple[int, int]) == (300, 300 << 20)


def test_child_that_asks_for_more_without_end_is_ended() -> None:
    with pytest.raises(UserError) as caught:
        _streamed("insatiable", lambda: b"", limits=replace(SMALL, wall_s=0.5))
    assert caught.value.code == "outside.time"
    assert works()


def test_child_that_asks_for_more_where_there_is_none_has_failed() -> None:
    assert refused("insatiable").code == "outside.ended"


def test_what_the_source_of_a_file_raises_comes_through() -> None:
    def broken() -> bytes:
        raise BadInputError("csv.too_large", file=FILE, most_mb=1)

    with pytest.raises(BadInputError):
        _streamed("add_up", broken, tuple[int, int])
    assert works()
