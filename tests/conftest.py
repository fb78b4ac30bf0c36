"""Vaults, officers and a clock that every test can have."""

import functools
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from workstation.domain.officer import Role
from workstation.vault import keys
from workstation.vault.keys import FLOOR
from workstation.workflows import officers
from workstation.workflows import session as sessions
from workstation.workflows.session import Session

PASSPHRASE = "the heron waits by cold water"
STATION = "OTT-04"
OFFICER = "A. Martin"

MakeSession = Callable[..., Session]


class TickingClock:
    """A clock that stands still but for one second per reading, and can be moved."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture(scope="session", autouse=True)
def _derived_once() -> Iterator[None]:
    """The same passphrase, salt and cost give the same key: a copied vault's is worked out once.

    Each derivation that is new is the real one; most tests unlock copies of a few vaults.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "key_of_passphrase", functools.cache(keys.key_of_passphrase))
        yield


@pytest.fixture(scope="session", autouse=True)
def _machine_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps of its vaults outside them stays out of the tester's own folders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSESSOR_STATE", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True)
def _fresh_machine(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each test is a machine that saw no vault yet: they work on copies of the same ones."""
    monkeypatch.setenv("ASSESSOR_STATE", str(tmp_path_factory.mktemp("machine")))


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock(datetime(2026, 11, 16, 14, 0, 0, tzinfo=UTC))


@pytest.fixture(scope="session")
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture(scope="session")
def pristine_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault made once: copy it, never open it."""
    directory = tmp_path_factory.mktemp("pristine") / "vault"
    session = sessions.create_vault(
        directory,
        name=STATION,
        officer_name=OFFICER,
        authority=Role.ASSESSOR,
        passphrase=PASSPHRASE,
        clock=lambda: datetime(2026, 11, 16, 13, 0, 0, tzinfo=UTC),
        kdf=FLOOR,
    )
    sessions.end(session)
    return directory


@pytest.fixture
def vault_directory(pristine_vault: Path, tmp_path: Path) -> Path:
    """A closed vault of this test's own: officer "A. Martin", assessor and administrator."""
    return Path(shutil.copytree(pristine_vault, tmp_path / "vault"))


class _Desk:
    """Whoever sits at the vault now; one at a time."""

    def __init__(self, directory: Path, clock: TickingClock) -> None:
        self.directory = directory
        self.clock = clock
        self.current: Session | None = None

    def sit_down(self, officer: str) -> Session:
        if self.current is not None:
            sessions.end(self.current)
        self.current = sessions.unlock(self.directory, officer, PASSPHRASE, self.clock)
        return self.current


@pytest.fixture
def _desk(vault_directory: Path, clock: TickingClock) -> Iterator[_Desk]:
    desk = _Desk(vault_directory, clock)
    yield desk
    if desk.current is not None:
        desk.current.vault.close()


@pytest.fixture
def session(_desk: _Desk) -> Session:
    """A fresh vault, unlocked by "A. Martin", assessor and administrator."""
    return _desk.sit_down(OFFICER)


@pytest.fixture
def make_session(_desk: _Desk) -> MakeSession:
    """``make_session(role, name)`` adds an officer when new and unlocks the vault as them.

    The session that was open before is ended; ``administrator=True`` is passed on.
    """

    def make(role: Role, name: str, *, administrator: bool = False, title: str = "") -> Session:
        known = {slot.name for slot in sessions.list_slots(_desk.directory)}
        if name not in known:
            admin = _desk.current
            if admin is None or not admin.officer.administrator:
                admin = _desk.sit_down(OFFICER)
            officers.add_officer(
                admin,
                name=name,
                authority=role,
                passphrase=PASSPHRASE,
                title=title,
                administrator=administrator,
            )
        return _desk.sit_down(name)

    return make
