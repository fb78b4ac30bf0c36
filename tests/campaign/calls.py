"""Every call that the system can refuse, refused: no space or a failing disk, once and for good.

strace makes the nth call of a kind fail in a child that has just unlocked. The act must be
refused in words within seconds, or succeed; after the disk has recovered the same session does
it again; nothing acknowledged is lost and nothing is half done.
"""

import faulthandler
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.campaign import checking, forks, trace
from tests.campaign.acts import BY_NAME, Act, Work
from tests.campaign.desk import Desk
from tests.campaign.kills import prepare, shared_memory
from tests.campaign.result import Result, Tally
from workstation.domain.error import UserError
from workstation.workflows import session as sessions

FULL, SHORT = 0, 16
WORKFLOWS = (
    "autosave", "save section", "submit", "decide", "import", "export", "backup",
    "change passphrase", "rotate",
)  # fmt: skip
_CALLS = ("write", "pwrite64", "fsync", "ftruncate", "rename", "openat", "unlink")
_FEW = 100
_LONGEST_S = 5.0
_GIVEN_UP_S = 90.0
_TABLES_EVERY = 5
_TOLD_EVERY = 200
_TOLD = re.compile(r"(\w+)\((.*)\) += ")


@dataclass(frozen=True, slots=True)
class Fault:
    """One call made to fail: the nth of its kind, once or from then on."""

    workflow: str
    call: str
    nth: int
    error: str
    for_good: bool
    on: str

    def __str__(self) -> str:
        when = "from then on" if self.for_good else "once"
        return f"{self.workflow}: {self.call} {self.nth} on {self.on} gives {self.error} {when}"


def run(seed: int, count: int, only: str = "") -> list[Result]:
    """Let calls fail: all of them, or so many chosen by chance."""
    if not trace.available():
        raise RuntimeError("strace is missing: apt-get install strace")
    with tempfile.TemporaryDirectory(prefix="calls-", dir=shared_memory()) as name:
        folder = Path(name)
        pristine = Desk(folder / "pristine")
        prepare(pristine)
        faults: list[Fault] = []
        lasts: dict[str, float] = {}
        for workflow in _workflows(seed, count, only):
            found, lasts[workflow] = _faults(workflow, pristine, folder)
            faults += found
        total = len(faults)
        if count:
            faults = random.Random(seed).sample(faults, min(count, total))
        tally = Tally("calls that fail", len(faults))
        outcomes: Counter[str] = Counter()

        def some(number: int, share: Sequence[Fault]) -> list[tuple[str, str | None]]:
            place = folder / f"share-{number}"
            place.mkdir()
            found = []
            for number, fault in enumerate(share):
                found.append(_try(fault, pristine, place, lasts[fault.workflow], number))
                _tell(number + 1, len(share), fault, found[-1][1])
            return found

        for share, found in zip(
            [faults[n :: forks.PROCESSES] for n in range(forks.PROCESSES)],
            forks.in_shares(some, faults),
            strict=False,
        ):
            for fault, (outcome, problem) in zip(share, found, strict=True):
                outcomes[outcome] += 1
                tally.details[f"{fault.workflow}: {outcome}"] += 1
                tally.add(f"{fault}: {problem}" if problem else None)
        told = ", ".join(f"{count:,} {what}" for what, count in outcomes.most_common())
        tally.note = f"of {total:,} in {len(lasts)} workflows: {told}"
        return [tally.result()]


def _tell(done: int, of: int, fault: Fault, problem: str | None) -> None:
    """What is found and how far it is, as it comes: the whole takes an hour."""
    if problem:
        sys.stderr.write(f"{fault}: {problem}\n")
    if done % _TOLD_EVERY == 0:
        sys.stderr.write(f"calls: {done:,} of {of:,} of this process\n")


def _workflows(seed: int, count: int, only: str) -> Sequence[str]:
    """All of them; in the short form as many as there is time for, others each time."""
    if only:
        return [only]
    few = 0 < count < _FEW
    return random.Random(seed).sample(WORKFLOWS, 3) if few else WORKFLOWS


