"""SIGKILL while the vault is given a new data key: always exactly one key opens, and it settles."""

import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.campaign import acts, checking, forks
from tests.campaign.acts import ROTATE
from tests.campaign.desk import ASSESSOR, LEAVER, PASSPHRASE, Desk, machine_clock
from tests.campaign.forks import Tell
from tests.campaign.kills import prepare, shared_memory
from tests.campaign.result import Result, Tally
from workstation.domain.error import NotAllowedError
from workstation.vault import keys, slot_change, slots
from workstation.vault.store import is_key_of
from workstation.workflows import officers
from workstation.workflows import session as sessions

FULL, SHORT = 1000, 16
_ROUNDS = 3


def run(seed: int, count: int) -> list[Result]:
    """Kill so many children that rotate the key over and over."""
    tally = Tally("kills while the data key is rotated", count)
    with tempfile.TemporaryDirectory(prefix="rotation-", dir=shared_memory()) as name:
        folder = Path(name)
        pristine = Desk(folder / "pristine")
        prepare(pristine)
        first = pristine.data_key()
        lasts_s = _duration(pristine, folder)

        def some(_: int, numbers: Sequence[int]) -> tuple[int, list[str]]:
            finished, problems = 0, []
            for number in numbers:
                desk = pristine.copied(folder / f"desk-{number}")
                said, problem = _one_kill(desk, f"{seed}:{number}", lasts_s, first)
                finished += sum(line.get("act") == "rotate" for line in said)
                if problem is not None:
                    problems.append(f"try {number}, seed {seed}: {problem}")
                shutil.rmtree(desk.folder)
            return finished, problems

        shares = forks.in_shares(some, range(count))
    tally.merge(count, [problem for _, problems in shares for problem in problems])
    finished = sum(share[0] for share in shares)
    tally.note = f"{finished:,} rotations were acknowledged, {count:,} were cut short or just over"
    return [tally.result()]


def _rotate(desk: Desk, tell: Tell) -> None:
    """Rotate over and over; each key is told as it is born, before anything is under it."""
    make = keys.new_key

    def told() -> bytes:
        key = make()
        tell({"born": key.hex()})
        return key

    keys.new_key = told
    acts.work_on(desk, [ROTATE] * _ROUNDS, tell, "rotation")


def _duration(pristine: Desk, folder: Path) -> float:
    desk = pristine.copied(folder / "timing")
    child = forks.start(lambda tell: _rotate(desk, tell))
    child.wait_for("ready")
    start = time.monotonic()
    for line in child.finish():
        if "defect" in line:
            raise forks.ChildError(line["defect"])
    shutil.rmtree(desk.folder)
    return time.monotonic() - start


def _one_kill(
    desk: Desk, seed: str, lasts_s: float, first: bytes
) -> tuple[Sequence[dict[str, Any]], str | None]:
    child = forks.start(lambda tell: _rotate(desk, tell))
    child.wait_for("ready")
    time.sleep(random.Random(seed).uniform(0, lasts_s))
    said = child.kill()
    defects = [line["defect"] for line in said if "defect" in line]
    if defects:
        return said, f"the work itself failed: {defects[0]}"
    born = [first, *(bytes.fromhex(line["born"]) for line in said if "born" in line)]
    try:
        return said, forks.in_child(lambda: _problem(desk, said, born))
    except forks.ChildError as failure:
        return said, f"the check failed: {failure}"


def _problem(desk: Desk, said: Sequence[dict[str, Any]], born: Sequence[bytes]) -> str | None:
    """One key opens; the slots settle on it; who left stays out; nothing passing stays."""
    opening = [key for key in born if is_key_of(desk.vault, key)]
    if len(opening) != 1:
        return f"{len(opening)} of {len(born)} keys open"
    acknowledged = [bytes.fromhex(line["data_key"]) for line in said if "data_key" in line]
    if acknowledged and born.index(opening[0]) < born.index(acknowledged[-1]):
        return "an older key than the acknowledged one opens"
    problem = checking.check(desk, said, ASSESSOR, keys=born)
    if problem is not None:
        return problem
    left = [each.name for each in desk.vault.iterdir() if each.name in _PASSING]
    if left:
        return f"left over after an unlock: {left}"
    session = desk.unlock()
    (leaver,) = [o for o in officers.list_officers(session) if o.name == LEAVER]
    sessions.end(session)
    listed = {slot.name for slot in sessions.list_slots(desk.vault)}
    if leaver.disabled == (LEAVER in listed):
        return f"left: {leaver.disabled}, has a slot: {LEAVER in listed}"
    if leaver.disabled:
        try:
            sessions.unlock(desk.vault, LEAVER, PASSPHRASE, machine_clock)
        except NotAllowedError:
            return None
        return "who left opened the vault"
    return None


_PASSING = {
    slots.PENDING,
    *(slot_change.NEW_DATABASE + ending for ending in ("", "-wal", "-shm", "-journal")),
}
