"""One vault with an approved file, made once and copied for each test."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, TickingClock
from tests.unit.workflows.filled import MARK, fill
from workstation.domain.assessment import Condition, EvidenceKind, Outcome
from workstation.domain.officer import Role
from workstation.workflows import approvals, evidence, officers, packets
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

COMMITTEE = "Chloé Tremblay"
RECORDS = "R. Bouchard"
CASE = "MRA-2026-0001"
PARTNER = "P-0001"
ASSURANCE = "AS-2026-001"
EXCHANGE = "EX-2026-0001"

LIMBS = {"0.2": "yes", **dict.fromkeys(("11.1", "11.2", "11.3", "11.4", "11.5"), "yes")}

Sit = Callable[[str], Session]


@pytest.fixture(scope="session")
def decided(pristine_vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault in which a file was approved with two conditions: copy it, never open it."""
    place = tmp_path_factory.mktemp("decided")
    with pytest.MonkeyPatch.context() as patch:
        # A machine of its own: others open older copies of the same vault.
        patch.setenv("ASSESSOR_STATE", str(tmp_path_factory.mktemp("elsewhere")))
        return _decided_in(place, Path(shutil.copytree(pristine_vault, place / "vault")))


def _decided_in(place: Path, vault: Path) -> Path:
    clock = TickingClock(datetime(2026, 11, 16, 14, 0, 0, tzinfo=UTC))
    session = sessions.unlock(vault, OFFICER, PASSPHRASE, clock)
    found = fill(session, place, chosen=LIMBS)
    evidence.cite(session, found, "6.1", EvidenceKind.RECORD, ASSURANCE)
    packets.submit(session, found, place / "packet.pdf")
    for name, role in ((COMMITTEE, Role.L4), (RECORDS, Role.RECORDS), ("S. Okafor", Role.ASSESSOR)):
        officers.add_officer(session, name=name, authority=role, passphrase=PASSPHRASE)
    sessions.end(session)
    session = sessions.unlock(vault, COMMITTEE, PASSPHRASE, clock)
    approvals.decide(
        session, place / "packet.pdf", outcome=Outcome.APPROVE_WITH_CONDITIONS,
        reasons="The assurance is written, specific and can be checked.", marking=MARK,
        conditions=(Condition("Remove the name."), Condition("Visit in a week.", "2026-11-30")),
        out=place / "decided.pdf",
    )  # fmt: skip
    sessions.end(session)
    return vault


@pytest.fixture
def sit(decided: Path, tmp_path: Path, clock: TickingClock) -> Iterator[Sit]:
    """``sit(name)`` unlocks this test's copy of the vault as an officer; one at a time."""
    vault = Path(shutil.copytree(decided, tmp_path / "vault"))
    clock.advance(days=1)
    held: list[Session] = []

    def sit_down(name: str) -> Session:
        while held:
            sessions.end(held.pop())
        held.append(sessions.unlock(vault, name, PASSPHRASE, clock))
        return held[0]

    yield sit_down
    for one in held:
        one.vault.close()


@pytest.fixture
def author(sit: Sit) -> Session:
    """The author of the approved file."""
    return sit(OFFICER)
