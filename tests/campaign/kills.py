"""SIGKILL at random moments of real work: what was acknowledged is there, and all is sound."""

import contextlib
import importlib
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.campaign import acts, checking, forks
from tests.campaign.acts import ACTS, Act
from tests.campaign.desk import Desk, make_desk, remember_derived_keys
from tests.campaign.result import Result, Tally
from workstation.workflows.assessments import DEFAULT_METHODOLOGY
from workstation.workflows.methodologies import get_methodology

FULL, SHORT = 3000, 100
_DURING_UNLOCK = 0.1


def run(seed: int, count: int) -> list[Result]:
    """Kill so many children, each amid an act that takes its turn."""
    with tempfile.TemporaryDirectory(prefix="kills-", dir=shared_memory()) as name:
        folder = Path(name)
        pristine = Desk(folder / "pristine")
        prepare(pristine)
        return [_campaign(pristine, folder, seed, count)]


def prepare(pristine: Desk) -> None:
    """Make a desk there; have this process import whatever work and check import late.

    The desk is made once in a process, in a child, and copied from then on.
    """
    if not _MADE:
        kept = tempfile.TemporaryDirectory(prefix="desk-", dir=shared_memory())
        made = Desk(Path(kept.name) / "made")
        for name in forks.in_child(lambda: _rehearse(made)):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
        get_methodology(DEFAULT_METHODOLOGY)
        remember_derived_keys()
        _MADE.append((made, kept))
    _MADE[0][0].copied(pristine.folder)


_MADE: list[tuple[Desk, "tempfile.TemporaryDirectory[str]"]] = []


def _rehearse(made: Desk) -> list[str]:
    """Make the desk and do everything once; what was imported by then."""
    make_desk(made.folder)
    for act in ACTS:
        rehearsal = made.copied(made.folder.with_name("rehearsal"))
        acts.work_on(rehearsal, [act], lambda _: None, "rehearsal")
        checking.check(rehearsal, [], act.officer, with_tables=act is ACTS[0])
        shutil.rmtree(rehearsal.folder)
    return list(sys.modules)


def shared_memory() -> str | None:
    """A folder in memory where there is one: a kill loses nothing that was written."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _campaign(pristine: Desk, folder: Path, seed: int, count: int) -> Result:
    tally = Tally("kills during real work", count)
    lasts = _durations(pristine, folder)

    def some(_: int, numbers: Sequence[int]) -> _Share:
        found = _Share()
        for number in numbers:
            act = ACTS[number % len(ACTS)]
            desk = pristine.copied(folder / f"desk-{number}")
            said, problem, check_s = one_kill(desk, act, f"{seed}:{number}", lasts[act.name])
            found.acknowledged += sum("act" in line for line in said)
            found.slowest_s = max(found.slowest_s, check_s)
            if problem is not None:
                found.problems.append(f"{act.name}, try {number}, seed {seed}: {problem}")
            shutil.rmtree(desk.folder)
        return found

    shares = forks.in_shares(some, range(count))
    problems = [problem for share in shares for problem in share.problems]
    tally.merge(count, problems)
    tally.note = (
        f"{sum(share.acknowledged for share in shares):,} acknowledged acts, "
        f"slowest reopening and check {max(share.slowest_s for share in shares):.2f} s"
    )
    return tally.result()


@dataclass(slots=True)
class _Share:
    acknowledged: int = 0
    slowest_s: float = 0.0
    problems: list[str] = field(default_factory=list)


def one_kill(
    desk: Desk, act: Act, seed: str, lasts_s: float
) -> tuple[list[dict[str, Any]], str | None, float]:
    """One child, killed; what it said, what is wrong afterwards, seconds to open and check."""
    chance = random.Random(seed)
    others = [one for one in ACTS if one.officer == act.officer and one is not act]
    then = chance.sample(others, min(3, len(others)))
    child = forks.start(lambda tell: acts.work_on(desk, [act, *then], tell, seed))
    if chance.random() > _DURING_UNLOCK:
        child.wait_for("ready")
    time.sleep(chance.uniform(0, lasts_s * 1.25))
    said = child.kill()
    defects = [line["defect"] for line in said if "defect" in line]
    if defects:
        return said, f"the work itself failed: {defects[0]}", 0.0
    start = time.monotonic()
    try:
        problem = forks.in_child(lambda: checking.check(desk, said, act.officer))
    except forks.ChildError as failure:
        problem = f"the check failed: {failure}"
    return said, problem, time.monotonic() - start


def _durations(pristine: Desk, folder: Path) -> dict[str, float]:
    """How long each act takes here and now, so that kills fall within it."""
    found = {}
    for act in ACTS:
        desk = pristine.copied(folder / "timing")
        child = forks.start(lambda tell, d=desk, a=act: acts.work_on(d, [a], tell, "timing"))
        child.wait_for("ready")
        start = time.monotonic()
        lines = child.finish()
        found[act.name] = time.monotonic() - start
        for line in lines:
            if "defect" in line:
                raise forks.ChildError(line["defect"])
        shutil.rmtree(desk.folder)
    return found
