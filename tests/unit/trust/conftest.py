"""An office, a station and a clock of their own: made once, copied for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, TickingClock
from tests.unit.workflows.filled import fill
from workstation.domain.officer import Role
from workstation.vault.keys import FLOOR
from workstation.workflows import authority, authority_join, officers, packets
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

START = datetime(2026, 11, 16, 13, 0, 0, tzinfo=UTC)


@dataclass
class World:
    """Two vaults in a folder: ``office`` (HQ-01) and ``station`` (HFX-01), and their files."""

    folder: Path
    clock: TickingClock
    opened: dict[str, Session] = field(default_factory=dict)

    def sit(self, place: str, name: str) -> Session:
        """An officer at one of the vaults; who sat there before goes."""
        self.leave(place)
        unlocked = sessions.unlock(self.folder / place, name, PASSPHRASE, self.clock)
        self.opened[place] = unlocked
        return unlocked

    def leave(self, place: str) -> None:
        before = self.opened.pop(place, None)
        if before is not None:
            sessions.end(before)

    @property
    def office(self) -> Session:
        return self.opened.get("office") or self.sit("office", "H. Office")

    @property
    def station(self) -> Session:
        return self.opened.get("station") or self.sit("station", "D. Cyr")

    def enrol(self) -> authority.Office:
        """The station asks, the office answers, the station takes it in."""
        request, answer = self.folder / "hfx.csr", self.folder / "hfx.pem"
        spoken = authority_join.request_station(self.station, request, force=True)
        authority.certify_station(
            self.office, request, authority_join.roster_beside(request), answer,
            fingerprint=spoken, force=True,
        )  # fmt: skip
        known = authority.describe(self.office)
        assert known is not None
        return authority_join.accept(self.station, answer, fingerprint=known.fingerprint)

    def roster(self, until: str = "") -> Path:
        """The office's roster as of now."""
        path = self.folder / "office.roster"
        authority.write_roster(self.office, path, until=until, force=True)
        return path


def _create(folder: Path, name: str, person: str, role: Role) -> Session:
    return sessions.create_vault(
        folder, name=name, officer_name=person, authority=role, passphrase=PASSPHRASE,
        clock=TickingClock(START), kdf=FLOOR,
    )  # fmt: skip


@pytest.fixture(scope="session")
def pristine_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSESSOR_STATE", str(folder / "state"))
        office = _create(folder / "office", "HQ-01", "H. Office", Role.RECORDS)
        authority.create(office, name="Central Office", trial=True)
        sessions.end(office)
        station = _create(folder / "station", "HFX-01", "D. Cyr", Role.RECORDS)
        for name, role in (("B. Roy", Role.L2), ("C. Ng", Role.L3), ("A. Lee", Role.ASSESSOR)):
            officers.add_officer(station, name=name, authority=role, passphrase=PASSPHRASE)
        sessions.end(station)
    shutil.rmtree(folder / "state", ignore_errors=True)
    return folder


@pytest.fixture
def world(pristine_world: Path, tmp_path: Path, clock: TickingClock) -> Iterator[World]:
    folder = tmp_path / "world"
    shutil.copytree(pristine_world, folder)
    made = World(folder, clock)
    yield made
    for opened in made.opened.values():
        opened.vault.close()


@pytest.fixture(scope="session")
def pristine_packet(pristine_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same two vaults; the station is enrolled, and A. Lee signed a file that asks for L4."""
    folder = tmp_path_factory.mktemp("packet") / "world"
    shutil.copytree(pristine_world, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSESSOR_STATE", str(folder / "state"))
        made = World(folder, TickingClock(START.replace(hour=14)))
        made.enrol()
        author = made.sit("station", "A. Lee")
        packets.submit(author, fill(author, folder), folder / "packet.pdf")
        made.leave("station")
        made.leave("office")
    shutil.rmtree(folder / "state", ignore_errors=True)
    return folder


@pytest.fixture
def signed(pristine_packet: Path, tmp_path: Path) -> Iterator[World]:
    """The station with a packet that waits for L4, at 10 in the morning of the day after."""
    folder = tmp_path / "world"
    shutil.copytree(pristine_packet, folder)
    made = World(folder, TickingClock(START + timedelta(hours=21)))
    yield made
    for opened in made.opened.values():
        opened.vault.close()
