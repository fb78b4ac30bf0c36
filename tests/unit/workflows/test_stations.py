"""Whose signatures count, as the administration shows it."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509

from tests.conftest import PASSPHRASE, MakeSession, TickingClock
from workstation.domain.error import NotAllowedError, UsageError
from workstation.domain.officer import Role
from workstation.identity import authority, trust
from workstation.vault.keys import FLOOR
from workstation.workflows import officers, stations
from workstation.workflows import session as sessions
from workstation.workflows.session import Session


@pytest.fixture
def roster(tmp_path: Path, clock: TickingClock) -> Iterator[Path]:
    other = sessions.create_vault(
        tmp_path / "elsewhere", name="HFX-01", officer_name="D. Cyr", authority=Role.L4,
        passphrase=PASSPHRASE, clock=clock, kdf=FLOOR,
    )  # fmt: skip
    path = tmp_path / "hfx.roster"
    officers.export_roster(other, path)
    other.vault.close()
    return path


def test_own_station_comes_first_then_those_taken_in(session: Session, roster: Path) -> None:
    [own] = stations.list_stations(session)
    assert (own.name, own.taken_in_utc) == ("OTT-04", "")
    assert own.fingerprint == authority.fingerprint(trust.authority_of(session.vault))
    report = officers.import_roster(session, roster)
    officers.import_roster(session, roster)
    [_own, other] = stations.list_stations(session)
    assert (other.name, other.fingerprint) == ("HFX-01", report.fingerprint)
    assert [officer.name for officer in other.officers] == ["D. Cyr"]
    assert other.taken_in_utc.startswith("2026-11-16")


def test_certificate_holds_three_years(session: Session) -> None:
    assert stations.certificate_end(session.officer).startswith("2029-11-")
    assert stations.certificate_end(replace(session.officer, certificate_pem="")) == ""


def test_trust_file_holds_every_authority(session: Session, roster: Path, tmp_path: Path) -> None:
    officers.import_roster(session, roster)
    path = tmp_path / "trust.pem"
    stations.save_trust(session, path)
    held = x509.load_pem_x509_certificates(path.read_bytes())
    assert [authority.fingerprint(one) for one in held] == [
        station.fingerprint for station in stations.list_stations(session)
    ]
    with pytest.raises(UsageError):
        stations.save_trust(session, path)


def test_who_may_read_may_look_and_nobody_else(session: Session, make_session: MakeSession) -> None:
    approver = make_session(Role.L3, "J. Tremblay")
    assert stations.list_stations(approver)
    approver.officer = replace(approver.officer, disabled=True)
    with pytest.raises(NotAllowedError):
        stations.list_stations(approver)


_AFTER_A_ROSTER = """
import sys
from pathlib import Path
from workstation.identity import roster_file
roster_file.read(Path(sys.argv[1]))
from asn1crypto import cms
from workstation.transfer import signed
cms.CMSAttributeType("signing_certificate_v2")
"""


def test_bundle_can_be_signed_after_a_roster_was_read(roster: Path) -> None:
    """The first look-up of an attribute's name must not freeze a table that lacks some."""
    done = subprocess.run(
        [sys.executable, "-c", _AFTER_A_ROSTER, str(roster)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0