def _faults(workflow: str, pristine: Desk, folder: Path) -> tuple[list[Fault], float]:
    """Each call that the workflow makes on the files of the desk, in each way it can fail."""
    desk = pristine.copied(folder / "desk")
    child = _Child(desk, BY_NAME[workflow])
    with tempfile.NamedTemporaryFile("r", prefix="calls-", suffix=".txt") as stream:
        options = ("-y", "-s", "4096", "-e", f"trace={','.join(_CALLS)}", "-o", stream.name)
        start = time.monotonic()
        with trace.attached(child.pid, *options, follow=False):
            child.go()
            child.read_until("acted")
        acted = next(line for line in child.lines if "acted" in line)
        if acted["acted"] != "done":
            raise forks.ChildError(f"{workflow} fails by itself: {acted}")
        lasts_s = time.monotonic() - start
        lines = stream.read().splitlines()
    child.finish()
    shutil.rmtree(desk.folder)
    counts: Counter[str] = Counter()
    found = []
    for line in lines:
        match = _TOLD.match(line)
        if match is None:
            continue
        call, arguments = match.groups()
        counts[call] += 1
        is_read = call == "openat" and "O_RDONLY" in arguments and "O_DIRECTORY" not in arguments
        if str(desk.folder) not in arguments or is_read:
            continue
        on = arguments.split(str(desk.folder))[1].split(">")[0].split('"')[0]
        found += [
            Fault(workflow, call, counts[call], error, for_good, on)
            for error in ("ENOSPC", "EIO")
            for for_good in (False, True)
        ]
    return found, lasts_s


def _try(
    fault: Fault, pristine: Desk, folder: Path, lasts_s: float, number: int = 0
) -> tuple[str, str | None]:
    """What became of one fault, and what is wrong about it.

    A wait counts only when the same fault makes it wait again: the tracer, which stops the
    program at each call, may itself have been kept waiting by other work of the machine.
    """
    for _ in range(2):
        desk = pristine.copied(folder / "desk")
        try:
            found = _outcome(fault, desk, lasts_s, with_tables=number % _TABLES_EVERY == 0)
        finally:
            shutil.rmtree(desk.folder)
        if found[0] != "hung":
            break
    return found


def _outcome(
    fault: Fault, desk: Desk, lasts_s: float, *, with_tables: bool
) -> tuple[str, str | None]:
    act = BY_NAME[fault.workflow]
    child = _Child(desk, act)
    when = f"{fault.nth}+" if fault.for_good else str(fault.nth)
    options = ("-e", f"trace={fault.call}", "-e")
    start = time.monotonic()
    with trace.attached(
        child.pid, *options, f"inject={fault.call}:error={fault.error}:when={when}",
        "-o", "/dev/null", follow=False,
    ):  # fmt: skip
        child.go()
        in_time = child.read_until("acted", _GIVEN_UP_S)
    took_s = time.monotonic() - start
    if not in_time:
        where = child.where(desk)
        child.kill()
        return "hung", f"no answer after {took_s:.1f} s (normally {lasts_s:.1f}); {where}"
    child.finish()
    acted = next(line for line in child.lines if "acted" in line)
    if acted["blocked_s"] > _LONGEST_S + 4 * lasts_s:
        return "hung", f"it waited {acted['blocked_s']:.1f} s (the whole act: {lasts_s:.1f} s)"
    problem = (
        _said_problem(fault, acted)
        or _again_problem(child.lines)
        or _checked(desk, child.lines, act.officer, with_tables=with_tables)
    )
    return acted["acted"], problem


def _said_problem(fault: Fault, acted: dict[str, Any]) -> str | None:
    if acted["acted"] == "done":
        return None
    if acted["acted"] == "defect":
        return str(acted["trace"])
    expected = {"disk.failed"}
    if fault.error == "ENOSPC":
        # A new key is written by SQLCipher, which does not say why it could not.
        is_plain = fault.call in ("write", "pwrite64") and fault.workflow != "rotate"
        expected = {"disk.full"} if is_plain else {"disk.full", "disk.failed"}
    if fault.workflow in ("submit", "decide"):
        expected.add("packet.recorded_only")
    if fault.workflow == "export":
        expected.add("packet.copy_unnamed")
    if acted["acted"] not in expected or acted["exit_code"] != 5:
        return f"refused with {acted['acted']}: {acted['trace']}"
    return None


