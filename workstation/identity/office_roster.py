"""The office's roster: all its stations, their officers, who acts for whom, and what is revoked.

Same form as a station's (PEM-armoured CMS SignedData over canonical JSON), version 2. It is
signed by a certificate that the office's authority issued for this only. Its number rises, so
that an older one cannot bring back who left; it holds between two dates.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
import rfc8785
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from workstation.domain.error import BadInputError, CheckFailedError
from workstation.domain.officer import Officer
from workstation.identity import authority, office, signed_data
from workstation.identity.revocation import REASONS, Revoked
from workstation.identity.roster import (
    OfficerJson,
    armour,
    is_as_certified,
    listed_officer,
    unarmour,
)
from workstation.identity.trust import Signer, officer_to_body
from workstation.outside import door
from workstation.vault.files import read_limited
from workstation.vault.store import utc_time

FORMAT = "assessor-roster-2"
LIMIT_BYTES = 16 * 1024 * 1024
MOST_STATIONS = 200
MOST_OFFICERS = 5_000
MOST_REVOKED = 10_000

_DEFECTS = (*authority.DEFECTS, KeyError, RecursionError)


class _StationJson(msgspec.Struct, forbid_unknown_fields=True):
    station: str
    vault: str
    certificate_pem: str
    officers: list[OfficerJson]
    delegations: list[OfficerJson]


class _RevokedJson(msgspec.Struct, forbid_unknown_fields=True):
    issuer: str
    serial: str
    at: str
    reason: str


class _OfficeRosterJson(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    number: int
    at: str
    valid_from: str
    valid_until: str
    certificate_pem: str
    stations: list[_StationJson]
    revoked: list[_RevokedJson]


class _Opened(msgspec.Struct, frozen=True):
    roster: _OfficeRosterJson
    signer: bytes
    is_intact: bool


@dataclass(frozen=True, slots=True)
class ListedStation:
    """One station of the office. ``authority`` is its certificate by the office."""

    station: str
    vault_id: str
    authority: x509.Certificate
    officers: tuple[Officer, ...]
    delegations: tuple[Officer, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the certificate by the office."""
        return authority.fingerprint(self.authority)


@dataclass(frozen=True, slots=True)
class OfficeRoster:
    """What an office says of its stations. ``revoked`` is by the issuer's key identifier."""

    office: x509.Certificate
    number: int
    at_utc: str
    valid_from_utc: str
    valid_until_utc: str
    stations: tuple[ListedStation, ...]
    revoked: tuple[tuple[str, Revoked], ...] = ()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the office's certificate, which people compare."""
        return authority.fingerprint(self.office)

    def to_body(self) -> dict[str, Any]:
        """The roster as an entry of the ledger carries it."""
        return {
            "number": self.number,
            "at": self.at_utc,
            "valid_from": self.valid_from_utc,
            "valid_until": self.valid_until_utc,
            "certificate_pem": authority.to_pem(self.office),
            "stations": [
                {
                    "station": each.station,
                    "vault": each.vault_id,
                    "certificate_pem": authority.to_pem(each.authority),
                    "officers": [officer_to_body(one) for one in each.officers],
                    "delegations": [officer_to_body(one) for one in each.delegations],
                }
                for each in self.stations
            ],
            "revoked": [
                {
                    "issuer": issuer, "serial": f"{each.serial:x}", "at": each.at_utc,
                    "reason": each.reason,
                }
                for issuer, each in self.revoked
            ],
        }  # fmt: skip


def write(roster: OfficeRoster, signer: Signer) -> bytes:
    """The roster, signed with a certificate for rosters, and armoured."""
    content = rfc8785.dumps({"format": FORMAT, **roster.to_body()})
    at = utc_time(roster.at_utc)
    signed = signed_data.sign(content, signer.sign, signer.certificate, [roster.office], at)
    return armour(signed)


def read(path: Path) -> OfficeRoster:
    """A roster whose signature and certificates hold together.

    Raises:
        BadInputError: ``roster.unreadable`` or ``roster.damaged``: it is not a roster.
        CheckFailedError: ``roster.signature``: its signature or a certificate does not hold.
    """
    try:
        data = read_limited(path, LIMIT_BYTES)
    except OSError as problem:
        raise BadInputError("roster.unreadable", file=str(path)) from problem
    opened = door.run(_OPEN, data or b"", str(path), file=str(path))
    try:
        roster = _to_roster(opened.roster)
        signer = x509.load_der_x509_certificate(opened.signer)
        holds = opened.is_intact and _holds_together(roster, signer)
    except _DEFECTS as problem:
        raise BadInputError("roster.damaged", file=str(path)) from problem
    if not holds:
        raise CheckFailedError(
            "roster.signature", file=str(path), station=office.name_of(roster.office)
        )
    return roster


