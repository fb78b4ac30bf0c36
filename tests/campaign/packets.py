"""Packets that somebody altered: classes of attack, and many more spoiled by chance.

None may be accepted, nothing but a refusal in words may come of any, and none may take more than
two seconds of work or half a gigabyte of memory.
"""

import gc
import json
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.campaign import forks
from tests.campaign.packets_classes import ATTACKS, problem_with
from tests.campaign.packets_fuzz import mutated, seeds_of
from tests.campaign.packets_world import World, judge, make_record
from tests.campaign.result import Result, Tally
from workstation.domain.error import UserError

FULL, SHORT = 200_000, 5_000
MOST_SECONDS, MOST_MB = 2.0, 512
_HANGS_S = 20.0
_TELL_EVERY = 1_000


class HangError(BaseException):
    """A try took longer than anything may; no reader may take it for a fault of the file."""


def run(seed: int, count: int, only: str = "") -> list[Result]:
    """Every class of attack, unless only mutations are asked for; then so many mutations."""
    data = forks.in_child(make_record)
    results = []
    if only != "mutations":
        tally = Tally("altered packets that were not refused for their reason", 60)
        for problems in forks.in_shares(lambda _, names: _classes(data, names), list(ATTACKS)):
            tally.merge(len(problems), [each for each in problems if each])
        results.append(tally.result())
    if only != "classes":
        results.append(_mutations(data, seed, count))
    return results


def _classes(data: bytes, names: Sequence[str]) -> list[str | None]:
    world = World(json.loads(data))
    return [problem_with(ATTACKS[name], world) for name in names]


def _mutations(data: bytes, seed: int, count: int) -> Result:
    tally = Tally("mutations of packets", count)
    how: Counter[str] = Counter()
    slowest, largest, cpu = 0.0, 0, 0.0
    for share in forks.in_shares(lambda n, each: _share(data, seed, n, each), range(count)):
        tally.merge(share.tries, share.problems, share.bad)
        how.update(share.how)
        tally.details.update(share.kinds)
        slowest, largest = max(slowest, share.slowest), max(largest, share.largest_mb)
        cpu += share.cpu_s
    tally.note = (
        f"slowest {slowest:.2f} s, most memory {largest} MB, {1000 * cpu / count:.1f} ms each; "
        + ", ".join(f"{number:,} {what}" for what, number in how.most_common(8))
    )
    return tally.result()


@dataclass(slots=True)
class _Share:
    tries: int = 0
    bad: int = 0
    slowest: float = 0.0
    largest_mb: int = 0
    cpu_s: float = 0.0
    how: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    def wrong(self, problem: str) -> None:
        """Count what may not be."""
        self.bad += 1
        if len(self.problems) < 20:
            self.problems.append(problem)


def _share(data: bytes, seed: int, part: int, numbers: Sequence[int]) -> _Share:
    world = World(json.loads(data))
    trust, seeds, genuine = world.trust(), seeds_of(world), set(world.genuine())
    for each in genuine:
        assert judge(each, trust).ok
    gc.collect()
    gc.freeze()
    share = _Share()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with _capped():
        for number in numbers:
            name, pdf = mutated(seeds, seed, number)
            began = time.process_time()
            outcome = _outcome(pdf, trust)
            if outcome == "accepted" and pdf in genuine:
                outcome = "genuine"
            took = time.process_time() - began
            share.tries += 1
            share.cpu_s += took
            share.slowest = max(share.slowest, took)
            share.how[outcome] += 1
            share.kinds[f"{name}: {outcome}"] += 1
            if outcome.split(":")[0] in _WRONG or took > MOST_SECONDS:
                share.wrong(f"{name}, try {number}, seed {seed}: {outcome} in {took:.2f} s")
            if share.tries % _TELL_EVERY == 0:
                sys.stderr.write(f"  part {part}: {share.tries:,}, {share.bad} found\n")
    share.largest_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if share.largest_mb - before // 1024 > MOST_MB:
        share.wrong(f"{share.largest_mb} MB of memory, part {part}, seed {seed}")
    return share


_WRONG = frozenset({"accepted", "no reason", "memory", "hang", "defect"})


def _outcome(pdf: bytes, trust: Any) -> str:
    """How it was refused, or what else came of it."""
    signal.setitimer(signal.ITIMER_PROF, _HANGS_S)
    try:
        found = judge(pdf, trust)
    except UserError as problem:
        return problem.code
    except MemoryError:
        return "memory"
    except HangError:
        return "hang"
    except Exception as defect:
        return f"defect: {defect!r}"[:80]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if found.ok:
        return "accepted"
    return found.reason or "no reason"


@contextmanager
def _capped() -> Iterator[None]:
    """So much memory beyond what is held already, and an end to what hangs."""

    def late(*_: object) -> None:
        raise HangError

    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    signal.signal(signal.SIGPROF, late)
    resource.setrlimit(resource.RLIMIT_AS, (held + MOST_MB * 1024 * 1024, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
