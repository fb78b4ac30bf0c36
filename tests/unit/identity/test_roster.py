"""Rosters: round trip, openssl, and what is refused."""

import base64
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.unit.identity.test_authority import AT, OFFICER, Office
from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Officer, Role
from workstation.identity import authority, roster_file
from workstation.identity import office as offices
from workstation.identity.roster import Roster
from workstation.identity.signing_key import SoftwareKey
from workstation.identity.trust import Signer


def signer_of(office: Office, **changes: Any) -> Signer:
    pem = authority.to_pem(office.certificate)
    officer = replace(OFFICER, certificate_pem=pem, administrator=True, **changes)
    return Signer(officer, SoftwareKey(office.private), office.certificate, (office.root,))


def roster_of(office: Office, *officers: Officer) -> Roster:
    return Roster("OTT-04", "vault-id", "2026-11-16T14:03:22Z", office.root, officers)


@pytest.fixture(scope="module")
def office() -> Office:
    return Office(officer=replace(OFFICER, administrator=True))


def write(path: Path, value: Roster, signer: Signer) -> Path:
    path.write_bytes(roster_file.write(value, signer))
    return path


def test_round_trip(office: Office, tmp_path: Path) -> None:
    signer = signer_of(office)
    path = write(tmp_path / "r.pem", roster_of(office, signer.officer), signer)
    assert roster_file.read(path) == roster_of(office, signer.officer)


def test_openssl_verifies_it(office: Office, tmp_path: Path) -> None:
    signer = signer_of(office)
    path = write(tmp_path / "r.pem", roster_of(office, signer.officer), signer)
    root = tmp_path / "root.pem"
    root.write_text(authority.to_pem(office.root))
    done = subprocess.run(
        ["openssl", "cms", "-verify", "-inform", "PEM", "-in", path, "-CAfile", root,
         "-attime", str(int(AT.timestamp()))],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b'"format":"assessor-roster-1"' in done.stdout


def refused(path: Path) -> str:
    with pytest.raises((BadInputError, CheckFailedError)) as caught:
        roster_file.read(path)
    assert caught.value.file == str(path)
    return str(caught.value.code)


def test_signer_must_be_an_administrator_on_the_list(office: Office, tmp_path: Path) -> None:
    signer = signer_of(office)
    for listed in (
        replace(signer.officer, administrator=False),
        replace(signer.officer, disabled=True),
    ):
        assert refused(write(tmp_path / "r.pem", roster_of(office, listed), signer)) == (
            "roster.signature"
        )
    assert refused(write(tmp_path / "r.pem", roster_of(office), signer)) == "roster.signature"


@pytest.mark.parametrize(
    "change", [{"name": "Someone Else"}, {"authority": Role.L5}, {"id": "O-0001"}]
)
def test_officer_must_be_as_certified(
    office: Office, tmp_path: Path, change: dict[str, Any]
) -> None:
    """An administrator cannot promote someone on the list beyond the certificate."""
    signer = signer_of(office)
    raised = replace(signer.officer, **change)
    path = write(tmp_path / "r.pem", roster_of(office, raised), signer)
    assert refused(path) == "roster.signature"


def test_an_officer_cannot_make_themself_administrator(tmp_path: Path) -> None:
    """The flag stands in the certificate; only who holds the authority's key can issue it."""
    plain = Office()
    signer = signer_of(plain)
    path = write(tmp_path / "r.pem", roster_of(plain, signer.officer), signer)
    assert refused(path) == "roster.signature"


def test_signer_of_another_authority_is_refused(office: Office, tmp_path: Path) -> None:
    stranger = signer_of(Office(officer=replace(OFFICER, administrator=True)))
    value = roster_of(office, signer_of(office).officer, stranger.officer)
    assert refused(write(tmp_path / "r.pem", value, stranger)) == "roster.signature"


def test_authority_must_be_one(office: Office, tmp_path: Path) -> None:
    signer = signer_of(office)
    value = replace(roster_of(office, signer.officer), authority=office.certificate)
    assert refused(write(tmp_path / "r.pem", value, signer)) == "roster.signature"


def _flip(offset: int) -> Callable[[bytes], bytes]:
    def flip(data: bytes) -> bytes:
        lines = data.decode().split("\n")
        raw = bytearray(base64.b64decode("".join(lines[1:-2])))
        raw[offset] ^= 1
        body = base64.b64encode(bytes(raw)).decode()
        return "\n".join([lines[0], body, lines[-2], ""]).encode()

    return flip


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:300],
        lambda data: data.replace(b"BEGIN CMS", b"BEGIN TXT"),
        lambda data: data + b"more",
        lambda data: b"\xff" + data,
        lambda data: b"x" * 2_000_000,
    ],
)
def test_damaged_file_is_refused(
    office: Office, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    signer = signer_of(office)
    path = write(tmp_path / "r.pem", roster_of(office, signer.officer), signer)
    path.write_bytes(spoil(path.read_bytes()))
    assert refused(path) == "roster.damaged"


def test_no_changed_byte_is_accepted(office: Office, tmp_path: Path) -> None:
    """One bit in every eleventh byte; unsigned wrapping may change, what it says may not."""
    signer = signer_of(office)
    value = roster_of(office, signer.officer)
    path = write(tmp_path / "r.pem", value, signer)
    data = path.read_bytes()
    size = len(base64.b64decode("".join(data.decode().split("\n")[1:-2])))
    accepted = 0
    for offset in range(0, size, 11):
        path.write_bytes(_flip(offset)(data))
        try:
            assert roster_file.read(path) == value
            accepted += 1
        except (BadInputError, CheckFailedError):
            continue
    # Only the enclosed copy of the authority's certificate is outside the signature, and unused.
    assert accepted * 11 < len(office.root.public_bytes(Encoding.DER)) + 50


def test_a_station_has_an_authority_of_its_own_name_that_is_no_office(tmp_path: Path) -> None:
    """In a trust file nobody is pinned: by such an authority it would name another's officers."""
    admin = replace(OFFICER, administrator=True)
    found = Office("HFX-01", admin)
    assert refused(
        write(tmp_path / "r.pem", roster_of(found, signer_of(found).officer), signer_of(found))
    ) == ("roster.signature")
    found.key, found.root = offices.make_office("OTT-04", AT, trial=False)
    found.certificate = authority.issue(
        admin, found.private.public_key(), authority_key=found.key, authority=found.root, at=AT
    )
    assert refused(
        write(tmp_path / "r.pem", roster_of(found, signer_of(found).officer), signer_of(found))
    ) == ("roster.signature")


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.pem") == "roster.unreadable"


def test_an_officer_whose_key_nobody_signs_with_is_refused(office: Office, tmp_path: Path) -> None:
    """What looks through all keys that are known here must be able to read each of them."""
    from cryptography.hazmat.primitives.asymmetric import ed25519

    signer, other = signer_of(office), replace(OFFICER, id="O-0009", name="E. Odd")
    odd: Any = ed25519.Ed25519PrivateKey.generate().public_key()
    certificate = authority.issue(
        other, odd, authority_key=office.key, authority=office.root, at=AT
    )
    listed = replace(other, certificate_pem=authority.to_pem(certificate))
    path = write(tmp_path / "r.pem", roster_of(office, signer.officer, listed), signer)
    assert refused(path) == "roster.damaged"