def _again_problem(lines: Sequence[dict[str, Any]]) -> str | None:
    """After the disk has recovered the same act must do, in the same session."""
    for line in lines:
        if "defect" in line:
            return f"again: {line['defect']}"
    return None if any("finished" in line for line in lines) else "again: died"


def _checked(
    desk: Desk, lines: Sequence[dict[str, Any]], officer: str, *, with_tables: bool
) -> str | None:
    try:
        return forks.in_child(lambda: checking.check(desk, lines, officer, with_tables=with_tables))
    except forks.ChildError as failure:
        return f"the check failed: {failure}"


class _Child:
    """A child that unlocks and waits; then acts and waits; then, when refused, acts again."""

    def __init__(self, desk: Desk, act: Act) -> None:
        self._read, write = os.pipe()
        go, self._go = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._read)
            os.close(self._go)
            _work(desk, act, write, go)
        os.close(write)
        os.close(go)
        self.lines: list[dict[str, Any]] = []
        self._said = b""
        if not self.read_until("ready"):
            raise forks.ChildError(f"{act.name}: {self.lines}")

    def go(self) -> None:
        """Let it go on."""
        os.write(self._go, b"x")

    def read_until(self, word: str, timeout_s: float = 120) -> bool:
        """Whether it said so within the time."""
        import select

        end = time.monotonic() + timeout_s
        while not any(word in line for line in self.lines):
            ready, _, _ = select.select([self._read], [], [], max(0, end - time.monotonic()))
            if not ready or not self._more():
                return any(word in line for line in self.lines)
        return True

    def _more(self) -> bool:
        chunk = os.read(self._read, 1 << 16)
        *whole, self._said = (self._said + chunk).split(b"\n")
        self.lines.extend(json.loads(line) for line in whole)
        return bool(chunk)

    def finish(self) -> None:
        """Let it go on to its end, which it must reach."""
        self.go()
        if not self.read_until("finished", 60):
            os.kill(self.pid, signal.SIGKILL)
        self._end()

    def where(self, desk: Desk) -> str:
        """What it was doing."""
        os.kill(self.pid, signal.SIGUSR1)
        time.sleep(0.5)
        return (desk.folder / "where").read_text()[-2500:]

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self._end()

    def _end(self) -> None:
        while self._more():
            pass
        os.close(self._read)
        os.close(self._go)
        os.waitpid(self.pid, 0)


def _work(desk: Desk, act: Act, write: int, go: int) -> None:
    def tell(line: dict[str, Any]) -> None:
        # Not write(2), which is made to fail.
        os.writev(write, [json.dumps(line).encode() + b"\n"])

    try:
        faulthandler.register(signal.SIGUSR1, (desk.folder / "where").open("w"), all_threads=True)
        session = desk.unlock(act.officer)
        work = Work(desk, session, tell, random.Random("calls"))
        work.done("unlock")
        told = os.open("/proc/self/schedstat", os.O_RDONLY)
        tell({"ready": True})
        os.read(go, 1)
        refused = _act(work, act, told)
        os.read(go, 1)
        if refused:
            act.do(work)
        sessions.end(session)
        tell({"finished": True})
    except BaseException:
        tell({"defect": traceback.format_exc()[-2500:]})
    os._exit(0)


def _act(work: Work, act: Act, schedstat: int) -> bool:
    """Whether it was refused."""
    told: dict[str, Any] = {"acted": "done"}
    start = _blocked_s(schedstat)
    try:
        act.do(work)
    except UserError as problem:
        trace_text = traceback.format_exc()[-700:]
        told = {"acted": problem.code, "exit_code": problem.exit_code, "trace": trace_text}
    except BaseException:
        told = {"acted": "defect", "trace": traceback.format_exc()[-2500:]}
    work.tell({**told, "blocked_s": _blocked_s(schedstat) - start})
    # What the record has is not done a second time.
    return told["acted"] not in ("done", "packet.recorded_only")


def _blocked_s(told: int) -> float:
    """Seconds of this process's life that it neither ran nor was kept from running.

    ``told`` is where the system says so, opened before openat(2) is made to fail.
    """
    ran_ns, queued_ns, _ = map(int, os.pread(told, 256, 0).split())
    return time.monotonic() - (ran_ns + queued_ns) / 1e9
