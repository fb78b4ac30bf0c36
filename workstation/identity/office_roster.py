"""The office's roster: all its stations, their officers, who acts for whom, and what is revoked.

It is signed by a certificate that the office's authority issued for this one roster, whose digest
it names: who signed one once signs no other without the office's key. Its number rises, so that an
older one cannot bring back who left; it holds between two dates. How it is written and read as a
file: :mod:`workstation.identity.roster_file`.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
import rfc8785
from cryptography import x509

from workstation.domain.officer import Officer, Permission
from workstation.identity import authority, office
from workstation.identity.officer_body import officer_to_body
from workstation.identity.revocation import REASONS, Revoked
from workstation.identity.roster import (
    OfficerJson,
    is_as_certified,
    listed_officer,
    require_readable,
)
from workstation.vault.store import utc_time

FORMAT = "assessor-roster-2"
MOST_STATIONS = 200
MOST_OFFICERS = 5_000
MOST_REVOKED = 10_000
REFUSE: Final = "refuse"
"""What an office says of packets where a list or roster is past its time; else it says nothing."""


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


class OfficeRosterJson(
    msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, tag_field="format", tag=FORMAT
):
    """An office's roster as its file says it."""

    number: int
    at: str
    valid_from: str
    valid_until: str
    certificate_pem: str
    stations: list[_StationJson]
    revoked: list[_RevokedJson]
    past_lists: str = ""


@dataclass(frozen=True, slots=True)
class ListedStation:
    """One station of the office. ``authority`` is its certificate by the office."""

    station: str
    vault_id: str
    authority: x509.Certificate
    officers: tuple[Officer, ...]
    delegations: tuple[Officer, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeRoster:
    """What an office says of its stations. ``revoked`` is by the issuer's key identifier.

    ``refuses_past`` is True where the office wants packets refused while a list or roster that
    they need is past its time.
    """

    office: x509.Certificate
    number: int
    at_utc: str
    valid_from_utc: str
    valid_until_utc: str
    stations: tuple[ListedStation, ...]
    revoked: tuple[tuple[str, Revoked], ...] = ()
    refuses_past: bool = False
    signed_by: x509.Certificate | None = field(default=None, compare=False)
    """Whose certificate signed the file that it was read from."""

    @property
    def root(self) -> x509.Certificate:
        """The authority that answers for it."""
        return self.office

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the office's certificate, which people compare."""
        return authority.fingerprint(self.office)

    @property
    def digest(self) -> str:
        """The SHA-256 of what is signed, which the signer's certificate names."""
        return hashlib.sha256(rfc8785.dumps(self.content())).hexdigest()

    def content(self) -> dict[str, Any]:
        """What is signed."""
        return {"format": FORMAT, **self.to_body()}

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
            **({"past_lists": REFUSE} if self.refuses_past else {}),
        }  # fmt: skip


def is_sane(parsed: OfficeRosterJson) -> bool:
    """Whether a roster is of a size that one can be, and says only what is known here."""
    people = sum(len(one.officers) + len(one.delegations) for one in parsed.stations)
    return (
        len(parsed.stations) <= MOST_STATIONS
        and people <= MOST_OFFICERS
        and len(parsed.revoked) <= MOST_REVOKED
        and parsed.number > 0
        and parsed.valid_from < parsed.valid_until
        and parsed.past_lists in {"", REFUSE}
    )


def holds_together(roster: OfficeRoster, signed_by: x509.Certificate) -> bool:
    """The office issued the signer's certificate, for this roster only, and each station's.

    The signer is on the list, and administers. No two stations share a name, a vault or a key.
    """
    root, at = roster.office, utc_time(roster.at_utc)
    is_root = authority.is_office(root) and authority.is_issued_by(root, root)
    in_time = signed_by.not_valid_before_utc <= at <= signed_by.not_valid_after_utc
    for_rosters = authority.units_of(signed_by) == (office.ROSTER_UNIT,)
    if not (is_root and in_time and for_rosters and authority.is_issued_by(signed_by, root)):
        return False
    if office.roster_of_signer(signed_by) != roster.digest or not _is_listed(roster, signed_by):
        return False
    keys = (
        {station.station.casefold() for station in roster.stations},
        {station.vault_id for station in roster.stations},
        {authority.key_id(station.authority) for station in roster.stations},
    )
    told_apart = all(len(each) == len(roster.stations) for each in keys)
    return told_apart and all(_is_station(each, root) for each in roster.stations)


def _is_listed(roster: OfficeRoster, signed_by: x509.Certificate) -> bool:
    """Whether who signed stands on the list with this key, as one who administers and is there."""
    public = signed_by.public_key()
    return any(
        authority.from_pem(one.certificate_pem).public_key() == public
        and Permission.ADMINISTER in one.permissions
        for station in roster.stations
        if station.station == office.name_of(signed_by)
        for one in station.officers
    )


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


def to_roster(parsed: OfficeRosterJson, signed_by: x509.Certificate | None = None) -> OfficeRoster:
    """A roster from what its file says.

    Raises:
        ValueError: a line contradicts its certificate, or is none.
    """
    for moment in (parsed.at, parsed.valid_from, parsed.valid_until):
        utc_time(moment)
    root = authority.from_pem(parsed.certificate_pem)
    for each in parsed.stations:
        require_readable(each.station, each.vault)
    require_readable(*authority.names_of(root))
    return OfficeRoster(
        root,
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
        parsed.past_lists == REFUSE,
        signed_by,
    )


def _to_revoked(line: _RevokedJson) -> Revoked:
    utc_time(line.at)
    if line.reason not in REASONS:
        raise ValueError("not a reason for a revocation")
    return Revoked(int(line.serial, 16), line.at, line.reason)