def take_apart(data: bytes, given: str) -> "_Opened":
    """In the process without keys: what an office's roster says, and who signed it.

    Raises:
        BadInputError: ``roster.damaged``.
    """
    try:
        signed = signed_data.load(unarmour(data))
        parsed = msgspec.json.decode(signed.content, type=_OfficeRosterJson)
        _to_roster(parsed)
        canonical = rfc8785.dumps(msgspec.to_builtins(parsed)) == signed.content
    except _DEFECTS as problem:
        raise BadInputError("roster.damaged", file=given) from problem
    if parsed.format != FORMAT or not canonical or not _is_sane(parsed):
        raise BadInputError("roster.damaged", file=given)
    return _Opened(parsed, signed.signer.public_bytes(Encoding.DER), signed.is_intact)


_OPEN: Final[door.Task[_Opened]] = door.Task(
    "workstation.identity.office_roster:take_apart", _Opened
)


def _is_sane(parsed: _OfficeRosterJson) -> bool:
    people = sum(len(one.officers) + len(one.delegations) for one in parsed.stations)
    return (
        len(parsed.stations) <= MOST_STATIONS
        and people <= MOST_OFFICERS
        and len(parsed.revoked) <= MOST_REVOKED
        and parsed.number > 0
        and parsed.valid_from < parsed.valid_until
    )


def _holds_together(roster: OfficeRoster, signed_by: x509.Certificate) -> bool:
    """The office issued the signer's certificate, for rosters only, and each station's.

    No two stations share a name, a vault or a key.
    """
    root, at = roster.office, utc_time(roster.at_utc)
    is_root = authority.is_office(root) and authority.is_issued_by(root, root)
    in_time = signed_by.not_valid_before_utc <= at <= signed_by.not_valid_after_utc
    for_rosters = authority.units_of(signed_by) == (office.ROSTER_UNIT,)
    if not (is_root and in_time and for_rosters and authority.is_issued_by(signed_by, root)):
        return False
    told_apart = all(
        len({key(one) for one in roster.stations}) == len(roster.stations)
        for key in (
            _name_key,
            lambda one: one.vault_id,
            lambda one: authority.key_id(one.authority),
        )
    )
    return told_apart and all(_is_station(each, root) for each in roster.stations)


def _name_key(station: ListedStation) -> str:
    return station.station.casefold()


def _vault_key(station: ListedStation) -> str:
    return station.vault_id


def _public_key(station: ListedStation) -> str:
    return authority.key_id(station.authority)


def _is_station(station: ListedStation, root: x509.Certificate) -> bool:
    certificate = station.authority
    if (
        not authority.is_issued_by(certificate, root)
        or not authority.is_authority(certificate)
        or authority.is_office(certificate)
        or office.name_of(certificate) != station.station
    ):
        return False
    ids = {officer.id for officer in station.officers}
    if any(not each.acting or each.id not in ids for each in station.delegations):
        return False
    return all(
        is_as_certified(each, certificate, station.station)
        or is_as_certified(each, root, station.station)
        for each in (*station.officers, *station.delegations)
    )


def _to_roster(parsed: _OfficeRosterJson) -> OfficeRoster:
    for moment in (parsed.at, parsed.valid_from, parsed.valid_until):
        utc_time(moment)
    return OfficeRoster(
        authority.from_pem(parsed.certificate_pem),
        parsed.number,
        parsed.at,
        parsed.valid_from,
        parsed.valid_until,
        tuple(
            ListedStation(
                each.station,
                each.vault,
                authority.from_pem(each.certificate_pem),
                tuple(listed_officer(one, each.station) for one in each.officers),
                tuple(listed_officer(one, each.station) for one in each.delegations),
            )
            for each in parsed.stations
        ),
        tuple((each.issuer, _to_revoked(each)) for each in parsed.revoked),
    )


def _to_revoked(line: _RevokedJson) -> Revoked:
    utc_time(line.at)
    if line.reason not in REASONS:
        raise ValueError("not a reason for a revocation")
    return Revoked(int(line.serial, 16), line.at, line.reason)
