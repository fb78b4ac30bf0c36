"""A vault for the real program, which lives by the clock of the machine."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import OFFICER, PASSPHRASE, STATION
from tests.e2e.demo_desk import demo, demo_report, own_demo
from workstation.domain.officer import Role
from workstation.vault.keys import FLOOR
from workstation.workflows import partners, recovery_state
from workstation.workflows import session as sessions

__all__ = ["demo", "demo_report", "desk_vault", "machine_clock", "own_demo"]


def machine_clock() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def desk_vault(tmp_path: Path) -> Path:
    """A closed vault with one partner, "GDSS"; its recovery kit may wait."""
    directory = tmp_path / "vault"
    session = sessions.create_vault(
        directory, name=STATION, officer_name=OFFICER, authority=Role.ASSESSOR,
        passphrase=PASSPHRASE, clock=machine_clock, kdf=FLOOR,
    )  # fmt: skip
    partners.add_partner(
        session, name="General Directorate of State Security", country="NOR",
        kind="intelligence", unit="Counter-Terrorism", short_name="GDSS", marking="(U)",
    )  # fmt: skip
    recovery_state.put_off(session)
    sessions.end(session)
    return directory
