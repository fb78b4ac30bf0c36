"""Files of a vault spoiled by somebody: noticed as it opens or at the check, or without effect.

Two vaults are spoiled: one that was closed, and one whose process was killed amid its work, so
that its log is full. Whatever opens without an alarm, passes every check and does not hold what
it held before went unnoticed. Vaults that nobody touched must never be accused.
"""

import hashlib
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.campaign import acts, forks
from tests.campaign.acts import BY_NAME
from tests.campaign.desk import ASSESSOR, Desk, make_desk
from tests.campaign.kills import prepare, shared_memory
from tests.campaign.result import Result, Tally
from tests.campaign.spoils import SPOILS, Vaults
from workstation.domain.error import UserError
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

FULL, SHORT = 10_000, 95
CLEAN_SHARE = 0.1
_WORK = ("autosave", "add exchange", "save section", "place", "import", "autosave", "add exchange")


def run(seed: int, count: int, only: str = "") -> list[Result]:
    """Spoil so many copies; open a tenth as many untouched."""
    with tempfile.TemporaryDirectory(prefix="tampering-", dir=shared_memory()) as name:
        folder = Path(name)
        pristine = Desk(folder / "pristine")
        prepare(pristine)
        vaults = _make(pristine, folder)
        tally = Tally("tamperings", count)
        how: Counter[str] = Counter()
        for share in forks.in_shares(
            lambda n, numbers: _spoil_some(vaults, folder / f"part-{n}", seed, numbers, only),
            range(count),
        ):
            tally.merge(share.tries, share.problems, share.unnoticed)
            how.update(share.how)
            tally.details.update(share.kinds)
        tally.note = ", ".join(f"{number:,} {what}" for what, number in how.most_common())
        clean = Tally("untouched vaults that were accused", round(count * CLEAN_SHARE))
        for share in forks.in_shares(
            lambda n, numbers: _open_some(vaults, folder / f"clean-{n}", numbers),
            range(round(count * CLEAN_SHARE)),
        ):
            clean.merge(share.tries, share.problems)
        return [tally.result(), clean.result()]


def _make(pristine: Desk, folder: Path) -> Vaults:
    """Work, copy, work on, copy amid the work, close."""

    def make() -> dict[str, str]:
        closed = pristine.copied(folder / "closed")
        _work(closed, 1, folder / "old_killed")
        closed.copied(folder / "old")
        _work(closed, 2, folder / "killed")
        foreign = make_desk(folder / "foreign")
        _work(foreign, 3, folder / "foreign_killed")
        return {
            name: forks.in_child(
                lambda n=name: _held(Desk(folder / n).copied(folder / f"{n}-look"))
            )
            for name in ("closed", "killed")
        }

    def quietly() -> dict[str, str]:
        return make()

    held = forks.in_child(quietly)
    return Vaults(
        Desk(folder / "closed"), Desk(folder / "killed"), Desk(folder / "old"),
        Desk(folder / "old_killed"), Desk(folder / "foreign_killed"), held,
    )  # fmt: skip


def _work(desk: Desk, seed: int, amid: Path) -> None:
    """Work a while; leave a copy of everything as a kill would leave it; go on to the end."""

    def do() -> None:
        session = desk.unlock()
        work = acts.Work(desk, session, lambda _: None, random.Random(seed))
        for name in _WORK:
            BY_NAME[name].do(work)
        desk.copied(amid)
        sessions.end(session)

    forks.in_child(do)


def _held(desk: Desk) -> str:
    """A digest of all that a vault holds."""
    session = desk.unlock()
    try:
        return _digest_of(session, session.vault.head()[0] - 1)
    finally:
        session.vault.close()


def _digest_of(session: Session, last: int) -> str:
    """What is recorded up to an entry, and all unfinished work and attachments."""
    digest = hashlib.sha256()
    for sql in (
        f"SELECT * FROM ledger WHERE seq <= {last} ORDER BY seq",
        "SELECT * FROM draft ORDER BY assessment, question",
        "SELECT * FROM place ORDER BY officer",
        "SELECT * FROM attachment ORDER BY sha256",
        "SELECT * FROM meta ORDER BY key",
    ):
        for row in session.vault.read_tuples(sql):
            digest.update(repr(row).encode())
    return f"{last}:{digest.hexdigest()}"


@dataclass(slots=True)
class _Share:
    tries: int = 0
    unnoticed: int = 0
    how: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


def _spoil_some(
    vaults: Vaults, place: Path, seed: int, numbers: Sequence[int], only: str
) -> _Share:
    share = _Share()
    names = [name for name in SPOILS if only in ("", name)]
    for number in numbers:
        chance = random.Random(f"{seed}:{number}")
        name = names[number // 2 % len(names)]
        which = ("closed", "killed")[number % 2]
        desk = getattr(vaults, which).copied(place)
        did = SPOILS[name](desk, vaults, chance)
        outcome = _outcome(desk, vaults.held[which])
        shutil.rmtree(place)
        share.tries += 1
        share.how[outcome.split(":")[0]] += 1
        share.kinds[f"{name}: {outcome.split(':')[0]}"] += 1
        if outcome.startswith(("unnoticed", "defect")):
            share.unnoticed += 1
            share.problems.append(f"{which}, {name} ({did}), try {number}, seed {seed}: {outcome}")
    return share


def _open_some(vaults: Vaults, place: Path, numbers: Sequence[int]) -> _Share:
    share = _Share()
    for number in numbers:
        which = ("closed", "killed")[number % 2]
        desk = getattr(vaults, which).copied(place)
        outcome = _outcome(desk, vaults.held[which])
        shutil.rmtree(place)
        share.tries += 1
        if outcome != "nothing lost":
            share.problems.append(f"{which}, untouched: {outcome}")
    return share


def _outcome(desk: Desk, held: str) -> str:
    """How it was noticed: refused, alarm, check; or nothing lost; or unnoticed."""
    try:
        session = desk.unlock(ASSESSOR)
    except UserError as problem:
        return f"refused at unlock: {problem.code}"
    except Exception as defect:
        return f"defect: {defect!r} at unlock"
    try:
        if session.vault.read_only:
            return f"alarm at unlock: {session.vault.read_only}"
        return _checked(session, held)
    except UserError as problem:
        return f"noticed at the check: {problem.code}"
    except Exception as defect:
        return f"defect: {defect!r} at the check"
    finally:
        session.vault.close()


def _checked(session: Session, held: str) -> str:
    vault = session.vault
    if not vault.verify_ledger().ok:
        return "noticed at the check: ledger"
    if not (report := vault.verify_file()).ok:
        return f"noticed at the check: file {report.problems[:1]}"
    if not vault.check_rebuild().ok:
        return "noticed at the check: tables"
    for (digest,) in vault.read_tuples("SELECT sha256 FROM attachment"):
        vault.get_attachment(digest)
    now = _digest_of(session, int(held.split(":")[0]))
    return "nothing lost" if now == held else "unnoticed: it holds something else"
