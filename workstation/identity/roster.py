"""The roster: who works at a station, signed, so that another station can trust them.

How it is written and read as a file: :mod:`workstation.identity.roster_file`. Whoever takes one
in compares the authority's fingerprint by another way first: the file itself can only prove that
it was not changed since that authority's officer signed it.
"""

from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from workstation.domain.officer import Officer, Role
from workstation.identity import authority
from workstation.identity.officer_body import officer_from_body, officer_in, officer_to_body
from workstation.vault.store import utc_time

FORMAT = "assessor-roster-1"
MOST_OFFICERS = 500


class OfficerJson(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """An officer as a roster lists one."""

    id: str
    name: str
    authority: str
    administrator: bool
    title: str
    certificate_pem: str
    certificate_sha256: str
    disabled: bool
    station: str
    acting: str = ""


class RosterJson(
    msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, tag_field="format", tag=FORMAT
):
    """A station's roster as its file says it."""

    station: str
    vault: str
    at: str
    certificate_pem: str
    officers: list[OfficerJson]
    delegations: list[OfficerJson] = []


@dataclass(frozen=True, slots=True)
class Roster:
    """A station's officers and its authority. ``fingerprint`` is what people compare.

    ``delegations`` are officers once more, with the certificate by which they act for another
    authority between two dates.
    """

    station: str
    vault_id: str
    at_utc: str
    authority: x509.Certificate
    officers: tuple[Officer, ...]
    delegations: tuple[Officer, ...] = ()
    signed_by: x509.Certificate | None = field(default=None, compare=False)
    """Whose certificate signed the file that it was read from."""

    @property
    def root(self) -> x509.Certificate:
        """The authority that answers for it."""
        return self.authority

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the authority's certificate."""
        return authority.fingerprint(self.authority)

    def content(self) -> dict[str, Any]:
        """What is signed."""
        body = self.to_body()
        del body["certificate_sha256"]
        return {"format": FORMAT, **body}

    def to_body(self) -> dict[str, Any]:
        """The roster as an entry of the ledger carries it."""
        return {
            "station": self.station,
            "vault": self.vault_id,
            "at": self.at_utc,
            "certificate_pem": authority.to_pem(self.authority),
            "certificate_sha256": self.fingerprint,
            "officers": [officer_to_body(officer) for officer in self.officers],
            **_if_any("delegations", [officer_to_body(one) for one in self.delegations]),
        }


def _if_any(name: str, values: list[dict[str, object]]) -> dict[str, Any]:
    """A field that stands only where there is something to say, as rosters had none before."""
    return {name: values} if values else {}


def is_sane(parsed: RosterJson) -> bool:
    """Whether a roster is of a size that one can be."""
    return len(parsed.officers) + len(parsed.delegations) <= MOST_OFFICERS


def holds_together(roster: Roster, signed_by: x509.Certificate) -> bool:
    """The signer is an administrator on the list, and the authority issued each certificate.

    The authority is of this station by its own name, and issues to persons only: where nobody is
    pinned, that alone keeps it from naming another station's officers.
    """
    root = roster.authority
    named = authority.subject_value(root, NameOID.ORGANIZATION_NAME)
    if not authority.is_issued_by(root, root) or named != roster.station:
        return False
    if authority.is_office(root):
        return False
    by_print = {
        authority.fingerprint(authority.from_pem(officer.certificate_pem)): officer
        for officer in roster.officers
    }
    signer = by_print.get(authority.fingerprint(signed_by))
    if signer is None or not signer.administrator or signer.disabled:
        return False
    ids = {officer.id for officer in roster.officers}
    if any(not each.acting or each.id not in ids for each in roster.delegations):
        return False
    return all(
        is_as_certified(officer, roster.authority, roster.station)
        for officer in (*roster.officers, *roster.delegations)
    )


def is_as_certified(officer: Officer, issuer: x509.Certificate, station: str) -> bool:
    """Whether an officer is listed as the certificate says, and this authority issued it."""
    certificate = authority.from_pem(officer.certificate_pem)
    if not authority.is_issued_by(certificate, issuer):
        return False
    named = officer_in(certificate)
    return named == replace(officer, title="", disabled=False, station=station)


def to_roster(parsed: RosterJson, signed_by: x509.Certificate | None = None) -> Roster:
    """A roster from what its file says.

    Raises:
        ValueError: a line contradicts its certificate, or is none.
    """
    utc_time(parsed.at)
    require_readable(parsed.station, parsed.vault)
    return Roster(
        parsed.station,
        parsed.vault,
        parsed.at,
        authority.from_pem(parsed.certificate_pem),
        tuple(listed_officer(item, parsed.station) for item in parsed.officers),
        tuple(listed_officer(item, parsed.station) for item in parsed.delegations),
        signed_by,
    )


def listed_officer(item: OfficerJson, station: str) -> Officer:
    """One officer of a roster of this station.

    Raises:
        ValueError: the line contradicts its certificate, or is none.
    """
    Role(item.authority)
    require_readable(item.id, item.name, item.title, item.acting)
    officer = officer_from_body(msgspec.to_builtins(item))
    certificate = authority.from_pem(officer.certificate_pem)
    fingerprint = authority.fingerprint(certificate)
    if fingerprint != item.certificate_sha256 or officer.station != station:
        raise ValueError("an officer of the roster contradicts the certificate")
    if not isinstance(certificate.public_key(), ec.EllipticCurvePublicKey):
        raise ValueError("an officer of the roster has a key of a kind that nobody signs with")
    return officer


def require_readable(*texts: str) -> None:
    """Go on only with what reads as it is kept.

    Raises:
        ValueError: a name holds what nobody can see, or is no line.
    """
    if not authority.reads_as_kept(*texts):
        raise ValueError("a name that does not read as it is kept")
