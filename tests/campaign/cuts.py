"""Power cuts: every state that the disk can be left in while officers work, opened and checked.

The work is recorded call by call, played back on a model of a disk that promises no more than
POSIX does, and cut at every step in many ways. The same work with ``synchronous=NORMAL`` must
lose something, or else this campaign sees nothing.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.campaign import acts, checking, forks, trace
from tests.campaign.acts import BY_NAME, Act
from tests.campaign.desk import ASSESSOR, Desk
from tests.campaign.disk import Disk, Snapshot
from tests.campaign.kills import prepare, shared_memory
from tests.campaign.result import Result, Tally, table
from workstation.domain.error import UserError
from workstation.vault import sqlcipher

FULL, SHORT = 100_000, 300
CONTROL_SHARE = 0.02
FIRST_SCHEMA = Path(__file__).resolve().parents[1] / "fixtures" / "vault_schema_1"
_TABLES_EVERY = 40
_DOOR_EVERY = 100
_FEWEST = 12
"""States of a plan: a smaller share would be lost between two processes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Work to be cut short, and the share of all states that it gets."""

    name: str
    acts: tuple[str, ...]
    share: float
    by_door: bool = False
    vault: Path | None = None
    """Another vault than the desk's own: one that an earlier version wrote."""


# The last three have only so many different states: a share that they can fill.
PLANS = (
    Plan("autosave", ("autosave", "save section", "place", "add exchange"), 0.32),
    Plan("submit", ("submit",), 0.16),
    Plan("decide", ("decide",), 0.11),
    Plan("import", ("import", "import"), 0.17),
    Plan("rotate", ("rotate",), 0.09, by_door=True),
    Plan("backup", ("backup", "add exchange"), 0.105),
    Plan("change passphrase", ("change passphrase",), 0.012, by_door=True),
    Plan("export", ("export",), 0.018),
    Plan("migrate", (), 0.015, by_door=True, vault=FIRST_SCHEMA),
)


@dataclass(slots=True)
class Recorded:
    """What a process did, and the desk as it was before."""

    plan: Plan
    before: Desk
    root: Path
    lines: list[str]
    told_on: int
    keys: list[bytes]

    @property
    def officer(self) -> str:
        return BY_NAME[self.plan.acts[0]].officer if self.plan.acts else ASSESSOR

    def replay(self) -> trace.Replay:
        disk = Disk(self.before.folder)
        disk.root = self.root
        return trace.Replay(self.lines, disk, self.told_on)


def run(seed: int, count: int, only: str = "") -> list[Result]:
    """Check so many different states, then the control; or one plan alone."""
    if not trace.available():
        raise RuntimeError("strace is missing: apt-get install strace")
    with tempfile.TemporaryDirectory(prefix="cuts-", dir=shared_memory()) as name:
        folder = Path(name)
        pristine = Desk(folder / "pristine")
        prepare(pristine)
        if only:
            (plan,) = [each for each in PLANS if each.name == only]
            return [cut(recorded(plan, pristine, folder), folder, seed, count)]
        results = [
            cut(
                recorded(plan, pristine, folder),
                folder,
                seed,
                max(_FEWEST, round(count * plan.share)),
            )
            for plan in PLANS
        ]
        control = recorded(PLANS[0], pristine, folder, synchronous="NORMAL")
        results.append(
            cut(control, folder, seed, max(50, round(count * CONTROL_SHARE)), least_bad=1)
        )
        return [_total(results[:-1], count), *results]


def _total(results: Sequence[Result], count: int) -> Result:
    return Result(
        name="power cuts, all states",
        tries=sum(one.tries for one in results),
        bad=sum(one.bad for one in results),
        least_tries=round(count * 0.95),
        note="different states of the disk; lost or corrupt",
        seconds=sum(one.seconds for one in results),
    )


def recorded(plan: Plan, pristine: Desk, folder: Path, *, synchronous: str = "FULL") -> Recorded:
    """Do the work of a plan once, recorded."""
    if plan.vault is not None:
        pristine = pristine.copied(folder / f"before-{plan.name}")
        for kept in (pristine.vault, pristine.state):
            shutil.rmtree(kept)
        shutil.copytree(plan.vault, pristine.vault)
        pristine.state.mkdir()
    work = pristine.copied(folder / "recorded")
    chosen: list[Act] = [BY_NAME[name] for name in plan.acts]
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        _traced_child(work, chosen, write, synchronous)
    os.close(write)
    trace.wait_until_stopped(pid)
    said = b""

    def listen() -> None:
        nonlocal said
        while chunk := os.read(read, 1 << 16):
            said += chunk

    lines = trace.record(pid, listen)
    os.close(read)
    os.waitpid(pid, 0)
    told = [json.loads(line) for line in said.splitlines()]
    for line in told:
        if "defect" in line:
            raise forks.ChildError(line["defect"])
    shutil.rmtree(work.folder)
    keys = [pristine.data_key()]
    keys += [bytes.fromhex(line["data_key"]) for line in told if "data_key" in line]
    return Recorded(plan, pristine, work.folder, lines, write, keys)


def _traced_child(desk: Desk, chosen: Sequence[Act], write: int, synchronous: str) -> None:
    def tell(line: dict[str, Any]) -> None:
        os.write(write, json.dumps(line).encode() + b"\n")

    try:
        if synchronous != "FULL":
            sqlcipher._DURABLE = (
                "PRAGMA journal_mode = WAL",
                f"PRAGMA synchronous = {synchronous}",
            )
        os.kill(os.getpid(), signal.SIGSTOP)
        acts.work_on(desk, chosen, tell, "recorded")
    except BaseException:
        tell({"defect": traceback.format_exc()[-3000:]})
    os._exit(0)


def cut(work: Recorded, folder: Path, seed: int, count: int, *, least_bad: int = 0) -> Result:
    """Cut recorded work at every step; two processes check the states."""
    name = f"power cuts: {work.plan.name}" + (", synchronous=NORMAL" if least_bad else "")
    tally = Tally(name, round(count * 0.8), least_bad)
    shares = [
        count // forks.PROCESSES + (number < count % forks.PROCESSES)
        for number in range(forks.PROCESSES)
    ]
    children = [
        forks.Later(lambda n=number, s=share: _cut_share(work, folder / f"cut-{n}", seed, n, s))
        for number, share in enumerate(shares)
        if share
    ]
    steps = 0
    for child in children:
        found: _Found = child.get(36_000)
        tally.merge(found.states, found.problems, found.bad)
        steps = found.steps
    tally.note = f"{steps} steps, {len(work.keys)} key(s)"
    result = tally.result()
    sys.stderr.write(table([result]).partition("\n")[2] + "\n")
    return result


@dataclass(slots=True)
class _Found:
    states: int = 0
    bad: int = 0
    steps: int = 0
    problems: list[str] = field(default_factory=list)


def _cut_share(work: Recorded, folder: Path, seed: int, number: int, count: int) -> _Found:
    """One process's share of the states."""
    found = _Found()
    weights = [_weight(disk) for disk in _disks(work.replay())]
    found.steps = len(weights)
    total = sum(weights)
    chance = random.Random(f"{seed}:{work.plan.name}:{number}")
    seen = Seen()
    acks: list[dict[str, Any]] = []
    place = Place(folder)
    owed = 0.0
    replay = work.replay()
    for step, (_, said) in enumerate(replay.steps()):
        if said:
            acks.extend(line for line in map(json.loads, said.splitlines()) if "act" in line)
        owed += count * weights[step] / total
        misses = 0
        while owed >= 1 and misses < 40:
            snapshot = replay.disk.cut(chance)
            if not seen.add(snapshot, len(acks)):
                misses += 1
                continue
            owed -= 1
            found.states += 1
            problem = _state_problem(work, place, snapshot, acks, found.states)
            if problem is not None:
                found.bad += 1
                if len(found.problems) < 5:
                    found.problems.append(f"step {step}, seed {seed}, part {number}: {problem}")
    return found


def _disks(replay: trace.Replay) -> Any:
    for _ in replay.steps():
        yield replay.disk


def _weight(disk: Disk) -> float:
    """More states where more is in the balance."""
    pending = sum(len(file.pending) for file in disk.pending_files())
    return 0.1 + float(min(pending, 40) ** 0.5) + 6 * min(len(disk.namings), 3)


class Seen:
    """Which states were checked already; contents that stay the same are hashed once."""

    def __init__(self) -> None:
        self._states: set[bytes] = set()
        self._hashes: dict[int, tuple[bytes, bytes]] = {}

    def add(self, snapshot: Snapshot, acknowledged: int) -> bool:
        """Whether this one is new."""
        digest = hashlib.blake2b(str(acknowledged).encode(), digest_size=16)
        for name in sorted(snapshot.files):
            digest.update(name.encode() + b"\0" + self._hash(snapshot.files[name]))
        state = digest.digest()
        is_new = state not in self._states
        self._states.add(state)
        return is_new

    def _hash(self, content: bytes) -> bytes:
        known = self._hashes.get(id(content))
        if known is not None and known[0] is content:
            return known[1]
        found = hashlib.sha256(content).digest()
        if len(self._hashes) > 200:
            self._hashes.clear()
        self._hashes[id(content)] = content, found
        return found


class Place:
    """Where states are laid out one after the other; what did not change is left as it is."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder)
        self._laid: dict[str, int] = {}
        self._kept: dict[str, bytes] = {}

    def lay(self, snapshot: Snapshot) -> None:
        """Have exactly this lie there."""
        folder = self.desk.folder
        for kept in ("vault", "state", "out"):
            shutil.rmtree(folder / kept, ignore_errors=True)
        for stray in folder.glob("restored-*"):
            shutil.rmtree(stray)
        for name in ("", *snapshot.folders):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, content in snapshot.files.items():
            if name.startswith("inbox/"):
                if self._kept.get(name) is content:
                    continue
                self._kept[name] = content
            (folder / name).write_bytes(content)


def _state_problem(
    work: Recorded, place: Place, snapshot: Snapshot, acks: list[dict[str, Any]], number: int
) -> str | None:
    place.lay(snapshot)
    desk = place.desk
    desk.settle_here()
    try:
        tables = number % _TABLES_EVERY == 0
        if work.plan.by_door or number % _DOOR_EVERY == 0:
            return checking.check(desk, acks, work.officer, keys=work.keys, with_tables=tables)
        return checking.check_quickly(desk, acks, work.keys, with_tables=tables)
    except UserError as problem:
        return f"refused: {problem}"
    except Exception:
        return traceback.format_exc()[-1500:]
